import asyncio
from datetime import date, datetime
from typing import Any

import pytest
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import func, select

from storage.engine import Database
from storage.fsm import PersonIsolation, SqlStorage
from storage.records import GespeicherteErinnerung, GespeicherterGespraechspunkt, Webzugang
from storage.tables import DialogzustandRow, PersonRow, Tabelle

CANARY = 7_700_123_456_789
DATA = {"access_settings": {"user_ids": [CANARY], "custom": None}, "text": f"Ich bin {CANARY} \x1a ü", str(CANARY): 0.5, "leer": None}


class Menue(StatesGroup):
    start = State()


def key(telegram_id: int = CANARY, destiny: str = "aiogd:stack:", **changes: Any) -> StorageKey:
    return StorageKey(**{"bot_id": 1, "chat_id": telegram_id, "user_id": telegram_id, "destiny": destiny} | changes)


@pytest.fixture
def storage(db: Database) -> SqlStorage:
    return SqlStorage(db)


async def agree(db: Database, jetzt: datetime, telegram_id: int = CANARY) -> str:
    async with db.transaction() as transaction:
        return (await transaction.personen.create(telegram_id, hinweis_version="1", jetzt=jetzt)).id


async def delete(db: Database, person_id: str) -> None:
    async with db.transaction() as transaction:
        await transaction.personen.delete(person_id)


async def count(db: Database) -> int:
    async with db.session() as session:
        return await session.scalar(select(func.count()).select_from(DialogzustandRow))


async def everything_stored(db: Database) -> list[tuple[str, str, Any]]:
    async with db.session() as session:
        return [
            (table.name, column, value)
            for table in Tabelle.metadata.sorted_tables
            for row in (await session.execute(select(table))).mappings()
            for column, value in row.items()
        ]


@pytest.mark.parametrize("agreed", [False, True])
async def test_state_and_data_are_read_as_they_were_written(db: Database, storage: SqlStorage, jetzt: datetime, agreed: bool):
    if agreed:
        await agree(db, jetzt)
    assert await storage.get_state(key()) is None
    assert await storage.get_data(key()) == {}
    await storage.set_data(key(), {"alt": 1})
    await storage.set_data(key(), DATA)
    await storage.set_state(key(), Menue.start)
    assert await storage.get_data(key()) == DATA
    assert await storage.get_state(key()) == "Menue:start"
    assert await storage.get_value(key(), "leer", "x") is None
    assert await storage.update_data(key(), {"neu": 2}) == DATA | {"neu": 2}
    assert await count(db) == int(agreed)


@pytest.mark.parametrize("agreed", [False, True])
async def test_every_reader_gets_a_dictionary_of_its_own(db: Database, storage: SqlStorage, jetzt: datetime, agreed: bool):
    if agreed:
        await agree(db, jetzt)
    written = {"liste": [1]}
    await storage.set_data(key(), written)
    written["liste"].append(2)
    read = await storage.get_data(key())
    read["liste"].append(3)
    assert await storage.get_data(key()) == {"liste": [1]}


@pytest.mark.parametrize("agreed", [False, True])
async def test_every_part_of_a_key_keeps_states_apart(db: Database, storage: SqlStorage, jetzt: datetime, agreed: bool):
    if agreed:
        await agree(db, jetzt)
        await agree(db, jetzt, 8)
    keys = [key(), key(8), key(destiny="aiogd:context:x"), key(bot_id=2), key(thread_id=5)]
    for number, each in enumerate(keys):
        await storage.set_data(each, {"n": number})
    assert [await storage.get_data(each) for each in keys] == [{"n": number} for number in range(5)]
    assert await count(db) == (5 if agreed else 0)


@pytest.mark.parametrize("data_first", [False, True])
async def test_a_row_without_state_and_data_is_deleted(db: Database, storage: SqlStorage, jetzt: datetime, data_first: bool):
    await agree(db, jetzt)
    await storage.set_data(key(), {"x": 1})
    await storage.set_state(key(), "a")
    clear = [storage.set_data(key(), {}), storage.set_state(key(), None)]
    await (clear.pop(0) if data_first else clear.pop())
    assert await count(db) == 1
    assert await storage.get_state(key()) == ("a" if data_first else None)
    assert await storage.get_data(key()) == ({} if data_first else {"x": 1})
    await clear.pop()
    assert await count(db) == 0


async def test_clearing_what_is_not_there_writes_nothing(db: Database, storage: SqlStorage, jetzt: datetime):
    await storage.set_data(key(), {})
    await agree(db, jetzt)
    await storage.set_state(key(), None)
    await storage.set_data(key(), {})
    assert await count(db) == 0


