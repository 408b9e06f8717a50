"""The mark of a database that a copy was begun into and not finished."""

from typing import Final

from sqlalchemy import inspect
from sqlalchemy.ext.asyncio import AsyncSession

FORTSCHRITT: Final = "kopie_fortschritt"


async def is_incomplete(session: AsyncSession) -> bool:
    """Tell whether a copy into this database was begun and not finished."""
    connection = await session.connection()
    return bool(await connection.run_sync(lambda sync: inspect(sync).has_table(FORTSCHRITT)))
