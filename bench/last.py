"""Many people in whole consultations over the webhook, against a small Bot API server on this machine.

    python -m bench.last [--personen 40] [--prozesse 1] [--postgres URL --redis URL] [--je-sekunde 50] [--sekunden 20]
                         [--schritte N] [--messpunkte 10]

Prints one JSON line. Without ``--je-sekunde`` everybody taps again as soon as the next question is there (closed loop); with it taps
are begun at that rate, whoever is free. A step lasts from the tap to the edited message that follows it, as the server sees it.
``--schritte`` runs until so many steps are done and prints the memory at so many points on the way. ``cpu_ms_je_schritt`` is processor time
of the bots alone: on a machine that others use, trust it rather than the times. The database named is filled: name one of its own.
"""

import argparse
import asyncio
import itertools
import json
import os
import random
import signal
import socket
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from storage.engine import migrate

TOKEN = "7000000001:AALast-last_last0123456789abcdefghi"  # noqa: S105 - no secret: the server of this bench takes any
ADRESSE = "https://last.musterstadt.example"
PFAD = "/telegram/webhook"
ERSTE = 5_000_000_000
TAUSEND = 1_000
UNBEKANNT = "/.wn"
WARTEN_S = 30.0


@dataclass
class Mensch:
    """One simulated person: the buttons on the screen, and the next message to come."""

    nummer: int
    knoepfe: list[str] = field(default_factory=list)
    nachricht: int = 0
    gesehen: asyncio.Event = field(default_factory=asyncio.Event)
    begonnen: bool = False


class BotApi:
    """Answers what a consultation needs, from memory, and leaves the processor to the bots."""

    def __init__(self) -> None:
        self.menschen: dict[int, Mensch] = {}
        self.geheimwort = ""
        self.angemeldet = asyncio.Event()
        self._nummern = itertools.count(1)
        self.app = web.Application()
        self.app.router.add_post("/bot{token}/{methode}", self._nimm)

    async def _nimm(self, anfrage: web.Request) -> web.Response:
        felder = await anfrage.post()
        methode = anfrage.match_info["methode"]
        ergebnis: Any = True
        if methode == "getMe":
            ergebnis = {"id": 7_000_000_001, "is_bot": True, "first_name": "Lotse", "username": "last_bot"}
        elif methode == "setWebhook":
            self.geheimwort = str(felder["secret_token"])
            self.angemeldet.set()
        elif methode in {"sendMessage", "editMessageText", "sendRichMessage"}:
            ergebnis = self._zeige(felder)
        return web.json_response({"ok": True, "result": ergebnis})

    def _zeige(self, felder: Any) -> dict[str, Any]:
        chat = int(felder["chat_id"])
        mensch = self.menschen[chat]
        mensch.nachricht = int(felder.get("message_id") or next(self._nummern))
        tastatur = json.loads(felder.get("reply_markup") or "{}").get("inline_keyboard", [])
        mensch.knoepfe = [taste["callback_data"] for reihe in tastatur for taste in reihe if "callback_data" in taste]
        mensch.gesehen.set()
        return nachricht(mensch, "x")


def nachricht(mensch: Mensch, text: str) -> dict[str, Any]:
    """Return a message as the Bot API writes it."""
    chat = {"id": mensch.nummer, "type": "private", "first_name": "Kim"}
    return {"message_id": mensch.nachricht, "date": int(time.time()), "chat": chat, "text": text}


