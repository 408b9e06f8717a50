"""``lotse daten``: all data copied, backed up, restored."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import typer

from bot import hilfe
from bot.config import load_settings
from bot.fehler import UserError
from bot.start import ohne_passwort
from bot.uhr import jetzt
from storage.bestand import Bestand
from storage.errors import (
    BackupDamagedError,
    BackupExistsError,
    CopyMismatchError,
    DatabaseUnavailableError,
    SameDatabaseError,
    SourceChangedError,
    SourceMissingError,
    StorageError,
    TargetNotEmptyError,
    WrongVersionError,
)
from storage.kopie import kopiere as kopiere_alles
from storage.sicherung import sichere as sichere_alles
from storage.sicherung import stelle_wieder_her as stelle_alles_wieder_her

NAME: Final = "lotse-{zeit:%Y-%m-%dT%H%M%SZ}.sqlite3"
MUSTER: Final = "lotse-????-??-??T??????Z.sqlite3"

# The first kind that a fault is of says what to do; its fields fill the sentence in.
SAETZE: Final[dict[type[Exception], str]] = {
    SameDatabaseError: hilfe.DATEN_GLEICH,
    SourceMissingError: hilfe.DATEN_QUELLE_FEHLT,
    WrongVersionError: hilfe.DATEN_VERSION,
    TargetNotEmptyError: hilfe.DATEN_ZIEL_VOLL,
    SourceChangedError: hilfe.DATEN_GEAENDERT,
    CopyMismatchError: hilfe.DATEN_UNGLEICH,
    BackupExistsError: hilfe.SICHERUNG_DA,
    BackupDamagedError: hilfe.SICHERUNG_KAPUTT,
    DatabaseUnavailableError: hilfe.DATEN_NICHT_ERREICHBAR,
    ValueError: hilfe.ADRESSE_UNGUELTIG,
    OSError: hilfe.SICHERUNG_NICHT_GESCHRIEBEN,
}


def kopiere(quelle: str, ziel: str) -> None:
    """Copy everything and say how much it was. Raises :class:`UserError`."""
    with _auf_deutsch(quelle, ziel):
        bestaende = asyncio.run(kopiere_alles(quelle, ziel))
    typer.echo(_zahlen(hilfe.DATEN_KOPIERT, bestaende))


def sichere(ziel: str, *, behalten: int | None) -> None:
    """Back the database of the settings up, into a file or under the present time into a folder. Raises :class:`UserError`."""
    url, ordner = load_settings().database_url, Path(ziel)
    if behalten is not None and not ordner.is_dir():
        raise UserError(hilfe.SICHERUNG_BEHALTEN)
    datei = ordner / NAME.format(zeit=jetzt()) if ordner.is_dir() else ordner
    with _auf_deutsch(url, str(datei)):
        sichere_alles(url, datei)
        if behalten is not None:
            for alt in sorted(ordner.glob(MUSTER))[:-behalten]:
                alt.unlink()
    typer.echo(hilfe.SICHERUNG_FERTIG.format(datei=datei))


def stelle_wieder_her(datei: str) -> None:
    """Fill the empty database of the settings and say how much it was. Raises :class:`UserError`."""
    url = load_settings().database_url
    with _auf_deutsch(datei, url):
        bestaende = stelle_alles_wieder_her(Path(datei), url)
    typer.echo(_zahlen(hilfe.WIEDERHERGESTELLT, bestaende))


def _zahlen(satz: str, bestaende: dict[str, Bestand]) -> str:
    return satz.format(zeilen=sum(bestand.zeilen for bestand in bestaende.values()), tabellen=len(bestaende))


@contextmanager
def _auf_deutsch(quelle: str, ziel: str) -> Iterator[None]:
    """Turn every way in which it can fail into the sentence that says what to do."""
    try:
        yield
    except (StorageError, ValueError, OSError) as fehler:
        satz = next((satz for art, satz in SAETZE.items() if isinstance(fehler, art)), None)
        if satz is None:
            raise
        namen = {"quelle": ohne_passwort(quelle), "ziel": ohne_passwort(ziel)}
        raise UserError(satz.format(**namen, **vars(fehler))) from fehler
