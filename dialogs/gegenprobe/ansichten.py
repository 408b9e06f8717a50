"""What the Gegenprobe shows: pure functions of Katalog, answers and what was found out."""

from collections.abc import Sequence
from typing import Any

from dialogs import captions
from dialogs.fragen import antwort_in_worten, antwort_kurz, optionen_in_worten
from dialogs.widgets import Knopf, in_reihen
from knowledge.antwort import Antworten
from knowledge.beratung import zaehlende_fragen
from knowledge.empfehlung import Empfehlung
from knowledge.frage import Frage
from knowledge.gegenprobe.aenderung import Gegenprobe
from knowledge.gegenprobe.pfad import GEMEINDE, Pfadschritt, entwicklungspfad
from knowledge.gegenprobe.robust import fragen_der_rangfolge
from knowledge.gegenprobe.stabilitaet import Kipppunkt
from knowledge.gegenprobe.worte import belege_des_satzes, kipppunkte_in_worten, offen_nach_dem_satz
from knowledge.hinweis import naechster_schritt
from knowledge.katalog import Katalog
from knowledge.quelle import Beleg
from knowledge.steckbrief import Steckbrief

SPALTEN_NUMMERN = 5
# Characters that changes may take on a card, beside what stands around them.
PLATZ = 1050
ZURUECK = Knopf("zurueck", captions.ZURUECK)


def aendern(katalog: Katalog, antworten: Antworten, gegenprobe: Gegenprobe) -> dict[str, Any]:
    """Return the data of what would have to change for a model to be recommended, each set to be tried."""
    steckbrief = katalog.steckbriefe[gegenprobe.ziel]
    saetze = _passende([belege_des_satzes(katalog, antworten, gegenprobe.ziel, satz) for satz in gegenprobe.saetze if satz])
    gemeinsam = _gemeinsame(saetze)
    beschriftung = captions.AUSPROBIEREN_NUMMER if len(saetze) > 1 else captions.AUSPROBIEREN
    proben = [Knopf(f"satz/{steckbrief.id}/{nummer}", beschriftung.format(nummer=nummer)) for nummer, _ in enumerate(saetze, 1)]
    offen = offen_nach_dem_satz(katalog, antworten, gegenprobe.ziel, gegenprobe.saetze[0]) if gegenprobe.saetze else ()
    return {
        "steckbrief": steckbrief,
        "erreichbar": gegenprobe.erreichbar,
        "gemeinsam": gemeinsam,
        "saetze": [[beleg for beleg in satz if beleg not in gemeinsam] for satz in saetze],
        "gruende": (*gegenprobe.gruende, *gegenprobe.hinweise),
        "offen": offen,
        "knoepfe": [*[[knopf] for knopf in proben], [ZURUECK]],
    }


def _passende(saetze: list[tuple[Beleg, ...]]) -> list[tuple[Beleg, ...]]:
    """Return as many sets, the cheapest first, as fit on a card; what they have in common is said once."""
    while len(saetze) > 1:
        gemeinsam = _gemeinsame(saetze)
        zeilen = [*gemeinsam, *(beleg for satz in saetze for beleg in satz if beleg not in gemeinsam)]
        if sum(len(beleg.text) + len(beleg.quelle) + len("•  ()\n") for beleg in zeilen) <= PLATZ:
            break
        saetze = saetze[:-1]
    return saetze


def _gemeinsame(saetze: Sequence[tuple[Beleg, ...]]) -> list[Beleg]:
    """Return what all sets ask for; nothing where there is only one."""
    return [beleg for beleg in saetze[0] if all(beleg in satz for satz in saetze)] if len(saetze) > 1 else []


def stabilitaet(katalog: Katalog, antworten: Antworten, empfehlung: Empfehlung, kipppunkte: Sequence[Kipppunkt]) -> dict[str, Any]:
    """Return the data of the single answers that tip the result, each to be tried; without any answer nothing can be said of them."""
    nummern = [Knopf(f"kipp/{punkt.frage}/{punkt.nach}", str(nummer)) for nummer, punkt in enumerate(kipppunkte, 1)]
    return {
        "fuehrend": katalog.steckbriefe[empfehlung.fuehrend.modell],
        "gegeben": any(antworten.bekannt(frage.id) is not None for frage in pruefbare_fragen(katalog, antworten)),
        "kippt": bool(kipppunkte),
        "zeilen": kipppunkte_in_worten(katalog, kipppunkte),
        "knoepfe": [*in_reihen(nummern, SPALTEN_NUMMERN), [Knopf("fragen", captions.WAS_WAERE_WENN)], [ZURUECK]],
    }


