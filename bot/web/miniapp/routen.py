"""The routes of the Mini App, for the public server as for the local chat page.

Nobody is known here by a cookie: each request brings the secret that its page made up, so a foreign page in the same browser can do
nothing. The page comes from this server alone and may be shown inside Telegram's own pages, locally inside the chat page.
"""

import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from aiohttp import web

from bot.web.miniapp.ansicht import view_seite
from bot.web.miniapp.eingang import Aenderungen, Anmeldung, InvalidRequestError, lies_eingang
from bot.web.miniapp.nachweis import lies_nachweis
from dialogs.aufgaben.seite import PageRefusedError, Seitenstand, lade_seite, oeffne_seite, speichere_seite
from dialogs.deps import Deps
from dialogs.menue.usecases import HINWEIS_VERSION
from storage.engine import DatabaseUnavailableError

PFAD: Final = "/app/"
STATIC: Final = Path(__file__).parent / "static"
TYPEN: Final = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
SEITE: Final = "index.html"
BEARER: Final = "Bearer "
TELEGRAM: Final = "https://*.telegram.org"
CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors {rahmen}"
)

logger = logging.getLogger(__name__)
Handler = Callable[[web.Request], Awaitable[Seitenstand]]


def miniapp_routen(deps: Deps, token: str, *, rahmen: str = TELEGRAM) -> list[web.RouteDef]:
    """Return the routes below ``/app/``; ``token`` is that of the bot, ``rahmen`` says which pages may show this one inside."""
    miniapp = _Miniapp(deps, token, rahmen)
    return [
        web.get(PFAD, miniapp.get_seite),
        web.get(PFAD.rstrip("/"), miniapp.get_ohne_schraegstrich),
        web.get(PFAD + "static/{name}", miniapp.get_static),
        web.post(PFAD + "anmeldung", miniapp.post_anmeldung),
        web.get(PFAD + "stand", miniapp.get_stand),
        web.post(PFAD + "aenderungen", miniapp.post_aenderungen),
    ]


def miniapp_adresse(public_url: str | None) -> str | None:
    """Return where the page is for the world, ``None`` where the world cannot reach this server."""
    return None if public_url is None else public_url + PFAD


class _Miniapp:
    def __init__(self, deps: Deps, token: str, rahmen: str) -> None:
        self._deps = deps
        self._token = token
        self._dateien = {pfad.name: pfad.read_bytes() for pfad in STATIC.iterdir() if pfad.suffix in TYPEN}
        self._kopf = {
            "Content-Security-Policy": CSP.format(rahmen=rahmen),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
        }

    async def get_seite(self, _: web.Request) -> web.Response:
        return self._datei(SEITE)

    async def get_ohne_schraegstrich(self, request: web.Request) -> web.Response:
        # The page names its files relative to itself, so that it may lie below any path of the public address.
        raise web.HTTPMovedPermanently("app/" + (f"?{request.query_string}" if request.query_string else ""))

    async def get_static(self, request: web.Request) -> web.Response:
        return self._datei(request.match_info["name"])

    async def post_anmeldung(self, request: web.Request) -> web.Response:
        async def oeffne(request: web.Request) -> Seitenstand:
            anmeldung = await lies_eingang(request, Anmeldung)
            oeffnung = lies_nachweis(self._token, anmeldung.init_data, anmeldung.geheimnis)
            return await oeffne_seite(self._deps, oeffnung, hinweis_version=HINWEIS_VERSION)

        return await self._antworte(request, oeffne)

    async def get_stand(self, request: web.Request) -> web.Response:
        async def lade(request: web.Request) -> Seitenstand:
            return await lade_seite(self._deps, _geheimnis(request), hinweis_version=HINWEIS_VERSION)

        return await self._antworte(request, lade)

    async def post_aenderungen(self, request: web.Request) -> web.Response:
        async def speichere(request: web.Request) -> Seitenstand:
            geheimnis = _geheimnis(request)
            eingang = await lies_eingang(request, Aenderungen)
            neue = [aenderung.als_feldaenderung() for aenderung in eingang.aenderungen]
            return await speichere_seite(self._deps, geheimnis, neue, hinweis_version=HINWEIS_VERSION)

        return await self._antworte(request, speichere)

    async def _antworte(self, request: web.Request, handler: Handler) -> web.Response:
        """Return what the page shows by now, or why not: the page has a sentence for each reason."""
        try:
            stand = await handler(request)
        except PageRefusedError as fehler:
            return self._json({"grund": fehler.grund}, 403 if fehler.grund == "ohne_zustimmung" else 401)
        except InvalidRequestError as fehler:
            return self._json({"grund": "eingabe"}, fehler.status)
        except DatabaseUnavailableError:
            logger.exception("the page for the tasks cannot reach the database")
            return self._json({"grund": "speicher"}, 503)
        return self._json(view_seite(self._deps.katalog, stand), 200)

    def _json(self, daten: object, status: int) -> web.Response:
        return web.json_response(daten, status=status, headers={**self._kopf, "Cache-Control": "no-store"})

    def _datei(self, name: str) -> web.Response:
        inhalt = self._dateien.get(name)
        if inhalt is None:
            raise web.HTTPNotFound
        kopf = {**self._kopf, "Cache-Control": "no-cache"}
        return web.Response(body=inhalt, content_type=TYPEN[Path(name).suffix], charset="utf-8", headers=kopf)


def _geheimnis(request: web.Request) -> str:
    kopf = request.headers.get("Authorization", "")
    if not kopf.startswith(BEARER):
        raise PageRefusedError("abgelaufen")
    return kopf.removeprefix(BEARER)
