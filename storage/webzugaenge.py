"""Who has the page for the tasks open. What it was opened by counts once, for whoever brought the secret it was first used with.

Only digests are kept, of both: nobody who reads the table can open a page with it.
"""

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Executable, bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.records import Webzugang
from storage.tables import Tabelle, WebzugangRow
from storage.upsert import for_each_dialect

TABLE = Tabelle.metadata.tables[WebzugangRow.__tablename__]
WEBZUGANG = tuple(TABLE.c[field.name] for field in fields(Webzugang))
OF_SECRET = TABLE.c.schluessel == bindparam("at_schluessel")
OPEN = for_each_dialect(TABLE, lambda insert: insert.on_conflict_do_nothing())
READ_OPENED = select(*WEBZUGANG).where(TABLE.c.initdaten == bindparam("at_initdaten"), OF_SECRET)
FIND = select(*WEBZUGANG).where(OF_SECRET, TABLE.c.bis > bindparam("after"))
FORGET = delete(TABLE).where(TABLE.c.bis < bindparam("before"))


class WebzugaengeRepository:
    """Openings of the page within one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def open(self, initdaten: str, schluessel: str, zugang: Webzugang) -> Webzugang | None:
        """Keep an opening and return what is kept: the same again for the same secret, None where another one was faster."""
        values = {field.name: getattr(zugang, field.name) for field in fields(Webzugang)}
        statement = OPEN[self._session.get_bind().dialect.name]
        await self._session.execute(statement, {"initdaten": initdaten, "schluessel": schluessel, **values})
        return await self._one(READ_OPENED, at_initdaten=initdaten, at_schluessel=schluessel)

    async def find(self, schluessel: str, *, jetzt: datetime) -> Webzugang | None:
        """Look up an opening that still counts by its secret."""
        return await self._one(FIND, at_schluessel=schluessel, after=jetzt)

    async def forget_before(self, zeit: datetime) -> None:
        """Forget what has ended before this moment."""
        await self._session.execute(FORGET, {"before": zeit})

    async def _one(self, statement: Executable, **values: Any) -> Webzugang | None:
        row = (await self._session.execute(statement, values)).mappings().one_or_none()
        return None if row is None else Webzugang(**row)
