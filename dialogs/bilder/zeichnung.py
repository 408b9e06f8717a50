"""A small pen for SVG: rectangles, lines, texts and signs, in points of a phone 360 wide. Always well-formed, always the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal
from xml.etree import ElementTree as ET

from dialogs.bilder import farben, schrift

BREITE: Final = 360
RAND: Final = 12
KLEIN: Final = 11.0
NORMAL: Final = 12.0
GROSS: Final = 17.0
ZEILE: Final = 1.32
SCHRAFFIERT: Final = "url(#schraffur)"
NAMENSRAUM: Final = "http://www.w3.org/2000/svg"

Anker = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Stil:
    """How a text looks: size in points, colour, weight."""

    groesse: float = NORMAL
    farbe: str = farben.TINTE
    fett: bool = False

    @property
    def zeile(self) -> float:
        """The distance between two lines."""
        return self.groesse * ZEILE


@dataclass(slots=True)
class Zeichnung:
    """A picture while it is drawn; its height is known only at the end. Only what is not for a phone is wider."""

    titel: str
    breite: int = BREITE
    elemente: list[ET.Element] = field(default_factory=list)

    def rechteck(self, x: float, y: float, breite: float, hoehe: float, fuellung: str, **wie: object) -> None:
        """Draw a filled rectangle; ``wie`` may give ``rand``, ``staerke``, ``radius`` and ``strich`` (dashes)."""
        attribute = {"x": _zahl(x), "y": _zahl(y), "width": _zahl(breite), "height": _zahl(hoehe), "fill": fuellung}
        if "radius" in wie:
            attribute["rx"] = _zahl(wie["radius"])
        self._fuege("rect", attribute | _rand(wie))

    def weg(self, verlauf: str, farbe: str, staerke: float = farben.STAERKE, *, fuellung: str = "none", strich: str | None = None) -> None:
        """Draw a line along SVG path data."""
        attribute = {"d": verlauf, "fill": fuellung, "stroke": farbe, "stroke-width": _zahl(staerke), "stroke-linejoin": "round"}
        attribute["stroke-linecap"] = "butt" if strich else "round"
        if strich:
            attribute["stroke-dasharray"] = strich
        self._fuege("path", attribute)

    def text(self, x: float, y: float, text: str, stil: Stil, anker: Anker = "start", *, gedreht: bool = False) -> None:
        """Write one line; ``y`` is its base line, ``gedreht`` turns it to run upwards."""
        attribute = {"x": _zahl(x), "y": _zahl(y), "font-family": schrift.FAMILIE, "font-size": _zahl(stil.groesse), "fill": stil.farbe}
        if stil.fett:
            attribute["font-weight"] = "700"
        if anker != "start":
            attribute["text-anchor"] = anker
        if gedreht:
            attribute["transform"] = f"rotate(-90 {_zahl(x)} {_zahl(y)})"
        self._fuege("text", attribute).text = schrift.druckbar(text)

    def zeilen(self, x: float, y: float, zeilen: Sequence[str], stil: Stil) -> float:
        """Write lines below each other from the top ``y`` on; return where they end."""
        for nummer, zeile in enumerate(zeilen):
            self.text(x, y + stil.zeile * nummer + stil.groesse, zeile, stil)
        return y + stil.zeile * len(zeilen)

    def absatz(self, x: float, y: float, text: str, stil: Stil, platz: float) -> float:
        """Write a text wrapped to ``platz`` from the top ``y`` on; return where it ends."""
        return self.zeilen(x, y, schrift.umbrich(text, platz, stil.groesse, fett=stil.fett), stil)

    def svg(self, hoehe: float) -> str:
        """Return the finished picture."""
        masse = {"width": _zahl(self.breite), "height": _zahl(hoehe), "viewBox": f"0 0 {self.breite} {_zahl(hoehe)}"}
        wurzel = ET.Element("svg", {"xmlns": NAMENSRAUM, **masse, "role": "img"})
        ET.SubElement(wurzel, "title").text = self.titel
        muster = ET.SubElement(
            ET.SubElement(wurzel, "defs"),
            "pattern",
            {"id": "schraffur", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"},
        )
        ET.SubElement(muster, "rect", {"width": "6", "height": "6", "fill": farben.URTEIL["offen"][0]})
        ET.SubElement(muster, "rect", {"width": "2.2", "height": "6", "fill": farben.SCHRAFFUR})
        ET.SubElement(wurzel, "rect", {"width": _zahl(self.breite), "height": _zahl(hoehe), "fill": farben.GRUND})
        wurzel.extend(self.elemente)
        return ET.tostring(wurzel, encoding="unicode")

    def _fuege(self, name: str, attribute: dict[str, str]) -> ET.Element:
        element = ET.Element(name, attribute)
        self.elemente.append(element)
        return element


def _rand(wie: dict[str, object]) -> dict[str, str]:
    if "rand" not in wie:
        return {}
    attribute = {"stroke": str(wie["rand"]), "stroke-width": _zahl(wie.get("staerke", farben.STAERKE))}
    return attribute | ({"stroke-dasharray": str(wie["strich"])} if wie.get("strich") else {})


def _zahl(wert: object) -> str:
    """Return a number with at most two decimals, written shortly."""
    return f"{float(str(wert)):.2f}".rstrip("0").rstrip(".")
