"""Cases for a report: a small Gemeinde with many unknowns, a town of 32 000, a Landkreis, and others for what these do not show."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from knowledge.frage import WEISS_NICHT
from knowledge.loading import load_katalog

KATALOG = load_katalog()
HEUTE = date(2026, 11, 21)
KLEIN: dict[str, Any] = {
    "kommune_typ": "gemeinde",
    "einwohner": "5_10",
    "landkreis_ksm": WEISS_NICHT,
    "modell_heute": "keins",
    "foerderphase": WEISS_NICHT,
    "konzept": "teilweise",
    "eigenfinanzierung": WEISS_NICHT,
    "relevanz": "mittel",
}
STADT: dict[str, Any] = {
    "kommune_typ": "gemeinde",
    "einwohner": 32_000,
    "landkreis_ksm": "nein",
    "modell_heute": "V7",
    "stellenumfang": 1,
    "foerderphase": "anschlussvorhaben",
    "foerderbeginn": "2025-07-01",
    "foerderende": "2028-06-30",
    "erfolg_vernetzung": "kaum",
    "erfolg_expertise": "gut",
    "konzept": "teilweise",
    "eigenfinanzierung": "moeglich",
    "stellenteilung": "nein",
    "staerkung": "ja",
    "sichtbarkeit": "ja",
    "stellenausbau": "nein",
    "personalbudget": 1,
    "klimabudget": 5,
    "zeithorizont": "lang",
    "historie": "mittel",
    "relevanz": "hoch",
    "aspekt_finanzierung": "offen",
    "aspekt_ziele": "begonnen",
    "aspekt_controlling": "etabliert",
}
KREIS: dict[str, Any] = {
    **{name: wert for name, wert in STADT.items() if name != "landkreis_ksm"},
    "kommune_typ": "landkreis",
    "einwohner": 184_000,
    "gemeinden": 38,
    "modell_heute": "V7a",
    "stellenumfang": 1.5,
    "foerderbeginn": "2026-04-01",
    "foerderende": "2029-03-31",
    "konzept": "umgesetzt",
    "prozesse": "ja",
    "stellenausbau": "ja",
    "ort": "ausserhalb",
    "personalbudget": 2,
    "klimabudget": 4,
    "historie": "hoch",
}
DREI: Mapping[str, dict[str, Any]] = {"klein": KLEIN, "stadt": STADT, "kreis": KREIS}
PROFILE: Mapping[str, dict[str, Any]] = {
    **DREI,
    "leer": {},
    "weiss_nicht": dict.fromkeys(KATALOG.fragen, WEISS_NICHT),
    "widerspruch": {**STADT, "klimabudget": "0", "relevanz": "gering", "foerderende": "2025-01-01"},
    "nur_ende": {**STADT, "foerderbeginn": WEISS_NICHT},
    "nur_beginn": {**STADT, "foerderende": WEISS_NICHT},
    "nur_nachweis": {"foerderphase": "keine", "nachweis_termin": "2027-03-31"},
    "vorbei": {**STADT, "foerderbeginn": "2022-01-01", "foerderende": "2024-12-31"},
    "kaemmerei": {**STADT, "haushalt_termin": "2027-04-30"},
    "jahr": {**STADT, "foerderende": "2150-01-01"},
    "geld_auf_zeit": {**STADT, "eigenfinanzierung": "nicht_moeglich", "sponsoring": "geld", "klimabudget": "ue10"},
    "erstvorhaben": {**STADT, "modell_heute": "V7b", "foerderphase": "erstvorhaben", "konzept": "keines", "einwohner": "10_25"},
    "bleibt": {**STADT, "staerkung": "nein", "klimabudget": "5_10", "einwohner": "ue100"},
    "verbund": {**STADT, "kommune_typ": "verbund", "stellenteilung": "ja", "einwohner": 18_000},
    "ohne_stelle": {
        **KLEIN,
        "eigenfinanzierung": "nicht_moeglich",
        "sponsoring": "nicht_moeglich",
        "neue_foerderung": "nein",
        "externe_kooperation": "nicht_moeglich",
        "landkreis_ksm": "ja",
        "foerderphase": "keine",
        "personalbudget": "0",
        "klimabudget": "u1",
        "zeithorizont": "kurz",
        "historie": "gering",
        "relevanz": "gering",
    },
    "grossstadt_ohne": {
        **STADT,
        "einwohner": 300_000,
        "personalbudget": "0",
        "klimabudget": "0",
        "relevanz": "gering",
        "historie": "gering",
    },
    "ziel": {**STADT, "sichtbarkeit": "nein", "klimabudget": "0", "relevanz": "mittel"},
    "amt": {**STADT, "einwohner": 60_000, "stellenausbau": "ja", "ort": "innerhalb", "personalbudget": 1, "historie": "gering"},
    "agentur": {**STADT, "einwohner": 90_000, "stellenausbau": "ja", "ort": "ausserhalb", "personalbudget": 4, "klimabudget": 12},
    "ohne_groesse": {name: wert for name, wert in STADT.items() if name != "einwohner"},
}
