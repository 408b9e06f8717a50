"""The development path: from today's model over the next steps to the target, each one on its tier of anchoring."""

from typing import Final

from dialogs import captions
from dialogs.bilder import farben, schrift, zeichen
from dialogs.bilder.bild import PLATZ, Bild, fertig, kopf
from dialogs.bilder.zeichnung import BREITE, KLEIN, NORMAL, RAND, Stil, Zeichnung
from knowledge.gegenprobe.pfad import GEMEINDE, Pfadschritt, entwicklungspfad
from knowledge.katalog import Katalog

STUFE_EINZUG: Final = 12
INNEN: Final = 10
NUMMER: Final = Stil(15, fett=True)
NAME: Final = Stil(NORMAL)
STUFE: Final = Stil(KLEIN, farben.LEISE)
TEXT: Final = Stil(NORMAL)
QUELLE: Final = Stil(KLEIN, farben.LEISE)
MARKE: Final = Stil(KLEIN, farben.PAPIER, fett=True)
MARKE_HOEHE: Final = 17
PFEIL: Final = 16
SAEULE: Final = 7
SAEULE_LUECKE: Final = 3
SAEULE_STUFE: Final = 6
GESTRICHELT: Final = "6 4"


def zeichne_pfad(katalog: Katalog, von: str, nach: str, typ: str = GEMEINDE) -> Bild | None:
    """Draw the way from one model up to another; ``None`` where there is no step to take. Raises KeyError for an unknown model."""
    schritte = entwicklungspfad(katalog, von, nach, typ)
    if not schritte:
        return None
    start, ziel = katalog.steckbrief(von), katalog.steckbrief(nach)
    zeichnung = Zeichnung(captions.BILD_PFAD)
    y = kopf(zeichnung, captions.BILD_PFAD_VON_NACH.format(von=start.nummer, nach=ziel.nummer))
    y = _zeichne_station(zeichnung, katalog, start.id, y, captions.BILD_HEUTE)
    for nummer, schritt in enumerate(schritte, 1):
        y = _zeichne_schritt(zeichnung, katalog, schritt, y)
        y = _zeichne_station(zeichnung, katalog, schritt.nach, y, captions.BILD_ZIEL if nummer == len(schritte) else None)
    if any(schritt.vorschlag for schritt in schritte):
        y += 10
        zeichnung.weg(f"M{RAND} {y + 8:.2f}H{RAND + 26}", farben.TINTE, 2.4, strich=GESTRICHELT)
        zeichnung.text(RAND + 33, y + 12, captions.BILD_SCHRITT_VORSCHLAG, Stil(NORMAL))
        y += 18
    daten = {"start": start, "ziel": ziel, "schritte": schritte, "steckbriefe": katalog.steckbriefe, "stufen": katalog.stufen}
    return fertig(katalog, "pfad", zeichnung, y, captions.BILD_PFAD_FUSS, daten)


def _links(katalog: Katalog, modell: str) -> float:
    """Return where the card of a model begins: each tier stands a little further to the right."""
    return RAND + STUFE_EINZUG * (katalog.steckbriefe[modell].stufe - 1)


def _zeichne_station(zeichnung: Zeichnung, katalog: Katalog, modell: str, y: float, marke: str | None) -> float:
    steckbrief = katalog.steckbriefe[modell]
    x = _links(katalog, modell)
    saeulen = len(katalog.stufen) * (SAEULE + SAEULE_LUECKE)
    platz = BREITE - RAND - x - 2 * INNEN - saeulen
    stufe = captions.BILD_STUFE.format(stufe=steckbrief.stufe, name=katalog.stufen[steckbrief.stufe])
    name, unten = schrift.umbrich(steckbrief.name, platz, NAME.groesse), schrift.umbrich(stufe, platz, STUFE.groesse)
    hoehe = 8 + NUMMER.zeile + len(name) * NAME.zeile + len(unten) * STUFE.zeile + 8
    ist_ziel = marke == captions.BILD_ZIEL
    rand, grund = (farben.ZIEL, farben.ZIEL_HELL) if ist_ziel else (farben.TINTE if marke else farben.LINIE, farben.PAPIER)
    zeichnung.rechteck(x, y, BREITE - RAND - x, hoehe, grund, rand=rand, staerke=2.4 if marke else 1.2, radius=6)
    zeichnung.zeilen(x + INNEN, y + 7, [steckbrief.nummer], NUMMER)
    if marke:
        links = x + INNEN + schrift.breite(schrift.druckbar(steckbrief.nummer), NUMMER.groesse, fett=True) + 9
        zeichnung.rechteck(links, y + 9, schrift.breite(marke, MARKE.groesse, fett=True) + 14, MARKE_HOEHE, rand, radius=8)
        zeichnung.text(links + 7, y + 9 + 12.5, marke, MARKE)
    ende = zeichnung.zeilen(x + INNEN, y + 7 + NUMMER.zeile, name, NAME)
    zeichnung.zeilen(x + INNEN, ende, unten, STUFE)
    _zeichne_saeulen(zeichnung, katalog, steckbrief.stufe, BREITE - RAND - INNEN - saeulen + SAEULE_LUECKE, y + hoehe - 10)
    return y + hoehe


def _zeichne_saeulen(zeichnung: Zeichnung, katalog: Katalog, stufe: int, x: float, unten: float) -> None:
    """Draw a bar for each tier, filled up to that of the model."""
    for nummer in katalog.stufen:
        hoehe = SAEULE_STUFE * nummer + 4
        links = x + (nummer - 1) * (SAEULE + SAEULE_LUECKE)
        fuellung = farben.TINTE if nummer <= stufe else farben.PAPIER
        zeichnung.rechteck(links, unten - hoehe, SAEULE, hoehe, fuellung, rand=farben.TINTE, staerke=0.9)


def _zeichne_schritt(zeichnung: Zeichnung, katalog: Katalog, schritt: Pfadschritt, y: float) -> float:
    x = _links(katalog, schritt.nach) + PFEIL
    platz = PLATZ + RAND - x - PFEIL
    ende = zeichnung.absatz(x + PFEIL, y + 6, schritt.text, TEXT, platz)
    ende = zeichnung.absatz(x + PFEIL, ende, schritt.quelle, QUELLE, platz) + 8
    zeichnung.weg(f"M{x:.2f} {y + 1:.2f}V{ende - 6:.2f}", farben.TINTE, 2.4, strich=GESTRICHELT if schritt.vorschlag else None)
    zeichen.pfeil_ab(zeichnung, x, ende - 1.5, farben.TINTE, 6.5)
    return ende
