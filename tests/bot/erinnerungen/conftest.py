"""A simulated world for the worker: a clock, a Telegram that fails on demand, and the databases of the storage tests."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from aiogram.methods import GetMe, SendMessage

from bot.reminders import Erinnerungsdienst, Nachricht
from knowledge.antwort import Antworten
from knowledge.erinnerung import Einstellung, Erinnerung, Gemerkt, gleiche_ab
from knowledge.katalog import Katalog
from knowledge.loading import load_katalog
from knowledge.sendung import Sendung
from knowledge.zeitplan import plane
from storage.engine import Database
from storage.records import Anspruch, GespeicherteErinnerung
from tests.storage.conftest import (  # noqa: F401 - the fixtures of both databases
    db,
    db_url,
    migrated_postgres,
    migrated_sqlite,
    new_postgres_url,
    postgres_server,
    postgres_url,
    sqlite_url,
)

KATALOG: Katalog = load_katalog()


class Abbruch(BaseException):
    """The process is killed at this point."""


@dataclass
class Uhr:
    """A clock that only sleeping moves."""

    jetzt: datetime

    def __call__(self) -> datetime:
        return self.jetzt

    async def schlaf(self, sekunden: float) -> None:
        self.jetzt += timedelta(seconds=sekunden)


@dataclass(frozen=True)
class Gesendet:
    chat: int
    zeit: datetime
    schluessel: tuple[str, ...]


@dataclass
class Telegram:
    """What the worker sees of Telegram; ``vorher`` and ``nachher`` may raise before and after the message is delivered."""

    uhr: Uhr
    nachrichten: list[Gesendet] = field(default_factory=list)
    vorher: Callable[[int], None] = lambda _chat: None
    nachher: Callable[[int], None] = lambda _chat: None
    proben: int = 0

    async def send_message(self, chat_id: int, text: str, **_: Any) -> None:
        self.vorher(chat_id)
        self.nachrichten.append(Gesendet(chat_id, self.uhr.jetzt, tuple(text.split("\n"))))
        self.nachher(chat_id)

    async def get_me(self, **_: Any) -> None:
        self.proben += 1
        self.vorher(0)

    def schluessel(self, chat: int) -> list[str]:
        return [schluessel for nachricht in self.nachrichten if nachricht.chat == chat for schluessel in nachricht.schluessel]


METHODE = SendMessage(chat_id=1, text="x")
PROBE = GetMe()


async def verfasse(_anspruch: Anspruch, sendung: Sendung) -> Nachricht:
    return Nachricht("\n".join(sendung.schluessel))


@dataclass
class Welt:
    db: Database
    uhr: Uhr
    telegram: Telegram

    def dienst(self, **argumente: Any) -> Erinnerungsdienst:
        argumente = {"verfasse": verfasse, "gleichzeitig": 1, "zufall": random.Random(1).random, **argumente}
        return Erinnerungsdienst(self.db, self.telegram, jetzt=self.uhr, schlaf=self.uhr.schlaf, **argumente)  # type: ignore[arg-type]

    async def person(self, telegram_id: int, einstellung: Einstellung, erinnerungen: Iterable[Erinnerung]) -> str:
        async with self.db.transaction() as transaktion:
            person = await transaktion.personen.create(telegram_id, hinweis_version="1", jetzt=self.uhr.jetzt)
            plan = {"zone": einstellung.zone, "stunde": einstellung.stunde, "land": einstellung.land}
            await transaktion.erinnerungen.order(person.id, **plan)  # type: ignore[arg-type]
            await transaktion.erinnerungen.follow(person.id, neu=map(gespeichert, erinnerungen))
        return person.id

    async def alle(self, person_id: str) -> tuple[GespeicherteErinnerung, ...]:
        async with self.db.transaction() as transaktion:
            return await transaktion.erinnerungen.alle(person_id)


def gespeichert(e: Erinnerung) -> GespeicherteErinnerung:
    return GespeicherteErinnerung(e.schluessel, e.termin, e.stufe, e.datum, e.faellig)


def gemerkt(e: GespeicherteErinnerung) -> Gemerkt:
    return Gemerkt(Erinnerung(e.schluessel, e.termin, e.stufe, e.datum, e.faellig), e.gesendet)


def erinnerungen(ende: str, jetzt: datetime, einstellung: Einstellung) -> tuple[Erinnerung, ...]:
    antworten: Antworten = KATALOG.antworten({"foerderbeginn": "2025-07-01", "foerderende": ende})
    plan = plane(KATALOG, antworten, einstellung.tag(jetzt), alle_quartale=True)
    return gleiche_ab(plan, einstellung, (), jetzt).neu


def eine(name: str, faellig: datetime) -> Erinnerung:
    return Erinnerung(f"{name}/3/2027-05-06", name, "3", date(2027, 5, 6), faellig)


@pytest.fixture
def welt(db: Database) -> Welt:  # noqa: F811 - the fixture imported above
    uhr = Uhr(datetime(2027, 5, 3, 7, 0, tzinfo=UTC))
    return Welt(db, uhr, Telegram(uhr))
