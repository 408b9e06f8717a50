"""What a person types for the hour and the time zone of reminders."""

import re
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from knowledge.eingabe_text import glaette

_UHRZEIT: Final = re.compile(r"(?:um |gegen )?(?P<stunde>[0-9]{1,2})(?:[:.]00)?(?: ?(?:uhr|h))?")
_STUNDEN_AM_TAG: Final = 24
# What Germans call the zones they are most likely to mean.
_NAMEN: Final = {
    "deutschland": "Europe/Berlin",
    "mez": "Europe/Berlin",
    "wien": "Europe/Vienna",
    "oesterreich": "Europe/Vienna",
    "schweiz": "Europe/Zurich",
    "lissabon": "Europe/Lisbon",
    "athen": "Europe/Athens",
    "kanaren": "Atlantic/Canary",
}


def lies_stunde(text: str) -> int | None:
    """Return the full hour (0 to 23) that a text names, ``None`` where it names none: "9", "9 Uhr", "um 09:00"."""
    treffer = _UHRZEIT.fullmatch(glaette(text).rstrip("."))
    stunde = int(treffer["stunde"]) if treffer else _STUNDEN_AM_TAG
    return stunde if stunde < _STUNDEN_AM_TAG else None


def lies_zone(text: str) -> str | None:
    """Return the IANA name of the time zone that a text names, by its full name, its city or a German word; ``None`` where it is none."""
    gesucht = glaette(text).replace(" ", "_")
    return _NAMEN.get(gesucht) or _zonen().get(gesucht)


@cache
def _zonen() -> dict[str, str]:
    """Return the zones of continents and seas, by their small name and by their city alone."""
    namen = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/", "US/")))
    staedte = {name.rpartition("/")[2].lower(): name for name in reversed(namen)}
    return staedte | {name.lower(): name for name in namen} | {"utc": "UTC"}
