"""The typeface of the pictures, and how wide a text is in it: all boxes and line breaks rest on the font's own advance widths.

The files come with the code (see ``schriften/HERKUNFT.md``), so that a picture looks the same on every machine.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

ORDNER: Final = Path(__file__).parent / "schriften"
FAMILIE: Final = "Open Sans"
DATEIEN: Final = {False: "OpenSans-Regular.ttf", True: "OpenSans-Bold.ttf"}
ERSATZ: Final = "?"
AUSLASSUNG: Final = "…"
AEHNLICH: Final = {"₂": "2"}
# A model's number stays on one line: V 6a–c.
NUMMER: Final = re.compile(r"\bV (?=\d)")


@cache
def _vorschuebe(*, fett: bool) -> Mapping[str, float]:
    """Return for each character of the font its advance width as a share of the size."""
    with TTFont(ORDNER / DATEIEN[fett], lazy=True) as schrift:
        einheiten = schrift["head"].unitsPerEm
        breiten = schrift["hmtx"].metrics
        return {chr(stelle): breiten[glyphe][0] / einheiten for stelle, glyphe in schrift.getBestCmap().items() if stelle >= ord(" ")}


def druckbar(text: str) -> str:
    """Return the text on one line, with a question mark for what the font cannot show (a person may have typed anything)."""
    vorhanden = _vorschuebe(fett=False)
    return "".join(zeichen if zeichen in vorhanden else ERSATZ for zeichen in NUMMER.sub("V\u00a0", " ".join(text.split())))


def zeige(text: str) -> str:
    """Return the text with its line breaks kept and everything else as the font can show it: CO2 for what it has no lower index for."""
    vorhanden = _vorschuebe(fett=False)
    return "".join(zeichen if zeichen in vorhanden or zeichen == "\n" else AEHNLICH.get(zeichen, ERSATZ) for zeichen in text)


def breite(text: str, groesse: float, *, fett: bool = False) -> float:
    """Return the width of a printable text."""
    vorschuebe = _vorschuebe(fett=fett)
    return groesse * sum(vorschuebe[zeichen] for zeichen in text)


def umbrich(text: str, platz: float, groesse: float, *, fett: bool = False, hoechstens: int | None = None) -> list[str]:
    """Break a text into lines that fit; with ``hoechstens`` lines the last one may end with an ellipsis."""
    zeilen = [""]
    for stueck in _stuecke(druckbar(text), platz, groesse, fett=fett):
        versuch = zeilen[-1] + stueck
        if breite(versuch.rstrip(" "), groesse, fett=fett) <= platz:
            zeilen[-1] = versuch
        else:
            zeilen.append(stueck.lstrip(" "))
    zeilen = [zeile.rstrip(" ") for zeile in zeilen if zeile.strip(" ")]
    if hoechstens is None or len(zeilen) <= hoechstens:
        return zeilen
    letzte = zeilen[hoechstens - 1]
    while breite(letzte + AUSLASSUNG, groesse, fett=fett) > platz:
        letzte = letzte[:-1].rstrip(" ")
    return [*zeilen[: hoechstens - 1], letzte + AUSLASSUNG]


def _stuecke(text: str, platz: float, groesse: float, *, fett: bool) -> Iterator[str]:
    """Yield the pieces between which a line may break: after spaces, hyphens and slashes, and anywhere in a word wider than the line."""
    for wort in re.findall(r" *[^ /-]*[/-]?", text):
        stueck = ""
        for zeichen in wort:
            if breite(stueck + zeichen, groesse, fett=fett) > platz:
                yield stueck
                stueck = ""
            stueck += zeichen
        if stueck:
            yield stueck
