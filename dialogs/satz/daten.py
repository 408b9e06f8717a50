"""A document as plain data for the typesetters, with the spaces that must not break."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any, Final

from knowledge.bericht.dokument import Dokument

# A number and its unit stay on one line, and so do a model's number, an abbreviation and a reference to a chapter.
NUMMER: Final = r"\b(?P<vorn>V|Kap\.|Abb\.|Tab\.|Nr\.|z\.) (?=\d|B\.)"
EINHEIT: Final = r"(?<=\d) (?=€|EW\b|VZÄ\b|%)"
JE_EINWOHNER: Final = r"(?<=€) (?=je\b)|(?<=je) (?=EW\b)"
FEST: Final = re.compile(f"{NUMMER}|{EINHEIT}|{JE_EINWOHNER}")
GESCHUETZT: Final = "\u00a0"


def festige(text: str) -> str:
    """Return the text with no-break spaces where a line must not end."""
    return FEST.sub(lambda treffer: f"{treffer['vorn'] or ''}{GESCHUETZT}", text)


def als_daten(dokument: Dokument, zeige: Callable[[str], str]) -> dict[str, Any]:
    """Return the document as JSON data; every block names its kind. ``zeige`` turns a text into what the typeface can show."""

    def wandle(wert: Any) -> Any:
        if isinstance(wert, str):
            return zeige(festige(wert))
        if isinstance(wert, tuple):
            return [wandle(teil) for teil in wert]
        if is_dataclass(wert) and not isinstance(wert, type):
            return {"block": type(wert).__name__.lower(), **{feld.name: wandle(getattr(wert, feld.name)) for feld in fields(wert)}}
        return wert

    datum = dokument.datum
    return {**wandle(dokument), "datum": datum.isoformat(), "jahr": datum.year, "monat": datum.month, "tag": datum.day}
