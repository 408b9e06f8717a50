import asyncio
import io
import re
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, String, inspect, text

from storage.connection import normalize_url
from storage.engine import Database, migrate
from storage.errors import StorageError
from storage.migration import alembic_config, run_locked
from storage.tables import Tabelle

ROOT = Path(__file__).parents[2]
TABLES = set(Tabelle.metadata.tables)
SCRIPTS = ScriptDirectory.from_config(alembic_config("sqlite:///nirgends.db"))
REVISIONS: list[Script] = list(reversed(list(SCRIPTS.walk_revisions())))


def tables(url: str) -> set[str]:
    found: set[str] = set()
    run_locked(normalize_url(url), lambda connection: found.update(inspect(connection).get_table_names()))
    return found - {"alembic_version"}


@pytest.mark.parametrize("revision", REVISIONS, ids=lambda revision: Path(revision.path).stem)
def test_every_revision_goes_up_and_down_and_up_again(empty_url: str, revision: Script):
    config = alembic_config(empty_url)
    before = revision.down_revision or "base"
    if before != "base":
        command.upgrade(config, before)
    tables_before = tables(empty_url)
    command.upgrade(config, revision.revision)
    tables_after = tables(empty_url)
    command.downgrade(config, before)
    assert tables(empty_url) == tables_before
    command.upgrade(config, revision.revision)
    assert tables(empty_url) == tables_after


def test_the_models_equal_the_migrations(empty_url: str):
    migrate(empty_url)
    command.check(alembic_config(empty_url))
    assert tables(empty_url) == TABLES


def test_there_is_one_newest_revision():
    assert len(SCRIPTS.get_heads()) == 1


def test_every_migration_is_named_by_its_time():
    names = [Path(revision.path).name for revision in REVISIONS]
    assert names
    assert [name for name in names if not re.fullmatch(r"\d{8}_\d{4}_[a-z0-9_]+\.py", name)] == []
    assert names == sorted(names)


async def test_migrating_again_keeps_what_is_there(db_url: str, jetzt: datetime):
    db = Database(db_url)
    async with db.transaction() as transaction:
        await transaction.personen.create(1, hinweis_version="1", jetzt=jetzt)
    await asyncio.to_thread(migrate, db_url)
    async with db.transaction() as transaction:
        assert await transaction.personen.find(1) is not None
    await db.close()


def test_two_processes_that_migrate_at_the_same_time_all_succeed(empty_url: str):
    script = "import sys; from storage.engine import migrate; migrate(sys.argv[1])"
    processes = [subprocess.Popen([sys.executable, "-c", script, empty_url], cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    errors = [process.communicate(timeout=120)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], errors
    assert tables(empty_url) == TABLES


async def test_three_threads_that_migrate_at_the_same_time_all_succeed(empty_url: str):
    await asyncio.gather(*(asyncio.to_thread(migrate, empty_url) for _ in range(3)))
    assert await asyncio.to_thread(tables, empty_url) == TABLES


def test_the_folder_of_a_file_is_created_from_wherever_the_process_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    migrate("sqlite:///daten/100%/lotse.db")
    assert (tmp_path / "daten" / "100%" / "lotse.db").is_file()


def test_the_migrations_travel_inside_the_package():
    import storage

    assert Path(SCRIPTS.dir).is_relative_to(Path(storage.__file__).parent)


def test_a_migration_that_fails_leaves_nothing_behind(empty_url: str):
    def fail(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE halb (id INTEGER PRIMARY KEY)"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run_locked(normalize_url(empty_url), fail)
    assert tables(empty_url) == set()


def test_a_migration_that_would_orphan_rows_is_refused(sqlite_url: str):
    def orphan(connection: Connection) -> None:
        connection.execute(text("INSERT INTO antworten VALUES ('niemand', 'frist', '1', '2026-11-21', 'k1')"))

    found: list[int] = []
    with pytest.raises(StorageError, match="point to nothing"):
        run_locked(normalize_url(sqlite_url), orphan)
    run_locked(normalize_url(sqlite_url), lambda c: found.append(c.scalar(text("SELECT count(*) FROM antworten"))))
    assert found == [0]


async def test_changing_the_table_of_people_by_copying_it_does_not_cascade_into_their_answers(sqlite_url: str, jetzt: datetime):
    db = Database(sqlite_url)
    async with db.transaction() as transaction:
        person = await transaction.personen.create(1, hinweis_version="1", jetzt=jetzt)
        beratung = await transaction.beratungen.create(person.id, katalog_version="k1", jetzt=jetzt)
        await transaction.beratungen.set_antwort(beratung.id, "frist", "k", katalog_version="k1", jetzt=jetzt)
    await db.close()

    def alter(connection: Connection) -> None:
        with Operations(MigrationContext.configure(connection)).batch_alter_table("personen", recreate="always") as batch:
            batch.alter_column("hinweis_version", type_=String(200))

    await asyncio.to_thread(run_locked, normalize_url(sqlite_url), alter)
    async with db.transaction() as transaction:
        assert await transaction.personen.find(1) == person
        assert list(await transaction.beratungen.antworten(beratung.id)) == ["frist"]
    await db.close()


def test_the_sql_can_be_printed_for_an_operator(empty_url: str):
    config = alembic_config(empty_url)
    config.output_buffer = io.StringIO()
    command.upgrade(config, "head", sql=True)
    printed = config.output_buffer.getvalue()
    assert all(f"CREATE TABLE {table}" in printed for table in TABLES)
    assert tables(empty_url) == set()


@pytest.mark.postgres
async def test_a_migration_waits_for_the_one_that_runs(empty_postgres_url: str):
    url = normalize_url(empty_postgres_url)
    order: list[str] = []
    begun = threading.Event()

    def slow(connection: Connection) -> None:
        order.append("first begins")
        begun.set()
        connection.execute(text("SELECT pg_sleep(0.5)"))
        order.append("first ends")

    def quick(_connection: Connection) -> None:
        order.append("second begins")

    first = asyncio.create_task(asyncio.to_thread(run_locked, url, slow))
    await asyncio.to_thread(begun.wait)
    await asyncio.to_thread(run_locked, url, quick)
    await first
    assert order == ["first begins", "first ends", "second begins"]
