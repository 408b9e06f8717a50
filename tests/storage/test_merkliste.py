"""The list of Empfehlungen: put on, ticked off, taken off, copied, and gone with the person."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from storage.engine import Database
from storage.records import Beratung, GespeicherterMerkeintrag
from storage.tables import MerklisteRow


async def begin(db: Database, telegram_id: int, jetzt: datetime) -> Beratung:
    async with db.transaction() as transaction:
        person = await transaction.personen.create(telegram_id, hinweis_version="1", jetzt=jetzt)
        return await transaction.beratungen.create(person.id, katalog_version="k1", jetzt=jetzt)


async def merke(db: Database, beratung: Beratung, modell: str, aspekt: str, jetzt: datetime) -> None:
    async with db.transaction() as transaction:
        await transaction.merkliste.add(beratung.id, modell, aspekt, stand="vorgemerkt", jetzt=jetzt)


async def liste(db: Database, beratung: Beratung) -> tuple[GespeicherterMerkeintrag, ...]:
    async with db.transaction() as transaction:
        return await transaction.merkliste.alle(beratung.id)


async def test_entries_come_back_with_state_and_time(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    await merke(db, beratung, "V8", "ziele", jetzt)
    await merke(db, beratung, "V7", "strategie", jetzt)
    assert await liste(db, beratung) == (
        GespeicherterMerkeintrag("V7", "strategie", "vorgemerkt", jetzt),
        GespeicherterMerkeintrag("V8", "ziele", "vorgemerkt", jetzt),
    )


async def test_put_on_again_a_done_entry_stays_done(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    await merke(db, beratung, "V8", "ziele", jetzt)
    spaeter = jetzt + timedelta(minutes=1)
    async with db.transaction() as transaction:
        assert await transaction.merkliste.set_stand(beratung.id, "V8", "ziele", stand="erledigt", jetzt=spaeter)
    await merke(db, beratung, "V8", "ziele", spaeter + timedelta(minutes=1))
    assert await liste(db, beratung) == (GespeicherterMerkeintrag("V8", "ziele", "erledigt", spaeter),)


async def test_what_is_not_on_the_list_is_neither_ticked_off_nor_taken_off(db: Database, jetzt: datetime):
    beratung, andere = await begin(db, 1, jetzt), await begin(db, 2, jetzt)
    await merke(db, andere, "V8", "ziele", jetzt)
    async with db.transaction() as transaction:
        assert not await transaction.merkliste.set_stand(beratung.id, "V8", "ziele", stand="erledigt", jetzt=jetzt)
        assert not await transaction.merkliste.remove(beratung.id, "V8", "ziele")
        assert await transaction.merkliste.remove(andere.id, "V8", "ziele")
    assert await liste(db, andere) == ()


async def test_a_copy_keeps_state_and_time_and_leaves_the_list_it_was_made_from(db: Database, jetzt: datetime):
    alte = await begin(db, 1, jetzt)
    await merke(db, alte, "V8", "ziele", jetzt)
    await merke(db, alte, "V7", "strategie", jetzt)
    async with db.transaction() as transaction:
        await transaction.merkliste.set_stand(alte.id, "V8", "ziele", stand="erledigt", jetzt=jetzt)
        neue = await transaction.beratungen.create(alte.person_id, katalog_version="k1", jetzt=jetzt + timedelta(days=1))
        await transaction.verlauf.copy_merkliste(alte, neue)
        await transaction.merkliste.remove(neue.id, "V7", "strategie")
    assert await liste(db, neue) == (GespeicherterMerkeintrag("V8", "ziele", "erledigt", jetzt),)
    assert len(await liste(db, alte)) == 2


async def test_without_a_consultation_there_is_no_list(db: Database, jetzt: datetime):
    with pytest.raises(IntegrityError):
        async with db.transaction() as transaction:
            await transaction.merkliste.add("0" * 32, "V8", "ziele", stand="vorgemerkt", jetzt=jetzt)


async def test_with_a_person_goes_the_list_and_no_other(db: Database, jetzt: datetime):
    beratungen = [await begin(db, telegram_id, jetzt) for telegram_id in (1, 2)]
    for beratung in beratungen:
        await merke(db, beratung, "V8", "ziele", jetzt)
    async with db.transaction() as transaction:
        await transaction.personen.delete(beratungen[0].person_id)
    assert await liste(db, beratungen[0]) == ()
    async with db.session() as session:
        assert await session.scalar(select(func.count()).select_from(MerklisteRow)) == 1
