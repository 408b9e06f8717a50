"""A small bot for the tests of the local chat: a dialog of two windows and one command for each thing a bot can do."""

import asyncio
import json
import operator
import re
import struct
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from aiogram import Bot, Dispatcher, F, Router
from aiogram.filters import Command, CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import SimpleEventIsolation
from aiogram.types import BotCommand, BufferedInputFile, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row, Select, SwitchTo
from aiogram_dialog.widgets.text import Const, Format

from bot.lokal.chat import LokalerChat
from bot.lokal.person import Person
from bot.lokal.seite import run_seite
from bot.lokal.session import LokaleSession, create_lokaler_bot


class Stadium(StatesGroup):
    groesse = State()
    name = State()


@dataclass
class Uhr:
    """A clock that stands until it is moved."""

    jetzt: datetime = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.jetzt

    def vor(self, **dauer: float) -> None:
        self.jetzt += timedelta(**dauer)


def png(breite: int = 320, hoehe: int = 160) -> bytes:
    """Return a picture of one colour."""

    def stueck(art: bytes, inhalt: bytes) -> bytes:
        return struct.pack(">I", len(inhalt)) + art + inhalt + struct.pack(">I", zlib.crc32(art + inhalt))

    zeilen = (b"\0" + b"\x1f\x6f\x5c" * breite) * hoehe
    kopf = struct.pack(">IIBBBBB", breite, hoehe, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + stueck(b"IHDR", kopf) + stueck(b"IDAT", zlib.compress(zeilen)) + stueck(b"IEND", b"")


def tastatur(*reihen: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    """Return an inline keyboard of (label, callback data)."""
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=t, callback_data=d) for t, d in reihe] for reihe in reihen])


async def _get_groessen(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"groessen": [("bis 10 000", "klein"), ("10 000 bis 50 000", "mittel"), ("über 50 000", "gross")], **dialog_manager.dialog_data}


async def _waehle(_: CallbackQuery, __: Any, manager: DialogManager, kennung: str) -> None:
    manager.dialog_data["gewaehlt"] = kennung
    manager.dialog_data["zahl"] = manager.dialog_data.get("zahl", 0) + 1
    await manager.switch_to(Stadium.name)


async def _hilf(callback: CallbackQuery, _: Any, __: DialogManager) -> None:
    await callback.answer("Es zählt der Hauptwohnsitz.")


async def _nimm_namen(message: Message, _: Any, manager: DialogManager) -> None:
    manager.dialog_data["name"] = message.text
    await manager.switch_to(Stadium.groesse)


def _dialog() -> Dialog:
    return Dialog(
        Window(
            Const("<b>Wie groß</b> ist Ihre Kommune?"),
            Format("Bisher: {dialog_data[name]}", when=lambda d, *_: "name" in d["dialog_data"]),
            Select(Format("{item[0]}"), id="groesse", item_id_getter=operator.itemgetter(1), items="groessen", on_click=_waehle),
            Button(Const("Was zählt?"), id="hilfe", on_click=_hilf),
            state=Stadium.groesse,
            getter=_get_groessen,
        ),
        Window(
            Format("Gewählt: <i>{dialog_data[gewaehlt]}</i> ({dialog_data[zahl]}).\nWie heißt die Kommune?"),
            MessageInput(_nimm_namen),
            Row(SwitchTo(Const("Zurück"), id="zurueck", state=Stadium.groesse)),
            state=Stadium.name,
        ),
    )


