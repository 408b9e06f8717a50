"""The development path: from today's model step by step to another, as the texts name the steps."""

from dataclasses import dataclass
from heapq import heappop, heappush

from knowledge.katalog import Katalog
from knowledge.steckbrief import Steckbrief

QUELLE_VORSCHLAG = "Vorschlag, nach B, Kap. 3.1"
GEMEINDE = "gemeinde"


@dataclass(frozen=True, slots=True)
class Pfadschritt:
    """One step of the path. ``vorschlag`` marks a step that no text names; then it follows from the order of anchoring."""

    von: str
    nach: str
    text: str
    quelle: str
    vorschlag: bool


def entwicklungspfad(katalog: Katalog, von: str, nach: str, typ: str = GEMEINDE) -> tuple[Pfadschritt, ...] | None:
    """Return the shortest path with the fewest suggestions of our own; empty where one is there already, ``None`` downwards.

    ``typ`` is the kind of Kommune: a suggestion does not lead through a model that is not meant for it. Raises KeyError for an
    unknown model.
    """
    start, ziel = katalog.steckbrief(von), katalog.steckbrief(nach)
    reihenfolge = list(katalog.steckbriefe)
    # Few suggestions first, then few steps, then the order of the Katalog.
    offen: list[tuple[int, int, list[int]]] = [(0, 0, [reihenfolge.index(start.id)])]
    herkunft: dict[tuple[int, ...], tuple[Pfadschritt, ...]] = {tuple(offen[0][2]): ()}
    besucht: set[str] = set()
    while offen:
        vorschlaege, anzahl, stationen = heappop(offen)
        schritte = herkunft[tuple(stationen)]
        hier = reihenfolge[stationen[-1]]
        if hier == ziel.id:
            return schritte
        if hier in besucht:
            continue
        besucht.add(hier)
        for schritt in _schritte(katalog, katalog.steckbriefe[hier], ziel, typ):
            weiter = [*stationen, reihenfolge.index(schritt.nach)]
            if tuple(weiter) not in herkunft:
                herkunft[tuple(weiter)] = (*schritte, schritt)
                heappush(offen, (vorschlaege + schritt.vorschlag, anzahl + 1, weiter))
    return None


def _schritte(katalog: Katalog, steckbrief: Steckbrief, ziel: Steckbrief, typ: str) -> list[Pfadschritt]:
    """Return the steps the text names, and the next model by anchoring as a suggestion, never above the target."""
    genannt = [
        Pfadschritt(steckbrief.id, schritt.ziel, schritt.text, schritt.quelle, vorschlag=False) for schritt in steckbrief.weiterentwicklung
    ]
    hoehere = [
        anderer
        for anderer in katalog.steckbriefe.values()
        if steckbrief.rang < anderer.rang <= ziel.rang and (anderer is ziel or _ist_gedacht_fuer(anderer, typ))
    ]
    if not hoehere:
        return genannt
    naechster = min(hoehere, key=lambda anderer: anderer.rang)
    text = katalog.saetze["gegenprobe"]["pfad_vorschlag"]
    return [*genannt, Pfadschritt(steckbrief.id, naechster.id, text, QUELLE_VORSCHLAG, vorschlag=True)]


def _ist_gedacht_fuer(steckbrief: Steckbrief, typ: str) -> bool:
    return all(typ not in bedarf.verfehlt for bedarf in steckbrief.anforderung.voraussetzung if bedarf.frage == "kommune_typ")
