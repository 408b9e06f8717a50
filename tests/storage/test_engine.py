import asyncio
import logging
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage import connection as connection_module
from storage.connection import normalize_url
from storage.engine import Database, DatabaseUnavailableError, migrate
from storage.tables import PersonRow

NO_SERVER = "postgresql://lotse:geheim@127.0.0.1:1/lotse"
CANARY = 7_700_123_456_789


@pytest.mark.parametrize(
    ("url", "normalized"),
    [
        ("sqlite:///daten/lotse.db", "sqlite+aiosqlite:///daten/lotse.db"),
        ("sqlite+aiosqlite:////srv/lotse.db", "sqlite+aiosqlite:////srv/lotse.db"),
        ("postgresql://a:b@host/db", "postgresql+asyncpg://a:b@host/db"),
        ("postgres://host/db", "postgresql+asyncpg://host/db"),
        ("postgresql+asyncpg://host:6432/db", "postgresql+asyncpg://host:6432/db"),
        ("postgresql://host/db?sslmode=require", "postgresql+asyncpg://host/db?ssl=require"),
    ],
)
def test_an_address_gets_the_driver_it_needs(url: str, normalized: str):
    assert normalize_url(url).render_as_string(hide_password=False) == normalized


@pytest.mark.parametrize("url", ["", "lotse.db", "mysql://host/db", "postgresql+psycopg://host/db", "sqlite://", "sqlite:///:memory:"])
def test_an_address_that_leads_to_no_lasting_database_is_refused(url: str):
    with pytest.raises(ValueError, match="address must"):
        Database(url)


async def test_a_connection_to_a_file_has_its_settings(sqlite_url: str):
    db = Database(sqlite_url)
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    async with db.session() as session:
        settings = {name: await session.scalar(text(f"PRAGMA {name}")) for name in names}
    await db.close()
    assert settings == {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "busy_timeout": 5_000}


async def test_a_database_that_can_be_written_passes_the_check(db: Database):
    await db.check()


async def unavailable_reason(database: Database) -> DatabaseUnavailableError:
    try:
        with pytest.raises(DatabaseUnavailableError) as raised:
            await database.check()
    finally:
        await database.close()
    return raised.value


async def test_a_server_that_does_not_answer_is_unavailable_in_every_way():
    db = Database(NO_SERVER)
    with pytest.raises(DatabaseUnavailableError):
        async with db.transaction():
            pytest.fail("there is nothing to begin")
    with pytest.raises(DatabaseUnavailableError):
        async with db.statements():
            pytest.fail("there is nothing to connect to")
    with pytest.raises(DatabaseUnavailableError):
        await asyncio.to_thread(migrate, NO_SERVER)
    reason = await unavailable_reason(db)
    assert isinstance(reason.__cause__, OSError)
    assert "127.0.0.1:1/lotse" in str(reason)
    assert "geheim" not in str(reason)


@pytest.mark.postgres
async def test_a_database_the_server_does_not_know_is_unavailable(postgres_server: str):
    url = normalize_url(postgres_server).set(database="lotse_gibt_es_nicht").render_as_string(hide_password=False)
    assert "does not exist" in str(await unavailable_reason(Database(url)))


@pytest.mark.postgres
async def test_a_server_that_only_reads_is_unavailable(new_postgres_url: Callable[[], str]):
    url = await asyncio.to_thread(new_postgres_url)
    db = Database(url)
    async with db.session() as session:
        await session.execute(text(f"ALTER DATABASE {normalize_url(url).database} SET default_transaction_read_only = on"))
    await db.close()
    assert "read-only" in str(await unavailable_reason(Database(url)))


@pytest.mark.postgres
async def test_a_server_that_hangs_up_is_unavailable_once_and_then_there_again(postgres_url: str, jetzt: datetime):
    db, other = Database(postgres_url), Database(postgres_url)
    hang_up = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")

    async def lose_the_connection() -> None:
        async with db.transaction() as transaction:
            async with other.session() as session:
                await session.execute(hang_up)
            await transaction.personen.create(1, hinweis_version="1", jetzt=jetzt)

    with pytest.raises(DatabaseUnavailableError):
        await lose_the_connection()
    async with db.transaction() as transaction:
        assert await transaction.personen.find(1) is None
    async with other.session() as session:
        await session.execute(hang_up)
    await db.check()
    await db.close()
    await other.close()


