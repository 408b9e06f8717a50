"""Two or three models side by side: what each demands, how it looks, and, where answers are given, how it fits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.antwort import Antworten
from knowledge.begruendung import Urteil, begruende
from knowledge.katalog import Bezeichnung, Katalog
from knowledge.passung import Fall, pruefe
from knowledge.quelle import Beleg
from knowledge.steckbrief import EIGENSCHAFTEN, KRITERIEN, VORAUSSETZUNG, Eintrag, Steckbrief

MINDESTENS, HOECHSTENS = 2, 3


class InvalidComparisonError(ValueError):
    """Not two or three different models were given."""


@dataclass(frozen=True, slots=True)
class Zeile:
    """One criterion or property: its title, and model by model the rating with its comment and source.

    ``urteile`` says model by model how it fits the answers, with own answer and requirement; empty for a property or without answers.
    """

    id: str
    titel: str
    werte: Mapping[str, Eintrag]
    urteile: Mapping[str, Urteil]


@dataclass(frozen=True, slots=True)
class Vergleich:
    """Models side by side. ``voraussetzungen`` is the seventh check, model by model; empty without answers."""

    modelle: tuple[str, ...]
    kriterien: tuple[Zeile, ...]
    voraussetzungen: Mapping[str, Urteil]
    eigenschaften: tuple[Zeile, ...]
    vorteile: Mapping[str, tuple[Beleg, ...]]
    nachteile: Mapping[str, tuple[Beleg, ...]]


def vergleiche(katalog: Katalog, modelle: Sequence[str], antworten: Antworten | None = None) -> Vergleich:
    """Return two or three models side by side, in the order given; V 6a … V 6f mean their Steckbrief.

    Raises :class:`InvalidComparisonError` for another number of different models, KeyError for an unknown one.
    """
    steckbriefe = list({katalog.steckbrief(modell).id: katalog.steckbrief(modell) for modell in modelle}.values())
    if not MINDESTENS <= len(steckbriefe) <= HOECHSTENS:
        raise InvalidComparisonError(", ".join(modelle))
    urteile = _urteile(katalog, steckbriefe, antworten) if antworten is not None else {}
    return Vergleich(
        modelle=tuple(steckbrief.id for steckbrief in steckbriefe),
        kriterien=tuple(
            _zeile(name, katalog.kriterien[name], {s.id: s.kriterien[name] for s in steckbriefe}, urteile) for name in KRITERIEN
        ),
        voraussetzungen=urteile.get(VORAUSSETZUNG, {}),
        eigenschaften=tuple(
            _zeile(name, katalog.eigenschaften[name], {s.id: s.eigenschaften[name] for s in steckbriefe}, {}) for name in EIGENSCHAFTEN
        ),
        vorteile={s.id: s.vorteile for s in steckbriefe},
        nachteile={s.id: s.nachteile for s in steckbriefe},
    )


def _zeile(name: str, titel: Bezeichnung, werte: Mapping[str, Eintrag], urteile: Mapping[str, Mapping[str, Urteil]]) -> Zeile:
    return Zeile(name, titel.titel, werte, urteile.get(name, {}))


def _urteile(katalog: Katalog, steckbriefe: Sequence[Steckbrief], antworten: Antworten) -> dict[str, dict[str, Urteil]]:
    fall = Fall.aus(antworten, katalog.modell_heute(antworten), katalog.flussdiagramm.moegliche_wege(antworten))
    urteile: dict[str, dict[str, Urteil]] = {}
    for steckbrief in steckbriefe:
        for kriterium, befund in pruefe(steckbrief, fall).items():
            urteile.setdefault(kriterium, {})[steckbrief.id] = begruende(katalog, steckbrief, kriterium, befund, antworten)
    return urteile
