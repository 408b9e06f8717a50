"""A question of the consultation: what is asked, why, whom to ask, and which answers there are."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from knowledge.bedingung import FrageBedingung
from knowledge.spanne import Spanne

Art = Literal["auswahl", "modell", "einwohner", "ganzzahl", "stellen", "budget", "datum"]
ZAHLARTEN: frozenset[Art] = frozenset({"einwohner", "ganzzahl", "stellen", "budget"})
Wert = str | int | Decimal

WEISS_NICHT = "weiss_nicht"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose: stored value, button label (≤ 20 characters), full wording, and words that mean the same.

    ``spanne`` is set for a class of numbers; a number option such as "halbe Stelle" has its number as value.
    """

    wert: str | int | Decimal
    knopf: str
    text: str
    worte: tuple[str, ...] = ()
    spanne: Spanne | None = None


@dataclass(frozen=True, slots=True)
class Frage:
    """A question with a stable id. ``nur_wenn`` must hold for it to be asked at all (see beratung for the diagram's questions)."""

    id: str
    schritt: str
    art: Art
    kurz: str
    text: str
    warum: str
    quelle: str
    wen_fragen: str
    optionen: tuple[Option, ...] = ()
    hinweis: str | None = None
    beispiel: str | None = None
    termin: Literal["beginn", "ende"] | None = None
    spalten: int = 1
    nur_wenn: tuple[FrageBedingung, ...] = ()

    def option(self, wert: object) -> Option | None:
        """Return the option with this stored value, or ``None``."""
        return next((option for option in self.optionen if option.wert == wert), None)
