"""The local Bot API calls a webhook as Telegram does: with the secret, only what was asked for, again until the answer is 200."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from aiohttp import web

from bot.lokal import zustellung
from bot.lokal.api_server import ApiServer
from bot.lokal.chat import LokalerChat
from bot.lokal.dienst import serve
from bot.lokal.zustellung import KOPFZEILE

TOKEN = "7000000001:GEHEIM"
ADRESSE = "https://lotse.musterstadt.example/hier"


class Empfaenger:
    """What is behind the public address: it answers with these statuses, then with 200."""

    def __init__(self, *antworten: int) -> None:
        self._antworten = list(antworten)
        self.bekommen: list[tuple[str, str | None, dict[str, Any]]] = []
        self.app = web.Application()
        self.app.add_routes([web.post("/{pfad}", self._nimm)])

    async def _nimm(self, request: web.Request) -> web.Response:
        self.bekommen.append((request.path, request.headers.get(KOPFZEILE), await request.json()))
        return web.Response(status=self._antworten.pop(0) if self._antworten else 200)


async def bis(bedingung: Any) -> None:
    async with asyncio.timeout(20):
        while not bedingung():  # noqa: ASYNC110 - the condition is the state of another server
            await asyncio.sleep(0.01)


def bot_an(port: int) -> Bot:
    return Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(f"http://127.0.0.1:{port}")))


async def test_an_update_is_delivered_with_the_secret_until_the_answer_is_200(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(zustellung, "PAUSE", 0.01)
    chat, hinten = LokalerChat(), Empfaenger(500, 503)
    kim = chat.person(1)
    async with serve(hinten.app, "127.0.0.1", 0) as ziel:
        api = ApiServer(chat, TOKEN, [f"http://127.0.0.1:{ziel}"])
        async with serve(api.app, "127.0.0.1", 0) as port, bot_an(port) as bot:
            await bot.set_webhook(ADRESSE, secret_token="geheim", allowed_updates=["message"], max_connections=2)
            await kim.tippe("hallo")
            await bis(lambda: len(hinten.bekommen) == 3 and not api.zusteller.offen)
            assert {(pfad, geheimwort) for pfad, geheimwort, _ in hinten.bekommen} == {("/hier", "geheim")}
            assert {inhalt["message"]["text"] for _, _, inhalt in hinten.bekommen} == {"hallo"}
            assert len({inhalt["update_id"] for _, _, inhalt in hinten.bekommen}) == 1
            assert len(api.zusteller.fehlversuche) == 2
            await kim.blockiere()
            await kim.entblockiere()
            await kim.tippe("zwei")
            await bis(lambda: len(hinten.bekommen) == 4)
            with pytest.raises(TelegramConflictError):
                await bot.get_updates()
            info = await bot.get_webhook_info()
            assert (info.url, info.max_connections, info.pending_update_count) == (ADRESSE, 2, 0)
            await bot.delete_webhook()
            await kim.tippe("drei")
            assert [update.message.text for update in await bot.get_updates()] == ["drei"]
    assert len(hinten.bekommen) == 4


@pytest.mark.parametrize("auftrag", [{"url": "http://x"}, {"url": ADRESSE, "secret_token": "ä"}, {"url": ADRESSE, "max_connections": 101}])
async def test_an_order_that_telegram_would_refuse_is_refused(auftrag: dict[str, Any]):
    chat = LokalerChat()
    async with serve(ApiServer(chat, TOKEN).app, "127.0.0.1", 0) as port, bot_an(port) as bot:
        with pytest.raises(TelegramBadRequest):
            await bot.set_webhook(**auftrag)
    assert chat.verstoesse
