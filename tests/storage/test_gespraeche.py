"""The points for the talk: kept part by part in their order, on both databases, and gone with the consultation."""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import func, select

from storage.engine import Database
from storage.records import Beratung
from storage.records import GespeicherterGespraechspunkt as Punkt
from storage.tables import GespraechspunktRow

ERFOLG = "erfolg_praesenz"
PUNKTE = (Punkt(ERFOLG, "foerdermittel", 0), Punkt(ERFOLG, "eigen_1", 1, "120 Haushalte beraten – „äöüß“"))
IDEE = Punkt("ideen", "zukunftsthemen/klimafolgen", 0)


async def begin(db: Database, jetzt: datetime, telegram_id: int = 1) -> Beratung:
    async with db.transaction() as transaction:
        person = await transaction.personen.create(telegram_id, hinweis_version="1", jetzt=jetzt)
        return await transaction.beratungen.create(person.id, katalog_version="k1", jetzt=jetzt)


async def keep(db: Database, beratung: Beratung, teil: str, *punkte: Punkt) -> None:
    async with db.transaction() as transaction:
        await transaction.gespraeche.replace(beratung.id, teil, punkte)


async def read(db: Database, beratung: Beratung) -> tuple[Punkt, ...]:
    async with db.transaction() as transaction:
        return await transaction.gespraeche.alle(beratung.id)


async def test_points_come_back_part_by_part_in_their_order(db: Database, jetzt: datetime):
    beratung = await begin(db, jetzt)
    await keep(db, beratung, "ideen", IDEE)
    await keep(db, beratung, ERFOLG, *reversed(PUNKTE))
    assert await read(db, beratung) == (*PUNKTE, IDEE)


async def test_what_replaces_a_part_leaves_the_others_and_nothing_is_a_part_too(db: Database, jetzt: datetime):
    beratung = await begin(db, jetzt)
    await keep(db, beratung, "ideen", IDEE)
    await keep(db, beratung, ERFOLG, *PUNKTE)
    await keep(db, beratung, ERFOLG, Punkt(ERFOLG, "eigen_1", 0, "anders"))
    assert await read(db, beratung) == (Punkt(ERFOLG, "eigen_1", 0, "anders"), IDEE)
    await keep(db, beratung, ERFOLG)
    assert await read(db, beratung) == (IDEE,)


async def test_who_touches_the_consultation_first_loses_no_point_of_somebody_else(db: Database, db_url: str, jetzt: datetime):
    beratung = await begin(db, jetzt)
    other = Database(db_url)

    async def add(database: Database, number: int) -> None:
        async with database.transaction() as transaction:
            await transaction.beratungen.touch(beratung.id, jetzt)
            there = await transaction.gespraeche.alle(beratung.id)
            await transaction.gespraeche.replace(beratung.id, "ideen", [*there, Punkt("ideen", f"p{number}", len(there))])

    try:
        await asyncio.gather(*(add((db, other)[number % 2], number) for number in range(8)))
    finally:
        await other.close()
    assert {punkt.id for punkt in await read(db, beratung)} == {f"p{number}" for number in range(8)}


async def test_a_repetition_copies_the_points_and_changes_to_it_leave_the_earlier_one(db: Database, jetzt: datetime):
    alte = await begin(db, jetzt)
    await keep(db, alte, ERFOLG, *PUNKTE)
    neue = await begin(db, jetzt + timedelta(days=365))
    async with db.transaction() as transaction:
        await transaction.verlauf.copy_gespraech(alte, neue)
    assert await read(db, neue) == PUNKTE
    await keep(db, neue, ERFOLG)
    assert (await read(db, alte), await read(db, neue)) == (PUNKTE, ())


async def test_with_a_person_go_the_points_and_no_others(db: Database, jetzt: datetime):
    beratungen = [await begin(db, jetzt, telegram_id) for telegram_id in (1, 2)]
    for beratung in beratungen:
        await keep(db, beratung, "ideen", IDEE)
    async with db.transaction() as transaction:
        await transaction.personen.delete(beratungen[0].person_id)
    async with db.session() as session:
        assert await session.scalar(select(func.count()).select_from(GespraechspunktRow)) == 1
