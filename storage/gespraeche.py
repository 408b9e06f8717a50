"""What a person notes for the talk with the Verwaltungsspitze: points by part, in their order, within a consultation."""

from collections.abc import Sequence
from dataclasses import asdict, fields

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.records import GespeicherterGespraechspunkt
from storage.tables import GespraechspunktRow, Tabelle

PUNKTE = Tabelle.metadata.tables[GespraechspunktRow.__tablename__]
OF_BERATUNG = PUNKTE.c.beratung_id == bindparam("at_beratung_id")
READ = select(*(PUNKTE.c[field.name] for field in fields(GespeicherterGespraechspunkt))).where(OF_BERATUNG)
READ = READ.order_by(PUNKTE.c.teil, PUNKTE.c.platz)
REMOVE = delete(PUNKTE).where(OF_BERATUNG, PUNKTE.c.teil == bindparam("at_teil"))
ADD = insert(PUNKTE)


class GespraecheRepository:
    """The points for the talk within one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def alle(self, beratung_id: str) -> tuple[GespeicherterGespraechspunkt, ...]:
        """Read all points, part by part, each part in its order."""
        rows = await self._session.execute(READ, {"at_beratung_id": beratung_id})
        return tuple(GespeicherterGespraechspunkt(**row) for row in rows.mappings())

    async def replace(self, beratung_id: str, teil: str, punkte: Sequence[GespeicherterGespraechspunkt]) -> None:
        """Keep these points of a part in place of all that were there; ``BeratungenRepository.touch`` first keeps others out."""
        await self._session.execute(REMOVE, {"at_beratung_id": beratung_id, "at_teil": teil})
        if punkte:
            await self._session.execute(ADD, [{"beratung_id": beratung_id, **asdict(punkt)} for punkt in punkte])
