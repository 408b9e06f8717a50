"""What a database holds, said so that two databases can be compared: its migration, and count and checksum of every table.

A row is written as canonical JSON through the column types, so SQLite and PostgreSQL give the same for the same content. The checksums are
added up, because the two sort text differently.
"""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Row, Table, inspect, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.migration import alembic_config
from storage.tables import Tabelle

STAPEL: Final = 1_000
MODUL: Final = 2**256
TABELLEN: Final[Sequence[Table]] = Tabelle.metadata.sorted_tables
VERSIONSTABELLE: Final = "alembic_version"

Schluessel = tuple[Any, ...]
Stapel = list[Row[Any]]


@dataclass(frozen=True, slots=True)
class Bestand:
    """How many rows a table has, and the sum of what they say."""

    zeilen: int
    pruefsumme: str


async def bestaende(connection: AsyncConnection) -> dict[str, Bestand]:
    """Count and add up every table, parents first."""
    return {tabelle.name: await _bestand(connection, tabelle) for tabelle in TABELLEN}


async def _bestand(connection: AsyncConnection, tabelle: Table) -> Bestand:
    zeilen, summe = 0, 0
    async for stapel in in_stapeln(connection, tabelle):
        zeilen += len(stapel)
        summe = (summe + sum(_zahl(zeile) for zeile in stapel)) % MODUL
    return Bestand(zeilen, f"{summe:064x}")


async def in_stapeln(connection: AsyncConnection, tabelle: Table, nach: Schluessel | None = None) -> AsyncIterator[Stapel]:
    """Yield the rows of a table by their key, a thousand at a time; those after a key where one is given."""
    schluessel = tuple_(*tabelle.primary_key.columns)
    while True:
        frage = select(tabelle).order_by(*tabelle.primary_key.columns).limit(STAPEL)
        if nach is not None:
            frage = frage.where(schluessel > tuple_(*nach))
        stapel = list((await connection.execute(frage)).all())
        if stapel:
            yield stapel
            nach = schluessel_von(tabelle, stapel[-1])
        if len(stapel) < STAPEL:
            return


def schluessel_von(tabelle: Table, zeile: Row[Any]) -> Schluessel:
    """Return the primary key of a row."""
    return tuple(zeile._mapping[spalte] for spalte in tabelle.primary_key.columns)  # noqa: SLF001 - SQLAlchemy's public name


async def is_empty(connection: AsyncConnection) -> bool:
    """Tell whether no table of ours holds a row."""
    for tabelle in TABELLEN:
        if (await connection.execute(select(tabelle).limit(1))).first() is not None:
            return False
    return True


async def version(connection: AsyncConnection) -> str | None:
    """Return the migration of a database, ``None`` where it has never been migrated."""
    if VERSIONSTABELLE not in await tabellennamen(connection):
        return None
    found: str | None = await connection.scalar(text(f"SELECT version_num FROM {VERSIONSTABELLE}"))  # noqa: S608 - a constant of ours
    return found


async def tabellennamen(connection: AsyncConnection) -> set[str]:
    """Return the names of all tables there are."""
    return set(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))


def neueste_version(url: str) -> str:
    """Return the migration that this program needs."""
    from alembic.script import ScriptDirectory

    head = ScriptDirectory.from_config(alembic_config(url)).get_current_head()
    if head is None:
        raise LookupError("there are no migrations")
    return head


def _zahl(zeile: Row[Any]) -> int:
    inhalt = json.dumps(list(zeile), default=_als_text, sort_keys=True)
    return int.from_bytes(sha256(inhalt.encode()).digest(), "big")


def _als_text(wert: object) -> str:
    if isinstance(wert, date):
        return wert.isoformat()
    raise TypeError(f"no canonical form for {type(wert).__name__}")
