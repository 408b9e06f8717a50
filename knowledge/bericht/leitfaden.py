"""The one page to take into the talk with the Verwaltungsspitze: what was achieved, ideas, arguments, objections, and what to ask."""

from knowledge.ausgabe import aspekte_sortiert
from knowledge.beratung import zaehlende_fragen
from knowledge.bericht.dokument import Absatz, Abschnitt, Block, Liste, Tabelle, Zelle
from knowledge.bericht.lage import Lage
from knowledge.bericht.zusammenfassung import bitte

GRUPPE = "leitfaden"
ERFOLGE = ("erfolg_vernetzung", "erfolg_praesenz", "erfolg_expertise", "erfolg_unterstuetzung")
QUELLE_ERFOLGE = "B, Kap. 2"
JE_TEIL = 3
NACHWEISE = 1
FRAGEN = 4


# The strongest factor first: with it the talk begins well.
STAERKE = ("gut", "teilweise", None, "kaum")


def leitfaden(lage: Lage) -> tuple[Abschnitt, ...]:
    """Return the sections of the page."""
    teile: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("ziel", bitte(lage)[:1]),
        ("erreicht", _erreicht(lage)),
        ("ideen", (Liste(_ideen(lage), nummeriert=True),)),
        ("argumente", (Liste(_argumente(lage)),)),
        ("dagegen", (_einwaende(lage),)),
        ("fragen", (Liste(_fragen(lage)),)),
    )
    return tuple(Abschnitt(lage.satz(GRUPPE, name), bloecke) for name, bloecke in teile)


def _erreicht(lage: Lage) -> tuple[Block, ...]:
    """Return a prompt for each success factor; the examples only the KSM knows."""
    sortiert = sorted(ERFOLGE, key=lambda name: STAERKE.index(_staerke(lage, name)))
    leer = lage.satz(GRUPPE, "erfolg_leer")
    punkte = tuple(Absatz(f"{lage.satz(GRUPPE, name)} {leer}", art="luecke") for name in sortiert)
    return (Absatz(lage.satz(GRUPPE, "erreicht_einleitung"), QUELLE_ERFOLGE), Liste(punkte))


def _staerke(lage: Lage, name: str) -> str | None:
    wert = lage.antworten.bekannt(name)
    return None if wert is None else str(wert)


def _ideen(lage: Lage) -> tuple[Absatz, ...]:
    """Return what the target model advises for three aspects, those that are open first."""
    return tuple(
        Absatz(lage.satz(GRUPPE, "idee", aspekt=lage.katalog.aspekte[aspekt].titel, text=beleg.text), beleg.quelle)
        for aspekt in aspekte_sortiert(lage.antworten)[:JE_TEIL]
        for beleg in (lage.ziel.empfehlungen[aspekt],)
    )


def _argumente(lage: Lage) -> tuple[Absatz, ...]:
    nachweise = [nachweis for nachweis in lage.katalog.bericht.nachweise if nachweis.kurz][:NACHWEISE]
    vorteile = tuple(Absatz(vorteil.text, vorteil.quelle) for vorteil in lage.ziel.vorteile[:JE_TEIL])
    return (*vorteile, *(Absatz(str(nachweis.kurz), lage.satz(GRUPPE, "nachweis_quelle")) for nachweis in nachweise))


def _einwaende(lage: Lage) -> Tabelle:
    """Return the first Nachteile of the model, each with an answer."""
    paare = zip(lage.ziel.nachteile, lage.katalog.bericht.gegenargumente[lage.ziel.id], strict=True)
    zeilen = tuple(
        (
            Zelle(nachteil.text, quelle=nachteil.quelle),
            Zelle(antwort.antwort, quelle=lage.ziel.empfehlungen[antwort.quelle].quelle if antwort.quelle else lage.wort("ist_vorschlag")),
        )
        for nachteil, antwort in paare
    )
    return Tabelle("einwaende", (lage.satz(GRUPPE, "einwand"), lage.satz(GRUPPE, "antwort")), zeilen[:JE_TEIL])


def _fragen(lage: Lage) -> tuple[Absatz, ...]:
    """Return the questions of the consultation that only the Verwaltungsspitze decides, those without an answer first."""
    zaehlen = {frage.id for frage in zaehlende_fragen(lage.katalog, lage.antworten)}
    fragen = [lage.katalog.fragen[name] for name in lage.katalog.bericht.fragen_an_die_spitze if name in zaehlen]
    fragen.sort(key=lambda frage: lage.antworten.bekannt(frage.id) is not None)
    return tuple(
        Absatz(
            lage.satz(GRUPPE, "frage_offen", frage=frage.text)
            if lage.antworten.bekannt(frage.id) is None
            else lage.satz(GRUPPE, "frage_bekannt", frage=frage.text, antwort=lage.angabe(frage.id))
        )
        for frage in fragen[:FRAGEN]
    )
