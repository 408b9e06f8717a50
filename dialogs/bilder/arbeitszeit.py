"""The bars: how much of the working time each group of tasks takes today (IST) and shall take (SOLL)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from dialogs import captions
from dialogs.bilder import farben
from dialogs.bilder.bild import PLATZ, Bild, fertig, kopf
from dialogs.bilder.zeichnung import NORMAL, RAND, Stil, Zeichnung
from knowledge.arbeitszeit import FELDER, Arbeitszeit, Feld
from knowledge.formatierung import prozent, prozentpunkte
from knowledge.katalog import Katalog

GRUPPE: Final = Stil(13.5, fett=True)
NAME: Final = Stil(NORMAL)
WERT: Final = Stil(NORMAL, fett=True)
NAME_PLATZ: Final = 44
WERT_PLATZ: Final = 108
BALKEN_PLATZ: Final = PLATZ - NAME_PLATZ - WERT_PLATZ
BALKEN_HOEHE: Final = 15
BALKEN_ABSTAND: Final = 20
GRUPPE_ABSTAND: Final = 14
# Even where all shares are small, a bar of full length means at least this much.
LAENGSTER_MINDESTENS: Final = Decimal(10)


def zeichne_arbeitszeit(katalog: Katalog, zeit: Arbeitszeit) -> Bild | None:
    """Draw IST above SOLL for each group, all to one scale; nothing where nothing was entered."""
    if zeit.stand == "offen":
        return None
    zeichnung = Zeichnung(captions.BILD_ARBEITSZEIT)
    summen = {feld: zeit.summe(feld) for feld in FELDER}
    satz = captions.BILD_ARBEITSZEIT_SUMME if zeit.vollstaendig else captions.BILD_ARBEITSZEIT_OFFEN
    y = kopf(zeichnung, satz.format(**{feld: prozent(summe) for feld, summe in summen.items()}))
    werte = {gruppe: {feld: zeit.gruppe(feld, gruppe) for feld in FELDER} for gruppe in zeit.gruppen}
    laengster = max(LAENGSTER_MINDESTENS, *(wert for spalten in werte.values() for wert in spalten.values() if wert is not None))
    for gruppe, spalten in werte.items():
        y = zeichnung.absatz(RAND, y, katalog.aufgabengruppen[gruppe].titel, GRUPPE, PLATZ) + 3
        for feld in FELDER:
            _balken(zeichnung, feld, spalten[feld], laengster, y, _wort(zeit, spalten, feld))
            y += BALKEN_ABSTAND
        y += GRUPPE_ABSTAND
    bereiche = [(captions.BEREICHE[bereich], zeit.anteil("ist", bereich), zeit.anteil("soll", bereich)) for bereich in captions.BEREICHE]
    zeilen = [
        (katalog.aufgabengruppen[gruppe].titel, *(_wort(zeit, spalten, feld) for feld in FELDER)) for gruppe, spalten in werte.items()
    ]
    daten = {"summen": summen, "vollstaendig": zeit.vollstaendig, "zeilen": zeilen, "bereiche": bereiche}
    return fertig(katalog, "arbeitszeit", zeichnung, y - 4, captions.BILD_ARBEITSZEIT_FUSS, daten)


def _balken(zeichnung: Zeichnung, feld: Feld, wert: Decimal | None, laengster: Decimal, y: float, wort: str) -> None:
    """Draw one bar from the same line on: IST light with a dark edge, SOLL dark, so that they differ without colour."""
    grundlinie, links = y + BALKEN_HOEHE - 3, RAND + NAME_PLATZ
    zeichnung.text(RAND, grundlinie, captions.SPALTEN[feld], NAME)
    laenge = float((wert or 0) / laengster) * BALKEN_PLATZ
    if wert:
        zeichnung.rechteck(links, y, laenge, BALKEN_HOEHE, farben.SPALTEN[feld], rand=farben.SPALTEN["soll"], staerke=1.2, radius=2)
    zeichnung.text(links + laenge + 6, grundlinie, wort, WERT)


def _wort(zeit: Arbeitszeit, spalten: Mapping[Feld, Decimal | None], feld: Feld) -> str:
    """Return a value as it is written; how much it changes is said of columns that are both complete."""
    ist, wert = spalten["ist"], spalten[feld]
    if wert is None:
        return captions.STAND["offen"]
    if feld == "ist" or ist is None or ist == wert or not zeit.vollstaendig:
        return prozent(wert)
    return captions.BILD_ARBEITSZEIT_WERT.format(wert=prozent(wert), differenz=prozentpunkte(wert - ist))