class Lauf:
    """Taps of everybody, and what they took."""

    def __init__(self, api: BotApi, http: aiohttp.ClientSession, ziele: list[str]) -> None:
        self.api = api
        self._http = http
        self._ziele = itertools.cycle(ziele)
        self._updates = itertools.count(1)
        self._nachrichten = itertools.count(1_000_000)
        self._zufall = random.Random(1)  # noqa: S311 - samples, no secrets
        self.dauern: list[float] = []
        self.beratungen = 0
        self.wiederholt = 0

    async def schritt(self, mensch: Mensch) -> None:
        """Tap once and wait for what follows; whoever has answered everything begins another consultation."""
        if not mensch.begonnen:
            mensch.begonnen = True
            await self._schreibe(mensch, "/start")
        fragen = [knopf for knopf in mensch.knoepfe if knopf.endswith(UNBEKANNT)]
        if fragen:
            vorn = fragen[0].removesuffix(UNBEKANNT)
            antworten = [knopf for knopf in mensch.knoepfe if knopf.startswith(f"{vorn}/") and "/." not in knopf]
            await self._miss(mensch, self._zufall.choice(antworten or fragen))
            return
        weiter = next((knopf for ende in (":verstanden", ":weiter", ":beratung") for knopf in mensch.knoepfe if knopf.endswith(ende)), None)
        if weiter is not None:
            await self._druecke(mensch, weiter)
            return
        self.beratungen += 1
        await self._beginne_neu(mensch)

    async def _beginne_neu(self, mensch: Mensch) -> None:
        """Let somebody else take this one's place: the number of open consultations grows as it does in life."""
        del self.api.menschen[mensch.nummer]
        mensch.nummer = max(self.api.menschen, default=ERSTE) + 1
        mensch.begonnen, mensch.knoepfe = False, []
        self.api.menschen[mensch.nummer] = mensch

    async def _miss(self, mensch: Mensch, daten: str) -> None:
        anfang = time.perf_counter()
        await self._druecke(mensch, daten)
        self.dauern.append(time.perf_counter() - anfang)

    async def _druecke(self, mensch: Mensch, daten: str) -> None:
        await self._stelle_zu(
            mensch,
            callback_query={
                "id": str(next(self._nachrichten)),
                "from": {"id": mensch.nummer, "is_bot": False, "first_name": "Kim"},
                "chat_instance": "1",
                "data": daten,
                "message": nachricht(mensch, "x") | {"from": {"id": 7_000_000_001, "is_bot": True, "first_name": "Lotse"}},
            },
        )

    async def _schreibe(self, mensch: Mensch, text: str) -> None:
        mensch.nachricht = next(self._nachrichten)
        absender = {"id": mensch.nummer, "is_bot": False, "first_name": "Kim", "language_code": "de"}
        await self._stelle_zu(
            mensch, message=nachricht(mensch, text) | {"from": absender, "entities": [{"type": "bot_command", "offset": 0, "length": 6}]}
        )

    async def _stelle_zu(self, mensch: Mensch, **update: Any) -> None:
        mensch.gesehen.clear()
        inhalt = {"update_id": next(self._updates), **update}
        kopf = {"X-Telegram-Bot-Api-Secret-Token": self.api.geheimwort}
        while True:
            async with self._http.post(next(self._ziele) + PFAD, json=inhalt, headers=kopf) as antwort:
                if antwort.status == web.HTTPOk.status_code:
                    break
            self.wiederholt += 1
            await asyncio.sleep(0.1)
        async with asyncio.timeout(WARTEN_S):
            await mensch.gesehen.wait()


def freier_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as sockel:
        sockel.bind(("127.0.0.1", 0))
        return int(sockel.getsockname()[1])


def rss_mb(pids: list[int]) -> float:
    """Return what the processes hold in memory now."""
    seiten = sum(int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) for pid in pids)
    return round(seiten * os.sysconf("SC_PAGE_SIZE") / 1_000_000, 1)


def cpu_s(pids: list[int]) -> float:
    """Return the processor time that the processes have used."""
    takt = os.sysconf("SC_CLK_TCK")
    felder = [Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split() for pid in pids]
    return sum(int(feld[11]) + int(feld[12]) for feld in felder) / takt


async def alle_zugleich(lauf: Lauf, bis: float, schritte: int | None) -> None:
    """Let everybody tap as fast as the bot answers."""

    async def einer(mensch: Mensch) -> None:
        while time.perf_counter() < bis if schritte is None else len(lauf.dauern) < schritte:
            await lauf.schritt(mensch)

    await asyncio.gather(*(einer(mensch) for mensch in list(lauf.api.menschen.values())))


async def im_takt(lauf: Lauf, bis: float, je_sekunde: float) -> None:
    """Begin a step at every beat, by whoever is free; how long it takes does not slow the next one down."""
    frei = list(lauf.api.menschen.values())
    laufend: set[asyncio.Task[None]] = set()
    naechster = time.perf_counter()

    async def einer(mensch: Mensch) -> None:
        await lauf.schritt(mensch)
        frei.append(mensch)

    while (jetzt := time.perf_counter()) < bis:
        if jetzt < naechster:
            await asyncio.sleep(naechster - jetzt)
        naechster += 1 / je_sekunde
        if frei:
            aufgabe = asyncio.create_task(einer(frei.pop(0)))
            laufend.add(aufgabe)
            aufgabe.add_done_callback(laufend.discard)
    await asyncio.gather(*laufend)


