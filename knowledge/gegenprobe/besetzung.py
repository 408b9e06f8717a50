"""How much a model misses in which completions, counted for all of them at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

# How many criteria are missed and how many narrowly; to it belongs the set where it is so.
Zahlen = tuple[int, int]
Mengen = dict[Zahlen, int]
# The set where a criterion is narrowly missed, and the one where it is missed.
Paar = tuple[int, int]


def zaehle(alles: int, paare: Iterable[Paar]) -> Mengen:
    """Count on each element in how many criteria it is missed and in how many narrowly."""
    mengen: Mengen = {(0, 0): alles}
    for knapp, verfehlt in paare:
        if not knapp and not verfehlt:
            continue
        neu: Mengen = {}
        for (v, k), menge in mengen.items():
            for platz, teil in (((v, k), menge & ~knapp & ~verfehlt), ((v, k + 1), menge & knapp), ((v + 1, k), menge & verfehlt)):
                if teil:
                    neu[platz] = neu.get(platz, 0) | teil
        mengen = neu
    return mengen


@dataclass(frozen=True)
class Besetzung:
    """Where one model misses how many criteria, and how many narrowly: by frames and by cores, put together when asked for."""

    produkt: Callable[[int, int], int]
    rahmen: Mengen
    kerne: Mengen

    def genau(self, verfehlt: int, knapp: int) -> int:
        """Return the completions with exactly so many criteria missed and so many narrowly missed."""
        return self._summe(self.rahmen, self.kerne, (verfehlt, knapp))

    def mit_verfehlt(self, verfehlt: int) -> int:
        """Return the completions with exactly so many criteria missed."""
        return self._summe(self._verfehlt[0], self._verfehlt[1], (verfehlt, 0))

    def mit_knapp(self, knapp: int) -> int:
        """Return the completions with exactly so many criteria narrowly missed, whatever is missed."""
        return self._summe(self._knapp[0], self._knapp[1], (0, knapp))

    @cached_property
    def passend(self) -> int:
        """The completions in which the model fits: nothing is missed, and at most one criterion narrowly."""
        return self.genau(0, 0) | self.genau(0, 1)

    @cached_property
    def _verfehlt(self) -> tuple[Mengen, Mengen]:
        return _vergroebert(self.rahmen, 0), _vergroebert(self.kerne, 0)

    @cached_property
    def _knapp(self) -> tuple[Mengen, Mengen]:
        return _vergroebert(self.rahmen, 1), _vergroebert(self.kerne, 1)

    def _summe(self, rahmen: Mengen, kerne: Mengen, gefragt: Zahlen) -> int:
        verfehlt, knapp = gefragt
        summe = 0
        for (v, k), menge in rahmen.items():
            rest = kerne.get((verfehlt - v, knapp - k))
            if rest:
                summe |= self.produkt(menge, rest)
        return summe


def _vergroebert(mengen: Mengen, platz: int) -> Mengen:
    """Count only what is missed (place 0) or only what is narrowly missed (place 1)."""
    ergebnis: Mengen = {}
    for zahlen, menge in mengen.items():
        grob = (zahlen[0], 0) if platz == 0 else (0, zahlen[1])
        ergebnis[grob] = ergebnis.get(grob, 0) | menge
    return ergebnis
