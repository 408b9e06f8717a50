"""The Merkliste: Empfehlungen that a person wants to keep in mind, each known by its model and its aspect.

An entry that is to be reminded of has a milestone of the person's own in the schedule; the id of one follows from the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from knowledge.katalog import Katalog
from knowledge.quelle import Beleg

Merkstand = Literal["vorgemerkt", "erledigt"]
MERKSTAENDE: Final[tuple[Merkstand, ...]] = ("vorgemerkt", "erledigt")
VORN: Final = "merk_"


@dataclass(frozen=True, slots=True)
class Merkeintrag:
    """An entry of the list: the aspect of a model, and how far it is. Either may be unknown to this Katalog."""

    modell: str
    aspekt: str
    stand: Merkstand = "vorgemerkt"

    @property
    def kennung(self) -> str:
        """The id of the entry and of its milestone."""
        return kennung(self.modell, self.aspekt)


def kennung(modell: str, aspekt: str) -> str:
    """Return the id of an entry; no id of a model has an underscore."""
    return f"{VORN}{modell}_{aspekt}"


def lies_kennung(text: str) -> tuple[str, str] | None:
    """Return model and aspect of an entry's id, ``None`` for any other text."""
    modell, trenner, aspekt = text.removeprefix(VORN).partition("_")
    return (modell, aspekt) if text.startswith(VORN) and trenner and modell and aspekt else None


def merkstand(*, erledigt: bool) -> Merkstand:
    """Return the state of an entry that is done, or not."""
    return "erledigt" if erledigt else "vorgemerkt"


def empfehlung_zu(katalog: Katalog, modell: str, aspekt: str) -> Beleg | None:
    """Return what an entry says, ``None`` where this Katalog has no such Empfehlung."""
    steckbrief = katalog.steckbriefe.get(modell)
    return None if steckbrief is None else steckbrief.empfehlungen.get(aspekt)


def sortiert(katalog: Katalog, eintraege: Iterable[Merkeintrag]) -> tuple[Merkeintrag, ...]:
    """Return the list in its order: what is still to be done first, then models and aspects as in the Katalog, what it lacks last."""
    modelle, aspekte = list(katalog.steckbriefe), list(katalog.aspekte)

    def platz(eintrag: Merkeintrag) -> tuple[int, int, int, str]:
        if empfehlung_zu(katalog, eintrag.modell, eintrag.aspekt) is None:
            return MERKSTAENDE.index(eintrag.stand), len(modelle), 0, eintrag.kennung
        return MERKSTAENDE.index(eintrag.stand), modelle.index(eintrag.modell), aspekte.index(eintrag.aspekt), ""

    return tuple(sorted(eintraege, key=platz))
