"""Updates waiting for getUpdates or for a webhook, with Telegram's rules on offsets and on two readers at once."""

import asyncio
from collections.abc import Sequence

from aiogram.types import Update

from bot.lokal.fehler import ApiError

HOECHSTENS = 100


class Warteschlange:
    """The queue behind long polling: an update stays until an offset above its id confirms it."""

    def __init__(self) -> None:
        self._updates: list[Update] = []
        self._neu = asyncio.Event()
        self._leser = 0

    def __len__(self) -> int:
        return len(self._updates)

    def append(self, update: Update) -> None:
        """Queue an update and wake the reader."""
        self._updates.append(update)
        self._neu.set()

    async def wait(self) -> None:
        """Wait until there is an update."""
        while not self._updates:
            self._neu.clear()
            await self._neu.wait()

    def pop(self) -> Update:
        """Take the oldest update out, to deliver it to a webhook."""
        return self._updates.pop(0)

    def clear(self) -> None:
        """Drop everything (deleteWebhook with drop_pending_updates, and beginning anew)."""
        self._updates.clear()

    async def read(self, offset: int, limit: int, timeout: float, arten: Sequence[str] = ()) -> list[Update]:  # noqa: ASYNC109 - the Bot API's own parameter
        """Answer getUpdates: confirm below `offset`, wait at most `timeout` seconds; a second reader ends the first with 409."""
        self._leser += 1
        nummer = self._leser
        self._neu.set()
        if offset < 0:
            self._updates = self._updates[offset:]
        else:
            self._updates = [u for u in self._updates if u.update_id >= offset]
        if arten:
            self._updates = [u for u in self._updates if u.event_type in arten]
        ende = asyncio.get_running_loop().time() + timeout
        while not self._updates and (rest := ende - asyncio.get_running_loop().time()) > 0:
            self._neu.clear()
            try:
                await asyncio.wait_for(self._neu.wait(), rest)
            except TimeoutError:
                break
            if nummer != self._leser:
                raise ApiError(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
        return self._updates[: max(1, min(limit, HOECHSTENS))]
