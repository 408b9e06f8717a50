"""The door to the database: whoever wants to remember something opens a transaction here."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from storage.connection import autocommit, connecting, create_engine, executing, is_sqlite, normalize_url, unavailable
from storage.errors import AlreadyRunningError, DatabaseUnavailableError, IncompleteCopyError
from storage.migration import migrate
from storage.transaction import Transaction
from storage.unvollstaendig import is_incomplete

__all__ = ["Database", "DatabaseUnavailableError", "IncompleteCopyError", "migrate"]

ALONE_KEY = 5_618_140_927_331_604_418
ALONE_TRIES = 15
ALONE_PAUSE_S = 1.0
TRY_ALONE = text(f"SELECT pg_try_advisory_lock({ALONE_KEY})")
LET_GO = text(f"SELECT pg_advisory_unlock({ALONE_KEY})")


class Database:
    """One database for the life of the process, SQLite or PostgreSQL; nothing is opened before the first use.

    ``url`` is ``sqlite:///path`` or ``postgresql://…``; anything else raises ValueError. What is committed survives a killed
    process at once. (With SQLite's synchronous=NORMAL a power cut may take the last commits, never the file's consistency.)
    """

    def __init__(self, url: str) -> None:
        self._url = normalize_url(url)
        self._engine = create_engine(self._url)
        self._autocommit = autocommit(self._engine)

    @property
    def dialect(self) -> str:
        """The name by which SQLAlchemy knows this kind of database, for statements that are written differently."""
        return self._engine.dialect.name

    async def close(self) -> None:
        """Close every connection; without it Python warns of each one that is left open at the end."""
        await self._engine.dispose()

    async def check(self) -> None:
        """Prove that the database can be reached and written; DatabaseUnavailableError with its cause where it cannot.

        A file gets a number written that was there before (the lock alone does not tell, SQLite grants it on a read-only file);
        a PostgreSQL server is asked whether it only reads. IncompleteCopyError where a copy into it was not finished.
        """
        async with self.session() as session:
            if is_sqlite(self._url):
                version = await session.scalar(text("PRAGMA user_version"))
                await session.execute(text(f"PRAGMA user_version = {version:d}"))
            elif await session.scalar(text("SHOW transaction_read_only")) == "on":
                raise unavailable(self._url, "it is read-only")
            if await is_incomplete(session):
                raise IncompleteCopyError

    @asynccontextmanager
    async def alone(self, versuche: int = ALONE_TRIES) -> AsyncIterator[None]:
        """Hold a PostgreSQL database for one process while inside; AlreadyRunningError where another one does not let go in time.

        On SQLite nothing is claimed: the processes at one file wait for each other. The claim finds a wrong installation at its start;
        should the server restart later, it is not made again.
        """
        if is_sqlite(self._url):
            yield
            return
        async with self.statements() as connection:
            for _ in range(versuche):
                if await connection.scalar(TRY_ALONE):
                    break
                await asyncio.sleep(ALONE_PAUSE_S)
            else:
                raise AlreadyRunningError
            try:
                yield
            finally:
                with suppress(SQLAlchemyError, OSError):
                    await connection.execute(LET_GO)

    async def wipe(self) -> None:
        """Let nothing that was deleted stay behind in the log of SQLite: copy it into the file and cut it off.

        What somebody else is still reading from waits for the next time. PostgreSQL frees and reuses the space by itself.
        """
        if is_sqlite(self._url):
            async with self.statements() as connection:
                await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Give the repositories of one transaction: committed at the end, rolled back on any error, never half.

        Do not open a second one inside, nor talk to Telegram meanwhile: on SQLite all others wait for this one.
        """
        async with self.session() as session:
            yield Transaction(session)

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """Give the bare session of a transaction, for the modules of this package alone."""
        async with AsyncSession(self._engine, expire_on_commit=False) as session:
            with connecting(self._url):
                await session.connection()
            with executing(self._url):
                yield session
                await session.commit()

    @asynccontextmanager
    async def statements(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection that commits each statement by itself, for the many single writes of the dialog state."""
        async with AsyncExitStack() as stack:
            with connecting(self._url):
                connection = await stack.enter_async_context(self._autocommit.connect())
            with executing(self._url):
                yield connection

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """Give the connection of a transaction, committed at the end, for the modules of this package alone."""
        async with self.session() as session:
            yield await session.connection()

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection that only reads and sees one moment, however long it takes; nobody else has to wait for it."""
        async with AsyncExitStack() as stack:
            with connecting(self._url):
                engine = self._autocommit if is_sqlite(self._url) else self._engine.execution_options(isolation_level="REPEATABLE READ")
                connection = await stack.enter_async_context(engine.connect())
            with executing(self._url):
                if is_sqlite(self._url):
                    await connection.exec_driver_sql("BEGIN")
                yield connection
                await connection.rollback()
