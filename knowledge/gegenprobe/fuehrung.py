"""Which model leads in which completions, on a finished way: the ranking of ``knowledge.empfehlung``, for all completions at once.

The ranks are gone through from the best to the worst. At each one, what is left of the completions and lies in its set is led by the model
that holds the rank; the rest goes on. What is left depends only on the ranks that took something, not on their order, so ways share most
steps.

Today's model, where it is unknown, changes the ranking only for that model itself, and only to its favour: at each rank it could hold
as today's model, what is then left would be led by it.
"""

from dataclasses import dataclass, field

from knowledge.gegenprobe.besetzung import Teil
from knowledge.gegenprobe.plan import Massstab
from knowledge.gegenprobe.rang import ART_AB, Klasse, Rang


@dataclass(slots=True)
class _Stand:
    """What is left after some ranks; ``marken`` tells which ones took something. For each next rank: where it leads and who holds it."""

    rest: int
    marken: int
    weiter: dict[int, tuple["_Stand", int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Gang:
    """Goes through the ranks on ways that are judged alike, in the completions given; ``fuehrt`` is what each model leads on them.

    ``uebernimmt`` is what each model would lead as today's, where that is unknown and makes a difference.
    """

    massstab: Massstab
    moeglich: int
    fuehrt: dict[int, int] = field(default_factory=dict)
    uebernimmt: dict[int, int] = field(default_factory=dict)
    _staende: dict[int, _Stand] = field(default_factory=dict)

    def gehe(self, klasse: Klasse) -> tuple[int, int]:
        """Go through the ranks of a way; return who leads there and who would as today's model, as bits by number of the model."""
        fuehrend = als_heutige = 0
        stand = self._staende.get(0) or self._staende.setdefault(0, _Stand(self.moeglich, 0))
        for rang in klasse.raenge:
            naechster = stand.weiter.get(rang)
            if naechster is None:
                naechster = stand.weiter[rang] = self._vergib(stand, rang)
            stand = naechster[0]
            fuehrend |= naechster[1]
            als_heutige |= naechster[2]
            if not stand.rest:
                break
        return fuehrend, als_heutige

    def _vergib(self, stand: _Stand, rang: Rang) -> tuple[_Stand, int, int]:
        """Give a rank to its models; return what is left and who holds it."""
        rest, fuehrend, als_heutige = stand.rest, 0, 0
        for modell, als_heutiges, menge in _schritte(self.massstab.plan(rang), rest):
            davon = rest & menge
            if davon and als_heutiges:
                self.uebernimmt[modell] = self.uebernimmt.get(modell, 0) | davon
                als_heutige |= 1 << modell
            elif davon:
                self.fuehrt[modell] = self.fuehrt.get(modell, 0) | davon
                fuehrend |= 1 << modell
                rest ^= davon
        if not fuehrend:
            return stand, 0, als_heutige
        marken = stand.marken | fuehrend << ART_AB * (rang >> ART_AB)
        ziel = self._staende.get(marken)
        if ziel is None:
            ziel = self._staende[marken] = _Stand(rest, marken)
        return ziel, fuehrend, als_heutige


def _schritte(plan: tuple[Teil, ...], rest: int) -> list[tuple[int, bool, int]]:
    """Return in order which sets of which models can take something: those with fewer narrow misses first, where several models can."""
    offen = [teil for teil in plan if teil.alle & rest]
    if not offen or all(teil.modell == offen[0].modell for teil in offen):
        return [(teil.modell, teil.als_heutiges, teil.alle) for teil in offen]
    return [
        (teil.modell, teil.als_heutiges, teil.je_knapp[knapp])
        for knapp in range(max(len(teil.je_knapp) for teil in offen))
        for teil in offen
        if knapp < len(teil.je_knapp) and teil.je_knapp[knapp]
    ]
