"""Copying everything from one database to another, of the same kind or not: resumed after a kill, checked at the end.

The target keeps how far the copy has come in a table of its own, written with each batch in one transaction, dropped when all is checked.
As long as it is there, the target is nobody's database: ``Database.check`` refuses it.
"""

import asyncio
import json
from dataclasses import asdict
from typing import Any, Final

from sqlalchemy import Column, MetaData, String, Table, Text, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bestand import (
    TABELLEN,
    Bestand,
    Schluessel,
    bestaende,
    in_stapeln,
    is_empty,
    neueste_version,
    schluessel_von,
    tabellennamen,
    version,
)
from storage.connection import is_missing_file, normalize_url
from storage.engine import Database
from storage.errors import (
    CopyMismatchError,
    SameDatabaseError,
    SourceChangedError,
    SourceMissingError,
    TargetNotEmptyError,
    WrongVersionError,
)
from storage.migration import migrate
from storage.unvollstaendig import FORTSCHRITT

GANZES: Final = ""
MERKER: Final = Table(FORTSCHRITT, MetaData(), Column("tabelle", String(100), primary_key=True), Column("stand", Text, nullable=False))


async def kopiere(quelle: str, ziel: str) -> dict[str, Bestand]:
    """Copy everything and return what was copied, by table. The tables of an empty target are made first.

    Raises an error of ``storage.errors`` where nothing can be copied, or where the source changed meanwhile; the target can then be used
    for nothing but another try, which goes on or begins anew by itself.
    """
    if normalize_url(quelle) == normalize_url(ziel):
        raise SameDatabaseError
    if is_missing_file(quelle):
        raise SourceMissingError
    von, nach = Database(quelle), Database(ziel)
    try:
        async with von.snapshot() as gelesen:
            _check_version(await version(gelesen), neueste_version(quelle), SourceMissingError)
            vorher = await bestaende(gelesen)
            await _bereite_ziel_vor(nach, ziel, vorher)
            for tabelle in TABELLEN:
                await _kopiere_tabelle(gelesen, nach, tabelle)
        async with von.snapshot() as danach:
            if await bestaende(danach) != vorher:
                raise SourceChangedError
        await _schliesse_ab(nach, vorher)
    finally:
        await von.close()
        await nach.close()
    return vorher


def _check_version(gefunden: str | None, noetig: str, fehlt: type[Exception]) -> None:
    if gefunden is None:
        raise fehlt
    if gefunden != noetig:
        raise WrongVersionError(gefunden, noetig)


async def _bereite_ziel_vor(nach: Database, ziel: str, vorher: dict[str, Bestand]) -> None:
    """Make or empty the tables of the target, or leave there what an earlier try with the same source has copied."""
    if is_missing_file(ziel) or await _version_von(nach) is None:
        await asyncio.to_thread(migrate, ziel)
    _check_version(await _version_von(nach), neueste_version(ziel), TargetNotEmptyError)
    erkennung = json.dumps({name: asdict(bestand) for name, bestand in vorher.items()}, sort_keys=True)
    async with nach.begin() as connection:
        if FORTSCHRITT not in await tabellennamen(connection):
            if not await is_empty(connection):
                raise TargetNotEmptyError
            await connection.run_sync(MERKER.create)
            await _beginne(connection, erkennung)
        elif await connection.scalar(select(MERKER.c.stand).where(MERKER.c.tabelle == GANZES)) != erkennung:
            await _beginne(connection, erkennung)


async def _beginne(connection: AsyncConnection, erkennung: str) -> None:
    for tabelle in reversed(TABELLEN):
        await connection.execute(delete(tabelle))
    await connection.execute(delete(MERKER))
    await connection.execute(insert(MERKER), {"tabelle": GANZES, "stand": erkennung})


async def _version_von(nach: Database) -> str | None:
    async with nach.begin() as connection:
        return await version(connection)


async def _kopiere_tabelle(gelesen: AsyncConnection, nach: Database, tabelle: Table) -> None:
    async with nach.begin() as connection:
        stand = await connection.scalar(select(MERKER.c.stand).where(MERKER.c.tabelle == tabelle.name))
    letzter: Schluessel | None = None if stand is None else tuple(json.loads(stand))
    async for stapel in in_stapeln(gelesen, tabelle, letzter):
        zeilen = [dict(zeile._mapping) for zeile in stapel]  # noqa: SLF001 - SQLAlchemy's public name
        async with nach.begin() as connection:
            await _fuege_ein(connection, tabelle, zeilen)
            neuer = json.dumps(schluessel_von(tabelle, stapel[-1]))
            geaendert = await connection.execute(update(MERKER).where(MERKER.c.tabelle == tabelle.name).values(stand=neuer))
            if not geaendert.rowcount:
                await connection.execute(insert(MERKER), {"tabelle": tabelle.name, "stand": neuer})


async def _fuege_ein(connection: AsyncConnection, tabelle: Table, zeilen: list[dict[str, Any]]) -> None:
    try:
        await connection.execute(insert(tabelle), zeilen)
    except DBAPIError as error:
        if error.connection_invalidated:
            raise
        raise CopyMismatchError(tabelle.name) from error


async def _schliesse_ab(nach: Database, vorher: dict[str, Bestand]) -> None:
    """Compare, let running numbers go on behind the copied ones, and hand the target over."""
    async with nach.begin() as connection:
        jetzt = await bestaende(connection)
        for name, bestand in vorher.items():
            if jetzt[name] != bestand:
                raise CopyMismatchError(name)
        if nach.dialect == "postgresql":
            for tabelle in TABELLEN:
                await _setze_zaehler(connection, tabelle)
        await connection.run_sync(MERKER.drop)


async def _setze_zaehler(connection: AsyncConnection, tabelle: Table) -> None:
    spalte = tabelle.autoincrement_column
    if spalte is None:
        return
    zaehler = await connection.scalar(
        text("SELECT pg_get_serial_sequence(:tabelle, :spalte)"), {"tabelle": tabelle.name, "spalte": spalte.name}
    )
    hoechster = await connection.scalar(select(spalte).order_by(spalte.desc()).limit(1))
    if zaehler is not None and hoechster is not None:
        await connection.execute(text("SELECT setval(:zaehler, :hoechster)"), {"zaehler": zaehler, "hoechster": hoechster})
