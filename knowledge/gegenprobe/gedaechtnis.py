"""What has been found about ways and ranks, remembered for the next result: it depends on the Katalog and the diagram's answers alone."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

# So many ways are remembered: all of the diagram, for some hundred sets of other answers to its questions.
GEMERKT = 50_000

# The answer to each question of the diagram, in its order.
Lage = tuple[str | None, ...]
Gruppen = tuple[tuple[int, ...], ...]
# Leaves as printed, and an answer on the concept: the rules on the leaves look at both.
Ende = tuple[tuple[str, ...], str]


class Rang(NamedTuple):
    """Ranks that models of equal distance and tier hold together; what they miss narrowly orders them.

    ``empfohlen`` and ``passend`` miss nothing clearly; ``verfehlend`` miss ``verfehlt`` criteria. ``stellen`` tells whether only
    completions with (``True``) or without half a post count for models without a post.
    """

    art: Literal["empfohlen", "passend", "verfehlend"]
    modelle: tuple[int, ...]
    verfehlt: int = 0
    stellen: bool | None = None
    erstvorhaben: bool = False


@dataclass
class Gedaechtnis:
    """Orders of the models by kind of Kommune and answers, distances by answers, and ranks by way. Ranks have numbers."""

    gruppen: dict[tuple[str, Lage], Gruppen] = field(default_factory=dict)
    strecken: dict[Lage, dict[Ende, int]] = field(default_factory=dict)
    reihenfolgen: dict[Hashable, tuple[int, ...]] = field(default_factory=dict)
    raenge: list[Rang] = field(default_factory=list)
    _nummern: dict[Rang, int] = field(default_factory=dict)
    _bits: dict[tuple[object, ...], int] = field(default_factory=dict)

    def raeume_auf(self) -> None:
        """Forget ways where there are too many; the numbers of ranks stay."""
        if len(self.gruppen) >= GEMERKT:
            self.gruppen.clear()
            self.strecken.clear()
            self.reihenfolgen.clear()

    def rang_nummer(self, rang: Rang) -> int:
        """Return the number of a rank, a new one where it is seen for the first time."""
        nummer = self._nummern.get(rang)
        if nummer is None:
            nummer = self._nummern[rang] = len(self.raenge)
            self.raenge.append(rang)
        return nummer

    def rang_bits(self, rang: Rang) -> int:
        """Return a bit for each model that holds a rank, one for each thing it can miss there."""
        bits = 0
        for modell in rang.modelle:
            bits |= 1 << self._bits.setdefault((rang.art, modell, rang.verfehlt, rang.stellen, rang.erstvorhaben), len(self._bits))
        return bits
