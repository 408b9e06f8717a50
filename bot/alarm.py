"""Tell the operator in the chat that something is wrong: a few words, at most once in a quarter of an hour for each kind."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from dialogs import captions
from dialogs.rendering import rendere

logger = logging.getLogger(__name__)
ABSTAND: Final = timedelta(minutes=15)
GEDULD: Final = 5.0


class Alarm:
    """Messages to the people in charge; several processes each send their own."""

    def __init__(self, bot: Bot, admins: Collection[int], jetzt: Callable[[], datetime]) -> None:
        self._bot = bot
        self._admins = admins
        self._jetzt = jetzt
        self._zuletzt: dict[str, datetime] = {}
        self._seither: Counter[str] = Counter()
        self._aufgaben: set[asyncio.Task[None]] = set()

    def melde(self, art: str) -> None:
        """Send a message about a fault in the background, or count it where one about the same kind went out a short while ago."""
        if not self._admins or art not in captions.ALARME:
            return
        self._seither[art] += 1
        jetzt = self._jetzt()
        if art in self._zuletzt and jetzt - self._zuletzt[art] < ABSTAND:
            return
        self._zuletzt[art] = jetzt
        anzahl = self._seither.pop(art)
        text = rendere("betrieb/alarm", {"was": captions.ALARME[art], "anzahl": anzahl, "minuten": ABSTAND // timedelta(minutes=1)})
        aufgabe = asyncio.get_running_loop().create_task(self._sende(text))
        self._aufgaben.add(aufgabe)
        aufgabe.add_done_callback(self._aufgaben.discard)

    async def warte(self) -> None:
        """Give the messages under way a moment to get out before a stop."""
        if self._aufgaben:
            await asyncio.wait(self._aufgaben, timeout=GEDULD)

    async def _sende(self, text: str) -> None:
        for admin in self._admins:
            with suppress(TelegramAPIError):
                await self._bot.send_message(admin, text)
                continue
            logger.warning("an alert could not be delivered")
