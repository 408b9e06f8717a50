"""The grown size as it is run: two processes behind a webhook, on PostgreSQL and Redis, over a real HTTP Bot API."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date

import aiohttp
import pytest

from bot import hilfe
from bot.lokal.api_server import ApiServer
from bot.lokal.chat import LokalerChat
from bot.lokal.dienst import serve
from dialogs import captions
from dialogs.preview import MUSTERSTADT
from tests.dialogs.test_schnell import ALLES
from tests.ende_zu_ende.conftest import Start
from tests.ende_zu_ende.prozess import Prozess, lies_antworten, warte_auf
from tests.ende_zu_ende.telefon import GEDULD, Telefon
from tests.ende_zu_ende.test_prozess import BOT_BEREIT, GEHEIM, KIM, TOKEN
from tests.server import EigenesPostgres, EigenesRedis, freier_port

pytestmark = [pytest.mark.postgres, pytest.mark.redis]

ADRESSE = "https://lotse.musterstadt.example"
ANTWORTEN = {
    frage: date.fromisoformat(str(wert)).strftime("%d.%m.%Y") if frage.startswith("foerderb") or frage == "foerderende" else wert
    for frage, wert in MUSTERSTADT.items()
}
CHEF = 4_711_000_099


@pytest.fixture(scope="module")
def postgres() -> Iterator[EigenesPostgres]:
    with EigenesPostgres() as server:
        yield server


@pytest.fixture(scope="module")
def redis() -> Iterator[EigenesRedis]:
    with EigenesRedis() as server:
        yield server


@dataclass
class Anlage:
    """Everything that runs for one test."""

    chat: LokalerChat
    api: ApiServer
    prozesse: list[Prozess]
    ports: list[int]
    monitore: list[int]
    url: str
    api_url: str

    async def monitor(self, nummer: int, pfad: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as http, http.get(f"http://127.0.0.1:{self.monitore[nummer]}{pfad}") as antwort:
            return antwort.status, await antwort.text()


async def baue(zweige_ab: Start, url: str, anzahl: int = 2, **umgebung: str) -> AsyncIterator[Anlage]:
    chat = LokalerChat()
    ports, monitore = [freier_port() for _ in range(anzahl)], [freier_port() for _ in range(anzahl)]
    api = ApiServer(chat, TOKEN, ziele=[f"http://127.0.0.1:{port}" for port in ports])
    async with serve(api.app, "127.0.0.1", 0) as api_port:
        gemeinsam = {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": f"http://127.0.0.1:{api_port}",
            "DATABASE_URL": url,
            "PUBLIC_URL": ADRESSE,
            "ADMIN_CHAT_IDS": str(CHEF),
            "LOG_FORMAT": "json",
            "LOG_LEVEL": "INFO",
        } | umgebung
        prozesse = [
            zweige_ab("run", **gemeinsam, WEB_PORT=str(port), MONITOR_PORT=str(monitor))
            for port, monitor in zip(ports, monitore, strict=True)
        ]
        for prozess in prozesse:
            await prozess.zeile(BOT_BEREIT)
        yield Anlage(chat, api, prozesse, ports, monitore, url, gemeinsam["TELEGRAM_API_URL"])
        for prozess in prozesse:
            if prozess.code() is None:
                assert await prozess.ende(signal.SIGTERM) == 0
            assert GEHEIM not in prozess.text
            assert str(KIM) not in prozess.text


@pytest.fixture
async def anlage(zweige_ab: Start, postgres: EigenesPostgres, redis: EigenesRedis) -> AsyncIterator[Anlage]:
    redis.leere()
    async for gebaut in baue(zweige_ab, postgres.url, REDIS_URL=redis.url):
        yield gebaut


async def test_a_whole_consultation_over_the_webhook_of_two_processes(anlage: Anlage):
    kim = Telefon(anlage.chat, KIM)
    await kim.beginne()
    gefragt: list[str] = []
    while (frage := kim.frage) is not None or "weiter" in kim.tasten:
        if frage is None:
            await kim.druecke("weiter")
            await warte_auf(lambda: kim.frage or "bericht" in " ".join(kim.tasten), GEDULD)
        else:
            gefragt.append(await kim.antworte(ANTWORTEN))
    gespeichert = await lies_antworten(anlage.url, KIM)
    assert set(gefragt) == set(gespeichert)
    assert gespeichert.items() <= MUSTERSTADT.items()
    assert len(gefragt) >= 15
    assert anlage.chat.verstoesse == []
    assert anlage.api.zusteller.fehlversuche == []
    anteile = [zaehle(text) for text in [(await anlage.monitor(nummer, "/metrics"))[1] for nummer in range(2)]]
    assert all(anteile), anteile
    assert sum(anteile) >= len(gefragt)
    await pruefe_monitor(anlage)
    await pruefe_tor(anlage)


async def pruefe_monitor(anlage: Anlage) -> None:
    """Look at figures and health: nothing about a person, and nothing of it behind the public door."""
    for nummer in range(2):
        assert (await anlage.monitor(nummer, "/healthz"))[0] == 200
        assert (await anlage.monitor(nummer, "/readyz")) == (200, '{"database": "ok", "redis": "ok", "telegram": "ok"}')
        _, text = await anlage.monitor(nummer, "/metrics")
        assert "lotse_consultations_open 1.0" in text
        assert str(KIM) not in text
        async with aiohttp.ClientSession() as http:
            for pfad in ("/metrics", "/readyz"):
                async with http.get(f"http://127.0.0.1:{anlage.ports[nummer]}{pfad}") as antwort:
                    assert antwort.status == 404


async def pruefe_tor(anlage: Anlage) -> None:
    """Nobody but Telegram is let in."""
    async with aiohttp.ClientSession() as http:
        for kopf in ({}, {"X-Telegram-Bot-Api-Secret-Token": "x" * 64}):
            async with http.post(f"http://127.0.0.1:{anlage.ports[0]}/telegram/webhook", json={"update_id": 1}, headers=kopf) as antwort:
                assert antwort.status == 401


def zaehle(metriken: str) -> int:
    """Add up what one process has handled."""
    return sum(int(float(zeile.rsplit(" ", 1)[1])) for zeile in metriken.splitlines() if zeile.startswith("lotse_updates_total{"))


async def test_the_people_in_charge_see_the_state_and_nobody_else(anlage: Anlage):
    chef, kim = Telefon(anlage.chat, CHEF), Telefon(anlage.chat, KIM)
    await chef.tippe("/status")
    await warte_auf(lambda: any("Stand des Betriebs" in text for text in chef.texte), GEDULD)
    assert "Redis: erreichbar" in chef.texte[-1]
    await kim.tippe("/status")
    await warte_auf(lambda: kim.texte, GEDULD)
    assert not any("Stand des Betriebs" in text for text in kim.texte)


async def test_a_second_process_without_redis_is_refused_with_a_sentence(zweige_ab: Start, postgres: EigenesPostgres):
    async for anlage in baue(zweige_ab, postgres.url, anzahl=1):
        zweiter = zweige_ab(
            "run",
            BOT_TOKEN=TOKEN,
            TELEGRAM_API_URL="http://127.0.0.1:9",
            DATABASE_URL=postgres.url,
        )
        assert await zweiter.ende(geduld=90) == 2
        assert zweiter.text.strip() == hilfe.SCHON_EIN_PROZESS
        assert anlage.prozesse[0].code() is None


async def test_a_stop_finishes_the_update_under_way_and_telegram_hears_of_it(anlage: Anlage):
    kim = Telefon(anlage.chat, KIM + 1)
    await kim.beginne()
    angehalten, weiter = asyncio.Event(), asyncio.Event()

    async def halte_an(methode: object) -> None:
        if type(methode).__name__ == "EditMessageText":
            angehalten.set()
            await weiter.wait()

    frage = kim.frage
    knopf = next(name for name in kim.tasten if name.startswith(f"{frage}/"))
    anlage.api.bot_api.vor_aufruf = halte_an
    tipp = await kim.kim.druecke(data=kim.tasten[knopf])
    await asyncio.wait_for(angehalten.wait(), GEDULD)
    for prozess in anlage.prozesse:
        prozess.sende(signal.SIGTERM)
    await asyncio.sleep(0.5)
    assert any(prozess.code() is None for prozess in anlage.prozesse)
    weiter.set()
    for prozess in anlage.prozesse:
        assert await prozess.ende(geduld=GEDULD) == 0
    assert tipp.beantwortet
    assert set(await lies_antworten(anlage.url, KIM + 1)) == {frage}
    assert anlage.api.zusteller.fehlversuche == []
    assert anlage.api.zusteller.offen == 0
    assert captions.FEHLER not in kim.texte


async def test_the_way_for_experts_with_picture_calendar_file_and_reminders(anlage: Anlage):
    kim = Telefon(anlage.chat, KIM + 2)
    await kim.tippe("/start")
    await kim.druecke("verstanden")
    await kim.tippe(f"/schnell {ALLES}")
    await warte_auf(lambda: any(knopf.startswith("uebernehmen/") for knopf in kim.tasten), GEDULD)
    await kim.druecke(next(knopf for knopf in kim.tasten if knopf.startswith("uebernehmen/")))
    await kim.druecke("bild/passung")
    await warte_auf(lambda: any(nachricht.photo for nachricht in kim.kim.nachrichten), GEDULD)
    await kim.tippe("/zeitplan")
    await kim.druecke("ics")
    await warte_auf(lambda: any(nachricht.document for nachricht in kim.kim.nachrichten), GEDULD)
    datei = next(nachricht.document for nachricht in kim.kim.nachrichten if nachricht.document)
    assert datei.file_name == captions.ICS_DATEINAME
    assert anlage.chat.dateien[datei.file_id].inhalt.startswith(b"BEGIN:VCALENDAR")
    await kim.tippe("/erinnerungen")
    await kim.druecke("an")
    await warte_auf(lambda: any("Erinnerungen: an" in text for text in kim.texte), GEDULD)
    assert anlage.chat.verstoesse == []
    assert anlage.api.zusteller.fehlversuche == []
    metriken = (await anlage.monitor(0, "/metrics"))[1]
    assert 'lotse_reminders{state="waiting"} 1.0' in metriken or 'lotse_reminders{state="due"} 1.0' in metriken
