"""What alembic runs for every command; the bot itself only ever calls ``storage.engine.migrate``.

There is no alembic.ini. By hand, from the top of the project (a file becomes ``versions/YYYYMMDD_HHMM_<slug>.py``)::

    python -c "from alembic import command; from storage.migration import alembic_config;
    command.revision(alembic_config('sqlite:///daten/lotse.db'), 'slug', autogenerate=True)"

In the same way ``command.downgrade(config, '-1')``, ``command.check(config)``, or offline, printing SQL instead of running it,
``command.upgrade(config, 'head', sql=True)``.
"""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from storage.columns import JsonText, UtcDateTime
from storage.migration import URL_ATTRIBUTE, run_locked
from storage.tables import Tabelle


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write our own column types as what they are in the database: a migration must not change with the code."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, JsonText):
        return "sa.Text()"
    return False


def run_online(connection: Connection) -> None:
    """Migrate inside the transaction that the caller has opened; SQLite changes a table by copying it (batch)."""
    context.configure(
        connection=connection,
        target_metadata=Tabelle.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=render_item,
    )
    with context.begin_transaction():
        context.run_migrations()


def run_offline() -> None:
    """Print the SQL for an operator who runs it with other means."""
    context.configure(url=context.config.attributes[URL_ATTRIBUTE], literal_binds=True, dialect_opts={"paramstyle": "named"})
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    run_offline()
else:
    run_locked(context.config.attributes[URL_ATTRIBUTE], run_online)
