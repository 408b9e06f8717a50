"""The ways that completions of the answers can still take, each with the order in which it brings the models."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from knowledge.antwort import Antworten
from knowledge.flussdiagramm import Flussdiagramm
from knowledge.gegenprobe.gedaechtnis import Ende, Gruppen
from knowledge.gegenprobe.tafel import Tafel

ERSTVORHABEN = "erstvorhaben"
KONZEPT = "konzept"
# A differing answer weighs more than all questions of a way together.
OFFEN, ANDERS, FERN = 1, 1_000, 1_000_000


class Klasse(NamedTuple):
    """All that a finished way says about the ranking; ways that say the same are judged once.

    ``gruppen`` brings all models from the nearest to the farthest; together in a group stand those equally near and of the same tier,
    the higher anchoring first. ``konzept`` stands for all answers that no rule tells apart.
    """

    konzept: str
    auf_zeit: bool
    eigenfinanziert: bool
    erstvorhaben: bool
    blaetter: tuple[int, ...]
    gruppen: Gruppen


class Ausgang(NamedTuple):
    """A way of a completion to its end, given by its answers, in a phase of the funding that stands for all phases in ``phasen``."""

    antworten: Mapping[str, str]
    phasen: tuple[str, ...]
    klasse: Klasse


def phasen(tafel: Tafel, antworten: Antworten) -> tuple[tuple[str, ...], ...]:
    """Return the phases of the funding that are still possible, those together that make no difference."""
    bekannt = antworten.bekannt("foerderphase")
    alle = [str(option.wert) for option in tafel.katalog.fragen["foerderphase"].optionen] if bekannt is None else [str(bekannt)]
    gleiche: dict[object, tuple[str, ...]] = {}
    for phase in alle:
        schluessel = (phase == ERSTVORHABEN, tuple(sorted(_vorgaben(tafel.katalog.flussdiagramm, phase).items())))
        gleiche[schluessel] = (*gleiche.get(schluessel, ()), phase)
    return tuple(gleiche.values())


def ausgaenge(tafel: Tafel, antworten: Antworten, typ: str) -> Iterator[Ausgang]:
    """Yield every way that a completion of the answers can take to its end, for each phase that makes a difference."""
    diagramm = tafel.katalog.flussdiagramm
    gegeben = {knoten: str(wert) for knoten in diagramm.knoten if (wert := antworten.bekannt(knoten)) is not None}
    for gleiche in phasen(tafel, antworten):
        bekannt = {**gegeben, **_vorgaben(diagramm, gleiche[0])}
        for weg, auf_dem_weg, (anders, _) in zip(diagramm.wege, tafel.wege, diagramm.abstaende(bekannt), strict=True):
            if anders:
                continue
            alle = bekannt | auf_dem_weg
            yield Ausgang(
                auf_dem_weg,
                gleiche,
                Klasse(
                    konzept=tafel.gleiches_konzept[alle[KONZEPT]],
                    auf_zeit=weg.geld_auf_zeit,
                    eigenfinanziert=alle.get("eigenfinanzierung") == "moeglich",
                    erstvorhaben=gleiche[0] == ERSTVORHABEN,
                    blaetter=tafel.blaetter(typ, weg.blaetter, alle[KONZEPT]),
                    gruppen=_gruppen(tafel, alle, typ),
                ),
            )


def _vorgaben(diagramm: Flussdiagramm, phase: str) -> dict[str, str]:
    lage = Antworten({"foerderphase": phase})
    return {vorgabe.frage: vorgabe.wert for vorgabe in diagramm.vorgaben if vorgabe.wenn.gilt(lage)}


def _gruppen(tafel: Tafel, bekannt: Mapping[str, str], typ: str) -> Gruppen:
    lage = tuple(bekannt.get(knoten) for knoten in tafel.katalog.flussdiagramm.knoten)
    gemerkt = tafel.gedaechtnis.gruppen.get((typ, lage))
    if gemerkt is not None:
        return gemerkt
    tafel.gedaechtnis.raeume_auf()
    if lage not in tafel.gedaechtnis.strecken:
        tafel.gedaechtnis.strecken[lage] = _strecken(tafel, bekannt)
    abstand = [FERN] * len(tafel.modelle)
    for (gedruckt, konzept), strecke in tafel.gedaechtnis.strecken[lage].items():
        for ziel in tafel.blaetter(typ, gedruckt, konzept):
            abstand[ziel] = min(abstand[ziel], strecke)
    gruppen: dict[tuple[int, int], list[int]] = {}
    for nummer in tafel.nach_rang:
        gruppen.setdefault((abstand[nummer], -tafel.modelle[nummer].stufe), []).append(nummer)
    ergebnis = tuple(tuple(gruppen[platz]) for platz in sorted(gruppen))
    tafel.gedaechtnis.gruppen[typ, lage] = ergebnis
    return ergebnis


def _strecken(tafel: Tafel, bekannt: Mapping[str, str]) -> dict[Ende, int]:
    """Return the smallest distance to each end of the diagram, as one number: differing answers, then unanswered questions.

    In the data every edge leads to a later question, so one pass finds the smallest sums.
    """
    diagramm = tafel.katalog.flussdiagramm
    enden: dict[Ende, int] = {}
    for konzepte in tafel.gleiche_konzepte:
        strecken: dict[str | None, int] = {diagramm.start: 0}
        for name, knoten in diagramm.knoten.items():
            hier = strecken.get(name)
            if hier is None:
                continue
            ist = bekannt.get(name)
            for kante in knoten.kanten:
                if name == KONZEPT and kante.antwort not in konzepte:
                    continue
                strecke = hier + (OFFEN if ist is None else 0 if ist == kante.antwort else ANDERS)
                if kante.ziel is None:
                    ende = (kante.blaetter, konzepte[0])
                    enden[ende] = min(strecke, enden.get(ende, FERN))
                elif strecke < strecken.get(kante.ziel, FERN):
                    strecken[kante.ziel] = strecke
    return enden
