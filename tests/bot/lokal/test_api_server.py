"""The HTTP Bot API: aiogram's own session and long polling on one side, plain requests on the other."""

import asyncio
import json
from contextlib import suppress

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile, InputMediaPhoto

from bot.fehler import PortBelegtError
from bot.lokal.api_server import ApiServer, run_api_server
from bot.lokal.dienst import serve
from bot.lokal.stoerung import netzfehler, retry_after, serverfehler, verboten

TOKEN = "7000000001:GEHEIM"


@pytest.fixture
def server(chat):
    return ApiServer(chat, TOKEN)


@pytest.fixture
async def basis(server):
    async with serve(server.app, "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
async def echter_bot(basis):
    session = AiohttpSession(api=TelegramAPIServer.from_base(basis))
    async with Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML")) as bot:
        yield bot


@pytest.fixture
async def kim(chat):
    """Be a person whose first update nobody fetched yet."""
    kim = chat.person(11)
    await kim.tippe("/start")
    return kim


async def warte_auf(bedingung):
    async with asyncio.timeout(5):
        while not bedingung():  # noqa: ASYNC110 - the condition is the state of a bot on the other side of a socket
            await asyncio.sleep(0.01)


async def test_a_dialog_runs_over_real_long_polling(echter_bot, kim, chat, neuer_dispatcher):
    dispatcher = neuer_dispatcher()
    polling = asyncio.create_task(dispatcher.start_polling(echter_bot, handle_signals=False, polling_timeout=1))
    try:
        await warte_auf(kim.tastatur)
        assert kim.letzte.html_text == "<b>Wie groß</b> ist Ihre Kommune?"
        abfrage = await kim.druecke("Was zählt?")
        await warte_auf(lambda: abfrage.beantwortet)
        assert abfrage.text == "Es zählt der Hauptwohnsitz."
        await kim.druecke("bis 10 000")
        await warte_auf(lambda: kim.text.startswith("Gewählt: klein"))
        await kim.tippe("/datei")
        await warte_auf(lambda: kim.letzte.document)
    finally:
        await dispatcher.stop_polling()
        await polling
    assert kim.letzte.caption == "Ihr Bericht"
    assert chat.verstoesse == []


async def test_results_come_back_as_telegram_writes_them(basis, kim):
    async with aiohttp.ClientSession() as session, session.get(f"{basis}/bot{TOKEN}/GETUPDATES") as antwort:
        daten = await antwort.json()
    (update,) = daten["result"]
    assert daten["ok"] is True
    assert update["message"]["from"]["id"] == 11
    assert update["message"]["date"] == 1795253400
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


@pytest.mark.parametrize("art", ["json", "form", "query"])
async def test_json_form_and_query_are_understood_alike(basis, kim, art):
    felder = {"chat_id": 11, "text": "[1, 2]", "reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}}
    flach = {k: v if isinstance(v, str) else json.dumps(v) for k, v in felder.items()}
    wie = {"json": {"json": felder}, "form": {"data": flach}, "query": {"params": flach}}[art]
    async with aiohttp.ClientSession() as session, session.post(f"{basis}/bot{TOKEN}/sendMessage", **wie) as antwort:
        assert (await antwort.json())["ok"] is True
    assert (kim.text, kim.tastatur()) == ("[1, 2]", [["A"]])


async def test_an_upload_by_field_name_arrives(basis, kim, chat):
    form = aiohttp.FormData({"chat_id": "11"})
    form.add_field("document", b"%PDF", filename="a.pdf")
    async with aiohttp.ClientSession() as session, session.post(f"{basis}/bot{TOKEN}/sendDocument", data=form) as antwort:
        assert antwort.status == 200
    assert chat.dateien[kim.letzte.document.file_id].inhalt == b"%PDF"


async def test_uploads_edits_and_downloads_work_over_http(echter_bot, kim, bild):
    nachricht = await echter_bot.send_photo(11, BufferedInputFile(bild(), "a.png"), caption="<b>x</b>")
    await echter_bot.edit_message_media(
        InputMediaPhoto(media=BufferedInputFile(bild(20, 10), "b.png"), caption="neu"), chat_id=11, message_id=nachricht.message_id
    )
    assert (kim.letzte.photo[-1].width, kim.letzte.caption) == (20, "neu")
    inhalt = await echter_bot.download(kim.letzte.photo[-1].file_id)
    assert inhalt.read() == bild(20, 10)


async def test_errors_of_methods_arrive_as_the_errors_of_aiogram(echter_bot, kim, chat):
    with pytest.raises(TelegramBadRequest, match="Bad Request: message is too long"):
        await echter_bot.send_message(11, "x" * 4097)
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await echter_bot.send_message(99, "x")
    with pytest.raises(TelegramBadRequest, match="method not supported here"):
        await echter_bot.send_dice(11)
    assert [v.methode for v in chat.verstoesse] == ["sendMessage", "sendDice"]


@pytest.mark.parametrize(
    ("stoerung", "art"),
    [
        (retry_after(4), TelegramRetryAfter),
        (netzfehler(), TelegramNetworkError),
        (serverfehler(), TelegramServerError),
        (verboten(), TelegramForbiddenError),
    ],
)
async def test_injected_faults_travel_over_the_wire(echter_bot, kim, server, stoerung, art):
    server.bot_api.fehler.append(stoerung)
    with pytest.raises(art) as fehler:
        await echter_bot.send_message(11, "x")
    assert getattr(fehler.value, "retry_after", 4) == 4
    assert (await echter_bot.send_message(11, "x")).text == "x"


async def test_a_second_reader_gets_the_first_a_conflict(echter_bot):
    erster = asyncio.create_task(echter_bot.get_updates(timeout=5))
    await asyncio.sleep(0.1)
    await echter_bot.get_updates()
    with pytest.raises(TelegramConflictError):
        await erster


async def test_a_wrong_token_is_unauthorized_for_calls_and_files(basis, chat):
    async with Bot("1:FALSCH", session=AiohttpSession(api=TelegramAPIServer.from_base(basis))) as fremd:
        with pytest.raises(TelegramUnauthorizedError):
            await fremd.get_me()
    async with aiohttp.ClientSession() as session, session.get(f"{basis}/file/bot1:FALSCH/documents/x") as antwort:
        assert antwort.status == 401


async def test_a_file_nobody_sent_is_not_found(basis):
    async with aiohttp.ClientSession() as session, session.get(f"{basis}/file/bot{TOKEN}/documents/x") as antwort:
        assert antwort.status == 404


class Unsinn(TelegramMethod[bool]):
    __returning__ = bool
    __api_method__ = "machUnsinn"


async def test_an_unknown_method_is_not_found(echter_bot):
    with pytest.raises(TelegramNotFound, match="method not found"):
        await echter_bot(Unsinn())


@pytest.mark.parametrize(
    ("inhalt", "grund"), [(b"{", "can't parse JSON object"), (b"[]", "object expected"), (b'{"text": "x"}', "can't parse chat_id")]
)
async def test_a_request_that_does_not_fit_is_refused(basis, inhalt, grund):
    kopf = {"Content-Type": "application/json"}
    async with aiohttp.ClientSession() as session, session.post(f"{basis}/bot{TOKEN}/sendMessage", data=inhalt, headers=kopf) as antwort:
        daten = await antwort.json()
    assert (antwort.status, daten["error_code"]) == (400, 400)
    assert grund in daten["description"]


async def test_an_upload_beyond_the_limit_is_too_large(chat, monkeypatch):
    monkeypatch.setattr("bot.lokal.api_server.MAX_ANFRAGE", 1000)
    form = aiohttp.FormData({"chat_id": "11"})
    form.add_field("document", b"x" * 2000, filename="a.pdf")
    async with (
        serve(ApiServer(chat, TOKEN).app, "127.0.0.1", 0) as port,
        aiohttp.ClientSession() as session,
        session.post(f"http://127.0.0.1:{port}/bot{TOKEN}/sendDocument", data=form) as antwort,
    ):
        assert antwort.status == 413


async def test_the_server_tells_its_address_and_refuses_a_taken_port(chat):
    bereit = asyncio.get_running_loop().create_future()
    erster = asyncio.create_task(run_api_server(chat=chat, token=TOKEN, bereit=bereit.set_result, port=0))
    adresse = await asyncio.wait_for(bereit, 5)
    port = int(adresse.rpartition(":")[2])
    with pytest.raises(PortBelegtError) as fehler:
        await run_api_server(chat=chat, token=TOKEN, bereit=print, port=port)
    assert fehler.value.port == port
    erster.cancel()
    with suppress(asyncio.CancelledError):
        await erster


async def test_only_this_machine_is_served(chat):
    with pytest.raises(ValueError, match="not this machine"):
        await run_api_server(chat=chat, token=TOKEN, bereit=print, host="0.0.0.0", port=0)
