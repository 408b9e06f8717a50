"""``lotse daten`` copies, backs up and restores, and says of everything that stands in the way what to do."""

import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command

from bot import hilfe
from bot.befehle import daten as befehl
from storage.engine import migrate
from storage.migration import alembic_config
from tests.bot.rufer import Lauf, Rufer

JETZT = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
ERSTE_MIGRATION = "fe3a83abbcaa"
ZEILE = (
    "INSERT INTO personen (id, telegram_id, hinweis_version, hinweis_zeit, erstellt) VALUES ('a', 4711, '1', '2026-11-22', '2026-11-22')"
)


def migriert(datei: Path, *sql: str) -> str:
    migrate(f"sqlite:///{datei}")
    with closing(sqlite3.connect(datei)) as verbindung:
        for befehl in sql:
            verbindung.execute(befehl)
        verbindung.commit()
    return f"sqlite:///{datei}"


def personen(datei: Path) -> list[tuple[int]]:
    with closing(sqlite3.connect(datei)) as verbindung:
        return verbindung.execute("SELECT telegram_id FROM personen").fetchall()


@pytest.fixture
def rufe(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Rufer:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'lotse.db'}")
    return Rufer(monkeypatch, capsys)


@pytest.fixture
def bestand(tmp_path: Path) -> str:
    return migriert(tmp_path / "lotse.db", ZEILE)


def is_sentence(lauf: Lauf, satz: str, *teile: str) -> bool:
    return (
        (lauf.code, lauf.aus, lauf.fehler.count("\n")) == (2, "", 1)
        and lauf.fehler.startswith(satz.partition("{")[0])
        and all(teil in lauf.fehler for teil in teile)
    )


def test_a_copy_is_made_and_counted(rufe: Rufer, bestand: str, tmp_path: Path):
    lauf = rufe("daten", "kopieren", bestand, f"sqlite:///{tmp_path / 'neu.db'}")
    assert (lauf.code, lauf.fehler) == (0, "")
    assert lauf.aus.startswith(hilfe.DATEN_KOPIERT.partition("{")[0] + "1 Zeilen in ")
    assert personen(tmp_path / "neu.db") == [(4711,)]


@pytest.mark.parametrize(
    ("quelle", "ziel", "satz"),
    [
        ("sqlite:///fehlt.db", "sqlite:///neu.db", hilfe.DATEN_QUELLE_FEHLT),
        ("sqlite:///lotse.db", "sqlite:///lotse.db", hilfe.DATEN_GLEICH),
        ("sqlite:///lotse.db", "sqlite:///voll.db", hilfe.DATEN_ZIEL_VOLL),
        ("sqlite:///alt.db", "sqlite:///neu.db", hilfe.DATEN_VERSION),
        ("sqlite:///lotse.db", "mysql://wer:geheim@server/lotse", hilfe.ADRESSE_UNGUELTIG),
        ("sqlite:///lotse.db", "postgresql://wer:geheim@127.0.0.1:1/lotse", hilfe.DATEN_NICHT_ERREICHBAR),
        ("sqlite:///lotse.db", "sqlite:///ordner", hilfe.DATEN_NICHT_ERREICHBAR),
    ],
)
def test_what_stands_in_the_way_of_a_copy_is_said_without_a_password(rufe: Rufer, bestand: str, tmp_path: Path, quelle, ziel, satz):
    shutil.copy("lotse.db", "voll.db")
    Path("ordner").mkdir()
    command.upgrade(alembic_config("sqlite:///alt.db"), ERSTE_MIGRATION)
    lauf = rufe("daten", "kopieren", quelle, ziel)
    assert is_sentence(lauf, satz)
    assert "geheim" not in lauf.fehler
    assert personen(tmp_path / "lotse.db") == [(4711,)]


def test_a_half_copied_database_starts_no_bot_and_is_named(rufe: Rufer, bestand: str, tmp_path: Path):
    with closing(sqlite3.connect(tmp_path / "lotse.db")) as verbindung:
        verbindung.execute("CREATE TABLE kopie_fortschritt (tabelle TEXT PRIMARY KEY, stand TEXT)")
    assert is_sentence(rufe("migrate"), hilfe.DATENBANK_HALB, "lotse.db")


