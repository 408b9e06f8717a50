"""What running the bot for others adds to it: figures, alerts, people in charge, and what several processes share."""

import secrets
from dataclasses import dataclass, field

from bot.alarm import Alarm
from bot.bereitschaft import Bereitschaft
from bot.einmal import Gedaechtnis
from bot.metrics import Zahlen
from bot.pseudonym import Pseudonyme
from storage.geteilt import GeteilterSpeicher


@dataclass(frozen=True, slots=True)
class Betrieb:
    """Everything is optional: the local chat page and most tests need nothing of it."""

    zahlen: Zahlen = field(default_factory=Zahlen)
    alarm: Alarm | None = None
    admins: frozenset[int] = frozenset()
    pseudonyme: Pseudonyme = field(default_factory=lambda: Pseudonyme(secrets.token_hex()))
    geteilt: GeteilterSpeicher | None = None
    gedaechtnis: Gedaechtnis | None = None
    bereitschaft: Bereitschaft | None = None

    def melde(self, art: str) -> None:
        """Count a fault, and tell the people in charge where it is one of theirs."""
        self.zahlen.misslungen.labels(art).inc()
        if self.alarm is not None:
            self.alarm.melde(art)

    def wiederholt(self, grund: str) -> None:
        """Count a request to Telegram that is tried again."""
        self.zahlen.nochmal.labels(grund).inc()
