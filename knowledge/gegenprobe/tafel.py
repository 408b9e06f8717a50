"""What never changes between two results, worked out once per Katalog: each verdict for each piece of each answer.

A verdict rests on few answers, and a number matters only up to the bounds of the requirements. So a small table per criterion says
everything; completions of unknown answers are then combined from tables, not judged one by one. The verdicts themselves come from
``knowledge.passung``: there is no second reading of the rules.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from knowledge.antwort import Antworten
from knowledge.empfehlung import HALBE_STELLE
from knowledge.gegenprobe.gedaechtnis import Gedaechtnis
from knowledge.gegenprobe.stueck import Stueck, bereich, zerlegt
from knowledge.katalog import Katalog
from knowledge.passung import HORIZONTE, KNAPP_OBEN, KNAPP_UNTEN, STUFEN, TYPEN, Fall, pruefe_kriterium
from knowledge.spanne import Spanne
from knowledge.steckbrief import Geraten, Steckbrief, StellenVerlangt

# Verdicts as numbers, so that the worse one is the greater one.
ERFUELLT, KNAPP, VERFEHLT = 0, 1, 2
ZAHL_DES_URTEILS = {"entfaellt": ERFUELLT, "erfuellt": ERFUELLT, "knapp": KNAPP, "verfehlt": VERFEHLT}
KSM = ("ja", "nein")
# So many Katalogs are remembered; tests make many.
KATALOGE = 4

Urteile = tuple[int, ...]


@dataclass(frozen=True)
class Tafel:
    """The tables of one Katalog. Models are numbered in its order; what has been found so far stands in ``gedaechtnis``."""

    katalog: Katalog
    gedaechtnis: Gedaechtnis = field(default_factory=Gedaechtnis)

    @cached_property
    def modelle(self) -> tuple[Steckbrief, ...]:
        """All models in the order of the Katalog."""
        return tuple(self.katalog.steckbriefe.values())

    @cached_property
    def nummer(self) -> Mapping[str, int]:
        """The number of each model."""
        return {steckbrief.id: nummer for nummer, steckbrief in enumerate(self.modelle)}

    @cached_property
    def einwohner(self) -> tuple[Stueck, ...]:
        """The pieces of the number of inhabitants on which no verdict changes."""
        schnitte = [Decimal(g.ab_einwohner) for g in self._geraten if g.ab_einwohner is not None]
        for steckbrief in self.modelle:
            verlangt = steckbrief.anforderung.kommunengroesse
            if verlangt is not None:
                grenzen = [Decimal(grenze) for grenze in (verlangt.von, verlangt.bis, verlangt.knapp_ab) if grenze]
                schnitte += [grenze * faktor for grenze in grenzen for faktor in (1, KNAPP_UNTEN, KNAPP_OBEN)]
        ab = sorted({g.ab_einwohner for g in self._geraten if g.ab_einwohner is not None})
        return _zusammengefasst(
            "einwohner",
            schnitte,
            lambda zahl: (*(self._groesse(typ, zahl, heute=False) for typ in TYPEN), *(zahl >= grenze for grenze in ab)),
        )

    @cached_property
    def stellen(self) -> tuple[Stueck, ...]:
        """The pieces of the posts on which no verdict changes, advised ratios aside."""
        schnitte = [HALBE_STELLE, *(g.stellen for g in self._geraten if g.stellen is not None)]
        for steckbrief in self.modelle:
            verlangt = steckbrief.anforderung.personalbudget
            if verlangt is not None:
                schnitte += [verlangt.ab, verlangt.ab * KNAPP_UNTEN]
        geraten = sorted({g.stellen for g in self._geraten if g.stellen is not None})
        return _zusammengefasst(
            "stellen",
            schnitte,
            lambda zahl: (self._stellen_mindestens(zahl), zahl >= HALBE_STELLE, *(zahl >= grenze for grenze in geraten)),
        )

    @cached_property
    def budget(self) -> tuple[Stueck, ...]:
        """The pieces of the money per inhabitant on which no verdict changes."""
        schnitte: list[Decimal] = []
        for steckbrief in self.modelle:
            verlangt = steckbrief.anforderung.klimabudget
            if verlangt is not None:
                grenze = verlangt.ab if verlangt.ueber is None else verlangt.ueber
                schnitte += [grenze * faktor for faktor in (1, KNAPP_UNTEN)] if grenze is not None else []
        return _zusammengefasst("budget", schnitte, self._budget)

    @cached_property
    def groessen(self) -> Mapping[tuple[str, bool], tuple[Urteile, ...]]:
        """By kind of Kommune, and whether each model is today's: the verdicts on the size for each piece."""
        return {
            (typ, heute): tuple(self._groesse(typ, stueck.vertreter(), heute=heute) for stueck in self.einwohner)
            for typ in TYPEN
            for heute in (False, True)
        }

    @cached_property
    def mindeststellen(self) -> tuple[Urteile, ...]:
        """The verdicts on the posts for each piece, without the advised numbers."""
        return tuple(self._stellen_mindestens(stueck.vertreter()) for stueck in self.stellen)

    @cached_property
    def budgets(self) -> tuple[Urteile, ...]:
        """The verdicts on the money for each piece."""
        return tuple(self._budget(stueck.vertreter()) for stueck in self.budget)

    @cached_property
    def horizonte(self) -> Mapping[bool, tuple[Urteile, ...]]:
        """By whether the money on the way is temporary: the verdicts for each horizon."""
        return {
            zeit: tuple(self._urteile("zeithorizont", {"zeithorizont": wert}, zeit=zeit) for wert in HORIZONTE) for zeit in (False, True)
        }

    @cached_property
    def historien(self) -> tuple[Urteile, ...]:
        """The verdicts for each rating of the history."""
        return tuple(self._urteile("historie", {"historie": wert}) for wert in STUFEN)

    @cached_property
    def relevanzen(self) -> tuple[Urteile, ...]:
        """The verdicts for each rating of the backing."""
        return tuple(self._urteile("relevanz", {"relevanz": wert}) for wert in STUFEN)

    @cached_property
    def voraussetzungen(self) -> Mapping[tuple[str, str, str], Urteile]:
        """The verdicts on the Voraussetzung by kind of Kommune, KSM in the Landkreis and concept."""
        return {
            (typ, ksm, konzept): self._urteile("voraussetzung", {"kommune_typ": typ, "landkreis_ksm": ksm, "konzept": konzept})
            for typ in TYPEN
            for ksm in KSM
            for konzept in self.konzepte
        }

    @cached_property
    def konzepte(self) -> tuple[str, ...]:
        """The answers to the question on the concept."""
        return tuple(str(option.wert) for option in self.katalog.fragen["konzept"].optionen)

    @cached_property
    def geraten(self) -> tuple[Geraten | None, ...]:
        """What is advised beyond the least number of posts, model by model."""
        verlangt = (steckbrief.anforderung.personalbudget for steckbrief in self.modelle)
        return tuple(eintrag.geraten if eintrag is not None else None for eintrag in verlangt)

    @cached_property
    def halbe_stelle(self) -> tuple[bool, ...]:
        """Whether a piece of the posts is at least half a post, piece by piece."""
        return tuple(stueck.von >= HALBE_STELLE for stueck in self.stellen)

    def stuecke(self, frage: str) -> tuple[Stueck, ...]:
        """Return the pieces of the numbers that a question asks for."""
        return {"einwohner": self.einwohner, "personalbudget": self.stellen, "klimabudget": self.budget}[frage]

    def verfehlt_hoechstens(self, typ: str, modell: int) -> int:
        """Return how many criteria a model can miss at most."""
        return sum(any(urteil[modell] == VERFEHLT for urteil in urteile) for urteile in self._alle_urteile(typ))

    def verfehlt_mindestens(self, typ: str, modell: int) -> int:
        """Return how many criteria a model misses in any case."""
        return sum(all(urteil[modell] == VERFEHLT for urteil in urteile) for urteile in self._alle_urteile(typ))

    @cached_property
    def fuehrbare(self) -> Mapping[str, frozenset[int]]:
        """By kind of Kommune: the models that can lead. One that no way reaches cannot, where one that is reached never misses more."""
        fuehrbar: dict[str, frozenset[int]] = {}
        kanten = [kante for knoten in self.katalog.flussdiagramm.knoten.values() for kante in knoten.kanten]
        for typ in TYPEN:
            erreichbar = {ziel for kante in kanten for konzept in self.konzepte for ziel in self.blaetter(typ, kante.blaetter, konzept)}
            hoechstens = min(self.verfehlt_hoechstens(typ, modell) for modell in erreichbar)
            alle = range(len(self.modelle))
            fuehrbar[typ] = frozenset(m for m in alle if m in erreichbar or self.verfehlt_mindestens(typ, m) < hoechstens)
        return fuehrbar

    @cached_property
    def verfehlt_des_ersten(self) -> Mapping[str, int]:
        """By kind of Kommune: how much the leading model can miss at most, namely no more than any model ever misses."""
        return {typ: min(self.verfehlt_hoechstens(typ, modell) for modell in self.fuehrbare[typ]) for typ in TYPEN}

    @cached_property
    def hilft_heute(self) -> Mapping[str, tuple[bool, ...]]:
        """By kind of Kommune: whether the size of a model is judged more mildly somewhere if it is today's."""
        return {
            typ: tuple(
                any(
                    anders[modell] != gleich[modell]
                    for anders, gleich in zip(self.groessen[typ, False], self.groessen[typ, True], strict=True)
                )
                for modell in range(len(self.modelle))
            )
            for typ in TYPEN
        }

    def _alle_urteile(self, typ: str) -> tuple[Sequence[Urteile], ...]:
        voraussetzungen = [urteil for (hier, _, _), urteil in self.voraussetzungen.items() if hier == typ]
        horizonte = (*self.horizonte[False], *self.horizonte[True])
        groessen = self.groessen[typ, False]
        return (groessen, self.mindeststellen, horizonte, self.budgets, self.historien, self.relevanzen, voraussetzungen)

    @cached_property
    def ohne_stelle(self) -> tuple[bool, ...]:
        """Whether a model has no post of its own, model by model."""
        return tuple(not steckbrief.hat_stelle for steckbrief in self.modelle)

    @cached_property
    def wege(self) -> tuple[dict[str, str], ...]:
        """The answers on each way of the diagram, by question."""
        wege = self.katalog.flussdiagramm.wege
        return tuple({stueck.knoten: stueck.kante.antwort for stueck in weg.stuecke} for weg in wege)

    @cached_property
    def nach_rang(self) -> tuple[int, ...]:
        """The numbers of the models, the highest anchoring first."""
        return tuple(sorted(range(len(self.modelle)), key=lambda nummer: -self.modelle[nummer].rang))

    @cached_property
    def gleiche_konzepte(self) -> tuple[tuple[str, ...], ...]:
        """The answers on the concept, those together that neither a Voraussetzung nor a rule on the leaves tells apart."""
        diagramm = self.katalog.flussdiagramm
        enden = sorted({kante.blaetter for knoten in diagramm.knoten.values() for kante in knoten.kanten if kante.blaetter})
        gleiche: dict[object, tuple[str, ...]] = {}
        for konzept in self.konzepte:
            verlangt = tuple(self.voraussetzungen[(typ, ksm, konzept)] for typ in TYPEN for ksm in KSM)
            ziele = tuple(self.blaetter(typ, ende, konzept) for typ in TYPEN for ende in enden)
            gleiche[verlangt, ziele] = (*gleiche.get((verlangt, ziele), ()), konzept)
        return tuple(gleiche.values())

    @cached_property
    def gleiches_konzept(self) -> Mapping[str, str]:
        """For each answer on the concept the one that stands for it."""
        return {konzept: gleiche[0] for gleiche in self.gleiche_konzepte for konzept in gleiche}

    def blaetter(self, typ: str, gedruckt: tuple[str, ...], konzept: str) -> tuple[int, ...]:
        """Return the numbers of the models that printed leaves mean for this Kommune, the highest anchoring first."""
        schluessel = (typ, gedruckt, konzept)
        if schluessel not in self._ziele:
            hier = self.katalog.flussdiagramm.blaetter_hier(gedruckt, Antworten({"kommune_typ": typ}), konzept)
            self._ziele[schluessel] = tuple(nummer for nummer in self.nach_rang if self.modelle[nummer].id in hier)
        return self._ziele[schluessel]

    @cached_property
    def _ziele(self) -> dict[tuple[str, tuple[str, ...], str], tuple[int, ...]]:
        return {}

    @property
    def _geraten(self) -> tuple[Geraten, ...]:
        return tuple(eintrag for eintrag in self.geraten if eintrag is not None)

    def _groesse(self, typ: str, zahl: Decimal, *, heute: bool) -> Urteile:
        return self._urteile("kommunengroesse", {"kommune_typ": typ}, {"einwohner": zahl}, heute=heute)

    def _budget(self, zahl: Decimal) -> Urteile:
        return self._urteile("klimabudget", {}, {"klimabudget": zahl})

    def _stellen_mindestens(self, zahl: Decimal) -> Urteile:
        return self._urteile("personalbudget", {}, {"personalbudget": zahl}, modelle=self._ohne_rat)

    @cached_property
    def _ohne_rat(self) -> tuple[Steckbrief, ...]:
        return tuple(_ohne_rat(steckbrief) for steckbrief in self.modelle)

    def _urteile(
        self,
        kriterium: str,
        werte: Mapping[str, str],
        zahlen: Mapping[str, Decimal] | None = None,
        *,
        heute: bool = False,
        zeit: bool = False,
        modelle: tuple[Steckbrief, ...] | None = None,
    ) -> Urteile:
        spannen = {frage: Spanne.genau(zahl) for frage, zahl in (zahlen or {}).items()}
        antworten = Antworten({**werte, **(zahlen or {})}, frozenset(), spannen)
        return tuple(
            ZAHL_DES_URTEILS[
                pruefe_kriterium(steckbrief, kriterium, Fall(antworten, steckbrief.id if heute else None, frozenset({zeit}))).urteil
            ]
            for steckbrief in modelle or self.modelle
        )


