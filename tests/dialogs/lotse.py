"""A person and the real Dispatcher in one object: what a test does is a line, and what it may look at is what a person could see."""

import logging
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import Document, Message

from bot.betrieb import Betrieb
from bot.erinnern import PRAEFIX, verfasser
from bot.lokal.chat import Abfrage, LokalerChat
from bot.lokal.dateien import create_datei
from bot.lokal.person import Person
from bot.lokal.session import create_lokaler_bot
from bot.reminders import Erinnerungsdienst
from bot.wiring import Verdrahtung, verdrahte
from dialogs.akte import lade_akte
from dialogs.beratung.ansichten import UNBEKANNT
from dialogs.deps import Deps
from knowledge.frage import Frage
from knowledge.katalog import Katalog
from knowledge.suche import Suche
from storage.engine import Database
from storage.records import Person as PersonRecord

KIM = 4_711_000_001
TRENNER = "\x1d"
WIDGET = "k:"


class Uhr:
    """A clock that moves only when it is told to."""

    def __init__(self) -> None:
        self.jetzt = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.jetzt

    def vor(self, **dauer: float) -> None:
        self.jetzt += timedelta(**dauer)


class Fehlerprotokoll(logging.Handler):
    """Every log line that a person would have noticed as a fault."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.zeilen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        grund = record.exc_info[1] if record.exc_info else None
        self.zeilen.append(f"{record.name}: {record.getMessage()} {grund!r}")


@dataclass(frozen=True)
class Stand:
    """The dialog on top: the name of its state and what its window remembers."""

    state: str
    daten: Mapping[str, Any]


class Lotse:
    """The bot with one person in front of it; ``fehler_erwartet`` lifts the promise that nothing is logged as a fault."""

    def __init__(self, katalog: Katalog, suche: Suche, datei: Path, url: str = "", betrieb: Betrieb | None = None) -> None:
        self.katalog = katalog
        self.suche = suche
        self.datei = datei
        self.url = url or f"sqlite:///{datei}"
        self.uhr = Uhr()
        self.chat = LokalerChat(uhr=self.uhr)
        self.bot: Bot = create_lokaler_bot(self.chat)
        self.kim: Person = self.chat.person(KIM)
        self.protokoll = Fehlerprotokoll()
        self.fehler_erwartet = False
        self.seite: str | None = None
        self.betrieb = betrieb
        self.db: Database
        self.verdrahtung: Verdrahtung
        self.verbinde()

    def verbinde(self) -> None:
        """Build everything that lives in the process: database, Dispatcher, dialogs."""
        self.db = Database(self.url)
        self.verdrahtung = verdrahte(self.katalog, self.db, self.uhr, self.suche, seite=self.seite, betrieb=self.betrieb)
        self.chat.verbinde(self.verdrahtung.dispatcher, self.bot)

    async def neustart(self) -> None:
        """End the process and start another one on the same file; the chat stays, because Telegram keeps it."""
        await self.db.close()
        self.verbinde()

    @property
    def deps(self) -> Deps:
        return self.verdrahtung.deps

    # What the person does

    async def tippe(self, text: str) -> None:
        """Type a text, a second later."""
        self.uhr.vor(seconds=1)
        await self.kim.tippe(text)

    async def sende_datei(self, inhalt: bytes, name: str = "meine-daten.json") -> None:
        """Send a document, as a client does after uploading it."""
        self.uhr.vor(seconds=1)
        datei = create_datei("document", name, inhalt)
        self.chat.dateien[datei.file_id] = datei
        dokument = Document(file_id=datei.file_id, file_unique_id=datei.file_unique_id, file_name=name, file_size=len(inhalt))
        await self.kim.sende(document=dokument)

    async def druecke(self, knopf: str, **wie: Any) -> Abfrage:
        """Tap the button with this id on the newest message that has buttons."""
        self.uhr.vor(seconds=1)
        abfrage = await self.kim.druecke(data=self.data(knopf), **wie)
        assert abfrage is not None
        return abfrage

    async def druecke_daten(self, data: str, message_id: int | None = None, **wie: Any) -> Abfrage:
        """Tap a button that may be old, gone or forged."""
        self.uhr.vor(seconds=1)
        abfrage = await self.kim.druecke(data=data, message_id=message_id or self.kim.letzte.message_id, **wie)
        assert abfrage is not None
        return abfrage

    async def stimme_zu(self) -> None:
        """Greet and agree to the notice."""
        await self.tippe("/start")
        await self.druecke("verstanden")

    async def beginne(self) -> None:
        """Agree and open the first question."""
        await self.stimme_zu()
        await self.druecke("weiter")

    async def gehe_durch(self, handlung: Callable[[Frage], Awaitable[None]], hoechstens: int = 60) -> list[str]:
        """Do something at every question until another window comes; return the questions in the order in which they came."""
        gefragt: list[str] = []
        while (frage := self.frage) is not None:
            gefragt.append(frage.id)
            assert len(gefragt) <= hoechstens, gefragt
            await handlung(frage)
        return gefragt

    async def beantworte_durch(self, wahl: Callable[[Frage], str]) -> list[str]:
        """Tap an answer to every question until another window comes."""
        return await self.gehe_durch(lambda frage: self.antworte(wahl(frage)))

    async def antworte(self, teil: str) -> None:
        """Answer the question shown by its button; a date takes the three taps of the calendar."""
        frage = self.frage
        assert frage is not None
        if frage.art == "datum" and teil != UNBEKANNT:
            await self.druecke(f"{frage.id}/.j{teil[:4]}")
            await self.druecke(f"{frage.id}/.m{teil[:7]}")
            await self.druecke(f"{frage.id}/.d{teil}")
        else:
            await self.druecke(f"{frage.id}/{teil}")

    # What goes on without the person

    def dienst(self) -> Erinnerungsdienst:
        """Return a worker as a process would start one, with the clock of the test."""
        return Erinnerungsdienst(self.db, self.bot, verfasser(self.deps), jetzt=self.uhr, schlaf=self._schlaf, gleichzeitig=1)

    async def _schlaf(self, sekunden: float) -> None:
        self.uhr.vor(seconds=sekunden)

    async def naechste_erinnerung(self, hoechstens: int = 50) -> Message:
        """Let time pass until a message comes unasked."""
        anzahl, dienst = len(self.kim.nachrichten), self.dienst()
        for _ in range(hoechstens):
            await self.warte_auf_faelliges()
            await dienst.tick()
            if len(self.kim.nachrichten) > anzahl:
                return self.kim.letzte
        raise AssertionError("no reminder came")

    async def warte_auf_faelliges(self) -> None:
        """Move the clock to the moment at which the worker has to look again."""
        with closing(sqlite3.connect(self.datei)) as verbindung:
            naechste = verbindung.execute("SELECT min(naechste) FROM erinnerungsplaene").fetchone()[0]
        assert naechste is not None, "there is nothing to wait for"
        self.uhr.jetzt = max(self.uhr.jetzt, datetime.fromisoformat(naechste).replace(tzinfo=UTC))

    # What the person sees

    @property
    def text(self) -> str:
        """The newest text, with plain blanks where the bot keeps the words of a line together."""
        return self.kim.text.replace("\N{NO-BREAK SPACE}", " ")

    @property
    def tasten(self) -> dict[str, str]:
        """The buttons of the newest message that has any: id and label."""
        return {knopf_id(knopf.callback_data): knopf.text for knopf in self.kim.knoepfe() if knopf.callback_data}

    @property
    def frage(self) -> Frage | None:
        """The question whose buttons are shown, None in every other window."""
        fragen = {knopf.partition("/")[0] for knopf in self.tasten if knopf.endswith(f"/{UNBEKANNT}")}
        return self.katalog.fragen[fragen.pop()] if len(fragen) == 1 else None

    def data(self, knopf: str) -> str:
        """Return the callback data of a button that is shown."""
        treffer = [taste.callback_data for taste in self.kim.knoepfe() if taste.callback_data and knopf_id(taste.callback_data) == knopf]
        assert treffer, f"no button {knopf!r}; there are {list(self.tasten)}"
        return treffer[0]

    @property
    def toast(self) -> str | None:
        """The text of the newest answered tap."""
        return self.kim.antworten[-1].text

    # What is stored

    async def person(self) -> PersonRecord | None:
        async with self.db.transaction() as transaktion:
            return await transaktion.personen.find(KIM)

    async def gespeichert(self) -> dict[str, Any]:
        """Return the answers as they stand in the database."""
        person = await self.person()
        if person is None:
            return {}
        async with self.db.transaction() as transaktion:
            beratung = await transaktion.beratungen.active(person.id)
            antworten = await transaktion.beratungen.antworten(beratung.id) if beratung else {}
        return {frage: antwort.wert for frage, antwort in antworten.items()}

    async def aktive(self) -> str | None:
        """Return the id of the active consultation."""
        person = await self.person()
        if person is None:
            return None
        async with self.db.transaction() as transaktion:
            beratung = await transaktion.beratungen.active(person.id)
        return beratung.id if beratung else None

    async def wirksam(self) -> dict[str, Any]:
        """Return the answers that still count."""
        person = await self.person()
        return {} if person is None else dict((await lade_akte(self.deps, person.id)).wirksam.roh())

    async def setze(self, **antworten: Any) -> None:
        """Store answers directly, where a test is not about giving them."""
        person = await self.person()
        assert person is not None
        async with self.db.transaction() as transaktion:
            beratung = await transaktion.beratungen.active(person.id)
            assert beratung is not None
            for frage, wert in antworten.items():
                await transaktion.beratungen.set_antwort(beratung.id, frage, wert, katalog_version=self.katalog.version, jetzt=self.uhr())

    async def vergiss(self, *fragen: str) -> None:
        """Remove answers directly."""
        person = await self.person()
        assert person is not None
        async with self.db.transaction() as transaktion:
            beratung = await transaktion.beratungen.active(person.id)
            assert beratung is not None
            await transaktion.beratungen.remove_antworten(beratung.id, fragen, jetzt=self.uhr())

    async def stand(self) -> Stand | None:
        """Return what the dialog on top remembers, None where no dialog is open."""
        stapel = await self.verdrahtung.storage.get_data(self._ort("aiogd:stack:"))
        if not stapel.get("intents"):
            return None
        kontext = await self.verdrahtung.storage.get_data(self._ort(f"aiogd:context:{stapel['intents'][-1]}"))
        return Stand(kontext["state"], kontext["dialog_data"])

    async def intent(self) -> str:
        """Return the id of the dialog on top, with which each of its buttons begins."""
        stapel = await self.verdrahtung.storage.get_data(self._ort("aiogd:stack:"))
        return str(stapel["intents"][-1])

    def _ort(self, destiny: str) -> StorageKey:
        return StorageKey(bot_id=self.bot.id, chat_id=KIM, user_id=KIM, destiny=destiny)


def knopf_id(data: str | None) -> str:
    """Return what a button is about, without the part that says in which dialog it was shown."""
    return (data or "").rpartition(TRENNER)[2].removeprefix(WIDGET).removeprefix(PRAEFIX)
