"""A simulated clock over years: many people, outages, kills, and two workers; every reminder exactly once, none at a wrong time."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.reminders import Erinnerungsdienst
from knowledge.arbeitstage import LAENDER, ist_arbeitstag
from knowledge.erinnerung import Einstellung
from knowledge.sendung import naechste_sendezeit
from storage.engine import Database
from tests.bot.erinnerungen.conftest import Abbruch, Telegram, Uhr, Welt, erinnerungen

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
ZONEN = ("Europe/Berlin", "Europe/Berlin", "Europe/Lisbon", "America/New_York")


async def simuliere(  # noqa: C901, PLR0915 - one story, told in order
    welten: Sequence[Welt], personen: int, bis: datetime, *, abbrueche: float
) -> Counter[int]:
    """Run to the end with a worker for each ``Welt``; return how many messages each person got twice because of a kill.

    All of them share the clock, the Telegram and the database.
    """
    welt = welten[0]
    zufall, uhr = random.Random(personen), welt.uhr
    uhr.jetzt = START
    soll: dict[int, set[str]] = {}
    wann: dict[tuple[int, str], datetime] = {}
    einstellungen: dict[int, Einstellung] = {}
    for chat in range(1, personen + 1):
        einstellung = Einstellung(zufall.choice(ZONEN), zufall.randint(7, 19), zufall.choice((None, *LAENDER)))
        ende = date(2027, 3, 31) + timedelta(days=zufall.randrange(365 * 4))
        neu = [e for e in erinnerungen(ende.isoformat(), START, einstellung) if e.faellig < bis - timedelta(days=14)]
        einstellungen[chat], soll[chat] = einstellung, {e.schluessel for e in neu}
        wann |= {(chat, e.schluessel): e.faellig for e in neu}
        await welt.person(chat, einstellung, neu)
    ausfall = (datetime(2027, 5, 14, tzinfo=UTC), datetime(2027, 5, 17, tzinfo=UTC))
    doppelt: Counter[int] = Counter()
    getroffen: set[tuple[int, date]] = set()

    def breche_ab(chat: int) -> None:
        """Kill the process, but not twice for one message: nobody could tell whether it went out."""
        stelle = chat, uhr.jetzt.date()
        if zufall.random() < abbrueche and stelle not in getroffen:
            getroffen.add(stelle)
            raise Abbruch

    def nachher(chat: int) -> None:
        try:
            breche_ab(chat)
        except Abbruch:
            doppelt[chat] += 1
            raise

    welt.telegram.vorher, welt.telegram.nachher = breche_ab, nachher
    dienste = [eine.dienst() for eine in welten]
    while uhr.jetzt < bis:
        if ausfall[0] <= uhr.jetzt < ausfall[1]:
            uhr.jetzt = ausfall[1]
        angefasst = 0
        for stelle, ergebnis in enumerate(await asyncio.gather(*(dienst.tick() for dienst in dienste), return_exceptions=True)):
            if isinstance(ergebnis, BaseException):
                angefasst, dienste[stelle] = 1, neu_gestartet(welten[stelle], ergebnis)
            else:
                angefasst += ergebnis
        if not angefasst:
            uhr.jetzt = max(uhr.jetzt + timedelta(seconds=20), await naechster(welt.db, bis))

    zaehlungen: dict[int, Counter[str]] = {chat: Counter() for chat in einstellungen}
    for nachricht in welt.telegram.nachrichten:
        zaehlungen[nachricht.chat].update(nachricht.schluessel)
    for chat, zaehlung in zaehlungen.items():
        assert set(zaehlung) == soll[chat]
        assert max(zaehlung.values(), default=1) <= 2
        assert doppelt[chat] or max(zaehlung.values(), default=1) == 1
    letzte: dict[int, datetime] = {}
    gesehen: Counter[tuple[int, tuple[str, ...]]] = Counter()
    for nachricht in welt.telegram.nachrichten:
        einstellung = einstellungen[nachricht.chat]
        ortszeit = einstellung.lokal(nachricht.zeit)
        assert all(wann[nachricht.chat, schluessel] <= nachricht.zeit for schluessel in nachricht.schluessel)
        assert einstellung.stunde <= ortszeit.hour < 20
        assert ist_arbeitstag(ortszeit.date(), einstellung.land)
        gesehen[nachricht.chat, nachricht.schluessel] += 1
        if gesehen[nachricht.chat, nachricht.schluessel] == 1 and nachricht.chat in letzte and not doppelt[nachricht.chat]:
            assert naechste_sendezeit(einstellung, letzte[nachricht.chat], nachricht.zeit) == nachricht.zeit
        letzte[nachricht.chat] = nachricht.zeit
    return doppelt


def neu_gestartet(welt: Welt, gruppe: BaseException) -> Erinnerungsdienst:
    """Begin anew after a kill; anything else is a fault."""
    if not isinstance(gruppe, BaseExceptionGroup) or gruppe.split(Abbruch)[1] is not None:
        raise gruppe
    return welt.dienst()


async def naechster(db: Database, sonst: datetime) -> datetime:
    """Return the next moment at which anything can happen, so that empty days take no time."""
    from sqlalchemy import func, select

    from storage.tables import ErinnerungsplanRow

    async with db.session() as session:
        return await session.scalar(select(func.min(ErinnerungsplanRow.naechste))) or sonst


async def test_every_reminder_of_a_year_goes_out_exactly_once(sqlite_url: str):
    uhr = Uhr(START)
    welt = Welt(Database(sqlite_url), uhr, Telegram(uhr))
    assert not await simuliere([welt], 12, datetime(2028, 4, 1, tzinfo=UTC), abbrueche=0)
    await welt.db.close()


async def test_kills_at_random_points_double_at_most_once_and_lose_nothing(sqlite_url: str):
    uhr = Uhr(START)
    welt = Welt(Database(sqlite_url), uhr, Telegram(uhr))
    assert await simuliere([welt], 12, datetime(2028, 4, 1, tzinfo=UTC), abbrueche=0.15)
    await welt.db.close()


@pytest.mark.nightly
async def test_five_years_and_two_thousand_people(sqlite_url: str):
    uhr = Uhr(START)
    welt = Welt(Database(sqlite_url), uhr, Telegram(uhr))
    assert not await simuliere([welt], 2000, datetime(2031, 12, 31, tzinfo=UTC), abbrueche=0)
    await welt.db.close()


async def zwei_auf(url: str, personen: int, bis: datetime, abbrueche: float) -> Counter[int]:
    uhr = Uhr(START)
    telegram = Telegram(uhr)
    welten = [Welt(Database(url), uhr, telegram) for _ in range(2)]
    doppelt = await simuliere(welten, personen, bis, abbrueche=abbrueche)
    for welt in welten:
        await welt.db.close()
    return doppelt


@pytest.mark.postgres
async def test_two_workers_that_are_killed_now_and_then_still_tell_everybody(postgres_url: str):
    assert await zwei_auf(postgres_url, 6, datetime(2027, 8, 1, tzinfo=UTC), 0.15)


@pytest.mark.nightly
@pytest.mark.postgres
async def test_five_years_with_two_workers_and_kills(postgres_url: str):
    assert await zwei_auf(postgres_url, 2000, datetime(2031, 12, 31, tzinfo=UTC), 0.02)


@pytest.mark.postgres
async def test_two_workers_on_one_postgresql_never_send_twice(postgres_url: str):
    uhr = Uhr(datetime(2027, 5, 3, 7, 0, tzinfo=UTC))
    telegram = Telegram(uhr)
    welten = [Welt(Database(postgres_url), uhr, telegram) for _ in range(2)]
    einstellung = Einstellung(land="BW")
    for chat in range(1, 61):
        await welten[0].person(chat, einstellung, erinnerungen("2029-06-30", START, einstellung))
    uhr.jetzt = datetime(2027, 12, 1, 9, tzinfo=UTC)
    while any(await asyncio.gather(*(welt.dienst(gleichzeitig=5).tick(7) for welt in welten for _ in range(2)))):
        pass
    assert Counter(nachricht.chat for nachricht in telegram.nachrichten) == dict.fromkeys(range(1, 61), 1)
    for welt in welten:
        await welt.db.close()