def test_a_backup_of_a_database_in_use_is_one_whole_file_for_its_owner_alone(rufe: Rufer, bestand: str, tmp_path: Path):
    with closing(sqlite3.connect(tmp_path / "lotse.db")) as bot:
        bot.execute("UPDATE personen SET telegram_id = 4712")
        bot.commit()
        bot.execute("UPDATE personen SET telegram_id = 1")
        lauf = rufe("daten", "sichern", "sicherung.db")
    assert lauf == Lauf(0, f"{hilfe.SICHERUNG_FERTIG.format(datei='sicherung.db')}\n", "")
    assert personen(tmp_path / "sicherung.db") == [(4712,)]
    assert stat.S_IMODE((tmp_path / "sicherung.db").stat().st_mode) == 0o600
    assert [datei.name for datei in tmp_path.iterdir() if "sicherung" in datei.name or ".lotse-" in datei.name] == ["sicherung.db"]
    assert is_sentence(rufe("daten", "sichern", "sicherung.db"), hilfe.SICHERUNG_DA, "sicherung.db")


def test_in_a_folder_backups_carry_their_time_and_only_the_newest_stay(rufe: Rufer, bestand: str, tmp_path: Path, monkeypatch):
    ordner = tmp_path / "sicherungen"
    ordner.mkdir()
    (ordner / "eigene.sqlite3").touch()
    for stunde in range(4):
        monkeypatch.setattr(befehl, "jetzt", lambda stunde=stunde: JETZT + timedelta(hours=stunde))
        assert rufe("daten", "sichern", ordner, "--behalten", "2").code == 0
    assert sorted(datei.name for datei in ordner.iterdir()) == [
        "eigene.sqlite3",
        "lotse-2026-11-22T080000Z.sqlite3",
        "lotse-2026-11-22T090000Z.sqlite3",
    ]
    assert is_sentence(rufe("daten", "sichern", "datei.db", "--behalten", "2"), hilfe.SICHERUNG_BEHALTEN)


def test_a_backup_is_restored_into_an_empty_database_only(rufe: Rufer, bestand: str, tmp_path: Path):
    rufe("daten", "sichern", "sicherung.db")
    assert is_sentence(rufe("daten", "wiederherstellen", "sicherung.db"), hilfe.DATEN_ZIEL_VOLL)
    for datei in tmp_path.glob("lotse.db*"):
        datei.unlink()
    lauf = rufe("daten", "wiederherstellen", "sicherung.db")
    assert lauf.aus.startswith(hilfe.WIEDERHERGESTELLT.partition("{")[0] + "1 Zeilen")
    assert personen(tmp_path / "lotse.db") == [(4711,)]


def test_a_backup_of_an_older_version_is_brought_up_to_date_and_itself_left_alone(rufe: Rufer, tmp_path: Path):
    command.upgrade(alembic_config("sqlite:///alt.db"), ERSTE_MIGRATION)
    with closing(sqlite3.connect(tmp_path / "alt.db")) as verbindung:
        verbindung.execute(ZEILE)
        verbindung.commit()
        verbindung.execute("PRAGMA journal_mode=DELETE")
    vorher = (tmp_path / "alt.db").read_bytes()
    assert rufe("daten", "wiederherstellen", "alt.db").code == 0
    assert personen(tmp_path / "lotse.db") == [(4711,)]
    assert (tmp_path / "alt.db").read_bytes() == vorher


@pytest.mark.parametrize("inhalt", [b"", b"kein SQLite, nur Text\n" * 500])
def test_what_is_no_backup_is_named(rufe: Rufer, tmp_path: Path, inhalt: bytes):
    (tmp_path / "k.db").write_bytes(inhalt)
    assert is_sentence(rufe("daten", "wiederherstellen", "k.db"), hilfe.SICHERUNG_KAPUTT, "k.db")
    assert is_sentence(rufe("daten", "wiederherstellen", "fehlt.db"), hilfe.DATEN_QUELLE_FEHLT, "fehlt.db")


def test_a_backup_that_cannot_be_written_or_has_nothing_to_write_is_explained(rufe: Rufer, tmp_path: Path):
    assert is_sentence(rufe("daten", "sichern", "s.db"), hilfe.DATEN_QUELLE_FEHLT, "lotse.db")
    assert not list(tmp_path.iterdir())
    migriert(tmp_path / "lotse.db")
    assert is_sentence(rufe("daten", "sichern", "fehlt/s.db"), hilfe.SICHERUNG_NICHT_GESCHRIEBEN, "fehlt/s.db")
