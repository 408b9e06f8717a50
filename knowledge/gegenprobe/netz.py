"""How far each model is from a way: the diagram's smallest distances to all its ends, found in one pass."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter
from operator import itemgetter

from knowledge.gegenprobe.ziele import KONZEPT, Ziele
from knowledge.passung import TYPEN

# A differing answer weighs more than all questions of a way together.
OFFEN, ANDERS, FERN = 1, 1_000, 1_000_000
# There are fewer tiers than this.
STUFEN = 100

# Answers to the diagram's questions, a bit for each answer.
Lage = int
# A question or printed leaves, for one group of answers on the concept: the rules on the leaves look at it.
_Ort = tuple[str, str | tuple[str, ...]]
# An edge: the place of its question, all answers to it and its own as bits, and the place it leads to.
_Kante = tuple[int, int, int, int]
# A model as a bit, its tier, and what picks the distances of the ends that mean it.
_Modell = tuple[int, int, Callable[[list[int]], tuple[int, ...]]]


@dataclass(frozen=True)
class Netz:
    """The diagram, prepared for distances."""

    ziele: Ziele

    @cached_property
    def bits(self) -> Mapping[tuple[str, str], int]:
        """A bit for each answer to each question."""
        knoten = self.ziele.tafel.katalog.flussdiagramm.knoten.values()
        paare = [(frage.id, kante.antwort) for frage in knoten for kante in frage.kanten]
        return {paar: 1 << nummer for nummer, paar in enumerate(paare)}

    def lage(self, antworten: Mapping[str, str]) -> Lage:
        """Return answers as bits."""
        return sum(self.bits[paar] for paar in antworten.items())

    def gruppen(self, lage: Lage) -> dict[str, list[int]]:
        """Return by kind of Kommune how these answers bring all models, as bits: those equally near and of the same tier together.

        The nearest, and then the highest tier, come first.
        """
        strecken = self._strecken(lage)
        ergebnis = {}
        for typ, modelle in self._enden.items():
            gruppen: dict[int, int] = {}
            for bit, stufe, enden in modelle:
                platz = min(enden(strecken)) * STUFEN - stufe
                gruppen[platz] = gruppen.get(platz, 0) | bit
            ergebnis[typ] = [gruppen[platz] for platz in sorted(gruppen)]
        return ergebnis

    def _strecken(self, lage: Lage) -> list[int]:
        """Return the smallest distance to each place, as one number: differing answers, then unanswered questions."""
        strecken = list(self._anfang)
        for ort, alle, bit, ziel in self._kanten:
            strecke = strecken[ort] + (0 if lage & bit else ANDERS if lage & alle else OFFEN)
            strecken[ziel] = min(strecken[ziel], strecke)
        return strecken

    @cached_property
    def _orte(self) -> Mapping[_Ort, int]:
        """The number of each place; each question comes after all that lead to it."""
        diagramm = self.ziele.tafel.katalog.flussdiagramm
        sortierer: TopologicalSorter[str] = TopologicalSorter({diagramm.start: ()})
        for knoten in diagramm.knoten.values():
            for kante in knoten.kanten:
                if kante.ziel is not None:
                    sortierer.add(kante.ziel, knoten.id)
        orte: list[str | tuple[str, ...]] = [*sortierer.static_order(), *self.ziele.enden]
        return {
            (gleiche[0], ort): nummer for nummer, (gleiche, ort) in enumerate((g, o) for g in self.ziele.gleiche_konzepte for o in orte)
        }

    @cached_property
    def _anfang(self) -> tuple[int, ...]:
        """The distances before the first step; the last place is one that nothing reaches."""
        start = self.ziele.tafel.katalog.flussdiagramm.start
        return (*(0 if ort == start else FERN for _, ort in self._orte), FERN)

    @cached_property
    def _kanten(self) -> tuple[_Kante, ...]:
        """The edges in the order of their questions."""
        diagramm = self.ziele.tafel.katalog.flussdiagramm
        kanten: list[_Kante] = []
        for (gruppe, ort), nummer in self._orte.items():
            if not isinstance(ort, str):
                continue
            alle = sum(self.bits[ort, kante.antwort] for kante in diagramm.knoten[ort].kanten)
            for kante in diagramm.knoten[ort].kanten:
                if ort != KONZEPT or self.ziele.gleiches_konzept[kante.antwort] == gruppe:
                    ziel = self._orte[gruppe, kante.blaetter if kante.ziel is None else kante.ziel]
                    kanten.append((nummer, alle, self.bits[ort, kante.antwort], ziel))
        return tuple(kanten)

    @cached_property
    def _enden(self) -> Mapping[str, tuple[_Modell, ...]]:
        """The models by kind of Kommune."""
        nirgends = len(self._orte)
        zu: dict[str, tuple[_Modell, ...]] = {}
        for typ in TYPEN:
            enden = [
                (nummer, self.ziele.blaetter(typ, ort, konzept))
                for (konzept, ort), nummer in self._orte.items()
                if not isinstance(ort, str)
            ]
            # With two places at least, itemgetter returns a tuple.
            zu[typ] = tuple(
                (1 << modell, steckbrief.stufe, itemgetter(nirgends, nirgends, *(ende for ende, ziele in enden if modell in ziele)))
                for modell, steckbrief in enumerate(self.ziele.tafel.modelle)
            )
        return zu
