"""Robust: does the same model lead whatever is still unknown? If not, which can, and which question would narrow them most?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from functools import cached_property

from knowledge.antwort import Antworten
from knowledge.beratung import zaehlende_fragen
from knowledge.frage import ZAHLARTEN, Frage
from knowledge.gegenprobe.fuehrung import Gang, gewoehnlich
from knowledge.gegenprobe.raum import KERN, UNBEKANNT, Raum
from knowledge.gegenprobe.stueck import Stueck, bereich
from knowledge.gegenprobe.tafel import KSM, Tafel, tafel
from knowledge.gegenprobe.wege import Ausgang, Klasse, ausgaenge
from knowledge.katalog import Katalog
from knowledge.passung import HORIZONTE, STUFEN, TYPEN
from knowledge.spanne import Spanne

STUFEN_JE: Mapping[str, tuple[str, ...]] = {"zeithorizont": HORIZONTE, "historie": STUFEN, "relevanz": STUFEN}
ZAHLEN = ("einwohner", "gemeinden", "personalbudget", "klimabudget")
# Besides the diagram's questions, the ranking rests on these.
FRAGEN = frozenset({"kommune_typ", "landkreis_ksm", "modell_heute", "foerderphase", *ZAHLEN, *STUFEN_JE})


@dataclass(frozen=True, slots=True)
class Robustheit:
    """The models that lead for some completion of the unknown answers, in the order of the Katalog, and the question that decides.

    ``frage`` is the id of the unanswered question, or of the one answered with a class only, whose answer leaves the fewest candidates
    on average; ``None`` where the result is robust.
    """

    kandidaten: tuple[str, ...]
    frage: str | None

    @property
    def robust(self) -> bool:
        """Tell whether the same model leads for every completion."""
        return len(self.kandidaten) == 1


def fragen_der_rangfolge(katalog: Katalog) -> frozenset[str]:
    """Return the ids of the questions on which the ranking rests."""
    return FRAGEN | katalog.flussdiagramm.knoten.keys()


def robustheit(katalog: Katalog, antworten: Antworten) -> Robustheit:
    """Return which models can still lead and which question would narrow them most. Every completion counts.

    A completion answers all questions that count then (``beratung.zaehlende_fragen``): those that an answer opens, too. Questions it does
    not reach stay as they are; it belongs to each of their answers. "Weiß nicht" and a missing answer are the same.
    """
    zaehlung = _Zaehlung(tafel(katalog), antworten)
    zaehlung.zaehle()
    modelle = tuple(katalog.steckbriefe)
    kandidaten = tuple(modell for nummer, modell in enumerate(modelle) if zaehlung.alle >> nummer & 1)
    return Robustheit(kandidaten, None if len(kandidaten) == 1 else _entscheidende(katalog, antworten, zaehlung))


def _entscheidende(katalog: Katalog, antworten: Antworten, zaehlung: "_Zaehlung") -> str | None:
    """Return the question with the fewest expected candidates; in a tie the first in the order of the Katalog."""
    beste: tuple[Fraction, str] | None = None
    zaehlende = {frage.id for frage in zaehlende_fragen(katalog, antworten)}
    for frage in katalog.fragen.values():
        unbekannt = frage.id in zaehlende and antworten.bekannt(frage.id) is None
        if not unbekannt and not zaehlung.ist_klasse(frage):
            continue
        gruppen = zaehlung.nach_antwort(frage)
        if not gruppen:
            continue
        erwartet = Fraction(sum(gruppe.bit_count() for gruppe in gruppen), len(gruppen))
        if not unbekannt and erwartet >= zaehlung.alle.bit_count():
            continue
        if beste is None or erwartet < beste[0]:
            beste = (erwartet, frage.id)
    return beste[1] if beste else None


def vereint(gruppen: Iterable[int]) -> int:
    """Return all models of some groups, given as bits."""
    summe = 0
    for gruppe in gruppen:
        summe |= gruppe
    return summe


@dataclass
class _Gebiet:
    """What has been found for one kind of Kommune: the completions each model leads, and who leads on which way."""

    raum: Raum
    heute: int | None
    wege: list[tuple[Ausgang, int]] = field(default_factory=list)
    gaenge: dict[tuple[str, bool, bool], Gang] = field(default_factory=dict)
    fertig: dict[Klasse, tuple[int, int]] = field(default_factory=dict)

    def gehe(self, klasse: Klasse) -> int:
        """Find who leads on a way, whatever today's model may be."""
        if klasse not in self.fertig:
            schluessel = (klasse.konzept, klasse.auf_zeit, gewoehnlich(self.raum.tafel, klasse))
            gang = self.gaenge.get(schluessel)
            if gang is None:
                gang = self.gaenge[schluessel] = Gang(self.raum, klasse.konzept, klasse.auf_zeit, self.heute)
            self.fertig[klasse] = gang.gehe(klasse)
        fuehrend, als_heutige = self.fertig[klasse]
        return fuehrend | als_heutige

    @cached_property
    def gesamt(self) -> dict[int, int]:
        """The completions that each model leads."""
        gesamt: dict[int, int] = {}
        for gang in self.gaenge.values():
            for menge_je in (gang.fuehrt, gang.uebernimmt):
                for modell, menge in menge_je.items():
                    gesamt[modell] = gesamt.get(modell, 0) | menge
        return gesamt

    @cached_property
    def rahmen(self) -> dict[int, int]:
        """The frames in which each model leads with some core."""
        return {modell: self.raum.rahmen_von(menge) for modell, menge in self.gesamt.items()}

    @cached_property
    def kerne(self) -> dict[int, int]:
        """The cores with which each model leads in some frame."""
        return {modell: self.raum.kerne_von(menge) for modell, menge in self.gesamt.items()}

    def ohne_heutiges(self) -> int:
        """Return who can lead where there is no model today, today's model being unknown."""
        return vereint(fuehrend for fuehrend, _ in self.fertig.values())

    def mit_heutigem(self, heute: int, schon: int) -> int:
        """Return who can lead if this is today's model; who is in ``schon`` need not be shown.

        Where the size of today's model is not missed, it makes no difference on an ordinary way; that shows most. The others are
        looked for way by way, until nobody is left who could be found.
        """
        moeglich = self.ohne_heutiges() | vereint(als_heutige & 1 << heute for _, als_heutige in self.fertig.values())
        gefunden = moeglich & 1 << heute | schon
        betroffen = self.raum.groesse_verfehlt(heute)
        for (_, _, ist_gewoehnlich), gang in self.gaenge.items():
            if ist_gewoehnlich:
                gefunden |= vereint(1 << modell for modell, menge in gang.fuehrt.items() if menge & ~betroffen)
        gaenge: dict[tuple[str, bool], Gang] = {}
        for klasse in self.fertig:
            if not moeglich & ~gefunden:
                break
            schluessel = (klasse.konzept, klasse.auf_zeit)
            gang = gaenge.setdefault(schluessel, Gang(self.raum, klasse.konzept, klasse.auf_zeit, heute))
            gefunden |= gang.gehe(klasse)[0]
        return gefunden & (moeglich | schon)


