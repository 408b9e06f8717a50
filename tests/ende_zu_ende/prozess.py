"""The program as its own process, and the chat page as a browser sees it: nothing here looks inside."""

import asyncio
import json
import multiprocessing
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import aiohttp

from dialogs.beratung.ansichten import UNBEKANNT
from storage.engine import Database
from tests.dialogs.lotse import knopf_id

WURZEL = Path(__file__).parents[2]
GEDULD_START = 60
GEDULD = 15
CSRF = re.compile(r'<meta name="csrf" content="([^"]+)">')
ADRESSE = re.compile(r"http://127\.0\.0\.1:\d+")
AUS, FEHLER = "stdout.txt", "stderr.txt"
VORGELADEN = multiprocessing.get_context("forkserver")
VORGELADEN.set_forkserver_preload(["bot.start", "bot.telegram", "bot.lokal.betrieb", "storage.engine", "tests.ende_zu_ende.prozess"])


async def warte_auf(bedingung: Callable[[], object], geduld: float = GEDULD) -> None:
    """Wait until the other side of a socket has come so far; TimeoutError where it does not."""
    async with asyncio.timeout(geduld):
        while not bedingung():  # noqa: ASYNC110 - the condition is the state of another process
            await asyncio.sleep(0.005)


class Prozess:
    """One run of ``lotse`` and all that it says; ``code`` is None while it runs."""

    def __init__(self, ordner: Path, pid: int, code: Callable[[], int | None]) -> None:
        self._ordner = ordner
        self.pid = pid
        self.code = code

    @classmethod
    def starte(cls, ordner: Path, *befehl: str, **umgebung: str) -> Self:
        """Start the interpreter anew, as a person does: that costs seconds."""
        with (ordner / AUS).open("wb") as aus, (ordner / FEHLER).open("wb") as fehler:
            prozess = subprocess.Popen(
                [sys.executable, "-m", "bot", *befehl], cwd=ordner, env=umwelt(ordner, umgebung), stdout=aus, stderr=fehler
            )
        return cls(ordner, prozess.pid, prozess.poll)

    @classmethod
    def zweige_ab(cls, ordner: Path, *befehl: str, **umgebung: str) -> Self:
        """Start a process from one in which the libraries are imported already: just as real, and there at once."""
        prozess = VORGELADEN.Process(target=_laufe, args=(ordner, befehl, umwelt(ordner, umgebung)))
        prozess.start()
        assert prozess.pid is not None
        return cls(ordner, prozess.pid, lambda: prozess.exitcode)

    async def zeile(self, anfang: str) -> str:
        """Wait for a line on standard error that begins so; an early end shows what was said instead."""
        await warte_auf(lambda: self.code() is not None or self._finde(anfang), GEDULD_START)
        gefunden = self._finde(anfang)
        assert gefunden is not None, self.text
        return gefunden

    def sende(self, zeichen: signal.Signals) -> None:
        """Send a signal."""
        os.kill(self.pid, zeichen)

    async def ende(self, zeichen: signal.Signals | None = None, geduld: float = GEDULD_START) -> int | None:
        """Send a signal where one is given, wait for the end and return the exit code."""
        if zeichen is not None:
            self.sende(zeichen)
        await warte_auf(lambda: self.code() is not None, geduld)
        return self.code()

    async def raeume_auf(self) -> None:
        """End it, however a test went."""
        if self.code() is None:
            await self.ende(signal.SIGKILL)

    @property
    def text(self) -> str:
        """Everything it wrote to standard output and standard error."""
        return "".join((self._ordner / name).read_text(encoding="utf-8") for name in (AUS, FEHLER))

    def _finde(self, anfang: str) -> str | None:
        pfad = self._ordner / FEHLER
        zeilen = pfad.read_text(encoding="utf-8").splitlines(keepends=True) if pfad.exists() else []
        return next((zeile for zeile in zeilen if zeile.startswith(anfang) and zeile.endswith("\n")), None)


def umwelt(ordner: Path, umgebung: dict[str, str]) -> dict[str, str]:
    """Return an environment with nothing of this one but what is passed."""
    return {"PATH": "/usr/bin:/bin", "HOME": str(ordner), "PYTHONPATH": str(WURZEL), **umgebung}


