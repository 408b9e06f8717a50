"""The time line: every milestone to the end of the funding, its kind as a shape, what is done or missed as a sign and a word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from dialogs import captions
from dialogs.bilder import farben, schrift, zeichen
from dialogs.bilder.bild import PLATZ, Bild, fertig, kopf
from dialogs.bilder.zeichnung import BREITE, KLEIN, NORMAL, RAND, Stil, Zeichnung
from knowledge import formatierung
from knowledge.katalog import Katalog
from knowledge.zeitplan import Termin, Zeitplan

TERMINE_HOECHSTENS: Final = 24
TITEL_ZEILEN: Final = 3
DATUM_ENDE: Final = 96
ACHSE: Final = 108
TEXT: Final = 123
DATUM: Final = Stil(11.5, fett=True)
TITEL: Final = Stil(12.5)
ART: Final = Stil(KLEIN, farben.LEISE)
STAND: Final = Stil(KLEIN, fett=True)
VERSAEUMT: Final = Stil(KLEIN, farben.WARNUNG, fett=True)
JAHR: Final = Stil(NORMAL, fett=True)
MARKE: Final = Stil(NORMAL, farben.PAPIER, fett=True)
MARKE_HOEHE: Final = 22
ABSTAND: Final = 9


@dataclass(frozen=True, slots=True)
class Marke:
    """A day that is no milestone: today, or the end of the funding."""

    tag: date
    text: str
    farbe: str


def zeichne_zeitplan(katalog: Katalog, zeitplan: Zeitplan) -> Bild | None:
    """Draw a schedule; ``None`` where it has no milestones. Of very many the nearest are drawn, and how many more there are is said."""
    if not zeitplan.termine:
        return None
    termine = _auswahl(zeitplan)
    zeichnung = Zeichnung(captions.BILD_ZEITPLAN)
    ende = formatierung.datum(zeitplan.ende.isoformat()) if zeitplan.ende else None
    y = kopf(zeichnung, captions.BILD_ZEITPLAN_BIS.format(ende=ende) if ende else captions.BILD_ZEITPLAN_OHNE_ENDE)
    achse = len(zeichnung.elemente)
    oben, jahr = y, None
    for eintrag in _reihe(zeitplan, termine):
        if isinstance(eintrag, Marke):
            y = _zeichne_marke(zeichnung, eintrag, y)
            continue
        if eintrag.datum.year != jahr:
            jahr = eintrag.datum.year
            y = _zeichne_jahr(zeichnung, jahr, y)
        y = _zeichne_termin(zeichnung, eintrag, y)
    _lege_achse(zeichnung, achse, oben, y)
    weitere = len(zeitplan.termine) - len(termine)
    if weitere:
        satz = captions.BILD_WEITERER if weitere == 1 else captions.BILD_WEITERE.format(anzahl=weitere)
        y = zeichnung.absatz(RAND, y + 4, satz, Stil(NORMAL), PLATZ)
    y = _zeichne_legende(zeichnung, y + 8)
    arten, staende = captions.TERMIN_ART, captions.TERMIN_STAND
    daten = {"zeitplan": zeitplan, "termine": termine, "weitere": weitere, "arten": arten, "staende": staende}
    return fertig(katalog, "zeitplan", zeichnung, y, captions.BILD_ZEITPLAN_FUSS, daten)


def _auswahl(zeitplan: Zeitplan) -> tuple[Termin, ...]:
    """Return what there is room for: what is not done before what is, and of both what lies nearest to today."""
    nach_naehe = sorted(zeitplan.termine, key=lambda termin: (termin.stand == "erledigt", abs((termin.datum - zeitplan.heute).days)))
    gewaehlt = {termin.id for termin in nach_naehe[:TERMINE_HOECHSTENS]}
    return tuple(termin for termin in zeitplan.termine if termin.id in gewaehlt)


def _reihe(zeitplan: Zeitplan, termine: tuple[Termin, ...]) -> Iterator[Termin | Marke]:
    """Yield milestones and marks by date; today stands before what is due on it, the end of the funding after."""
    heute = captions.BILD_HEUTE_AM.format(datum=formatierung.datum(zeitplan.heute.isoformat()))
    marken = [(zeitplan.heute, 0, Marke(zeitplan.heute, heute, farben.TINTE))]
    if zeitplan.ende:
        marken.append((zeitplan.ende, 2, Marke(zeitplan.ende, captions.BILD_ENDE, farben.ZIEL)))
    alle: list[tuple[date, int, Termin | Marke]] = [*marken, *((termin.datum, 1, termin) for termin in termine)]
    yield from (eintrag for _, _, eintrag in sorted(alle, key=lambda eintrag: eintrag[:2]))


def _lege_achse(zeichnung: Zeichnung, stelle: int, oben: float, unten: float) -> None:
    """Draw the axis below all that was drawn on it."""
    zeichnung.weg(f"M{ACHSE} {oben:.2f}V{unten:.2f}", farben.LINIE, 2.4)
    zeichnung.elemente.insert(stelle, zeichnung.elemente.pop())


def _zeichne_jahr(zeichnung: Zeichnung, jahr: int, y: float) -> float:
    zeichnung.text(DATUM_ENDE, y + 13, str(jahr), JAHR, "end")
    zeichnung.weg(f"M{RAND} {y + 18:.2f}H{DATUM_ENDE}", farben.LINIE, 1)
    return y + 24


def _zeichne_marke(zeichnung: Zeichnung, marke: Marke, y: float) -> float:
    breite = schrift.breite(schrift.druckbar(marke.text), MARKE.groesse, fett=True) + 18
    zeichnung.weg(f"M{RAND} {y + MARKE_HOEHE / 2:.2f}H{BREITE - RAND}", marke.farbe, 2)
    zeichnung.rechteck(ACHSE - 9, y, breite, MARKE_HOEHE, marke.farbe, radius=11)
    zeichnung.text(ACHSE, y + 15.5, marke.text, MARKE)
    return y + MARKE_HOEHE + ABSTAND


def _zeichne_termin(zeichnung: Zeichnung, termin: Termin, y: float) -> float:
    mitte = y + 9
    zeichen.terminart(zeichnung, termin.art, ACHSE, mitte, gefuellt=termin.stand == "erledigt")
    tage = [termin.ab, termin.datum] if termin.ab else [termin.datum]
    saetze = captions.BILD_SPANNE if termin.ab else ("{}",)
    for nummer, (satz, tag) in enumerate(zip(saetze, tage, strict=True)):
        zeichnung.text(DATUM_ENDE - 4, y + 13 + nummer * DATUM.zeile, satz.format(formatierung.datum(tag.isoformat())), DATUM, "end")
    platz = BREITE - RAND - TEXT
    zeilen = schrift.umbrich(termin.titel, platz, TITEL.groesse, hoechstens=TITEL_ZEILEN)
    unten = zeichnung.zeilen(TEXT, y, zeilen, TITEL)
    wort = captions.TERMIN_STAND[termin.stand]
    stil = VERSAEUMT if termin.stand == "versaeumt" else STAND
    x: float = TEXT
    if termin.stand != "offen":
        zeichne = zeichen.kreuz if termin.stand == "versaeumt" else zeichen.haken
        zeichne(zeichnung, x + 5, unten + 7, stil.farbe, 3.8)
        x += 14
    zeichnung.text(x, unten + 11, wort, stil)
    x += schrift.breite(wort, stil.groesse, fett=True) + 6
    zeichnung.text(x, unten + 11, f"· {captions.TERMIN_ART[termin.art]}", ART)
    return max(unten + ART.zeile, y + 2 * DATUM.zeile if termin.ab else 0) + ABSTAND


def _zeichne_legende(zeichnung: Zeichnung, y: float) -> float:
    haelfte = PLATZ / 2
    for nummer, (art, wort) in enumerate(captions.TERMIN_ART.items()):
        x, oben = RAND + haelfte * (nummer % 2), y + 22 * (nummer // 2)
        zeichen.terminart(zeichnung, art, x + 9, oben + 10, gefuellt=False)
        zeichnung.text(x + 25, oben + 14, wort, Stil(NORMAL))
    y += 22 * ((len(captions.TERMIN_ART) + 1) // 2)
    zeichen.haken(zeichnung, RAND + 9, y + 10, farben.TINTE, 4.5)
    zeichnung.text(RAND + 25, y + 14, captions.TERMIN_STAND["erledigt"], Stil(NORMAL))
    zeichen.kreuz(zeichnung, RAND + haelfte + 9, y + 10, farben.WARNUNG, 4.5)
    zeichnung.text(RAND + haelfte + 25, y + 14, captions.TERMIN_STAND["versaeumt"], Stil(NORMAL))
    return y + 22
