"""The command as people run it: it starts, says where it is, stops in order, survives being killed, and explains why it cannot start."""

import asyncio
import random
import signal
import socket
from collections.abc import Collection
from datetime import date
from typing import Any

import pytest
from aiogram.methods import EditMessageText, TelegramMethod

from bot import hilfe
from bot.lokal.api_server import ApiServer
from bot.lokal.chat import LokalerChat
from bot.lokal.dienst import serve
from bot.lokal.seite import SEITENPERSON
from dialogs import captions
from dialogs.beratung.ansichten import UNBEKANNT, WARUM
from dialogs.preview import MUSTERSTADT
from knowledge.katalog import Katalog
from tests.dialogs.lotse import knopf_id
from tests.ende_zu_ende.prozess import Chatseite, lies_antworten, warte_auf

LOKAL = ("lokal", "--port", "0", "--nicht-oeffnen")
SEITE_BEREIT = hilfe.SEITE_BEREIT.partition("{")[0]
BOT_BEREIT = hilfe.BOT_BEREIT.partition("{")[0]
GEHEIM = "AAGeheim-geheim_geheim0123456789abc"
TOKEN = f"7000000001:{GEHEIM}"
KIM = 4_711_000_002
SEKUNDEN_BIS_ENDE = 5.0
NACH_DEM_TIPP = 0.15
RUNDEN = 5
TASTEN = {**MUSTERSTADT, "einwohner": "25_50"}


async def beantworte(seite: Chatseite, frage: str, katalog: Katalog) -> tuple[int, str]:
    """Tap the answer to the question shown, or write it where it is a date; return the button that was on the screen."""
    if katalog.fragen[frage].art == "datum":
        tag = date.fromisoformat(str(TASTEN[frage])).strftime("%d.%m.%Y")
        assert await seite.sende(art="text", text=tag) == 202
        return seite.tasten[f"{frage}/{WARUM}"]
    return await seite.druecke(f"{frage}/{TASTEN[frage]}")


async def beginne(seite: Chatseite) -> None:
    """Agree to the notice and open the first question."""
    for knopf in ("verstanden", "weiter"):
        await warte_auf(lambda knopf=knopf: knopf in seite.tasten)
        await seite.druecke(knopf)
    await warte_auf(lambda: seite.frage)


# The local chat page


async def test_the_page_says_where_it_is_takes_a_step_and_stops_in_order(starte, tmp_path, katalog):
    url, verlauf = f"sqlite:///{tmp_path}/eigene/lokal.sqlite3", tmp_path / "eigene" / "verlauf.json"
    prozess = starte(*LOKAL, LOKAL_DATABASE_URL=url, LOKAL_VERLAUF=str(verlauf))
    async with Chatseite(await prozess.zeile(SEITE_BEREIT)) as seite:
        assert await lies_antworten(url, SEITENPERSON) == {}
        await beginne(seite)
        erste = seite.frage
        alt = await beantworte(seite, erste, katalog)
        await warte_auf(lambda: seite.frage != erste)
        await warte_auf(lambda: (seite.antworten[-1]["nachricht"], seite.antworten[-1]["daten"]) == alt)
        assert await prozess.ende(signal.SIGTERM, SEKUNDEN_BIS_ENDE) == 0
        assert seite.verstoesse == []
    assert await lies_antworten(url, SEITENPERSON) == {erste: TASTEN[erste]}
    assert verlauf.exists()
    assert prozess.text.count("\n") == 1, prozess.text


