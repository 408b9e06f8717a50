"""The 31 tasks of a climate-protection manager (B, Tab. 4.2 and 4.3)."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Aufgabe:
    """One task: inside or outside the administration, its group, and whether only a Landkreis has it."""

    id: str
    bereich: Literal["innen", "aussen"]
    gruppe: Literal["pflicht", "management", "vernetzung", "extern", "gemeinden"]
    kurz: str
    text: str
    nur_landkreis: bool
    quelle: str
