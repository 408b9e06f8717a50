"""Requests to Telegram that did not get through, tried again: by one gate for all after a 429, and where twice is as good as once.

A message is never sent twice on a guess: what broke off without an answer may have arrived. getUpdates has a way of its own to wait.
"""

import asyncio
import logging
import random
from collections.abc import Callable
from typing import Any, Final

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import GetUpdates, TelegramMethod
from aiogram.methods.base import Response, TelegramType
from aiohttp import ClientConnectorError

from bot.takt import Schlaf, Takt

logger = logging.getLogger(__name__)

VERSUCHE: Final = 4
WARTEN_HOECHSTENS: Final = 20.0
WARTEN_ZUERST: Final = 0.5
STREUUNG: Final = 0.5
EINMALIG: Final = ("send", "copy", "forward")


class RetryRequests(BaseRequestMiddleware):
    """Try a request up to four times within 20 seconds; a longer 429 is passed on at once and keeps the gate closed.

    ``takt`` is the gate that all requests and the reminders share; ``melde`` is told why something is tried again.
    """

    def __init__(
        self,
        takt: Takt,
        *,
        schlaf: Schlaf = asyncio.sleep,
        zufall: Callable[[], float] = random.random,
        melde: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._takt = takt
        self._schlaf = schlaf
        self._zufall = zufall
        self._melde = melde

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        """Make the request; what it raises in the end is an error of Telegram, whatever came over the line."""
        if method.__api_method__ == GetUpdates.__api_method__:
            return await make_request(bot, method)
        rest = WARTEN_HOECHSTENS
        for versuch in range(VERSUCHE):
            rest -= await self._warte_auf_tor(method, rest)
            beginn = asyncio.get_running_loop().time()
            try:
                return await _read(make_request, bot, method)
            except TelegramAPIError as fehler:
                rest -= asyncio.get_running_loop().time() - beginn
                pause = self._pause(fehler, method, versuch)
                if pause is None or pause > rest or versuch == VERSUCHE - 1:
                    raise
                self._melde(type(fehler).__name__)
                logger.info("%s is tried again: %s", method.__api_method__, type(fehler).__name__)
                if not isinstance(fehler, TelegramRetryAfter):
                    await self._schlaf(pause)
                    rest -= pause
        raise AssertionError("unreachable")

    async def _warte_auf_tor(self, method: TelegramMethod[Any], hoechstens: float) -> float:
        """Wait for the gate and return how long; a request that would have to wait too long is refused as Telegram would refuse it."""
        zu = self._takt.zu_noch()
        if not zu:
            return 0.0
        if zu > hoechstens:
            raise TelegramRetryAfter(method=method, message="the gate is closed", retry_after=round(zu) or 1)
        # Those who waited for the same gate must not all come at once.
        pause = zu + self._zufall() * STREUUNG
        await self._schlaf(pause)
        return pause

    def _pause(self, fehler: TelegramAPIError, method: TelegramMethod[Any], versuch: int) -> float | None:
        """Return how long to wait before the next try, None where there must be none."""
        if isinstance(fehler, TelegramRetryAfter):
            self._takt.schliesse(fehler.retry_after)
            return float(fehler.retry_after)
        if isinstance(fehler, TelegramEntityTooLarge) or not isinstance(fehler, TelegramNetworkError | TelegramServerError):
            return None
        if not (isinstance(fehler.__cause__, ClientConnectorError) or is_repeatable(method)):
            return None
        return WARTEN_ZUERST * 2.0**versuch * (0.5 + self._zufall() / 2)


def is_repeatable(method: TelegramMethod[Any]) -> bool:
    """Tell whether the method may be executed twice without anybody noticing."""
    return not method.__api_method__.startswith(EINMALIG)


async def _read(
    make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
) -> Response[TelegramType]:
    """Make the request; an answer that is not Telegram's (a proxy's page, half a line) counts as none."""
    try:
        return await make_request(bot, method)
    except ClientDecodeError as fehler:
        raise TelegramNetworkError(method=method, message="the answer cannot be read") from fehler
