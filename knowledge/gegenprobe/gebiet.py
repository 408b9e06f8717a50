"""Who can lead in one kind of Kommune: the completions that are still possible, way by way."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_

from knowledge.gegenprobe.ausschnitt import Ausschnitt
from knowledge.gegenprobe.fuehrung import Schritt
from knowledge.gegenprobe.rang import Klasse

# Today's model where it is unknown: then every one counts.
UNBEKANNT = -1
# Who leads, and who would as today's model: bits by number of the model.
Fuehrende = tuple[int, int]


def vereint(gruppen: Iterable[int]) -> int:
    """Return all models of some groups, or all elements of some sets, given as bits."""
    return reduce(or_, gruppen, 0)


@dataclass
class Gebiet:
    """What has been found for one kind of Kommune: who leads on which way, and in which completions.

    ``heute`` is the number of today's model, ``None`` where there is none. Where it is unknown, ``uebernimmt`` is what each model would
    lead as today's, if that makes a difference.
    """

    ausschnitt: Ausschnitt
    pfad: Callable[[Klasse], tuple[Schritt, ...]]
    heute: int | None
    fuehrt: dict[int, int] = field(default_factory=dict)
    uebernimmt: dict[int, int] = field(default_factory=dict)
    _fertig: dict[Klasse, Fuehrende] = field(default_factory=dict)
    _schritte: dict[Schritt, Fuehrende] = field(default_factory=dict)

    def gehe(self, klasse: Klasse) -> int:
        """Find who leads on a way, whatever today's model may be."""
        if klasse not in self._fertig:
            pfad = self.pfad(klasse)
            als_heutiges = self._uebernommen(pfad, self.heute) & self.ausschnitt.moeglich
            if als_heutiges:
                self._fertig[klasse] = self._neben_heutigem(pfad, als_heutiges)
            else:
                self._fertig[klasse] = self._gemeinsam(pfad)
        fuehrend, als_heutige = self._fertig[klasse]
        return fuehrend | als_heutige

    def _gemeinsam(self, pfad: tuple[Schritt, ...]) -> Fuehrende:
        """Go a way whose steps are the same for all ways that share them."""
        fuehrend = als_heutige = 0
        for schritt in pfad:
            hier = self._schritte.get(schritt)
            if hier is None:
                uebernommen = schritt.uebernommen if self.heute == UNBEKANNT else ()
                hier = (self._merke(self.fuehrt, schritt.genommen), self._merke(self.uebernimmt, uebernommen))
                self._schritte[schritt] = hier
            fuehrend |= hier[0]
            als_heutige |= hier[1]
        return fuehrend, als_heutige

    def _neben_heutigem(self, pfad: tuple[Schritt, ...], als_heutiges: int) -> Fuehrende:
        """Go a way on which today's model takes over these completions, whoever else would lead them."""
        fuehrend = self._merke(self.fuehrt, ((self.heute or 0, als_heutiges),))
        for schritt in pfad:
            fuehrend |= self._merke(self.fuehrt, ((modell, menge ^ (menge & als_heutiges)) for modell, menge in schritt.genommen))
        return fuehrend, 0

    def _merke(self, ziel: dict[int, int], mengen: Iterable[tuple[int, int]]) -> int:
        """Add the completions that are possible; return the models that have some."""
        modelle = 0
        for modell, menge in mengen:
            davon = menge & self.ausschnitt.moeglich
            if davon:
                ziel[modell] = ziel.get(modell, 0) | davon
                modelle |= 1 << modell
        return modelle

    @staticmethod
    def _uebernommen(pfad: tuple[Schritt, ...], heute: int | None) -> int:
        """Return what a model would lead on a way as today's, where that makes a difference."""
        return vereint(menge for schritt in pfad for modell, menge in schritt.uebernommen if modell == heute)

    @property
    def alle(self) -> int:
        """All who can lead."""
        return vereint(fuehrend | als_heutige for fuehrend, als_heutige in self._fertig.values())

    @cached_property
    def _gesamt(self) -> dict[int, int]:
        """The completions that each model leads, whatever today's model may be."""
        return {modell: self.fuehrt.get(modell, 0) | self.uebernimmt.get(modell, 0) for modell in self.fuehrt | self.uebernimmt}

    def in_menge(self, menge: int) -> int:
        """Return who leads in some of these completions."""
        return sum(1 << modell for modell, gefuehrte in self._gesamt.items() if gefuehrte & menge)

    def ohne_heutiges(self) -> int:
        """Return who can lead where there is no model today, today's model being unknown."""
        return sum(1 << modell for modell in self.fuehrt)

    def mit_heutigem(self, heute: int, schon: int) -> int:
        """Return who can lead if this is today's model, today's model being unknown; who is in ``schon`` need not be shown.

        Who leads in a completion that today's model would not take over on any way leads there still; that shows most. The others are
        looked for on the ways they lead.
        """
        uebernommen = self.uebernimmt.get(heute, 0)
        gefunden = schon | (1 << heute if uebernommen or heute in self.fuehrt else 0)
        for modell, menge in self.fuehrt.items():
            if not gefunden >> modell & 1 and menge & uebernommen != menge:
                gefunden |= 1 << modell
        for klasse, (fuehrend, _) in self._fertig.items():
            if fuehrend & ~gefunden:
                pfad = self.pfad(klasse)
                bleibt = self.ausschnitt.moeglich & ~self._uebernommen(pfad, heute)
                alle = (teil for schritt in pfad for teil in schritt.genommen)
                gefunden |= vereint(1 << modell for modell, menge in alle if not gefunden >> modell & 1 and menge & bleibt)
        return gefunden
