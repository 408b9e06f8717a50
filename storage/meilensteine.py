"""What a person has changed in the schedule of a consultation: moved, done, noted, added."""

from dataclasses import asdict, fields
from datetime import date, datetime

from sqlalchemy import Executable, bindparam, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.records import GespeicherterMeilenstein
from storage.tables import MeilensteinRow, Tabelle
from storage.upsert import Insert, for_each_dialect

TABLE = Tabelle.metadata.tables[MeilensteinRow.__tablename__]
FIELDS = tuple(field.name for field in fields(GespeicherterMeilenstein))
OF_BERATUNG = TABLE.c.beratung_id == bindparam("at_beratung_id")
CHANGEABLE = ("titel", "datum", "erledigt", "notiz")


def _replace(insert: Insert) -> Executable:
    return insert.on_conflict_do_update(
        index_elements=[TABLE.c.beratung_id, TABLE.c.id], set_={name: insert.excluded[name] for name in CHANGEABLE}
    )


READ = select(*(TABLE.c[name] for name in FIELDS)).where(OF_BERATUNG).order_by(TABLE.c.id)
GET = select(*(TABLE.c[name] for name in FIELDS)).where(OF_BERATUNG, TABLE.c.id == bindparam("at_id"))
SAVE = for_each_dialect(TABLE, _replace)
REMOVE = delete(TABLE).where(OF_BERATUNG, TABLE.c.id == bindparam("at_id"))
REMOVE_EMPTY = delete(TABLE).where(
    OF_BERATUNG, TABLE.c.id == bindparam("at_id"), ~or_(*(TABLE.c[name].is_not(None) for name in CHANGEABLE))
)


class MeilensteineRepository:
    """The changes to milestones within one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def alle(self, beratung_id: str) -> tuple[GespeicherterMeilenstein, ...]:
        """Read everything that was changed, by id."""
        rows = await self._session.execute(READ, {"at_beratung_id": beratung_id})
        return tuple(GespeicherterMeilenstein(**row) for row in rows.mappings())

    async def move(self, beratung_id: str, meilenstein: str, datum: date | None) -> None:
        """Keep a date of the person's own, or forget it."""
        await self._change(beratung_id, meilenstein, datum=datum)

    async def mark_done(self, beratung_id: str, meilenstein: str, erledigt: datetime | None) -> None:
        """Keep when it was done, or that it is not."""
        await self._change(beratung_id, meilenstein, erledigt=erledigt)

    async def note(self, beratung_id: str, meilenstein: str, notiz: str | None) -> None:
        """Keep a note, or forget it."""
        await self._change(beratung_id, meilenstein, notiz=notiz)

    async def add(self, beratung_id: str, meilenstein: str, *, titel: str, datum: date) -> None:
        """Add a milestone of the person's own, or change its title and date."""
        await self._change(beratung_id, meilenstein, titel=titel, datum=datum)

    async def remove(self, beratung_id: str, meilenstein: str) -> None:
        """Forget everything about a milestone; one of the person's own is gone with it."""
        await self._session.execute(REMOVE, {"at_beratung_id": beratung_id, "at_id": meilenstein})

    async def _change(self, beratung_id: str, meilenstein: str, **values: str | date | datetime | None) -> None:
        key = {"at_beratung_id": beratung_id, "at_id": meilenstein}
        row = (await self._session.execute(GET, key)).mappings().one_or_none()
        before = GespeicherterMeilenstein(meilenstein) if row is None else GespeicherterMeilenstein(**row)
        statement = SAVE[self._session.get_bind().dialect.name]
        await self._session.execute(statement, {"beratung_id": beratung_id, **asdict(before), **values})
        await self._session.execute(REMOVE_EMPTY, key)
