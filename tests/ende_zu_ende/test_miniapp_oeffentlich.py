"""The page for the tasks as the world reaches it: a process with a public address, Telegram's side played on this machine."""

import asyncio
import socket
from typing import Any

import aiohttp
from aiogram.types import User

from bot.lokal.api_server import ApiServer
from bot.lokal.chat import LokalerChat
from bot.lokal.dienst import serve
from bot.lokal.webapp import sign_init_data
from bot.uhr import jetzt
from dialogs import captions
from tests.dialogs.lotse import knopf_id
from tests.ende_zu_ende.prozess import warte_auf
from tests.ende_zu_ende.test_prozess import BOT_BEREIT, KIM, TOKEN

ADRESSE = "https://lotse.example/bot"
GEHEIMNIS = "o" * 43


def freier_port() -> int:
    """Return a port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_with_a_public_address_the_button_leads_there_and_the_page_is_served(zweige_ab: Any, tmp_path: Any):
    chat = LokalerChat()
    kim = chat.person(KIM)

    def taste(gesucht: str) -> str | None:
        return next((k.callback_data for k in kim.knoepfe() if knopf_id(k.callback_data) == gesucht), None)

    def seite() -> str | None:
        return next((k.web_app.url for k in kim.knoepfe() if k.text == captions.AUFGABEN_SEITE and k.web_app), None)

    port = freier_port()
    umgebung = {"PUBLIC_URL": ADRESSE, "UPDATES": "polling", "WEB_PORT": str(port), "DATABASE_URL": f"sqlite:///{tmp_path}/lotse.sqlite3"}
    async with serve(ApiServer(chat, TOKEN).app, "127.0.0.1", 0) as api:
        prozess = zweige_ab("run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=f"http://127.0.0.1:{api}/", **umgebung)
        await prozess.zeile(BOT_BEREIT)
        await kim.tippe("/start")
        await warte_auf(lambda: taste("verstanden"))
        await kim.druecke(data=taste("verstanden"))
        await warte_auf(lambda: taste("aufgaben"))
        await kim.tippe("/aufgaben")
        await warte_auf(seite)
        assert seite() == f"{ADRESSE}/app/"
        await fuelle_aus(f"http://127.0.0.1:{port}")
        await kim.druecke(data=taste("gruppe/pflicht"))
        await warte_auf(lambda: "12,5" in kim.text)


async def fuelle_aus(adresse: str) -> None:
    """Do what the page does: fetch it, open it with Telegram's signature, store a share."""
    init_data = sign_init_data(TOKEN, User(id=KIM, is_bot=False, first_name="Kim"), jetzt())
    async with aiohttp.ClientSession() as session, asyncio.timeout(10):
        async with session.get(f"{adresse}/app/") as antwort:
            assert antwort.status == 200
            assert "X-Frame-Options" not in antwort.headers
        async with session.post(f"{adresse}/app/anmeldung", json={"init_data": init_data, "geheimnis": GEHEIMNIS}) as antwort:
            assert antwort.status == 200
            zeit = (await antwort.json())["zeit"]
        aenderung = {"aufgabe": "pflicht_1", "feld": "ist", "zehntel": 125, "zeit": zeit}
        kopf = {"Authorization": f"Bearer {GEHEIMNIS}"}
        async with session.post(f"{adresse}/app/aenderungen", json={"aenderungen": [aenderung]}, headers=kopf) as antwort:
            assert antwort.status == 200
