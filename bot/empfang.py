"""How updates get here: asked for, or brought by Telegram. Both end in order: nothing new is taken, what is under way is finished."""

import asyncio
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Final, Protocol

from aiogram import Bot, Dispatcher
from aiohttp import web

from bot.web.dienst import create_app, serve
from bot.web.webhook import PFAD, Webhook

GLEICHZEITIG: Final = 40
ZEICHEN: Final = (signal.SIGTERM, signal.SIGINT)

Routen = Sequence[web.AbstractRouteDef]


class Empfang(Protocol):
    """One way for updates to get to the Dispatcher."""

    def routen(self, dispatcher: Dispatcher, bot: Bot) -> Routen:
        """Return what the public web server needs for it."""

    async def melde_an(self, dispatcher: Dispatcher, bot: Bot) -> None:
        """Tell Telegram of it; doing so twice, or in several processes, is doing it once."""

    async def laufe(self, dispatcher: Dispatcher, bot: Bot) -> None:
        """Receive until the process is asked to stop."""


class Abfrage:
    """Long polling: nothing has to be reachable from outside."""

    def routen(self, dispatcher: Dispatcher, bot: Bot) -> Routen:
        """Return nothing: nobody has to knock."""
        del dispatcher, bot
        return []

    async def melde_an(self, dispatcher: Dispatcher, bot: Bot) -> None:
        """Take a webhook back that may be there from before; what waits there is handled."""
        del dispatcher
        await bot.delete_webhook(drop_pending_updates=False)

    async def laufe(self, dispatcher: Dispatcher, bot: Bot) -> None:
        """Poll until interrupted."""
        await dispatcher.start_polling(bot, close_bot_session=False)


class Zustellung:
    """The webhook: any number of processes may take part, behind one address."""

    def __init__(self, adresse: str, geheimwort: str) -> None:
        self._adresse = adresse
        self._geheimwort = geheimwort

    def routen(self, dispatcher: Dispatcher, bot: Bot) -> Routen:
        """Return the route that Telegram calls."""
        return Webhook(dispatcher, bot, self._geheimwort).routen()

    async def melde_an(self, dispatcher: Dispatcher, bot: Bot) -> None:
        """Name the address and the secret."""
        await bot.set_webhook(
            f"{self._adresse}{PFAD}",
            secret_token=self._geheimwort,
            allowed_updates=dispatcher.resolve_used_update_types(),
            max_connections=GLEICHZEITIG,
        )

    async def laufe(self, dispatcher: Dispatcher, bot: Bot) -> None:
        """Wait for a signal to stop; the web server does the work meanwhile."""
        await dispatcher.emit_startup(bot=bot, **dispatcher.workflow_data)
        stopp = asyncio.Event()
        schleife = asyncio.get_running_loop()
        for zeichen in ZEICHEN:
            schleife.add_signal_handler(zeichen, stopp.set)
        await stopp.wait()


def oeffentlich(host: str, port: int, *gruppen: Routen) -> AbstractAsyncContextManager[object]:
    """Serve what is for the world, where there is anything; leaving finishes the requests under way."""
    return serve(create_app(*gruppen), host, port) if any(gruppen) else _nichts()


def intern(host: str, port: int | None, routen: Routen) -> AbstractAsyncContextManager[object]:
    """Serve what is for the operator alone, where a port was set for it."""
    return _nichts() if port is None else serve(create_app(routen), host, port)


@asynccontextmanager
async def _nichts() -> AsyncIterator[None]:
    yield