async def test_after_kill_9_every_accepted_answer_is_there_and_the_old_button_leads_on(zweige_ab, tmp_path, katalog):
    url = f"sqlite:///{tmp_path}/lokal.sqlite3"
    zufall = random.Random()
    angenommen: dict[str, Any] = {}
    alt: tuple[int, str] | None = None
    for runde in range(RUNDEN):
        prozess = zweige_ab(*LOKAL, LOKAL_DATABASE_URL=url, LOKAL_VERLAUF=str(tmp_path / "verlauf.json"))
        async with Chatseite(await prozess.zeile(SEITE_BEREIT)) as seite:
            if alt is None:
                await beginne(seite)
            else:
                await druecke_alt(seite, alt, angenommen)
            for _ in range(zufall.randrange(3)):
                angenommen |= await antworte_und_warte(seite, katalog)
            in_arbeit = seite.frage
            alt = await beantworte(seite, in_arbeit, katalog)
            moment = zufall.uniform(0, NACH_DEM_TIPP)
            await asyncio.sleep(moment)
            assert await prozess.ende(signal.SIGKILL) == -signal.SIGKILL
            await seite.bis_zum_ende()
            if seite.frage != in_arbeit:
                angenommen[in_arbeit] = TASTEN[in_arbeit]
            assert seite.verstoesse == []
        gespeichert = await lies_antworten(url, SEITENPERSON)
        assert angenommen.items() <= gespeichert.items(), (runde, moment)
        assert gespeichert.items() <= (angenommen | {in_arbeit: TASTEN[in_arbeit]}).items(), (runde, moment)
        angenommen = gespeichert


async def antworte_und_warte(seite: Chatseite, katalog: Katalog) -> dict[str, Any]:
    frage = seite.frage
    assert frage is not None, list(seite.tasten)
    await beantworte(seite, frage, katalog)
    await zur_frage(seite, {frage})
    return {frage: TASTEN[frage]}


async def zur_frage(seite: Chatseite, ausser: Collection[str]) -> None:
    """Wait for a question other than these; at the end of a step go on to the next one.

    While the old message loses its buttons and the new one is not there yet, no question is shown.
    """

    def gezeigt() -> bool:
        return seite.frage is not None and seite.frage not in ausser

    await warte_auf(lambda: gezeigt() or (seite.frage is None and "weiter" in seite.tasten))
    if seite.frage is None:
        await seite.druecke("weiter")
        await warte_auf(gezeigt)


async def druecke_alt(seite: Chatseite, alt: tuple[int, str], angenommen: dict[str, Any]) -> None:
    """Press what was on the screen when the process was killed: it counts, or the page shows the question that is open now.

    A message so young that the history did not have it yet is gone; then what the page shows instead leads on.
    """
    nachricht, daten = alt
    if nachricht in seite.nachrichten:
        assert await seite.sende(art="knopf", nachricht=nachricht, daten=daten) == 202
    else:
        assert await seite.sende(art="knopf", nachricht=nachricht, daten=daten) == 404
        alt = await seite.druecke(f"{seite.frage}/{WARUM}" if seite.frage else "weiter")
    await warte_auf(lambda: any((a["nachricht"], a["daten"]) == alt for a in seite.antworten))
    await zur_frage(seite, angenommen)
    frage = knopf_id(daten).partition("/")[0]
    if frage not in angenommen and frage != seite.frage:
        angenommen[frage] = TASTEN[frage]


# Telegram, over the Bot API of this machine


