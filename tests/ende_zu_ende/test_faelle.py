"""Faults on real servers, in the middle of answers: one clear sentence, nothing half-written, and the service returns by itself."""

import asyncio
import random
import resource
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage

from bot.lokal.api_server import ApiServer
from bot.lokal.chat import LokalerChat
from bot.lokal.dienst import serve
from bot.lokal.stoerung import Stoerung, retry_after, serverfehler, unlesbar
from dialogs import captions
from tests.ende_zu_ende.conftest import Start
from tests.ende_zu_ende.prozess import Prozess, lies_antworten, warte_auf
from tests.ende_zu_ende.telefon import GEDULD, Telefon
from tests.ende_zu_ende.test_prozess import BOT_BEREIT, KIM, TOKEN
from tests.ende_zu_ende.test_webhook import ADRESSE, ANTWORTEN, CHEF, Anlage, baue
from tests.server import EigenesPostgres, EigenesRedis

AUSFAELLE = 3
PERSONEN = 3


@pytest.fixture
def server() -> Any:
    with EigenesPostgres() as postgres, EigenesRedis() as redis:
        yield postgres, redis


@pytest.fixture
async def anlage(zweige_ab: Start, server: tuple[EigenesPostgres, EigenesRedis]) -> AsyncIterator[Anlage]:
    postgres, redis = server
    async for gebaut in baue(zweige_ab, postgres.url, REDIS_URL=redis.url):
        await Telefon(gebaut.chat, CHEF).tippe("/start")
        yield gebaut


async def druecke_bis(kim: Telefon, frage: str, bedingung: Callable[[], object]) -> None:
    """Answer the same question again and again, as somebody does who was asked to try again, until something is different."""
    async with asyncio.timeout(GEDULD):
        while not bedingung():
            knopf = next((name for name in kim.tasten if name.startswith(f"{frage}/")), None)
            if knopf is None:
                await kim.tippe("/beratung")
            else:
                await kim.kim.druecke(data=kim.tasten[knopf])
            with suppress(TimeoutError):
                await warte_auf(bedingung, 3)


@pytest.mark.postgres
@pytest.mark.redis
@pytest.mark.parametrize("was", [0, 1], ids=["postgres", "redis"])
async def test_a_server_that_is_killed_in_the_middle_costs_one_sentence_and_no_answer(anlage: Anlage, server: Any, was: int):
    kim = Telefon(anlage.chat, KIM)
    await kim.beginne()
    erste = await kim.antworte(ANTWORTEN)
    server[was].toete()
    frage = kim.frage
    vorher = len(kim.texte)
    await kim.kim.druecke(data=kim.tasten[next(name for name in kim.tasten if name.startswith(f"{frage}/"))])
    await warte_auf(lambda: captions.DATENBANK_FEHLT in kim.texte, GEDULD)
    # Whether an update was answered is kept in Redis as well: where that is what is gone, a second delivery may say it a second time.
    assert kim.texte[vorher:].count(captions.DATENBANK_FEHLT) <= 2
    assert (await anlage.monitor(0, "/readyz"))[0] == 503
    assert (await anlage.monitor(0, "/healthz"))[0] == 200
    chef = Telefon(anlage.chat, CHEF)
    await warte_auf(lambda: any(captions.ALARME["database"] in text for text in chef.texte), GEDULD)
    server[was].starte()
    await kim.tippe("/beratung")
    await druecke_bis(kim, str(frage), lambda: kim.frage not in (None, frage))
    assert set(await lies_antworten(anlage.url, KIM)) == {erste, frage}
    assert all(prozess.code() is None for prozess in anlage.prozesse)


@pytest.mark.postgres
@pytest.mark.redis
async def test_after_redis_was_emptied_the_open_question_is_shown_again(anlage: Anlage, server: Any):
    kim = Telefon(anlage.chat, KIM)
    await kim.beginne()
    erste = await kim.antworte(ANTWORTEN)
    offen = kim.frage
    server[1].leere()
    await kim.kim.druecke(data=kim.tasten[next(name for name in kim.tasten if name.startswith(f"{offen}/"))])
    await warte_auf(lambda: "weiter" in kim.tasten or kim.frage, GEDULD)
    await kim.tippe("/beratung", f"{offen}/{ANTWORTEN[offen]}" if isinstance(ANTWORTEN[offen], str) else None)
    await warte_auf(lambda: kim.frage == offen, GEDULD)
    assert (await lies_antworten(anlage.url, KIM))[erste] == ANTWORTEN[erste]


