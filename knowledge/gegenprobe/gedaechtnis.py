"""What has been found about ways, remembered for the next result: it depends on the Katalog and the diagram's answers alone.

Several threads may ask at once: what two of them add is equal.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from knowledge.gegenprobe.netz import Lage
from knowledge.gegenprobe.rang import Rang, raenge
from knowledge.gegenprobe.wege import Ausgang, Wege

# So many ways are remembered: all of the diagram for the three kinds of Kommune, with some twenty sets of other answers to its questions.
GEMERKT = 12_000


@dataclass(frozen=True, eq=False, slots=True)
class Klasse:
    """All that a finished way says about the ranking, with the number of each rank; ways that say the same are gone through once."""

    konzept: str
    auf_zeit: bool
    raenge: tuple[tuple[int, Rang], ...]


@dataclass
class Gedaechtnis:
    """The class of each way, by kind of Kommune and all answers to the diagram's questions."""

    wege: Wege
    _klassen: dict[tuple[str, int, Lage, bool], Klasse] = field(default_factory=dict)
    _gleiche: dict[tuple[object, ...], Klasse] = field(default_factory=dict)
    _nummerierte: dict[Rang, tuple[int, Rang]] = field(default_factory=dict)
    _zaehler: Iterator[int] = field(default_factory=count)

    def klasse(self, typ: str, ausgang: Ausgang) -> Klasse:
        """Return the class of a way."""
        schluessel = (typ, ausgang.weg, ausgang.lage, ausgang.erstvorhaben)
        klasse = self._klassen.get(schluessel)
        if klasse is None:
            if len(self._klassen) >= GEMERKT:
                self._klassen.clear()
                self._gleiche.clear()
            klasse = self._klassen[schluessel] = self._klasse(typ, ausgang)
        return klasse

    def _klasse(self, typ: str, ausgang: Ausgang) -> Klasse:
        ende = self.wege.ende(typ, ausgang)
        alle = raenge(self.wege.netz.ziele, ende, self.wege.netz.gruppen(ausgang.lage, typ))
        nummeriert = tuple([self._nummeriert(rang) for rang in alle if rang.modelle])
        klasse = Klasse(ende.konzept, ende.auf_zeit, nummeriert)
        return self._gleiche.setdefault((typ, ende.konzept, ende.auf_zeit, *(nummer for nummer, _ in nummeriert)), klasse)

    def _nummeriert(self, rang: Rang) -> tuple[int, Rang]:
        return self._nummerierte.get(rang) or self._nummerierte.setdefault(rang, (next(self._zaehler), rang))
