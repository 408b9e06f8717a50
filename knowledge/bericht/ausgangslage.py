"""Where the Kommune stands: its answers as given, and the way they take through the flow diagram."""

from typing import Final

from knowledge.beratung import zaehlende_fragen
from knowledge.bericht.dokument import Absatz, Abschnitt, Bild, Block, Nebeneinander, Tabelle, Zelle
from knowledge.bericht.lage import Lage
from knowledge.flussdiagramm import Blattregel, Wegschritt

SCHRITTE = ("ausgangslage", "rahmenbedingungen")
GRUPPE = "ausgangslage"
WEG: Final = "weg"
MARKEN = ("unsicher", "eigener_zweig", "uebergang")


def ausgangslage(lage: Lage) -> Abschnitt:
    """Return all answers that count, an unknown one as unknown, and the way they take, in words and as a picture."""
    angaben = tuple(_angaben(lage, schritt) for schritt in SCHRITTE)
    worte, bild = _weg(lage)
    einleitung = Absatz(lage.satz(GRUPPE, "einleitung"))
    return Abschnitt(lage.satz(GRUPPE, "titel"), (einleitung, Nebeneinander((*angaben, *worte), (bild,))))


def _weg(lage: Lage) -> tuple[tuple[Block, ...], Bild]:
    empfehlung, diagramm = lage.empfehlung, lage.katalog.flussdiagramm
    ziel = lage.satz(WEG, "ziel" if empfehlung.weg_fertig else "ziel_offen", modelle=lage.nummern(empfehlung.blaetter))
    regeln = (Absatz(regel.grund, regel.quelle) for regel in diagramm.blattregeln if empfehlung.weg_fertig and _greift(lage, regel))
    hinweis = Absatz(diagramm.hinweis, diagramm.quelle, "leise")
    gegangen = [_in_worten(lage, schritt) for schritt in empfehlung.weg]
    text = lage.satz(WEG, "bild_text", schritte="; ".join(gegangen) or lage.satz(WEG, "ohne_schritte"), ziel=ziel, hinweis=diagramm.hinweis)
    return (*_schritte(lage), Absatz(ziel, art="kern"), *regeln, hinweis), Bild(WEG, lage.satz(WEG, "bild"), text)


def _angaben(lage: Lage, schritt: str) -> Tabelle:
    fragen = zaehlende_fragen(lage.katalog, lage.antworten, schritt)
    zeilen = tuple((Zelle(frage.kurz), lage.angabe_zelle(frage.id)) for frage in fragen)
    kopf = (lage.satz(GRUPPE, schritt), lage.satz(GRUPPE, "angabe"))
    return Tabelle("angaben", kopf, zeilen)


def _schritte(lage: Lage) -> list[Block]:
    if not lage.empfehlung.weg:
        return [Absatz(lage.satz(WEG, "keine_antwort"))]
    kopf = (lage.satz(WEG, "titel"), lage.satz(WEG, "antwort"))
    zeilen = tuple((Zelle(lage.katalog.fragen[schritt.knoten].kurz), _antwort(lage, schritt)) for schritt in lage.empfehlung.weg)
    return [Tabelle("weg", kopf, zeilen)]


def _in_worten(lage: Lage, schritt: Wegschritt) -> str:
    frage = lage.katalog.fragen[schritt.knoten].kurz
    return lage.satz(WEG, "schritt", frage=frage, antwort=lage.antwort_kurz(schritt.knoten, schritt.antwort))


def _antwort(lage: Lage, schritt: Wegschritt) -> Zelle:
    """Return the answer taken, with what has to be said about its edge."""
    antwort = lage.antwort_kurz(schritt.knoten, schritt.antwort)
    marken = ", ".join(lage.satz(WEG, name) for name in MARKEN if getattr(schritt.kante, name))
    return Zelle(lage.satz(WEG, "antwort_marke", antwort=antwort, marken=marken) if marken else antwort)


def _greift(lage: Lage, regel: Blattregel) -> bool:
    """Tell whether a rule on the leaves has changed where the way ends."""
    gedruckt = lage.empfehlung.weg[-1].kante.blaetter
    return regel.wenn.gilt(lage.antworten) and any(modell in (regel.ersetze or regel.ergaenze or {}) for modell in gedruckt)
