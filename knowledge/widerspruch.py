"""Answers that do not go together are named, never silently resolved."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.antwort import Antworten
from knowledge.bedingung import EineVon, FrageBedingung, VorBedingung, WegBedingung, ZahlBedingung
from knowledge.flussdiagramm import Flussdiagramm

Bedingung = FrageBedingung | ZahlBedingung | VorBedingung | WegBedingung | EineVon


@dataclass(frozen=True, slots=True)
class Widerspruch:
    """A combination of answers that contradict each other: it is there where all conditions hold for certain."""

    id: str
    text: str
    wenn: tuple[Bedingung, ...]


def finde_widersprueche(
    widersprueche: Iterable[Widerspruch], antworten: Antworten, flussdiagramm: Flussdiagramm
) -> tuple[Widerspruch, ...]:
    """Return the contradictions in the answers, in the order of the data."""
    uebergang = any(schritt.kante.uebergang for schritt in flussdiagramm.gang(antworten))

    def gilt(bedingung: Bedingung) -> bool:
        return uebergang if isinstance(bedingung, WegBedingung) else bedingung.gilt(antworten)

    return tuple(widerspruch for widerspruch in widersprueche if all(gilt(bedingung) for bedingung in widerspruch.wenn))
