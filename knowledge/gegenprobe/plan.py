"""Who holds a rank in which completions: each model's part of it, in the order in which the parts are given away."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from knowledge.gegenprobe.besetzung import Besetzung, Block, Teil
from knowledge.gegenprobe.rang import BESTEHT, MIT_HALBER, OHNE_HALBE, PASSEND, VERFEHLEND, Rang, art_und_modelle
from knowledge.gegenprobe.raum import Raum, Sicht
from knowledge.gegenprobe.wege import V7B

# Whether only completions with half a post count for a model without one, by kind of rank.
HALBE_STELLE_JE = {OHNE_HALBE: False, MIT_HALBER: True}

SICHTEN: tuple[tuple[Sicht, bool], ...] = (("nur_heute", True), ("fremd", False))


@dataclass(frozen=True)
class Massstab:
    """What verdicts rest on besides the completion: the concept and the kind of money on the way. Today's model can be any."""

    raum: Raum
    konzept: str
    auf_zeit: bool
    _plaene: dict[Rang, tuple[Teil, ...]] = field(default_factory=dict)

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
        for modell in modelle:
            besteht = kann_bestehen and self.raum.tafel.modelle[modell].id == V7B
            block = self._besetzung(modell, "besteht").verfehlt[0] if besteht else self._besetzung(modell, "heute").passend
            yield _teil(modell, block, als_heutiges=True)
        for modell in modelle:
            yield _teil(modell, self._besetzung(modell, "fremd").passend, als_heutiges=False)

    def _andere(self, art: int, modelle: list[int]) -> Iterator[Teil]:
        """Yield higher anchoring first."""
        for modell in modelle:
            stellen = HALBE_STELLE_JE.get(art) if self.raum.ziele.ohne_stelle >> modell & 1 else None
            for sicht, als_heutiges in SICHTEN:
                besetzung = self._besetzung(modell, sicht, stellen)
                block = besetzung.verfehlt[art - VERFEHLEND] if art >= VERFEHLEND else besetzung.passend
                yield _teil(modell, block, als_heutiges=als_heutiges)

    def _besetzung(self, modell: int, sicht: Sicht, stellen: bool | None = None) -> Besetzung:
        return self.raum.besetzung(modell, self.konzept, auf_zeit=self.auf_zeit, sicht=sicht, stellen=stellen)


def _teil(modell: int, block: Block, *, als_heutiges: bool) -> Teil:
    return Teil(modell, als_heutiges, block.alle, block.je_knapp)
