"""Whether all that the bot needs can be reached; asked at most every few seconds, however often somebody wants to know."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from storage.engine import Database, DatabaseUnavailableError
from storage.geteilt import GeteilterSpeicher

DATENBANK: Final = "database"
REDIS: Final = "redis"
TELEGRAM: Final = "telegram"
GILT: Final = timedelta(seconds=5)
TELEGRAM_GILT: Final = timedelta(seconds=30)
ZEITGRENZE: Final = 4


class Bereitschaft:
    """The state of database, Redis (where there is one) and Bot API."""

    def __init__(self, bot: Bot, db: Database, geteilt: GeteilterSpeicher | None, jetzt: Callable[[], datetime]) -> None:
        self._bot = bot
        self._jetzt = jetzt
        self._fragen: dict[str, tuple[Callable[[], Awaitable[object]], timedelta]] = {DATENBANK: (db.check, GILT)}
        if geteilt is not None:
            self._fragen[REDIS] = (geteilt.check, GILT)
        self._fragen[TELEGRAM] = (self._frage_telegram, TELEGRAM_GILT)
        self._bekannt: dict[str, tuple[datetime, bool]] = {}
        self._einzeln = asyncio.Lock()

    async def pruefe(self) -> Mapping[str, bool]:
        """Return for each whether it answers."""
        async with self._einzeln:
            antworten = await asyncio.gather(*(self._ist_da(name) for name in self._fragen))
        return dict(zip(self._fragen, antworten, strict=True))

    async def _ist_da(self, name: str) -> bool:
        frage, gilt = self._fragen[name]
        jetzt = self._jetzt()
        if name in self._bekannt and jetzt - self._bekannt[name][0] < (gilt if self._bekannt[name][1] else GILT):
            return self._bekannt[name][1]
        try:
            async with asyncio.timeout(ZEITGRENZE):
                await frage()
            da = True
        except (DatabaseUnavailableError, TelegramAPIError, TimeoutError):
            da = False
        self._bekannt[name] = (self._jetzt(), da)
        return da

    async def _frage_telegram(self) -> None:
        await self._bot.get_me(request_timeout=ZEITGRENZE)
