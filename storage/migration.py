"""Bringing a database to the tables of this version; the migrations travel inside the package."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, text

from storage.connection import connecting, create_engine, executing, is_sqlite, normalize_url
from storage.errors import StorageError

if TYPE_CHECKING:
    from alembic.config import Config

ADVISORY_LOCK = 5_618_140_927_331_604_417
URL_ATTRIBUTE = "url"

# Alembic keeps the migration that runs in its own module; two threads would take it from each other.
_one_per_process = Lock()


def migrate(url: str) -> None:
    """Upgrade to the newest revision: all of it or, on an error, nothing; a database that is up to date is left alone.

    Call it from a thread or before the event loop runs. Several processes may call it at the same time, the later ones wait.
    The folder of a SQLite file is created. DatabaseUnavailableError where the database cannot be reached or written.
    """
    from alembic import command

    with _one_per_process:
        command.upgrade(alembic_config(url), "head")


def alembic_config(url: str) -> "Config":
    """Build what alembic would read from an alembic.ini, so that an installed wheel needs no file beside it."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("file_template", "%%(year)d%%(month).2d%%(day).2d_%%(hour).2d%%(minute).2d_%%(slug)s")
    config.set_main_option("timezone", "UTC")
    config.set_main_option("path_separator", "os")
    config.attributes[URL_ATTRIBUTE] = normalize_url(url)
    return config


def run_locked(url: URL, work: Callable[[Connection], None]) -> None:
    """Run ``work`` in one transaction that no other migrating process shares; the migration environment calls this."""
    asyncio.run(_run_locked(url, work))


async def _run_locked(url: URL, work: Callable[[Connection], None]) -> None:
    with connecting(url):
        _create_folder(url)
    engine = create_engine(url, for_migration=True)
    try:
        async with AsyncExitStack() as stack:
            with connecting(url):
                connection = await stack.enter_async_context(engine.connect())
                await connection.begin()
            with executing(url):
                if not is_sqlite(url):
                    await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})
                await connection.run_sync(work)
                if is_sqlite(url) and (await connection.execute(text("PRAGMA foreign_key_check"))).first() is not None:
                    raise StorageError("the migration would leave rows that point to nothing")
                await connection.commit()
    finally:
        await engine.dispose()


def _create_folder(url: URL) -> None:
    if is_sqlite(url) and url.database and not url.database.startswith("file:"):
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
