"""What the flow diagram says to the answers, edge by edge: taken, still possible, or off the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from knowledge.antwort import Antworten
from knowledge.flussdiagramm import Kante, Weg
from knowledge.katalog import Katalog

Stand = Literal["gegangen", "moeglich", "abseits"]
# From what leads on to what does not: the first that holds for one of its edges holds for a question.
STAENDE: Final[tuple[Stand, ...]] = ("gegangen", "moeglich", "abseits")


@dataclass(frozen=True, slots=True)
class Zweig:
    """An answer of a question and its edge; ``modelle`` are the leaves for this Kommune where the edge ends at leaves."""

    antwort: str
    kante: Kante
    stand: Stand
    modelle: tuple[str, ...]
    uebergang: bool


@dataclass(frozen=True, slots=True)
class Lage:
    """A question of the diagram with its edges."""

    knoten: str
    block: str
    frage: str
    stand: Stand
    zweige: tuple[Zweig, ...]


def diagramm_lage(katalog: Katalog, antworten: Antworten) -> tuple[Lage, ...]:
    """Return every question in the order of the data."""
    diagramm = katalog.flussdiagramm
    gegangen = {(schritt.knoten, schritt.antwort) for schritt in diagramm.gang(antworten)}
    wege = diagramm.moegliche_wege(antworten)
    moeglich = {(stueck.knoten, stueck.kante.antwort) for weg in wege for stueck in weg.stuecke}
    lagen = []
    for knoten in diagramm.knoten.values():
        frage = katalog.fragen[knoten.id]
        zweige = []
        for kante in knoten.kanten:
            stelle = (knoten.id, kante.antwort)
            stand: Stand = "gegangen" if stelle in gegangen else ("moeglich" if stelle in moeglich else "abseits")
            option = frage.option(kante.antwort)
            modelle = _modelle(katalog, antworten, kante, [weg for weg in wege if weg.stuecke[-1].kante is kante])
            uebergang = kante.uebergang or any(modell in diagramm.uebergangsmodelle.modelle for modell in modelle)
            zweige.append(Zweig(option.knopf if option else kante.antwort, kante, stand, modelle, uebergang))
        stand = next(stand for stand in STAENDE if any(zweig.stand == stand for zweig in zweige))
        lagen.append(Lage(knoten.id, knoten.block, frage.kurz, stand, tuple(zweige)))
    return tuple(lagen)


def bloecke(katalog: Katalog) -> Mapping[str, str]:
    """Return the blocks of the diagram with their number: 1 Strategische Grundlage."""
    return {block: f"{nummer} {titel}" for nummer, (block, titel) in enumerate(katalog.flussdiagramm.bloecke.items(), 1)}


def _modelle(katalog: Katalog, antworten: Antworten, kante: Kante, wege: list[Weg]) -> tuple[str, ...]:
    """Return where an edge ends: on the ways that are left all their leaves, else what the printed leaves are for this Kommune."""
    diagramm = katalog.flussdiagramm
    if not wege:
        konzept = diagramm.antworten(antworten).get("konzept")
        return diagramm.blaetter_hier(kante.blaetter, antworten, konzept)
    blaetter = {modell for weg in wege for modell in diagramm.blaetter_des_weges(weg, antworten)}
    return tuple(modell for modell in katalog.steckbriefe if modell in blaetter)
