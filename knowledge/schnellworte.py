"""The words by which the quick line knows what its pieces are about, as the data have them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fragewort:
    """What a question is called in a quick line, its name first; ``allein``: its answers may stand without a name."""

    worte: tuple[str, ...]
    allein: bool = False


@dataclass(frozen=True, slots=True)
class Schnellworte:
    """The names of the questions, and the small words that mean nothing, no or yes; ``beugung`` leads from a form to its word.

    Only a text with a digit or one of ``zahl_verraet`` in it can be a figure without a name, and only with one
    of ``geldworte`` or a sign for it money.
    """

    fragen: Mapping[str, Fragewort]
    fuellwoerter: frozenset[str]
    verneinung: frozenset[str]
    bejahung: frozenset[str]
    heisst_nein: tuple[str, ...]
    heisst_ja: tuple[str, ...]
    beugung: Mapping[str, str]
    zahl_verraet: tuple[str, ...]
    geldworte: frozenset[str]
