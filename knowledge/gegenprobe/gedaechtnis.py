"""What has been found about ways, remembered for the next result: it depends on the Katalog and the diagram's answers alone.

Several threads may ask at once: what two of them add is equal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.gegenprobe.fuehrung import Gang, Schritt
from knowledge.gegenprobe.netz import Lage
from knowledge.gegenprobe.plan import Massstab
from knowledge.gegenprobe.rang import Klasse, raenge
from knowledge.gegenprobe.raum import Raum
from knowledge.gegenprobe.wege import Ausgang, Wege

# So many ways are remembered: all of the diagram, with some ten sets of other answers to its questions.
GEMERKT = 2_000


@dataclass
class Gedaechtnis:
    """The classes of each way, by kind of Kommune. They depend on all answers to the diagram's questions, those off the way included."""

    wege: Wege
    _klassen: dict[tuple[int, Lage, bool], Mapping[str, Klasse]] = field(default_factory=dict)
    _gleiche: dict[Klasse, Klasse] = field(default_factory=dict)
    _gaenge: dict[tuple[str, str, bool], Gang] = field(default_factory=dict)

    def klassen(self, ausgang: Ausgang) -> Mapping[str, Klasse]:
        """Return the class of a way for each kind of Kommune."""
        schluessel = (ausgang.weg, ausgang.lage, ausgang.erstvorhaben)
        klassen = self._klassen.get(schluessel)
        if klassen is None:
            if len(self._klassen) >= GEMERKT:
                self._klassen.clear()
                self._gleiche.clear()
            klassen = {typ: self._klasse(typ, ausgang, gruppen) for typ, gruppen in self.wege.netz.gruppen(ausgang.lage).items()}
            self._klassen[schluessel] = klassen
        return klassen

    def _klasse(self, typ: str, ausgang: Ausgang, gruppen: list[int]) -> Klasse:
        ende = self.wege.ende(typ, ausgang)
        alle = raenge(self.wege.netz.ziele, ende, gruppen, eigenfinanziert=self.wege.eigenfinanziert(ausgang))
        klasse = Klasse(ende.konzept, ende.auf_zeit, alle)
        return self._gleiche.setdefault(klasse, klasse)

    def pfad(self, raum: Raum, klasse: Klasse) -> tuple[Schritt, ...]:
        """Return the steps of a way through its ranks."""
        schluessel = (raum.typ, klasse.konzept, klasse.auf_zeit)
        gang = self._gaenge.get(schluessel)
        if gang is None:
            gang = self._gaenge.setdefault(schluessel, Gang(Massstab(raum, klasse.konzept, klasse.auf_zeit)))
        return gang.pfad(klasse)
