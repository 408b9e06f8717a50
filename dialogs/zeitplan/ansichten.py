"""What the schedule shows: pure functions of Katalog, answers, schedule and the state of the window."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from dialogs import captions, kalender
from dialogs.navigation import MELDUNG
from dialogs.planstand import LAND, Planstand
from dialogs.widgets import Knopf, in_reihen
from knowledge.begruendung import antwort_text
from knowledge.katalog import Katalog
from knowledge.meilenstein import FrageRegel
from knowledge.umplanung import NOTIZ_HOECHSTENS, TITEL_HOECHSTENS, ist_beweglich, ist_eigener
from knowledge.zeitplan import BEGINN, ENDE, Termin, Zeitplan

NEU: Final = "neu"
JE_SEITE: Final = 6
PHASE: Final = "foerderphase"
KEINE: Final = "keine"
PLANFRAGEN: Final = (PHASE, BEGINN, ENDE, "haushalt_termin", "nachweis_termin", LAND)
ZUM_PLAN: Final = Knopf("plan", captions.ZUM_PLAN)
MENUE: Final = Knopf("menue", captions.MENUE)


def plan(katalog: Katalog, stand: Planstand, fenster: dict[str, Any]) -> dict[str, Any]:
    """Return the data of one page of the plan: what is to be done in the order of the dates, then what is done."""
    termine = geordnet(stand.zeitplan)
    seiten = max(1, -(-len(termine) // JE_SEITE))
    seite = min(fenster.get("seite") or 0, seiten - 1)
    erster = seite * JE_SEITE
    gezeigte = list(enumerate(termine, 1))[erster : erster + JE_SEITE]
    fehlt = _fehlt(stand)
    blaettern = Knopf(f"seite/{(seite + 1) % seiten}", captions.VON_VORN if seite + 1 == seiten else captions.WEITERE_TERMINE)
    return {
        "meldung": fenster.get(MELDUNG),
        "fehlt": fehlt,
        "ende": stand.zeitplan.ende,
        "zeilen": [(nummer, zeile(termin, stand.zeitplan.heute)) for nummer, termin in gezeigte],
        "anzahl": len(termine),
        "versaeumt": len(stand.zeitplan.versaeumte),
        "seite": seite + 1,
        "seiten": seiten,
        "knoepfe": [
            *([[Knopf(f"frage/{fehlt}", captions.ENDE_EINTRAGEN if fehlt == ENDE else katalog.fragen[fehlt].kurz)]] if fehlt else []),
            *([[Knopf(f"termin/{termin.id}", str(nummer)) for nummer, termin in gezeigte]] if gezeigte else []),
            *([[blaettern]] if seiten > 1 else []),
            [Knopf("hinzu", captions.EIGENER_TERMIN)],
            [Knopf("daten", captions.PLANDATEN)],
            [Knopf("ics", captions.KALENDERDATEI)],
            *([[Knopf("bild", captions.BILD_KNOPF)]] if termine else []),
            [Knopf("erinnerungen", captions.ERINNERUNGEN)],
            [MENUE],
        ],
    }


def zeile(termin: Termin, heute: date) -> dict[str, Any]:
    """Return what a list says of a milestone; ``tage`` is how far its date is off, negative when it has passed.

    ``art`` names the kind of the date and, where it comes from a source, that source.
    """
    art = captions.TERMINART[termin.art]
    if termin.art == "quelle":
        art = f"{art}: {termin.quelle}"
    return {"termin": termin, "tage": (termin.datum - heute).days, "art": art}


def geordnet(zeitplan: Zeitplan) -> list[Termin]:
    """Return the milestones as they are listed: those to be done first, in the order of their dates."""
    return sorted(zeitplan.termine, key=lambda termin: termin.stand == "erledigt")


def karte(katalog: Katalog, stand: Planstand, fenster: dict[str, Any]) -> dict[str, Any]:
    """Return the data of one milestone; one that has gone from the plan meanwhile says so."""
    termin = stand.zeitplan.termin(fenster["termin"])
    if termin is None:
        return {"meldung": fenster.get(MELDUNG), "zeile": None, "knoepfe": [[ZUM_PLAN]]}
    ende = stand.zeitplan.ende
    return {
        "meldung": fenster.get(MELDUNG),
        "zeile": zeile(termin, stand.zeitplan.heute),
        "beweglich": ist_beweglich(termin),
        "nach_ende": ende if ende is not None and termin.datum > ende and ist_beweglich(termin) else None,
        "frage": _frage_zum(katalog, termin),
        "loeschen": fenster.get("loeschen") == termin.id,
        "knoepfe": _karte_knoepfe(katalog, termin, fenster),
    }


def datum(stand: Planstand, fenster: dict[str, Any]) -> dict[str, Any]:
    """Return the data of the window in which a date is picked or typed."""
    wofuer = fenster["termin"] or NEU
    termin = stand.zeitplan.termin(wofuer)
    return {
        "meldung": fenster.get(MELDUNG),
        "titel": fenster["neu_titel"] if termin is None else termin.titel,
        "termin": termin,
        "gewaehlt": kalender.gewaehlt(fenster.get("kalender")),
        "knoepfe": [*kalender.knoepfe(wofuer, fenster.get("kalender"), stand.zeitplan.heute), [_zurueck(fenster)]],
    }


def titel(stand: Planstand, fenster: dict[str, Any]) -> dict[str, Any]:
    """Return the data of the window in which a milestone of the person's own gets its title."""
    termin = stand.zeitplan.termin(fenster["termin"]) if fenster["termin"] else None
    return {"meldung": fenster.get(MELDUNG), "termin": termin, "hoechstens": TITEL_HOECHSTENS, "knoepfe": [[_zurueck(fenster)]]}