async def _start(_: Message, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(Stadium.groesse, mode=StartMode.RESET_STACK)


async def _sage(message: Message) -> None:
    await message.answer((message.text or "").partition(" ")[2])


async def _knoepfe(message: Message) -> None:
    knoepfe = [[("Hinweis", "hinweis"), ("Meldung", "meldung")], [("Bearbeiten", "bearbeiten"), ("Stumm", "stumm")], [("Fehler", "fehler")]]
    await message.answer("Bitte wählen.", reply_markup=tastatur(*knoepfe))


async def _gedrueckt(callback: CallbackQuery) -> None:
    match callback.data:
        case "hinweis":
            await asyncio.sleep(0.2)
            await callback.answer("Gespeichert.")
        case "meldung":
            await callback.answer("Bitte lesen Sie das genau.", show_alert=True)
        case "bearbeiten":
            if isinstance(callback.message, Message):
                await callback.message.edit_text("Geändert.", reply_markup=tastatur([("Meldung", "meldung")]))
            await callback.answer()
        case "fehler":
            raise RuntimeError("broken on purpose")


async def _datei(message: Message) -> None:
    await message.answer_document(BufferedInputFile(b"%PDF-1.7 Bericht", "Empfehlungsbericht.pdf"), caption="Ihr <b>Bericht</b>")


async def _bild(message: Message) -> None:
    await message.answer_photo(BufferedInputFile(png(), "weg.png"), caption="Der Weg bis hierher")


async def _zulang(message: Message) -> None:
    await message.answer("x" * 4097)


async def _tippt(message: Message, bot: Bot) -> None:
    await bot.send_chat_action(message.chat.id, "typing")


def _router() -> Router:
    router = Router()
    router.message.register(_start, CommandStart())
    for name, handler in {"sage": _sage, "knoepfe": _knoepfe, "datei": _datei, "bild": _bild, "zulang": _zulang, "tippt": _tippt}.items():
        router.message.register(handler, Command(name))
    router.callback_query.register(_gedrueckt, F.data.in_({"hinweis", "meldung", "bearbeiten", "stumm", "fehler"}))
    return router


@pytest.fixture
def uhr() -> Uhr:
    return Uhr()


@pytest.fixture
def chat(uhr: Uhr) -> LokalerChat:
    return LokalerChat(uhr=uhr)


@pytest.fixture
async def bot(chat: LokalerChat) -> AsyncIterator[Bot]:
    bot = create_lokaler_bot(chat)
    await bot.set_my_commands(
        [BotCommand(command="start", description="Von vorn"), BotCommand(command="sage", description="Etwas wiederholen")]
    )
    yield bot
    await bot.session.close()


@pytest.fixture
def session(bot: Bot) -> LokaleSession:
    assert isinstance(bot.session, LokaleSession)
    return bot.session


def baue_dispatcher() -> Dispatcher:
    dispatcher = Dispatcher(events_isolation=SimpleEventIsolation())
    dispatcher.include_routers(_router(), _dialog())
    setup_dialogs(dispatcher)
    return dispatcher


@pytest.fixture
def dispatcher(chat: LokalerChat, bot: Bot) -> Dispatcher:
    dispatcher = baue_dispatcher()
    chat.verbinde(dispatcher, bot)
    return dispatcher


@pytest.fixture
def neuer_dispatcher() -> Any:
    return baue_dispatcher


@pytest.fixture
def bild() -> Any:
    return png


@pytest.fixture
def knoepfe() -> Any:
    return tastatur


@pytest.fixture
def person(chat: LokalerChat, dispatcher: Dispatcher) -> Person:
    return chat.person(11)


class Klient:
    """A browser without a screen."""

    def __init__(self, session, url):
        self.session = session
        self.url = url
        self.csrf = ""
        self.geleert = []

    @property
    def kopf(self):
        return {"Origin": self.url.rstrip("/"), "X-CSRF-Token": self.csrf}

    async def oeffne(self):
        async with self.session.get(self.url) as antwort:
            self.csrf = re.search(r'name="csrf" content="([^"]+)"', await antwort.text())[1]
            return antwort

    async def post(self, pfad, daten=None, **kopf):
        async with self.session.post(self.url + pfad, json=daten or {}, headers={**self.kopf, **kopf}) as antwort:
            return antwort.status

    async def hole(self, pfad, **kopf):
        async with self.session.get(self.url + pfad, headers=kopf) as antwort:
            return antwort, await antwort.read()

    @asynccontextmanager
    async def ereignisse(self, letzte=None):
        kopf = {"Last-Event-ID": letzte} if letzte else {}
        async with self.session.get(self.url + "ereignisse", headers=kopf) as antwort:

            async def naechstes(art=None):
                kennung = ""
                async for zeile in antwort.content:
                    if zeile.startswith(b"id: "):
                        kennung = zeile[4:].decode().strip()
                    if zeile.startswith(b"data: "):
                        daten = json.loads(zeile[6:])
                        if art in {None, daten["art"]}:
                            return kennung, daten
                raise AssertionError("the stream ended")

            yield lambda art=None: asyncio.wait_for(naechstes(art), 5)


@pytest.fixture
async def klient(chat, bot, dispatcher):
    geleert = []
    bereit = asyncio.get_running_loop().create_future()

    async def leere(user_id):
        geleert.append(user_id)

    dienst = asyncio.create_task(run_seite(dispatcher=dispatcher, bot=bot, chat=chat, neu_beginnen=leere, bereit=bereit.set_result, port=0))
    async with aiohttp.ClientSession() as session:
        klient = Klient(session, await asyncio.wait_for(bereit, 5))
        klient.geleert = geleert
        await klient.oeffne()
        yield klient
    dienst.cancel()
    with suppress(asyncio.CancelledError):
        await dienst


@pytest.fixture
def neuer_klient() -> Any:
    return Klient
