"""What the data must agree with: the ids, values, sizes and orders that issue and Fachkonzept fix (sections 1, 2, 4 and 7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from knowledge.frage import Art
from knowledge.steckbrief import ASPEKTE

MODELLE: Final = ("V1", "V2", "V3", "V4", "V5", "V6a-c", "V6d-f", "V7", "V7a", "V7b", "V8", "V9", "V10", "V11")
UNTERMODELLE: Final = ("V6a", "V6b", "V6c", "V6d", "V6e", "V6f")
# The order of anchoring in its four tiers: rank 1 is V1, rank 14 is V11.
VERANKERUNG: Final = (
    ("V1", "V2", "V4", "V3"),
    ("V5", "V6d-f", "V6a-c"),
    ("V7b", "V7", "V7a", "V8"),
    ("V9", "V10", "V11"),
)
RANG: Final = {modell: rang for rang, modell in enumerate((modell for stufe in VERANKERUNG for modell in stufe), 1)}
STUFE: Final = {modell: nummer for nummer, stufe in enumerate(VERANKERUNG, 1) for modell in stufe}

_JA_NEIN: Final = ("ja", "nein")
_MOEGLICH: Final = ("moeglich", "nicht_moeglich")
_STUFEN: Final = ("gering", "mittel", "hoch")
_ERFOLG: Final = ("kaum", "teilweise", "gut")
_LAENDER: Final = ("BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH")

FRAGEN: Final[Mapping[str, tuple[Art, tuple[str, ...]]]] = {
    "kommune_typ": ("auswahl", ("gemeinde", "landkreis", "verbund")),
    "einwohner": ("einwohner", ("u5", "5_10", "10_25", "25_50", "50_100", "ue100")),
    "gemeinden": ("ganzzahl", ()),
    "landkreis_ksm": ("auswahl", _JA_NEIN),
    "modell_heute": ("modell", ("keins",)),
    "foerderphase": ("auswahl", ("erstvorhaben", "anschlussvorhaben", "andere", "keine")),
    **dict.fromkeys(("foerderbeginn", "foerderende", "haushalt_termin", "nachweis_termin"), ("datum", ())),
    "stellenumfang": ("stellen", ()),
    "bundesland": ("auswahl", _LAENDER),
    **{f"erfolg_{name}": ("auswahl", _ERFOLG) for name in ("vernetzung", "praesenz", "expertise", "unterstuetzung")},
    "personalbudget": ("stellen", ("0", "u05", "05_1", "1_2", "2_3", "ue3")),
    "klimabudget": ("budget", ("0", "u1", "1_3", "3_5", "5_10", "ue10")),
    "zeithorizont": ("auswahl", ("kurz", "mittel", "lang")),
    **dict.fromkeys(("historie", "relevanz"), ("auswahl", _STUFEN)),
    "konzept": ("auswahl", ("umgesetzt", "teilweise", "in_arbeit", "keines")),
    **dict.fromkeys(("konzeptfoerderung", "prozesse", "ideen", "neue_foerderung"), ("auswahl", _JA_NEIN)),
    **dict.fromkeys(("stellenteilung", "staerkung", "sichtbarkeit", "stellenausbau"), ("auswahl", _JA_NEIN)),
    **dict.fromkeys(("eigenfinanzierung", "externe_kooperation"), ("auswahl", _MOEGLICH)),
    "sponsoring": ("auswahl", ("geld", "gemeinsame_stelle", "nicht_moeglich")),
    "ort": ("auswahl", ("innerhalb", "ausserhalb")),
    **{f"aspekt_{aspekt}": ("auswahl", ("offen", "begonnen", "etabliert")) for aspekt in ASPEKTE},
}

# Classes lie between neighbouring edges, the last one is open; posts and money also have a class for exactly 0.
KANTEN: Final[Mapping[str, tuple[Decimal, ...]]] = {
    "einwohner": tuple(map(Decimal, (0, 5_000, 10_000, 25_000, 50_000, 100_000))),
    "personalbudget": tuple(map(Decimal, ("0", "0.5", "1", "2", "3"))),
    "klimabudget": tuple(map(Decimal, (0, 1, 3, 5, 10))),
}
# V 3 fits up to 20 000 EW, which lies within a class: there the result stays open until the exact number is given.
ZWISCHEN_DEN_KANTEN: Final = frozenset({Decimal(20_000)})

THEMEN: Final = (
    *("grundlagen", "vernetzung", "praesenz", "expertise", "externe_unterstuetzung", "verwaltungsarbeit", "zukunftsthemen"),
    *("aufgaben", "strategische_grundlage", "politischer_wille", "finanzierung", "verstetigungsberatung", "modelle"),
)
GLOSSAR_MINDESTENS: Final = 25


@dataclass(frozen=True, slots=True)
class Gruppe:
    """How many tasks a group has, how many of them only for a Landkreis, and the Bereich it belongs to."""

    bereich: str
    anzahl: int
    nur_landkreis: int


# Together 31, of which a Gemeinde sees 20.
AUFGABEN: Final[Mapping[str, Gruppe]] = {
    "pflicht": Gruppe("innen", 5, 1),
    "management": Gruppe("innen", 9, 1),
    "vernetzung": Gruppe("aussen", 5, 1),
    "extern": Gruppe("aussen", 4, 0),
    "gemeinden": Gruppe("aussen", 8, 8),
}