def anteil(werte: list[float], stelle: float) -> float:
    """Return a percentile in milliseconds."""
    return round(sorted(werte)[min(len(werte) - 1, int(len(werte) * stelle))] * TAUSEND, 1)


async def starte(umgebung: dict[str, str], port: int) -> asyncio.subprocess.Process:
    """Start one bot and wait until it listens."""
    prozess = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=umgebung | {"WEB_PORT": str(port)}, stderr=asyncio.subprocess.DEVNULL
    )
    async with asyncio.timeout(120):
        while True:
            assert prozess.returncode is None, "the bot did not start"
            try:
                _, schreiber = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
                continue
            schreiber.close()
            return prozess


async def messe(wahl: argparse.Namespace, url: str) -> dict[str, Any]:
    """Start everything, measure, end everything."""
    api = BotApi()
    api.menschen = {ERSTE + nummer: Mensch(ERSTE + nummer) for nummer in range(wahl.personen)}
    laeufer = web.AppRunner(api.app, access_log=None)
    await laeufer.setup()
    seite = web.TCPSite(laeufer, "127.0.0.1", 0)
    await seite.start()
    umgebung = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{laeufer.addresses[0][1]}",
        "DATABASE_URL": url,
        "PUBLIC_URL": ADRESSE,
        "REDIS_URL": wahl.redis or "",
    }
    ports = [freier_port() for _ in range(wahl.prozesse)]
    prozesse = [await starte(umgebung, port) for port in ports]
    pids = [prozess.pid for prozess in prozesse]
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        await api.angemeldet.wait()
        lauf = Lauf(api, http, [f"http://127.0.0.1:{port}" for port in ports])
        await alle_zugleich(lauf, time.perf_counter() + 5, None)
        lauf.dauern.clear()
        speicher, cpu, anfang = [rss_mb(pids)], cpu_s(pids), time.perf_counter()
        if wahl.schritte:
            for punkt in range(wahl.messpunkte):
                await alle_zugleich(lauf, 0, wahl.schritte * (punkt + 1) // wahl.messpunkte)
                speicher.append(rss_mb(pids))
        elif wahl.je_sekunde:
            await im_takt(lauf, anfang + wahl.sekunden, wahl.je_sekunde)
        else:
            await alle_zugleich(lauf, anfang + wahl.sekunden, None)
        dauer, verbraucht = time.perf_counter() - anfang, cpu_s(pids) - cpu
        speicher.append(rss_mb(pids))
    for prozess in prozesse:
        prozess.send_signal(signal.SIGTERM)
    await asyncio.gather(*(prozess.wait() for prozess in prozesse))
    await laeufer.cleanup()
    offen = sum(mensch.begonnen for mensch in api.menschen.values()) + lauf.beratungen
    return {
        "datenbank": "postgresql+redis" if wahl.redis else url.split(":", 1)[0],
        "prozesse": wahl.prozesse,
        "personen": wahl.personen,
        "je_sekunde": wahl.je_sekunde,
        "schritte": len(lauf.dauern),
        "schritte_je_s": round(len(lauf.dauern) / dauer, 1),
        "p50_ms": anteil(lauf.dauern, 0.5),
        "p95_ms": anteil(lauf.dauern, 0.95),
        "p99_ms": anteil(lauf.dauern, 0.99),
        "cpu_ms_je_schritt": round(verbraucht / len(lauf.dauern) * TAUSEND, 2),
        "speicher_mb": speicher,
        "beratungen_begonnen": offen,
        "mb_je_1000_offene": round((speicher[-1] - speicher[0]) / max(offen, 1) * TAUSEND, 2),
        "erneut_zugestellt": lauf.wiederholt,
        "last_der_maschine": os.getloadavg()[0],
    }


def main() -> None:
    """Measure and print."""
    argumente = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    argumente.add_argument("--personen", type=int, default=40)
    argumente.add_argument("--prozesse", type=int, default=1)
    argumente.add_argument("--postgres")
    argumente.add_argument("--redis")
    argumente.add_argument("--je-sekunde", type=float)
    argumente.add_argument("--sekunden", type=float, default=20)
    argumente.add_argument("--schritte", type=int)
    argumente.add_argument("--messpunkte", type=int, default=10)
    wahl = argumente.parse_args()
    with tempfile.TemporaryDirectory() as ordner:
        url = wahl.postgres or f"sqlite:///{Path(ordner) / 'last.sqlite3'}"
        migrate(url)
        print(json.dumps(asyncio.run(messe(wahl, url))))


if __name__ == "__main__":
    main()
