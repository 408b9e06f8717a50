"""Deliver updates to a webhook as Telegram does it: with the secret, many at once, again and again until the answer is 200."""

import asyncio
import itertools
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import aiohttp
from aiogram.types import Update
from yarl import URL

from bot.lokal.chat import LokalerChat

HOECHSTENS = 40
PAUSE = 0.2
PAUSE_HOECHSTENS = 5.0
ZEITGRENZE = 60.0
KOPFZEILE = "X-Telegram-Bot-Api-Secret-Token"

_logger = logging.getLogger(__name__)


class Zusteller:
    """The half of the Bot API that calls; `ziele` stand for the proxy behind the public address and are called in turn.

    Without `ziele` the address itself is called. `fehlversuche` are the answers that were not 200, newest last.
    """

    def __init__(self, chat: LokalerChat, ziele: Sequence[str] = ()) -> None:
        self._chat = chat
        self._ziele = itertools.cycle(ziele) if ziele else None
        self._unterwegs: set[asyncio.Task[None]] = set()
        self.fehlversuche: list[str] = []

    @asynccontextmanager
    async def laeuft(self) -> AsyncIterator[None]:
        """Deliver until left."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ZEITGRENZE)) as http:
            verteilen = asyncio.create_task(self._verteile(http))
            try:
                yield
            finally:
                aufgaben = [verteilen, *self._unterwegs]
                for aufgabe in aufgaben:
                    aufgabe.cancel()
                await asyncio.gather(*aufgaben, return_exceptions=True)

    @property
    def offen(self) -> int:
        """Return how many updates have no answer 200 yet."""
        return len(self._unterwegs) + len(self._chat.updates)

    async def _verteile(self, http: aiohttp.ClientSession) -> None:
        while True:
            await self._chat.updates.wait()
            auftrag = self._chat.webhook
            if auftrag is None or len(self._unterwegs) >= (auftrag.max_connections or HOECHSTENS):
                await asyncio.sleep(PAUSE / 20)
                continue
            update = self._chat.updates.pop()
            if not auftrag.allowed_updates or update.event_type in auftrag.allowed_updates:
                aufgabe = asyncio.create_task(self._stelle_zu(http, update))
                self._unterwegs.add(aufgabe)
                aufgabe.add_done_callback(self._unterwegs.discard)

    async def _stelle_zu(self, http: aiohttp.ClientSession, update: Update) -> None:
        pause = PAUSE
        inhalt = update.model_dump(mode="json", by_alias=True, exclude_none=True)
        while (auftrag := self._chat.webhook) is not None:
            ziel = URL(auftrag.url)
            if self._ziele is not None:
                ziel = URL(next(self._ziele)).with_path(ziel.path)
            try:
                async with http.post(ziel, json=inhalt, headers={KOPFZEILE: auftrag.secret_token or ""}) as antwort:
                    if antwort.status == 200:  # noqa: PLR2004 - the one answer that counts
                        return
                    grund = f"Wrong response from the webhook: {antwort.status} {antwort.reason}"
            except (aiohttp.ClientError, TimeoutError) as error:
                grund = type(error).__name__
            self.fehlversuche.append(grund)
            _logger.info("update %d is delivered again: %s", update.update_id, grund)
            await asyncio.sleep(pause)
            pause = min(2 * pause, PAUSE_HOECHSTENS)
        self._chat.updates.append(update)
