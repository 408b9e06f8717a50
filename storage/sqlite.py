"""SQLite without a thread in between: a statement runs where it is called, and only waiting for another process gives way to others.

The usual asynchronous driver hands each cursor, statement, fetch and close to a thread and back, some eighty times for one answer: half of
what a step cost (docs/leistung.md). A statement itself takes 20 to 50 µs, and a commit does not wait for the disk (WAL,
synchronous=NORMAL), so nothing is gained by letting others go first: they need the same connection anyway.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from time import monotonic
from typing import Any, Final

from sqlalchemy import URL, Pool
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import AsyncAdaptedQueuePool
from sqlalchemy.util import await_only

DRIVER: Final = "sqlite+sofort"
PAUSE_S: Final = 0.005


class Zeiger(sqlite3.Cursor):
    """A cursor that has read everything when SQLAlchemy asks it to close."""

    server_side = False

    async def _async_soft_close(self) -> None:
        return


class Verbindung(sqlite3.Connection):
    """A connection whose cursors SQLAlchemy takes for asynchronous ones."""

    def cursor(self, factory: type[sqlite3.Cursor] = Zeiger) -> Any:  # type: ignore[override]  # the base class is a family of overloads
        """Open a cursor."""
        return super().cursor(factory)


class Sofort(SQLiteDialect_pysqlite):
    """Python's own sqlite3 behind SQLAlchemy's asynchronous interface.

    ``geduld_s`` says how long a statement waits for a file that another process has locked; the event loop goes on meanwhile.
    """

    driver = "sofort"
    supports_statement_cache = True
    is_async = True

    def __init__(self, geduld_s: float = 0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._geduld_s = geduld_s

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:
        """Name the pool that waits in an event loop."""
        del url
        return AsyncAdaptedQueuePool

    def create_connect_args(self, url: URL) -> Any:
        """Open our own kind of connection."""
        args, kwargs = super().create_connect_args(url)
        return args, {**kwargs, "factory": Verbindung}

    def get_driver_connection(self, connection: Any) -> Any:
        """Hand out the connection itself: there is nothing around it."""
        return connection

    def do_execute(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        """Run a statement, again and again while another process holds the file."""
        del context
        await_only(self._execute(cursor.execute, statement, parameters))

    def do_execute_no_params(self, cursor: Any, statement: str, context: Any = None) -> None:
        """Run a statement that has nothing to fill in."""
        del context
        await_only(self._execute(cursor.execute, statement))

    def do_executemany(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        """Run a statement for many rows; they are all or none, so it may be begun again."""
        del context
        await_only(self._execute(cursor.executemany, statement, parameters))

    async def _execute(self, execute: Callable[..., object], *what: Any) -> None:
        ende = monotonic() + self._geduld_s
        while True:
            try:
                execute(*what)
            except sqlite3.OperationalError as error:
                if not is_locked(error) or monotonic() > ende:
                    raise
                await asyncio.sleep(PAUSE_S)
            else:
                return


def is_locked(error: sqlite3.Error) -> bool:
    """Tell whether another process holds the file; the upper bits of the code only say which lock it was."""
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


registry.register(DRIVER.replace("+", "."), __name__, Sofort.__name__)
