"""Databases for the tests: a SQLite file and, where a server answers, a PostgreSQL database with a random name."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import pool, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.connection import normalize_url
from storage.engine import Database, migrate

ROOT = Path(__file__).parents[2]
JETZT = datetime(2026, 11, 21, 9, 30, 15, 250_000, tzinfo=UTC)
BOTH = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


async def _execute(url: str, *statements: str) -> None:
    engine = create_async_engine(normalize_url(url), isolation_level="AUTOCOMMIT", poolclass=pool.NullPool)
    try:
        async with engine.connect() as connection:
            for statement in statements:
                await connection.execute(text(statement))
    finally:
        await engine.dispose()


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """Find a server that answers; without one the test is skipped, in CI it fails."""
    url = os.environ.get("TEST_POSTGRES_URL", "postgresql://root@127.0.0.1:5432/test")  # noqa: TID251 - where the tests' server is
    try:
        asyncio.run(_execute(url, "SELECT 1"))
    except OSError as error:
        missing = f"PostgreSQL fehlt: {error}"
        if os.environ.get("CI") == "true":  # noqa: TID251 - a server that is missing in CI must not pass unnoticed
            pytest.fail(missing)
        pytest.skip(missing)
    return url


@pytest.fixture(scope="session")
def new_postgres_url(postgres_server: str) -> Iterator[Callable[[], str]]:
    """Make databases of this session's own; all of them are dropped at its end."""
    names: list[str] = []

    def create() -> str:
        names.append(f"lotse_test_{uuid4().hex}")
        asyncio.run(_execute(postgres_server, f"CREATE DATABASE {names[-1]}"))
        return normalize_url(postgres_server).set(database=names[-1]).render_as_string(hide_password=False)

    yield create
    asyncio.run(_execute(postgres_server, *(f"DROP DATABASE {name} WITH (FORCE)" for name in names)))


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("vorlage") / "lotse.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgres(new_postgres_url: Callable[[], str]) -> str:
    url = new_postgres_url()
    migrate(url)
    return url


@pytest.fixture(scope="session")
def unmigrated_postgres(new_postgres_url: Callable[[], str]) -> str:
    return new_postgres_url()


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    path = tmp_path / "lotse.db"
    shutil.copy(migrated_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(migrated_postgres: str) -> str:
    asyncio.run(_execute(migrated_postgres, "TRUNCATE personen, statistik CASCADE"))
    return migrated_postgres


@pytest.fixture(params=BOTH)
def db_url(request: pytest.FixtureRequest) -> str:
    """Give a database with all tables and no row."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'leer.db'}"


@pytest.fixture
def empty_postgres_url(unmigrated_postgres: str) -> str:
    asyncio.run(_execute(unmigrated_postgres, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public"))
    return unmigrated_postgres


@pytest.fixture(params=BOTH)
def empty_url(request: pytest.FixtureRequest) -> str:
    """Give a database without any table."""
    return request.getfixturevalue(f"empty_{request.param}_url")


@pytest.fixture
async def db(db_url: str) -> AsyncIterator[Database]:
    database = Database(db_url)
    yield database
    await database.close()


@pytest.fixture
def jetzt() -> datetime:
    return JETZT
