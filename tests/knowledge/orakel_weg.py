"""The diagram of section 3, typed once more from the Fachkonzept, and all its ways, written out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Antworten = dict[str, Any]

MODELLE = ("V1", "V2", "V3", "V4", "V5", "V6a-c", "V6d-f", "V7", "V7a", "V7b", "V8", "V9", "V10", "V11")
UNBEKANNT = (None, "weiss_nicht")

# node: answers in the printed order -> (next node or printed leaves, marked (T))
DIAGRAMM: dict[str, dict[str, tuple[Any, bool]]] = {
    "konzept": {
        "umgesetzt": ("prozesse", False),
        "teilweise": ("eigenfinanzierung", False),
        "in_arbeit": ("eigenfinanzierung", False),
        "keines": ("konzeptfoerderung", False),
    },
    "konzeptfoerderung": {"ja": (["V7b"], False), "nein": ("ideen", False)},
    "prozesse": {"ja": ("eigenfinanzierung", False), "nein": ("ideen", False)},
    "ideen": {"ja": ("eigenfinanzierung", False), "nein": (["V5"], False)},
    "eigenfinanzierung": {"moeglich": ("stellenteilung", False), "nicht_moeglich": ("sponsoring", False)},
    "sponsoring": {"geld": ("stellenteilung", True), "gemeinsame_stelle": (["V6d-f"], True), "nicht_moeglich": ("neue_foerderung", False)},
    "neue_foerderung": {"ja": ("stellenteilung", True), "nein": ("externe_kooperation", False)},
    "externe_kooperation": {"moeglich": (["V6d-f"], True), "nicht_moeglich": (["V1", "V2", "V3", "V4"], False)},
    "stellenteilung": {"ja": (["V6a-c"], False), "nein": ("staerkung", False)},
    "staerkung": {"nein": (["V7"], False), "ja": ("sichtbarkeit", False)},
    "sichtbarkeit": {"nein": (["V9"], False), "ja": ("stellenausbau", False)},
    "stellenausbau": {"nein": (["V8"], False), "ja": ("ort", False)},
    "ort": {"innerhalb": (["V10"], False), "ausserhalb": (["V11"], False)},
}


@dataclass(frozen=True)
class Weg:
    """One complete way through the diagram, with its leaves as printed."""

    schritte: tuple[tuple[str, str], ...]
    blaetter: tuple[str, ...]

    @property
    def uebergang(self) -> bool:
        """Say whether the way passes any edge marked (T)."""
        return any(DIAGRAMM[knoten][antwort][1] for knoten, antwort in self.schritte)

    @property
    def geld_auf_zeit(self) -> bool:
        """Say whether the way brings money for a time."""
        return ("sponsoring", "geld") in self.schritte or ("neue_foerderung", "ja") in self.schritte


def gehe_alle(knoten: str = "konzept", bisher: tuple[tuple[str, str], ...] = ()) -> Iterator[Weg]:
    """Yield all 108 ways in the order of the table."""
    for antwort, (ziel, _) in DIAGRAMM[knoten].items():
        schritte = (*bisher, (knoten, antwort))
        if isinstance(ziel, str):
            yield from gehe_alle(ziel, schritte)
        else:
            yield Weg(schritte, tuple(ziel))


WEGE = tuple(gehe_alle())


def nenne_diagrammantwort(a: Antworten, knoten: str) -> str | None:
    """Return the answer that counts at a node; an Erstvorhaben answers `konzeptfoerderung` by itself."""
    if knoten == "konzeptfoerderung" and a.get("foerderphase") == "erstvorhaben":
        return "ja"
    return None if a.get(knoten) in UNBEKANNT else a[knoten]


def nenne_offene_wege(a: Antworten) -> list[Weg]:
    """Return each way that no answer contradicts."""
    return [w for w in WEGE if all(nenne_diagrammantwort(a, knoten) in (None, antwort) for knoten, antwort in w.schritte)]


def nenne_blaetter(w: Weg, typ: Any) -> set[str]:
    """Return the leaves of a way for this type of Kommune: Landkreis first, then the concept, Verbund by the printed leaf."""
    blaetter = set(w.blaetter)
    if typ == "landkreis" and blaetter & {"V7", "V8"}:
        blaetter = {"V7a"}
    if ("konzept", "keines") in w.schritte and blaetter == {"V7"}:
        blaetter = {"V7b"}
    if typ == "verbund" and set(w.blaetter) & {"V6a-c", "V7"}:
        blaetter |= {"V6d-f"}
    return blaetter


def nenne_abstand(a: Antworten, w: Weg) -> tuple[int, int]:
    """Return how many answers on a way would have to differ, and how many are missing."""
    ist = [(nenne_diagrammantwort(a, knoten), antwort) for knoten, antwort in w.schritte]
    return sum(i not in (None, s) for i, s in ist), sum(i is None for i, _ in ist)


def nenne_kleinsten_weg(a: Antworten, modell: str) -> Weg | None:
    """Return the nearest way to a model, the first in the order of the table, or None where no way leads to it."""
    wege = [w for w in WEGE if modell in nenne_blaetter(w, a.get("kommune_typ"))]
    return min(wege, key=lambda w: nenne_abstand(a, w)) if wege else None


def gehe(a: Antworten) -> list[dict[str, Any]]:
    """Walk the answered part of the own way."""
    weg: list[dict[str, Any]] = []
    ziel: Any = "konzept"
    while isinstance(ziel, str) and (antwort := nenne_diagrammantwort(a, ziel)):
        knoten, (ziel, _) = ziel, DIAGRAMM[ziel][antwort]
        weg.append({"knoten": knoten, "antwort": antwort, "ziel": ziel})
    if isinstance(ziel, list):
        ganz = Weg(tuple((s["knoten"], s["antwort"]) for s in weg), tuple(ziel))
        weg[-1]["ziel"] = [m for m in MODELLE if m in nenne_blaetter(ganz, a.get("kommune_typ"))]
    return weg
