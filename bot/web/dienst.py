"""The web server: an application made of routes that others hand in, and how it is served and stopped.

Each feature brings its routes (``bot.web.webhook``, ``bot.web.monitor``, the Mini App); nothing here knows what they do.
"""

import errno
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Final

from aiohttp import web

from bot.fehler import PortBelegtError

MAX_ANFRAGE: Final = 1024 * 1024
GEDULD: Final = 20.0


def create_app(*gruppen: Iterable[web.AbstractRouteDef], max_anfrage: int = MAX_ANFRAGE) -> web.Application:
    """Build an application of groups of routes; a body above ``max_anfrage`` bytes is refused with 413 before it is read whole."""
    app = web.Application(client_max_size=max_anfrage)
    for routen in gruppen:
        app.add_routes(routen)
    return app


@asynccontextmanager
async def serve(app: web.Application, host: str, port: int, *, geduld: float = GEDULD) -> AsyncIterator[int]:
    """Serve until left and yield the port in use (``port`` 0 takes a free one).

    Leaving takes no new request and gives those under way ``geduld`` seconds. PortBelegtError where the port is taken.
    """
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=geduld)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortBelegtError(port) from error
            raise
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