async def test_on_telegram_waiting_updates_are_handled_and_a_stop_finishes_what_is_handled(zweige_ab, tmp_path):
    chat = LokalerChat()
    server = ApiServer(chat, TOKEN)
    kim = chat.person(KIM)
    await kim.tippe("/start")
    url = f"sqlite:///{tmp_path}/lotse.sqlite3"

    def knopf(gesucht: str) -> str | None:
        return next((k.callback_data for k in kim.knoepfe() if knopf_id(k.callback_data) == gesucht), None)

    async def druecke(gesucht: str) -> None:
        await warte_auf(lambda: knopf(gesucht))
        abfrage = await kim.druecke(data=knopf(gesucht))
        await warte_auf(lambda: abfrage.beantwortet)

    async with serve(server.app, "127.0.0.1", 0) as port:
        prozess = zweige_ab("run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=f"http://127.0.0.1:{port}/", DATABASE_URL=url, LOG_LEVEL="DEBUG")
        await prozess.zeile(BOT_BEREIT)
        assert {b.command for b in chat.befehle_fuer(KIM)} == set(captions.BEFEHLE)
        await druecke("verstanden")
        await druecke("weiter")
        await druecke("kommune_typ/gemeinde")
        await warte_auf(lambda: knopf(f"einwohner/{UNBEKANNT}"))
        await kim.tippe("32.000")
        await warte_auf(lambda: knopf("landkreis_ksm/nein"))

        angehalten, weiter = asyncio.Event(), asyncio.Event()
        server.bot_api.vor_aufruf = halte_an(angehalten, weiter)
        await kim.druecke(data=knopf("landkreis_ksm/nein"))
        await asyncio.wait_for(angehalten.wait(), 10)
        prozess.sende(signal.SIGTERM)
        await asyncio.sleep(0.5)
        assert prozess.code() is None
        weiter.set()
        assert await prozess.ende(geduld=SEKUNDEN_BIS_ENDE) == 0
    assert knopf(f"modell_heute/{UNBEKANNT}")
    assert all(abfrage.beantwortet for abfrage in chat.abfragen.values())
    assert await lies_antworten(url, KIM) == {"kommune_typ": "gemeinde", "einwohner": 32000, "landkreis_ksm": "nein"}
    assert chat.verstoesse == []
    assert GEHEIM not in prozess.text
    assert str(KIM) not in prozess.text
    assert "Traceback" not in prozess.text


def halte_an(angehalten: asyncio.Event, weiter: asyncio.Event):
    async def vor_aufruf(methode: TelegramMethod[Any]) -> None:
        if isinstance(methode, EditMessageText):
            angehalten.set()
            await weiter.wait()

    return vor_aufruf


# What keeps it from starting


@pytest.mark.parametrize(
    ("umgebung", "satz", "teil"),
    [
        ({"LOKAL_PORT": "abc"}, hilfe.EINSTELLUNG_UNGUELTIG, "LOKAL_PORT"),
        ({"LOKAL_DATABASE_URL": "sqlite:///stdout.txt/unten/lokal.sqlite3"}, hilfe.DATENBANK_FEHLT, "stdout.txt/unten"),
    ],
)
async def test_a_setting_that_cannot_be_used_is_named_with_exit_code_2(starte, umgebung, satz, teil):
    prozess = starte(*LOKAL, **umgebung)
    assert await prozess.ende() == 2
    assert is_sentence(prozess.text, satz)
    assert teil in prozess.text


async def test_a_taken_port_is_named_with_exit_code_2(zweige_ab):
    with socket.create_server(("127.0.0.1", 0)) as belegt:
        port = str(belegt.getsockname()[1])
        prozess = zweige_ab("lokal", "--port", port, "--nicht-oeffnen")
        assert await prozess.ende() == 2
    assert is_sentence(prozess.text, hilfe.PORT_BELEGT)
    assert port in prozess.text


@pytest.mark.parametrize("token", [f"{TOKEN}x", GEHEIM, f"{TOKEN} {GEHEIM}"])
async def test_a_wrong_token_is_refused_with_exit_code_2_and_not_repeated(zweige_ab, token):
    async with serve(ApiServer(LokalerChat(), TOKEN).app, "127.0.0.1", 0) as port:
        prozess = zweige_ab("run", BOT_TOKEN=token, TELEGRAM_API_URL=f"http://127.0.0.1:{port}")
        assert await prozess.ende() == 2
    assert is_sentence(prozess.text, hilfe.TOKEN_UNGUELTIG)


async def test_an_unreachable_server_is_named_with_exit_code_2(zweige_ab):
    with socket.socket() as stumm:
        stumm.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{stumm.getsockname()[1]}"
        prozess = zweige_ab("run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url)
        assert await prozess.ende() == 2
    assert is_sentence(prozess.text, hilfe.SERVER_FEHLT)
    assert url in prozess.text


def is_sentence(text: str, satz: str) -> bool:
    """Tell whether somebody read this one sentence, and neither a traceback nor the token."""
    return text.startswith(satz.partition("{")[0]) and text.count("\n") == 1 and "Traceback" not in text and GEHEIM not in text
