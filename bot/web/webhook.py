"""The webhook: Telegram brings an update and gets its answer once the update is dealt with.

In the foreground, so that nothing is lost: whatever ends without an answer 200 (a crash, a stop that took too long, a failure nobody could
be told of) is delivered again. The path names no token; who knocks is known by the secret that setWebhook gave to Telegram.
"""

import hmac
import json
import logging
from typing import Final

from aiogram import Bot, Dispatcher
from aiogram.types import Update
from aiohttp import web
from pydantic import ValidationError

from bot.errors import NOCHMAL

logger = logging.getLogger(__name__)

PFAD: Final = "/telegram/webhook"
KOPFZEILE: Final = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    """Hands every update to the Dispatcher; the isolation there keeps the updates of a person in order."""

    def __init__(self, dispatcher: Dispatcher, bot: Bot, geheimwort: str) -> None:
        self._dispatcher = dispatcher
        self._bot = bot
        self._geheimwort = geheimwort.encode()

    def routen(self) -> list[web.AbstractRouteDef]:
        """Return the routes for ``bot.web.dienst.create_app``."""
        return [web.post(PFAD, self._nimm)]

    async def _nimm(self, request: web.Request) -> web.Response:
        if not hmac.compare_digest(request.headers.get(KOPFZEILE, "").encode("utf-8", "surrogateescape"), self._geheimwort):
            raise web.HTTPUnauthorized
        update = await self._lies(request)
        if update is None:
            return web.Response()
        try:
            ergebnis = await self._dispatcher.feed_update(self._bot, update)
        except Exception:
            logger.exception("an update failed")
            raise web.HTTPInternalServerError from None
        if ergebnis is NOCHMAL:
            raise web.HTTPServiceUnavailable
        return web.Response()

    async def _lies(self, request: web.Request) -> Update | None:
        """Return the update, None for one of a shape that this program does not know: delivered again it would be no better."""
        try:
            daten = await request.json()
        except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
            raise web.HTTPBadRequest from None
        try:
            return Update.model_validate(daten, context={"bot": self._bot})
        except ValidationError as fehler:
            logger.warning("an update of an unknown shape was passed over: %d faults", fehler.error_count())
            return None
