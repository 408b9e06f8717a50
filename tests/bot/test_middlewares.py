"""An orderly stop waits for what is being handled, and not for ever."""

import asyncio

import pytest
from aiogram.types import Update

from bot import middlewares
from bot.middlewares import InFlight

UPDATE = Update(update_id=1)


async def test_a_stop_waits_until_the_last_update_is_handled():
    in_flight, fertig, geschehen = InFlight(), asyncio.Event(), []

    async def handler(*_: object) -> None:
        await fertig.wait()
        geschehen.append("handled")

    laufende = [asyncio.create_task(in_flight(handler, UPDATE, {})) for _ in range(2)]
    await asyncio.sleep(0)
    stopp = asyncio.create_task(in_flight.wait())
    await asyncio.sleep(0.01)
    assert not stopp.done()
    fertig.set()
    await stopp
    assert geschehen == ["handled", "handled"]
    await asyncio.gather(*laufende)


async def test_an_update_that_fails_is_not_waited_for():
    in_flight = InFlight()

    async def handler(*_: object) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await in_flight(handler, UPDATE, {})
    await asyncio.wait_for(in_flight.wait(), 1)


async def test_a_handler_that_hangs_does_not_keep_the_process_and_raises_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(middlewares, "GEDULD", 0.01)
    in_flight = InFlight()
    haengt = asyncio.create_task(in_flight(lambda *_: asyncio.sleep(60), UPDATE, {}))
    await asyncio.sleep(0)
    await in_flight.wait()
    assert "1" in caplog.text
    haengt.cancel()