def _laufe(ordner: Path, befehl: tuple[str, ...], umgebung: dict[str, str]) -> None:
    from bot.cli import main

    for stelle, name in ((1, AUS), (2, FEHLER)):
        os.dup2(os.open(ordner / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), stelle)
    os.chdir(ordner)
    os.environ.clear()  # noqa: TID251 - the environment of the process under test
    os.environ.update(umgebung)  # noqa: TID251 - the environment of the process under test
    sys.argv = ["lotse", *befehl]
    main()


class Chatseite:
    """The chat page without a browser: its token, its events, its two kinds of action."""

    def __init__(self, bereit: str) -> None:
        treffer = ADRESSE.search(bereit)
        assert treffer is not None, bereit
        self._adresse = treffer[0]
        self.nachrichten: dict[int, dict[str, Any]] = {}
        self.antworten: list[dict[str, Any]] = []
        self.verstoesse: list[dict[str, Any]] = []

    async def __aenter__(self) -> Self:
        """Open the page and wait for its first buttons."""
        self._http = aiohttp.ClientSession(headers={"Origin": self._adresse})
        async with self._http.get(f"{self._adresse}/") as antwort:
            csrf = CSRF.search(await antwort.text())
        assert csrf is not None
        self._http.headers["X-CSRF-Token"] = csrf[1]
        self._leser = asyncio.create_task(self._lies())
        await warte_auf(lambda: self.tasten)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the page."""
        self._leser.cancel()
        await asyncio.gather(self._leser, return_exceptions=True)
        await self._http.close()

    @property
    def tasten(self) -> dict[str, tuple[int, str]]:
        """The buttons of the newest message that has any: what they are about, and where they are."""
        for nummer in sorted(self.nachrichten, reverse=True):
            reihen = self.nachrichten[nummer]["tastatur"]
            if reihen:
                return {knopf_id(taste["daten"]): (nummer, taste["daten"]) for reihe in reihen for taste in reihe if "daten" in taste}
        return {}

    @property
    def frage(self) -> str | None:
        """The question that is shown, None in every other window."""
        return next((knopf.partition("/")[0] for knopf in self.tasten if knopf.endswith(f"/{UNBEKANNT}")), None)

    async def druecke(self, knopf: str) -> tuple[int, str]:
        """Press a button that is shown; return message and data, to press it again when it is old."""
        nachricht, daten = self.tasten[knopf]
        assert await self.sende(art="knopf", nachricht=nachricht, daten=daten) == 202
        return nachricht, daten

    async def sende(self, **aktion: Any) -> int:
        """Send an action as the page does and return the status."""
        async with self._http.post(f"{self._adresse}/aktion", json=aktion) as antwort:
            return antwort.status

    async def bis_zum_ende(self) -> None:
        """Read what is still on the line of a process that was killed."""
        await asyncio.wait_for(self._leser, GEDULD)

    async def _lies(self) -> None:
        with suppress(aiohttp.ClientError):
            async with self._http.get(f"{self._adresse}/ereignisse", timeout=aiohttp.ClientTimeout()) as strom:
                async for zeile in strom.content:
                    if zeile.startswith(b"data: "):
                        self._nimm(json.loads(zeile.removeprefix(b"data: ")))

    def _nimm(self, ereignis: dict[str, Any]) -> None:
        match ereignis["art"]:
            case "zustand":
                self.nachrichten = {nachricht["id"]: nachricht for nachricht in ereignis["nachrichten"]}
                self.verstoesse = ereignis["verstoesse"]
            case "nachricht" | "bearbeitet":
                self.nachrichten[ereignis["nachricht"]["id"]] = ereignis["nachricht"]
            case "geloescht":
                self.nachrichten.pop(ereignis["id"], None)
            case "antwort":
                self.antworten.append(ereignis)
            case "verstoss":
                self.verstoesse.append(ereignis)


async def lies_antworten(url: str, telegram_id: int) -> dict[str, Any]:
    """Return the answers of a person as they stand in the database."""
    db = Database(url)
    try:
        async with db.transaction() as transaktion:
            person = await transaktion.personen.find(telegram_id)
            beratung = await transaktion.beratungen.active(person.id) if person else None
            antworten = await transaktion.beratungen.antworten(beratung.id) if beratung else {}
    finally:
        await db.close()
    return {frage: antwort.wert for frage, antwort in antworten.items()}
