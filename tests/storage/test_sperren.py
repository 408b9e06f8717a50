import asyncio

import pytest

from storage.sperren import KeyedLocks


async def test_one_key_is_held_by_one_task_at_a_time_and_in_order():
    locks: KeyedLocks[str] = KeyedLocks()
    log: list[tuple[int, str]] = []

    async def work(number: int) -> None:
        async with locks.lock("a"):
            log.append((number, "in"))
            await asyncio.sleep(0)
            log.append((number, "out"))

    await asyncio.gather(*(work(number) for number in range(5)))
    assert log == [(number, step) for number in range(5) for step in ("in", "out")]


async def test_different_keys_do_not_wait_for_each_other():
    locks: KeyedLocks[str] = KeyedLocks()
    async with asyncio.timeout(1), locks.lock("a"), locks.lock("b"):
        assert len(locks) == 2


async def test_a_lock_is_freed_after_its_last_user_even_after_an_error_or_a_cancelled_wait():
    locks: KeyedLocks[str] = KeyedLocks()

    async def fail() -> None:
        async with locks.lock("a"):
            raise ZeroDivisionError

    async with locks.lock("a"):
        waiting = asyncio.create_task(fail())
        cancelled = asyncio.create_task(fail())
        await asyncio.sleep(0)
        cancelled.cancel()
        assert len(locks) == 1
    with pytest.raises(ZeroDivisionError):
        await waiting
    with pytest.raises(asyncio.CancelledError):
        await cancelled
    assert len(locks) == 0