def pfad(katalog: Katalog, antworten: Antworten, ziel: str) -> dict[str, Any]:
    """Return the data of the development path from today's model to a target; without one today, only of what comes after the target."""
    heute, modell = katalog.modell_heute(antworten), katalog.steckbriefe[ziel]
    schritte = entwicklungspfad(katalog, heute.id, ziel, str(antworten.bekannt("kommune_typ") or GEMEINDE)) if heute else ()
    return {
        "heute": heute,
        "keines": heute is None and antworten.bekannt("modell_heute") is not None,
        "ziel": modell,
        "schritte": None if schritte is None else [_station(katalog, schritt) for schritt in schritte],
        "abschnitt": captions.ABSCHNITT_WEITERENTWICKLUNG,
        "weiter": naechster_schritt(katalog, modell),
        "knoepfe": [*([[Knopf(f"bild/{ziel}", captions.BILD_KNOPF)]] if schritte else []), [ZURUECK]],
    }


def _station(katalog: Katalog, schritt: Pfadschritt) -> dict[str, Any]:
    """Return a step and where it leads; the section that all sources of steps share is named once below."""
    kurz = schritt.quelle.removesuffix(f", {captions.ABSCHNITT_WEITERENTWICKLUNG}")
    return {"text": schritt.text, "quelle": kurz, "gekuerzt": kurz != schritt.quelle, "modell": katalog.steckbriefe[schritt.nach]}


def pruefbare_fragen(katalog: Katalog, antworten: Antworten) -> list[Frage]:
    """Return the questions on which the ranking rests, in order: those that can be answered otherwise on trial."""
    wichtig = fragen_der_rangfolge(katalog)
    return [frage for frage in zaehlende_fragen(katalog, antworten) if frage.id in wichtig]


def fragen(katalog: Katalog, antworten: Antworten) -> dict[str, Any]:
    """Return the data of the choice of a question, numbered."""
    gezeigt = pruefbare_fragen(katalog, antworten)
    nummern = [Knopf(f"frage/{frage.id}", str(nummer)) for nummer, frage in enumerate(gezeigt, 1)]
    return {
        "zeilen": [(frage.kurz, antwort_kurz(katalog, antworten, frage)) for frage in gezeigt],
        "knoepfe": [*in_reihen(nummern, SPALTEN_NUMMERN), [ZURUECK]],
    }


def antwort(katalog: Katalog, antworten: Antworten, gefragt: Frage, *, nicht_gelesen: bool) -> dict[str, Any]:
    """Return the data of the choice of an answer on trial; ``nicht_gelesen`` says that a typed one was not understood."""
    modelle = [Knopf(f"probe/{gefragt.id}/{modell.id}", modell.nummer) for modell in _modelle(katalog, gefragt)]
    optionen = [Knopf(f"probe/{gefragt.id}/{option.wert}", option.knopf) for option in gefragt.optionen]
    unbekannt = [Knopf(f"probe/{gefragt.id}/weiss_nicht", captions.WEISS_NICHT)] if antworten.bekannt(gefragt.id) is not None else []
    return {
        "frage": gefragt,
        "bisher": antwort_in_worten(katalog, antworten, gefragt),
        "optionen": optionen_in_worten(katalog, gefragt),
        "nicht_gelesen": nicht_gelesen,
        "knoepfe": [
            *in_reihen([*modelle, *optionen], gefragt.spalten),
            *([unbekannt] if unbekannt else []),
            [ZURUECK],
        ],
    }


def _modelle(katalog: Katalog, gefragt: Frage) -> list[Steckbrief]:
    return list(katalog.steckbriefe.values()) if gefragt.art == "modell" else []
