"""The one page to take into the talk with the Verwaltungsspitze: what was achieved, ideas, arguments, objections, and what to ask.

The chat shows the same parts, with all objections and questions instead of those that a page holds.
"""

from typing import Final

from knowledge.ausgabe import aspekte_sortiert
from knowledge.beratung import zaehlende_fragen
from knowledge.bericht.dokument import Absatz, Abschnitt, Block, Liste, Tabelle, Zelle
from knowledge.bericht.gespraech import eigene_ideen, erfolge, faktor_name, gemeinsame_quelle
from knowledge.bericht.lage import Lage
from knowledge.bericht.zusammenfassung import bitte
from knowledge.gespraech import FAKTOREN, ohne_erfolg

GRUPPE: Final = "leitfaden"
QUELLE_ERFOLGE = "B, Kap. 2"
JE_TEIL = 3
NACHWEISE = 1
FRAGEN = 4
LEITFADEN: Final = ("ziel", "erreicht", "ideen", "argumente", "dagegen", "fragen")
# The strongest factor first: with it the talk begins well.
STAERKE = ("gut", "teilweise", None, "kaum")


def leitfaden(lage: Lage) -> tuple[Abschnitt, ...]:
    """Return the sections of the page."""
    return _abschnitte(lage, nachteile=JE_TEIL, fragen=FRAGEN)


def leitfaden_im_chat(lage: Lage) -> dict[str, Abschnitt]:
    """Return the same parts by name, with every objection and every question."""
    return dict(zip(LEITFADEN, _abschnitte(lage, nachteile=None, fragen=None), strict=True))


def _abschnitte(lage: Lage, nachteile: int | None, fragen: int | None) -> tuple[Abschnitt, ...]:
    bloecke: tuple[tuple[Block, ...], ...] = (
        bitte(lage)[:1],
        _erreicht(lage),
        (Liste(_ideen(lage), nummeriert=True),),
        (Liste(_argumente(lage)),),
        (_einwaende(lage, nachteile),),
        (Liste(_fragen(lage, fragen)),),
    )
    return tuple(Abschnitt(lage.satz(GRUPPE, name), inhalt) for name, inhalt in zip(LEITFADEN, bloecke, strict=True))


def _erreicht(lage: Lage) -> tuple[Block, ...]:
    """Return what was achieved by success factor, and a prompt where nothing was noted; the examples only the KSM knows."""
    gespraech = lage.beilagen.gespraech
    gefragt = [faktor for faktor in FAKTOREN if not ohne_erfolg(gespraech, faktor)]
    sortiert = sorted(gefragt, key=lambda name: STAERKE.index(_staerke(lage, name)))
    punkte = tuple(_faktor(lage, faktor) for faktor in sortiert)
    leer = any(punkt.art == "luecke" for punkt in punkte)
    einleitung = (Absatz(lage.satz(GRUPPE, "erreicht_einleitung"), QUELLE_ERFOLGE),) if leer else ()
    return (*einleitung, Liste(punkte)) if punkte else (Absatz(lage.satz(GRUPPE, "erreicht_nichts")),)


def _faktor(lage: Lage, faktor: str) -> Absatz:
    """Return what was achieved for a factor, or the prompt for it."""
    genannt = erfolge(lage, faktor)
    if not genannt:
        return Absatz(f"{lage.satz(GRUPPE, faktor)} {lage.satz(GRUPPE, 'erfolg_leer')}", art="luecke")
    text = " ".join(absatz.text for absatz in genannt)
    return Absatz(lage.satz(GRUPPE, "erfolg", faktor=faktor_name(lage, faktor), text=text), gemeinsame_quelle(genannt))


def _staerke(lage: Lage, name: str) -> str | None:
    wert = lage.antworten.bekannt(name)
    return None if wert is None else str(wert)


def _ideen(lage: Lage) -> tuple[Absatz, ...]:
    """Return the person's own ideas; where they are fewer than three, what the target model advises for aspects, the open ones first."""
    eigene = eigene_ideen(lage)
    aspekte = tuple(
        Absatz(lage.satz(GRUPPE, "idee", aspekt=lage.katalog.aspekte[aspekt].titel, text=beleg.text), beleg.quelle)
        for aspekt in aspekte_sortiert(lage.antworten)[:JE_TEIL]
        for beleg in (lage.ziel.empfehlungen[aspekt],)
    )
    return (*eigene, *aspekte)[:JE_TEIL]


def _argumente(lage: Lage) -> tuple[Absatz, ...]:
    nachweise = [nachweis for nachweis in lage.katalog.bericht.nachweise if nachweis.kurz][:NACHWEISE]
    vorteile = tuple(Absatz(vorteil.text, vorteil.quelle) for vorteil in lage.ziel.vorteile[:JE_TEIL])
    return (*vorteile, *(Absatz(str(nachweis.kurz), lage.satz(GRUPPE, "nachweis_quelle")) for nachweis in nachweise))


def _einwaende(lage: Lage, hoechstens: int | None) -> Tabelle:
    """Return the Nachteile of the model, each with an answer."""
    paare = zip(lage.ziel.nachteile, lage.katalog.bericht.gegenargumente[lage.ziel.id], strict=True)
    zeilen = tuple(
        (
            Zelle(nachteil.text, quelle=nachteil.quelle),
            Zelle(antwort.antwort, quelle=lage.ziel.empfehlungen[antwort.quelle].quelle if antwort.quelle else lage.wort("ist_vorschlag")),
        )
        for nachteil, antwort in paare
    )
    return Tabelle("einwaende", (lage.satz(GRUPPE, "einwand"), lage.satz(GRUPPE, "antwort")), zeilen[:hoechstens])


def _fragen(lage: Lage, hoechstens: int | None) -> tuple[Absatz, ...]:
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
        for frage in fragen[:hoechstens]
    )
