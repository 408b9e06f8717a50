"""The chat page: one person, one browser, the bot in the same process.

What the person does becomes an Update for the dispatcher, in a task of its own; the dispatcher's isolation keeps the order. What the bot
does reaches the page as server-sent events.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import aclosing
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher
from aiohttp import web

from bot.lokal.ansicht import view_karten
from bot.lokal.chat import LokalerChat
from bot.lokal.dienst import LOOPBACK, serve_forever
from bot.lokal.ereignisse import Ereignisstrom
from bot.lokal.fehler import LimitViolationError
from bot.lokal.grenzen import MAX_CALLBACK_BYTES, check_datei, check_dateiname
from bot.lokal.schutz import Schutz
from bot.lokal.webapp import LokaleWebApp
from bot.web.miniapp.routen import PFAD

STATIC = Path(__file__).parent / "static"
TYPEN = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
PLATZHALTER = "{{csrf}}"
SEITENPERSON = 1
MAX_ANFRAGE = 64 * 1024
MAX_EINGABE = 16_000
MAX_DOKUMENT = 2_000_000
MAX_INLINE_FRAGE = 256
GEDULD = 5.0

_logger = logging.getLogger(__name__)


class Seite:
    """The application behind the page of one person.

    `neu_beginnen` is awaited with the person's id before the chat is emptied: it forgets what the bot knows of the person. `webapp` is
    what opens where a button has a page.
    """

    def __init__(
        self,
        chat: LokalerChat,
        neu_beginnen: Callable[[int], Awaitable[None]],
        user_id: int = SEITENPERSON,
        webapp: LokaleWebApp | None = None,
    ) -> None:
        self.schutz = Schutz(PFAD)
        self._webapp = webapp
        self.app = web.Application(client_max_size=MAX_ANFRAGE)
        self._chat = chat
        self._person = chat.person(user_id)
        self._neu_beginnen = neu_beginnen
        self._strom = Ereignisstrom(chat, user_id)
        self._neubeginn = asyncio.Lock()
        self._aufgaben: set[asyncio.Task[None]] = set()
        self._html = (STATIC / "index.html").read_text(encoding="utf-8").replace(PLATZHALTER, self.schutz.csrf)
        self._static = {pfad.name: pfad.read_bytes() for pfad in STATIC.iterdir() if pfad.suffix in TYPEN}
        self.schutz.install(self.app)
        self.app.add_routes(
            [
                web.get("/", self._get_seite),
                web.get("/static/{name}", self._get_static),
                web.get("/ereignisse", self._get_ereignisse),
                web.get("/datei/{file_id}", self._get_datei),
                web.post("/aktion", self._post_aktion),
                web.post("/dokument", self._post_dokument),
                web.post("/karten", self._post_karten),
                web.post("/neu", self._post_neu),
            ]
        )
        if webapp is not None:
            self.app.add_routes(webapp.routen)
            self.app.add_routes([web.post("/webapp", self._post_webapp)])
        self.app.on_shutdown.append(self._on_shutdown)

    async def _get_seite(self, _: web.Request) -> web.Response:
        return web.Response(text=self._html, content_type="text/html")

    async def _get_static(self, request: web.Request) -> web.Response:
        inhalt = self._static.get(request.match_info["name"])
        if inhalt is None:
            raise web.HTTPNotFound
        return web.Response(body=inhalt, content_type=TYPEN[Path(request.match_info["name"]).suffix], charset="utf-8")

    async def _get_ereignisse(self, request: web.Request) -> web.StreamResponse:
        antwort = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
        await antwort.prepare(request)
        if not self._person.nachrichten and not self._aufgaben:
            self._start(self._person.tippe("/start"))
        try:
            await antwort.write(b"retry: 1000\n\n")
            async with aclosing(self._strom.read(request.headers.get("Last-Event-ID"))) as ereignisse:
                async for kennung, daten in ereignisse:
                    await antwort.write(f"id: {kennung}\ndata: {daten}\n\n".encode() if kennung else b": \n\n")
        except ConnectionError:
            _logger.debug("a page went away")
        return antwort

    async def _get_datei(self, request: web.Request) -> web.Response:
        datei = self._chat.dateien.get(request.match_info["file_id"])
        if datei is None:
            raise web.HTTPNotFound
        antwort = web.Response(
            body=datei.inhalt, content_type=datei.mime, headers={"Content-Security-Policy": "sandbox; default-src 'none'"}
        )
        if datei.art == "document":
            antwort.content_type = "application/octet-stream"
            antwort.headers["Content-Disposition"] = _attachment(datei.name)
        return antwort

    async def _post_aktion(self, request: web.Request) -> web.Response:
        daten = await _read_json(request)
        async with self._neubeginn:
            match daten:
                case {"art": "text", "text": str(text)} if text.strip() and len(text) <= MAX_EINGABE:
                    self._start(self._person.tippe(text))
                case {"art": "knopf", "nachricht": int(message_id), "daten": str(data)} if 1 <= len(data.encode()) <= MAX_CALLBACK_BYTES:
                    if message_id not in self._chat.chats[self._person.user.id].nachrichten:
                        raise web.HTTPNotFound(text="no such message")
                    self._start(self._person.druecke(data=data, message_id=message_id))
                case {"art": "karte", "frage": str(frage), "karte": str(kennung)} if len(frage) <= MAX_INLINE_FRAGE:
                    self._start(self._person.waehle_karte(frage, kennung))
                case _:
                    raise web.HTTPBadRequest(text="unknown action")
        return web.Response(status=202)

    async def _post_dokument(self, request: web.Request) -> web.Response:
        """Take a file as it is: the body is its content, the query its name, so nothing has to be parsed before it was counted."""
        name = request.query.get("name", "")
        inhalt = await _read_limited(request, MAX_DOKUMENT)
        try:
            check_dateiname(name)
            check_datei(inhalt)
        except LimitViolationError as error:
            raise web.HTTPBadRequest(text=str(error)) from error
        async with self._neubeginn:
            self._start(self._person.sende_dokument(name, inhalt))
        return web.Response(status=202)

    async def _post_karten(self, request: web.Request) -> web.Response:
        match await _read_json(request):
            case {"frage": str(frage)} if len(frage) <= MAX_INLINE_FRAGE:
                return web.json_response({"karten": view_karten(await self._person.frage_inline(frage))})
        raise web.HTTPBadRequest(text="unknown action")

    async def _post_webapp(self, request: web.Request) -> web.Response:
        match await _read_json(request):
            case {"nachricht": int(message_id)} if self._webapp is not None:
                nachricht = self._chat.chats[self._person.user.id].nachrichten.get(message_id)
                adresse = self._webapp.open_url(nachricht, self._person.user) if nachricht else None
                if adresse is None:
                    raise web.HTTPNotFound(text="no such page")
                return web.json_response({"adresse": adresse})
        raise web.HTTPBadRequest(text="unknown action")

    async def _post_neu(self, _: web.Request) -> web.Response:
        async with self._neubeginn:
            await self._settle(0.0)
            await self._neu_beginnen(self._person.user.id)
            self._chat.leere(self._person.user.id)
            self._start(self._person.tippe("/start"))
        return web.Response(status=202)

    def _start(self, handlung: Coroutine[Any, Any, object]) -> None:
        aufgabe = asyncio.create_task(self._guard(handlung))
        self._aufgaben.add(aufgabe)
        aufgabe.add_done_callback(self._aufgaben.discard)

    async def _guard(self, handlung: Coroutine[Any, Any, object]) -> None:
        try:
            await handlung
        except Exception as error:
            _logger.exception("a handler failed")
            self._chat.melde_verstoss("handler", f"{type(error).__name__}: {error}", self._person.user.id)

    async def _settle(self, geduld: float) -> None:
        """Give running handlers `geduld` seconds, then cancel them."""
        if not self._aufgaben:
            return
        _, offen = await asyncio.wait(self._aufgaben, timeout=geduld)
        for aufgabe in offen:
            aufgabe.cancel()
        await asyncio.gather(*offen, return_exceptions=True)

    async def _on_shutdown(self, _: web.Application) -> None:
        self._strom.close()
        await self._settle(GEDULD)


async def _read_limited(request: web.Request, hoechstens: int) -> bytes:
    """Read a body, and stop as soon as it is too large, whatever its header says."""
    gelesen = bytearray()
    async for stueck in request.content.iter_chunked(MAX_ANFRAGE):
        gelesen += stueck
        if len(gelesen) > hoechstens:
            raise web.HTTPRequestEntityTooLarge(max_size=hoechstens, actual_size=len(gelesen))
    return bytes(gelesen)


async def _read_json(request: web.Request) -> Any:
    """Return what was sent; half characters are refused, because nothing that holds one can be sent back."""
    try:
        daten = await request.json()
        json.dumps(daten, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise web.HTTPBadRequest(text="no JSON") from error
    return daten


def _attachment(name: str) -> str:
    from aiohttp.helpers import content_disposition_header

    return content_disposition_header("attachment", filename=name)


async def run_seite(
    *,
    dispatcher: Dispatcher | None,
    bot: Bot | None,
    chat: LokalerChat,
    neu_beginnen: Callable[[int], Awaitable[None]],
    bereit: Callable[[str], None],
    port: int = 8765,
    webapp: LokaleWebApp | None = None,
) -> None:
    """Serve the page until cancelled; `bereit` is called with its address as soon as it answers.

    Without dispatcher and bot the updates wait for getUpdates (see api_server.py). PortBelegtError where the port is taken.
    """
    if dispatcher is not None and bot is not None:
        chat.verbinde(dispatcher, bot)
    seite = Seite(chat, neu_beginnen, webapp=webapp)

    def on_bereit(offen: int) -> None:
        seite.schutz.open_for(offen)
        bereit(f"http://{LOOPBACK}:{offen}/")

    await serve_forever(seite.app, LOOPBACK, port, on_bereit)
