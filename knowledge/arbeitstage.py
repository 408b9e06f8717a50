"""Working days in the sixteen states: no reminder may fall on a weekend or a public holiday.

The holidays come from the library ``holidays``, loaded with the first question, because it takes a tenth of a second.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Final

LAENDER: Final = ("BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH")
SAMSTAG: Final = 5
TAG: Final = timedelta(days=1)


@cache
def feiertage(land: str | None, jahr: int) -> frozenset[date]:
    """Return the public holidays of a state in a year; without a state those of any, since the right one is among them.

    A day that is a holiday only in some municipalities of a state (Mariä Himmelfahrt in Bavaria, say) counts.
    Raises ValueError for an unknown state.
    """
    if land is None:
        return frozenset().union(*(feiertage(eines, jahr) for eines in LAENDER))
    if land not in LAENDER:
        raise ValueError(f"{land} is none of the sixteen states")
    from holidays.countries.germany import Germany

    return frozenset(Germany(subdiv=land, years=jahr, categories=("public", "catholic")))


def ist_arbeitstag(tag: date, land: str | None) -> bool:
    """Tell whether a day is neither on a weekend nor a public holiday."""
    return tag.weekday() < SAMSTAG and tag not in feiertage(land, tag.year)


def arbeitstag_bis(tag: date, land: str | None) -> date:
    """Return the day itself where it is a working day, else the last one before it."""
    return _suche(tag, -TAG, lambda eintrag: ist_arbeitstag(eintrag, land))


def arbeitstag_ab(tag: date, land: str | None) -> date:
    """Return the day itself where it is a working day, else the first one after it."""
    return _suche(tag, TAG, lambda eintrag: ist_arbeitstag(eintrag, land))


def _suche(tag: date, schritt: timedelta, passt: Callable[[date], bool]) -> date:
    while not passt(tag):
        tag += schritt
    return tag
