"""What has been found about ways, remembered for the next result: it depends on the Katalog and the diagram's answers alone.

Several threads may ask at once: what two of them add is equal.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from knowledge.gegenprobe.netz import Gruppen, Lage
from knowledge.gegenprobe.rang import Ende, Rang, raenge
from knowledge.gegenprobe.wege import Ausgang, Wege

# So many ways are remembered: all of the diagram, with some ten sets of other answers to its questions.
GEMERKT = 2_000


@dataclass(frozen=True, eq=False, slots=True)
class Klasse:
    """All that a finished way says about the ranking, with the number of each rank; ways that say the same are gone through once."""

    konzept: str
    auf_zeit: bool
    raenge: tuple[tuple[int, Rang], ...]


@dataclass
class Gedaechtnis:
    """The classes of each way, by kind of Kommune. They depend on all answers to the diagram's questions, those off the way included."""

    wege: Wege
    _klassen: dict[tuple[int, Lage, bool], Mapping[str, Klasse]] = field(default_factory=dict)
    _gleiche: dict[tuple[Ende, Gruppen], Klasse] = field(default_factory=dict)
    _nummerierte: dict[Rang, tuple[int, Rang]] = field(default_factory=dict)
    _zaehler: Iterator[int] = field(default_factory=count)

    def klassen(self, ausgang: Ausgang) -> Mapping[str, Klasse]:
        """Return the class of a way for each kind of Kommune."""
        schluessel = (ausgang.weg, ausgang.lage, ausgang.erstvorhaben)
        klassen = self._klassen.get(schluessel)
        if klassen is None:
            if len(self._klassen) >= GEMERKT:
                self._klassen.clear()
                self._gleiche.clear()
            gruppen = self.wege.netz.gruppen(ausgang.lage)
            klassen = {typ: self._klasse(self.wege.ende(typ, ausgang), hier) for typ, hier in gruppen.items()}
            self._klassen[schluessel] = klassen
        return klassen

    def _klasse(self, ende: Ende, gruppen: Gruppen) -> Klasse:
        klasse = self._gleiche.get((ende, gruppen))
        if klasse is None:
            alle = tuple([self._nummeriert(rang) for rang in raenge(self.wege.netz.ziele, ende, gruppen)])
            klasse = self._gleiche.setdefault((ende, gruppen), Klasse(ende.konzept, ende.auf_zeit, alle))
        return klasse

    def _nummeriert(self, rang: Rang) -> tuple[int, Rang]:
        return self._nummerierte.get(rang) or self._nummerierte.setdefault(rang, (next(self._zaehler), rang))
