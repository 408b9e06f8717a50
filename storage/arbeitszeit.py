"""How the working time of a consultation is spent, and which themes were picked: each field with the time of its last change.

A field that was emptied keeps its row, so that an older change that arrives late cannot bring its value back: of two changes to one
field the later one wins, in whatever order they come, and no other field is touched.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, cast

from sqlalchemy import BindParameter, CursorResult, Executable, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.errors import UnknownBeratungError
from storage.records import GespeicherterAnteil
from storage.tables import ArbeitszeitRow, BeratungRow, Tabelle, ThemenwahlRow
from storage.upsert import Insert, for_each_dialect

BERATUNGEN = Tabelle.metadata.tables[BeratungRow.__tablename__]
ANTEILE = Tabelle.metadata.tables[ArbeitszeitRow.__tablename__]
WAHL = Tabelle.metadata.tables[ThemenwahlRow.__tablename__]
ANTEIL = tuple(ANTEILE.c[field.name] for field in fields(GespeicherterAnteil))
AT_BERATUNG: BindParameter[str] = bindparam("at_beratung_id")


def _replace_anteil(insert: Insert) -> Executable:
    return insert.on_conflict_do_update(
        index_elements=[ANTEILE.c.beratung_id, ANTEILE.c.aufgabe, ANTEILE.c.feld],
        set_={name: insert.excluded[name] for name in ("zehntel", "zeit")},
        where=ANTEILE.c.zeit <= insert.excluded.zeit,
    )


def _replace_wahl(insert: Insert) -> Executable:
    return insert.on_conflict_do_update(
        index_elements=[WAHL.c.beratung_id, WAHL.c.thema, WAHL.c.punkt],
        set_={name: insert.excluded[name] for name in ("gewaehlt", "zeit")},
        where=WAHL.c.zeit <= insert.excluded.zeit,
    )


TOUCH = update(BERATUNGEN).where(BERATUNGEN.c.id == AT_BERATUNG).values(geaendert=bindparam("new_geaendert"))
READ_ANTEILE = (
    select(*ANTEIL).where(ANTEILE.c.beratung_id == AT_BERATUNG, ANTEILE.c.zehntel.is_not(None)).order_by(ANTEILE.c.aufgabe, ANTEILE.c.feld)
)
READ_WAHL = (
    select(WAHL.c.thema, WAHL.c.punkt).where(WAHL.c.beratung_id == AT_BERATUNG, WAHL.c.gewaehlt).order_by(WAHL.c.thema, WAHL.c.punkt)
)
SET_ANTEIL = for_each_dialect(ANTEILE, _replace_anteil)
SET_WAHL = for_each_dialect(WAHL, _replace_wahl)


class ArbeitszeitRepository:
    """Shares of the working time and picked themes within one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def anteile(self, beratung_id: str) -> tuple[GespeicherterAnteil, ...]:
        """Read every share that is given, by task and field."""
        rows = await self._session.execute(READ_ANTEILE, {"at_beratung_id": beratung_id})
        return tuple(GespeicherterAnteil(**row) for row in rows.mappings())

    async def set_anteile(
        self,
        beratung_id: str,
        zehntel: Mapping[tuple[str, str], int | None],
        *,
        jetzt: datetime,
        zeiten: Mapping[tuple[str, str], datetime] | None = None,
    ) -> None:
        """Keep shares in tenths of a percent by task and field, or forget them; UnknownBeratungError where there is no consultation.

        ``zeiten`` says when a field was changed where that was before ``jetzt``: what was changed later stays.
        """
        await self.touch(beratung_id, jetzt)
        values = [
            {
                "beratung_id": beratung_id,
                "aufgabe": aufgabe,
                "feld": feld,
                "zehntel": wert,
                "zeit": (zeiten or {}).get((aufgabe, feld), jetzt),
            }
            for (aufgabe, feld), wert in zehntel.items()
        ]
        if values:
            await self._session.execute(SET_ANTEIL[self._session.get_bind().dialect.name], values)

    async def wahl(self, beratung_id: str) -> frozenset[tuple[str, str]]:
        """Read which points of which themes are picked."""
        rows = await self._session.execute(READ_WAHL, {"at_beratung_id": beratung_id})
        return frozenset((row.thema, row.punkt) for row in rows)

    async def waehle(self, beratung_id: str, thema: str, punkt: str, *, gewaehlt: bool, jetzt: datetime) -> None:
        """Keep whether a point of a theme is picked; UnknownBeratungError where there is no consultation."""
        await self.touch(beratung_id, jetzt)
        values = {"beratung_id": beratung_id, "thema": thema, "punkt": punkt, "gewaehlt": gewaehlt, "zeit": jetzt}
        await self._session.execute(SET_WAHL[self._session.get_bind().dialect.name], values)

    async def touch(self, beratung_id: str, jetzt: datetime) -> None:
        """Note a change, which nobody else can make until the transaction ends; UnknownBeratungError where there is no consultation."""
        result = await self._session.execute(TOUCH, {"at_beratung_id": beratung_id, "new_geaendert": jetzt})
        if cast("CursorResult[Any]", result).rowcount != 1:
            raise UnknownBeratungError(beratung_id)
