"""The heat map: how well each model fits, criterion by criterion, in the order of the ranking."""

from itertools import groupby
from typing import Final

from dialogs import captions
from dialogs.bilder import farben, schrift, zeichen
from dialogs.bilder.bild import PLATZ, Bild, fertig, kopf
from dialogs.bilder.worte import kurzname, status_wort
from dialogs.bilder.zeichnung import KLEIN, NORMAL, RAND, SCHRAFFIERT, Stil, Zeichnung
from knowledge.empfehlung import Bewertung, Empfehlung
from knowledge.katalog import Katalog

NAME_PLATZ: Final = 118
SPALTE: Final = (PLATZ - NAME_PLATZ) / 7
ZEILE: Final = 34
LUECKE: Final = 2.5
KOPF: Final = Stil(NORMAL)
RANG: Final = Stil(KLEIN, farben.LEISE)
NUMMER: Final = Stil(13.5, fett=True)
GRUPPE: Final = Stil(KLEIN, farben.LEISE, fett=True)
GRUPPE_HOEHE: Final = 19
LEGENDE: Final = Stil(NORMAL)
PROBE: Final = 22
LEGENDE_SPALTEN: Final = 3


def zeichne_passung(katalog: Katalog, empfehlung: Empfehlung) -> Bild:
    """Draw the verdicts on all models; the leading one is marked by a dark field."""
    zeichnung = Zeichnung(captions.BILD_PASSUNG)
    vorn = katalog.steckbriefe[empfehlung.fuehrend.modell]
    satz = captions.BILD_PASSUNG_VORLAEUFIG if empfehlung.vorlaeufig else captions.BILD_PASSUNG_VORN
    y = kopf(zeichnung, satz.format(nummer=vorn.nummer, name=vorn.name, status=status_wort(empfehlung.fuehrend)))
    y = _spaltenkoepfe(zeichnung, katalog, y)
    for status, gruppe in groupby(empfehlung.modelle, status_wort):
        zeichnung.text(RAND, y + 13, status, GRUPPE)
        y += GRUPPE_HOEHE
        for bewertung in gruppe:
            _zeile(zeichnung, katalog, bewertung, y)
            y += ZEILE
    y = _legende(zeichnung, y + 10)
    zeilen = [_in_worten(katalog, bewertung) for bewertung in empfehlung.modelle]
    daten = {"vorn": vorn, "status": status_wort(empfehlung.fuehrend), "vorlaeufig": empfehlung.vorlaeufig, "zeilen": zeilen}
    return fertig(katalog, "passung", zeichnung, y, captions.BILD_PASSUNG_FUSS, daten)


def _spaltenkoepfe(zeichnung: Zeichnung, katalog: Katalog, y: float) -> float:
    titel = [kriterium.kurz for kriterium in katalog.kriterien.values()]
    ende = y + max(schrift.breite(schrift.druckbar(text), KOPF.groesse) for text in titel) + 4
    for spalte, text in enumerate(titel):
        zeichnung.text(_spalte(spalte) + SPALTE / 2 + KOPF.groesse * 0.36, ende, text, KOPF, gedreht=True)
    return ende + 2


def _zeile(zeichnung: Zeichnung, katalog: Katalog, bewertung: Bewertung, y: float) -> None:
    fuehrt = bewertung.rang == 1
    if fuehrt:
        zeichnung.rechteck(RAND - 4, y, NAME_PLATZ + 2, ZEILE - LUECKE, farben.TINTE, radius=4)
    farbe, leise = (farben.PAPIER, farben.PAPIER) if fuehrt else (farben.TINTE, farben.LEISE)
    zeichnung.text(RAND + 14, y + 20, str(bewertung.rang), Stil(RANG.groesse, leise), "end")
    zeichnung.text(RAND + 20, y + 14, katalog.steckbriefe[bewertung.modell].nummer, Stil(NUMMER.groesse, farbe, fett=True))
    zeichnung.text(RAND + 20, y + 27, kurzname(katalog, bewertung.modell), Stil(KLEIN, leise))
    for spalte, kriterium in enumerate(katalog.kriterien):
        _feld(zeichnung, bewertung.befunde[kriterium].urteil, _spalte(spalte), y, SPALTE - LUECKE, ZEILE - LUECKE)


def _feld(zeichnung: Zeichnung, urteil: str, x: float, y: float, breite: float, hoehe: float) -> None:
    grund, farbe = farben.URTEIL[urteil]
    zeichnung.rechteck(x, y, breite, hoehe, SCHRAFFIERT if urteil == "offen" else grund, rand=farben.LINIE, staerke=0.6, radius=3)
    zeichen.URTEIL[urteil](zeichnung, x + breite / 2, y + hoehe / 2, farbe)


def _legende(zeichnung: Zeichnung, y: float) -> float:
    spalte = PLATZ / LEGENDE_SPALTEN
    for nummer, urteil in enumerate(farben.URTEIL):
        x, oben = RAND + spalte * (nummer % LEGENDE_SPALTEN), y + (PROBE + 5) * (nummer // LEGENDE_SPALTEN)
        _feld(zeichnung, urteil, x, oben, PROBE, PROBE)
        zeichnung.text(x + PROBE + 6, oben + 15, captions.URTEIL[urteil], LEGENDE)
    nummer = len(farben.URTEIL)
    x, oben = RAND + spalte * (nummer % LEGENDE_SPALTEN), y + (PROBE + 5) * (nummer // LEGENDE_SPALTEN)
    zeichnung.rechteck(x, oben, PROBE, PROBE, farben.TINTE, radius=3)
    zeichnung.text(x + PROBE + 6, oben + 15, captions.BILD_VORN, LEGENDE)
    return oben + PROBE


def _spalte(nummer: int) -> float:
    return RAND + NAME_PLATZ + SPALTE * nummer


def _in_worten(katalog: Katalog, bewertung: Bewertung) -> dict[str, object]:
    """Return one line of the text: what is not met by name, the rest in one word."""
    genannt = {
        captions.URTEIL[urteil]: [katalog.kriterien[name].kurz for name, befund in bewertung.befunde.items() if befund.urteil == urteil]
        for urteil in farben.URTEIL
    }
    return {
        "rang": bewertung.rang,
        "steckbrief": katalog.steckbriefe[bewertung.modell],
        "status": status_wort(bewertung),
        "urteile": {wort: namen for wort, namen in genannt.items() if namen},
    }
