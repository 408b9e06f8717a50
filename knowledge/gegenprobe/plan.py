"""Who holds a rank in which completions: each model's part of it, in the order in which the parts are given away."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from knowledge.gegenprobe.besetzung import Besetzung, Teil
from knowledge.gegenprobe.rang import BESTEHT, MIT_HALBER, OHNE_HALBE, PASSEND, VERFEHLEND, Rang, art_und_modelle
from knowledge.gegenprobe.raum import Raum, Sicht
from knowledge.gegenprobe.wege import V7B

# Today's model where it is unknown.
UNBEKANNT: Final = -1
# Whether only completions with half a post count for a model without one, by kind of rank.
HALBE_STELLE_JE = {OHNE_HALBE: False, MIT_HALBER: True}


@dataclass(frozen=True)
class Massstab:
    """What verdicts rest on besides the completion: the concept and the kind of money on the way, and today's model.

    ``heute`` is the number of today's model, ``None`` where there is none, ``UNBEKANNT`` where every one counts.
    """

    raum: Raum
    konzept: str
    auf_zeit: bool
    heute: int | None

    @cached_property
    def _plaene(self) -> dict[Rang, tuple[Teil, ...]]:
        """The plans made so far; kept with the Raum."""
        return self.raum.plaene.setdefault((self.konzept, self.auf_zeit, self.heute), {})

    def plan(self, rang: Rang) -> tuple[Teil, ...]:
        """Return the parts of a rank. Of equally narrow misses the earlier part comes first."""
        plan = self._plaene.get(rang)
        if plan is None:
            art, bits = art_und_modelle(rang)
            modelle = [modell for modell in self.raum.ziele.nach_rang if bits >> modell & 1]
            teile = self._andere(art, modelle) if art >= PASSEND else self._empfohlen(modelle, kann_bestehen=art == BESTEHT)
            plan = self._plaene[rang] = tuple(teil for teil in teile if teil.alle)
        return plan

    def _empfohlen(self, modelle: list[int], *, kann_bestehen: bool) -> Iterator[Teil]:
        """Yield today's model before higher anchoring; an existing V 7b misses what it will."""
        for als_heutiges in (True, False) if self.heute == UNBEKANNT else (False,):
            for modell in sorted(modelle, key=lambda modell: modell != self.heute):
                ist_heute = als_heutiges or modell == self.heute
                if kann_bestehen and ist_heute and self.raum.tafel.modelle[modell].id == V7B:
                    block = self._besetzung(modell, "besteht").verfehlt[0]
                else:
                    block = self._besetzung(modell, "heute" if ist_heute else "fremd").passend
                yield Teil(modell, als_heutiges, block.alle, block.je_knapp)

    def _andere(self, art: int, modelle: list[int]) -> Iterator[Teil]:
        """Yield higher anchoring first."""
        for modell in modelle:
            stellen = HALBE_STELLE_JE.get(art) if self.raum.ziele.ohne_stelle >> modell & 1 else None
            for sicht in self._sichten(modell):
                besetzung = self._besetzung(modell, sicht, stellen)
                block = besetzung.verfehlt[art - VERFEHLEND] if art >= VERFEHLEND else besetzung.passend
                yield Teil(modell, sicht == "nur_heute", block.alle, block.je_knapp)

    def _sichten(self, modell: int) -> tuple[Sicht, ...]:
        if self.heute == UNBEKANNT:
            return ("nur_heute", "fremd")
        return ("heute",) if modell == self.heute else ("fremd",)

    def _besetzung(self, modell: int, sicht: Sicht, stellen: bool | None = None) -> Besetzung:
        return self.raum.besetzung(modell, self.konzept, auf_zeit=self.auf_zeit, sicht=sicht, stellen=stellen)