async def test_before_the_consent_nothing_is_in_the_database(db: Database, storage: SqlStorage):
    await storage.set_data(key(), DATA)
    await storage.set_state(key(), "a")
    assert await everything_stored(db) == []


async def test_after_the_consent_the_dialog_goes_on_and_the_first_write_moves_all_of_it(db: Database, storage: SqlStorage, jetzt: datetime):
    stack, context = key(), key(destiny="aiogd:context:x")
    await storage.set_state(stack, "a")
    await storage.set_data(stack, DATA)
    await storage.set_data(context, {"fenster": 1})
    await agree(db, jetzt)
    assert await storage.get_data(context) == {"fenster": 1}
    assert await count(db) == 0
    await storage.set_data(context, {"fenster": 2})
    after_restart = SqlStorage(db)
    for each in (storage, after_restart):
        assert await each.get_state(stack) == "a"
        assert await each.get_data(stack) == DATA
        assert await each.get_data(context) == {"fenster": 2}
    assert len(storage._vor_einwilligung) == 0


async def test_what_was_cleared_first_after_the_consent_does_not_come_back(db: Database, storage: SqlStorage, jetzt: datetime):
    await storage.set_data(key(), {"x": 1})
    await agree(db, jetzt)
    await storage.set_data(key(), {})
    assert await storage.get_data(key()) == {}
    assert await count(db) == 0


async def test_what_is_in_sql_already_wins_over_memory(db: Database, storage: SqlStorage, jetzt: datetime):
    await storage.set_data(key(), {"x": "memory"})
    await agree(db, jetzt)
    await SqlStorage(db).set_data(key(), {"x": "sql"})
    assert await storage.get_data(key()) == {"x": "sql"}
    await storage.set_state(key(), "a")
    assert await storage.get_data(key()) == {"x": "sql"}
    assert len(storage._vor_einwilligung) == 0


async def test_no_table_but_one_column_of_personen_knows_the_telegram_id(db: Database, storage: SqlStorage, jetzt: datetime):
    await storage.set_data(key(), DATA)
    person_id = await agree(db, jetzt)
    await storage.set_data(key(destiny="aiogd:context:x"), DATA)
    await storage.set_state(key(), "a")
    async with db.transaction() as transaction:
        beratung = await transaction.beratungen.create(person_id, katalog_version="k1", jetzt=jetzt)
        await transaction.beratungen.set_antwort(beratung.id, "frist", "k", katalog_version="k1", jetzt=jetzt)
        await transaction.beratungen.save_ergebnis(beratung.id, katalog_version="k1", eingaben={}, ergebnis={}, jetzt=jetzt)
        await transaction.meilensteine.mark_done(beratung.id, "haushalt", jetzt)
        await transaction.erinnerungen.order(person_id, zone="Europe/Berlin", stunde=9, land=None)
        erinnerung = GespeicherteErinnerung("haushalt/3/2028-08-31", "haushalt", "3", date(2028, 8, 31), jetzt)
        await transaction.erinnerungen.follow(person_id, neu=[erinnerung])
        await transaction.kalenderdateien.save(beratung.id, "BEGIN:VCALENDAR", jetzt=jetzt)
        await transaction.arbeitszeit.set_anteile(beratung.id, {("bilanz", "ist"): 125}, jetzt=jetzt)
        await transaction.arbeitszeit.waehle(beratung.id, "zukunftsthemen", "mobilitaet", gewaehlt=True, jetzt=jetzt)
        await transaction.merkliste.add(beratung.id, "V8", "ziele", stand="vorgemerkt", jetzt=jetzt)
        await transaction.gespraeche.replace(beratung.id, "ideen", [GespeicherterGespraechspunkt("ideen", "mobilitaet", 0)])
        await transaction.webzugaenge.open("a", "b", Webzugang(person_id, beratung.id, jetzt))
        await transaction.statistik.zaehle(jetzt.date(), "frist", "gezeigt")
        neue = await transaction.beratungen.create(person_id, katalog_version="k1", jetzt=jetzt)
        await transaction.verlauf.copy_antworten(beratung, neue)
        frist: dict[str, Any] = {"frist": "k"}
        await transaction.verlauf.rewrite(
            neue, nach="k2", vorher=frist, antworten=frist, zeiten={"frist": jetzt}, umschriften=[], jetzt=jetzt
        )
    stored = await everything_stored(db)
    assert {table for table, _, _ in stored} == set(Tabelle.metadata.tables)
    assert [(table, column) for table, column, value in stored if str(CANARY) in str(value)] == [("personen", "telegram_id")]


