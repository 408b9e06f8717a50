"""The queue behind getUpdates."""

import asyncio

import pytest
from aiogram.types import Update

from bot.lokal.fehler import ApiError
from bot.lokal.warteschlange import Warteschlange


@pytest.fixture
def schlange():
    schlange = Warteschlange()
    for nummer in (1, 2, 3):
        schlange.append(
            Update.model_validate(
                {
                    "update_id": nummer,
                    "inline_query": {"id": "1", "from": {"id": 1, "is_bot": False, "first_name": "K"}, "query": "", "offset": ""},
                }
            )
        )
    return schlange


async def nummern(schlange, offset, limit=100, arten=()):
    return [u.update_id for u in await schlange.read(offset, limit, 0, arten)]


async def test_updates_stay_until_an_offset_above_confirms_them(schlange):
    assert await nummern(schlange, 0) == [1, 2, 3]
    assert await nummern(schlange, 0) == [1, 2, 3]
    assert await nummern(schlange, 3) == [3]
    assert await nummern(schlange, 0) == [3]


async def test_a_negative_offset_keeps_only_the_last(schlange):
    assert await nummern(schlange, -1) == [3]
    assert len(schlange) == 1


async def test_limit_and_kinds_are_honoured(schlange):
    assert await nummern(schlange, 0, limit=2) == [1, 2]
    assert await nummern(schlange, 0, arten=("message",)) == []


async def test_a_waiting_reader_is_woken_by_a_new_update(schlange):
    neu = (await schlange.read(0, 1, 0))[0].model_copy(update={"update_id": 4})
    leser = asyncio.create_task(schlange.read(4, 100, 5))
    await asyncio.sleep(0)
    schlange.append(neu)
    assert [u.update_id for u in await asyncio.wait_for(leser, 1)] == [4]


async def test_an_empty_queue_answers_when_the_time_is_over():
    assert await Warteschlange().read(0, 100, 0.01) == []


async def test_a_second_reader_ends_the_first_with_a_conflict():
    schlange = Warteschlange()
    erster = asyncio.create_task(schlange.read(0, 100, 5))
    await asyncio.sleep(0)
    await schlange.read(0, 100, 0)
    with pytest.raises(ApiError, match="terminated by other getUpdates") as fehler:
        await asyncio.wait_for(erster, 1)
    assert fehler.value.code == 409
