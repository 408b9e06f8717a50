"""The door to the database: whoever wants to remember something opens a transaction here."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from storage.connection import autocommit, connecting, create_engine, executing, is_sqlite, normalize_url, unavailable
from storage.errors import DatabaseUnavailableError
from storage.migration import migrate
from storage.transaction import Transaction

__all__ = ["Database", "DatabaseUnavailableError", "migrate"]


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
        a PostgreSQL server is asked whether it only reads.
        """
        async with self.session() as session:
            if is_sqlite(self._url):
                version = await session.scalar(text("PRAGMA user_version"))
                await session.execute(text(f"PRAGMA user_version = {version:d}"))
            elif await session.scalar(text("SHOW transaction_read_only")) == "on":
                raise unavailable(self._url, "it is read-only")

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