@pytest.mark.parametrize("other_chat", [{"chat_id": -100_123}, {"user_id": -100_123, "chat_id": -100_123}, {"business_connection_id": "b"}])
async def test_another_chat_than_the_private_one_stays_in_memory(
    db: Database, storage: SqlStorage, jetzt: datetime, other_chat: dict[str, Any]
):
    await agree(db, jetzt)
    await storage.set_data(key(**other_chat), {"x": 1})
    await storage.set_state(key(**other_chat), "a")
    assert await storage.get_data(key(**other_chat)) == {"x": 1}
    assert await storage.get_state(key(**other_chat)) == "a"
    assert await storage.get_data(key()) == {}
    assert await count(db) == 0


async def test_after_deletion_nothing_is_left_and_new_writes_stay_in_memory(db: Database, storage: SqlStorage, jetzt: datetime):
    await storage.set_data(key(), {"x": 1})
    await storage.set_data(key(chat_id=-100), {"x": 1})
    person_id = await agree(db, jetzt)
    await storage.set_data(key(), {"x": 2})
    await delete(db, person_id)
    await storage.forget_unknown(CANARY)
    assert await storage.get_data(key()) == {}
    assert await storage.get_data(key(chat_id=-100)) == {}
    await storage.set_data(key(), {"x": 3})
    assert await storage.get_data(key()) == {"x": 3}
    assert await everything_stored(db) == []


async def test_forgetting_drops_what_memory_held(storage: SqlStorage):
    await storage.set_data(key(), {"x": 1})
    await storage.set_data(key(8), {"x": 2})
    await storage.forget_unknown(CANARY)
    assert await storage.get_data(key()) == {}
    assert await storage.get_data(key(8)) == {"x": 2}


async def test_somebody_deleted_by_another_process_and_back_again_is_written_under_the_new_id(
    db: Database, storage: SqlStorage, jetzt: datetime
):
    await delete(db, await agree(db, jetzt))
    await agree(db, jetzt)
    await storage.set_data(key(), {"x": 1})
    async with db.session() as session:
        await session.execute(PersonRow.__table__.delete())
    new_id = await agree(db, jetzt)
    assert await storage.get_data(key()) == {}
    await storage.set_data(key(), {"x": 2})
    assert ("dialogzustand", "person_id", new_id) in await everything_stored(db)


async def test_memory_is_bounded(db: Database):
    storage = SqlStorage(db, max_entries=3)
    for telegram_id in range(1, 11):
        await storage.set_data(key(telegram_id), {"x": 1})
        await storage.set_data(key(telegram_id, chat_id=-100), {"x": 1})
    assert len(storage._vor_einwilligung) == 3
    assert len(storage._andere_chats) == 3
    assert await storage.get_data(key(10)) == {"x": 1}
    assert await storage.get_data(key(1)) == {}


async def test_many_first_writes_at_once_move_everything_once(db: Database, storage: SqlStorage, jetzt: datetime):
    keys = [key(destiny=f"d{number}") for number in range(10)]
    for each in keys:
        await storage.set_data(each, {"x": "vorher"})
    await agree(db, jetzt)
    await asyncio.gather(*(storage.set_state(each, "a") for each in keys))
    assert [await storage.get_data(each) for each in keys] == [{"x": "vorher"}] * 10
    assert [await storage.get_state(each) for each in keys] == ["a"] * 10
    assert await count(db) == 10
    assert len(storage._umzuege) == 0


async def test_what_json_cannot_express_is_refused_and_changes_nothing(storage: SqlStorage):
    await storage.set_data(key(), {"x": 1})
    with pytest.raises(TypeError):
        await storage.set_data(key(), {"x": object()})
    assert await storage.get_data(key()) == {"x": 1}


async def test_closing_the_storage_leaves_the_database_open(db: Database, storage: SqlStorage):
    await storage.close()
    await db.check()


async def test_updates_of_one_key_wait_for_each_other_and_the_lock_is_freed(db: Database, storage: SqlStorage, jetzt: datetime):
    await agree(db, jetzt)
    isolation = PersonIsolation()

    async def tap() -> None:
        async with isolation.lock(key()):
            data = await storage.get_data(key())
            await storage.set_data(key(), {"n": data.get("n", 0) + 1})

    await asyncio.gather(*(tap() for _ in range(20)))
    assert await storage.get_data(key()) == {"n": 20}
    assert len(isolation._locks) == 0
    await isolation.close()
