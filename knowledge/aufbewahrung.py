"""How long data are kept: some months after the end of the funding or after the last use, whichever comes later."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from knowledge.zeitplan import JAHRE, plus_monate

ANKUENDIGUNG: Final = timedelta(days=14)


def loeschtag(letzte_nutzung: date, foerderenden: Iterable[str], monate: int) -> date:
    """Return the day on which the data go; ``foerderenden`` are the stored answers, of which those that are no date do not count."""
    enden = [ende for ende in map(_als_tag, foerderenden) if ende is not None]
    return plus_monate(max([letzte_nutzung, *enden]), monate)


def frist(letzte_nutzung: date, foerderenden: Iterable[str], monate: int, angekuendigt: date | None) -> date:
    """Return the first day on which the data may go: never sooner than 14 days after the person was told."""
    tag = loeschtag(letzte_nutzung, foerderenden, monate)
    return tag if angekuendigt is None else max(tag, angekuendigt + ANKUENDIGUNG)


def ist_anzukuendigen(tag: date, heute: date) -> bool:
    """Tell whether it is time to tell the person about the day on which their data go."""
    return tag - ANKUENDIGUNG <= heute


def spaeteste_nutzung(heute: date, monate: int) -> date:
    """Return the last day of use of the people who may have to be told today; nobody who was here later has to be looked at."""
    return plus_monate(heute + ANKUENDIGUNG, -monate) + timedelta(days=3)


def _als_tag(wert: str) -> date | None:
    """Return the end of a funding; "weiß nicht" is none, and a year that no plan is made for would keep the data for ever."""
    try:
        tag = date.fromisoformat(wert)
    except ValueError:
        return None
    return tag if tag.year in JAHRE else None
