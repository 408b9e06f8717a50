"""The history of the chat in one file beside the data file, so that old buttons still exist after a restart.

Written in the background after changes and at the end, replaced atomically and readable by its owner alone. A broken file is put aside
and the chat starts empty, which it says.
"""

import asyncio
import base64
import json
import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from aiogram.types import Chat, Message

from bot.lokal.chat import Ereignis, LokalerChat, file_id_of
from bot.lokal.dateien import Datei

FASSUNG = 1
HOECHSTENS = 300
SPRUNG = 1000
BESCHAEDIGT = "verlauf_beschaedigt"
NICHT_GESPEICHERT = "verlauf_nicht_gespeichert"

_logger = logging.getLogger(__name__)


class Verlauf:
    """Keeps `chat` in `pfad` while it is entered (async with); `pause` is the time in seconds in which changes are gathered.

    After a start the numbers of messages and updates jump ahead: whatever a crash kept from the file is never numbered a second time.
    """

    def __init__(self, chat: LokalerChat, pfad: Path, pause: float = 0.5) -> None:
        self._chat = chat
        self._pfad = pfad
        self._pause = pause
        self._geaendert = asyncio.Event()
        self._ende = asyncio.Event()
        self._schreibt = asyncio.Lock()
        self._aufgabe: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self.load()
        self._chat.beobachter.append(self._notice)
        self._aufgabe = asyncio.create_task(self._run())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._chat.beobachter.remove(self._notice)
        self._ende.set()
        self._geaendert.set()
        if self._aufgabe is not None:
            await self._aufgabe

    async def load(self) -> bool:
        """Fill the chat from the file; return False where there was none or it was broken (then it is put aside)."""
        try:
            inhalt = await asyncio.to_thread(self._pfad.read_bytes)
            restore(self._chat, json.loads(inhalt))
        except FileNotFoundError:
            self._start_empty()
            return False
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            _logger.warning("the chat history is damaged and starts empty: %s", type(error).__name__)
            await asyncio.to_thread(self._pfad.replace, self._pfad.with_suffix(".defekt"))
            self._start_empty()
            self._chat.hinweise.append(BESCHAEDIGT)
            return False
        return True

    async def save(self) -> None:
        """Write the present state; a full disk is reported on the page and does not stop the chat."""
        try:
            async with self._schreibt:
                await asyncio.to_thread(self._write, snapshot(self._chat))
            self._chat.hinweise[:] = [hinweis for hinweis in self._chat.hinweise if hinweis != NICHT_GESPEICHERT]
        except (OSError, ValueError) as error:
            _logger.warning("the chat history cannot be written: %s", error)
            if NICHT_GESPEICHERT not in self._chat.hinweise:
                self._chat.hinweise.append(NICHT_GESPEICHERT)
                self._chat.melde("hinweis", 0, NICHT_GESPEICHERT)

    def _start_empty(self) -> None:
        self._chat.starte_nummern_bei(int(self._chat.uhr().timestamp() * 1000))

    def _write(self, daten: dict[str, Any]) -> None:
        self._pfad.parent.mkdir(parents=True, exist_ok=True)
        neu = self._pfad.with_suffix(".neu")
        neu.touch(mode=0o600)
        with neu.open("w", encoding="utf-8") as datei:
            json.dump(daten, datei, ensure_ascii=False)
            datei.flush()
            os.fsync(datei.fileno())
        neu.replace(self._pfad)

    def _notice(self, ereignis: Ereignis) -> None:
        if ereignis.art in {"nachricht", "bearbeitet", "geloescht", "geleert"}:
            self._geaendert.set()

    async def _run(self) -> None:
        while not self._ende.is_set():
            await self._geaendert.wait()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ende.wait(), self._pause)
            self._geaendert.clear()
            await self.save()


def snapshot(chat: LokalerChat) -> dict[str, Any]:
    """Return the chat as plain data: the newest messages of every chat and the files they carry."""
    chats = []
    benutzt = set()
    for verlauf in chat.chats.values():
        nachrichten = list(verlauf.nachrichten.values())[-HOECHSTENS:]
        benutzt |= {file_id_of(nachricht) for nachricht in nachrichten}
        chats.append(
            {
                "chat": _dump(verlauf.chat),
                "naechste_id": verlauf.naechste_id,
                "begonnen": verlauf.begonnen,
                "blockiert": verlauf.blockiert,
                "nachrichten": [_dump(nachricht) for nachricht in nachrichten],
            }
        )
    dateien = [
        {**{k: v for k, v in vars(datei).items() if k != "inhalt"}, "inhalt": base64.b64encode(datei.inhalt).decode()}
        for datei in chat.dateien.values()
        if datei.file_id in benutzt
    ]
    return {"fassung": FASSUNG, "naechstes_update": chat.naechstes_update, "chats": chats, "dateien": dateien}


def restore(chat: LokalerChat, daten: dict[str, Any]) -> None:
    """Put a snapshot into an empty chat; ValueError where it is of another version or does not fit, and then the chat is untouched."""
    if daten["fassung"] != FASSUNG:
        raise ValueError(f"history of version {daten['fassung']}, expected {FASSUNG}")
    dateien = [Datei(**{**felder, "inhalt": base64.b64decode(felder["inhalt"])}) for felder in daten["dateien"]]
    gelesen = [
        (Chat.model_validate(c["chat"]), c, [Message.model_validate(nachricht) for nachricht in c["nachrichten"]]) for c in daten["chats"]
    ]
    chat.naechstes_update = int(daten["naechstes_update"]) + SPRUNG
    chat.dateien.update({datei.file_id: datei for datei in dateien})
    for chatdaten, felder, nachrichten in gelesen:
        verlauf = chat.add_chat(chatdaten)
        verlauf.naechste_id = int(felder["naechste_id"]) + SPRUNG
        verlauf.begonnen = bool(felder["begonnen"])
        verlauf.blockiert = bool(felder["blockiert"])
        verlauf.nachrichten = {nachricht.message_id: nachricht for nachricht in nachrichten}


def _dump(objekt: Chat | Message) -> dict[str, Any]:
    return objekt.model_dump(mode="json", by_alias=True, exclude_none=True)
