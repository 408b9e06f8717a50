import asyncio
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text, update

import storage.kopie
from storage.bestand import TABELLEN, bestaende
from storage.engine import Database, IncompleteCopyError
from storage.errors import (
    CopyMismatchError,
    SameDatabaseError,
    SourceChangedError,
    SourceMissingError,
    TargetNotEmptyError,
    WrongVersionError,
)
from storage.kopie import kopiere
from storage.records import GespeicherteErinnerung
from tests.storage.conftest import JETZT, ROOT

PERSONEN = 30


async def fuelle(url: str, anzahl: int = PERSONEN) -> None:
    """Store something in tables of every kind of column: times, days, numbers, JSON of each type, emptiness, running numbers."""
    db = Database(url)
    for nummer in range(anzahl):
        zeit = JETZT + timedelta(seconds=nummer, microseconds=nummer)
        async with db.transaction() as t:
            person = await t.personen.create(10**12 + nummer, hinweis_version="1", jetzt=zeit)
            beratung = await t.beratungen.create(person.id, katalog_version="k", jetzt=zeit)
            for frage, wert in {"a": 1, "b": 1.0, "c": 12.5, "d": "Ä \x1a 'x'", "e": "ja"}.items():
                await t.beratungen.set_antwort(beratung.id, frage, wert, katalog_version="k", jetzt=zeit)
            for _ in range(2):
                ergebnis = {"z": [None, True, 2**40], "a": {}}
                await t.beratungen.save_ergebnis(beratung.id, katalog_version="k", eingaben={}, ergebnis=ergebnis, jetzt=zeit)
    async with db.begin() as connection:
        erinnerungen = [tabelle for tabelle in TABELLEN if tabelle.name == "erinnerungen"]
        zeile = GespeicherteErinnerung("m/3", "m", "3", date(2027, 1, 2), JETZT)
        await connection.execute(
            insert(erinnerungen[0]),
            {
                "person_id": person.id,
                "ungewiss": 1,
                **{feld: getattr(zeile, feld) for feld in ("schluessel", "termin", "stufe", "datum", "faellig")},
            },
        )
    await db.close()


async def inhalt(url: str) -> dict[str, list[tuple]]:
    db = Database(url)
    async with db.snapshot() as connection:
        alles = {tabelle.name: sorted(map(repr, (await connection.execute(select(tabelle))).all())) for tabelle in TABELLEN}
    await db.close()
    return alles


@pytest.fixture
def ziele(tmp_path: Path, empty_postgres_url: str) -> dict[str, str]:
    return {"sqlite": f"sqlite:///{tmp_path / 'ziel' / 'neu.db'}", "postgres": empty_postgres_url}


@pytest.mark.postgres
async def test_everything_goes_to_postgresql_and_back_unchanged(sqlite_url: str, ziele: dict[str, str], jetzt: datetime):
    await fuelle(sqlite_url)
    vorher = await inhalt(sqlite_url)
    kopiert = await kopiere(sqlite_url, ziele["postgres"])
    assert kopiert["antworten"].zeilen == PERSONEN * 5
    assert await inhalt(ziele["postgres"]) == vorher
    await kopiere(ziele["postgres"], ziele["sqlite"])
    assert await inhalt(ziele["sqlite"]) == vorher

    db = Database(ziele["postgres"])
    await db.check()
    async with db.transaction() as t:
        person = await t.personen.find(10**12)
        beratung = await t.beratungen.active(person.id)
        neu = await t.beratungen.save_ergebnis(beratung.id, katalog_version="k", eingaben={}, ergebnis={"neu": 1}, jetzt=jetzt)
        assert await t.beratungen.letztes_ergebnis(beratung.id) == neu
    await db.close()


async def test_a_target_with_data_is_refused_and_left_alone(sqlite_url: str, ziele: dict[str, str]):
    await fuelle(sqlite_url, 1)
    await kopiere(sqlite_url, ziele["sqlite"])
    vorher = await inhalt(ziele["sqlite"])
    with pytest.raises(TargetNotEmptyError):
        await kopiere(sqlite_url, ziele["sqlite"])
    assert await inhalt(ziele["sqlite"]) == vorher


async def test_no_source_no_program_database_and_the_same_twice_are_refused_and_no_file_is_made(sqlite_url: str, tmp_path: Path):
    fehlt = tmp_path / "fehlt.db"
    with pytest.raises(SourceMissingError):
        await kopiere(f"sqlite:///{fehlt}", sqlite_url)
    assert not fehlt.exists()
    (tmp_path / "leer.db").touch()
    with pytest.raises(SourceMissingError):
        await kopiere(f"sqlite:///{tmp_path / 'leer.db'}", f"sqlite:///{tmp_path / 'ziel.db'}")
    assert not (tmp_path / "ziel.db").exists()
    with pytest.raises(SameDatabaseError):
        await kopiere(sqlite_url, sqlite_url.replace("sqlite:", "sqlite+aiosqlite:"))


