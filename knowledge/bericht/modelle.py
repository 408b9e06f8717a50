"""What the result says about the models: the leading one with reasons, all fourteen, three side by side, what would have to change."""

from typing import Final

from knowledge.begruendung import begruende
from knowledge.bericht.dokument import Absatz, Abschnitt, Block, Liste, Tabelle, Zelle
from knowledge.bericht.lage import Lage
from knowledge.empfehlung import Bewertung
from knowledge.gegenprobe.aenderung import was_muesste_sich_aendern
from knowledge.gegenprobe.vergleich import HOECHSTENS, vergleiche
from knowledge.gegenprobe.worte import aenderung_in_worten
from knowledge.hinweis import hinweise, naechster_schritt
from knowledge.steckbrief import PRUEFUNGEN

ERGEBNIS = "ergebnis"
MODELLE = "modelle"
VERGLEICH: Final = "vergleich"
AENDERN = "aendern"
WARUM_NICHT: Final = "warum_nicht"
FEHLT = ("verfehlt", "knapp", "offen")


def ergebnis(lage: Lage) -> Abschnitt:
    """Return the verdicts on the leading model with reason and source."""
    name = "satz_vorlaeufig" if lage.empfehlung.vorlaeufig else "satz"
    satz = lage.satz(
        ERGEBNIS,
        name,
        kandidaten=lage.nummern(lage.robustheit.kandidaten),
        modell=lage.name(lage.fuehrend.modell),
        status=lage.status(lage.fuehrend),
    )
    kopf = tuple(lage.satz(ERGEBNIS, name) for name in ("kriterium", "urteil", "grund"))
    zeilen = tuple(
        (
            Zelle(lage.katalog.kriterien[urteil.kriterium].titel),
            lage.urteil_zelle(urteil.urteil),
            Zelle(urteil.begruendung, quelle=urteil.quelle),
        )
        for urteil in lage.urteile(lage.fuehrend)
    )
    gesagt = tuple(Absatz(hinweis.text, hinweis.quelle) for hinweis in hinweise(lage.katalog, lage.antworten, lage.empfehlung))
    weiter = naechster_schritt(lage.katalog, lage.ziel)
    liste = Liste((*gesagt, Absatz(weiter.text, weiter.quelle)))
    return Abschnitt(lage.satz(ERGEBNIS, "titel"), (Absatz(satz, art="kern"), Tabelle("gruende", kopf, zeilen), liste))


def alle_modelle(lage: Lage) -> Abschnitt:
    """Return all fourteen models with their status and every verdict in one table."""
    kurz = [lage.katalog.kriterien[name].kurz for name in PRUEFUNGEN]
    kopf = (lage.satz(MODELLE, "modell"), lage.satz(MODELLE, "status"), *kurz)
    zeilen = tuple(
        (
            Zelle(f"{bewertung.rang}. {lage.katalog.steckbriefe[bewertung.modell].kurz}"),
            Zelle(lage.status(bewertung), bewertung.status),
            *(lage.urteil_zelle(bewertung.befunde[name].urteil) for name in PRUEFUNGEN),
        )
        for bewertung in lage.empfehlung.modelle
    )
    bloecke = (
        Absatz(lage.satz(MODELLE, "einleitung"), lage.satz(MODELLE, "quelle")),
        Tabelle("rangfolge", kopf, zeilen),
        Absatz(lage.satz(MODELLE, "legende"), art="leise"),
    )
    return Abschnitt(lage.satz(MODELLE, "titel"), bloecke)


def vergleich(lage: Lage) -> Abschnitt:
    """Return the leading model beside the next two: ratings as printed with the verdicts, properties, what speaks for and against."""
    gegenueber = vergleiche(lage.katalog, [bewertung.modell for bewertung in _erste(lage)], lage.antworten)
    zeilen = [
        (
            Zelle(zeile.titel),
            *(_bewertung_und_urteil(lage, zeile.werte[modell].wert, zeile.urteile[modell].urteil) for modell in gegenueber.modelle),
        )
        for zeile in gegenueber.kriterien
    ]
    zeilen += [
        (Zelle(zeile.titel), *(Zelle(zeile.werte[modell].wert) for modell in gegenueber.modelle)) for zeile in gegenueber.eigenschaften
    ]
    for name, belege in (("vorteile", gegenueber.vorteile), ("nachteile", gegenueber.nachteile)):
        texte = ("\n".join(f"• {beleg.text}" for beleg in belege[modell]) for modell in gegenueber.modelle)
        zeilen.append((Zelle(lage.satz(VERGLEICH, name)), *(Zelle(text) for text in texte)))
    kopf = (lage.satz(VERGLEICH, "punkt"), *(lage.name(modell) for modell in gegenueber.modelle))
    quelle = lage.satz(VERGLEICH, "quelle", modelle=lage.nummern(gegenueber.modelle))
    return Abschnitt(
        lage.satz(VERGLEICH, "titel"),
        (Absatz(lage.satz(VERGLEICH, "einleitung"), quelle), Tabelle(VERGLEICH, kopf, tuple(zeilen))),
    )


