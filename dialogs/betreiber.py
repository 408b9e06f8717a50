"""What the operator of this bot has to say about themselves, and what they have decided; unset means that nobody has said it yet."""

from dataclasses import dataclass
from typing import Final

AUFBEWAHRUNG_MONATE: Final = 12


@dataclass(frozen=True, slots=True)
class Betreiber:
    """Who runs the bot, on what legal basis, how long data are kept, and whether questions are counted."""

    name: str | None = None
    kontakt: str | None = None
    dsb: str | None = None
    rechtsgrundlage: str | None = None
    aufbewahrung_monate: int = AUFBEWAHRUNG_MONATE
    statistik: bool = False
    lokal: bool = False
    """Whether the chat is the page on one's own machine, where no Telegram takes part."""
