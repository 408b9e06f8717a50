"""How a database is reached: its address, the settings of a connection, and what a driver's errors become.

SQLite gets one connection per process: a transaction that finds it taken waits its turn in order, where two connections would
poll for the file's lock (measured under load: slower, with a longer tail). Other processes at the same file are covered by the
busy timeout and by BEGIN IMMEDIATE, which takes the write lock before anything is read and so never fails in an upgrade.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.errors import DatabaseUnavailableError

DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}
AUTOCOMMIT_OPTION = "storage_autocommit"
BUSY_TIMEOUT_MS = 5_000
MIGRATION_BUSY_TIMEOUT_MS = 60_000
CONNECT_TIMEOUT_S = 10
COMMAND_TIMEOUT_S = 30


def normalize_url(url: str) -> URL:
    """Give the address the driver this package uses; ValueError where it names no file and no PostgreSQL.

    A database in memory is refused, since it would lose every answer with the process. PostgreSQL's usual ``sslmode`` is
    handed on under the name that asyncpg knows.
    """
    try:
        parsed = make_url(url)
        driver = DRIVERS[parsed.drivername]
    except (ArgumentError, KeyError):
        raise ValueError("the database address must begin with sqlite:/// or postgresql://") from None
    if is_sqlite(parsed) and (not parsed.database or ":memory:" in parsed.database):
        raise ValueError("the SQLite address must name a file")
    if "sslmode" in parsed.query:
        parsed = parsed.difference_update_query(["sslmode"]).update_query_dict({"ssl": parsed.query["sslmode"]})
    return parsed.set(drivername=driver)


def is_sqlite(url: URL) -> bool:
    """Tell the file from the server."""
    return url.get_backend_name() == "sqlite"


def create_engine(url: URL, *, for_migration: bool = False) -> AsyncEngine:
    """Build an engine whose error messages carry no values: a Telegram id or an answer must not reach a log line.

    A migration gets no foreign keys on SQLite, where changing a table means to drop and copy it, and the drop would cascade
    into every answer; and it gets the time to wait for another process that is migrating already.
    """
    if is_sqlite(url):
        return _create_sqlite_engine(url, for_migration=for_migration)
    timeouts: dict[str, Any] = {"timeout": CONNECT_TIMEOUT_S, "command_timeout": None if for_migration else COMMAND_TIMEOUT_S}
    return create_async_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=timeouts)


def _create_sqlite_engine(url: URL, *, for_migration: bool) -> AsyncEngine:
    # At debug level the driver logs every statement with its values.
    logging.getLogger("aiosqlite").setLevel(logging.INFO)
    engine = create_async_engine(url, hide_parameters=True, pool_size=1, max_overflow=0, pool_timeout=CONNECT_TIMEOUT_S)
    pragmas = (
        f"busy_timeout={MIGRATION_BUSY_TIMEOUT_MS if for_migration else BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        f"foreign_keys={'OFF' if for_migration else 'ON'}",
        # What is deleted is overwritten with zeros: a promise to delete must also hold for somebody who reads the file itself.
        "secure_delete=ON",
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _set_pragmas(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin_immediately(connection: Connection) -> None:
        if not connection.get_execution_options().get(AUTOCOMMIT_OPTION):
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def autocommit(engine: AsyncEngine) -> AsyncEngine:
    """Share the engine's connections with callers that run single statements and need no transaction around them."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{AUTOCOMMIT_OPTION: True})
    return engine.execution_options(isolation_level="AUTOCOMMIT")


@contextmanager
def connecting(url: URL) -> Iterator[None]:
    """Turn whatever goes wrong while a connection is made into one error; OSError is how asyncpg reports the network."""
    try:
        yield
    except (OSError, SQLAlchemyError) as error:
        raise unavailable(url, error) from error


@contextmanager
def executing(url: URL) -> Iterator[None]:
    """Turn a connection that breaks or a file that refuses in the middle of the work into the same error.

    Faults of a statement (a violated constraint, say) and errors of the caller's own code pass through untouched.
    """
    try:
        yield
    except DBAPIError as error:
        if isinstance(error, (OperationalError, InterfaceError)) or error.connection_invalidated:
            raise unavailable(url, error) from error
        raise


def unavailable(url: URL, reason: object) -> DatabaseUnavailableError:
    """Say which database refused and why, without its password."""
    detail = reason.orig if isinstance(reason, DBAPIError) else reason
    return DatabaseUnavailableError(f"database {url.render_as_string(hide_password=True)} is unavailable: {detail}")
