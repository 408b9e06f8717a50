"""What the Gegenprobe shows: pure functions of Katalog, answers and what was found out."""

from collections.abc import Sequence
from typing import Any

from dialogs import captions
from dialogs.fragen import antwort_in_worten, optionen_in_worten
from dialogs.widgets import Knopf, in_reihen
from knowledge.antwort import Antworten
from knowledge.beratung import zaehlende_fragen
from knowledge.empfehlung import Empfehlung
from knowledge.frage import Frage
from knowledge.gegenprobe.aenderung import Gegenprobe
from knowledge.gegenprobe.pfad import GEMEINDE, entwicklungspfad
from knowledge.gegenprobe.robust import fragen_der_rangfolge
from knowledge.gegenprobe.stabilitaet import Kipppunkt
from knowledge.gegenprobe.worte import belege_des_satzes, kipppunkte_in_worten
from knowledge.hinweis import naechster_schritt
from knowledge.katalog import Katalog
from knowledge.steckbrief import Steckbrief

SPALTEN_NUMMERN = 5
ZURUECK = Knopf("zurueck", captions.ZURUECK)


def aendern(katalog: Katalog, antworten: Antworten, gegenprobe: Gegenprobe) -> dict[str, Any]:
    """Return the data of what would have to change for a model to be recommended, each set to be tried."""
    steckbrief = katalog.steckbriefe[gegenprobe.ziel]
    noetig = [satz for satz in gegenprobe.saetze if satz]
    proben = [Knopf(f"satz/{steckbrief.id}/{nummer}", captions.AUSPROBIEREN.format(nummer=nummer)) for nummer, _ in enumerate(noetig, 1)]
    return {
        "steckbrief": steckbrief,
        "erreichbar": gegenprobe.erreichbar,
        "saetze": [belege_des_satzes(katalog, antworten, gegenprobe.ziel, satz) for satz in noetig],
        "gruende": (*gegenprobe.gruende, *gegenprobe.hinweise),
        "knoepfe": [*[[knopf] for knopf in proben], [ZURUECK]],
    }


def stabilitaet(katalog: Katalog, empfehlung: Empfehlung, kipppunkte: Sequence[Kipppunkt]) -> dict[str, Any]:
    """Return the data of the single answers that tip the result, each to be tried."""
    nummern = [Knopf(f"kipp/{punkt.frage}/{punkt.nach}", str(nummer)) for nummer, punkt in enumerate(kipppunkte, 1)]
    return {
        "fuehrend": katalog.steckbriefe[empfehlung.fuehrend.modell],
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
        "ziel": modell,
        "schritte": None if schritte is None else [(schritt, katalog.steckbriefe[schritt.nach]) for schritt in schritte],
        "weiter": naechster_schritt(katalog, modell),
        "knoepfe": [[ZURUECK]],
    }


def pruefbare_fragen(katalog: Katalog, antworten: Antworten) -> list[Frage]:
    """Return the questions on which the ranking rests, in order: those that can be answered otherwise on trial."""
    wichtig = fragen_der_rangfolge(katalog)
    return [frage for frage in zaehlende_fragen(katalog, antworten) if frage.id in wichtig]


def fragen(katalog: Katalog, antworten: Antworten) -> dict[str, Any]:
    """Return the data of the choice of a question, numbered."""
    gezeigt = pruefbare_fragen(katalog, antworten)
    nummern = [Knopf(f"frage/{frage.id}", str(nummer)) for nummer, frage in enumerate(gezeigt, 1)]
    return {
        "zeilen": [(frage.kurz, antwort_in_worten(katalog, antworten, frage)) for frage in gezeigt],
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
