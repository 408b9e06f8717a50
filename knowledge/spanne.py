"""A number that may be known only roughly is a span, so that a class answer is judged honestly."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

EINS = Decimal(1)
ZWEI = Decimal(2)


@dataclass(frozen=True, slots=True)
class Spanne:
    """All values a number can still have: the number itself, or the open interval between two edges.

    ``bis`` is ``None`` where nothing bounds the number from above. An exact number has ``von == bis``.
    """

    von: Decimal
    bis: Decimal | None

    @classmethod
    def genau(cls, zahl: Decimal) -> "Spanne":
        """Return the span that holds just this number."""
        return cls(zahl, zahl)

    @property
    def ist_genau(self) -> bool:
        """Tell whether the span holds one number only."""
        return self.von == self.bis

    def stellvertreter(self, schwellen: Iterable[Decimal]) -> tuple[Decimal, ...]:
        """Return one value for each part into which the thresholds cut the span.

        A function that changes only at the thresholds takes, over these values, every value it takes on the whole span.
        """
        if self.ist_genau:
            return (self.von,)
        innen = sorted({s for s in schwellen if s > self.von and (self.bis is None or s < self.bis)})
        oben = self.bis if self.bis is not None else (innen[-1] if innen else self.von) + ZWEI
        raender = [self.von, *innen, oben]
        mitten = [(links + rechts) / ZWEI for links, rechts in pairwise(raender)]
        return tuple(sorted([*innen, *mitten]))

    def mindestens(self, grenze: Decimal) -> bool:
        """Tell whether every value of the span is at least the bound."""
        return self.von >= grenze

    def hoechstens(self, grenze: Decimal) -> bool:
        """Tell whether every value of the span is at most the bound."""
        return self.bis is not None and self.bis <= grenze

    def unter(self, grenze: Decimal) -> bool:
        """Tell whether every value of the span lies below the bound."""
        if self.bis is None:
            return False
        return self.bis < grenze or (self.bis == grenze and not self.ist_genau)
