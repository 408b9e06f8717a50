"""What one step of our dialog costs, beside a bare aiogram echo and a minimal aiogram-dialog, on this machine and in this run.

    python -m bench.schritt [--runden 7] [--personen 6] [--profil DATEI]

Prints one JSON line: milliseconds of processor time (all threads) per step, and the ratios, each the median over the rounds. All three
answer a tap by changing a message and go through the same local session. A step of ours is an answer tapped in a consultation: state and
answer stored on SQLite, the next question rendered. ``session_ms`` is the part of it that the local session takes, in place of a network.
``--profil`` writes the profile of our steps.
"""

import argparse
import asyncio
import cProfile
import gc
import json
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bot.aiogram_import import import_aiogram

import_aiogram()

from aiogram import Bot, Dispatcher, F, Router  # noqa: E402 - import_aiogram comes first, as in bot/start.py
from aiogram.fsm.state import State, StatesGroup  # noqa: E402
from aiogram.fsm.storage.memory import MemoryStorage  # noqa: E402
from aiogram.methods import TelegramMethod  # noqa: E402
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update  # noqa: E402
from aiogram_dialog import Dialog, DialogManager, Window, setup_dialogs  # noqa: E402
from aiogram_dialog.widgets.kbd import Button  # noqa: E402
from aiogram_dialog.widgets.text import Const, Format  # noqa: E402

from bot.lokal.chat import LokalerChat  # noqa: E402
from bot.lokal.person import Person  # noqa: E402
from bot.lokal.session import LokaleSession, create_lokaler_bot  # noqa: E402
from bot.start import lade_katalog  # noqa: E402
from bot.uhr import jetzt  # noqa: E402
from bot.wiring import verdrahte  # noqa: E402
from dialogs.beratung.ansichten import UNBEKANNT  # noqa: E402
from storage.engine import Database, migrate  # noqa: E402

FENSTER = 5
TAUSEND = 1_000
ERSTE_PERSON = 4_711_000_000


class MinimalSG(StatesGroup):
    """The windows of the minimal dialog."""

    eins, zwei, drei, vier, fuenf = (State() for _ in range(FENSTER))


