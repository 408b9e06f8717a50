"""Shares of the working time and picked themes: the later change of a field wins, and nothing else is lost."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import permutations

import pytest
from sqlalchemy import func, select

from storage.engine import Database
from storage.errors import UnknownBeratungError
from storage.records import Beratung, GespeicherterAnteil
from storage.tables import ArbeitszeitRow, ThemenwahlRow

NOBODY = "0" * 32


async def begin(db: Database, telegram_id: int, jetzt: datetime) -> Beratung:
    async with db.transaction() as transaction:
        person = await transaction.personen.create(telegram_id, hinweis_version="1", jetzt=jetzt)
        return await transaction.beratungen.create(person.id, katalog_version="k1", jetzt=jetzt)


async def setze(db: Database, beratung: Beratung, zehntel: Mapping[tuple[str, str], int | None], jetzt: datetime) -> None:
    async with db.transaction() as transaction:
        await transaction.arbeitszeit.set_anteile(beratung.id, zehntel, jetzt=jetzt)


async def werte(db: Database, beratung: Beratung) -> dict[tuple[str, str], int]:
    async with db.transaction() as transaction:
        return {(anteil.aufgabe, anteil.feld): anteil.zehntel for anteil in await transaction.arbeitszeit.anteile(beratung.id)}


async def test_shares_come_back_with_their_time(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    await setze(db, beratung, {("a", "soll"): 125, ("a", "ist"): 0}, jetzt)
    async with db.transaction() as transaction:
        assert await transaction.arbeitszeit.anteile(beratung.id) == (
            GespeicherterAnteil("a", "ist", 0, jetzt),
            GespeicherterAnteil("a", "soll", 125, jetzt),
        )


async def test_the_later_change_of_a_field_wins_in_whatever_order_they_come(db: Database, jetzt: datetime):
    aenderungen = {minute: {("a", "ist"): wert} for minute, wert in enumerate((10, None, 30))}
    for nummer, reihenfolge in enumerate(permutations(aenderungen)):
        beratung = await begin(db, nummer, jetzt)
        await setze(db, beratung, {("a", "soll"): 1, ("b", "ist"): 2}, jetzt)
        for minute in reihenfolge:
            await setze(db, beratung, aenderungen[minute], jetzt + timedelta(minutes=minute))
        assert await werte(db, beratung) == {("a", "ist"): 30, ("a", "soll"): 1, ("b", "ist"): 2}


async def test_each_field_can_carry_the_time_of_its_own_change(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    spaeter = jetzt + timedelta(minutes=1)
    await setze(db, beratung, {("a", "ist"): 10, ("a", "soll"): 20}, jetzt)
    neue: dict[tuple[str, str], int | None] = {("a", "ist"): 30, ("a", "soll"): 40, ("b", "ist"): 50}
    async with db.transaction() as transaction:
        zeiten = {("a", "ist"): jetzt - timedelta(seconds=1), ("a", "soll"): jetzt}
        await transaction.arbeitszeit.set_anteile(beratung.id, neue, jetzt=spaeter, zeiten=zeiten)
        gespeichert = {(anteil.aufgabe, anteil.feld): anteil for anteil in await transaction.arbeitszeit.anteile(beratung.id)}
    assert {platz: anteil.zehntel for platz, anteil in gespeichert.items()} == {("a", "ist"): 10, ("a", "soll"): 40, ("b", "ist"): 50}
    assert gespeichert["b", "ist"].zeit == spaeter


async def test_a_value_taken_back_does_not_come_back_with_an_older_change(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    await setze(db, beratung, {("a", "ist"): 10}, jetzt)
    await setze(db, beratung, {("a", "ist"): None}, jetzt + timedelta(minutes=2))
    await setze(db, beratung, {("a", "ist"): 10}, jetzt + timedelta(minutes=1))
    assert await werte(db, beratung) == {}


async def test_two_changes_at_the_same_moment_leave_the_one_that_came_last(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    for wert in (10, 20):
        await setze(db, beratung, {("a", "ist"): wert}, jetzt)
    assert await werte(db, beratung) == {("a", "ist"): 20}


async def test_changes_to_different_fields_at_once_all_stay(db: Database, db_url: str, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    other = Database(db_url)
    try:
        await asyncio.gather(*(setze((db, other)[n % 2], beratung, {(f"a{n}", "ist"): n}, jetzt) for n in range(12)))
    finally:
        await other.close()
    assert await werte(db, beratung) == {(f"a{n}", "ist"): n for n in range(12)}


async def test_nothing_to_change_changes_nothing(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    await setze(db, beratung, {}, jetzt)
    assert await werte(db, beratung) == {}


async def test_every_change_moves_the_time_of_the_consultation(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    spaeter = jetzt + timedelta(minutes=1)
    await setze(db, beratung, {("a", "ist"): 10}, spaeter)
    async with db.transaction() as transaction:
        gefunden = await transaction.beratungen.active(beratung.person_id)
    assert gefunden is not None
    assert gefunden.geaendert == spaeter


async def test_points_are_picked_and_withdrawn_and_the_later_change_wins(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    async with db.transaction() as transaction:
        wahl = transaction.arbeitszeit
        await wahl.waehle(beratung.id, "zukunftsthemen", "mobilitaet", gewaehlt=True, jetzt=jetzt)
        await wahl.waehle(beratung.id, "verwaltungsarbeit", "kosten", gewaehlt=True, jetzt=jetzt)
        await wahl.waehle(beratung.id, "verwaltungsarbeit", "kosten", gewaehlt=False, jetzt=jetzt + timedelta(minutes=2))
        await wahl.waehle(beratung.id, "verwaltungsarbeit", "kosten", gewaehlt=True, jetzt=jetzt + timedelta(minutes=1))
    async with db.transaction() as transaction:
        assert await transaction.arbeitszeit.wahl(beratung.id) == {("zukunftsthemen", "mobilitaet")}


async def test_a_consultation_that_is_gone_is_an_error(db: Database, jetzt: datetime):
    for schreibe in (
        lambda zeit: zeit.set_anteile(NOBODY, {("a", "ist"): 1}, jetzt=jetzt),
        lambda zeit: zeit.waehle(NOBODY, "zukunftsthemen", "mobilitaet", gewaehlt=True, jetzt=jetzt),
    ):
        with pytest.raises(UnknownBeratungError):
            async with db.transaction() as transaction:
                await schreibe(transaction.arbeitszeit)


async def test_with_a_person_go_shares_and_choices_and_no_others(db: Database, jetzt: datetime):
    beratungen = [await begin(db, telegram_id, jetzt) for telegram_id in (1, 2)]
    for beratung in beratungen:
        await setze(db, beratung, {("a", "ist"): 10}, jetzt)
        async with db.transaction() as transaction:
            await transaction.arbeitszeit.waehle(beratung.id, "zukunftsthemen", "klimafolgen", gewaehlt=True, jetzt=jetzt)
    async with db.transaction() as transaction:
        await transaction.personen.delete(beratungen[0].person_id)
    assert await werte(db, beratungen[0]) == {}
    assert await werte(db, beratungen[1]) == {("a", "ist"): 10}
    async with db.session() as session:
        counts = [await session.scalar(select(func.count()).select_from(table)) for table in (ArbeitszeitRow, ThemenwahlRow)]
    assert counts == [1, 1]
