"""Who holds a rank in which completions: each model's part of it, in the order in which the parts are given away."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from knowledge.gegenprobe.besetzung import Besetzung, Teil
from knowledge.gegenprobe.rang import Rang
from knowledge.gegenprobe.raum import Raum, Sicht

# Today's model where it is unknown.
UNBEKANNT: Final = -1


@dataclass(frozen=True, slots=True)
class Massstab:
    """What verdicts rest on besides the completion: the concept and the kind of money on the way, and today's model.

    ``heute`` is the number of today's model, ``None`` where there is none, ``UNBEKANNT`` where every one counts.
    """

    raum: Raum
    konzept: str
    auf_zeit: bool
    heute: int | None

    def plan(self, nummer: int, rang: Rang) -> tuple[Teil, ...]:
        """Return the parts of a rank, given with its number; kept with the Raum. Of equally narrow misses the earlier part comes first."""
        heute = self.heute if self.heute == UNBEKANNT or self.heute in rang.modelle else None
        schluessel = (nummer, self.konzept, self.auf_zeit, heute)
        plan = self.raum.plaene.get(schluessel)
        if plan is None:
            teile = self._empfohlen(rang) if rang.art == "empfohlen" else self._andere(rang)
            plan = self.raum.plaene[schluessel] = tuple(teil for teil in teile if teil.alle)
        return plan

    def _empfohlen(self, rang: Rang) -> Iterator[Teil]:
        """Yield today's model before higher anchoring; an existing V 7b misses what it will."""
        for als_heutiges in (True, False) if self.heute == UNBEKANNT else (False,):
            for modell in sorted(rang.modelle, key=lambda modell: modell != self.heute):
                ist_heute = als_heutiges or modell == self.heute
                if ist_heute and modell == rang.besteht:
                    block = self._besetzung(modell, "besteht").verfehlt[0]
                else:
                    block = self._besetzung(modell, "heute" if ist_heute else "fremd").passend
                yield Teil(modell, als_heutiges, block.alle, block.je_knapp)

    def _andere(self, rang: Rang) -> Iterator[Teil]:
        """Yield higher anchoring first."""
        for modell in rang.modelle:
            stellen = rang.stellen if modell in self.raum.ziele.ohne_stelle else None
            for sicht in self._sichten(modell):
                besetzung = self._besetzung(modell, sicht, stellen)
                block = besetzung.passend if rang.art == "passend" else besetzung.verfehlt[rang.verfehlt]
                yield Teil(modell, sicht == "nur_heute", block.alle, block.je_knapp)

    def _sichten(self, modell: int) -> tuple[Sicht, ...]:
        if self.heute == UNBEKANNT:
            return ("nur_heute", "fremd")
        return ("heute",) if modell == self.heute else ("fremd",)

    def _besetzung(self, modell: int, sicht: Sicht, stellen: bool | None = None) -> Besetzung:
        return self.raum.besetzung(modell, self.konzept, auf_zeit=self.auf_zeit, sicht=sicht, stellen=stellen)
