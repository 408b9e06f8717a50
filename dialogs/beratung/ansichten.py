"""What the consultation shows: pure functions of Katalog, answers and the state of the window."""

from datetime import date
from typing import Any

from dialogs import captions, kalender
from dialogs.fragen import antwort_in_worten, optionen_in_worten
from dialogs.navigation import MELDUNG
from dialogs.widgets import Knopf, in_reihen
from knowledge.antwort import Antworten
from knowledge.beratung import bereit_fuer_ergebnis, fortschritt, noch_offen, noetige_schritte, zaehlende_fragen
from knowledge.frage import Frage
from knowledge.katalog import Katalog

WARUM = ".warum"
UNBEKANNT = ".wn"
ZURUECK = ".zurueck"
JA_GEMEINT = ".ja."
NEIN_ANDERS = ".nein."
# Under this key the window keeps the option that an unclear text was taken for, until the person says yes or no.
VERMUTUNG = "vermutung"
# Set where something else asked, and the answer leads back to it. Where that is the result, under GENAU stand the models between which
# the exact number decides, under SCHWELLEN from which number on it is which.
EINZELN = "einzeln"
GENAU = "genau"
SCHWELLEN = "schwellen"
AUFTRAG = (EINZELN, GENAU, SCHWELLEN, "durchsicht")
SPALTEN_NUMMERN = 5
FREIWILLIGE_SCHRITTE = ("kuemmerer", "aspekte")
SCHRITTE_DER_BERATUNG = ("ausgangslage", "kuemmerer", "rahmenbedingungen", "aspekte")


def frage(katalog: Katalog, antworten: Antworten, gefragt: Frage, fenster: dict[str, Any], heute: date) -> dict[str, Any]:
    """Return the data of a question; ``fenster`` holds what the person did with the window (why, calendar, message, misses)."""
    mindestens, hoechstens = noch_offen(katalog, antworten, gefragt.schritt)
    return {
        "frage": gefragt,
        "schritt": katalog.schritte[gefragt.schritt],
        "einzeln": bool(fenster.get(EINZELN)),
        "mindestens": mindestens,
        "hoechstens": hoechstens,
        "optionen": [] if fenster.get(GENAU) else optionen_in_worten(katalog, gefragt),
        "bisher": antwort_in_worten(katalog, antworten, gefragt),
        "warum": bool(fenster.get("warum")),
        "meldung": fenster.get(MELDUNG),
        "vermutung": _vermutet(katalog, gefragt, fenster.get(VERMUTUNG)),
        "jahr": kalender.gewaehlt(fenster.get("kalender")),
        "genau": _genau_in_worten(katalog, fenster.get(GENAU)),
        "schwellen": fenster.get(SCHWELLEN) or [],
        "knoepfe": _knoepfe(katalog, gefragt, fenster, heute),
    }


def fertig(katalog: Katalog, antworten: Antworten) -> dict[str, Any]:
    """Return the data of the window at the end of a step."""
    bereit = bereit_fuer_ergebnis(katalog, antworten)
    freiwillig = [name for name in FREIWILLIGE_SCHRITTE if fortschritt(katalog, antworten, name).stand != "fertig"]
    vorn = Knopf("ergebnis", captions.ERGEBNIS) if bereit else Knopf("weiter", captions.FORTSETZEN)
    return {
        "bereit": bereit,
        "freiwillig": [katalog.schritte[name] for name in freiwillig],
        "unbekannt": len(antworten.weiss_nicht),
        "knoepfe": [
            [vorn],
            *[[Knopf(f"schritt/{name}", katalog.schritte[name].kurz)] for name in freiwillig],
            [Knopf("antworten", captions.ANTWORTEN_PRUEFEN)],
            [Knopf("menue", captions.MENUE)],
        ],
    }


