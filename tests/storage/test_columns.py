from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from storage.engine import Database


async def test_a_time_of_another_zone_comes_back_as_the_same_moment_in_utc(db: Database, jetzt: datetime):
    in_berlin = jetzt.astimezone(timezone(timedelta(hours=1)))
    async with db.transaction() as transaction:
        created = await transaction.personen.create(7, hinweis_version="1", jetzt=in_berlin)
    async with db.transaction() as transaction:
        read = await transaction.personen.find(7)
    assert created == read
    assert read.erstellt == jetzt
    assert read.erstellt.utcoffset() == timedelta(0)
    assert read.hinweis_zeit.utcoffset() == timedelta(0)


async def test_a_time_without_a_zone_is_refused(db: Database):
    with pytest.raises(StatementError, match="needs a time zone"):
        async with db.transaction() as transaction:
            await transaction.personen.create(7, hinweis_version="1", jetzt=datetime(2026, 11, 21, 9, 30))
