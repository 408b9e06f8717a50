"""Health and figures for whoever operates the bot: on a port of their own, so that no proxy can let them out by mistake."""

from typing import Final

from aiohttp import web

from bot.bereitschaft import Bereitschaft
from bot.metrics import Zahlen
from bot.takt import Uhr
from bot.verwaltung import lies_kennzahlen
from storage.engine import Database

TEXTFORMAT: Final = "text/plain; version=0.0.4; charset=utf-8"


class Monitor:
    """``/healthz``: the process answers. ``/readyz``: it can work. ``/metrics``: figures, without anything about a person."""

    def __init__(self, zahlen: Zahlen, bereitschaft: Bereitschaft, db: Database, jetzt: Uhr) -> None:
        self._zahlen = zahlen
        self._bereitschaft = bereitschaft
        self._db = db
        self._jetzt = jetzt

    def routen(self) -> list[web.AbstractRouteDef]:
        """Return the routes for ``bot.web.dienst.create_app``."""
        return [web.get("/healthz", self._healthz), web.get("/readyz", self._readyz), web.get("/metrics", self._metrics)]

    async def _healthz(self, _: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def _readyz(self, _: web.Request) -> web.Response:
        bereit = await self._bereitschaft.pruefe()
        return web.json_response(
            {name: "ok" if da else "unavailable" for name, da in bereit.items()}, status=200 if all(bereit.values()) else 503
        )

    async def _metrics(self, _: web.Request) -> web.Response:
        kennzahlen = await lies_kennzahlen(self._db, self._jetzt)
        if kennzahlen is not None:
            self._zahlen.setze(kennzahlen)
        return web.Response(body=self._zahlen.text(), headers={"Content-Type": TEXTFORMAT})