def uebersicht(katalog: Katalog, antworten: Antworten, schritt: str) -> dict[str, Any]:
    """Return the data of the overview: the answers of one step, numbered, each to be changed."""
    fragen = aenderbare_fragen(katalog, antworten, schritt)
    zaehlende = zaehlende_fragen(katalog, antworten, schritt)
    zeilen = [
        (nummer, eintrag.kurz, antwort_in_worten(katalog, antworten, eintrag), eintrag in zaehlende)
        for nummer, eintrag in enumerate(fragen, 1)
    ]
    nummern = [Knopf(f"aendern/{eintrag.id}", str(nummer)) for nummer, eintrag in enumerate(fragen, 1)]
    andere = [Knopf(f"zeige/{name}", katalog.schritte[name].kurz) for name in SCHRITTE_DER_BERATUNG if name != schritt]
    bereit = bereit_fuer_ergebnis(katalog, antworten)
    vorn = Knopf("ergebnis", captions.ERGEBNIS) if bereit else Knopf("weiter", captions.FORTSETZEN)
    return {
        "schritt": katalog.schritte[schritt],
        "zeilen": zeilen,
        "knoepfe": [*in_reihen(nummern, SPALTEN_NUMMERN), *[[knopf] for knopf in andere], [vorn], [Knopf("menue", captions.MENUE)]],
    }


def aenderbare_fragen(katalog: Katalog, antworten: Antworten, schritt: str) -> list[Frage]:
    """Return the questions of a step that count or were answered once: every stored answer can be seen and changed."""
    zaehlende = zaehlende_fragen(katalog, antworten, schritt)
    alle = (frage for frage in katalog.fragen.values() if frage.schritt == schritt)
    return [frage for frage in alle if frage in zaehlende or antworten.gegeben(frage.id)]


def naechster_schritt(katalog: Katalog, antworten: Antworten) -> str:
    """Return the step the overview opens with: the first necessary one that is not finished, or the first."""
    namen = [schritt.id for schritt in noetige_schritte(katalog)]
    return next((name for name in namen if fortschritt(katalog, antworten, name).stand != "fertig"), namen[0])


def _knoepfe(katalog: Katalog, gefragt: Frage, fenster: dict[str, Any], heute: date) -> list[list[Knopf]]:
    modelle = list(katalog.steckbriefe.values()) if gefragt.art == "modell" else []
    optionen = [Knopf(f"{gefragt.id}/{modell.id}", modell.nummer) for modell in modelle]
    angeboten = [option for option in gefragt.optionen if not (fenster.get(GENAU) and option.spanne is not None)]
    optionen += [Knopf(f"{gefragt.id}/{option.wert}", option.knopf) for option in angeboten]
    reihen = in_reihen(optionen, gefragt.spalten)
    if gefragt.art == "datum":
        reihen = kalender.knoepfe(gefragt.id, fenster.get("kalender"), heute, gefragt.termin)
    vermutung = fenster.get(VERMUTUNG)
    return [
        *([[Knopf(f"{gefragt.id}/{JA_GEMEINT}{vermutung}", captions.JA_GEMEINT)]] if vermutung else []),
        *([[Knopf(f"{gefragt.id}/{NEIN_ANDERS}{vermutung}", captions.NEIN_ANDERS)]] if vermutung else []),
        *reihen,
        [Knopf(f"{gefragt.id}/{UNBEKANNT}", captions.WEISS_NICHT)],
        [Knopf(f"{gefragt.id}/{WARUM}", captions.WARUM_ZU if fenster.get("warum") else captions.WARUM)],
        [Knopf(f"{gefragt.id}/{ZURUECK}", captions.ZURUECK), Knopf("menue", captions.MENUE)],
    ]


def _genau_in_worten(katalog: Katalog, modelle: list[str] | None) -> str | None:
    """Return the models between which the exact number decides, ``None`` where a class is enough."""
    return None if modelle is None else " oder ".join(katalog.steckbriefe[modell].nummer for modell in modelle)


def _vermutet(katalog: Katalog, gefragt: Frage, option: str | None) -> str | None:
    """Return in words what an unclear text was taken for."""
    if option is None:
        return None
    if option in katalog.steckbriefe:
        return f"{katalog.steckbriefe[option].nummer} {katalog.steckbriefe[option].name}"
    return next(eintrag.knopf for eintrag in gefragt.optionen if str(eintrag.wert) == option)
