"""What never changes between two results, worked out once per Katalog: each verdict for each piece of each answer.

A verdict rests on few answers, and a number matters only up to the bounds of the requirements. So a small table per criterion says
everything; completions of unknown answers are then combined from tables, not judged one by one. The verdicts themselves come from
``knowledge.passung``: there is no second reading of the rules.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from knowledge.antwort import Antworten
from knowledge.empfehlung import HALBE_STELLE
from knowledge.gegenprobe.schnitte import schnitte_der_groesse, schnitte_der_stellen, schnitte_des_geldes, zusammengefasst
from knowledge.gegenprobe.stueck import Stueck
from knowledge.katalog import Katalog
from knowledge.passung import HORIZONTE, STUFEN, TYPEN, Fall, pruefe_kriterium
from knowledge.spanne import Spanne
from knowledge.steckbrief import Anforderung, Geraten, Steckbrief, StellenVerlangt

# Verdicts as numbers, so that the worse one is the greater one.
ERFUELLT, KNAPP, VERFEHLT = 0, 1, 2
ZAHL_DES_URTEILS = {"entfaellt": ERFUELLT, "erfuellt": ERFUELLT, "knapp": KNAPP, "verfehlt": VERFEHLT}
KSM = ("ja", "nein")

Urteile = tuple[int, ...]


@dataclass(frozen=True)
class Tafel:
    """The tables of one Katalog. Models are numbered in its order; in each table stand all models."""

    katalog: Katalog

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
        ab = sorted({g.ab_einwohner for g in self._geraten if g.ab_einwohner is not None})
        return zusammengefasst(
            "einwohner",
            schnitte_der_groesse(self._anforderungen),
            lambda zahl: (*(self._groesse(typ, zahl, heute=False) for typ in TYPEN), *(zahl >= grenze for grenze in ab)),
        )

    @cached_property
    def stellen(self) -> tuple[Stueck, ...]:
        """The pieces of the posts on which no verdict changes, advised ratios aside."""
        geraten = sorted({g.stellen for g in self._geraten if g.stellen is not None})
        return zusammengefasst(
            "stellen",
            schnitte_der_stellen(self._anforderungen),
            lambda zahl: (self._stellen_mindestens(zahl), zahl >= HALBE_STELLE, *(zahl >= grenze for grenze in geraten)),
        )

    @cached_property
    def budget(self) -> tuple[Stueck, ...]:
        """The pieces of the money per inhabitant on which no verdict changes."""
        return zusammengefasst("budget", schnitte_des_geldes(self._anforderungen), self._budget)

    def stuecke(self, frage: str) -> tuple[Stueck, ...]:
        """Return the pieces of the numbers that a question asks for."""
        return {"einwohner": self.einwohner, "personalbudget": self.stellen, "klimabudget": self.budget}[frage]

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
        verlangt = (anforderung.personalbudget for anforderung in self._anforderungen)
        return tuple(eintrag.geraten if eintrag is not None else None for eintrag in verlangt)

    def alle_urteile(self, typ: str) -> tuple[Sequence[Urteile], ...]:
        """Return every verdict that a kind of Kommune can get, criterion by criterion."""
        voraussetzungen = [urteil for (hier, _, _), urteil in self.voraussetzungen.items() if hier == typ]
        horizonte = (*self.horizonte[False], *self.horizonte[True])
        groessen = self.groessen[typ, False]
        return (groessen, self.mindeststellen, horizonte, self.budgets, self.historien, self.relevanzen, voraussetzungen)

    @cached_property
    def _anforderungen(self) -> tuple[Anforderung, ...]:
        return tuple(steckbrief.anforderung for steckbrief in self.modelle)

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
