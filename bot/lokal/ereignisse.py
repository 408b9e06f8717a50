"""The stream of changes a page listens to; whoever comes back after a gap gets what was missed, or everything."""

import asyncio
import json
import re
import secrets
from collections import deque
from collections.abc import AsyncGenerator

from bot.lokal.ansicht import view_ereignis, view_zustand
from bot.lokal.chat import Ereignis, LokalerChat

GEMERKT = 500
NUMMER = re.compile("[0-9]{1,15}")


class Ereignisstrom:
    """Numbers the changes of one person's chat and remembers the last of them.

    The id of an event is "<instanz>-<number>"; `instanz` is new in every run, so an id of an earlier run leads to the whole state.
    """

    def __init__(self, chat: LokalerChat, user_id: int) -> None:
        self.instanz = secrets.token_hex(6)
        self._chat = chat
        self._user_id = user_id
        self._nummer = 0
        self._gemerkt: deque[tuple[int, str]] = deque(maxlen=GEMERKT)
        self._wecker: set[asyncio.Event] = set()
        self._zu = False
        chat.beobachter.append(self._take)

    def close(self) -> None:
        """End all readers and stop watching the chat."""
        self._zu = True
        if self._take in self._chat.beobachter:
            self._chat.beobachter.remove(self._take)
        self._wake()

    def _take(self, ereignis: Ereignis) -> None:
        daten = view_ereignis(self._chat, self._user_id, ereignis)
        if daten is not None:
            self._nummer += 1
            self._gemerkt.append((self._nummer, json.dumps(daten, ensure_ascii=False)))
            self._wake()

    def _wake(self) -> None:
        for wecker in self._wecker:
            wecker.set()

    def _missed(self, letzte: int) -> list[tuple[int, str]] | None:
        """Return what came after number `letzte`, or None where some of it is forgotten."""
        if not self._nummer - len(self._gemerkt) <= letzte <= self._nummer:
            return None
        return [eintrag for eintrag in self._gemerkt if eintrag[0] > letzte]

    def _parse(self, kennung: str | None) -> int:
        instanz, _, nummer = (kennung or "").partition("-")
        return int(nummer) if instanz == self.instanz and NUMMER.fullmatch(nummer) else -1

    async def read(self, letzte: str | None, herzschlag: float = 15.0) -> AsyncGenerator[tuple[str, str], None]:
        """Yield (id, JSON) of every change after the id `letzte`, for ever; ("", "") every `herzschlag` seconds of silence."""
        wecker = asyncio.Event()
        self._wecker.add(wecker)
        stand = self._parse(letzte)
        try:
            while not self._zu:
                wecker.clear()
                neue = self._missed(stand)
                if neue is None:
                    stand = self._nummer
                    zustand = view_zustand(self._chat, self._user_id, self.instanz)
                    yield f"{self.instanz}-{stand}", json.dumps(zustand, ensure_ascii=False)
                    continue
                for stand, daten in neue:
                    yield f"{self.instanz}-{stand}", daten
                if neue:
                    continue
                try:
                    await asyncio.wait_for(wecker.wait(), herzschlag)
                except TimeoutError:
                    yield "", ""
        finally:
            self._wecker.discard(wecker)
