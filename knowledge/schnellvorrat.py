"""How much of a quick line is read: each piece once, and no more of them than a line of a person needs.

Cutting a stretch of words reads every piece of up to seven of them as the answer to many questions. That is right for what people write,
and far too much for hundreds of figures or names in a row. So a line has a supply of tries, and where it runs short the pieces become
shorter, down to single words.
"""

from collections.abc import Sequence
from typing import Final

from knowledge.schnellstueck import Lesart, Stueckleser

WORTE_JE_STUECK: Final = 7
VERSUCHE: Final = 1_300
"""Tries per line; the longest line of the table takes 1 040 where nothing but blanks parts its answers, and few with commas."""


class Vorrat:
    """Reads the pieces of one line and remembers what they mean."""

    def __init__(self, leser: Stueckleser) -> None:
        self.leser = leser
        self._gelesen: dict[tuple[str, ...], Lesart | None] = {}
        self._geteilt: set[tuple[str, ...]] = set()

    def lies(self, worte: Sequence[str]) -> Lesart | None:
        """Return what these words mean together, ``None`` where they mean nothing as a whole."""
        stueck = tuple(worte)
        if stueck not in self._gelesen:
            self._gelesen[stueck] = self.leser.lies(stueck)
            if self.leser.teilte:
                self._geteilt.add(stueck)
        return self._gelesen[stueck]

    def breite(self, worte: int) -> int:
        """Return how many words a piece may have, where so many words of the line are still to be read."""
        return max(1, min(WORTE_JE_STUECK, (VERSUCHE - self.leser.versuche) // worte))

    def mit_einwohnern(self, einwohner: int | None) -> "Vorrat":
        """Return a supply that knows another number of inhabitants, and all pieces whose meaning does not hang on it."""
        anderer = Vorrat(self.leser.mit_einwohnern(einwohner))
        anderer._gelesen = {stueck: lesart for stueck, lesart in self._gelesen.items() if stueck not in self._geteilt}
        return anderer
