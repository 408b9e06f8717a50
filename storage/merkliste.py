"""The Empfehlungen that a person has put on the list of a consultation, each known by model and aspect."""

from dataclasses import fields
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, Executable, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.records import GespeicherterMerkeintrag
from storage.tables import MerklisteRow, Tabelle
from storage.upsert import Insert, for_each_dialect

MERKLISTE = Tabelle.metadata.tables[MerklisteRow.__tablename__]
EINTRAG = tuple(MERKLISTE.c[field.name] for field in fields(GespeicherterMerkeintrag))
OF_BERATUNG = MERKLISTE.c.beratung_id == bindparam("at_beratung_id")
THE_ENTRY = OF_BERATUNG & (MERKLISTE.c.modell == bindparam("at_modell")) & (MERKLISTE.c.aspekt == bindparam("at_aspekt"))


def _keep(insert: Insert) -> Executable:
    return insert.on_conflict_do_nothing(index_elements=[MERKLISTE.c.beratung_id, MERKLISTE.c.modell, MERKLISTE.c.aspekt])


READ = select(*EINTRAG).where(OF_BERATUNG).order_by(MERKLISTE.c.modell, MERKLISTE.c.aspekt)
ADD = for_each_dialect(MERKLISTE, _keep)
SET_STAND = update(MERKLISTE).where(THE_ENTRY).values(stand=bindparam("new_stand"), zeit=bindparam("new_zeit"))
REMOVE = delete(MERKLISTE).where(THE_ENTRY)


class MerklisteRepository:
    """The list of a consultation within one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def alle(self, beratung_id: str) -> tuple[GespeicherterMerkeintrag, ...]:
        """Read the whole list, by model and aspect."""
        rows = await self._session.execute(READ, {"at_beratung_id": beratung_id})
        return tuple(GespeicherterMerkeintrag(**row) for row in rows.mappings())

    async def add(self, beratung_id: str, modell: str, aspekt: str, *, stand: str, jetzt: datetime) -> None:
        """Put an Empfehlung on the list; one that is there already stays as it is."""
        values = {"beratung_id": beratung_id, "modell": modell, "aspekt": aspekt, "stand": stand, "zeit": jetzt}
        await self._session.execute(ADD[self._session.get_bind().dialect.name], values)

    async def set_stand(self, beratung_id: str, modell: str, aspekt: str, *, stand: str, jetzt: datetime) -> bool:
        """Keep how far an Empfehlung of the list is; False where it is not there."""
        return await self._hits(SET_STAND, beratung_id, modell, aspekt, new_stand=stand, new_zeit=jetzt)

    async def remove(self, beratung_id: str, modell: str, aspekt: str) -> bool:
        """Take an Empfehlung off the list; False where it is not there."""
        return await self._hits(REMOVE, beratung_id, modell, aspekt)

    async def _hits(self, statement: Executable, beratung_id: str, modell: str, aspekt: str, **new: Any) -> bool:
        values = {"at_beratung_id": beratung_id, "at_modell": modell, "at_aspekt": aspekt, **new}
        return cast("CursorResult[Any]", await self._session.execute(statement, values)).rowcount == 1
