"""The people who have agreed to the notice; the only door to a Telegram id.

The statements are built once: to put one together takes longer than to run it, and these run with every update.
"""

from dataclasses import fields
from datetime import date, datetime
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import CursorResult, Executable, bindparam, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.errors import UnknownPersonError
from storage.records import Person
from storage.tables import PersonRow, Tabelle
from storage.upsert import for_each_dialect

TABLE = Tabelle.metadata.tables[PersonRow.__tablename__]
AT_ID = TABLE.c.id == bindparam("at_id")

READ = select(*(TABLE.c[field.name] for field in fields(Person)))
GET = READ.where(AT_ID)
FIND = READ.where(TABLE.c.telegram_id == bindparam("at_telegram_id"))
CREATE = for_each_dialect(TABLE, lambda insert: insert.on_conflict_do_nothing(index_elements=[TABLE.c.telegram_id]))
UPDATE_HINWEIS = (
    update(TABLE).where(AT_ID).values(hinweis_version=bindparam("new_hinweis_version"), hinweis_zeit=bindparam("new_hinweis_zeit"))
)
UPDATE_REICH = update(TABLE).where(AT_ID).values(reich=bindparam("new_reich"))
CLAIM_MESSAGE = (
    update(TABLE)
    .where(AT_ID, or_(TABLE.c.letzte_nachricht.is_(None), TABLE.c.letzte_nachricht < bindparam("message_id")))
    .values(letzte_nachricht=bindparam("message_id"))
)
# Telegram counts updates up, and only after a week of silence begins anew at a random number: far below is a new beginning, no repetition.
UPDATE_SPANNE = 10_000
CLAIM_UPDATE = (
    update(TABLE)
    .where(
        AT_ID,
        or_(
            TABLE.c.letztes_update.is_(None),
            TABLE.c.letztes_update < bindparam("update_id"),
            TABLE.c.letztes_update - UPDATE_SPANNE > bindparam("update_id"),
        ),
    )
    .values(letztes_update=bindparam("update_id"))
)
TOUCH = update(TABLE).where(AT_ID).values(letzte_nutzung=bindparam("new_tag"), loeschung_angekuendigt=None, ankuendigung_bis=None)
DELETE = delete(TABLE).where(AT_ID)


class PersonenRepository:
    """People within one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, telegram_id: int) -> Person | None:
        """Look up who has agreed, None before the consent."""
        return await self._one(FIND, at_telegram_id=telegram_id)

    async def get(self, person_id: str) -> Person | None:
        """Look up by the internal id, None after the person has deleted everything."""
        return await self._one(GET, at_id=person_id)

    async def create(self, telegram_id: int, *, hinweis_version: str, jetzt: datetime) -> Person:
        """Keep the consent with its time; whoever has a row already, even made at this very moment, keeps that row unchanged."""
        consent = {"hinweis_version": hinweis_version, "hinweis_zeit": jetzt, "erstellt": jetzt, "letzte_nutzung": jetzt.date()}
        statement = CREATE[self._session.get_bind().dialect.name]
        await self._session.execute(statement, {"id": uuid4().hex, "telegram_id": telegram_id, **consent})
        person = await self.find(telegram_id)
        if person is None:
            raise UnknownPersonError("the person was deleted while being created")
        return person

    async def update_hinweis(self, person_id: str, *, hinweis_version: str, jetzt: datetime) -> None:
        """Keep the consent to a newer notice; UnknownPersonError where there is no such person."""
        if not await self._hits(UPDATE_HINWEIS, at_id=person_id, new_hinweis_version=hinweis_version, new_hinweis_zeit=jetzt):
            raise UnknownPersonError(person_id)

    async def update_reich(self, person_id: str, *, reich: bool) -> None:
        """Keep whether the person wants rich messages; UnknownPersonError where there is no such person."""
        if not await self._hits(UPDATE_REICH, at_id=person_id, new_reich=reich):
            raise UnknownPersonError(person_id)

    async def claim_message(self, person_id: str, message_id: int) -> bool:
        """Take up a message of this person's private chat once: False for one that is not newer than the newest so far.

        Telegram delivers an update again when it got no answer. The claim counts only if the transaction commits, so a handler that
        fails in the same transaction may be tried again. An unknown person has nothing to claim: False.
        """
        return await self._hits(CLAIM_MESSAGE, at_id=person_id, message_id=message_id)

    async def claim_update(self, person_id: str, update_id: int) -> bool:
        """Take up a tap of this person once, by the id of its update: False for one that was taken up before (see claim_message)."""
        return await self._hits(CLAIM_UPDATE, at_id=person_id, update_id=update_id)

    async def touch(self, person_id: str, heute: date) -> None:
        """Note the day of the last use; a deletion that was announced is off."""
        await self._hits(TOUCH, at_id=person_id, new_tag=heute)

    async def delete(self, person_id: str) -> None:
        """Forget the person and, by cascade, every row that hangs on the internal id; nothing happens where there is none."""
        await self._hits(DELETE, at_id=person_id)

    async def _one(self, statement: Executable, **values: Any) -> Person | None:
        row = (await self._session.execute(statement, values)).mappings().one_or_none()
        return None if row is None else Person(**row)

    async def _hits(self, statement: Executable, **values: Any) -> bool:
        result = await self._session.execute(statement, values)
        return cast("CursorResult[Any]", result).rowcount == 1