def _ohne_rat(steckbrief: Steckbrief) -> Steckbrief:
    anforderung = steckbrief.anforderung
    verlangt = anforderung.personalbudget
    if verlangt is None or verlangt.geraten is None:
        return steckbrief
    return replace(steckbrief, anforderung=replace(anforderung, personalbudget=StellenVerlangt(verlangt.ab)))


def _zusammengefasst(art: str, schnitte: Iterable[Decimal], merkmal: Callable[[Decimal], object]) -> tuple[Stueck, ...]:
    """Cut all numbers of a kind and join neighbours again that no requirement tells apart."""
    ergebnis: list[tuple[Stueck, object]] = []
    for stueck in zerlegt(art, bereich(art), schnitte):
        eigenes = merkmal(stueck.vertreter())
        if ergebnis and ergebnis[-1][1] == eigenes:
            ergebnis[-1] = (ergebnis[-1][0].vereint(stueck), eigenes)
        else:
            ergebnis.append((stueck, eigenes))
    return tuple(stueck for stueck, _ in ergebnis)


_TAFELN: dict[int, Tafel] = {}


def tafel(katalog: Katalog) -> Tafel:
    """Return the tables of a Katalog, made once."""
    bekannt = _TAFELN.get(id(katalog))
    if bekannt is None:
        while len(_TAFELN) >= KATALOGE:
            del _TAFELN[next(iter(_TAFELN))]
        bekannt = _TAFELN[id(katalog)] = Tafel(katalog)
    return bekannt
