"""Answers at random: any at all, or those of a Kommune that a model is made for, some of them changed or unknown."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from knowledge.frage import WEISS_NICHT, Frage
from knowledge.loading import load_katalog
from knowledge.pruefung import ideales_profil

KATALOG = load_katalog()
IDEALE = {modell: ideales_profil(KATALOG, modell) for modell in KATALOG.steckbriefe}
# Bounds, 80 % and 125 % of them, and numbers beside them.
ZAHLEN: dict[str, tuple[Any, ...]] = {
    "einwohner": (1, 3_999, 4_000, 5_000, 12_000, 19_999, 20_000, 20_001, 25_000, 25_001, 31_250, 40_000, 49_999, 50_000, 62_501, 200_000),
    "ganzzahl": (1, 20, 27, 54, 2_000),
    "stellen": tuple(map(Decimal, ("0", "0.39", "0.4", "0.5", "0.75", "0.8", "1", "1.5", "1.6", "2", "2.4", "3", "100"))),
    "budget": tuple(map(Decimal, ("0", "0.79", "0.8", "1", "2.4", "3", "3.99", "4", "5", "8", "10", "10.01", "1000"))),
}
TAGE = ("2025-01-01", "2026-12-31", "2028-06-30")


def nenne_werte(frage: Frage) -> tuple[Any, ...]:
    """Return values that a question accepts, classes and numbers, without "weiß nicht"."""
    optionen = tuple(option.wert for option in frage.optionen)
    if frage.art == "modell":
        return (*KATALOG.modell_ids, *optionen)
    if frage.art == "datum":
        return TAGE
    return (*optionen, *ZAHLEN.get(frage.art, ()))


WAHL = {frage.id: st.sampled_from(nenne_werte(frage)) for frage in KATALOG.fragen.values()}


@st.composite
def antworten(draw: st.DrawFn) -> dict[str, Any]:
    """Return raw answers in any order of keys."""
    roh: dict[str, Any] = dict(IDEALE[draw(st.sampled_from(sorted(IDEALE)))]) if draw(st.booleans()) else {}
    for frage in draw(st.sets(st.sampled_from(sorted(WAHL)), max_size=draw(st.sampled_from((0, 3, 8, len(WAHL)))))):
        roh[frage] = draw(WAHL[frage])
    for frage in draw(st.sets(st.sampled_from(sorted(WAHL)), max_size=draw(st.sampled_from((0, 2, 10))))):
        if draw(st.booleans()):
            roh[frage] = WEISS_NICHT
        else:
            roh.pop(frage, None)
    return roh
