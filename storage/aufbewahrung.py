"""Who has not been here for long, and the claims by which several workers announce and carry out a deletion once.

Whoever comes back changes ``letzte_nutzung``; every statement here names the day it was decided by, so none meets somebody who is back.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import CursorResult, Date, Executable, Integer, String, bindparam, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.columns import UtcDateTime
from storage.records import Ruhend
from storage.tables import AntwortRow, BeratungRow, PersonRow, Tabelle

PERSONEN = Tabelle.metadata.tables[PersonRow.__tablename__]
BERATUNGEN = Tabelle.metadata.tables[BeratungRow.__tablename__]
ANTWORTEN = Tabelle.metadata.tables[AntwortRow.__tablename__]

SINCE_THEN = (PERSONEN.c.id == bindparam("at_id")) & (PERSONEN.c.letzte_nutzung == bindparam("at_nutzung"))
READ = (
    select(PERSONEN.c.id, PERSONEN.c.telegram_id, PERSONEN.c.letzte_nutzung, PERSONEN.c.loeschung_angekuendigt)
    .where(PERSONEN.c.letzte_nutzung <= bindparam("bis", type_=Date), PERSONEN.c.id > bindparam("nach", type_=String))
    .order_by(PERSONEN.c.id)
    .limit(bindparam("hoechstens", type_=Integer))
)
READ_ENDEN = (
    select(BERATUNGEN.c.person_id, ANTWORTEN.c.wert)
    .join(BERATUNGEN, BERATUNGEN.c.id == ANTWORTEN.c.beratung_id)
    .where(ANTWORTEN.c.frage == bindparam("at_frage"), BERATUNGEN.c.person_id.in_(bindparam("personen", expanding=True)))
)
CLAIM = (
    update(PERSONEN)
    .where(
        SINCE_THEN,
        PERSONEN.c.loeschung_angekuendigt.is_(None),
        or_(PERSONEN.c.ankuendigung_bis.is_(None), PERSONEN.c.ankuendigung_bis <= bindparam("jetzt", type_=UtcDateTime)),
    )
    .values(ankuendigung_bis=bindparam("new_bis", type_=UtcDateTime))
)
MARK = update(PERSONEN).where(SINCE_THEN).values(loeschung_angekuendigt=bindparam("new_tag", type_=Date), ankuendigung_bis=None)
RELEASE = update(PERSONEN).where(SINCE_THEN).values(ankuendigung_bis=None)
DELETE = delete(PERSONEN).where(SINCE_THEN, PERSONEN.c.loeschung_angekuendigt <= bindparam("bis", type_=Date))


class AufbewahrungRepository:
    """People whose time runs out, within one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def ruhende(self, *, bis: date, frage: str, nach: str = "", hoechstens: int = 500) -> tuple[Ruhend, ...]:
        """Read people who were here last on ``bis`` or before, in the order of their ids from ``nach`` on.

        ``frage`` is the question whose answers are the ends of their fundings.
        """
        rows = (await self._session.execute(READ, {"bis": bis, "nach": nach, "hoechstens": hoechstens})).all()
        enden = await self._enden([row.id for row in rows], frage)
        return tuple(
            Ruhend(row.id, row.telegram_id, row.letzte_nutzung, tuple(enden.get(row.id, ())), row.loeschung_angekuendigt) for row in rows
        )

    async def claim(self, ruhend: Ruhend, *, jetzt: datetime, bis: datetime) -> bool:
        """Claim the announcement until ``bis``; False where the person is back, knows already, or another worker is at it."""
        return await self._hits(CLAIM, ruhend, jetzt=jetzt, new_bis=bis)

    async def mark_announced(self, ruhend: Ruhend, heute: date) -> None:
        """Note that the person was told, or cannot be."""
        await self._hits(MARK, ruhend, new_tag=heute)

    async def release(self, ruhend: Ruhend) -> None:
        """Give the claim back: the message did not go out."""
        await self._hits(RELEASE, ruhend)

    async def delete(self, ruhend: Ruhend, *, angekuendigt_bis: date) -> bool:
        """Delete everything of a person who was told on that day or before; False where they are back or somebody else was first."""
        return await self._hits(DELETE, ruhend, bis=angekuendigt_bis)

    async def _enden(self, personen: Sequence[str], frage: str) -> dict[str, list[str]]:
        enden: dict[str, list[str]] = {}
        if personen:
            for row in await self._session.execute(READ_ENDEN, {"at_frage": frage, "personen": personen}):
                enden.setdefault(row.person_id, []).append(str(row.wert))
        return enden

    async def _hits(self, statement: Executable, ruhend: Ruhend, **values: Any) -> bool:
        key = {"at_id": ruhend.person_id, "at_nutzung": ruhend.letzte_nutzung}
        return cast("CursorResult[Any]", await self._session.execute(statement, {**key, **values})).rowcount == 1
