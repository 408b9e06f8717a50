"""The order of the models on a finished way, as ranks: the ranking of ``knowledge.empfehlung`` before anything is judged.

A rank is a number: its kind, and a bit for each model of those that hold it together, being equally near and of the same tier.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from knowledge.gegenprobe.raum import HOECHSTENS_VERFEHLT
from knowledge.gegenprobe.ziele import Ziele

Rang = int
# The kind stands above the bits of the models; there are fewer models than this.
ART_AB: Final = 32
MODELLE: Final = (1 << ART_AB) - 1
# Recommended, and the same where V 7b may exist already. Fitting; for models without a post fitting only without half a post, or only
# with it. The last kind and those after it: missing no criterion clearly, one, and so on.
EMPFOHLEN, BESTEHT, PASSEND, OHNE_HALBE, MIT_HALBER, VERFEHLEND = range(6)


class Ende(NamedTuple):
    """How a way ends: what decides on the ranks besides the order of the models. The leaves are bits."""

    typ: str
    konzept: str
    auf_zeit: bool
    blaetter: int
    besteht: bool


class Klasse(NamedTuple):
    """All that a finished way says about the ranking, the ranks in order; ways that say the same are gone through once."""

    konzept: str
    auf_zeit: bool
    raenge: tuple[Rang, ...]


def art_und_modelle(rang: Rang) -> tuple[int, int]:
    """Return what a rank is made of."""
    return rang >> ART_AB, rang & MODELLE


def raenge(ziele: Ziele, ende: Ende, gruppen: Iterable[int], *, eigenfinanziert: bool) -> tuple[Rang, ...]:
    """Return them: empfohlen, moeglich, angestrebt, moeglich without a post where the Kommune pays one itself, nicht_passend.

    ``gruppen`` bring all models from the nearest to the farthest, as bits.
    """
    blaetter = ende.blaetter
    alle = _nur(gruppen, ziele.fuehrbare_bits[ende.typ])
    andere, eigene = _nur(alle, ~blaetter), _nur(alle, blaetter)
    ergebnis = [(BESTEHT if ende.besteht else EMPFOHLEN) << ART_AB | blaetter]
    ergebnis += _mit_art(OHNE_HALBE if eigenfinanziert else PASSEND, andere)
    for verfehlt in range(HOECHSTENS_VERFEHLT + 1):
        ergebnis += _mit_art(VERFEHLEND + verfehlt, eigene)
    if eigenfinanziert:
        ergebnis += _mit_art(MIT_HALBER, _nur(andere, ziele.ohne_stelle))
    for verfehlt in range(ziele.verfehlt_des_ersten[ende.typ] + 1):
        ergebnis += _mit_art(VERFEHLEND + verfehlt, alle if verfehlt > HOECHSTENS_VERFEHLT else andere)
    return tuple(ergebnis)


def _mit_art(art: int, gruppen: Iterable[int]) -> list[Rang]:
    return [art << ART_AB | gruppe for gruppe in gruppen]


def _nur(gruppen: Iterable[int], modelle: int) -> list[int]:
    """Return the groups with only these models in them; empty groups are left out."""
    return [rest for gruppe in gruppen if (rest := gruppe & modelle)]
