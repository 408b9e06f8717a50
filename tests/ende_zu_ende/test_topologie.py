"""The grown size of ``docker-compose.yml`` as plain processes: its environment, nginx file and commands, and a consultation through it.

What only Docker can do (images, networks, read-only file systems) is left out; all that program and proxy are told is not.
"""

import re
import shutil
import signal
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import yaml

from bot import hilfe
from bot.lokal.api_server import ApiServer
from bot.lokal.chat import LokalerChat
from bot.lokal.dienst import serve
from dialogs.beratung.ansichten import UNBEKANNT
from tests.ende_zu_ende.conftest import Start
from tests.ende_zu_ende.prozess import Prozess, lies_antworten, warte_auf
from tests.ende_zu_ende.telefon import GEDULD, Telefon
from tests.ende_zu_ende.test_prozess import BOT_BEREIT, KIM, TOKEN
from tests.server import EigenerServer, EigenesPostgres, EigenesRedis, fehlt, freier_port

pytestmark = [pytest.mark.postgres, pytest.mark.redis]

WURZEL = Path(__file__).parents[2]
DIENSTE = yaml.safe_load((WURZEL / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
GEHEIM = "/run/secrets"
VARIABLE = re.compile(r"\$\{(\w+):-([^}]*)\}")
BOTS = ("bot1", "bot2")
ADRESSE = "https://lotse.musterstadt.example"


class EigenesNginx(EigenerServer):
    """nginx with the file of the project, which names two bots; only ports and the folder for temporary files are this machine's."""

    def __init__(self, bots: dict[str, int]) -> None:
        programm = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin")
        if programm is None:
            fehlt("nginx")
        super().__init__(str(programm))
        text = (WURZEL / "docker/nginx.conf").read_text(encoding="utf-8").replace("/tmp/", f"{self._ordner}/")
        for name, port in bots.items():
            assert f"server {name}:{DIENSTE[name]['environment']['WEB_PORT']} " in text
            text = text.replace(f"{name}:{DIENSTE[name]['environment']['WEB_PORT']} ", f"127.0.0.1:{port} ")
        assert "listen 8080;" in text
        (self._ordner / "nginx.conf").write_text(text.replace("listen 8080;", f"listen 127.0.0.1:{self.port};"), encoding="utf-8")

    def angaben(self) -> list[str]:
        befehl = DIENSTE["proxy"]["command"]
        assert befehl[0] == "nginx"
        return [*befehl[1:], "-c", str(self._ordner / "nginx.conf")]


def umgebung(dienst: str, ordner: Path, werte: dict[str, str], ersetzt: dict[str, str]) -> dict[str, str]:
    """Return the environment of a service as Docker would set it, with this machine's places instead of the containers'."""
    gesetzt = {}
    for name, roh in DIENSTE[dienst]["environment"].items():
        wert = VARIABLE.sub(lambda treffer: werte.get(treffer[1], treffer[2]), roh).replace(GEHEIM, str(ordner))
        for alt, neu in ersetzt.items():
            wert = wert.replace(alt, neu)
        gesetzt[name] = wert
    return gesetzt


@dataclass
class Anlage:
    chat: LokalerChat
    api: ApiServer
    nginx: EigenesNginx
    bots: dict[str, Prozess]
    postgres: EigenesPostgres
    sichere: Any


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[EigenesPostgres, EigenesRedis]]:
    with ExitStack() as offen:
        yield offen.enter_context(EigenesPostgres()), offen.enter_context(EigenesRedis())


@pytest.fixture
async def anlage(server: tuple[EigenesPostgres, EigenesRedis], zweige_ab: Start, tmp_path: Path) -> AsyncIterator[Anlage]:
    postgres, redis = server
    (tmp_path / "bot_token").write_text(f"{TOKEN}\n", encoding="utf-8")
    (tmp_path / "database_url").write_text(f"{postgres.url}\n", encoding="utf-8")
    chat, ports = LokalerChat(), {name: freier_port() for name in BOTS}
    with EigenesNginx(ports) as nginx:
        api = ApiServer(chat, TOKEN, ziele=[f"http://127.0.0.1:{nginx.port}"])
        async with serve(api.app, "127.0.0.1", 0) as api_port:
            werte = {"TELEGRAM_API_URL": f"http://127.0.0.1:{api_port}", "PUBLIC_URL": ADRESSE}
            orte = {"0.0.0.0": "127.0.0.1", "redis:6379": f"127.0.0.1:{redis.port}"}

            befehl = DIENSTE["migration"]["command"]
            assert befehl[0] == "lotse"
            migration = zweige_ab(*befehl[1:], **umgebung("migration", tmp_path, werte, orte))
            assert await migration.ende() == 0, migration.text

            def starte(name: str) -> Prozess:
                gesetzt = umgebung(name, tmp_path, werte, orte)
                eigene = {"WEB_PORT": str(ports[name]), "MONITOR_PORT": str(freier_port())}
                assert eigene.keys() <= gesetzt.keys()
                return zweige_ab("run", **gesetzt | eigene)

            bots = {name: starte(name) for name in BOTS}
            for bot in bots.values():
                await bot.zeile(BOT_BEREIT)

            async def sichere(ziel: Path) -> Prozess:
                teile = re.search(r"lotse (daten sichern) /sicherung (--behalten \d+)", DIENSTE["sicherung-gross"]["command"][2])
                assert teile is not None
                prozess = zweige_ab(*teile[1].split(), str(ziel), *teile[2].split(), **umgebung("sicherung-gross", tmp_path, werte, orte))
                assert await prozess.ende() == 0, prozess.text
                return prozess

            yield Anlage(chat, api, nginx, bots, postgres, sichere)
            for bot in bots.values():
                if bot.code() is None:
                    assert await bot.ende(signal.SIGTERM) == 0


async def beantworte(telefon: Telefon, anzahl: int) -> list[str]:
    """Tap "weiß nicht" so many times and return what was asked."""
    gefragt: list[str] = []
    for _ in range(anzahl):
        if telefon.frage is None:
            await telefon.druecke("weiter")
            await warte_auf(lambda: telefon.frage, GEDULD)
        frage = telefon.frage
        assert frage is not None
        await telefon.druecke(f"{frage}/{UNBEKANNT}")
        await warte_auf(lambda frage=frage: telefon.tasten and telefon.frage != frage, GEDULD)
        gefragt.append(frage)
    return gefragt


async def test_a_consultation_goes_through_the_proxy_survives_a_killed_bot_and_is_in_the_backup(anlage: Anlage, tmp_path: Path):
    kim = Telefon(anlage.chat, KIM)
    await kim.beginne()
    gefragt = await beantworte(kim, 6)
    await anlage.bots["bot1"].ende(signal.SIGKILL)
    gefragt += await beantworte(kim, 6)
    gespeichert = await lies_antworten(anlage.postgres.url, KIM)
    assert set(gefragt) == set(gespeichert)
    assert anlage.chat.verstoesse == []

    ordner = tmp_path / "sicherung"
    ordner.mkdir()
    prozess = await anlage.sichere(ordner)
    datei = next(ordner.iterdir())
    assert prozess.text.strip() == hilfe.SICHERUNG_FERTIG.format(datei=datei)
    assert await lies_antworten(f"sqlite:///{datei}", KIM) == gespeichert


async def test_the_proxy_lets_nothing_out_but_webhook_and_page_and_nothing_big_in(anlage: Anlage):
    adresse = f"http://127.0.0.1:{anlage.nginx.port}"
    async with aiohttp.ClientSession() as http:
        for pfad in ("/", "/metrics", "/readyz", "/healthz", "/telegram/webhook/", "/telegram/", "/../metrics"):
            async with http.get(f"{adresse}{pfad}") as antwort:
                assert (pfad, antwort.status) == (pfad, 404)
                assert "nginx/" not in antwort.headers["Server"]
        async with http.get(f"{adresse}/telegram/webhook") as antwort:
            assert antwort.status == 403
        async with http.post(f"{adresse}/telegram/webhook", json={"update_id": 1}) as antwort:
            assert antwort.status == 401
        async with http.post(f"{adresse}/telegram/webhook", data=BytesIO(b"x" * 1_100_000)) as antwort:
            assert antwort.status == 413


def test_the_nginx_file_is_accepted(tmp_path: Path):
    programm = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin")
    if programm is None:
        fehlt("nginx")
    text = (WURZEL / "docker/nginx.conf").read_text(encoding="utf-8").replace("/tmp/", f"{tmp_path}/")
    for name in BOTS:
        text = text.replace(f"{name}:", "127.0.0.1:")
    (tmp_path / "nginx.conf").write_text(text, encoding="utf-8")
    geprueft = subprocess.run(
        [str(programm), "-t", "-e", "stderr", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True, check=False
    )
    assert geprueft.returncode == 0, geprueft.stderr
