"""Phrases point to something: a field that is asked for, a model, a theme, a term, or the wish for an explanation."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, Literal

from knowledge.suche.wortschatz import Wort

Art = Literal["feld", "modell", "thema", "begriff", "erklaerung"]

_TEIL: Final = 0.6
_FUELLWORT: Final = 0.35
_WEITESTE_SPANNE: Final = 9


@dataclass(frozen=True, slots=True)
class Wendung:
    """Stems that, found close together in a question, point to a target."""

    art: Art
    ziel: str
    staemme: tuple[str, ...]
    gewicht: float = 1.0


@dataclass(frozen=True, slots=True)
class Fundstelle:
    """A phrase found in a question: where, how strongly, and whether only parts of compounds made it up."""

    wendung: Wendung
    stellen: frozenset[int]
    staerke: float
    nur_teile: bool


class Wendungen:
    """All phrases, looked up by the words of a question."""

    def __init__(self, alle: Iterable[Wendung]) -> None:
        self._nach_stamm: dict[str, list[Wendung]] = defaultdict(list)
        wendungen = list(dict.fromkeys(alle))
        haeufigkeit: dict[str, int] = defaultdict(int)
        for wendung in wendungen:
            for stamm in set(wendung.staemme):
                haeufigkeit[stamm] += 1
        for wendung in wendungen:
            self._nach_stamm[min(wendung.staemme, key=lambda stamm: (haeufigkeit[stamm], stamm))].append(wendung)

    def finde(self, frage: Sequence[Wort], ohne: AbstractSet[int] = frozenset()) -> list[Fundstelle]:
        """Return the phrases a question holds, some of its words left aside; one that lies inside a longer one of its kind is left out."""
        orte = _orte(frage, ohne)
        gefunden = [fund for stamm in orte for wendung in self._nach_stamm.get(stamm, ()) if (fund := _pruefe(wendung, orte, frage))]
        ganze = {stelle for fund in gefunden if not fund.nur_teile for stelle in fund.stellen}
        uebrig = [fund for fund in gefunden if not (fund.nur_teile and fund.stellen <= ganze and len(fund.wendung.staemme) == 1)]
        return [fund for fund in uebrig if not any(_steckt_in(fund, anderer) for anderer in uebrig)]


def _orte(frage: Sequence[Wort], ohne: AbstractSet[int]) -> dict[str, list[tuple[int, float, bool]]]:
    """Return, for each stem of the question, where it stands, how sure it is, and whether it is only a part of a word."""
    orte: dict[str, list[tuple[int, float, bool]]] = defaultdict(list)
    for stelle, wort in enumerate(frage):
        if stelle in ohne:
            continue
        for stamm, sicher in wort.ganz.items():
            orte[stamm].append((stelle, sicher, False))
        for stamm in wort.teile:
            if stamm not in wort.ganz:
                orte[stamm].append((stelle, _TEIL, True))
    return orte


def _pruefe(wendung: Wendung, orte: dict[str, list[tuple[int, float, bool]]], frage: Sequence[Wort]) -> Fundstelle | None:
    if any(stamm not in orte for stamm in wendung.staemme):
        return None
    gewaehlt = [max(orte[stamm], key=lambda ort: (ort[1], -ort[0])) for stamm in wendung.staemme]
    if any(teil and not _gilt_als_teil(wendung, frage[stelle]) for stelle, _, teil in gewaehlt):
        return None
    stellen = frozenset(ort[0] for ort in gewaehlt)
    dazwischen = sum(not (frage[stelle].fuellwort or stelle in stellen) for stelle in range(min(stellen), max(stellen)))
    if dazwischen > len(wendung.staemme) or max(stellen) - min(stellen) > _WEITESTE_SPANNE:
        return None
    if wendung.art == "erklaerung" and not _in_einem_zug([ort[0] for ort in gewaehlt]):
        return None
    staerke = sum((_FUELLWORT if frage[stelle].fuellwort else 1.0) * sicher for stelle, sicher, _ in gewaehlt)
    return Fundstelle(wendung, stellen, staerke * wendung.gewicht, all(teil for _, _, teil in gewaehlt))


def _in_einem_zug(orte: Sequence[int]) -> bool:
    """Tell whether words stand in their order with at most one other between them: "was genau ist", but not "ist knapp, wer"."""
    return list(orte) == sorted(orte) and orte[-1] - orte[0] <= len(orte)


def _gilt_als_teil(wendung: Wendung, wort: Wort) -> bool:
    """Tell whether parts of a compound may stand for the phrase: its last one carries the meaning, a model needs all of a known word."""
    if wendung.art == "modell":
        return wort.gedeckt < 1 or all(teil in wendung.staemme for teil in wort.teile)
    return wort.teile[-1] in wendung.staemme


def _steckt_in(fund: Fundstelle, anderer: Fundstelle) -> bool:
    return fund.wendung.art == anderer.wendung.art and fund.stellen < anderer.stellen and fund.staerke <= anderer.staerke
