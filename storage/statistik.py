"""Counts of what happens at the questions, by day and for all people together; nothing here leads to a person."""

from datetime import date

from sqlalchemy import Date, Executable, bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.records import Zaehler
from storage.tables import StatistikRow, Tabelle
from storage.upsert import Insert, for_each_dialect

TABLE = Tabelle.metadata.tables[StatistikRow.__tablename__]


def _add(insert: Insert) -> Executable:
    total = TABLE.c.anzahl + insert.excluded.anzahl
    return insert.on_conflict_do_update(index_elements=[TABLE.c.tag, TABLE.c.frage, TABLE.c.art], set_={"anzahl": total})


COUNT = for_each_dialect(TABLE, _add)
READ = (
    select(TABLE.c.frage, TABLE.c.art, func.sum(TABLE.c.anzahl).label("anzahl"))
    .where(TABLE.c.tag.between(bindparam("von", type_=Date), bindparam("bis", type_=Date)))
    .group_by(TABLE.c.frage, TABLE.c.art)
    .order_by(TABLE.c.frage, TABLE.c.art)
)
FORGET = delete(TABLE).where(TABLE.c.tag < bindparam("vor", type_=Date))


class StatistikRepository:
    """Counts within one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def zaehle(self, tag: date, frage: str, art: str) -> None:
        """Count one more."""
        statement = COUNT[self._session.get_bind().dialect.name]
        await self._session.execute(statement, {"tag": tag, "frage": frage, "art": art, "anzahl": 1})

    async def summen(self, von: date, bis: date) -> tuple[Zaehler, ...]:
        """Add up the days of a span, both included, by question and kind."""
        rows = await self._session.execute(READ, {"von": von, "bis": bis})
        return tuple(Zaehler(row.frage, row.art, int(row.anzahl)) for row in rows)

    async def forget(self, vor: date) -> None:
        """Forget the counts before a day."""
        await self._session.execute(FORGET, {"vor": vor})
