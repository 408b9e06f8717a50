"""Measure a picture without its builder: boxes of texts, the ground they stand on, lines that run through the picture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree as ET

from fontTools.ttLib import TTFont

from dialogs.bilder.schrift import DATEIEN, ORDNER

NS = "{http://www.w3.org/2000/svg}"
ZAHL = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Kasten:
    """A rectangle in points."""

    links: float
    oben: float
    rechts: float
    unten: float

    def enthaelt(self, anderer: "Kasten", spiel: float = 0.0) -> bool:
        return (
            self.links - spiel <= anderer.links
            and self.oben - spiel <= anderer.oben
            and anderer.rechts <= self.rechts + spiel
            and anderer.unten <= self.unten + spiel
        )

    def schneidet(self, anderer: "Kasten", spiel: float = 0.0) -> bool:
        return (
            self.links + spiel < anderer.rechts
            and anderer.links + spiel < self.rechts
            and self.oben + spiel < anderer.unten
            and anderer.oben + spiel < self.unten
        )


@dataclass(frozen=True)
class Text:
    """A line of text as it stands in the picture, with the colours of what it stands on."""

    text: str
    kasten: Kasten
    groesse: float
    farbe: str
    grund: tuple[str, ...]
    boden: Kasten


@dataclass(frozen=True)
class Flaeche:
    kasten: Kasten
    fuellung: str


@cache
def _schrift(fett: bool) -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    schrift = TTFont(ORDNER / DATEIEN[fett])
    return schrift.getBestCmap(), dict(schrift["hmtx"].metrics), schrift["head"].unitsPerEm


def messe(text: str, groesse: float, fett: bool) -> float:
    """Return the width of a text; a character that the font lacks is a failure."""
    zeichen, breiten, einheiten = _schrift(fett)
    return sum(breiten[zeichen[ord(c)]][0] for c in text) * groesse / einheiten


def lies(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def flaechen(wurzel: ET.Element) -> list[Flaeche]:
    """Return the filled rectangles in the order in which they are drawn."""
    return [flaeche(e) for e in wurzel if e.tag == f"{NS}rect"]


def flaeche(e: ET.Element) -> Flaeche:
    """Return a filled rectangle."""
    x, y = float(e.get("x", "0")), float(e.get("y", "0"))
    return Flaeche(Kasten(x, y, x + float(e.attrib["width"]), y + float(e.attrib["height"])), e.attrib["fill"])


def texte(wurzel: ET.Element) -> Iterator[Text]:
    """Yield all lines of text with their boxes and grounds."""
    muster = {f"url(#{m.attrib['id']})": tuple(r.attrib["fill"] for r in m) for m in wurzel.iter(f"{NS}pattern")}
    boeden: list[Flaeche] = []
    for e in wurzel:
        if e.tag == f"{NS}rect" and e.attrib["fill"] != "none":
            boeden.append(flaeche(e))
        elif e.tag == f"{NS}text":
            kasten = _kasten(e)
            mitte = Kasten(*((kasten.links + kasten.rechts) / 2, (kasten.oben + kasten.unten) / 2) * 2)
            boden = next(eintrag for eintrag in reversed(boeden) if eintrag.kasten.enthaelt(mitte))
            grund = muster.get(boden.fuellung, (boden.fuellung,))
            yield Text(e.text or "", kasten, float(e.attrib["font-size"]), e.attrib["fill"], grund, boden.kasten)


def _kasten(e: ET.Element) -> Kasten:
    x, y, groesse = float(e.attrib["x"]), float(e.attrib["y"]), float(e.attrib["font-size"])
    breite = messe(e.text or "", groesse, e.get("font-weight") == "700")
    vor = {"start": 0.0, "middle": breite / 2, "end": breite}[e.get("text-anchor", "start")]
    # Capital letters and descenders; a turned text runs upwards from its anchor.
    oben, unten = 0.74 * groesse, 0.22 * groesse
    if "transform" in e.attrib:
        assert e.attrib["transform"].startswith("rotate(-90 ")
        return Kasten(x - oben, y - breite + vor, x + unten, y + vor)
    return Kasten(x - vor, y - oben, x - vor + breite, y + unten)


def strecken(wurzel: ET.Element) -> Iterator[Kasten]:
    """Yield the straight pieces of all lines that are made of horizontal and vertical ones only, as thin boxes."""
    for e in wurzel:
        if e.tag != f"{NS}path" or re.search(r"[^MHV\d. -]", e.attrib["d"]):
            continue
        punkte, x, y = [], 0.0, 0.0
        for befehl, zahlen in re.findall(r"([MHV])([-\d. ]+)", e.attrib["d"]):
            werte = [float(zahl) for zahl in ZAHL.findall(zahlen)]
            x, y = (werte[0], werte[1]) if befehl == "M" else ((werte[0], y) if befehl == "H" else (x, werte[0]))
            punkte.append((x, y))
        for (x1, y1), (x2, y2) in pairwise(punkte):
            yield Kasten(min(x1, x2) - 0.01, min(y1, y2) - 0.01, max(x1, x2) + 0.01, max(y1, y2) + 0.01)


def helligkeit(farbe: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    kanaele = [int(farbe[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rot, gruen, blau = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanaele)
    return 0.2126 * rot + 0.7152 * gruen + 0.0722 * blau


def kontrast(eine: str, andere: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    dunkel, hell = sorted((helligkeit(eine), helligkeit(andere)))
    return (hell + 0.05) / (dunkel + 0.05)


def graustufe(farbe: str) -> float:
    """Return how light a colour looks in grey, from 0 to 100 (CIE L*)."""
    y = helligkeit(farbe)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y
