"""Pictures of many kinds of Kommune, so that every test looks at all of them."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from dialogs.aufgaben.previews import beispielakte
from dialogs.bilder.arbeitszeit import zeichne_arbeitszeit
from dialogs.bilder.bild import Bild
from dialogs.bilder.passung import zeichne_passung
from dialogs.bilder.pfad import zeichne_pfad
from dialogs.bilder.weg import zeichne_weg
from dialogs.bilder.zeitplan import zeichne_zeitplan
from dialogs.preview import MUSTERSTADT
from knowledge.arbeitszeit import FELDER, Arbeitszeit, Feld
from knowledge.aufgabe import aufgaben_fuer
from knowledge.empfehlung import empfiehl
from knowledge.frage import WEISS_NICHT
from knowledge.loading import load_katalog
from knowledge.zeitplan import Anpassungen, EigenerMeilenstein, Zeitplan, plane

KATALOG = load_katalog()
HEUTE = date(2026, 11, 22)
PROFILE: Mapping[str, dict[str, Any]] = {
    "voll": MUSTERSTADT,
    "leer": {},
    "weiss_nicht": dict.fromkeys(KATALOG.fragen, WEISS_NICHT),
    "landkreis": {**MUSTERSTADT, "kommune_typ": "landkreis", "einwohner": 180_000, "modell_heute": "V7a"},
    "verbund": {**MUSTERSTADT, "kommune_typ": "verbund", "einwohner": 18_000, "stellenteilung": "ja"},
    "erstvorhaben": {**MUSTERSTADT, "konzept": "keines", "foerderphase": "erstvorhaben", "modell_heute": "V7b"},
    "halb": {"kommune_typ": "gemeinde", "konzept": "umgesetzt", "prozesse": "nein", "ideen": "ja", "eigenfinanzierung": "nicht_moeglich"},
    "ohne_stelle": {
        "kommune_typ": "gemeinde",
        "einwohner": 8_000,
        "konzept": "umgesetzt",
        "prozesse": "ja",
        "eigenfinanzierung": "nicht_moeglich",
        "sponsoring": "nicht_moeglich",
        "neue_foerderung": "nein",
        "externe_kooperation": "nicht_moeglich",
        "landkreis_ksm": "ja",
        "relevanz": "gering",
        "historie": "gering",
        "klimabudget": "0",
        "personalbudget": "0",
        "zeithorizont": "kurz",
    },
    "geteilt": {**MUSTERSTADT, "eigenfinanzierung": "nicht_moeglich", "sponsoring": "gemeinsame_stelle"},
}
WIRR = '<b>Ende</b> & "Übergabe" 🌍 \x07\u202e' + "Donaudampfschifffahrtsgesellschaft" * 4
ANPASSUNGEN = Anpassungen(
    verschoben={"verwaltungsspitze": date(2027, 5, 1)},
    erledigt=frozenset({"verstetigung_angehen", "pruefung_6"}),
    eigene=(EigenerMeilenstein("eigen_1", WIRR, date(2027, 3, 3)),),
)
VIELE = Anpassungen(eigene=tuple(EigenerMeilenstein(f"eigen_{n}", f"🌍{WIRR}", date(2027, 1 + n % 12, 1 + n % 28)) for n in range(60)))
ZEITEN = ("voll", "landkreis", "winzig", "zu_viel", "ganz")
PFADE = (("V1", "V8"), ("V2", "V11"), ("V7", "V9"), ("V7b", "V8"), ("V6e", "V10"))


def passung(profil: str) -> Bild:
    antworten = KATALOG.antworten(PROFILE[profil])
    return zeichne_passung(KATALOG, empfiehl(KATALOG, antworten))


def weg(profil: str) -> Bild:
    return zeichne_weg(KATALOG, KATALOG.antworten(PROFILE[profil]))


def plan(profil: str, anpassungen: Anpassungen) -> Zeitplan:
    return plane(KATALOG, KATALOG.antworten(PROFILE[profil]), HEUTE, anpassungen)


def zeitplan(profil: str, anpassungen: Anpassungen) -> Bild:
    bild = zeichne_zeitplan(KATALOG, plan(profil, anpassungen))
    assert bild is not None
    return bild


def zeit(profil: str) -> Arbeitszeit:
    """Return IST and SOLL: of the example, of a Landkreis with odd shares, of somebody with tiny, too large, or single ones."""
    aufgaben = aufgaben_fuer(KATALOG.aufgaben, "landkreis" if profil == "landkreis" else "gemeinde")
    werte: dict[str, dict[tuple[str, Feld], Decimal]] = {
        "voll": dict(beispielakte().zeit.werte),
        "landkreis": {
            (aufgabe.id, feld): Decimal(n) / 10 for n, aufgabe in enumerate(aufgaben, 17) for feld in FELDER if n % 5 or feld == "ist"
        },
        "winzig": {("pflicht_1", "ist"): Decimal("0.1"), ("extern_1", "soll"): Decimal("0.3")},
        "zu_viel": {("pflicht_1", "soll"): Decimal(100), ("pflicht_2", "soll"): Decimal("99.9"), ("extern_1", "ist"): Decimal("66.5")},
        "ganz": {("management_1", "ist"): Decimal(100), ("extern_1", "soll"): Decimal(100)},
    }
    return Arbeitszeit(aufgaben, werte[profil])


def arbeitszeit(profil: str) -> Bild:
    bild = zeichne_arbeitszeit(KATALOG, zeit(profil))
    assert bild is not None
    return bild


def pfad(von: str, nach: str) -> Bild:
    bild = zeichne_pfad(KATALOG, von, nach)
    assert bild is not None
    return bild


ALLE: dict[str, Callable[[], Bild]] = {
    **{f"passung-{name}": lambda name=name: passung(name) for name in PROFILE},
    **{f"weg-{name}": lambda name=name: weg(name) for name in PROFILE},
    **{f"pfad-{von}-{nach}": lambda von=von, nach=nach: pfad(von, nach) for von, nach in PFADE},
    **{f"zeitplan-{name}": lambda name=name: zeitplan(name, ANPASSUNGEN) for name in ("voll", "leer", "erstvorhaben")},
    **{f"arbeitszeit-{name}": lambda name=name: arbeitszeit(name) for name in ZEITEN},
    "zeitplan-viele": lambda: zeitplan("voll", VIELE),
}


@cache
def bild(name: str) -> Bild:
    return ALLE[name]()
