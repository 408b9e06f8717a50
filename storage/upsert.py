"""INSERT … ON CONFLICT, which both databases speak and SQLAlchemy spells twice."""

from collections.abc import Callable

from sqlalchemy import Executable, Table
from sqlalchemy.dialects import postgresql, sqlite

Insert = sqlite.Insert | postgresql.Insert


def insert_for(dialect: str, table: Table) -> Insert:
    """Give the insert of this dialect, whose ``on_conflict_…`` methods are the same for both."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def for_each_dialect(table: Table, build: Callable[[Insert], Executable]) -> dict[str, Executable]:
    """Build a statement once for each database, by the name of its dialect."""
    return {dialect: build(insert_for(dialect, table)) for dialect in ("sqlite", "postgresql")}
