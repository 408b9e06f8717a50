"""Openings of the page: each counts once, for one secret, until its end."""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import func, select

from storage.engine import Database
from storage.records import Beratung, Webzugang
from storage.tables import WebzugangRow

INITDATEN = "a" * 64
SCHLUESSEL = "b" * 64
ANDERER = "c" * 64
DAUER = timedelta(hours=24)


async def begin(db: Database, jetzt: datetime) -> Beratung:
    async with db.transaction() as transaction:
        person = await transaction.personen.create(1, hinweis_version="1", jetzt=jetzt)
        return await transaction.beratungen.create(person.id, katalog_version="k1", jetzt=jetzt)


async def oeffne(db: Database, beratung: Beratung, initdaten: str, schluessel: str, bis: datetime) -> Webzugang | None:
    async with db.transaction() as transaction:
        return await transaction.webzugaenge.open(initdaten, schluessel, Webzugang(beratung.person_id, beratung.id, bis))


async def finde(db: Database, schluessel: str, jetzt: datetime) -> Webzugang | None:
    async with db.transaction() as transaction:
        return await transaction.webzugaenge.find(schluessel, jetzt=jetzt)


async def anzahl(db: Database) -> int:
    async with db.session() as session:
        return await session.scalar(select(func.count()).select_from(WebzugangRow)) or 0


async def test_an_opening_counts_for_the_secret_it_was_first_used_with(db: Database, jetzt: datetime):
    beratung = await begin(db, jetzt)
    erste = await oeffne(db, beratung, INITDATEN, SCHLUESSEL, jetzt + DAUER)
    assert erste == Webzugang(beratung.person_id, beratung.id, jetzt + DAUER)
    assert await oeffne(db, beratung, INITDATEN, SCHLUESSEL, jetzt + DAUER) == erste
    assert await oeffne(db, beratung, INITDATEN, ANDERER, jetzt + DAUER) is None
    assert await finde(db, SCHLUESSEL, jetzt) == erste
    assert await finde(db, ANDERER, jetzt) is None


async def test_a_secret_opens_one_thing_only(db: Database, jetzt: datetime):
    beratung = await begin(db, jetzt)
    assert await oeffne(db, beratung, INITDATEN, SCHLUESSEL, jetzt + DAUER) is not None
    assert await oeffne(db, beratung, ANDERER, SCHLUESSEL, jetzt + DAUER) is None


async def test_of_two_at_the_same_moment_one_gets_in(db: Database, jetzt: datetime):
    beratung = await begin(db, jetzt)
    versuche = (oeffne(db, beratung, INITDATEN, schluessel, jetzt + DAUER) for schluessel in (SCHLUESSEL, ANDERER))
    ergebnisse = await asyncio.gather(*versuche)
    assert [ergebnis is None for ergebnis in ergebnisse].count(True) == 1
    assert await anzahl(db) == 1


async def test_an_opening_ends_and_is_forgotten(db: Database, jetzt: datetime):
    beratung = await begin(db, jetzt)
    await oeffne(db, beratung, INITDATEN, SCHLUESSEL, jetzt + DAUER)
    assert await finde(db, SCHLUESSEL, jetzt + DAUER - timedelta(seconds=1)) is not None
    assert await finde(db, SCHLUESSEL, jetzt + DAUER) is None
    async with db.transaction() as transaction:
        await transaction.webzugaenge.forget_before(jetzt + DAUER)
    assert await anzahl(db) == 1
    async with db.transaction() as transaction:
        await transaction.webzugaenge.forget_before(jetzt + DAUER + timedelta(seconds=1))
    assert await anzahl(db) == 0


async def test_without_its_consultation_it_stays_used_and_it_goes_with_the_person(db: Database, jetzt: datetime):
    beratung = await begin(db, jetzt)
    await oeffne(db, beratung, INITDATEN, SCHLUESSEL, jetzt + DAUER)
    async with db.transaction() as transaction:
        await transaction.beratungen.delete(beratung.person_id, beratung.id)
    zugang = await finde(db, SCHLUESSEL, jetzt)
    assert zugang is not None
    assert zugang.beratung_id is None
    assert await oeffne(db, beratung, INITDATEN, ANDERER, jetzt + DAUER) is None
    async with db.transaction() as transaction:
        await transaction.personen.delete(beratung.person_id)
    assert await anzahl(db) == 0
