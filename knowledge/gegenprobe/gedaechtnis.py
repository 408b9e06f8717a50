"""What has been found about ways, remembered for the next result: it depends on the Katalog and the diagram's answers alone.

Several threads may ask at once: what two of them add is equal.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from knowledge.gegenprobe.netz import Gruppen, Lage, Netz
from knowledge.gegenprobe.rang import Ende, Rang, raenge

# So many ways are remembered: all of the diagram for the three kinds of Kommune, with some fifty sets of other answers to its questions.
GEMERKT = 30_000


@dataclass(frozen=True, eq=False, slots=True)
class Klasse:
    """All that a finished way says about the ranking, with the number of each rank; ways that say the same are gone through once.

    ``gewoehnlich``: today's model matters for its size alone, since the way has one leaf only, and no V 7b that exists already.
    """

    konzept: str
    auf_zeit: bool
    gewoehnlich: bool
    raenge: tuple[tuple[int, Rang], ...]


@dataclass
class Gedaechtnis:
    """The class of each way, by its end and all answers to the diagram's questions."""

    netz: Netz
    _klassen: dict[tuple[Ende, Lage], Klasse] = field(default_factory=dict)
    _gleiche: dict[tuple[Ende, Gruppen], Klasse] = field(default_factory=dict)
    _nummern: dict[Rang, int] = field(default_factory=dict)
    _zaehler: Iterator[int] = field(default_factory=count)

    def klasse(self, ende: Ende, lage: Lage) -> Klasse:
        """Return the class of a way."""
        klasse = self._klassen.get((ende, lage))
        if klasse is None:
            if len(self._klassen) >= GEMERKT:
                self._klassen.clear()
                self._gleiche.clear()
            klasse = self._klassen[ende, lage] = self._klasse(ende, self.netz.gruppen(lage, ende.typ))
        return klasse

    def _klasse(self, ende: Ende, gruppen: Gruppen) -> Klasse:
        klasse = self._gleiche.get((ende, gruppen))
        if klasse is None:
            alle = [rang for rang in raenge(self.netz.ziele, ende, gruppen) if rang.modelle]
            nummeriert = tuple((self._nummern.setdefault(rang, next(self._zaehler)), rang) for rang in alle)
            gewoehnlich = len(ende.blaetter) == 1 and alle[0].besteht is None
            klasse = self._gleiche.setdefault((ende, gruppen), Klasse(ende.konzept, ende.auf_zeit, gewoehnlich, nummeriert))
        return klasse
