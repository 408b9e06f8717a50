"""The worker in the background of a bot: what fails does not end it, and a stop finishes what is under way."""

import asyncio
from datetime import timedelta

import pytest

from bot import reminders
from knowledge.erinnerung import Einstellung
from tests.bot.erinnerungen.conftest import Welt, eine

STANDARD = Einstellung(land="BW")


async def nicht_warten(_sekunden: float) -> None:
    await asyncio.sleep(0)


async def bis(bedingung) -> None:
    async with asyncio.timeout(5):
        while not bedingung():  # noqa: ASYNC110 - the condition is the state of a simulated Telegram
            await asyncio.sleep(0)


async def test_a_stop_waits_for_the_message_under_way_and_marks_it(welt: Welt):
    person = await welt.person(1, STANDARD, [eine("a", welt.uhr.jetzt)])
    unterwegs, weiter = asyncio.Event(), asyncio.Event()
    echtes = welt.telegram.send_message

    async def langsam(chat_id: int, text: str, **kw: object) -> None:
        unterwegs.set()
        await weiter.wait()
        await echtes(chat_id, text, **kw)

    welt.telegram.send_message = langsam  # type: ignore[method-assign]
    dienst = welt.dienst()
    async with dienst.laeuft():
        await asyncio.wait_for(unterwegs.wait(), 5)
        asyncio.get_running_loop().call_later(0.02, weiter.set)
    assert [eintrag.gesendet is not None for eintrag in await welt.alle(person)] == [True]


async def test_a_stop_while_nothing_is_due_comes_at_once(welt: Welt):
    async with asyncio.timeout(2), welt.dienst().laeuft():
        await asyncio.sleep(0.01)


async def test_a_stop_does_not_wait_for_ever(welt: Welt, monkeypatch: pytest.MonkeyPatch):
    await welt.person(1, STANDARD, [eine("a", welt.uhr.jetzt)])
    monkeypatch.setattr(reminders, "GEDULD", 0.05)
    unterwegs = asyncio.Event()

    async def haengt(*_: object, **__: object) -> None:
        unterwegs.set()
        await asyncio.Event().wait()

    welt.telegram.send_message = haengt  # type: ignore[method-assign]
    async with asyncio.timeout(5), welt.dienst().laeuft():
        await unterwegs.wait()


async def test_a_fault_nobody_thought_of_does_not_end_the_reminders_of_all(welt: Welt, monkeypatch: pytest.MonkeyPatch):
    await welt.person(1, STANDARD, [eine("a", welt.uhr.jetzt - timedelta(minutes=1))])
    dienst = welt.dienst()
    dienst._schlaf = nicht_warten
    echter, male = dienst.tick, []

    async def einmal_kaputt(*werte: int) -> int:
        male.append(1)
        if len(male) == 1:
            raise ZeroDivisionError
        return await echter(*werte)

    monkeypatch.setattr(dienst, "tick", einmal_kaputt)
    async with dienst.laeuft():
        await bis(lambda: welt.telegram.nachrichten)
    assert welt.telegram.schluessel(1) == ["a/3/2027-05-06"]
