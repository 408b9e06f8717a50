"""A milestone on the way to the end of the funding, as the data describe it: what it is for, and which closed kind of rule dates it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from knowledge.bedingung import FrageBedingung

TerminArt = Literal["quelle", "fassung", "vorschlag", "eigen"]
LEITER = (42, 14, 3)


@dataclass(frozen=True, slots=True)
class AbstandRegel:
    """Some months, then days, from the first (``beginn``) or last (``ende``) day of the funding; months clamp to the end of a month."""

    bezug: Literal["beginn", "ende"]
    monate: int = 0
    tage: int = 0


@dataclass(frozen=True, slots=True)
class HaushaltRegel:
    """A range of months, first and last, in the year before the first budget year without funding: the year of the day after the end."""

    haushalt: tuple[int, int]


@dataclass(frozen=True, slots=True)
class QuartalRegel:
    """The ends of the next so many calendar quarters within the funding."""

    quartale: int


@dataclass(frozen=True, slots=True)
class FrageRegel:
    """The date that the person enters as the answer to this question; without it there is no milestone."""

    frage: str


Terminregel = AbstandRegel | HaushaltRegel | QuartalRegel | FrageRegel


@dataclass(frozen=True, slots=True)
class Fassung:
    """The version of a rule that a date rests on, and the last day of the applications it was made for."""

    name: str
    antraege_bis: date


@dataclass(frozen=True, slots=True)
class Meilenstein:
    """One milestone of the data.

    ``art`` is the kind of its date. ``eigener_termin`` names a question whose answer takes the place of the rule. ``stufen`` is the
    ladder of reminders in days before the date; ``erinnern_ab`` adds one at the begin of the range. ``was_noch_geht`` is said when
    the date has passed.
    """

    id: str
    titel: str
    kurz: str
    termin: Terminregel
    art: TerminArt
    warum: str
    was_tun: str
    was_noch_geht: str
    quelle: str
    ab: AbstandRegel | None = None
    eigener_termin: str | None = None
    nur_wenn: tuple[FrageBedingung, ...] = ()
    stufen: tuple[int, ...] = LEITER
    erinnern_ab: bool = False
    fassung: Fassung | None = None

    @property
    def fragen(self) -> tuple[str, ...]:
        """The ids of all questions that this milestone refers to."""
        bedingt = tuple(bedingung.frage for bedingung in self.nur_wenn)
        gefragt = (self.termin.frage,) if isinstance(self.termin, FrageRegel) else ()
        eigen = (self.eigener_termin,) if self.eigener_termin else ()
        return (*bedingt, *gefragt, *eigen)
