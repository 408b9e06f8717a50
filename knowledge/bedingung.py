"""The closed kinds of conditions that data may name; there is no expression language."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, Protocol

from knowledge.spanne import Spanne


class Lage(Protocol):
    """What a condition may look at: the known answers, their spans, and whether the way is an Übergangslösung."""

    def bekannt(self, frage: str) -> object | None:
        """Return the known answer to a question, or ``None``."""

    def spanne(self, frage: str) -> Spanne | None:
        """Return the span of a known number, or ``None``."""


@dataclass(frozen=True, slots=True)
class FrageBedingung:
    """Holds where the answer is one of ``ist`` (it must be known) or none of ``nicht`` (unknown counts as none)."""

    frage: str
    ist: tuple[str, ...] = ()
    nicht: tuple[str, ...] = ()

    def gilt(self, lage: Lage) -> bool:
        """Tell whether the condition holds for certain."""
        wert = lage.bekannt(self.frage)
        if self.ist:
            return wert in self.ist
        return wert not in self.nicht


@dataclass(frozen=True, slots=True)
class ZahlBedingung:
    """Holds where every value the number can still have lies within the bounds given."""

    zahl: str
    mindestens: Decimal | None = None
    hoechstens: Decimal | None = None
    unter: Decimal | None = None

    def gilt(self, lage: Lage) -> bool:
        """Tell whether the condition holds for certain."""
        spanne = lage.spanne(self.zahl)
        if spanne is None:
            return False
        grenzen: tuple[tuple[Decimal | None, Callable[[Decimal], bool]], ...] = (
            (self.mindestens, spanne.mindestens),
            (self.hoechstens, spanne.hoechstens),
            (self.unter, spanne.unter),
        )
        return all(pruefe(grenze) for grenze, pruefe in grenzen if grenze is not None)


@dataclass(frozen=True, slots=True)
class VorBedingung:
    """Holds where both dates are known and the first lies before the second."""

    vor: tuple[str, str]

    def gilt(self, lage: Lage) -> bool:
        """Tell whether the condition holds for certain."""
        erstes, zweites = (lage.bekannt(frage) for frage in self.vor)
        return isinstance(erstes, str) and isinstance(zweites, str) and erstes < zweites


@dataclass(frozen=True, slots=True)
class WegBedingung:
    """Holds where the way through the diagram, as far as it is answered, is marked as an Übergangslösung."""

    weg: Literal["uebergang"]


@dataclass(frozen=True, slots=True)
class EineVon:
    """Holds where at least one of the conditions holds."""

    eine_von: tuple[FrageBedingung, ...]

    def gilt(self, lage: Lage) -> bool:
        """Tell whether one of them holds for certain."""
        return any(bedingung.gilt(lage) for bedingung in self.eine_von)
