"""A page over the chat: which addresses a button may carry, who signs, and what the chat page may ask for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, User, WebAppInfo
from aiogram.utils.web_app import safe_parse_webapp_init_data
from aiohttp import web

from bot.lokal.ansicht import view_knopf
from bot.lokal.fehler import LimitViolationError
from bot.lokal.grenzen import check_tastatur
from bot.lokal.seite import run_seite
from bot.lokal.webapp import LokaleWebApp, sign_init_data

TOKEN = "1:geheim"
KIM = User(id=1, is_bot=False, first_name="Kim Ä & =")
ZEIT = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
HIER = "http://127.0.0.1/app/"


def tastatur(url: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Seite", web_app=WebAppInfo(url=url))]])


@pytest.mark.parametrize("url", ["https://lotse.example/app/", HIER, "http://localhost:8765/app/"])
def test_a_page_is_served_by_https_or_by_this_machine(url: str):
    assert check_tastatur(tastatur(url)) == tastatur(url)


@pytest.mark.parametrize(
    "url", ["http://lotse.example/app/", "http://127.0.0.1.example.org/", "http://10.0.0.1/app/", "ftp://127.0.0.1/", "http://[::1/", "app"]
)
def test_any_other_page_is_refused_as_telegram_does(url: str):
    with pytest.raises(LimitViolationError, match="Only HTTPS links are allowed"):
        check_tastatur(tastatur(url))


def test_the_chat_page_opens_pages_of_this_machine_alone():
    arten = {url: view_knopf(tastatur(url).inline_keyboard[0][0], "lotse_lokal_bot")["art"] for url in (HIER, "https://lotse.example/app/")}
    assert list(arten.values()) == ["webapp", "fremd"]


def test_what_the_chat_page_signs_passes_the_check_for_telegrams_signature():
    init_data = sign_init_data(TOKEN, KIM, ZEIT)
    gelesen = safe_parse_webapp_init_data(TOKEN, init_data)
    assert gelesen.user is not None
    assert (gelesen.user.id, gelesen.user.first_name, gelesen.auth_date) == (1, "Kim Ä & =", ZEIT)
    assert sign_init_data(TOKEN, KIM, ZEIT) != init_data, "each press of the button is another one"
    with pytest.raises(ValueError, match="signature"):
        safe_parse_webapp_init_data("1:anderes", init_data)


@pytest.fixture
async def mit_seite(chat: Any, bot: Any, dispatcher: Any, neuer_klient: Any) -> AsyncIterator[Any]:
    """Give a chat page that knows a page to open."""

    async def leere(_: int) -> None:
        pass

    async def nimm(request: web.Request) -> web.Response:
        return web.Response(text=await request.text())

    webapp = LokaleWebApp([web.post("/app/sage", nimm)], TOKEN, lambda: ZEIT)
    bereit: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    dienst = asyncio.create_task(
        run_seite(dispatcher=dispatcher, bot=bot, chat=chat, neu_beginnen=leere, bereit=bereit.set_result, port=0, webapp=webapp)
    )
    async with aiohttp.ClientSession() as session:
        klient = neuer_klient(session, await asyncio.wait_for(bereit, 5))
        await klient.oeffne()
        await chat.person(1).tippe("/start")
        yield klient
    dienst.cancel()
    with suppress(asyncio.CancelledError):
        await dienst


async def frage(klient: Any, nachricht: Any, **kopf: str) -> tuple[int, str]:
    async with klient.session.post(klient.url + "webapp", json={"nachricht": nachricht}, headers={**klient.kopf, **kopf}) as antwort:
        return antwort.status, (await antwort.json())["adresse"] if antwort.status == 200 else ""


async def test_a_button_that_was_sent_opens_its_page_with_a_fresh_signature(mit_seite: Any, bot: Any):
    nachricht = await bot.send_message(1, "Bitte ausfüllen.", reply_markup=tastatur(HIER))
    status, adresse = await frage(mit_seite, nachricht.message_id)
    assert status == 200
    assert urlsplit(adresse).path == "/app/"
    init_data = parse_qs(urlsplit(adresse).fragment)["tgWebAppData"][0]
    assert safe_parse_webapp_init_data(TOKEN, init_data).auth_date == ZEIT
    assert (await frage(mit_seite, nachricht.message_id))[1] != adresse


async def test_nothing_is_signed_without_such_a_button_or_for_another_page(mit_seite: Any, bot: Any):
    ohne = await bot.send_message(1, "Nichts.")
    fremde = await bot.send_message(1, "Woanders.", reply_markup=tastatur("https://lotse.example/app/"))
    mit = await bot.send_message(1, "Bitte ausfüllen.", reply_markup=tastatur(HIER))
    assert [(await frage(mit_seite, n))[0] for n in (ohne.message_id, fremde.message_id, 999_999, "x")] == [404, 404, 404, 400]
    assert (await frage(mit_seite, mit.message_id, Origin="http://example.org"))[0] == 403
    assert (await frage(mit_seite, mit.message_id, **{"X-CSRF-Token": "falsch"}))[0] == 403


async def test_the_page_brings_a_secret_of_its_own_but_must_come_from_here(mit_seite: Any):
    hier = {"Origin": mit_seite.url.rstrip("/")}
    for kopf, status in ((hier, 200), ({"Origin": "http://example.org"}, 403), ({**hier, "Host": "example.org"}, 403)):
        async with mit_seite.session.post(mit_seite.url + "app/sage", data="hallo", headers=kopf) as antwort:
            assert antwort.status == status
    async with mit_seite.session.post(mit_seite.url + "aktion", json={"art": "text", "text": "x"}, headers=hier) as antwort:
        assert antwort.status == 403
    antwort, _ = await mit_seite.hole("")
    assert "frame-src 'self'" in antwort.headers["Content-Security-Policy"]
