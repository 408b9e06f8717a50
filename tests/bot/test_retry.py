"""Requests that did not get through: which are tried again, how often, and who waits with them."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import EditMessageText, GetUpdates, SendMessage, TelegramMethod
from aiohttp import ClientConnectorError

from bot.lokal.chat import LokalerChat
from bot.lokal.session import create_lokaler_bot
from bot.lokal.stoerung import Stoerung, netzfehler, retry_after, serverfehler, unlesbar
from bot.retry import WARTEN_HOECHSTENS, RetryRequests
from bot.takt import Takt
from tests.bot.erinnerungen.conftest import Uhr
from tests.storage.conftest import JETZT


class Versuch:
    """A bot whose requests fail as they are told to, with a clock that only waiting moves."""

    def __init__(self) -> None:
        self.uhr = Uhr(JETZT)
        self.takt = Takt(self.uhr, self.uhr.schlaf)
        self.gruende: list[str] = []
        self.chat = LokalerChat()
        self.kim = self.chat.person(1)
        self.bot: Bot = create_lokaler_bot(self.chat)
        self.bot.session.middleware(RetryRequests(self.takt, schlaf=self.uhr.schlaf, zufall=lambda: 0.0, melde=self.gruende.append))

    async def sende(self, *stoerungen: Stoerung) -> float:
        """Send a message through these faults and return how long it took."""
        self.bot.session.fehler.extend(stoerungen)
        beginn = self.uhr()
        await self.bot.send_message(1, "hallo")
        return (self.uhr() - beginn).total_seconds()

    @property
    def gesendet(self) -> int:
        return sum(isinstance(aufruf, SendMessage) for aufruf in self.bot.session.aufrufe)


@pytest.fixture
async def versuch() -> Versuch:
    versuch = Versuch()
    await versuch.kim.sende(text="x")
    return versuch


async def test_after_a_429_the_request_waits_as_long_as_telegram_says(versuch: Versuch):
    assert await versuch.sende(retry_after(3)) == pytest.approx(3)
    assert versuch.gruende == ["TelegramRetryAfter"]
    assert versuch.kim.text == "hallo"


async def test_while_the_gate_is_closed_nobody_asks(versuch: Versuch):
    versuch.takt.schliesse(4)
    assert await versuch.sende() == pytest.approx(4)
    assert versuch.gesendet == 1


async def test_a_429_that_takes_too_long_is_passed_on_at_once_and_so_are_those_after_it(versuch: Versuch):
    for _ in range(2):
        beginn = versuch.uhr()
        with pytest.raises(TelegramRetryAfter):
            await versuch.sende(retry_after(round(WARTEN_HOECHSTENS) + 30))
        assert versuch.uhr() == beginn
    assert versuch.gesendet == 1


async def test_the_tries_are_bounded(versuch: Versuch):
    with pytest.raises(TelegramRetryAfter):
        await versuch.sende(retry_after(1, mal=50))
    assert versuch.gesendet == 4


@pytest.mark.parametrize("stoerung", [netzfehler, serverfehler, unlesbar])
async def test_a_message_is_never_sent_twice_on_a_guess(versuch: Versuch, stoerung: Any):
    with pytest.raises((TelegramNetworkError, TelegramServerError)):
        await versuch.sende(stoerung(danach=True))
    assert versuch.gesendet == 1


@pytest.mark.parametrize("stoerung", [netzfehler, serverfehler, unlesbar])
async def test_what_may_happen_twice_is_tried_again(versuch: Versuch, stoerung: Any):
    nachricht = await versuch.bot.send_message(1, "alt")
    versuch.bot.session.fehler.append(stoerung(EditMessageText, mal=2))
    await versuch.bot.edit_message_text("neu", chat_id=1, message_id=nachricht.message_id)
    assert versuch.kim.text == "neu"


async def test_a_message_that_never_left_is_sent_again(versuch: Versuch):
    def baue(methode: TelegramMethod[Any]) -> TelegramAPIError:
        fehler = TelegramNetworkError(method=methode, message="refused")
        fehler.__cause__ = ClientConnectorError(None, OSError())  # type: ignore[arg-type]
        return fehler

    assert await versuch.sende(Stoerung(baue, mal=2)) > 0
    assert versuch.kim.text == "hallo"


async def test_a_refusal_is_not_tried_again(versuch: Versuch):
    def baue(methode: TelegramMethod[Any]) -> TelegramAPIError:
        return TelegramBadRequest(method=methode, message="Bad Request: chat not found")

    with pytest.raises(TelegramBadRequest):
        await versuch.sende(Stoerung(baue))
    assert versuch.gesendet == 1


async def test_get_updates_has_its_own_way_to_wait(versuch: Versuch):
    versuch.takt.schliesse(100)
    versuch.bot.session.fehler.append(netzfehler(GetUpdates))
    with pytest.raises(TelegramNetworkError):
        await versuch.bot.get_updates()


async def test_a_request_that_hangs_uses_up_the_time_for_more_tries(versuch: Versuch, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.retry.WARTEN_HOECHSTENS", 0.3)
    nachricht = await versuch.bot.send_message(1, "alt")

    async def haengt(_: object) -> None:
        await asyncio.sleep(0.2)

    versuch.bot.session.vor_aufruf = haengt
    versuch.bot.session.fehler.append(netzfehler(EditMessageText, mal=4))
    with pytest.raises(TelegramNetworkError):
        await versuch.bot.edit_message_text("neu", chat_id=1, message_id=nachricht.message_id)
    assert sum(isinstance(aufruf, EditMessageText) for aufruf in versuch.bot.session.aufrufe) == 1
