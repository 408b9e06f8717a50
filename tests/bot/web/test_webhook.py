"""The door that Telegram knocks at: who may come in, what is taken, and what is delivered again."""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest
from aiogram import Dispatcher, Router
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.betrieb import Betrieb
from bot.einmal import EigenesGedaechtnis, Once
from bot.errors import errors_router
from bot.lokal.chat import LokalerChat
from bot.lokal.session import create_lokaler_bot
from bot.lokal.stoerung import netzfehler
from bot.web.dienst import create_app, serve
from bot.web.webhook import KOPFZEILE, PFAD, Webhook
from dialogs import captions
from storage.engine import DatabaseUnavailableError

GEHEIMWORT = "geheim-geheim-geheim"
RICHTIG = {KOPFZEILE: GEHEIMWORT}
Handler = Callable[[Message], Any]


class Tor:
    """A webhook in front of one handler, in a Dispatcher with nothing else but what answers failures."""

    def __init__(self) -> None:
        self.chat = LokalerChat()
        self.kim = self.chat.person(1)
        self.bot = create_lokaler_bot(self.chat)
        self.betrieb = Betrieb()
        self.gesehen: list[str | None] = []
        self.handler: Handler | None = None
        self.dispatcher = Dispatcher()
        self.dispatcher.update.outer_middleware(Once(EigenesGedaechtnis()))
        router = Router()
        router.message.register(self._nimm)
        self.dispatcher.include_routers(router, errors_router(self.betrieb))

    async def _nimm(self, message: Message) -> None:
        self.gesehen.append(message.text)
        if self.handler is not None:
            await self.handler(message)

    async def klopfe(self, inhalt: Any, kopf: dict[str, str] | None = None) -> int:
        daten = inhalt if isinstance(inhalt, bytes) else json.dumps(inhalt).encode()
        kopf = RICHTIG if kopf is None else kopf
        async with aiohttp.ClientSession() as http:
            antwort = await http.post(f"http://127.0.0.1:{self.port}{PFAD}", data=io.BytesIO(daten), headers=kopf)
            return antwort.status

    def update(self, nummer: int, text: str = "hallo") -> dict[str, Any]:
        person = {"id": 1, "is_bot": False, "first_name": "Kim"}
        nachricht = {"message_id": nummer, "date": 0, "chat": {"id": 1, "type": "private"}, "from": person, "text": text}
        return {"update_id": nummer, "message": nachricht}


@pytest.fixture
async def tor() -> AsyncIterator[Tor]:
    tor = Tor()
    app = create_app(Webhook(tor.dispatcher, tor.bot, GEHEIMWORT).routen())
    async with serve(app, "127.0.0.1", 0, geduld=0.2) as tor.port:
        yield tor


@pytest.mark.parametrize("kopf", [{}, {KOPFZEILE: ""}, {KOPFZEILE: "geheim"}, {KOPFZEILE: GEHEIMWORT + "x"}, {KOPFZEILE: "ä\udcff"}])
async def test_without_the_secret_nothing_is_read(tor: Tor, kopf: dict[str, str]):
    assert await tor.klopfe(tor.update(1), {name: wert.encode("utf-8", "ignore").decode() for name, wert in kopf.items()}) == 401
    assert await tor.klopfe(b"x" * 500_000, {}) == 401
    assert tor.gesehen == []


async def test_an_update_is_answered_once_it_is_handled(tor: Tor):
    fertig = asyncio.Event()

    async def langsam(_: Message) -> None:
        await asyncio.sleep(0.05)
        fertig.set()

    tor.handler = langsam
    assert await tor.klopfe(tor.update(1)) == 200
    assert fertig.is_set()


@pytest.mark.parametrize("inhalt", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
async def test_what_is_no_json_is_refused(tor: Tor, inhalt: bytes):
    assert await tor.klopfe(inhalt) == 400
    assert tor.gesehen == []


@pytest.mark.parametrize("inhalt", [{}, [], "x", 5, None, {"update_id": "x"}, {"update_id": 1, "message": {"text": 5}}])
async def test_an_update_of_an_unknown_shape_is_taken_and_passed_over(tor: Tor, inhalt: Any):
    assert await tor.klopfe(inhalt) == 200
    assert tor.gesehen == []


async def test_a_body_that_is_too_large_is_refused(tor: Tor):
    assert await tor.klopfe(b"x" * 2_000_000) == 413


async def test_a_second_delivery_while_the_first_is_under_way_and_after_it_changes_nothing(tor: Tor):
    for _ in range(2):
        assert await tor.klopfe(tor.update(7)) == 200
    assert tor.gesehen == ["hallo"]


async def test_a_failure_the_person_was_told_of_is_not_delivered_again(tor: Tor):
    async def ohne_datenbank(_: Message) -> None:
        raise DatabaseUnavailableError

    tor.handler = ohne_datenbank
    await tor.kim.sende(text="x")
    assert await tor.klopfe(tor.update(1)) == 200
    assert tor.kim.text == captions.DATENBANK_FEHLT
    assert 'lotse_updates_total{kind="message",outcome="database"} 1.0' in tor.betrieb.zahlen.text().decode()


async def test_a_failure_nobody_could_be_told_of_is_delivered_again_and_handled_then(tor: Tor):
    async def ohne_datenbank(_: Message) -> None:
        raise DatabaseUnavailableError

    tor.handler = ohne_datenbank
    tor.bot.session.fehler.append(netzfehler(SendMessage))
    assert await tor.klopfe(tor.update(1)) == 503
    tor.handler = None
    assert await tor.klopfe(tor.update(1)) == 200
    assert tor.gesehen == ["hallo", "hallo"]


async def test_an_answer_that_gets_lost_is_delivered_again(tor: Tor):
    async def ohne_netz(message: Message) -> None:
        raise TelegramNetworkError(method=SendMessage(chat_id=message.chat.id, text="x"), message="away")

    tor.handler = ohne_netz
    tor.bot.session.fehler.append(netzfehler(SendMessage, mal=3))
    assert await tor.klopfe(tor.update(1)) in (500, 503)


async def test_a_stop_waits_for_the_update_under_way(tor: Tor):
    angefangen, geschehen = asyncio.Event(), []

    async def langsam(_: Message) -> None:
        angefangen.set()
        await asyncio.sleep(0.1)
        geschehen.append("handled")

    tor.handler = langsam
    app = create_app(Webhook(tor.dispatcher, tor.bot, GEHEIMWORT).routen())
    async with serve(app, "127.0.0.1", 0, geduld=5) as tor.port:
        klopfen = asyncio.create_task(tor.klopfe(tor.update(1)))
        await angefangen.wait()
    assert await klopfen == 200
    assert geschehen == ["handled"]