async def test_another_migration_is_refused(sqlite_url: str, tmp_path: Path):
    db = Database(sqlite_url)
    async with db.session() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = 'alt'"))
    await db.close()
    with pytest.raises(WrongVersionError, match="alt"):
        await kopiere(sqlite_url, f"sqlite:///{tmp_path / 'ziel.db'}")


COPIER = """
import asyncio, sys
import storage.bestand, storage.kopie
storage.bestand.STAPEL = 7
fuege_ein = storage.kopie._fuege_ein
async def langsam(*was):
    await fuege_ein(*was)
    print("stapel", flush=True)
    await asyncio.sleep(0.01)
storage.kopie._fuege_ein = langsam
asyncio.run(storage.kopie.kopiere(*sys.argv[1:]))
"""


def copy_until_killed(quelle: str, ziel: str, stapel: int) -> None:
    with subprocess.Popen([sys.executable, "-c", COPIER, quelle, ziel], cwd=ROOT, stdout=subprocess.PIPE, text=True) as prozess:
        for _ in range(stapel):
            assert prozess.stdout.readline() == "stapel\n"
        prozess.kill()


@pytest.mark.postgres
@pytest.mark.parametrize("art", ["sqlite", "postgres"])
async def test_killed_in_the_middle_it_is_nobodys_database_and_another_try_goes_on(
    sqlite_url: str, ziele: dict[str, str], art: str, monkeypatch
):
    await fuelle(sqlite_url)
    copy_until_killed(sqlite_url, ziele[art], 12)
    db = Database(ziele[art])
    with pytest.raises(IncompleteCopyError):
        await db.check()
    async with db.snapshot() as connection:
        angekommen = sum(bestand.zeilen for bestand in (await bestaende(connection)).values())
    assert angekommen >= 7

    eingefuegt = 0
    fuege_ein = storage.kopie._fuege_ein

    async def zaehle(connection, tabelle, zeilen):
        nonlocal eingefuegt
        eingefuegt += len(zeilen)
        await fuege_ein(connection, tabelle, zeilen)

    monkeypatch.setattr(storage.kopie, "_fuege_ein", zaehle)
    kopiert = await kopiere(sqlite_url, ziele[art])
    assert eingefuegt == sum(bestand.zeilen for bestand in kopiert.values()) - angekommen
    assert await inhalt(ziele[art]) == await inhalt(sqlite_url)
    await db.check()
    await db.close()


async def test_a_source_that_changes_meanwhile_is_noticed_and_the_next_try_begins_anew(sqlite_url: str, ziele: dict[str, str], monkeypatch):
    await fuelle(sqlite_url, 3)
    fuege_ein = storage.kopie._fuege_ein

    async def einer_antwortet(connection, tabelle, zeilen):
        await fuege_ein(connection, tabelle, zeilen)
        if tabelle.name == "antworten":
            bot = Database(sqlite_url)
            async with bot.transaction() as t:
                person = await t.personen.find(10**12)
                beratung = await t.beratungen.active(person.id)
                jetzt = datetime(2027, 1, 1, tzinfo=UTC)
                await t.beratungen.set_antwort(beratung.id, "neu", "ja", katalog_version="k", jetzt=jetzt)
            await bot.close()

    with monkeypatch.context() as waehrenddessen:
        waehrenddessen.setattr(storage.kopie, "_fuege_ein", einer_antwortet)
        with pytest.raises(SourceChangedError):
            await kopiere(sqlite_url, ziele["sqlite"])
    await kopiere(sqlite_url, ziele["sqlite"])
    assert await inhalt(ziele["sqlite"]) == await inhalt(sqlite_url)


async def test_a_row_that_arrives_different_is_named(sqlite_url: str, ziele: dict[str, str], monkeypatch):
    await fuelle(sqlite_url, 3)
    fuege_ein = storage.kopie._fuege_ein

    async def verfaelscht(connection, tabelle, zeilen):
        await fuege_ein(connection, tabelle, zeilen)
        if tabelle.name == "antworten":
            await connection.execute(update(tabelle).where(tabelle.c.frage == "c").values(wert=12))

    monkeypatch.setattr(storage.kopie, "_fuege_ein", verfaelscht)
    with pytest.raises(CopyMismatchError, match="antworten"):
        await kopiere(sqlite_url, ziele["sqlite"])
    db = Database(ziele["sqlite"])
    with pytest.raises(IncompleteCopyError):
        await db.check()
    await db.close()


@pytest.mark.postgres
async def test_a_snapshot_sees_one_moment_and_stops_nobody(db_url: str):
    await fuelle(db_url, 1)
    db, bot = Database(db_url), Database(db_url)
    frage = select(func.count()).select_from(next(tabelle for tabelle in TABELLEN if tabelle.name == "personen"))
    async with db.snapshot() as connection:
        assert await connection.scalar(frage) == 1
        async with asyncio.timeout(2), bot.transaction() as t:
            await t.personen.create(5, hinweis_version="1", jetzt=JETZT)
        assert await connection.scalar(frage) == 1
    async with db.snapshot() as connection:
        assert await connection.scalar(frage) == 2
    await db.close()
    await bot.close()
