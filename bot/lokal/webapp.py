"""The Mini App in the local chat page: what Telegram's clients do when a button with a page is pressed.

A real client opens the page with `initData` signed by Telegram. Here the chat page signs it with a token of its own, which lives as long
as the program, so that the same check of the same signature runs.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode, urlsplit

from aiogram.types import Message, User
from aiohttp import web

from bot.lokal.verweise import is_loopback

PLATTFORM = "web"
BOT_API = "9.1"


@dataclass(frozen=True)
class LokaleWebApp:
    """The routes of the Mini App, and how its `initData` is signed."""

    routen: Iterable[web.AbstractRouteDef]
    token: str
    jetzt: Callable[[], datetime]

    def open_url(self, nachricht: Message, user: User) -> str | None:
        """Return the address by which the page of a message opens, relative to the chat page; None where the message has none."""
        tastatur = nachricht.reply_markup.inline_keyboard if nachricht.reply_markup else []
        ziele = [knopf.web_app.url for reihe in tastatur for knopf in reihe if knopf.web_app is not None]
        if not ziele or not is_loopback(ziele[0]):
            return None
        felder = {
            "tgWebAppData": sign_init_data(self.token, user, self.jetzt()),
            "tgWebAppVersion": BOT_API,
            "tgWebAppPlatform": PLATTFORM,
        }
        return f"{urlsplit(ziele[0]).path}#{urlencode(felder)}"


def sign_init_data(token: str, user: User, zeit: datetime) -> str:
    """Return `initData` as Telegram makes it for one press of a button; each one is another one by its query_id."""
    felder = {
        "auth_date": str(int(zeit.timestamp())),
        "query_id": secrets.token_urlsafe(16),
        "user": json.dumps({"id": user.id, "first_name": user.first_name}, ensure_ascii=False),
    }
    zeilen = "\n".join(f"{name}={wert}" for name, wert in sorted(felder.items()))
    schluessel = hmac.digest(b"WebAppData", token.encode(), hashlib.sha256)
    return urlencode({**felder, "hash": hmac.digest(schluessel, zeilen.encode(), hashlib.sha256).hex()})
