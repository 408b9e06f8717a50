"""A document as data, without layout: sections of paragraphs, lists, tables and pictures. PDF and DOCX are made from the same object."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

# ``kern`` is what matters most, ``zwischen`` introduces what follows, ``luecke`` is a blank that only the town hall can fill in,
# ``leise`` a remark in small type.
Absatzart = Literal["text", "kern", "zwischen", "vorschlag", "luecke", "leise"]
Teil = Literal["zusammenfassung", "haupt", "anhang"]
Dokumentart = Literal["bericht", "vorlage", "leitfaden"]
# How a table is laid out is up to the renderer; the name says what it holds.
Tabellenname = Literal[
    "kosten",
    "angaben",
    "gruende",
    "weg",
    "rangfolge",
    "vergleich",
    "empfehlungen",
    "zeitplan",
    "warum_nicht",
    "belege",
    "einwaende",
    "merkliste",
]


@dataclass(frozen=True, slots=True)
class Absatz:
    """A paragraph, or an item of a list, and the place it rests on (``None`` for what follows from the answers alone)."""

    text: str
    quelle: str | None = None
    art: Absatzart = "text"


@dataclass(frozen=True, slots=True)
class Liste:
    """Items; ``nummeriert`` where their order matters."""

    punkte: tuple[Absatz, ...]
    nummeriert: bool = False


@dataclass(frozen=True, slots=True)
class Zelle:
    """A cell. ``wert`` names the verdict or state that it tells, which may be shown in colour besides; ``quelle`` where it comes from."""

    text: str
    wert: str | None = None
    quelle: str | None = None


@dataclass(frozen=True, slots=True)
class Tabelle:
    """A table with one header row; the first cell of a row says what the row is about."""

    name: Tabellenname
    kopf: tuple[str, ...]
    zeilen: tuple[tuple[Zelle, ...], ...]


@dataclass(frozen=True, slots=True)
class Bild:
    """A picture by its name; ``text`` says all that it shows."""

    name: Literal["weg"]
    titel: str
    text: str


@dataclass(frozen=True, slots=True)
class Nebeneinander:
    """Two groups of blocks that may stand side by side where there is room; read from left to right."""

    links: tuple["Block", ...]
    rechts: tuple["Block", ...]


Block = Absatz | Liste | Tabelle | Bild | Nebeneinander


@dataclass(frozen=True, slots=True)
class Abschnitt:
    """A section: its heading, its level (1 or 2) and what it holds."""

    titel: str
    bloecke: tuple[Block, ...]
    ebene: int = 1
    teil: Teil = "haupt"


@dataclass(frozen=True, slots=True)
class Dokument:
    """A whole document. ``kommune`` is ``None`` where no name was typed; ``datum`` is the day it is made for."""

    art: Dokumentart
    titel: str
    untertitel: str
    kommune: str | None
    datum: date
    stand: str
    fuss: str
    seite: str
    abschnitte: tuple[Abschnitt, ...]
