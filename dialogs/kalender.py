"""Pick a date in up to three taps: year, month, day. Every button names what the date is for."""

import re
from calendar import monthrange
from datetime import date
from typing import Final, Literal

from dialogs import captions
from dialogs.widgets import Knopf, in_reihen

JAHR: Final = ".j"
MONAT: Final = ".m"
TAG: Final = ".d"
AB_JAHR: Final = ".v"
JAHRE_AUF_EINMAL: Final = 8
ERSTES_JAHR: Final = 2000
LETZTES_JAHR: Final = 2099
SPALTEN_JAHRE: Final = 4
SPALTEN_MONATE: Final = 3
SPALTEN_TAGE: Final = 7
STELLEN_JAHR: Final = 4
JAHRESZAHL: Final = re.compile(r"[0-9]{4}")
TAG_GENAU: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


Lage = Literal["beginn", "ende"] | None


def knoepfe(wofuer: str, stand: str | None, heute: date, lage: Lage = None) -> list[list[Knopf]]:
    """Return the buttons for what is chosen so far: nothing (``None`` or ``v2020``), a year (``2028``) or a month (``2028-06``).

    ``wofuer`` is the first part of every button's id. ``lage`` says whether the date begins or ends something: that decides which years and
    which day of a month are offered first.
    """
    if stand is None or stand.startswith("v"):
        return _jahre(wofuer, int(stand[1:]) if stand else _erstes_jahr(lage, heute))
    return _monate(wofuer, stand) if len(stand) == STELLEN_JAHR else _tage(wofuer, stand, lage)


def gewaehlt(stand: str | None) -> str | None:
    """Return in words what is chosen so far."""
    if stand is None or stand.startswith("v"):
        return None
    jahr, _, monat = stand.partition("-")
    return f"{captions.MONATE[int(monat) - 1]} {jahr}" if monat else jahr


def _erstes_jahr(lage: Lage, heute: date) -> int:
    return heute.year - {"beginn": JAHRE_AUF_EINMAL - 2, "ende": 1, None: 0}[lage]


def _jahre(wofuer: str, ab: int) -> list[list[Knopf]]:
    ab = min(max(ab, ERSTES_JAHR), LETZTES_JAHR - JAHRE_AUF_EINMAL + 1)
    jahre = [Knopf(f"{wofuer}/{JAHR}{jahr}", str(jahr)) for jahr in range(ab, ab + JAHRE_AUF_EINMAL)]
    blaettern = []
    if ab > ERSTES_JAHR:
        blaettern.append(Knopf(f"{wofuer}/{AB_JAHR}{max(ab - JAHRE_AUF_EINMAL, ERSTES_JAHR)}", captions.FRUEHER))
    if ab + JAHRE_AUF_EINMAL <= LETZTES_JAHR:
        blaettern.append(Knopf(f"{wofuer}/{AB_JAHR}{ab + JAHRE_AUF_EINMAL}", captions.SPAETER))
    return [*in_reihen(jahre, SPALTEN_JAHRE), blaettern]


def _monate(wofuer: str, jahr: str) -> list[list[Knopf]]:
    monate = [Knopf(f"{wofuer}/{MONAT}{jahr}-{nummer:02}", name) for nummer, name in enumerate(captions.MONATE, 1)]
    return [*in_reihen(monate, SPALTEN_MONATE), [Knopf(f"{wofuer}/{AB_JAHR}{jahr}", captions.ANDERES_JAHR)]]


def _tage(wofuer: str, monat: str, lage: Lage) -> list[list[Knopf]]:
    jahr, nummer = (int(teil) for teil in monat.split("-"))
    letzter = monthrange(jahr, nummer)[1]
    vorschlag = (captions.ERSTER_TAG, 1) if lage == "beginn" else (captions.LETZTER_TAG, letzter)
    tage = [Knopf(f"{wofuer}/{TAG}{monat}-{tag:02}", str(tag)) for tag in range(1, letzter + 1)]
    return [
        [Knopf(f"{wofuer}/{TAG}{monat}-{vorschlag[1]:02}", vorschlag[0])],
        *in_reihen(tage, SPALTEN_TAGE),
        [Knopf(f"{wofuer}/{JAHR}{jahr}", captions.ANDERER_MONAT)],
    ]


def lies_stand(teil: str) -> str | None:
    """Return the state a button of the calendar stands for, or ``None`` where it is none or not possible."""
    art, rest = teil[:2], teil[2:]
    if art in (JAHR, AB_JAHR) and JAHRESZAHL.fullmatch(rest) and ERSTES_JAHR <= int(rest) <= LETZTES_JAHR:
        return rest if art == JAHR else f"v{rest}"
    return rest if art == MONAT and _lies_datum(f"{rest}-01") else None


def lies_tag(teil: str) -> str | None:
    """Return the ISO date a button of the calendar stands for, or ``None``."""
    return _lies_datum(teil.removeprefix(TAG)) if teil.startswith(TAG) else None


def _lies_datum(text: str) -> str | None:
    """Return the text where it is an ISO date within the years that the calendar shows."""
    if not TAG_GENAU.fullmatch(text):
        return None
    try:
        tag = date.fromisoformat(text)
    except ValueError:
        return None
    return text if ERSTES_JAHR <= tag.year <= LETZTES_JAHR else None
