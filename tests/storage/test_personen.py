import asyncio
from contextlib import suppress
from datetime import datetime, timedelta

import pytest

from storage.engine import Database
from storage.errors import UnknownPersonError
from storage.records import Person

TELEGRAM_ID = 7_700_123_456_789


async def create(db: Database, telegram_id: int, jetzt: datetime, version: str = "1") -> Person:
    async with db.transaction() as transaction:
        return await transaction.personen.create(telegram_id, hinweis_version=version, jetzt=jetzt)


async def claim(db: Database, person_id: str, message_id: int) -> bool:
    async with db.transaction() as transaction:
        return await transaction.personen.claim_message(person_id, message_id)


async def test_a_person_is_found_by_both_ids_with_the_notice_they_agreed_to(db: Database, jetzt: datetime):
    person = await create(db, TELEGRAM_ID, jetzt, "2026-11")
    assert person == Person(person.id, TELEGRAM_ID, "2026-11", jetzt, jetzt, letzte_nutzung=jetzt.date())
    async with db.transaction() as transaction:
        assert await transaction.personen.find(TELEGRAM_ID) == person
        assert await transaction.personen.get(person.id) == person


async def test_nobody_is_found_before_the_consent(db: Database):
    async with db.transaction() as transaction:
        assert await transaction.personen.find(TELEGRAM_ID) is None
        assert await transaction.personen.get("0" * 32) is None


async def test_the_internal_id_is_random_and_does_not_contain_the_telegram_id(db: Database, jetzt: datetime):
    first = await create(db, TELEGRAM_ID, jetzt)
    async with db.transaction() as transaction:
        await transaction.personen.delete(first.id)
    again = await create(db, TELEGRAM_ID, jetzt)
    assert again.id != first.id
    assert len(again.id) == 32
    assert str(TELEGRAM_ID) not in again.id


async def test_a_second_consent_gives_the_row_that_is_there(db: Database, jetzt: datetime):
    first = await create(db, TELEGRAM_ID, jetzt, "1")
    assert await create(db, TELEGRAM_ID, jetzt + timedelta(days=1), "2") == first


async def test_two_creates_at_once_give_one_person(db: Database, db_url: str, jetzt: datetime):
    other = Database(db_url)
    try:
        people = await asyncio.gather(*(create(each, TELEGRAM_ID, jetzt) for each in (db, other) * 5))
    finally:
        await other.close()
    assert len({person.id for person in people}) == 1


async def test_the_consent_to_a_newer_notice_keeps_its_version_and_time(db: Database, jetzt: datetime):
    person = await create(db, TELEGRAM_ID, jetzt, "1")
    later = jetzt + timedelta(days=30)
    async with db.transaction() as transaction:
        await transaction.personen.update_hinweis(person.id, hinweis_version="2", jetzt=later)
    async with db.transaction() as transaction:
        assert await transaction.personen.get(person.id) == Person(person.id, TELEGRAM_ID, "2", later, jetzt, letzte_nutzung=jetzt.date())


async def test_the_consent_of_nobody_is_an_error(db: Database, jetzt: datetime):
    with pytest.raises(UnknownPersonError):
        async with db.transaction() as transaction:
            await transaction.personen.update_hinweis("0" * 32, hinweis_version="2", jetzt=jetzt)


async def test_a_message_is_taken_up_once_and_an_older_one_never(db: Database, jetzt: datetime):
    person = await create(db, TELEGRAM_ID, jetzt)
    claims = [(message_id, await claim(db, person.id, message_id)) for message_id in (10, 10, 9, 11, 10, 2_147_483_648)]
    assert claims == [(10, True), (10, False), (9, False), (11, True), (10, False), (2_147_483_648, True)]


async def test_of_ten_claims_of_one_message_at_once_one_succeeds(db: Database, db_url: str, jetzt: datetime):
    person = await create(db, TELEGRAM_ID, jetzt)
    other = Database(db_url)
    try:
        claims = await asyncio.gather(*(claim(each, person.id, 10) for each in (db, other) * 5))
    finally:
        await other.close()
    assert sorted(claims) == [False] * 9 + [True]


async def test_a_claim_in_a_transaction_that_fails_may_be_made_again(db: Database, jetzt: datetime):
    person = await create(db, TELEGRAM_ID, jetzt)
    claims = []
    with suppress(ZeroDivisionError):
        async with db.transaction() as transaction:
            claims.append(await transaction.personen.claim_message(person.id, 10))
            raise ZeroDivisionError
    assert claims == [True]
    assert await claim(db, person.id, 10)


async def test_the_messages_of_two_people_are_counted_apart(db: Database, jetzt: datetime):
    one, two = await create(db, 1, jetzt), await create(db, 2, jetzt)
    assert await claim(db, one.id, 10)
    assert await claim(db, two.id, 5)


async def test_an_unknown_person_has_nothing_to_claim(db: Database):
    assert not await claim(db, "0" * 32, 10)


async def test_deleting_somebody_leaves_the_others_alone(db: Database, jetzt: datetime):
    one, two = await create(db, 1, jetzt), await create(db, 2, jetzt)
    async with db.transaction() as transaction:
        await transaction.personen.delete(one.id)
        await transaction.personen.delete("0" * 32)
    async with db.transaction() as transaction:
        assert await transaction.personen.find(1) is None
        assert await transaction.personen.find(2) == two


async def test_a_tap_is_taken_up_once_and_counting_may_begin_anew(db: Database, jetzt: datetime):
    async with db.transaction() as transaktion:
        person = await transaktion.personen.create(4711, hinweis_version="1", jetzt=jetzt)
        claims = [
            await transaktion.personen.claim_update(person.id, update)
            for update in (50_000_000, 50_000_000, 49_999_999, 50_000_001, 12, 11)
        ]
    assert claims == [True, False, False, True, True, False]
