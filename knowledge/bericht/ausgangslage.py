"""Where the Kommune stands: its answers as given, and the way they take through the flow diagram."""

from knowledge.beratung import zaehlende_fragen
from knowledge.bericht.dokument import Absatz, Abschnitt, Bild, Block, Nebeneinander, Tabelle, Zelle
from knowledge.bericht.lage import Lage
from knowledge.flussdiagramm import Blattregel, Kante, Wegschritt
from knowledge.hinweis import hinweise

SCHRITTE = ("ausgangslage", "rahmenbedingungen")
GRUPPE = "ausgangslage"
WEG = "weg"


def ausgangslage(lage: Lage) -> Abschnitt:
    """Return all answers that count; an unknown one is shown as unknown."""
    links, rechts = (_angaben(lage, schritt) for schritt in SCHRITTE)
    return Abschnitt(lage.satz(GRUPPE, "titel"), (Absatz(lage.satz(GRUPPE, "einleitung")), Nebeneinander(links, rechts)))


def weg(lage: Lage) -> Abschnitt:
    """Return the way through the diagram in words and as a picture, and what has to be said about where it leads."""
    empfehlung, diagramm = lage.empfehlung, lage.katalog.flussdiagramm
    ziel = lage.satz(WEG, "ziel" if empfehlung.weg_fertig else "ziel_offen", modelle=lage.nummern(empfehlung.blaetter))
    worte: list[Block] = [Absatz(lage.satz(WEG, "einleitung"), diagramm.quelle), *_schritte(lage), Absatz(ziel, art="kern")]
    worte += [Absatz(regel.grund, regel.quelle) for regel in diagramm.blattregeln if empfehlung.weg_fertig and _greift(lage, regel)]
    worte += [Absatz(hinweis.text, hinweis.quelle) for hinweis in hinweise(lage.katalog, lage.antworten, empfehlung)]
    worte.append(Absatz(diagramm.hinweis, diagramm.quelle, "leise"))
    gegangen = [_in_worten(lage, schritt) for schritt in empfehlung.weg]
    text = lage.satz(
        WEG, "bild_text", schritte="; ".join(gegangen) or lage.satz(WEG, "ohne_schritte"), ziel=ziel, hinweis=diagramm.hinweis
    )
    bild = Bild(WEG, lage.satz(WEG, "bild"), text)
    return Abschnitt(lage.satz(WEG, "titel"), (Nebeneinander(tuple(worte), (bild,)),))


def _angaben(lage: Lage, schritt: str) -> tuple[Block, ...]:
    fragen = zaehlende_fragen(lage.katalog, lage.antworten, schritt)
    zeilen = tuple((Zelle(frage.kurz), lage.angabe_zelle(frage.id)) for frage in fragen)
    kopf = (lage.satz(GRUPPE, schritt), lage.satz(GRUPPE, "angabe"))
    return (Tabelle("angaben", kopf, zeilen),)


def _schritte(lage: Lage) -> list[Block]:
    if not lage.empfehlung.weg:
        return [Absatz(lage.satz(WEG, "keine_antwort"))]
    kopf = (lage.satz(WEG, "frage"), lage.satz(WEG, "antwort"), lage.satz(WEG, "marke"))
    zeilen = tuple(
        (
            Zelle(lage.katalog.fragen[schritt.knoten].kurz),
            Zelle(lage.angabe(schritt.knoten, schritt.antwort)),
            Zelle(_marken(lage, schritt.kante)),
        )
        for schritt in lage.empfehlung.weg
    )
    return [Tabelle("weg", kopf, zeilen)]


def _in_worten(lage: Lage, schritt: Wegschritt) -> str:
    frage = lage.katalog.fragen[schritt.knoten].kurz
    return lage.satz(WEG, "schritt", frage=frage, antwort=lage.angabe(schritt.knoten, schritt.antwort))


def _marken(lage: Lage, kante: Kante) -> str:
    namen = [name for name in ("unsicher", "eigener_zweig", "uebergang") if getattr(kante, name)]
    return ", ".join(lage.satz(WEG, name) for name in namen) or lage.wort("keine")


def _greift(lage: Lage, regel: Blattregel) -> bool:
    """Tell whether a rule on the leaves has changed where the way ends."""
    gedruckt = lage.empfehlung.weg[-1].kante.blaetter
    return regel.wenn.gilt(lage.antworten) and any(modell in (regel.ersetze or regel.ergaenze or {}) for modell in gedruckt)
