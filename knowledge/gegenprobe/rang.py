"""The order of the models on a finished way, as ranks: the ranking of ``knowledge.empfehlung`` before anything is judged."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from knowledge.gegenprobe.netz import Gruppen
from knowledge.gegenprobe.raum import HOECHSTENS_VERFEHLT
from knowledge.gegenprobe.ziele import Ziele

V7B = "V7b"


class Rang(NamedTuple):
    """Ranks that models of equal distance and tier hold together; what they miss narrowly orders them.

    ``empfohlen`` and ``passend`` miss nothing clearly; ``verfehlend`` miss ``verfehlt`` criteria. ``stellen`` tells whether only
    completions with (``True``) or without half a post count for models without a post. ``besteht`` is V 7b where it may exist already.
    """

    art: Literal["empfohlen", "passend", "verfehlend"]
    modelle: tuple[int, ...]
    verfehlt: int = 0
    stellen: bool | None = None
    besteht: int | None = None

    @property
    def platz(self) -> int:
        """The kind of the rank as a number: ranks of one kind differ in their models only."""
        if self.art == "empfohlen":
            return 0 if self.besteht is None else 1
        return 3 + 2 * self.verfehlt if self.art == "verfehlend" else 2 if self.stellen is None else 4 + 2 * self.stellen


class Ende(NamedTuple):
    """How a way ends: what decides on the ranks besides the order of the models."""

    typ: str
    konzept: str
    auf_zeit: bool
    eigenfinanziert: bool
    erstvorhaben: bool
    blaetter: tuple[int, ...]


def raenge(ziele: Ziele, ende: Ende, gruppen: Gruppen) -> Iterator[Rang]:
    """Yield them: empfohlen, moeglich, angestrebt, moeglich without a post where the Kommune pays one itself, nicht_passend.

    ``gruppen`` bring all models from the nearest to the farthest.
    """
    blaetter = ende.blaetter
    alle = _nur(gruppen, ziele.fuehrbare[ende.typ])
    andere = _nur(alle, ziele.fuehrbare[ende.typ].difference(blaetter))
    eigene = _nur(alle, frozenset(blaetter))
    v7b = ziele.tafel.nummer.get(V7B)
    yield Rang("empfohlen", blaetter, besteht=v7b if ende.erstvorhaben and v7b in blaetter else None)
    yield from (Rang("passend", gruppe, stellen=False if ende.eigenfinanziert else None) for gruppe in andere)
    yield from (Rang("verfehlend", gruppe, verfehlt) for verfehlt in range(HOECHSTENS_VERFEHLT + 1) for gruppe in eigene)
    if ende.eigenfinanziert:
        yield from (Rang("passend", gruppe, stellen=True) for gruppe in _nur(andere, ziele.ohne_stelle))
    for verfehlt in range(ziele.verfehlt_des_ersten[ende.typ] + 1):
        yield from (Rang("verfehlend", gruppe, verfehlt) for gruppe in (alle if verfehlt > HOECHSTENS_VERFEHLT else andere))


def _nur(gruppen: Iterable[tuple[int, ...]], modelle: frozenset[int]) -> list[tuple[int, ...]]:
    """Return the groups with only these models in them; empty groups are left out."""
    return [gruppe for alle in gruppen if (gruppe := tuple([modell for modell in alle if modell in modelle]))]
