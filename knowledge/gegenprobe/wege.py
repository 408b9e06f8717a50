"""The ways that completions of the answers can still take."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from knowledge.antwort import Antworten
from knowledge.flussdiagramm import Flussdiagramm
from knowledge.gegenprobe.netz import Lage, Netz
from knowledge.gegenprobe.rang import Ende
from knowledge.gegenprobe.ziele import KONZEPT
from knowledge.passung import TYPEN

V7B = "V7b"
ERSTVORHABEN = "erstvorhaben"
EIGENES_GELD = ("eigenfinanzierung", "moeglich")


class Ausgang(NamedTuple):
    """A way of a completion to its end, in a phase of the funding that stands for all phases in ``phasen``.

    ``weg`` is the number of the way; ``lage`` are its answers and those given besides.
    """

    weg: int
    phasen: tuple[str, ...]
    lage: Lage
    erstvorhaben: bool


@dataclass(frozen=True)
class Wege:
    """All ways of the diagram by number: their answers, and how they end."""

    netz: Netz

    @property
    def _diagramm(self) -> Flussdiagramm:
        return self.netz.ziele.tafel.katalog.flussdiagramm

    @cached_property
    def antworten(self) -> tuple[Mapping[str, str], ...]:
        """The answers on each way, by question."""
        return tuple({stueck.knoten: stueck.kante.antwort for stueck in weg.stuecke} for weg in self._diagramm.wege)

    @cached_property
    def _lagen(self) -> tuple[Lage, ...]:
        return tuple(self.netz.lage(auf_dem_weg) for auf_dem_weg in self.antworten)

    def moegliche(self, antworten: Antworten) -> Iterator[Ausgang]:
        """Yield every way that a completion of the answers can take to its end, for each phase that makes a difference."""
        diagramm = self._diagramm
        gegeben = {knoten: str(wert) for knoten in diagramm.knoten if (wert := antworten.bekannt(knoten)) is not None}
        for gleiche in self.phasen(antworten):
            bekannt = {**gegeben, **_vorgaben(diagramm, gleiche[0])}
            lage = self.netz.lage(bekannt)
            for nummer, (anders, _) in enumerate(diagramm.abstaende(bekannt)):
                if not anders:
                    yield Ausgang(nummer, gleiche, lage | self._lagen[nummer], gleiche[0] == ERSTVORHABEN)

    def ende(self, typ: str, ausgang: Ausgang) -> Ende:
        """Return how a way ends."""
        return self._enden[typ, ausgang.weg, ausgang.erstvorhaben]

    def eigenfinanziert(self, ausgang: Ausgang) -> bool:
        """Tell whether the Kommune pays a post itself, if there is half a post."""
        return bool(ausgang.lage & self.netz.bits.get(EIGENES_GELD, 0))

    @cached_property
    def _enden(self) -> Mapping[tuple[str, int, bool], Ende]:
        v7b = 1 << self.netz.ziele.tafel.nummer[V7B] if V7B in self.netz.ziele.tafel.nummer else 0
        enden: dict[tuple[str, int, bool], Ende] = {}
        for typ in TYPEN:
            for nummer, weg in enumerate(self._diagramm.wege):
                konzept = self.antworten[nummer].get(KONZEPT, "")
                ziele = sum(1 << modell for modell in self.netz.ziele.blaetter(typ, weg.blaetter, konzept))
                for erstvorhaben in (False, True):
                    gleiches = self.netz.ziele.gleiches_konzept[konzept]
                    enden[typ, nummer, erstvorhaben] = Ende(typ, gleiches, weg.geld_auf_zeit, ziele, erstvorhaben and bool(ziele & v7b))
        return enden

    def phasen(self, antworten: Antworten) -> tuple[tuple[str, ...], ...]:
        """Return the phases of the funding that are still possible, those together that make no difference."""
        bekannt = antworten.bekannt("foerderphase")
        alle = self.netz.ziele.tafel.katalog.fragen["foerderphase"].optionen
        gleiche: dict[object, tuple[str, ...]] = {}
        for phase in [str(option.wert) for option in alle] if bekannt is None else [str(bekannt)]:
            schluessel = (phase == ERSTVORHABEN, tuple(sorted(_vorgaben(self._diagramm, phase).items())))
            gleiche[schluessel] = (*gleiche.get(schluessel, ()), phase)
        return tuple(gleiche.values())


def _vorgaben(diagramm: Flussdiagramm, phase: str) -> dict[str, str]:
    lage = Antworten({"foerderphase": phase})
    return {vorgabe.frage: vorgabe.wert for vorgabe in diagramm.vorgaben if vorgabe.wenn.gilt(lage)}
