"""Pacing below Telegram's limit for all chats together, with a gate that a 429 closes for everybody."""

from asyncio import Lock
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

JE_SEKUNDE: Final = 29.0
NACHHOLEN: Final = timedelta(milliseconds=5)

Uhr = Callable[[], datetime]
Schlaf = Callable[[float], Awaitable[None]]


class Takt:
    """Give out moments to send at, evenly spaced; only what a timer wakes too late is made up for, never a real delay.

    The limit is 30 messages a second; ``je_sekunde`` leaves room for messages that are under way for different times.
    """

    def __init__(self, jetzt: Uhr, schlaf: Schlaf, je_sekunde: float = JE_SEKUNDE) -> None:
        self._jetzt = jetzt
        self._schlaf = schlaf
        self._abstand = timedelta(seconds=1 / je_sekunde)
        self._naechster: datetime | None = None
        self._zu_bis: datetime | None = None
        self._einzeln = Lock()

    def schliesse(self, sekunden: float) -> None:
        """Let nobody through for some seconds, as Telegram demanded."""
        bis = self._jetzt() + timedelta(seconds=sekunden)
        self._zu_bis = bis if self._zu_bis is None else max(bis, self._zu_bis)

    def zu_noch(self) -> float:
        """Return for how many seconds the gate stays closed, 0 where it is open."""
        rest = 0.0 if self._zu_bis is None else (self._zu_bis - self._jetzt()).total_seconds()
        if rest > 0:
            return rest
        self._zu_bis = None
        return 0.0

    async def warte_auf_tor(self) -> None:
        """Wait while the gate is closed."""
        while rest := self.zu_noch():
            await self._schlaf(rest)

    async def warte(self) -> None:
        """Wait for the next moment to send at."""
        async with self._einzeln:
            await self.warte_auf_tor()
            jetzt = self._jetzt()
            slot = jetzt if self._naechster is None else max(self._naechster, jetzt - NACHHOLEN)
            # A clock that was set back must not make everybody wait for it.
            slot = min(slot, jetzt + self._abstand)
            self._naechster = slot + self._abstand
            if slot > jetzt:
                await self._schlaf((slot - jetzt).total_seconds())
