"""Profiles for the tests of the Gegenprobe: any answers, some of them on a bound, and some of them missing."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from knowledge.katalog import Katalog
from tests.knowledge.brute import WICHTIG

RUNDE = {
    "einwohner": (4_000, 5_000, 8_000, 20_000, 25_000, 32_000, 33_334, 50_000, 62_500, 66_667, 80_000, 120_000),
    "personalbudget": (0, "0.4", "0.5", "0.75", "1.2", "1.5", 2, 3),
    "klimabudget": (0, 1, 3, 4, 5, 8, 10, 12),
    "gemeinden": (5, 20, 26, 27, 40, 41, 60),
}


def fragen(katalog: Katalog) -> list[str]:
    """Return the questions on which the ranking rests."""
    return [frage for frage in katalog.fragen if frage in WICHTIG or frage in katalog.flussdiagramm.knoten]


def werte(katalog: Katalog, frage: str) -> list[Any]:
    """Return answers to a question, round numbers and classes about equally often."""
    optionen = [option.wert for option in katalog.fragen[frage].optionen]
    if frage == "modell_heute":
        return [*katalog.modell_ids, *optionen]
    return optionen + [zahl(wert) for wert in RUNDE.get(frage, ())]


def zahl(wert: Any) -> Any:
    """Return a number as an answer stores it."""
    return Decimal(wert) if isinstance(wert, str) else wert


@st.composite
def profile(draw: st.DrawFn, katalog: Katalog, hoechstens_offen: int) -> dict[str, Any]:
    """Return raw answers to all questions but a few."""
    alle = fragen(katalog)
    offen = draw(st.sets(st.sampled_from(alle), max_size=hoechstens_offen))
    return {frage: draw(st.sampled_from(werte(katalog, frage))) for frage in alle if frage not in offen}
