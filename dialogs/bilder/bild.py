"""A finished picture: vector, size and the text that says the same."""

from dataclasses import dataclass
from typing import Any, Final

from dialogs import captions
from dialogs.bilder import farben
from dialogs.bilder.zeichnung import BREITE, GROSS, KLEIN, NORMAL, RAND, Stil, Zeichnung
from dialogs.rendering import rendere
from knowledge import formatierung
from knowledge.katalog import Katalog

PLATZ: Final = BREITE - 2 * RAND
TITEL: Final = Stil(GROSS, fett=True)
UNTERTITEL: Final = Stil(NORMAL, farben.LEISE)
FUSS: Final = Stil(KLEIN, farben.LEISE)


@dataclass(frozen=True, slots=True)
class Bild:
    """A picture. ``breite`` and ``hoehe`` are points; ``text`` is HTML for Telegram and says all that the picture shows.

    The first paragraph of ``text`` alone is a caption; ``name`` is the file's name without its ending.
    """

    name: str
    titel: str
    svg: str
    breite: int
    hoehe: int
    text: str


def kopf(zeichnung: Zeichnung, *saetze: str) -> float:
    """Write the title and what stands below it; return where the head ends."""
    y = zeichnung.absatz(RAND, RAND, zeichnung.titel, TITEL, PLATZ)
    for satz in saetze:
        y = zeichnung.absatz(RAND, y + 1, satz, UNTERTITEL, PLATZ)
    return y + 8


def fertig(katalog: Katalog, name: str, zeichnung: Zeichnung, y: float, fuss: str, daten: dict[str, Any]) -> Bild:
    """Write the foot with the version of the Katalog below ``y`` and return the picture with its text."""
    stand = captions.BILD_STAND.format(version=katalog.version, stand=formatierung.datum(katalog.stand.isoformat()))
    y = zeichnung.absatz(RAND, y + 6, fuss, FUSS, PLATZ)
    y = zeichnung.absatz(RAND, y, stand, FUSS, PLATZ)
    hoehe = int(y + RAND)
    text = rendere(f"bilder/{name}", {"titel": zeichnung.titel, "herkunft": f"{fuss.removesuffix('.')}. {stand}", **daten})
    return Bild(name, zeichnung.titel, zeichnung.svg(hoehe), BREITE, hoehe, text)
