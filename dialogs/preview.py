"""A worked example, so that every window can be rendered without bot and database."""

from knowledge.antwort import Antworten
from knowledge.katalog import Katalog
from knowledge.loading import load_katalog

# Musterstadt: an example, not a real municipality.
MUSTERSTADT: dict[str, object] = {
    "kommune_typ": "gemeinde",
    "einwohner": 32000,
    "landkreis_ksm": "nein",
    "modell_heute": "V7",
    "stellenumfang": 1,
    "foerderphase": "anschlussvorhaben",
    "foerderbeginn": "2025-07-01",
    "foerderende": "2028-06-30",
    "erfolg_vernetzung": "gut",
    "erfolg_praesenz": "kaum",
    "konzept": "teilweise",
    "eigenfinanzierung": "moeglich",
    "stellenteilung": "nein",
    "staerkung": "ja",
    "sichtbarkeit": "ja",
    "stellenausbau": "nein",
    "personalbudget": 1,
    "klimabudget": "3_5",
    "zeithorizont": "lang",
    "historie": "mittel",
    "relevanz": "hoch",
    "aspekt_finanzierung": "offen",
}


def beispiel() -> tuple[Katalog, Antworten]:
    """Return the Katalog and the answers of the example."""
    katalog = load_katalog()
    return katalog, katalog.antworten(MUSTERSTADT)
