"""The calendar file that was sent last for each consultation."""

from datetime import datetime

from sqlalchemy import Executable, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import KalenderdateiRow, Tabelle
from storage.upsert import Insert, for_each_dialect

TABLE = Tabelle.metadata.tables[KalenderdateiRow.__tablename__]


def _replace(insert: Insert) -> Executable:
    new = {name: insert.excluded[name] for name in ("inhalt", "erstellt")}
    return insert.on_conflict_do_update(index_elements=[TABLE.c.beratung_id], set_=new)


READ = select(TABLE.c.inhalt).where(TABLE.c.beratung_id == bindparam("at_beratung_id")).with_for_update()
SAVE = for_each_dialect(TABLE, _replace)


class KalenderdateienRepository:
    """Calendar files within one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def letzte(self, beratung_id: str) -> str | None:
        """Read the file that was sent last, None before the first one."""
        inhalt: str | None = await self._session.scalar(READ, {"at_beratung_id": beratung_id})
        return inhalt

    async def save(self, beratung_id: str, inhalt: str, *, jetzt: datetime) -> None:
        """Keep a file in place of the one before."""
        statement = SAVE[self._session.get_bind().dialect.name]
        await self._session.execute(statement, {"beratung_id": beratung_id, "inhalt": inhalt, "erstellt": jetzt})
