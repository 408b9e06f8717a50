"""The 31 tasks of a climate-protection manager (B, Tab. 4.2 and 4.3), their groups, and what an emphasis can mean for the model."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

Bereich = Literal["innen", "aussen"]
Gruppe = Literal["pflicht", "management", "vernetzung", "extern", "gemeinden"]
BEREICHE: Final[tuple[Bereich, Bereich]] = ("innen", "aussen")


@dataclass(frozen=True, slots=True)
class Aufgabe:
    """One task: inside or outside the administration, its group, and whether only a Landkreis has it."""

    id: str
    bereich: Bereich
    gruppe: Gruppe
    kurz: str
    text: str
    nur_landkreis: bool
    quelle: str


@dataclass(frozen=True, slots=True)
class Schwelle:
    """Groups or single tasks that together take at least so many percent of the working time."""

    anteil: Decimal
    gruppen: tuple[Gruppe, ...] = ()
    aufgaben: tuple[str, ...] = ()

    def zaehlt(self, aufgabe: Aufgabe) -> bool:
        """Tell whether a task is one of those that are added up."""
        return aufgabe.gruppe in self.gruppen or aufgabe.id in self.aufgaben


@dataclass(frozen=True, slots=True)
class Aufgabenhinweis:
    """What an emphasis of the tasks can mean for the model: a hint with its source, never a rule.

    All thresholds have to be reached; ``typ`` limits it to a Landkreis or to all others. The one without a threshold is said where no
    other one applies.
    """

    id: str
    text: str
    quelle: str
    wenn: tuple[Schwelle, ...] = ()
    typ: Literal["landkreis", "andere"] | None = None
    modelle: tuple[str, ...] = ()


def aufgaben_fuer(aufgaben: Iterable[Aufgabe], typ: object) -> tuple[Aufgabe, ...]:
    """Return the tasks of a Kommune of this type: all 31 for a Landkreis, 20 for everybody else and where the type is unknown."""
    return tuple(aufgabe for aufgabe in aufgaben if typ == "landkreis" or not aufgabe.nur_landkreis)