@pytest.mark.postgres
@pytest.mark.redis
async def test_processes_killed_at_random_points_under_load_lose_no_acknowledged_answer(anlage: Anlage, zweige_ab: Start, server: Any):
    zufall = random.Random()
    kims = [Telefon(anlage.chat, KIM + nummer) for nummer in range(PERSONEN)]
    await asyncio.gather(*(kim.beginne() for kim in kims))
    angenommen: list[set[str]] = [set() for _ in kims]
    fertig = asyncio.Event()

    async def antworte(nummer: int) -> None:
        """Answer as fast as the bot asks; only what was followed by the next question counts as accepted."""
        kim = kims[nummer]
        while not fertig.is_set():
            if "weiter" in kim.tasten and kim.frage is None:
                with suppress(TimeoutError):
                    await kim.druecke("weiter")
            if (frage := kim.frage) is None:
                await asyncio.sleep(0.02)
                continue
            with suppress(TimeoutError):
                angenommen[nummer].add(await kim.antworte(ANTWORTEN))
            if len(angenommen[nummer]) > 14 or frage == "historie":
                return

    laufende = [asyncio.create_task(antworte(nummer)) for nummer in range(PERSONEN)]
    umgebung = {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": anlage.api_url,
        "DATABASE_URL": anlage.url,
        "PUBLIC_URL": ADRESSE,
        "REDIS_URL": server[1].url,
    }
    for runde in range(AUSFAELLE):
        await asyncio.sleep(zufall.uniform(0.1, 1.0))
        opfer = runde % 2
        anlage.prozesse[opfer].sende(signal.SIGKILL)
        neu = zweige_ab("run", **umgebung, WEB_PORT=str(anlage.ports[opfer]), MONITOR_PORT=str(anlage.monitore[opfer]))
        await neu.zeile(BOT_BEREIT)
        anlage.prozesse[opfer] = neu
    await asyncio.sleep(1)
    fertig.set()
    await asyncio.wait(laufende, timeout=GEDULD)
    await warte_auf(lambda: not anlage.api.zusteller.offen, GEDULD)
    for nummer, fragen in enumerate(angenommen):
        gespeichert = await lies_antworten(anlage.url, KIM + nummer)
        assert fragen <= set(gespeichert), fragen - set(gespeichert)
        assert all(ANTWORTEN[frage] == wert or frage.startswith("foerder") or frage == "einwohner" for frage, wert in gespeichert.items())


@dataclass
class Klein:
    """One process on a file, by long polling, with a person in front of the first question."""

    kim: Telefon
    api: ApiServer
    prozess: Prozess
    url: str


@pytest.fixture
async def klein(zweige_ab: Start, tmp_path: Path) -> AsyncIterator[Klein]:
    chat = LokalerChat()
    api = ApiServer(chat, TOKEN)
    url = f"sqlite:///{tmp_path}/lotse.sqlite3"
    async with serve(api.app, "127.0.0.1", 0) as port:
        prozess = zweige_ab("run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=f"http://127.0.0.1:{port}", DATABASE_URL=url)
        await prozess.zeile(BOT_BEREIT)
        kim = Telefon(chat, KIM)
        await kim.beginne()
        yield Klein(kim, api, prozess, url)
        assert await prozess.ende(signal.SIGTERM) == 0
        assert "Traceback" not in prozess.text


async def test_a_full_disk_costs_one_sentence_and_no_answer(klein: Klein):
    kim, pid = klein.kim, klein.prozess.pid
    erste = await kim.antworte(ANTWORTEN)
    frage = kim.frage
    # No file may grow any more: what SQLite hears is what a full disk says.
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    await kim.kim.druecke(data=kim.tasten[next(name for name in kim.tasten if name.startswith(f"{frage}/"))])
    await warte_auf(lambda: captions.DATENBANK_FEHLT in kim.texte, GEDULD)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert set(await lies_antworten(klein.url, KIM)) == {erste}
    await kim.tippe("/beratung")
    await druecke_bis(kim, str(frage), lambda: kim.frage not in (None, frage))
    assert set(await lies_antworten(klein.url, KIM)) == {erste, frage}


@pytest.mark.parametrize(
    "stoerungen",
    [
        lambda: [retry_after(1, EditMessageText, 2)],
        lambda: [serverfehler(EditMessageText, 2), serverfehler(AnswerCallbackQuery)],
        lambda: [unlesbar(EditMessageText, danach=True)],
        lambda: [unlesbar(SendMessage), serverfehler(EditMessageText, 8)],
    ],
    ids=["429", "500", "garbage", "down"],
)
async def test_a_bot_api_in_trouble_costs_time_and_no_answer(klein: Klein, stoerungen: Callable[[], list[Stoerung]]):
    kim, fehler = klein.kim, klein.api.bot_api.fehler
    erste = kim.frage
    fehler.extend(stoerungen())
    await kim.kim.druecke(data=kim.tasten[f"{erste}/{ANTWORTEN[erste]}"])
    await warte_auf(lambda: not fehler or kim.frage not in (None, erste), GEDULD)
    fehler.clear()
    await kim.tippe("/beratung")
    await warte_auf(lambda: kim.frage not in (None, erste), GEDULD)
    assert await lies_antworten(klein.url, KIM) == {erste: ANTWORTEN[erste]}
