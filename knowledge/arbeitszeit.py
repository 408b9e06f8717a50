"""How a KSM spends the working time: IST and SOLL of every task in percent, sums, and what is different (B, Kap. 4.1).

Values are decimals from 0 to 100 with at most one decimal place. 100 % is the target of each column; a sum counts as reached within
``TOLERANZ`` (Fachkonzept, section 7). A value that is missing is unknown, except in a column that has reached 100 %: there nothing is
left to give, so it counts as 0.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from knowledge.aufgabe import Aufgabe, Aufgabenhinweis, Bereich, Gruppe

Feld = Literal["ist", "soll"]
Platz = tuple[str, Feld]
Werte = Mapping[Platz, Decimal]
Stand = Literal["offen", "begonnen", "fertig"]

FELDER: Final[tuple[Feld, Feld]] = ("ist", "soll")
GANZ: Final = Decimal(100)
TOLERANZ: Final = Decimal("0.5")
FEINHEIT: Final = Decimal("0.1")
SCHRITT: Final = Decimal("0.5")
NICHTS: Final = Decimal(0)


class InvalidShareError(ValueError):
    """A share of the working time that is none: below 0, above 100, or with more than one decimal place."""


@dataclass(frozen=True, slots=True)
class Differenz:
    """A task whose IST and SOLL are known, in percent of the working time."""

    aufgabe: Aufgabe
    ist: Decimal
    soll: Decimal

    @property
    def wert(self) -> Decimal:
        """How much the task grows; negative where it shrinks."""
        return self.soll - self.ist


@dataclass(frozen=True)
class Arbeitszeit:
    """The tasks of a Kommune, in the order of the tables, and the shares that were given; others are not looked at."""

    aufgaben: tuple[Aufgabe, ...]
    werte: Werte

    def wert(self, aufgabe: str, feld: Feld) -> Decimal | None:
        """Return the share that was given, ``None`` where none was."""
        return self.werte.get((aufgabe, feld))

    def gilt(self, aufgabe: str, feld: Feld) -> Decimal | None:
        """Return the share that was given, or 0 where nothing is left to give."""
        wert = self.wert(aufgabe, feld)
        return NICHTS if wert is None and self.stimmt(feld) else wert

    def summe(self, feld: Feld, gruppe: Gruppe | None = None, bereich: Bereich | None = None) -> Decimal:
        """Return what the shares of a column add up to: of a group, a Bereich or all."""
        gezaehlt = (a for a in self.aufgaben if gruppe in (None, a.gruppe) and bereich in (None, a.bereich))
        return sum((self.werte.get((aufgabe.id, feld), NICHTS) for aufgabe in gezaehlt), NICHTS)

    def gruppe(self, feld: Feld, gruppe: Gruppe) -> Decimal | None:
        """Return the sum of a group, ``None`` where nothing of it was given and something is still left to give."""
        unbekannt = len(self.offene(feld, gruppe)) == sum(aufgabe.gruppe == gruppe for aufgabe in self.aufgaben)
        return None if unbekannt and not self.stimmt(feld) else self.summe(feld, gruppe=gruppe)

    def rest(self, feld: Feld) -> Decimal:
        """Return what is left to 100 %; negative where it is more."""
        return GANZ - self.summe(feld)

    def stimmt(self, feld: Feld) -> bool:
        """Tell whether a column has reached 100 %, within the tolerance."""
        return abs(self.rest(feld)) <= TOLERANZ

    def offene(self, feld: Feld, gruppe: Gruppe | None = None) -> tuple[Aufgabe, ...]:
        """Return the tasks that have no share yet."""
        return tuple(a for a in self.aufgaben if gruppe in (None, a.gruppe) and (a.id, feld) not in self.werte)

    def eingetragen(self, feld: Feld) -> int:
        """Return how many tasks of a column have a share."""
        return len(self.aufgaben) - len(self.offene(feld))

    @property
    def vollstaendig(self) -> bool:
        """Whether both columns have reached 100 %, so that they can be compared as a whole."""
        return all(self.stimmt(feld) for feld in FELDER)

    @property
    def gruppen(self) -> tuple[Gruppe, ...]:
        """The groups that have tasks, in the order of the tables."""
        return tuple(dict.fromkeys(aufgabe.gruppe for aufgabe in self.aufgaben))

    @property
    def stand(self) -> Stand:
        """How far the step is: finished where both columns have reached 100 %."""
        if self.vollstaendig:
            return "fertig"
        return "begonnen" if any(self.eingetragen(feld) for feld in FELDER) else "offen"

    def anteil(self, feld: Feld, bereich: Bereich) -> Decimal | None:
        """Return how much of a column lies in a Bereich, in percent of its sum and rounded to whole ones; ``None`` for an empty column."""
        summe = self.summe(feld)
        return (self.summe(feld, bereich=bereich) * GANZ / summe).quantize(Decimal(1)) if summe else None


def pruefe_anteil(wert: Decimal) -> Decimal:
    """Return a share that can be stored. Raises :class:`InvalidShareError`."""
    if not wert.is_finite() or not NICHTS <= wert <= GANZ or wert % FEINHEIT:
        raise InvalidShareError(str(wert))
    return wert


def teile_auf(summe: Decimal, gewichte: Sequence[Decimal], schritt: Decimal) -> list[Decimal]:
    """Split a multiple of ``schritt`` by weights so that the parts, multiples too, add up to it exactly.

    Each part is rounded down, and what is missing goes to the largest remainders, of equal ones to the earlier. Raises ValueError where
    there is nothing to split by.
    """
    gesamt = sum(map(Fraction, gewichte), Fraction(0))
    if gesamt <= 0 or summe < 0 or summe % schritt:
        raise ValueError("a sum can be split only by weights, and only into its own units")
    einheiten = int(summe / schritt)
    genau = [einheiten * Fraction(gewicht) / gesamt for gewicht in gewichte]
    ganze = [int(wert) for wert in genau]
    nach_rest = sorted(range(len(genau)), key=lambda stelle: (ganze[stelle] - genau[stelle], stelle))
    for stelle in nach_rest[: einheiten - sum(ganze)]:
        ganze[stelle] += 1
    return [ganz * schritt for ganz in ganze]


def _schritt(summe: Decimal) -> Decimal:
    """Return half percents, or tenths where the sum does not come out in halves."""
    return FEINHEIT if summe % SCHRITT else SCHRITT


def verteile(zeit: Arbeitszeit, feld: Feld) -> Werte:
    """Return new shares that spread what is left evenly over the tasks without one, so that the column is exactly 100 %.

    Nothing that was given is touched; where no task is open or nothing is left, there are none.
    """
    offene, rest = zeit.offene(feld), zeit.rest(feld)
    if not offene or rest <= 0:
        return {}
    teile = teile_auf(rest, [Decimal(1)] * len(offene), _schritt(rest))
    return {(aufgabe.id, feld): teil for aufgabe, teil in zip(offene, teile, strict=True)}


def passe_an(zeit: Arbeitszeit, feld: Feld) -> Werte:
    """Return new shares in the same proportions that add up to exactly 100 %, for a column that is too full or has no open task."""
    summe = zeit.summe(feld)
    if not summe or summe == GANZ or (summe < GANZ and zeit.offene(feld)):
        return {}
    plaetze = [(aufgabe.id, feld) for aufgabe in zeit.aufgaben if (aufgabe.id, feld) in zeit.werte]
    teile = teile_auf(GANZ, [zeit.werte[platz] for platz in plaetze], SCHRITT)
    return {platz: teil for platz, teil in zip(plaetze, teile, strict=True) if teil != zeit.werte[platz]}


def uebernimm(zeit: Arbeitszeit) -> Werte:
    """Return the IST of every task that has no SOLL yet, as its SOLL."""
    ist = {aufgabe.id: zeit.wert(aufgabe.id, "ist") for aufgabe in zeit.offene("soll")}
    return {(aufgabe, "soll"): wert for aufgabe, wert in ist.items() if wert is not None}


def differenzen(zeit: Arbeitszeit) -> tuple[Differenz, ...]:
    """Return every task whose IST and SOLL are known, in the order of the tables."""
    return tuple(_differenzen(zeit))


def _differenzen(zeit: Arbeitszeit) -> Iterator[Differenz]:
    for aufgabe in zeit.aufgaben:
        ist, soll = (zeit.gilt(aufgabe.id, feld) for feld in FELDER)
        if ist is not None and soll is not None:
            yield Differenz(aufgabe, ist, soll)


def wachsende(zeit: Arbeitszeit, hoechstens: int) -> tuple[Differenz, ...]:
    """Return the tasks that grow most, the strongest first and of equal ones the earlier."""
    gefunden = (eintrag for eintrag in differenzen(zeit) if eintrag.wert > 0)
    return tuple(sorted(gefunden, key=lambda eintrag: -eintrag.wert)[:hoechstens])


def schrumpfende(zeit: Arbeitszeit, hoechstens: int) -> tuple[Differenz, ...]:
    """Return the tasks that shrink most, the strongest first and of equal ones the earlier."""
    gefunden = (eintrag for eintrag in differenzen(zeit) if eintrag.wert < 0)
    return tuple(sorted(gefunden, key=lambda eintrag: eintrag.wert)[:hoechstens])


def massgebend(zeit: Arbeitszeit) -> Feld | None:
    """Return the column that hints rest on: SOLL where it has reached 100 %, else IST, ``None`` where neither has."""
    return "soll" if zeit.stimmt("soll") else "ist" if zeit.stimmt("ist") else None


def finde_hinweise(hinweise: Iterable[Aufgabenhinweis], zeit: Arbeitszeit, typ: object) -> tuple[Aufgabenhinweis, ...]:
    """Return the hints that the emphasis of the tasks calls for; none as long as no column has reached 100 %."""
    feld = massgebend(zeit)
    if feld is None:
        return ()
    in_frage = [hinweis for hinweis in hinweise if hinweis.typ in (None, "landkreis" if typ == "landkreis" else "andere")]
    treffende = tuple(hinweis for hinweis in in_frage if hinweis.wenn and _trifft_zu(hinweis, zeit, feld))
    return treffende or tuple(hinweis for hinweis in in_frage if not hinweis.wenn)


def _trifft_zu(hinweis: Aufgabenhinweis, zeit: Arbeitszeit, feld: Feld) -> bool:
    """Compare without dividing: the sum is not always exactly 100."""
    summe = zeit.summe(feld)
    return all(
        sum((zeit.werte.get((aufgabe.id, feld), NICHTS) for aufgabe in zeit.aufgaben if schwelle.zaehlt(aufgabe)), NICHTS) * GANZ
        >= schwelle.anteil * summe
        for schwelle in hinweis.wenn
    )
