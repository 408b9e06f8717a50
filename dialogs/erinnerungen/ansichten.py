"""What the windows of the reminders show: pure functions of what there is to come."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from dialogs import captions
from dialogs.erinnerungen.usecases import Erinnerungsstand
from dialogs.navigation import MELDUNG
from dialogs.planstand import LAND
from dialogs.widgets import Knopf, in_reihen
from knowledge.begruendung import antwort_text
from knowledge.erinnerung import STUNDEN, Erinnerung
from knowledge.katalog import Katalog
from knowledge.umplanung import ist_eigener
from knowledge.zeitplan import ENDE, Zeitplan

ZUERST: Final = 3
JE_SEITE: Final = 6
NAMEN_HOECHSTENS: Final = 4
SPALTEN_STUNDEN: Final = 4
ZURUECK: Final = Knopf("uebersicht", captions.ZURUECK)


def uebersicht(katalog: Katalog, stand: Erinnerungsstand, fenster: dict[str, Any]) -> dict[str, Any]:
    """Return the data of the overview: on or off, how, and what comes next."""
    antworten = stand.plan.akte.alle
    ende_fehlt = stand.plan.zeitplan.ende is None and all(bedingung.gilt(antworten) for bedingung in katalog.fragen[ENDE].nur_wenn)
    land = antworten.bekannt(LAND)
    return {
        "meldung": fenster.get(MELDUNG),
        "an": stand.an,
        "stunde": stand.einstellung.stunde,
        "zone": stand.einstellung.zone,
        "ort": captions.ZONEN.get(stand.einstellung.zone),
        "stufen": [wort for stufe, wort in captions.STUFEN.items() if stufe not in stand.einstellung.ohne],
        "land": antwort_text(katalog.fragen[LAND], land, katalog) if land is not None else None,
        "nachrichten": nachrichten(stand)[:ZUERST],
        "anzahl": len(stand.nachrichten),
        "ende_fehlt": ende_fehlt,
        "knoepfe": [
            [Knopf("ab", captions.ALLE_ABSTELLEN) if stand.an else Knopf("an", captions.ANSTELLEN)],
            *([[Knopf("vorschau/0", captions.ALLE_NACHRICHTEN)]] if len(stand.nachrichten) > ZUERST else []),
            *([[Knopf(f"frage/{ENDE}", captions.ENDE_EINTRAGEN)]] if ende_fehlt else []),
            [Knopf("stunde", captions.UHRZEIT), Knopf("zone", captions.ZEITZONE)],
            [Knopf("stufen", captions.WIE_FRUEH)],
            [Knopf(f"frage/{LAND}", katalog.fragen[LAND].kurz)],
            [Knopf("plan", captions.ZUM_PLAN)],
            [Knopf("menue", captions.MENUE)],
        ],
    }


def vorschau(stand: Erinnerungsstand, fenster: dict[str, Any]) -> dict[str, Any]:
    """Return the data of one page of all that will come."""
    alle = nachrichten(stand)
    seiten = max(1, -(-len(alle) // JE_SEITE))
    seite = min(fenster.get("seite") or 0, seiten - 1)
    weiter = Knopf(f"vorschau/{(seite + 1) % seiten}", captions.VON_VORN if seite + 1 == seiten else captions.WEITERE_NACHRICHTEN)
    return {
        "an": stand.an,
        "nachrichten": alle[seite * JE_SEITE : (seite + 1) * JE_SEITE],
        "seite": seite + 1,
        "seiten": seiten,
        "knoepfe": [*([[weiter]] if seiten > 1 else []), [ZURUECK]],
    }


def stunde(stand: Erinnerungsstand, fenster: dict[str, Any]) -> dict[str, Any]:
    """Return the data of the window in which the hour is chosen."""
    stunden = [Knopf(f"stunde/{stunde}", captions.STUNDE.format(stunde=stunde)) for stunde in STUNDEN]
    return {
        "meldung": fenster.get(MELDUNG),
        "stunde": stand.einstellung.stunde,
        "erste": STUNDEN[0],
        "letzte": STUNDEN[-1],
        "knoepfe": [*in_reihen(stunden, SPALTEN_STUNDEN), [ZURUECK]],
    }


def zone(stand: Erinnerungsstand, fenster: dict[str, Any]) -> dict[str, Any]:
    """Return the data of the window in which the time zone is chosen; a button names a zone by its place in the list."""
    zonen = [Knopf(f"zone/{nummer}", wort) for nummer, wort in enumerate(captions.ZONEN.values())]
    return {
        "meldung": fenster.get(MELDUNG),
        "zone": stand.einstellung.zone,
        "ort": captions.ZONEN.get(stand.einstellung.zone),
        "knoepfe": [*[[knopf] for knopf in zonen], [ZURUECK]],
    }


def stufen(stand: Erinnerungsstand, fenster: dict[str, Any]) -> dict[str, Any]:
    """Return the data of the window in which rungs of the ladder are switched on and off."""
    ohne = stand.einstellung.ohne
    return {
        "meldung": fenster.get(MELDUNG),
        "stufen": [(wort, stufe not in ohne) for stufe, wort in captions.STUFEN.items()],
        "knoepfe": [
            *[
                [
                    Knopf(f"mit/{stufe}", captions.STUFE_AN.format(stufe=wort))
                    if stufe in ohne
                    else Knopf(f"ohne/{stufe}", captions.STUFE_AUS.format(stufe=wort))
                ]
                for stufe, wort in captions.STUFEN.items()
            ],
            [ZURUECK],
        ],
    }


def nachrichten(stand: Erinnerungsstand) -> list[tuple[date, dict[str, Any]]]:
    """Return the messages in the order of their days, each with its rungs and the milestones of each rung."""
    return [(tag, _inhalt(gruppe, stand.plan.zeitplan)) for tag, gruppe in stand.nachrichten]


def _inhalt(gruppe: Sequence[Erinnerung], zeitplan: Zeitplan) -> dict[str, Any]:
    """Return the rungs of one message with their milestones, and how many milestones there is no room to name."""
    je_stufe: dict[str, list[str]] = {}
    folge = {termin.id: nummer for nummer, termin in enumerate(zeitplan.termine)}
    geordnet = sorted(gruppe, key=lambda erinnerung: folge.get(erinnerung.termin, -1))
    for erinnerung in geordnet[:NAMEN_HOECHSTENS]:
        termin = zeitplan.termin(erinnerung.termin)
        namen = je_stufe.setdefault(erinnerung.stufe, [])
        namen += [] if termin is None else [termin.titel if ist_eigener(termin) else termin.kurz]
    stufen = [
        {"stufe": stufe, "wort": captions.STUFEN.get(int(stufe)) if stufe.isdecimal() else None, "namen": namen}
        for stufe, namen in je_stufe.items()
    ]
    return {"stufen": stufen, "mehr": max(0, len(gruppe) - NAMEN_HOECHSTENS)}