class Messung:
    """Feeds updates to a Dispatcher and adds up processor time: of the step, and of the local session within it."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self.chat = LokalerChat()
        self.bot = create_lokaler_bot(self.chat)
        self.dispatcher = dispatcher
        self.schritte = 0
        self.zeit = 0.0
        self.session_zeit = 0.0
        self.profil: cProfile.Profile | None = None
        self.misst = False
        self.chat.verbinde(dispatcher, self.bot)
        self.chat.stelle_zu = self._stelle_zu  # type: ignore[method-assign]  # the clock belongs around the Dispatcher alone
        session = self.bot.session
        assert isinstance(session, LokaleSession)
        self._rufe = session.make_request
        session.make_request = self._make_request  # type: ignore[method-assign]  # likewise around the session

    async def _make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109 - aiogram's
        beginn = time.process_time()
        try:
            return await self._rufe(bot, method, timeout)
        finally:
            self.session_zeit += (time.process_time() - beginn) if self.misst else 0.0

    async def _stelle_zu(self, update: Update) -> None:
        if not self.misst:
            await self.dispatcher.feed_update(self.bot, update)
            return
        if self.profil is not None:
            self.profil.enable()
        beginn = time.process_time()
        await self.dispatcher.feed_update(self.bot, update)
        self.zeit += time.process_time() - beginn
        self.schritte += 1
        if self.profil is not None:
            self.profil.disable()

    async def miss(self, tue: Awaitable[object]) -> None:
        """Do something and count what it costs."""
        self.misst = True
        await tue
        self.misst = False

    def je_schritt(self) -> tuple[float, float]:
        """Return milliseconds per step, in all and in the session, and begin anew."""
        assert self.schritte
        ergebnis = self.zeit / self.schritte * TAUSEND, self.session_zeit / self.schritte * TAUSEND
        self.schritte, self.zeit, self.session_zeit = 0, 0.0, 0.0
        return ergebnis


def knopf(person: Person, endung: str) -> str | None:
    """Return the data of the first button shown that ends like this."""
    daten = (taste.callback_data for taste in person.knoepfe() if taste.callback_data)
    return next((wert for wert in daten if wert.endswith(endung)), None)


# Bare aiogram


def echo() -> Dispatcher:
    """Return a Dispatcher that changes the tapped message, and nothing else."""
    router = Router()
    tastatur = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="weiter", callback_data="weiter")]])

    @router.message()
    async def beginne(nachricht: Message) -> None:
        await nachricht.answer("0", reply_markup=tastatur)

    @router.callback_query(F.data == "weiter")
    async def weiter(tipp: CallbackQuery) -> None:
        assert isinstance(tipp.message, Message)
        await tipp.message.edit_text(str(int(tipp.message.text or 0) + 1), reply_markup=tastatur)
        await tipp.answer()

    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher.include_router(router)
    return dispatcher


# The smallest dialog of the dialog library


def minimal() -> Dispatcher:
    """Return a Dispatcher with one dialog of five windows, each with a text from a getter and a button to the next."""
    zustaende = list(MinimalSG.__states__)

    async def getter(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
        return {"schritt": dialog_manager.dialog_data.get("schritt", 0)}

    async def weiter(_tipp: CallbackQuery, _knopf: Button, manager: DialogManager) -> None:
        schritt = manager.dialog_data.get("schritt", 0) + 1
        manager.dialog_data["schritt"] = schritt
        await manager.switch_to(zustaende[schritt % FENSTER])

    dialog = Dialog(
        *(
            Window(Format("Schritt {schritt}"), Button(Const("weiter"), id="weiter", on_click=weiter), state=zustand, getter=getter)
            for zustand in zustaende
        )
    )
    router = Router()

    @router.message()
    async def beginne(_nachricht: Message, dialog_manager: DialogManager) -> None:
        await dialog_manager.start(MinimalSG.eins)

    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher.include_routers(dialog, router)
    setup_dialogs(dispatcher)
    return dispatcher


async def gehe(messung: Messung, person: Person, schritte: int) -> None:
    """Begin, and tap the one button so many times."""
    await person.tippe("hallo")
    for _ in range(schritte):
        daten = knopf(person, "weiter")
        assert daten is not None
        await messung.miss(person.druecke(data=daten))


# Ours


async def berate(messung: Messung, person: Person, jeder: int) -> int:
    """Go through a consultation, tapping every time another answer that is offered; return the number of steps."""
    await person.tippe("/start")
    for endung in (":verstanden", ":weiter"):
        await person.druecke(data=knopf(person, endung))
    anzahl = 0
    while (unbekannt := knopf(person, f"/{UNBEKANNT}")) is not None:
        vorn = unbekannt.removesuffix(UNBEKANNT)
        werte = [taste.callback_data for taste in person.knoepfe() if (taste.callback_data or "").startswith(vorn)]
        antworten = [wert for wert in werte if wert and "/." not in wert] or [unbekannt]
        await messung.miss(person.druecke(data=antworten[(jeder + anzahl) % len(antworten)]))
        anzahl += 1
        if knopf(person, f"/{UNBEKANNT}") is None and (naechster := knopf(person, ":weiter")) is not None:
            await person.druecke(data=naechster)
    return anzahl


async def runde(messungen: dict[str, Messung], personen: int, nummer: int) -> dict[str, tuple[float, float]]:
    """Measure all three, one after the other; garbage of one is not left to the next."""
    ergebnis = {}
    schritte = 0
    gaenge: dict[str, Callable[[Messung, Person, int], Awaitable[Any]]] = {"unser": berate, "minimal": gehe, "echo": gehe}
    for name, gang in gaenge.items():
        messung = messungen[name]
        gc.collect()
        for stelle in range(personen):
            person = messung.chat.person(ERSTE_PERSON + nummer * personen + stelle)
            if name == "unser":
                schritte += await gang(messung, person, stelle)
            else:
                await gang(messung, person, schritte // personen)
            messung.chat.leere(person.user.id)
        ergebnis[name] = messung.je_schritt()
    return ergebnis


def mediane(runden: list[dict[str, tuple[float, float]]]) -> dict[str, Any]:
    """Sum the rounds up."""

    def mitte(werte: list[float]) -> float:
        return round(statistics.median(werte), 3)

    return {
        **{f"{name}_ms": mitte([r[name][0] for r in runden]) for name in ("echo", "minimal", "unser")},
        "unser_zu_minimal": mitte([r["unser"][0] / r["minimal"][0] for r in runden]),
        "unser_zu_echo": mitte([r["unser"][0] / r["echo"][0] for r in runden]),
        "session_ms": {name: mitte([r[name][1] for r in runden]) for name in ("echo", "minimal", "unser")},
        "ohne_session_zu_minimal": mitte([(r["unser"][0] - r["unser"][1]) / (r["minimal"][0] - r["minimal"][1]) for r in runden]),
    }


async def messe(anzahl: int, personen: int, datenbank: str, profil: Path | None) -> dict[str, Any]:
    """Measure so many rounds after one to warm up."""
    db = Database(datenbank)
    unser = verdrahte(lade_katalog(), db, jetzt).dispatcher
    messungen = {"echo": Messung(echo()), "minimal": Messung(minimal()), "unser": Messung(unser)}
    await runde(messungen, personen, 0)
    if profil is not None:
        messungen["unser"].profil = cProfile.Profile()
    runden = [await runde(messungen, personen, nummer + 1) for nummer in range(anzahl)]
    for messung in messungen.values():
        assert messung.chat.verstoesse == []
    if profil is not None and messungen["unser"].profil is not None:
        messungen["unser"].profil.dump_stats(profil)
    await db.close()
    return {"runden": anzahl, **mediane(runden)}


def main() -> None:
    """Measure and print."""
    argumente = argparse.ArgumentParser(description=__doc__)
    argumente.add_argument("--runden", type=int, default=7)
    argumente.add_argument("--personen", type=int, default=6)
    argumente.add_argument("--profil", type=Path)
    wahl = argumente.parse_args()
    with tempfile.TemporaryDirectory() as ordner:
        url = f"sqlite:///{Path(ordner) / 'schritt.sqlite3'}"
        migrate(url)
        print(json.dumps(asyncio.run(messe(wahl.runden, wahl.personen, url, wahl.profil))))


if __name__ == "__main__":
    main()
