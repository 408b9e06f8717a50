"""What if: one answer changed on trial, before and after side by side. Nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.antwort import Antworten
from knowledge.empfehlung import Empfehlung, Status, empfiehl
from knowledge.katalog import Katalog
from knowledge.passung import Verdikt


@dataclass(frozen=True, slots=True)
class Statuswechsel:
    """A model whose status would be another."""

    modell: str
    vorher: Status
    nachher: Status


@dataclass(frozen=True, slots=True)
class Urteilswechsel:
    """A criterion of a model whose verdict would be another."""

    modell: str
    kriterium: str
    vorher: Verdikt
    nachher: Verdikt


@dataclass(frozen=True, slots=True)
class Versuch:
    """The result before and after, the answers on trial, and what differs; the models in the order of the Katalog."""

    antworten: Antworten
    vorher: Empfehlung
    nachher: Empfehlung
    status: tuple[Statuswechsel, ...]
    urteile: tuple[Urteilswechsel, ...]

    @property
    def kippt(self) -> bool:
        """Tell whether another model would lead."""
        return self.vorher.fuehrend.modell != self.nachher.fuehrend.modell


def probiere(katalog: Katalog, antworten: Antworten, neu: Mapping[str, object]) -> Versuch:
    """Return the result with other answers beside the result as it is; "weiß nicht" can be tried, too. Raises InvalidAnswerError."""
    probe = katalog.antworten({**antworten.roh(), **neu})
    vorher, nachher = empfiehl(katalog, antworten), empfiehl(katalog, probe)
    paare = [(modell, vorher.bewertung(modell), nachher.bewertung(modell)) for modell in katalog.steckbriefe]
    return Versuch(
        probe,
        vorher,
        nachher,
        tuple(Statuswechsel(modell, alt.status, neu.status) for modell, alt, neu in paare if alt.status != neu.status),
        tuple(
            Urteilswechsel(modell, kriterium, befund.urteil, neu.befunde[kriterium].urteil)
            for modell, alt, neu in paare
            for kriterium, befund in alt.befunde.items()
            if befund.urteil != neu.befunde[kriterium].urteil
        ),
    )
