"""How much a model misses in which completions, counted for all of them at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

# The set where a criterion is narrowly missed, and the one where it is missed.
Paar = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A set of completions by how many criteria are narrowly missed there: ``je_knapp`` from none on, and ``alle`` together."""

    alle: int
    je_knapp: tuple[int, ...]

    @classmethod
    def aus(cls, je_knapp: Sequence[int]) -> "Block":
        """Put the sets together."""
        return cls(reduce(or_, je_knapp), tuple(je_knapp))


@dataclass(frozen=True, slots=True)
class Besetzung:
    """Where one model misses no criterion clearly, one, and so on, up to a limit; ``passend`` is where it fits."""

    passend: Block
    verfehlt: tuple[Block, ...]

    @classmethod
    def aus(cls, alles: int, paare: Iterable[Paar], verfehlt_hoechstens: int, knapp_hoechstens: int) -> "Besetzung":
        """Count; a model fits with no clear miss and so many narrow ones at most."""
        mengen = zaehle(alles, paare, verfehlt_hoechstens)
        return cls(Block.aus(mengen[0][: knapp_hoechstens + 1]), tuple(Block.aus(reihe) for reihe in mengen))


class Teil(NamedTuple):
    """A model's part of a rank, as a block; ``als_heutiges``: what it would hold as today's model, where that is unknown."""

    modell: int
    als_heutiges: bool
    alle: int
    je_knapp: tuple[int, ...]


def zaehle(alles: int, paare: Iterable[Paar], hoechstens: int) -> list[list[int]]:
    """Return the elements by how many criteria are missed there (first index) and how many narrowly (second index).

    Elements where more are missed than ``hoechstens`` are left out.
    """
    mengen = [[alles], *([0] for _ in range(hoechstens))]
    for knapp, verfehlt in paare:
        if not knapp and not verfehlt:
            continue
        neu = [[0] * (len(mengen[0]) + 1) for _ in mengen]
        for v, reihe in enumerate(mengen):
            for k, menge in enumerate(reihe):
                daneben, fehlt = menge & knapp, menge & verfehlt
                neu[v][k] |= menge ^ daneben ^ fehlt
                neu[v][k + 1] |= daneben
                if v < hoechstens:
                    neu[v + 1][k] |= fehlt
        mengen = neu
    return mengen
