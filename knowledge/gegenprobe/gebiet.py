"""Who can lead in one kind of Kommune: all completions, way by way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_

from knowledge.gegenprobe.ausschnitt import Ausschnitt
from knowledge.gegenprobe.fuehrung import Gang
from knowledge.gegenprobe.plan import Massstab
from knowledge.gegenprobe.rang import Klasse


def vereint(gruppen: Iterable[int]) -> int:
    """Return all models of some groups, or all elements of some sets, given as bits."""
    return reduce(or_, gruppen, 0)


@dataclass
class Gebiet:
    """What has been found for one kind of Kommune: the completions each model leads, and who leads on which way."""

    ausschnitt: Ausschnitt
    heute: int | None
    gaenge: dict[tuple[str, bool], Gang] = field(default_factory=dict)
    fertig: dict[Klasse, tuple[int, int]] = field(default_factory=dict)

    def gehe(self, klasse: Klasse) -> int:
        """Find who leads on a way, whatever today's model may be."""
        if klasse not in self.fertig:
            schluessel = (klasse.konzept, klasse.auf_zeit)
            gang = self.gaenge.get(schluessel)
            if gang is None:
                gang = self.gaenge[schluessel] = self._gang(schluessel, self.heute, self.ausschnitt.moeglich)
            self.fertig[klasse] = gang.gehe(klasse)
        fuehrend, als_heutige = self.fertig[klasse]
        return fuehrend | als_heutige

    def _gang(self, schluessel: tuple[str, bool], heute: int | None, moeglich: int) -> Gang:
        return Gang(Massstab(self.ausschnitt.raum, *schluessel, heute), moeglich)

    @property
    def alle(self) -> int:
        """All who can lead."""
        return vereint(fuehrend | als_heutige for fuehrend, als_heutige in self.fertig.values())

    @cached_property
    def gesamt(self) -> dict[int, int]:
        """The completions that each model leads."""
        gesamt: dict[int, int] = {}
        for gang in self.gaenge.values():
            for menge_je in (gang.fuehrt, gang.uebernimmt):
                for modell, menge in menge_je.items():
                    gesamt[modell] = gesamt.get(modell, 0) | menge
        return gesamt

    def in_menge(self, menge: int) -> int:
        """Return who leads in some of these completions."""
        return sum(1 << modell for modell, gefuehrte in self.gesamt.items() if gefuehrte & menge)

    def ohne_heutiges(self) -> int:
        """Return who can lead where there is no model today, today's model being unknown."""
        return vereint(fuehrend for fuehrend, _ in self.fertig.values())

    def mit_heutigem(self, heute: int, schon: int) -> int:
        """Return who can lead if this is today's model; who is in ``schon`` need not be shown.

        Who leads in a completion that today's model would not take over on any way leads there still; that shows most. The others are
        looked for on the ways they lead, in the completions they lead.
        """
        moeglich = self.ohne_heutiges() | vereint(als_heutige & 1 << heute for _, als_heutige in self.fertig.values())
        gefunden = moeglich & 1 << heute | schon
        for gang in self.gaenge.values():
            uebernommen = gang.uebernimmt.get(heute, 0)
            for modell, menge in gang.fuehrt.items():
                if not gefunden >> modell & 1 and menge & uebernommen != menge:
                    gefunden |= 1 << modell
        for schluessel, gang in self.gaenge.items():
            fraglich = {modell: menge for modell, menge in gang.fuehrt.items() if not gefunden >> modell & 1}
            probe = self._gang(schluessel, heute, vereint(fraglich.values()))
            for klasse, (fuehrend, _) in self.fertig.items():
                if fuehrend & ~gefunden and (klasse.konzept, klasse.auf_zeit) == schluessel:
                    gefunden |= probe.gehe(klasse)[0]
        return gefunden & (moeglich | schon)
