"""Deal with every update once, although Telegram delivers one again that it got no answer to in time.

What changes something is claimed in the database besides (``dialogs.akte``): that holds across a crash. This here keeps the rest, a window
or a list, from being sent twice. An update counts as dealt with once it is handled, never before.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any, Final, Protocol

from aiogram import BaseMiddleware, Bot
from aiogram.types import TelegramObject, Update

GEMERKT: Final = 10_000


class Gedaechtnis(Protocol):
    """What remembers the updates that are dealt with, by bot and id; ``storage.geteilt`` has the one of several processes."""

    async def is_done(self, update: str) -> bool:
        """Say whether this update is dealt with."""

    async def mark_done(self, update: str) -> None:
        """Note that it is."""


class EigenesGedaechtnis:
    """The newest ten thousand updates of this process."""

    def __init__(self) -> None:
        self._erledigt: OrderedDict[str, None] = OrderedDict()

    async def is_done(self, update: str) -> bool:
        """Say whether this update is dealt with."""
        return update in self._erledigt

    async def mark_done(self, update: str) -> None:
        """Note that it is, and forget the oldest."""
        self._erledigt[update] = None
        if len(self._erledigt) > GEMERKT:
            self._erledigt.popitem(last=False)


class Once(BaseMiddleware):
    """Pass over an update that is dealt with. Runs where a person's updates are kept in order, so a second delivery waits for the first."""

    def __init__(self, gedaechtnis: Gedaechtnis) -> None:
        self._gedaechtnis = gedaechtnis

    async def __call__(
        self, handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], event: TelegramObject, data: dict[str, Any]
    ) -> Any:
        """Handle the update unless it was."""
        if not isinstance(event, Update):
            return await handler(event, data)
        bot: Bot = data["bot"]
        update = f"{bot.id}/{event.update_id}"
        if await self._gedaechtnis.is_done(update):
            return None
        ergebnis = await handler(event, data)
        await self._gedaechtnis.mark_done(update)
        return ergebnis
