"""Who can lead in one kind of Kommune: all completions, way by way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from knowledge.gegenprobe.fuehrung import Gang, gewoehnlich
from knowledge.gegenprobe.raum import Raum
from knowledge.gegenprobe.wege import Ausgang, Klasse


def vereint(gruppen: Iterable[int]) -> int:
    """Return all models of some groups, given as bits."""
    summe = 0
    for gruppe in gruppen:
        summe |= gruppe
    return summe


@dataclass
class Gebiet:
    """What has been found for one kind of Kommune: the completions each model leads, and who leads on which way."""

    raum: Raum
    heute: int | None
    wege: list[tuple[Ausgang, int]] = field(default_factory=list)
    gaenge: dict[tuple[str, bool, bool], Gang] = field(default_factory=dict)
    fertig: dict[Klasse, tuple[int, int]] = field(default_factory=dict)

    def gehe(self, klasse: Klasse) -> int:
        """Find who leads on a way, whatever today's model may be."""
        if klasse not in self.fertig:
            schluessel = (klasse.konzept, klasse.auf_zeit, gewoehnlich(self.raum.tafel, klasse))
            gang = self.gaenge.get(schluessel)
            if gang is None:
                gang = self.gaenge[schluessel] = Gang(self.raum, klasse.konzept, klasse.auf_zeit, self.heute)
            self.fertig[klasse] = gang.gehe(klasse)
        fuehrend, als_heutige = self.fertig[klasse]
        return fuehrend | als_heutige

    @cached_property
    def gesamt(self) -> dict[int, int]:
        """The completions that each model leads."""
        gesamt: dict[int, int] = {}
        for gang in self.gaenge.values():
            for menge_je in (gang.fuehrt, gang.uebernimmt):
                for modell, menge in menge_je.items():
                    gesamt[modell] = gesamt.get(modell, 0) | menge
        return gesamt

    @cached_property
    def rahmen(self) -> dict[int, int]:
        """The frames in which each model leads with some core."""
        return {modell: self.raum.rahmen_von(menge) for modell, menge in self.gesamt.items()}

    @cached_property
    def kerne(self) -> dict[int, int]:
        """The cores with which each model leads in some frame."""
        return {modell: self.raum.kerne_von(menge) for modell, menge in self.gesamt.items()}

    def ohne_heutiges(self) -> int:
        """Return who can lead where there is no model today, today's model being unknown."""
        return vereint(fuehrend for fuehrend, _ in self.fertig.values())

    def mit_heutigem(self, heute: int, schon: int) -> int:
        """Return who can lead if this is today's model; who is in ``schon`` need not be shown.

        Where the size of today's model is not missed, it makes no difference on an ordinary way; that shows most. The others are
        looked for way by way, until nobody is left who could be found.
        """
        moeglich = self.ohne_heutiges() | vereint(als_heutige & 1 << heute for _, als_heutige in self.fertig.values())
        gefunden = moeglich & 1 << heute | schon
        betroffen = self.raum.groesse_verfehlt(heute)
        for (_, _, ist_gewoehnlich), gang in self.gaenge.items():
            if ist_gewoehnlich:
                gefunden |= vereint(1 << modell for modell, menge in gang.fuehrt.items() if menge & ~betroffen)
        gaenge: dict[tuple[str, bool], Gang] = {}
        for klasse in self.fertig:
            if not moeglich & ~gefunden:
                break
            schluessel = (klasse.konzept, klasse.auf_zeit)
            gang = gaenge.setdefault(schluessel, Gang(self.raum, klasse.konzept, klasse.auf_zeit, heute))
            gefunden |= gang.gehe(klasse)[0]
        return gefunden & (moeglich | schon)
