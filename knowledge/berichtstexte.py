"""The words of the report and of the papers beside it: sentences by group and name, evidence with its year, answers to the Nachteile."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nachweis:
    """A fact from outside the two sources: what it says, its year, where it comes from, and what to check before it is used.

    ``kurz`` says it in one line with its year, for papers of one page; facts without it are for the report only.
    """

    id: str
    aussage: str
    jahr: int
    quelle: str
    pruefen: str
    kurz: str | None = None


@dataclass(frozen=True, slots=True)
class Gegenargument:
    """What can be answered to a Nachteil; ``quelle`` is the aspect of the same Steckbrief it rests on, ``None`` for our own Vorschlag."""

    antwort: str
    quelle: str | None = None


@dataclass(frozen=True, slots=True)
class Erfolg:
    """Something that may have been achieved, to be picked for the talk; ``kurz`` is the label of its button."""

    id: str
    kurz: str
    text: str
    quelle: str


@dataclass(frozen=True, slots=True)
class Berichtstexte:
    """All words of the documents. ``gegenargumente`` follow each model's Nachteile in their order, ``erfolge`` each success factor."""

    saetze: Mapping[str, Mapping[str, str]]
    nachweise: tuple[Nachweis, ...]
    fragen_an_die_spitze: tuple[str, ...]
    gegenargumente: Mapping[str, tuple[Gegenargument, ...]]
    erfolge: Mapping[str, tuple[Erfolg, ...]]
