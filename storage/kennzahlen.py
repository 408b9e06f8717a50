"""How much there is, for whoever operates the program: counts over everybody, nothing about anybody."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.columns import UtcDateTime
from storage.tables import BeratungRow, ErinnerungsplanRow, Tabelle

BERATUNGEN = Tabelle.metadata.tables[BeratungRow.__tablename__]
PLAENE = Tabelle.metadata.tables[ErinnerungsplanRow.__tablename__]
JETZT = bindparam("jetzt", type_=UtcDateTime)

OFFENE = select(func.count()).select_from(BERATUNGEN).where(BERATUNGEN.c.aktiv).scalar_subquery()
FAELLIGE = select(func.count()).select_from(PLAENE).where(PLAENE.c.naechste <= JETZT).scalar_subquery()
WARTENDE = select(func.count()).select_from(PLAENE).where(PLAENE.c.naechste > JETZT).scalar_subquery()
READ = select(OFFENE.label("beratungen"), FAELLIGE.label("faellig"), WARTENDE.label("wartend"))


@dataclass(frozen=True)
class Kennzahlen:
    """Active consultations, and people whose reminder is due or waits for its day."""

    beratungen: int
    faellig: int
    wartend: int


class KennzahlenRepository:
    """Counts within one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def lies(self, jetzt: datetime) -> Kennzahlen:
        """Count."""
        return Kennzahlen(**(await self._session.execute(READ, {"jetzt": jetzt})).mappings().one())
