"""Which model leads in which completions, on a finished way: the ranking of ``knowledge.empfehlung``, for all completions at once.

The ranks are gone through from the best to the worst. At each one, what is left of the completions and lies in its set is led by the model
that holds the rank; the rest goes on. What is left depends only on the ranks that took something, not on their order, so ways share most
steps. All of it is found for every completion there is, and kept: a result only looks at those completions its answers allow.

Today's model changes the ranking only for that model itself, and only to its favour: at each rank it could hold as today's model, what is
then left would be led by it.
"""

from dataclasses import dataclass, field

from knowledge.gegenprobe.besetzung import Teil
from knowledge.gegenprobe.plan import Massstab
from knowledge.gegenprobe.rang import ART_AB, Klasse, Rang

# So many sets of ranks and so many ways are remembered for a kind of Kommune, a concept and a kind of money. Where nothing is known,
# 160 sets and 80 ways are needed.
STAENDE = 300
PFADE = 600

# Models by number, each with the completions that it takes.
Mengen = tuple[tuple[int, int], ...]


@dataclass(eq=False, slots=True)
class Schritt:
    """A rank on the way of some completions: who takes which of them, who would as today's model, and what is left.

    ``ziel`` is ``None`` where nothing is taken: a state that led to itself would never be freed in time.
    """

    genommen: Mengen
    uebernommen: Mengen
    ziel: "_Stand | None"


@dataclass(eq=False, slots=True)
class _Stand:
    """What is left after some ranks; ``marken`` tells which ones took something. For each next rank its step, ``None`` without effect."""

    rest: int
    marken: int
    weiter: dict[Rang, Schritt | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Gang:
    """Goes through the ranks on ways with the same concept and the same kind of money. Several threads may do so at once."""

    massstab: Massstab
    _staende: dict[int, _Stand] = field(default_factory=dict)
    _pfade: dict[tuple[Rang, ...], tuple[Schritt, ...]] = field(default_factory=dict)

    def pfad(self, klasse: Klasse) -> tuple[Schritt, ...]:
        """Return the steps of a way that have an effect, until nothing is left."""
        pfad = self._pfade.get(klasse.raenge)
        if pfad is None:
            if len(self._staende) >= STAENDE:
                self._staende.clear()
            if len(self._pfade) >= PFADE or not self._staende:
                self._pfade.clear()
            pfad = self._pfade[klasse.raenge] = tuple(self._gehe(klasse.raenge))
        return pfad

    def _gehe(self, raenge: tuple[Rang, ...]) -> list[Schritt]:
        schritte: list[Schritt] = []
        stand = self._staende.setdefault(0, _Stand(self.massstab.raum.alles, 0))
        for rang in raenge:
            if rang not in stand.weiter:
                stand.weiter[rang] = self._vergib(stand, rang)
            schritt = stand.weiter[rang]
            if schritt is not None:
                schritte.append(schritt)
                stand = schritt.ziel or stand
            if not stand.rest:
                break
        return schritte

    def _vergib(self, stand: _Stand, rang: Rang) -> Schritt | None:
        """Give a rank to its models."""
        rest = stand.rest
        genommen: dict[int, int] = {}
        uebernommen: dict[int, int] = {}
        for modell, als_heutiges, menge in _reihenfolge(self.massstab.plan(rang), rest):
            davon = rest & menge
            if davon and als_heutiges:
                uebernommen[modell] = uebernommen.get(modell, 0) | davon
            elif davon:
                genommen[modell] = genommen.get(modell, 0) | davon
                rest ^= davon
        if not genommen and not uebernommen:
            return None
        marken = stand.marken | sum(1 << modell for modell in genommen) << ART_AB * (rang >> ART_AB)
        ziel = self._staende.setdefault(marken, _Stand(rest, marken)) if genommen else None
        return Schritt(tuple(genommen.items()), tuple(uebernommen.items()), ziel)


def _reihenfolge(plan: tuple[Teil, ...], rest: int) -> list[tuple[int, bool, int]]:
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
