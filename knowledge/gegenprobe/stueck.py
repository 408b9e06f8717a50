"""A piece of the number line: what a number can still be, cut at the bounds that matter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from knowledge.antwort import GANZE_ZAHLEN, GRENZEN
from knowledge.spanne import ZWEI, Spanne

EINS = Decimal(1)


@dataclass(frozen=True, slots=True)
class Stueck:
    """All numbers between two edges; ``mit_von`` and ``mit_bis`` tell whether the edges belong to it. Never empty."""

    von: Decimal
    bis: Decimal
    mit_von: bool = True
    mit_bis: bool = True

    @property
    def ist_punkt(self) -> bool:
        """Tell whether the piece holds one number only."""
        return self.von == self.bis

    def vertreter(self) -> Decimal:
        """Return a number of the piece."""
        if self.mit_von:
            return self.von
        return self.bis if self.mit_bis else (self.von + self.bis) / ZWEI

    def schnitt(self, anderes: "Stueck") -> "Stueck | None":
        """Return what both pieces share, or ``None``."""
        von, mit_von = max((self.von, not self.mit_von), (anderes.von, not anderes.mit_von))
        bis, mit_bis = min((self.bis, self.mit_bis), (anderes.bis, anderes.mit_bis))
        return _stueck(von, bis, mit_von=not mit_von, mit_bis=mit_bis)

    def ab(self, grenze: Decimal) -> "Stueck | None":
        """Return the part from a bound on, or ``None``."""
        return self if grenze <= self.von else _stueck(grenze, self.bis, mit_von=True, mit_bis=self.mit_bis)

    def unter(self, grenze: Decimal) -> "Stueck | None":
        """Return the part below a bound, or ``None``."""
        return self if grenze > self.bis else _stueck(self.von, grenze, mit_von=self.mit_von, mit_bis=False)

    def geteilt(self, grenzen: Iterable[Decimal]) -> "Iterator[Stueck]":
        """Yield the parts below, between and above these bounds, given in rising order; a bound belongs to the part above it."""
        rest: Stueck | None = self
        for grenze in grenzen:
            unten = rest.unter(grenze) if rest is not None else None
            if unten is not None:
                yield unten
            rest = rest.ab(grenze) if rest is not None else None
        if rest is not None:
            yield rest

    def vereint(self, folgendes: "Stueck") -> "Stueck":
        """Return this piece and the one that follows it as one."""
        return Stueck(self.von, folgendes.bis, self.mit_von, folgendes.mit_bis)


def bereich(art: str, spanne: Spanne | None = None) -> Stueck:
    """Return every number that an answer of this kind may still be: all it accepts, a class, or the number itself."""
    unten, oben = GRENZEN[art]
    alles = Stueck(unten, oben)
    if spanne is None:
        return alles
    if spanne.ist_genau:
        return Stueck(spanne.von, spanne.von)
    klasse = Stueck(spanne.von, oben if spanne.bis is None else spanne.bis, mit_von=False, mit_bis=spanne.bis is None)
    return ganzzahlig(art, klasse.schnitt(alles) or klasse) or klasse


def ganzzahlig(art: str, stueck: Stueck | None) -> Stueck | None:
    """Return the piece closed at its outermost whole numbers where only these count, ``None`` where it holds none."""
    if stueck is None or art not in GANZE_ZAHLEN:
        return stueck
    von = stueck.von.to_integral_value(ROUND_CEILING)
    bis = stueck.bis.to_integral_value(ROUND_FLOOR)
    von += EINS if von == stueck.von and not stueck.mit_von else 0
    bis -= EINS if bis == stueck.bis and not stueck.mit_bis else 0
    return _stueck(von, bis, mit_von=True, mit_bis=True)


def zerlegt(art: str, ganzes: Stueck, schnitte: Iterable[Decimal]) -> Iterator[Stueck]:
    """Cut a piece at these numbers: yield each of them that lies in it, and what lies between."""
    raender = sorted({ganzes.von, ganzes.bis, *(schnitt for schnitt in schnitte if ganzes.von < schnitt < ganzes.bis)})
    teile = [Stueck(rand, rand) for rand in raender]
    gereiht = [teile[0]]
    for (links, rechts), punkt in zip(pairwise(raender), teile[1:], strict=True):
        gereiht += [Stueck(links, rechts, mit_von=False, mit_bis=False), punkt]
    for teil in gereiht:
        innen = ganzzahlig(art, teil.schnitt(ganzes))
        if innen is not None:
            yield innen


def _stueck(von: Decimal, bis: Decimal, *, mit_von: bool, mit_bis: bool) -> Stueck | None:
    if von > bis or (von == bis and not (mit_von and mit_bis)):
        return None
    return Stueck(von, bis, mit_von, mit_bis)
