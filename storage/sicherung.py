"""Backups: one SQLite file, whatever the database is, made while the bot runs."""

import asyncio
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from storage.bestand import Bestand
from storage.connection import is_missing_file, is_sqlite, normalize_url
from storage.errors import BackupDamagedError, BackupExistsError, SourceMissingError
from storage.kopie import kopiere
from storage.migration import migrate

RECHTE: Final = 0o077
SEITEN_JE_SCHRITT: Final = 1_000
NAME: Final = "lotse.sqlite3"


def sichere(url: str, datei: Path) -> None:
    """Write a backup; the file is there once it is complete and on the disk, or not at all. Only its owner may read it.

    Raises BackupExistsError where there is such a file, SourceMissingError where there is nothing to back up, BackupDamagedError where the
    database itself is damaged, OSError where the file cannot be written.
    """
    if datei.exists():
        raise BackupExistsError
    if is_missing_file(url):
        raise SourceMissingError
    with _ordner(datei.parent) as ordner:
        neu = ordner / NAME
        if is_sqlite(normalize_url(url)):
            _kopiere_datei(Path(normalize_url(url).database or ""), neu)
        else:
            asyncio.run(kopiere(url, f"sqlite:///{neu}"))
        _mache_fertig(neu)
        neu.replace(datei)


def stelle_wieder_her(datei: Path, url: str) -> dict[str, Bestand]:
    """Fill an empty database from a backup, also from one of an older version; return what was restored, by table.

    The backup itself stays as it is. Raises BackupDamagedError where it is none, and what :func:`storage.kopie.kopiere` raises.
    """
    if not datei.is_file():
        raise SourceMissingError
    with _ordner(None) as ordner:
        kopie = ordner / NAME
        _kopiere_datei(datei, kopie)
        if not _is_ours(kopie):
            raise BackupDamagedError
        migrate(f"sqlite:///{kopie}")
        return asyncio.run(kopiere(f"sqlite:///{kopie}", url))


@contextmanager
def _ordner(neben: Path | None) -> Iterator[Path]:
    """Give a folder that only its owner may enter, on the same disk as the file to come; whatever is left in it goes."""
    vorher = os.umask(RECHTE)
    try:
        with TemporaryDirectory(prefix=".lotse-", dir=neben) as name:
            yield Path(name)
    finally:
        os.umask(vorher)


def _kopiere_datei(quelle: Path, ziel: Path) -> None:
    """Copy a database that may be in use; a writer meanwhile is neither stopped nor missed."""
    try:
        with (
            closing(sqlite3.connect(f"{quelle.absolute().as_uri()}?mode=ro", uri=True)) as von,
            closing(sqlite3.connect(ziel)) as nach,
        ):
            von.backup(nach, pages=SEITEN_JE_SCHRITT)
    except sqlite3.DatabaseError as error:
        raise BackupDamagedError from error


def _mache_fertig(datei: Path) -> None:
    """Make it a single file, look whether it is whole, and bring it to the disk."""
    with closing(sqlite3.connect(datei)) as verbindung:
        verbindung.execute("PRAGMA journal_mode=DELETE")
        if verbindung.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupDamagedError
    with datei.open("rb") as offen:
        os.fsync(offen.fileno())


def _is_ours(datei: Path) -> bool:
    with closing(sqlite3.connect(datei)) as verbindung:
        tabellen = {name for (name,) in verbindung.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {"alembic_version", "personen"} <= tabellen