@dataclass
class _Zaehlung:
    """The leading models of all completions, as bits by number of the model: in all, and answer by answer."""

    tafel: Tafel
    antworten: Antworten
    alle: int = 0
    gebiete: dict[str, _Gebiet] = field(default_factory=dict)

    def zaehle(self) -> None:
        """Go through all kinds of Kommune and ways that are possible."""
        typ = self.antworten.bekannt("kommune_typ")
        for moeglich in TYPEN if typ is None else (str(typ),):
            gebiet = self.gebiete[moeglich] = _Gebiet(Raum(self.tafel, self.antworten, moeglich), self._heute())
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
        match frage.id:
            case "kommune_typ":
                return [vereint(wege for _, wege in gebiet.wege) for gebiet in self.gebiete.values()]
            case "foerderphase":
                return [self._in_phase(str(option.wert)) for option in frage.optionen]
            case "modell_heute":
                keins = vereint(gebiet.ohne_heutiges() for gebiet in self.gebiete.values())
                return [keins, *(self._mit_heutigem(modell) for modell in range(len(self.tafel.modelle)))]
            case "landkreis_ksm":
                return [self._mit_ksm(ksm) for ksm in KSM]
            case "zeithorizont" | "historie" | "relevanz":
                stufen = range(len(STUFEN_JE[frage.id]))
                return [self._mit_kernen(KERN.index(frage.id), [nummer]) for nummer in stufen]
            case "einwohner" | "gemeinden" | "personalbudget" | "klimabudget":
                gruppen = [self._mit_zahl(frage, teil) for teil in self._teile(frage)]
                return [gruppe for gruppe in gruppen if gruppe]
            case _:
                return []

    def _mit_heutigem(self, heute: int) -> int:
        gefunden = 0
        for gebiet in self.gebiete.values():
            gefunden = gebiet.mit_heutigem(heute, gefunden)
        return gefunden

    def _alle_wege(self) -> Iterator[tuple[Ausgang, int]]:
        for gebiet in self.gebiete.values():
            yield from gebiet.wege

    def _auf_wegen(self, frage: str, antwort: str) -> int:
        return vereint(modelle for ausgang, modelle in self._alle_wege() if ausgang.antwort(frage) in (None, antwort))

    def _in_phase(self, phase: str) -> int:
        return vereint(modelle for ausgang, modelle in self._alle_wege() if phase in ausgang.phasen)

    def _mit_ksm(self, ksm: str) -> int:
        return vereint(
            self._mit_rahmen(gebiet, gebiet.raum.rahmen_mit_ksm(ksm if typ != "landkreis" else KSM[-1])) for typ, gebiet in self.gebiete.items()
        )

    def _mit_rahmen(self, gebiet: _Gebiet, rahmen: int) -> int:
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

    def _teile(self, frage: Frage) -> list[Stueck]:
        """Return the classes of a number, cut at the bounds that matter; a bound itself counts only where it is an option."""
        klassen = [bereich(frage.art, self.antworten.spanne(frage.id))]
        if self.antworten.bekannt(frage.id) is None and frage.optionen:
            klassen = [bereich(frage.art, option.spanne or Spanne.genau(Decimal(option.wert))) for option in frage.optionen]
        stuecke = self.tafel.stuecke(frage.id) if frage.id != "gemeinden" else (bereich(frage.art),)
        grenzen = self._grenzen_der_verhaeltnisse(frage.id)
        teile: list[Stueck] = []
        for klasse in klassen:
            gemeinsame = [teil for stueck in stuecke if (teil := stueck.schnitt(klasse)) is not None]
            geteilt = [teil for gemeinsam in gemeinsame for teil in gemeinsam.geteilt(grenzen)]
            teile += [teil for teil in geteilt if klasse.ist_punkt or not teil.ist_punkt]
        return teile

    def _grenzen_der_verhaeltnisse(self, frage: str) -> list[Decimal]:
        """Return from which number on the exact other number meets an advised ratio, or meets it no more."""
        grenzen = []
        for verhaeltnis in {verhaeltnis for gebiet in self.gebiete.values() for verhaeltnis in gebiet.raum.verhaeltnisse}:
            anderes = self.antworten.spanne(verhaeltnis.frage if frage == "personalbudget" else "personalbudget")
            if anderes is None or not anderes.ist_genau:
                continue
            if frage == "personalbudget":
                grenzen.append(verhaeltnis.stellen(anderes.von))
            elif frage == verhaeltnis.frage:
                grenzen.append(verhaeltnis.menge(anderes.von).to_integral_value(ROUND_FLOOR) + 1)
        return sorted(grenzen)
