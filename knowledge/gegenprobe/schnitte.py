"""Where a number can make a difference: the bounds of all requirements, and what lies between them."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from knowledge.empfehlung import HALBE_STELLE
from knowledge.gegenprobe.stueck import Stueck, bereich, zerlegt
from knowledge.passung import KNAPP_OBEN, KNAPP_UNTEN
from knowledge.steckbrief import Anforderung


def schnitte_der_groesse(anforderungen: Iterable[Anforderung]) -> Iterator[Decimal]:
    """Yield the numbers of inhabitants at which a verdict on size or posts can change, advised ratios aside."""
    for verlangt in anforderungen:
        groesse, stellen = verlangt.kommunengroesse, verlangt.personalbudget
        if groesse is not None:
            grenzen = [Decimal(grenze) for grenze in (groesse.von, groesse.bis, groesse.knapp_ab) if grenze]
            yield from (grenze * faktor for grenze in grenzen for faktor in (1, KNAPP_UNTEN, KNAPP_OBEN))
        if stellen is not None and stellen.geraten is not None and stellen.geraten.ab_einwohner is not None:
            yield Decimal(stellen.geraten.ab_einwohner)


def schnitte_der_stellen(anforderungen: Iterable[Anforderung]) -> Iterator[Decimal]:
    """Yield the numbers of posts at which a verdict or the order of the models can change, advised ratios aside."""
    yield HALBE_STELLE
    for verlangt in anforderungen:
        stellen = verlangt.personalbudget
        if stellen is not None:
            yield from (stellen.ab, stellen.ab * KNAPP_UNTEN)
            if stellen.geraten is not None and stellen.geraten.stellen is not None:
                yield stellen.geraten.stellen


def schnitte_des_geldes(anforderungen: Iterable[Anforderung]) -> Iterator[Decimal]:
    """Yield the sums per inhabitant at which a verdict can change."""
    for verlangt in anforderungen:
        budget = verlangt.klimabudget
        grenze = None if budget is None else budget.ab if budget.ueber is None else budget.ueber
        if grenze is not None:
            yield from (grenze, grenze * KNAPP_UNTEN)


def zusammengefasst(art: str, schnitte: Iterable[Decimal], merkmal: Callable[[Decimal], object]) -> tuple[Stueck, ...]:
    """Cut all numbers of a kind and join neighbours again that no requirement tells apart."""
    ergebnis: list[tuple[Stueck, object]] = []
    for stueck in zerlegt(art, bereich(art), schnitte):
        eigenes = merkmal(stueck.vertreter())
        if ergebnis and ergebnis[-1][1] == eigenes:
            ergebnis[-1] = (ergebnis[-1][0].vereint(stueck), eigenes)
        else:
            ergebnis.append((stueck, eigenes))
    return tuple(stueck for stueck, _ in ergebnis)
