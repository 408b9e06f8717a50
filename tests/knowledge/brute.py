"""Brute force: really write out completions of the unknown answers, one by one, and ask for the recommendation of each.

It shares nothing with ``knowledge.gegenprobe``: the values a number takes here are all bounds of the Fachkonzept, a little less, a
little more, and those at which advised ratios change.
"""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from knowledge.antwort import Antworten
from knowledge.beratung import zaehlende_fragen
from knowledge.empfehlung import empfiehl
from knowledge.katalog import Katalog

WICHTIG = (
    *("kommune_typ", "einwohner", "gemeinden", "landkreis_ksm", "modell_heute", "foerderphase"),
    *("personalbudget", "klimabudget", "zeithorizont", "historie", "relevanz"),
)
KANTEN = {
    "einwohner": (4_000, 5_000, 10_000, 20_000, 25_000, 31_250, 50_000, 62_500, 100_000),
    "personalbudget": ("0.4", "0.5", "0.8", "1", "1.6", "2", "2.4", "3"),
    "klimabudget": ("0.8", "1", "2.4", "3", "4", "5", "8", "10"),
    "gemeinden": (),
}
GRENZEN = {"einwohner": (1, 20_000_000), "personalbudget": (0, 100), "klimabudget": (0, 1_000), "gemeinden": (1, 2_000)}
GANZ = {"einwohner", "gemeinden"}
NAHE = Decimal("0.0000001")
JE_STELLE = {"einwohner": Decimal(50_000), "gemeinden": Decimal(20)}
ANTEIL = Decimal("0.75")


def ergaenzungen(katalog: Katalog, antworten: Antworten) -> Iterator[Antworten]:
    """Yield completions: one question after the other, as long as one counts that has no exact answer."""
    frage = naechste(katalog, antworten)
    if frage is None:
        yield antworten
        return
    for wert in werte(katalog, antworten, frage):
        yield from ergaenzungen(katalog, mit(katalog, antworten, frage, wert))


def naechste(katalog: Katalog, antworten: Antworten) -> str | None:
    """Return the next question to complete: unknown, or a class; posts come last, they are measured against the others."""
    zaehlende = {frage.id for frage in zaehlende_fragen(katalog, antworten)}
    fragen = [frage for frage in (*katalog.flussdiagramm.knoten, *WICHTIG) if frage in zaehlende]
    fragen.sort(key=lambda frage: frage == "personalbudget")
    return next((frage for frage in fragen if not ist_genau(antworten, frage)), None)


def ist_genau(antworten: Antworten, frage: str) -> bool:
    """Tell whether the answer is known, and not only as a class."""
    spanne = antworten.spanne(frage)
    return antworten.bekannt(frage) is not None and (spanne is None or spanne.ist_genau)


def mit(katalog: Katalog, antworten: Antworten, frage: str, wert: Any) -> Antworten:
    """Return the answers with one more."""
    neu = katalog.antworten({frage: wert})
    spannen = {andere: spanne for andere, spanne in antworten.spannen.items() if andere != frage}
    return Antworten({**antworten.werte, **neu.werte}, antworten.weiss_nicht - {frage}, {**spannen, **neu.spannen})


def werte(katalog: Katalog, antworten: Antworten, frage: str) -> list[Any]:
    """Return the values to try for a question."""
    if frage == "modell_heute":
        return [*katalog.steckbriefe, "keins"]
    if frage not in KANTEN:
        return [option.wert for option in katalog.fragen[frage].optionen]
    spanne = antworten.spanne(frage)
    unten, oben = (Decimal(grenze) for grenze in GRENZEN[frage])
    innen = [unten, oben] if spanne is None else []
    if spanne is not None:
        unten, oben = spanne.von, min(oben, spanne.bis if spanne.bis is not None else oben)
        innen = [oben] if spanne.bis is None else []
    schritt = Decimal(1) if frage in GANZ else NAHE
    mitten = [Decimal(str(kante)) for kante in KANTEN[frage]] + [unten, oben, *verhaeltnisse(antworten, frage)]
    kandidaten = {mitte + n * schritt for mitte in mitten for n in (-1, 0, 1)}
    return [ganz(zahl) for zahl in sorted(kandidaten) if unten < zahl < oben] + [ganz(zahl) for zahl in innen]


def verhaeltnisse(antworten: Antworten, frage: str) -> list[Decimal]:
    """Return the values at which the advised posts are just met, given what the other number can be."""
    ergebnis = []
    for bezug, je in JE_STELLE.items():
        anderes = antworten.spanne(bezug if frage == "personalbudget" else "personalbudget")
        raender = [] if anderes is None else [rand for rand in (anderes.von, anderes.bis) if rand is not None]
        if frage == "personalbudget":
            ergebnis += [rand * ANTEIL / je for rand in raender]
        elif frage == bezug:
            raender += [Decimal(str(kante)) for kante in KANTEN["personalbudget"]]
            ergebnis += [(rand * je / ANTEIL).to_integral_value(ROUND_FLOOR) for rand in raender]
    return ergebnis


def ganz(zahl: Decimal) -> int | Decimal:
    """Return a whole number as such."""
    return int(zahl) if zahl == zahl.to_integral_value() else zahl


def fuehrende(katalog: Katalog, antworten: Antworten) -> list[tuple[Antworten, str]]:
    """Return every completion with the model that leads there."""
    return [(ergaenzung, empfiehl(katalog, ergaenzung).fuehrend.modell) for ergaenzung in ergaenzungen(katalog, antworten)]


def kandidaten(katalog: Katalog, antworten: Antworten) -> tuple[str, ...]:
    """Return who leads for some completion, in the order of the Katalog."""
    gefunden = {modell for _, modell in fuehrende(katalog, antworten)}
    return tuple(modell for modell in katalog.steckbriefe if modell in gefunden)


def anzahl(katalog: Katalog, antworten: Antworten, hoechstens: int) -> int:
    """Return how many completions there are, counted up to a limit."""
    summe = 0
    for _ in ergaenzungen(katalog, antworten):
        summe += 1
        if summe >= hoechstens:
            break
    return summe


def erwartete_kandidaten(katalog: Katalog, antworten: Antworten, frage: str, alle: list[tuple[Antworten, str]]) -> float:
    """Return how many candidates are left on average after each option of a question that is no number; ``alle`` are the leading models."""
    optionen = werte(katalog, antworten, frage)
    vorne = [(ergaenzung.bekannt(frage), modell) for ergaenzung, modell in alle]
    return sum(len({modell for wert, modell in vorne if wert in (None, option)}) for option in optionen) / len(optionen)
