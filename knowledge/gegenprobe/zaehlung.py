"""Who can lead, in all and answer by answer: all kinds of Kommune together."""

from dataclasses import dataclass, field
from functools import cached_property, partial

from knowledge.antwort import Antworten
from knowledge.frage import Frage
from knowledge.gegenprobe.ausschnitt import ZAHLEN, Ausschnitt
from knowledge.gegenprobe.gebiet import UNBEKANNT, Gebiet, vereint
from knowledge.gegenprobe.raum import Verhaeltnis
from knowledge.gegenprobe.teile import teile_der_zahl
from knowledge.gegenprobe.vorrat import Vorrat
from knowledge.passung import TYPEN


@dataclass
class Zaehlung:
    """The leading models of all completions, as bits by number of the model: in all, and answer by answer."""

    vorrat: Vorrat
    antworten: Antworten
    alle: int = 0
    gebiete: dict[str, Gebiet] = field(default_factory=dict)
    _je_weg: dict[int, int] = field(default_factory=dict)
    _je_phase: dict[str, int] = field(default_factory=dict)

    def zaehle(self) -> None:
        """Go through all kinds of Kommune and ways that are possible."""
        typ = self.antworten.bekannt("kommune_typ")
        for moeglich in TYPEN if typ is None else (str(typ),):
            raum = self.vorrat.raeume[moeglich]
            pfad = partial(self.vorrat.gedaechtnis.pfad, raum)
            self.gebiete[moeglich] = Gebiet(Ausschnitt(raum, self.antworten), pfad, self._heute())
        for ausgang in self.vorrat.wege.moegliche(self.antworten):
            klassen = self.vorrat.gedaechtnis.klassen(ausgang)
            modelle = vereint(gebiet.gehe(klassen[moeglich]) for moeglich, gebiet in self.gebiete.items())
            self._je_weg[ausgang.weg] = self._je_weg.get(ausgang.weg, 0) | modelle
            for phase in ausgang.phasen:
                self._je_phase[phase] = self._je_phase.get(phase, 0) | modelle
        self.alle = vereint(self._je_weg.values())

    def _heute(self) -> int | None:
        if self.antworten.bekannt("modell_heute") is None:
            return UNBEKANNT
        heute = self.vorrat.tafel.katalog.modell_heute(self.antworten)
        return None if heute is None else self.vorrat.tafel.nummer[heute.id]

    def ist_klasse(self, frage: Frage) -> bool:
        """Tell whether the question is answered with a class, so that the exact number could still decide."""
        spanne = self.antworten.spanne(frage.id)
        return frage.id in ZAHLEN and spanne is not None and not spanne.ist_genau

    def nach_antwort(self, frage: Frage) -> list[int]:
        """Return who can lead after each answer to a question, its options equally likely; nothing where the ranking does not need it."""
        if frage.id in self.vorrat.tafel.katalog.flussdiagramm.knoten:
            return [self._auf_wegen(frage.id, str(option.wert)) for option in frage.optionen]
        if frage.id in ZAHLEN:
            teile = teile_der_zahl(self.vorrat.tafel, frage, self.antworten, self._verhaeltnisse)
            gruppen = [vereint(gebiet.in_menge(gebiet.ausschnitt.mit_zahl(frage.id, *teil)) for gebiet in self._gebiete) for teil in teile]
            return [gruppe for gruppe in gruppen if gruppe]
        if frage.id == "modell_heute":
            keins = vereint(gebiet.ohne_heutiges() for gebiet in self._gebiete)
            return [keins, *(self._mit_heutigem(modell) for modell in range(len(self.vorrat.tafel.modelle)))]
        return [self._nach_option(frage.id, str(option.wert)) for option in frage.optionen]

    def _nach_option(self, frage: str, wert: str) -> int:
        if frage == "kommune_typ":
            return self.gebiete[wert].alle
        if frage == "foerderphase":
            return self._je_phase.get(wert, 0)
        return vereint(gebiet.in_menge(gebiet.ausschnitt.mit_option(frage, wert)) for gebiet in self._gebiete)

    @property
    def _gebiete(self) -> tuple[Gebiet, ...]:
        return tuple(self.gebiete.values())

    @cached_property
    def _verhaeltnisse(self) -> frozenset[Verhaeltnis]:
        return frozenset(verhaeltnis for gebiet in self._gebiete for verhaeltnis in gebiet.ausschnitt.raum.verhaeltnisse)

    def _mit_heutigem(self, heute: int) -> int:
        gefunden = 0
        for gebiet in self._gebiete:
            gefunden = gebiet.mit_heutigem(heute, gefunden)
        return gefunden

    def _auf_wegen(self, frage: str, antwort: str) -> int:
        """Return who leads on the ways that take an answer, or do without the question."""
        auf_dem_weg = self.vorrat.wege.antworten
        return vereint(modelle for weg, modelle in self._je_weg.items() if auf_dem_weg[weg].get(frage, antwort) == antwort)
