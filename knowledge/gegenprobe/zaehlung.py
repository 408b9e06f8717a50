"""Who can lead, in all and answer by answer: all kinds of Kommune together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from knowledge.antwort import Antworten
from knowledge.frage import Frage
from knowledge.gegenprobe.gebiet import Gebiet, vereint
from knowledge.gegenprobe.raum import KERN, UNBEKANNT, Raum, Verhaeltnis
from knowledge.gegenprobe.stueck import Stueck
from knowledge.gegenprobe.tafel import Tafel
from knowledge.gegenprobe.teile import teile_der_zahl
from knowledge.gegenprobe.wege import Ausgang, ausgaenge
from knowledge.passung import HORIZONTE, STUFEN, TYPEN

STUFEN_JE: Mapping[str, tuple[str, ...]] = {"zeithorizont": HORIZONTE, "historie": STUFEN, "relevanz": STUFEN}
ZAHLEN = ("einwohner", "gemeinden", "personalbudget", "klimabudget")


@dataclass
class Zaehlung:
    """The leading models of all completions, as bits by number of the model: in all, and answer by answer."""

    tafel: Tafel
    antworten: Antworten
    alle: int = 0
    gebiete: dict[str, Gebiet] = field(default_factory=dict)

    def zaehle(self) -> None:
        """Go through all kinds of Kommune and ways that are possible."""
        typ = self.antworten.bekannt("kommune_typ")
        for moeglich in TYPEN if typ is None else (str(typ),):
            gebiet = self.gebiete[moeglich] = Gebiet(Raum(self.tafel, self.antworten, moeglich), self._heute())
            for ausgang in ausgaenge(self.tafel, self.antworten, moeglich):
                modelle = gebiet.gehe(ausgang.klasse)
                gebiet.wege.append((ausgang, modelle))
                self.alle |= modelle

    def _heute(self) -> int | None:
        if self.antworten.bekannt("modell_heute") is None:
            return UNBEKANNT
        heute = self.tafel.katalog.modell_heute(self.antworten)
        return None if heute is None else self.tafel.nummer[heute.id]

    def ist_klasse(self, frage: Frage) -> bool:
        """Tell whether the question is answered with a class, so that the exact number could still decide."""
        spanne = self.antworten.spanne(frage.id)
        return frage.id in ZAHLEN and spanne is not None and not spanne.ist_genau

    def nach_antwort(self, frage: Frage) -> list[int]:
        """Return who can lead after each answer to a question, its options equally likely; nothing where the ranking does not need it."""
        if frage.id in self.tafel.katalog.flussdiagramm.knoten:
            return [self._auf_wegen(frage.id, str(option.wert)) for option in frage.optionen]
        if frage.id in ZAHLEN:
            teile = teile_der_zahl(self.tafel, frage, self.antworten, self._verhaeltnisse)
            return [gruppe for teil in teile if (gruppe := self._mit_zahl(frage, teil))]
        if frage.id == "modell_heute":
            keins = vereint(gebiet.ohne_heutiges() for gebiet in self.gebiete.values())
            return [keins, *(self._mit_heutigem(modell) for modell in range(len(self.tafel.modelle)))]
        return [self._nach_option(frage.id, str(option.wert)) for option in frage.optionen]

    def _nach_option(self, frage: str, wert: str) -> int:
        if frage == "kommune_typ":
            return vereint(modelle for _, modelle in self.gebiete[wert].wege)
        if frage == "foerderphase":
            return vereint(modelle for ausgang, modelle in self._alle_wege() if wert in ausgang.phasen)
        if frage == "landkreis_ksm":
            return vereint(self._mit_rahmen(gebiet, gebiet.raum.rahmen_mit_ksm(wert)) for gebiet in self.gebiete.values())
        return self._mit_kernen(KERN.index(frage), [STUFEN_JE[frage].index(wert)])

    @cached_property
    def _verhaeltnisse(self) -> frozenset[Verhaeltnis]:
        return frozenset(verhaeltnis for gebiet in self.gebiete.values() for verhaeltnis in gebiet.raum.verhaeltnisse)

    def _mit_heutigem(self, heute: int) -> int:
        gefunden = 0
        for gebiet in self.gebiete.values():
            gefunden = gebiet.mit_heutigem(heute, gefunden)
        return gefunden

    def _alle_wege(self) -> Iterator[tuple[Ausgang, int]]:
        for gebiet in self.gebiete.values():
            yield from gebiet.wege

    def _auf_wegen(self, frage: str, antwort: str) -> int:
        return vereint(modelle for ausgang, modelle in self._alle_wege() if ausgang.antworten.get(frage, antwort) == antwort)

    def _mit_rahmen(self, gebiet: Gebiet, rahmen: int) -> int:
        return sum(1 << modell for modell in gebiet.gesamt if gebiet.rahmen[modell] & rahmen)

    def _mit_kernen(self, platz: int, nummern: list[int]) -> int:
        return vereint(
            1 << modell
            for gebiet in self.gebiete.values()
            for modell in gebiet.gesamt
            if gebiet.kerne[modell] & gebiet.raum.kerne_mit(platz, nummern)
        )

    def _mit_zahl(self, frage: Frage, teil: Stueck) -> int:
        if frage.id == "klimabudget":
            nummern = [nummer for nummer, stueck in enumerate(self.tafel.budget) if stueck.schnitt(teil) is not None]
            return self._mit_kernen(0, nummern)
        return vereint(
            vereint(1 << modell for modell in gebiet.gesamt)
            if frage.id == "gemeinden" and gebiet.raum.gemeinden is None
            else self._mit_rahmen(gebiet, gebiet.raum.rahmen_in(frage.id, teil))
            for gebiet in self.gebiete.values()
        )
