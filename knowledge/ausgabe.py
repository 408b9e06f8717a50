"""The Katalog and a result as plain data: the interface of the command line, of exports and of stored results."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from knowledge.antwort import Antworten
from knowledge.arbeitszeit import FELDER, Arbeitszeit, differenzen, finde_hinweise, massgebend
from knowledge.aufgabe import BEREICHE
from knowledge.begruendung import begruende
from knowledge.empfehlung import Bewertung, Empfehlung
from knowledge.katalog import Katalog
from knowledge.passage import passagen
from knowledge.steckbrief import ASPEKTE, Steckbrief
from knowledge.zeitplan import Zeitplan

Daten = dict[str, Any]
# Aspects that are still open come first; those not answered stand between "begonnen" and "etabliert".
REIHENFOLGE_DES_STANDES = ("offen", "begonnen", None, "etabliert")


def als_daten(wert: object) -> Any:
    """Turn frozen objects into JSON data: dataclasses to objects without empty fields, decimals to numbers, dates to ISO text."""
    if isinstance(wert, Decimal):
        return int(wert) if wert == wert.to_integral_value() else float(wert)
    if isinstance(wert, date):
        return wert.isoformat()
    if is_dataclass(wert) and not isinstance(wert, type):
        return {feld.name: als_daten(inhalt) for feld in fields(wert) if (inhalt := getattr(wert, feld.name)) not in (None, (), {})}
    if isinstance(wert, Mapping):
        return {str(name): als_daten(inhalt) for name, inhalt in wert.items()}
    if isinstance(wert, list | tuple):
        return [als_daten(inhalt) for inhalt in wert]
    return wert


def wissen_als_daten(katalog: Katalog) -> Daten:
    """Return the whole Katalog as data."""
    diagramm = katalog.flussdiagramm
    return {
        "version": katalog.version,
        "stand": katalog.stand.isoformat(),
        "quellen": als_daten(katalog.quellen),
        "steckbriefe": {steckbrief.id: steckbrief_als_daten(steckbrief) for steckbrief in katalog.steckbriefe.values()},
        "fragen": als_daten(katalog.fragen),
        "flussdiagramm": {
            "quelle": diagramm.quelle,
            "hinweis": diagramm.hinweis,
            "start": diagramm.start,
            "knoten": als_daten(diagramm.knoten),
            "vorgaben": als_daten(diagramm.vorgaben),
            "blattregeln": als_daten(diagramm.blattregeln),
            "uebergangsmodelle": als_daten(diagramm.uebergangsmodelle),
        },
        "aufgaben": [{**als_daten(aufgabe), "nur_landkreis": aufgabe.nur_landkreis} for aufgabe in katalog.aufgaben],
        "aufgabengruppen": als_daten(katalog.aufgabengruppen),
        "aufgabenhinweise": als_daten(katalog.aufgabenhinweise),
        "themen": {thema.slug: {"titel": thema.titel, "text": thema.volltext, "quelle": thema.quelle} for thema in katalog.themen.values()},
        "passagen": [als_daten(passage) for passage in passagen(katalog)],
        "glossar": als_daten(katalog.glossar),
        "meilensteine": als_daten(katalog.meilensteine),
    }


def steckbrief_als_daten(steckbrief: Steckbrief) -> Daten:
    """Return a Steckbrief as data."""
    return {
        "id": steckbrief.id,
        "nummer": steckbrief.nummer,
        "name": steckbrief.name,
        "titel": steckbrief.titel,
        "kurz": steckbrief.kurz,
        "aliase": list(steckbrief.aliase),
        "kurzbeschreibung": steckbrief.kurzbeschreibung,
        "untermodelle": dict(steckbrief.untermodelle),
        "verankerung": {"stufe": steckbrief.stufe, "rang": steckbrief.rang},
        "anforderung": als_daten(steckbrief.anforderung),
        "kriterien": als_daten(steckbrief.kriterien),
        "eigenschaften": als_daten(steckbrief.eigenschaften),
        "vorteile": als_daten(steckbrief.vorteile),
        "nachteile": als_daten(steckbrief.nachteile),
        "empfehlungen": als_daten(steckbrief.empfehlungen),
        "weiterentwicklung": als_daten(steckbrief.weiterentwicklung),
    }


def empfehlung_als_daten(katalog: Katalog, antworten: Antworten, empfehlung: Empfehlung) -> Daten:
    """Return a result as data."""
    heute = empfehlung.heute
    return {
        "katalog_version": empfehlung.katalog_version,
        "fuehrend": empfehlung.fuehrend.modell,
        "vorlaeufig": empfehlung.vorlaeufig,
        "uebergangsloesung": empfehlung.uebergangsloesung,
        "unter_heutigem_niveau": empfehlung.unter_heutigem_niveau,
        "widersprueche": [{"id": widerspruch.id, "text": widerspruch.text} for widerspruch in empfehlung.widersprueche],
        "weg": [{"knoten": schritt.knoten, "antwort": schritt.antwort, "ziel": _ziel(katalog, schritt.ziel)} for schritt in empfehlung.weg],
        "blaetter": list(empfehlung.blaetter),
        "modelle": [_modell(katalog, antworten, bewertung) for bewertung in empfehlung.modelle],
        "empfehlungen": {
            "von_heute_aus": _aspekte(katalog.steckbriefe[heute], antworten) if heute else None,
            "im_zielmodell": _aspekte(katalog.steckbriefe[empfehlung.fuehrend.modell], antworten),
        },
    }


def zeitplan_als_daten(zeitplan: Zeitplan) -> Daten:
    """Return a schedule as data: every milestone with its dates, kind, state and source."""
    return {
        "meilensteine": [
            {
                "id": termin.id,
                "titel": termin.titel,
                "ab": als_daten(termin.ab),
                "datum": als_daten(termin.datum),
                "art": termin.art,
                "stand": termin.stand,
                "quelle": termin.quelle,
            }
            for termin in zeitplan.termine
        ]
    }


def aspekte_sortiert(antworten: Antworten) -> tuple[str, ...]:
    """Return the eight aspects, those that are still open first."""
    return tuple(sorted(ASPEKTE, key=lambda aspekt: REIHENFOLGE_DES_STANDES.index(_stand(antworten, aspekt))))


def _ziel(katalog: Katalog, ziel: str | tuple[str, ...]) -> str | list[str]:
    """Return the next question, or the leaves in the order of the Katalog."""
    return ziel if isinstance(ziel, str) else [modell for modell in katalog.steckbriefe if modell in ziel]


def _stand(antworten: Antworten, aspekt: str) -> str | None:
    wert = antworten.bekannt(f"aspekt_{aspekt}")
    return None if wert is None else str(wert)


def _aspekte(steckbrief: Steckbrief, antworten: Antworten) -> Daten:
    return {aspekt: als_daten(steckbrief.empfehlungen[aspekt]) for aspekt in aspekte_sortiert(antworten)}


def _modell(katalog: Katalog, antworten: Antworten, bewertung: Bewertung) -> Daten:
    steckbrief = katalog.steckbriefe[bewertung.modell]
    urteile = [begruende(katalog, steckbrief, kriterium, befund, antworten) for kriterium, befund in bewertung.befunde.items()]
    abweichung = bewertung.abweichung
    return {
        "id": bewertung.modell,
        "rang": bewertung.rang,
        "status": bewertung.status,
        "vorbehalt": bewertung.vorbehalt,
        "kriterien": [
            {
                "id": urteil.kriterium,
                "urteil": urteil.urteil,
                "antwort": urteil.antwort,
                "verlangt": urteil.verlangt,
                "begruendung": urteil.begruendung,
                "quelle": urteil.quelle,
            }
            for urteil in urteile
        ],
        "abweichung": None if abweichung is None else {"knoten": abweichung.knoten, "ist": abweichung.ist, "noetig": abweichung.noetig},
    }


def arbeitszeit_als_daten(katalog: Katalog, zeit: Arbeitszeit, typ: object) -> Daten:
    """Return what IST and SOLL amount to as data: sums, shares, differences from the strongest growth on, and hints."""
    grundlage = massgebend(zeit)
    return {
        "stand": zeit.stand,
        "summe": {feld: als_daten(zeit.summe(feld)) for feld in FELDER},
        "rest": {feld: als_daten(zeit.rest(feld)) for feld in FELDER},
        "gruppen": {gruppe: {feld: als_daten(zeit.gruppe(feld, gruppe)) for feld in FELDER} for gruppe in zeit.gruppen},
        "anteile": {bereich: {feld: als_daten(zeit.anteil(feld, bereich)) for feld in FELDER} for bereich in BEREICHE},
        "aufgaben": [
            {"id": aufgabe.id, "kurz": aufgabe.kurz, **{feld: als_daten(zeit.wert(aufgabe.id, feld)) for feld in FELDER}}
            for aufgabe in zeit.aufgaben
        ],
        "differenzen": [
            {"id": eintrag.aufgabe.id, "ist": als_daten(eintrag.ist), "soll": als_daten(eintrag.soll), "differenz": als_daten(eintrag.wert)}
            for eintrag in sorted(differenzen(zeit), key=lambda eintrag: -eintrag.wert)
            if eintrag.wert
        ],
        "hinweise": {
            "grundlage": grundlage,
            "gefunden": [
                {"id": hinweis.id, "text": hinweis.text, "modelle": list(hinweis.modelle), "quelle": hinweis.quelle}
                for hinweis in finde_hinweise(katalog.aufgabenhinweise, zeit, typ)
            ],
        },
    }