def notiz(stand: Planstand, fenster: dict[str, Any]) -> dict[str, Any]:
    """Return the data of the window in which a note is typed."""
    termin = stand.zeitplan.termin(fenster["termin"])
    hat_notiz = termin is not None and termin.notiz is not None
    return {
        "meldung": fenster.get(MELDUNG),
        "termin": termin,
        "hoechstens": NOTIZ_HOECHSTENS,
        "knoepfe": [
            *([[Knopf(f"notizweg/{fenster['termin']}", captions.NOTIZ_LOESCHEN)]] if hat_notiz else []),
            [_zurueck(fenster)],
        ],
    }


def daten(katalog: Katalog, stand: Planstand) -> dict[str, Any]:
    """Return the data of the answers that the plan rests on; each can be changed."""
    fragen = [katalog.fragen[frage] for frage in _zaehlende(stand)]
    antworten = stand.akte.alle
    werte = [(frage, antworten.bekannt(frage.id)) for frage in fragen]
    return {
        "zeilen": [
            (frage, antwort_text(frage, wert, katalog) if wert is not None else None, frage.id in antworten.weiss_nicht)
            for frage, wert in werte
        ],
        "knoepfe": [*[[Knopf(f"frage/{frage.id}", frage.kurz)] for frage in fragen], [ZUM_PLAN]],
    }


def _fehlt(stand: Planstand) -> str | None:
    """Return the question whose answer keeps the plan from being whole."""
    if stand.zeitplan.mangel == "ende_vor_beginn":
        return ENDE
    if stand.akte.alle.bekannt(PHASE) == KEINE:
        return PHASE
    return ENDE if stand.zeitplan.ende is None else None


def _zaehlende(stand: Planstand) -> Sequence[str]:
    ohne_foerderung = stand.akte.alle.bekannt(PHASE) == KEINE
    return [frage for frage in PLANFRAGEN if not (ohne_foerderung and frage in (BEGINN, ENDE))]


def _frage_zum(katalog: Katalog, termin: Termin) -> str | None:
    """Return the question whose answer is, or may be, the date of this milestone."""
    meilenstein = katalog.meilensteine.get(termin.meilenstein)
    if meilenstein is None:
        return None
    return meilenstein.termin.frage if isinstance(meilenstein.termin, FrageRegel) else meilenstein.eigener_termin


def _karte_knoepfe(katalog: Katalog, termin: Termin, fenster: dict[str, Any]) -> list[list[Knopf]]:
    if fenster.get("loeschen") == termin.id:
        return [[Knopf(f"jaloeschen/{termin.id}", captions.JA_LOESCHEN)], [Knopf(f"behalten/{termin.id}", captions.BEHALTEN)]]
    frage = _frage_zum(katalog, termin)
    erledigt = termin.stand == "erledigt"
    knoepfe = [Knopf(f"offen/{termin.id}", captions.DOCH_OFFEN) if erledigt else Knopf(f"erledigt/{termin.id}", captions.ERLEDIGT)]
    knoepfe += [Knopf(f"frage/{frage}", katalog.fragen[frage].kurz)] if frage else []
    if ist_eigener(termin):
        knoepfe.append(Knopf(f"datum/{termin.id}", captions.DATUM_AENDERN))
        knoepfe.append(Knopf(f"titel/{termin.id}", captions.UMBENENNEN))
    elif termin.verschiebbar:
        knoepfe.append(Knopf(f"datum/{termin.id}", captions.VERSCHIEBEN))
    knoepfe += [Knopf(f"vorschlag/{termin.id}", captions.AUF_VORSCHLAG)] if termin.verschoben_von is not None else []
    knoepfe.append(Knopf(f"notiz/{termin.id}", captions.NOTIZ if termin.notiz is None else captions.NOTIZ_AENDERN))
    knoepfe += [Knopf(f"loeschen/{termin.id}", captions.LOESCHEN)] if ist_eigener(termin) else []
    return [*[[knopf] for knopf in knoepfe], *in_reihen([ZUM_PLAN, MENUE], 1)]


def _zurueck(fenster: dict[str, Any]) -> Knopf:
    """Return the way back to the milestone, or to the plan where there is none yet; it names what it leaves."""
    return Knopf(f"zurueck/{fenster['termin'] or NEU}", captions.ZURUECK)
