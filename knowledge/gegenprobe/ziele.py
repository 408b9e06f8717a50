"""Which models the diagram's leaves mean for a kind of Kommune, and which models can lead there at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from knowledge.antwort import Antworten
from knowledge.gegenprobe.tafel import KSM, VERFEHLT, Tafel
from knowledge.passung import TYPEN

KONZEPT = "konzept"


@dataclass(frozen=True)
class Ziele:
    """Leaves and leading models of one Katalog, by number of the model."""

    tafel: Tafel

    def blaetter(self, typ: str, gedruckt: tuple[str, ...], konzept: str) -> tuple[int, ...]:
        """Return the models that printed leaves mean for this Kommune, the highest anchoring first."""
        hier = self.tafel.katalog.flussdiagramm.blaetter_hier(gedruckt, Antworten({"kommune_typ": typ}), konzept)
        return tuple(nummer for nummer in self.nach_rang if self.tafel.modelle[nummer].id in hier)

    @cached_property
    def nach_rang(self) -> tuple[int, ...]:
        """All models, the highest anchoring first."""
        return tuple(sorted(range(len(self.tafel.modelle)), key=lambda nummer: -self.tafel.modelle[nummer].rang))

    @cached_property
    def ohne_stelle(self) -> int:
        """The models without a post of their own, as bits."""
        return sum(1 << nummer for nummer, steckbrief in enumerate(self.tafel.modelle) if not steckbrief.hat_stelle)

    @cached_property
    def gleiche_konzepte(self) -> tuple[tuple[str, ...], ...]:
        """The answers on the concept, those together that neither a Voraussetzung nor a rule on the leaves tells apart."""
        gleiche: dict[object, tuple[str, ...]] = {}
        for konzept in self.tafel.konzepte:
            verlangt = tuple(self.tafel.voraussetzungen[(typ, ksm, konzept)] for typ in TYPEN for ksm in KSM)
            ziele = tuple(self.blaetter(typ, ende, konzept) for typ in TYPEN for ende in self.enden)
            gleiche[verlangt, ziele] = (*gleiche.get((verlangt, ziele), ()), konzept)
        return tuple(gleiche.values())

    @cached_property
    def gleiches_konzept(self) -> Mapping[str, str]:
        """For each answer on the concept the one that stands for it."""
        return {konzept: gleiche[0] for gleiche in self.gleiche_konzepte for konzept in gleiche}

    @cached_property
    def fuehrbare(self) -> Mapping[str, frozenset[int]]:
        """By kind of Kommune: the models that can lead. One that no way reaches cannot, where one that is reached never misses more."""
        fuehrbar: dict[str, frozenset[int]] = {}
        for typ in TYPEN:
            erreichbar = {ziel for ende in self.enden for konzept in self.tafel.konzepte for ziel in self.blaetter(typ, ende, konzept)}
            hoechstens = min(self._verfehlt_hoechstens(typ, modell) for modell in erreichbar)
            alle = range(len(self.tafel.modelle))
            fuehrbar[typ] = frozenset(m for m in alle if m in erreichbar or self._verfehlt_mindestens(typ, m) < hoechstens)
        return fuehrbar

    @cached_property
    def fuehrbare_bits(self) -> Mapping[str, int]:
        """The same as bits."""
        return {typ: sum(1 << modell for modell in modelle) for typ, modelle in self.fuehrbare.items()}

    @cached_property
    def verfehlt_des_ersten(self) -> Mapping[str, int]:
        """By kind of Kommune: how much the leading model can miss at most, namely no more than any model ever misses."""
        return {typ: min(self._verfehlt_hoechstens(typ, modell) for modell in self.fuehrbare[typ]) for typ in TYPEN}

    @cached_property
    def enden(self) -> tuple[tuple[str, ...], ...]:
        """The leaves as printed, end by end."""
        kanten = (kante for knoten in self.tafel.katalog.flussdiagramm.knoten.values() for kante in knoten.kanten)
        return tuple(sorted({kante.blaetter for kante in kanten if kante.blaetter}))

    def _verfehlt_hoechstens(self, typ: str, modell: int) -> int:
        return sum(any(urteil[modell] == VERFEHLT for urteil in urteile) for urteile in self.tafel.alle_urteile(typ))

    def _verfehlt_mindestens(self, typ: str, modell: int) -> int:
        return sum(all(urteil[modell] == VERFEHLT for urteil in urteile) for urteile in self.tafel.alle_urteile(typ))
