"""The simulated chat behind a real HTTP Bot API on this machine, to try the production transport without Telegram.

`TELEGRAM_API_URL=http://127.0.0.1:<port>` and the token given to `run_api_server` are enough for a bot with aiogram's own session and
long polling.
"""

import hmac
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

from aiogram.client.default import DefaultBotProperties
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramForbiddenError, TelegramNetworkError, TelegramRetryAfter
from aiohttp import web
from pydantic import BaseModel

from bot.lokal.api_anfrage import parse_anfrage
from bot.lokal.chat import LokalerChat
from bot.lokal.dienst import serve_forever
from bot.lokal.fehler import ApiError
from bot.lokal.grenzen import MAX_DATEI_BYTES
from bot.lokal.methoden.tabelle import LokaleBotApi
from bot.lokal.zustellung import Zusteller

MAX_ANFRAGE = MAX_DATEI_BYTES + 1_000_000
UNLESBAR = "<html><body>Bad Gateway"


class ApiServer:
    """The application for one bot token; `bot_api` takes faults and shows the calls, `zusteller` calls a webhook where one is set.

    `ziele` are the addresses behind the public one of the webhook, see zustellung.py.
    """

    def __init__(self, chat: LokalerChat, token: str, ziele: Sequence[str] = ()) -> None:
        self.bot_api = LokaleBotApi(chat)
        self.zusteller = Zusteller(chat, ziele)
        self._chat = chat
        self._token = token
        self.app = web.Application(client_max_size=MAX_ANFRAGE)
        self.app.cleanup_ctx.append(self._liefere)
        self.app.add_routes(
            [
                web.get("/bot{token}/{methode}", self._call),
                web.post("/bot{token}/{methode}", self._call),
                web.get("/file/bot{token}/{art}/{file_id}", self._get_datei),
            ]
        )

    async def _liefere(self, _: web.Application) -> AsyncIterator[None]:
        async with self.zusteller.laeuft():
            yield

    def _check_token(self, request: web.Request) -> None:
        if not hmac.compare_digest(request.match_info["token"].encode(), self._token.encode()):
            raise ApiError(401, "Unauthorized")

    async def _call(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request)
            methode = await parse_anfrage(request, request.match_info["methode"])
            ergebnis = await self.bot_api.call(methode, DefaultBotProperties())
        except ApiError as error:
            return _refuse(error.code, error.beschreibung)
        except web.HTTPRequestEntityTooLarge:
            return _refuse(413, "Request Entity Too Large")
        except TelegramNetworkError:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        except ClientDecodeError:
            return web.Response(text=UNLESBAR, content_type="text/html")
        except TelegramAPIError as error:
            return _refuse_injected(error)
        return web.json_response({"ok": True, "result": dump(ergebnis)})

    async def _get_datei(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request)
        except ApiError as error:
            return _refuse(error.code, error.beschreibung)
        datei = self._chat.dateien.get(request.match_info["file_id"])
        if datei is None or datei.file_path != f"{request.match_info['art']}/{datei.file_id}":
            return _refuse(404, "Not Found")
        return web.Response(body=datei.inhalt, content_type="application/octet-stream")


def dump(ergebnis: Any) -> Any:
    """Return a result as the Bot API writes it in JSON."""
    if isinstance(ergebnis, BaseModel):
        return ergebnis.model_dump(mode="json", by_alias=True, exclude_none=True)
    return [dump(eintrag) for eintrag in ergebnis] if isinstance(ergebnis, list) else ergebnis


def _refuse(code: int, beschreibung: str, parameter: dict[str, int] | None = None) -> web.Response:
    antwort: dict[str, Any] = {"ok": False, "error_code": code, "description": beschreibung}
    return web.json_response(antwort | ({"parameters": parameter} if parameter else {}), status=code)


def _refuse_injected(error: TelegramAPIError) -> web.Response:
    if isinstance(error, TelegramRetryAfter):
        return _refuse(429, f"Too Many Requests: retry after {error.retry_after}", {"retry_after": error.retry_after})
    return _refuse(403 if isinstance(error, TelegramForbiddenError) else 502, error.message)


async def run_api_server(
    *, chat: LokalerChat, token: str, bereit: Callable[[str], None], host: str = "127.0.0.1", port: int = 8081
) -> None:
    """Serve until cancelled; `bereit` is called with the value for TELEGRAM_API_URL. PortBelegtError where the port is taken."""
    await serve_forever(ApiServer(chat, token).app, host, port, lambda offen: bereit(f"http://{host}:{offen}"))