async def test_a_file_that_may_only_be_read_is_unavailable(sqlite_url: str):
    path = normalize_url(sqlite_url).database
    assert "readonly" in str(await unavailable_reason(Database(f"sqlite:///file:{path}?mode=ro&uri=true")))


async def test_a_file_that_cannot_be_made_is_unavailable(tmp_path: Path):
    (tmp_path / "belegt").write_text("", encoding="utf-8")
    assert "unable to open" in str(await unavailable_reason(Database(f"sqlite:///{tmp_path}")))
    assert "unable to open" in str(await unavailable_reason(Database(f"sqlite:///{tmp_path / 'fehlt' / 'lotse.db'}")))
    with pytest.raises(DatabaseUnavailableError):
        await asyncio.to_thread(migrate, f"sqlite:///{tmp_path / 'belegt' / 'lotse.db'}")


async def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path):
    (tmp_path / "lotse.db").write_text("kein SQLite, nur Text\n" * 100, encoding="utf-8")
    assert "not a database" in str(await unavailable_reason(Database(f"sqlite:///{tmp_path / 'lotse.db'}")))


async def test_a_file_that_another_process_holds_too_long_is_unavailable(sqlite_url: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connection_module, "BUSY_TIMEOUT_MS", 20)
    holder = sqlite3.connect(normalize_url(sqlite_url).database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        assert "locked" in str(await unavailable_reason(Database(sqlite_url)))
    finally:
        holder.close()


async def test_a_transaction_inside_a_transaction_ends_in_an_error_instead_of_waiting_forever(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(connection_module, "CONNECT_TIMEOUT_S", 0.05)
    db = Database(sqlite_url)
    async with db.transaction():
        with pytest.raises(DatabaseUnavailableError):
            await db.check()
    await db.check()
    await db.close()


async def test_what_was_written_before_an_error_is_not_there(db: Database, jetzt: datetime):
    async def fail_after_writing() -> None:
        async with db.transaction() as transaction:
            await transaction.personen.create(CANARY, hinweis_version="1", jetzt=jetzt)
            raise FileNotFoundError

    with pytest.raises(FileNotFoundError):
        await fail_after_writing()
    async with db.transaction() as transaction:
        assert await transaction.personen.find(CANARY) is None


async def test_what_was_written_by_a_cancelled_task_is_not_there_and_others_go_on(db: Database, jetzt: datetime):
    written = asyncio.Event()

    async def write_and_hang() -> None:
        async with db.transaction() as transaction:
            await transaction.personen.create(CANARY, hinweis_version="1", jetzt=jetzt)
            written.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write_and_hang())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with db.transaction() as transaction:
        assert await transaction.personen.find(CANARY) is None


async def test_a_violated_constraint_stays_its_own_error_and_shows_no_value(db: Database, jetzt: datetime):
    row = {"telegram_id": CANARY, "hinweis_version": "1", "hinweis_zeit": jetzt, "erstellt": jetzt}
    with pytest.raises(IntegrityError) as raised:
        async with db.session() as session:
            session.add_all([PersonRow(id="a" * 32, **row), PersonRow(id="b" * 32, **row | {"telegram_id": 1, "hinweis_version": None})])
    assert str(CANARY) not in str(raised.value)


async def test_no_log_line_knows_a_telegram_id(db_url: str, jetzt: datetime, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("aiosqlite").setLevel(logging.NOTSET)
    db = Database(db_url)
    async with db.transaction() as transaction:
        await transaction.personen.create(CANARY, hinweis_version="1", jetzt=jetzt)
        await transaction.personen.find(CANARY)
    await db.close()
    assert str(CANARY) not in caplog.text


async def test_two_processes_at_one_file_lose_no_update(sqlite_url: str, jetzt: datetime):
    databases = [Database(sqlite_url), Database(sqlite_url)]
    async with databases[0].transaction() as transaction:
        person = await transaction.personen.create(CANARY, hinweis_version="0", jetzt=jetzt)

    async def count(db: Database) -> None:
        async with db.transaction() as transaction:
            current = await transaction.personen.get(person.id)
            await asyncio.sleep(0)
            version = str(int(current.hinweis_version) + 1)
            await transaction.personen.update_hinweis(person.id, hinweis_version=version, jetzt=jetzt)

    await asyncio.gather(*(count(databases[n % 2]) for n in range(20)))
    async with databases[1].transaction() as transaction:
        assert (await transaction.personen.get(person.id)).hinweis_version == "20"
    for db in databases:
        await db.close()