def aendern(lage: Lage) -> Abschnitt:
    """Return what would have to change for the leading model and the next two."""
    bloecke: list[Block] = [Absatz(lage.satz(AENDERN, "einleitung"), lage.satz(AENDERN, "quelle"))]
    for bewertung in _erste(lage):
        bloecke += _aenderungen(lage, bewertung)
    return Abschnitt(lage.satz(AENDERN, "titel"), tuple(bloecke))


def warum_nicht(lage: Lage) -> Abschnitt:
    """Return for every model but the leading one what does not fit, and where the way to it branches off."""
    kopf = tuple(lage.satz(WARUM_NICHT, name) for name in ("modell", "fehlt", "weg"))
    zeilen = tuple(
        (
            Zelle(f"{lage.name(bewertung.modell)}: {lage.status(bewertung)}"),
            Zelle(_fehlt(lage, bewertung)),
            Zelle(_abzweig(lage, bewertung)),
        )
        for bewertung in lage.empfehlung.modelle[1:]
    )
    bloecke = (Absatz(lage.satz(WARUM_NICHT, "einleitung"), lage.satz(WARUM_NICHT, "quelle")), Tabelle(WARUM_NICHT, kopf, zeilen))
    return Abschnitt(lage.satz(WARUM_NICHT, "titel"), bloecke, teil="anhang")


def _bewertung_und_urteil(lage: Lage, wert: str, urteil: str) -> Zelle:
    """Return a rating as printed with its verdict; where the Steckbrief prints no rating, the verdict alone."""
    wort = lage.wort(urteil)
    return lage.urteil_zelle(urteil, wort if wert == lage.wort("keine") else lage.satz(VERGLEICH, "zelle", wert=wert, urteil=wort))


def _erste(lage: Lage) -> tuple[Bewertung, ...]:
    return lage.empfehlung.modelle[:HOECHSTENS]


def _aenderungen(lage: Lage, bewertung: Bewertung) -> list[Block]:
    modell = lage.name(bewertung.modell)
    probe = was_muesste_sich_aendern(lage.katalog, lage.antworten, bewertung.modell)
    gruende = tuple(Absatz(grund.text, grund.quelle) for grund in (*probe.gruende, *probe.hinweise))
    if not probe.erreichbar:
        return [Absatz(lage.satz(AENDERN, "keine", modell=modell), art="zwischen"), Liste(gruende)]
    if probe.saetze == ((),):
        name = "nichts_vorlaeufig" if lage.empfehlung.vorlaeufig else "nichts"
        return [Absatz(lage.satz(AENDERN, name, modell=modell)), *([Liste(gruende)] if gruende else [])]
    bloecke: list[Block] = [Absatz(lage.satz(AENDERN, "fuer", modell=modell), art="zwischen")]
    for nummer, satz in enumerate(probe.saetze):
        bloecke += [Absatz(lage.satz(AENDERN, "oder"), art="zwischen")] if nummer else []
        bloecke.append(Liste(tuple(Absatz(aenderung_in_worten(lage.katalog, aenderung)) for aenderung in satz)))
    return [*bloecke, *gruende]


def _fehlt(lage: Lage, bewertung: Bewertung) -> str:
    nach_urteil = [(urteil, [name for name in PRUEFUNGEN if bewertung.befunde[name].urteil == urteil]) for urteil in FEHLT]
    teile = [
        lage.satz(WARUM_NICHT, "punkt", urteil=lage.wort(urteil), kriterien=", ".join(_punkt(lage, bewertung, name) for name in namen))
        for urteil, namen in nach_urteil
        if namen
    ]
    return "\n".join(teile) or lage.satz(WARUM_NICHT, "nichts")


def _punkt(lage: Lage, bewertung: Bewertung, kriterium: str) -> str:
    """Return a criterion with what the model demands there."""
    steckbrief = lage.katalog.steckbriefe[bewertung.modell]
    urteil = begruende(lage.katalog, steckbrief, kriterium, bewertung.befunde[kriterium], lage.antworten)
    titel = lage.katalog.kriterien[kriterium].kurz
    return titel if urteil.verlangt is None else lage.satz(WARUM_NICHT, "verlangt", kriterium=titel, verlangt=urteil.verlangt)


def _abzweig(lage: Lage, bewertung: Bewertung) -> str:
    if not bewertung.erreichbar:
        return lage.satz(WARUM_NICHT, "unerreichbar")
    if bewertung.abweichung is None:
        return lage.satz(WARUM_NICHT, "abzweig_keine" if lage.empfehlung.weg_fertig else "abzweig_offen")
    frage = lage.katalog.fragen[bewertung.abweichung.knoten]
    ist, noetig = (lage.antwort_kurz(frage.id, wert) for wert in (bewertung.abweichung.ist, bewertung.abweichung.noetig))
    return lage.satz(WARUM_NICHT, "abzweig", frage=frage.kurz, ist=ist, noetig=noetig)
