"""Everything that is stored about one person, table by table, straight from the list of tables: a new table cannot be forgotten."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import BindParameter, Select, Table, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import BeratungRow, PersonRow, StatistikRow, Tabelle

PERSONEN = Tabelle.metadata.tables[PersonRow.__tablename__]
BERATUNGEN = Tabelle.metadata.tables[BeratungRow.__tablename__]
# Counts of all people together: there is no way from them to a person.
OHNE_PERSON: Final = frozenset({StatistikRow.__tablename__})
PERSON: BindParameter[str] = bindparam("at_person_id")

Zeilen = Mapping[str, list[dict[str, Any]]]


class UnassignedTableError(LookupError):
    """A table holds neither a person nor a consultation and was not declared to be about nobody."""


def select_of_person(table: Table) -> Select[Any]:
    """Return the statement that reads a person's rows of a table. Raises :class:`UnassignedTableError`."""
    statement = select(table).order_by(*table.primary_key)
    if table is PERSONEN:
        return statement.where(table.c.id == PERSON)
    if "person_id" in table.c:
        return statement.where(table.c.person_id == PERSON)
    if "beratung_id" in table.c:
        own = select(BERATUNGEN.c.id).where(BERATUNGEN.c.person_id == PERSON)
        return statement.where(table.c.beratung_id.in_(own))
    raise UnassignedTableError(table.name)


READ: Final = {table.name: select_of_person(table) for table in Tabelle.metadata.sorted_tables if table.name not in OHNE_PERSON}
COUNT: Final = {name: select(func.count()).select_from(statement.order_by(None).subquery()) for name, statement in READ.items()}


class AuskunftRepository:
    """What there is about a person, within one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def alles(self, person_id: str) -> Zeilen:
        """Read every row of every table, by the name of the table, with the columns as they are stored."""
        gelesen = {}
        for name, statement in READ.items():
            rows = await self._session.execute(statement, {"at_person_id": person_id})
            gelesen[name] = [dict(row) for row in rows.mappings()]
        return gelesen

    async def anzahl(self, person_id: str) -> dict[str, int]:
        """Count the rows of every table."""
        return {name: int(await self._session.scalar(statement, {"at_person_id": person_id}) or 0) for name, statement in COUNT.items()}
