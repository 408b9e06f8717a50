"""Data go by themselves: months after the later of last use and end of funding, two weeks after the person was told, and only once."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from aiogram.exceptions import TelegramForbiddenError, TelegramNetworkError

from bot.aufbewahrung import Aufbewahrungsdienst
from dialogs.betreiber import Betreiber
from dialogs.deps import Deps
from knowledge.suche import Suche
from tests.bot.erinnerungen.conftest import KATALOG, METHODE, Abbruch, Welt

BEGINN = datetime(2027, 5, 3, 7, 0, tzinfo=UTC)
TAG = timedelta(days=1)
SUCHE = Suche(KATALOG)


def dienst(welt: Welt, monate: int = 12) -> Aufbewahrungsdienst:
    mittel = Deps(KATALOG, welt.db, welt.uhr, SUCHE, betreiber=Betreiber(aufbewahrung_monate=monate))
    return Aufbewahrungsdienst(mittel, welt.telegram, jetzt=welt.uhr, schlaf=welt.uhr.schlaf)  # type: ignore[arg-type]


async def person(welt: Welt, telegram_id: int = 1, ende: str | None = None) -> str:
    async with welt.db.transaction() as transaktion:
        neu = await transaktion.personen.create(telegram_id, hinweis_version="1", jetzt=welt.uhr.jetzt)
        beratung = await transaktion.beratungen.create(neu.id, katalog_version="1", jetzt=welt.uhr.jetzt)
        if ende is not None:
            await transaktion.beratungen.set_antwort(beratung.id, "foerderende", ende, katalog_version="1", jetzt=welt.uhr.jetzt)
    return neu.id


async def gibt_es(welt: Welt, person_id: str) -> bool:
    async with welt.db.transaction() as transaktion:
        return await transaktion.personen.get(person_id) is not None


async def komm_wieder(welt: Welt, person_id: str) -> None:
    async with welt.db.transaction() as transaktion:
        await transaktion.personen.touch(person_id, welt.uhr.jetzt.date())


async def lebe(welt: Welt, person_id: str, bis: date, *, monate: int = 12) -> date | None:
    """Let days pass, with a look of the worker on each; return the day on which the person was deleted."""
    while welt.uhr.jetzt.date() <= bis:
        await dienst(welt, monate).tick()
        if not await gibt_es(welt, person_id):
            return welt.uhr.jetzt.date()
        welt.uhr.jetzt += TAG
    return None


@pytest.mark.parametrize(
    ("ende", "monate", "geloescht"),
    [
        (None, 12, date(2028, 5, 3)),
        ("weiss_nicht", 12, date(2028, 5, 3)),
        ("2026-12-31", 12, date(2028, 5, 3)),
        ("2027-12-31", 12, date(2028, 12, 31)),
        ("2027-08-31", 6, date(2028, 2, 29)),
        (None, 1, date(2027, 6, 3)),
    ],
)
async def test_the_day_counts_from_the_later_of_last_use_and_end_of_funding(welt: Welt, ende: str | None, monate: int, geloescht: date):
    wer = await person(welt, ende=ende)
    assert await lebe(welt, wer, geloescht + 40 * TAG, monate=monate) == geloescht
    [nachricht] = welt.telegram.nachrichten
    assert nachricht.zeit.date() == geloescht - 14 * TAG
    assert f"{geloescht:%d.%m.%Y}" in nachricht.schluessel[0]


async def test_an_end_that_no_plan_knows_does_not_keep_the_data_for_ever(welt: Welt):
    wer = await person(welt, ende="9999-12-31")
    assert await lebe(welt, wer, date(2028, 6, 1)) == date(2028, 5, 3)


async def test_who_comes_back_after_the_announcement_is_kept_and_told_again_a_year_later(welt: Welt):
    wer = await person(welt)
    assert await lebe(welt, wer, date(2028, 5, 1)) is None
    assert len(welt.telegram.nachrichten) == 1
    await komm_wieder(welt, wer)
    zurueck = welt.uhr.jetzt.date()
    assert await lebe(welt, wer, date(2029, 6, 1)) == date(zurueck.year + 1, zurueck.month, zurueck.day)
    assert len(welt.telegram.nachrichten) == 2


async def test_after_a_long_stop_of_the_service_two_weeks_still_pass(welt: Welt):
    wer = await person(welt)
    welt.uhr.jetzt += timedelta(days=3 * 365)
    wieder_da = welt.uhr.jetzt.date()
    assert await lebe(welt, wer, wieder_da + 30 * TAG) == wieder_da + 14 * TAG


async def test_who_cannot_be_told_goes_all_the_same(welt: Welt):
    wer = await person(welt)

    def blockiert(_chat: int) -> None:
        raise TelegramForbiddenError(METHODE, "bot was blocked by the user")

    welt.telegram.vorher = blockiert
    assert await lebe(welt, wer, date(2028, 6, 1)) == date(2028, 5, 3)


async def test_in_an_outage_nobody_goes_untold(welt: Welt):
    wer = await person(welt)

    def netzfehler(_chat: int) -> None:
        raise TelegramNetworkError(METHODE, "no network")

    welt.telegram.vorher = netzfehler
    assert await lebe(welt, wer, date(2028, 6, 1)) is None
    welt.telegram.vorher = lambda _chat: None
    assert await lebe(welt, wer, date(2028, 7, 1)) == date(2028, 6, 16)
    assert len(welt.telegram.nachrichten) == 1


async def test_several_workers_tell_once_and_delete_once(welt: Welt):
    alle = [await person(welt, nummer) for nummer in range(1, 8)]
    welt.uhr.jetzt = datetime(2028, 4, 25, 7, 0, tzinfo=UTC)
    await asyncio.gather(*(dienst(welt).tick() for _ in range(3)))
    assert sorted(nachricht.chat for nachricht in welt.telegram.nachrichten) == list(range(1, 8))
    welt.uhr.jetzt += 14 * TAG
    assert sum(await asyncio.gather(*(dienst(welt).tick() for _ in range(3)))) == 7
    assert not any([await gibt_es(welt, wer) for wer in alle])


async def test_killed_while_telling_the_person_is_told_by_the_next_worker(welt: Welt):
    wer = await person(welt)
    welt.uhr.jetzt = datetime(2028, 4, 25, 7, 0, tzinfo=UTC)

    def abbruch(_chat: int) -> None:
        raise Abbruch

    welt.telegram.vorher = abbruch
    with pytest.raises(Abbruch):
        await dienst(welt).tick()
    welt.telegram.vorher = lambda _chat: None
    await dienst(welt).tick()
    assert welt.telegram.nachrichten == []
    welt.uhr.jetzt += timedelta(minutes=6)
    await dienst(welt).tick()
    assert len(welt.telegram.nachrichten) == 1
    assert await gibt_es(welt, wer)


async def test_who_comes_back_in_the_very_moment_is_kept(welt: Welt, monkeypatch: pytest.MonkeyPatch):
    wer = await person(welt)
    await lebe(welt, wer, date(2028, 5, 2))
    gelesen: Any = None
    async with welt.db.transaction() as transaktion:
        [gelesen] = await transaktion.aufbewahrung.ruhende(bis=date(2028, 5, 2), frage="foerderende")
    await komm_wieder(welt, wer)
    async with welt.db.transaction() as transaktion:
        assert not await transaktion.aufbewahrung.delete(gelesen, angekuendigt_bis=date(2030, 1, 1))
        assert not await transaktion.aufbewahrung.claim(gelesen, jetzt=welt.uhr.jetzt, bis=welt.uhr.jetzt)
    assert await gibt_es(welt, wer)


async def test_counts_go_as_well(welt: Welt):
    async with welt.db.transaction() as transaktion:
        for tag in (date(2026, 5, 2), date(2027, 5, 2)):
            await transaktion.statistik.zaehle(tag, "einwohner", "gezeigt")
    await dienst(welt).tick()
    async with welt.db.transaction() as transaktion:
        assert [z.anzahl for z in await transaktion.statistik.summen(date(2020, 1, 1), date(2030, 1, 1))] == [1]
