"""The flow diagram with the own way: a card per question, a row per answer, and lines on the right to the question that comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from dialogs import captions
from dialogs.bilder import farben, schrift, zeichen
from dialogs.bilder.bild import PLATZ, Bild, fertig, kopf
from dialogs.bilder.lage import Lage, Zweig, bloecke, diagramm_lage
from dialogs.bilder.worte import aufzaehlung
from dialogs.bilder.zeichnung import KLEIN, NORMAL, RAND, Stil, Zeichnung
from knowledge.antwort import Antworten
from knowledge.katalog import Katalog

BAND: Final = 17
KARTE: Final = RAND + BAND + 3
ANTWORTEN: Final = 152
KARTE_ENDE: Final = 312
EINGANG: Final = KARTE_ENDE - 14
GASSE_ERSTE: Final = KARTE_ENDE + 7
GASSE_LETZTE: Final = 349
GASSE_ABSTAND: Final = 10
REIHE: Final = 18
ABSTAND: Final = 13
INNEN: Final = 5
HAKEN: Final = 15
CHIP: Final = Stil(KLEIN, fett=True)
CHIP_RAND: Final = 4
CHIP_LUECKE: Final = 3
CHIP_HOEHE: Final = 15
FRAGE: Final = 11.0
ANTWORT: Final = 11.5
GESTRICHELT: Final = {"gegangen": "7 4", "moeglich": "4 3", "abseits": "4 3"}
LINIEN: Final = {"gegangen": (farben.TINTE, 3.4), "moeglich": (farben.LEISE, 1.5), "abseits": (farben.BLASS, 1.4)}


@dataclass(frozen=True, slots=True)
class Reihe:
    """An answer laid out: where its row begins, how high it is, and whether its leaves stand below the words."""

    zweig: Zweig
    text: str
    y: float
    hoehe: float
    zweizeilig: bool

    @property
    def mitte(self) -> float:
        """Where the line leaves the row."""
        return self.y + self.hoehe / 2


@dataclass(frozen=True, slots=True)
class Karte:
    """A question laid out."""

    lage: Lage
    y: float
    hoehe: float
    reihen: tuple[Reihe, ...]


def zeichne_weg(katalog: Katalog, antworten: Antworten) -> Bild:
    """Draw the diagram; what the answers leave open is shown as still possible."""
    lagen, diagramm = diagramm_lage(katalog, antworten), katalog.flussdiagramm
    zeichnung = Zeichnung(captions.BILD_WEG)
    blaetter = {modell for weg in diagramm.moegliche_wege(antworten) for modell in diagramm.blaetter_des_weges(weg, antworten)}
    ziele = tuple(modell for modell in katalog.steckbriefe if modell in blaetter)
    ist_fertig = diagramm.ist_fertig(antworten)
    satz = captions.BILD_WEG_FERTIG if ist_fertig else captions.BILD_WEG_OFFEN
    y = kopf(zeichnung, satz.format(modelle=aufzaehlung(katalog, ziele)))
    karten = _lege_aus(katalog, lagen, y)
    farbe = {block: farben.BLOECKE[nummer % len(farben.BLOECKE)] for nummer, block in enumerate(diagramm.bloecke)}
    for block, gruppe in groupby(karten, lambda karte: karte.lage.block):
        alle = list(gruppe)
        _zeichne_band(zeichnung, bloecke(katalog)[block], alle[0].y, alle[-1].y + alle[-1].hoehe, farbe[block][0])
    _zeichne_linien(zeichnung, karten)
    for karte in karten:
        _zeichne_karte(zeichnung, katalog, karte, farbe[karte.lage.block])
    y = _zeichne_legende(zeichnung, karten[-1].y + karten[-1].hoehe + 12)
    fuss = captions.BILD_WEG_FUSS.format(hinweis=diagramm.hinweis, quelle=diagramm.quelle)
    daten = {
        "fertig": ist_fertig,
        "ziele": [katalog.steckbriefe[modell] for modell in ziele],
        "bloecke": [(bloecke(katalog)[block], list(gruppe)) for block, gruppe in groupby(lagen, lambda lage: lage.block)],
        "fragen": {lage.knoten: lage.frage for lage in lagen},
        "gegangen": [(lage, zweig) for lage, zweig in _gegangene(katalog, antworten, lagen)],
        "steckbriefe": katalog.steckbriefe,
    }
    return fertig(katalog, "weg", zeichnung, y, fuss, daten)


def _gegangene(katalog: Katalog, antworten: Antworten, lagen: Sequence[Lage]) -> list[tuple[Lage, Zweig]]:
    """Return the steps taken, in the order of the way."""
    lage = {eintrag.knoten: eintrag for eintrag in lagen}
    gang = katalog.flussdiagramm.gang(antworten)
    return [(lage[schritt.knoten], next(z for z in lage[schritt.knoten].zweige if z.stand == "gegangen")) for schritt in gang]


def _lege_aus(katalog: Katalog, lagen: Sequence[Lage], y: float) -> list[Karte]:
    karten = []
    for lage in lagen:
        reihen: list[Reihe] = []
        unten = y + 1
        for zweig in lage.zweige:
            text = _beschrifte(zweig)
            zweizeilig = bool(zweig.modelle) and _textbreite(text, zweig) + _chipbreite(katalog, zweig) > KARTE_ENDE - ANTWORTEN - 2 * INNEN
            reihen.append(Reihe(zweig, text, unten, REIHE + (CHIP_HOEHE + 2 if zweizeilig else 0), zweizeilig))
            unten += reihen[-1].hoehe + 1
        zeilen = len(_fragezeilen(lage))
        hoehe = max(unten - y, zeilen * Stil(FRAGE).zeile + INNEN)
        karten.append(Karte(lage, y, hoehe, tuple(reihen)))
        y += hoehe + ABSTAND
    return karten


def _beschrifte(zweig: Zweig) -> str:
    """Return the words of an answer with the marks of its edge."""
    marken = ("~" if zweig.kante.unsicher else "", "Ü" if zweig.uebergang else "", "*" if zweig.kante.eigener_zweig else "")
    return schrift.druckbar(" ".join(teil for teil in (zweig.antwort, *marken) if teil))


def _textbreite(text: str, zweig: Zweig) -> float:
    return schrift.breite(text, ANTWORT, fett=zweig.stand == "gegangen") + (HAKEN if zweig.stand == "gegangen" else 0)


def _chipbreite(katalog: Katalog, zweig: Zweig) -> float:
    return sum(_chip(katalog, modell) + CHIP_LUECKE for modell in zweig.modelle)


def _chip(katalog: Katalog, modell: str) -> float:
    return schrift.breite(schrift.druckbar(katalog.steckbriefe[modell].nummer), CHIP.groesse, fett=True) + 2 * CHIP_RAND


def _fragezeilen(lage: Lage) -> list[str]:
    return schrift.umbrich(lage.frage, ANTWORTEN - KARTE - INNEN - 2, FRAGE, fett=True)


def _zeichne_band(zeichnung: Zeichnung, titel: str, oben: float, unten: float, farbe: str) -> None:
    zeichnung.rechteck(RAND - 4, oben, BAND, unten - oben, farbe, radius=3)
    stil = Stil(NORMAL, farben.PAPIER, fett=True)
    zeile = schrift.umbrich(titel, unten - oben - 8, stil.groesse, fett=True, hoechstens=1)[0]
    zeichnung.text(RAND - 4 + BAND / 2 + stil.groesse * 0.36, (oben + unten) / 2, zeile, stil, "middle", gedreht=True)


def _zeichne_karte(zeichnung: Zeichnung, katalog: Katalog, karte: Karte, block: tuple[str, str]) -> None:
    dunkel, hell = block
    lage = karte.lage
    gegangen, abseits = lage.stand == "gegangen", lage.stand == "abseits"
    rand = dunkel if not abseits else farben.BLASS
    breite = KARTE_ENDE - KARTE
    zeichnung.rechteck(KARTE, karte.y, breite, karte.hoehe, farben.GRUND if abseits else farben.PAPIER)
    zeichnung.rechteck(KARTE, karte.y, ANTWORTEN - KARTE, karte.hoehe, dunkel if gegangen else (farben.GRUND if abseits else hell))
    stil = Stil(FRAGE, farben.PAPIER if gegangen else (farben.LEISE if abseits else farben.TINTE), fett=True)
    zeilen = _fragezeilen(lage)
    zeichnung.zeilen(KARTE + INNEN, karte.y + (karte.hoehe - len(zeilen) * stil.zeile) / 2, zeilen, stil)
    for reihe in karte.reihen:
        _zeichne_reihe(zeichnung, katalog, reihe, dunkel)
    zeichnung.rechteck(KARTE, karte.y, breite, karte.hoehe, "none", rand=rand, staerke=2 if gegangen else 1, radius=2)


def _zeichne_reihe(zeichnung: Zeichnung, katalog: Katalog, reihe: Reihe, dunkel: str) -> None:
    zweig = reihe.zweig
    gegangen, abseits = zweig.stand == "gegangen", zweig.stand == "abseits"
    x = ANTWORTEN + INNEN
    if gegangen:
        zeichnung.rechteck(ANTWORTEN + 1, reihe.y, KARTE_ENDE - ANTWORTEN - 2, reihe.hoehe, dunkel)
        zeichen.haken(zeichnung, x + 5, reihe.y + REIHE / 2, farben.PAPIER, 4.5)
        x += HAKEN
    farbe = farben.PAPIER if gegangen else (farben.LEISE if abseits else farben.TINTE)
    zeichnung.text(x, reihe.y + 13, reihe.text, Stil(ANTWORT, farbe, fett=gegangen))
    ende = x + schrift.breite(reihe.text, ANTWORT, fett=gegangen)
    chip = KARTE_ENDE - INNEN - _chipbreite(katalog, zweig) + CHIP_LUECKE
    oben = reihe.y + (REIHE - CHIP_HOEHE) / 2 + (CHIP_HOEHE + 1 if reihe.zweizeilig else 0)
    if zweig.modelle and not reihe.zweizeilig and chip - ende > 2 * INNEN:
        mitte = oben + CHIP_HOEHE / 2
        strich = GESTRICHELT["moeglich"] if zweig.kante.unsicher else None
        zeichnung.weg(
            f"M{ende + 5:.2f} {mitte:.2f}H{chip - 3:.2f}", farben.PAPIER if gegangen else LINIEN[zweig.stand][0], 1.5, strich=strich
        )
    for modell in zweig.modelle:
        platz = _chip(katalog, modell)
        rand = farben.BLASS if abseits else farben.TINTE
        zeichnung.rechteck(chip, oben, platz, CHIP_HOEHE, farben.GRUND if abseits else farben.PAPIER, rand=rand, radius=4)
        farbe = farben.LEISE if abseits else farben.TINTE
        zeichnung.text(chip + platz / 2, oben + 11.5, katalog.steckbriefe[modell].nummer, Stil(CHIP.groesse, farbe, fett=True), "middle")
        chip += platz + CHIP_LUECKE


def _zeichne_linien(zeichnung: Zeichnung, karten: Sequence[Karte]) -> None:
    """Draw the edges to other questions: those to the same question share a lane on the right, the own way lies on top."""
    oben = {karte.lage.knoten: karte.y for karte in karten}
    kanten = [(reihe, reihe.zweig.kante.ziel) for karte in karten for reihe in karte.reihen if reihe.zweig.kante.ziel]
    gassen = _verteile({ziel: (oben[ziel], [reihe.mitte for reihe, nach in kanten if nach == ziel]) for _, ziel in kanten})
    for stand in ("abseits", "moeglich", "gegangen"):
        for reihe, ziel in kanten:
            if reihe.zweig.stand != stand:
                continue
            farbe, staerke = LINIEN[stand]
            strich = GESTRICHELT[stand] if reihe.zweig.kante.unsicher else None
            ende = oben[ziel] - 2
            verlauf = f"M{KARTE_ENDE:.2f} {reihe.mitte:.2f}H{gassen[ziel]:.2f}V{oben[ziel] - 8:.2f}H{EINGANG:.2f}V{ende - 3:.2f}"
            if stand == "gegangen":
                zeichnung.weg(verlauf, farben.GRUND, staerke + 3)
            zeichnung.weg(verlauf, farbe, staerke, strich=strich)
            zeichen.pfeil_ab(zeichnung, EINGANG, ende + 1, farbe)


def _verteile(ziele: dict[str, tuple[float, list[float]]]) -> dict[str, float]:
    """Give each target a lane that no line to another target runs in at the same height; the shortest lines lie nearest to the cards."""
    spannen = {ziel: (min([oben, *quellen]), max([oben, *quellen])) for ziel, (oben, quellen) in ziele.items()}
    belegt: list[list[tuple[float, float]]] = []
    gasse = {}
    for ziel, (von, bis) in sorted(spannen.items(), key=lambda eintrag: eintrag[1][1] - eintrag[1][0]):
        frei = (nummer for nummer, andere in enumerate(belegt) if all(bis < a - 2 or von > b + 2 for a, b in andere))
        nummer = next(frei, len(belegt))
        if nummer == len(belegt):
            belegt.append([])
        belegt[nummer].append((von, bis))
        gasse[ziel] = nummer
    abstand = min(GASSE_ABSTAND, (GASSE_LETZTE - GASSE_ERSTE) / max(1, len(belegt) - 1))
    return {ziel: GASSE_ERSTE + abstand * nummer for ziel, nummer in gasse.items()}


def _zeichne_legende(zeichnung: Zeichnung, y: float) -> float:
    stil, haelfte = Stil(NORMAL), PLATZ / 2
    dunkel = farben.BLOECKE[0][0]
    zeichnung.rechteck(RAND, y, 26, 16, dunkel)
    zeichen.haken(zeichnung, RAND + 13, y + 8, farben.PAPIER, 4.5)
    zeichnung.text(RAND + 33, y + 12.5, captions.BILD_GEGANGEN, stil)
    zeichnung.rechteck(RAND, y + 21, 26, 16, farben.PAPIER, rand=dunkel)
    zeichnung.text(RAND + 33, y + 33.5, captions.BILD_MOEGLICH, stil)
    zeichnung.rechteck(RAND + haelfte, y, 26, 16, farben.GRUND, rand=farben.BLASS)
    zeichnung.text(RAND + haelfte + 33, y + 12.5, captions.BILD_ABSEITS, Stil(NORMAL, farben.LEISE))
    zeichnung.text(RAND + haelfte, y + 33.5, captions.BILD_UEBERGANG, stil)
    zeichnung.text(RAND, y + 54, captions.BILD_UNSICHER, stil)
    zeichnung.text(RAND, y + 71, captions.BILD_EIGENER_ZWEIG, stil)
    return y + 74
