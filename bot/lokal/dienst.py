"""Serving on the loopback interface alone, with a clear word when the port is taken."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.web import dienst

LOOPBACK = "127.0.0.1"
NAMEN = (LOOPBACK, "localhost")
GEDULD = 1.0


@asynccontextmanager
async def serve(app: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """Serve until left and yield the port in use (`port` 0 takes a free one).

    PortBelegtError where it is taken; ValueError for any host but this machine's own name.
    """
    if host not in NAMEN:
        raise ValueError(f"{host} is not this machine: only {LOOPBACK} is served")
    async with dienst.serve(app, LOOPBACK, port, geduld=GEDULD) as offen:
        yield offen


async def serve_forever(app: web.Application, host: str, port: int, bereit: Callable[[int], None]) -> None:
    """Serve until cancelled; `bereit` is called once with the port when requests are accepted."""
    async with serve(app, host, port) as offen:
        bereit(offen)
        await asyncio.Event().wait()
