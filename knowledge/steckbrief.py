"""A Steckbrief describes one personnel model: as printed, and as requirements a program can judge (source: S, chapter 2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from knowledge.quelle import Beleg

KRITERIEN = ("kommunengroesse", "personalbudget", "zeithorizont", "klimabudget", "historie", "relevanz")
VORAUSSETZUNG = "voraussetzung"
PRUEFUNGEN = (*KRITERIEN, VORAUSSETZUNG)
EIGENSCHAFTEN = ("verstetigungsgrad", "kooperation", "spezialisierung", "einbindung", "stellenbeschreibung")
ASPEKTE = ("personell", "strategie", "ziele", "finanzierung", "controlling", "netzwerke", "massnahmen_innen", "massnahmen_aussen")

KommuneTyp = Literal["gemeinde", "landkreis", "verbund"]
Stufe = Literal["gering", "mittel", "hoch"]
Horizont = Literal["kurz", "mittel", "lang"]


@dataclass(frozen=True, slots=True)
class GroesseVerlangt:
    """The size a model fits, in inhabitants; bounds include the number itself.

    ``hart``: below the range is a clear miss at any distance; ``weich``: outside it is a narrow miss at any distance;
    ``knapp_ab``: from here on only with reservation; ``erfuellt_fuer``: kinds of Kommune that meet it at any size;
    ``sonst``: what holds for all other kinds, in place of a range.
    """

    von: int | None = None
    bis: int | None = None
    hart: bool = False
    weich: bool = False
    knapp_ab: int | None = None
    erfuellt_fuer: tuple[KommuneTyp, ...] = ()
    sonst: Literal["entfaellt"] | None = None


@dataclass(frozen=True, slots=True)
class Geraten:
    """A number of posts the source advises beyond the minimum; falling short is only a narrow miss.

    Either one post per so many inhabitants or Gemeinden (judged from 75 % of it on), or so many posts from a size on.
    """

    einwohner_je_stelle: int | None = None
    gemeinden_je_stelle: int | None = None
    ab_einwohner: int | None = None
    stellen: Decimal | None = None


@dataclass(frozen=True, slots=True)
class StellenVerlangt:
    """The posts (VZÄ) that must stay after the funding, as a lower bound."""

    ab: Decimal
    geraten: Geraten | None = None


@dataclass(frozen=True, slots=True)
class BudgetVerlangt:
    """The yearly money for climate protection in € per inhabitant: at least ``ab``, or more than ``ueber``."""

    ab: Decimal | None = None
    ueber: Decimal | None = None


@dataclass(frozen=True, slots=True)
class HorizontVerlangt:
    """How long the post must be able to stay; ``mit_geld_auf_zeit`` is the best verdict where the money on the way is temporary."""

    ab: Horizont
    mit_geld_auf_zeit: Literal["knapp", "verfehlt"] | None = None


@dataclass(frozen=True, slots=True)
class StufeVerlangt:
    """A rating that must be reached; the values in ``knapp_bei`` reach it only with reservation."""

    ab: Stufe
    knapp_bei: tuple[Stufe, ...] = ()


@dataclass(frozen=True, slots=True)
class Bedarf:
    """One part of the Voraussetzung: the answers to a question that miss it, and the sentence that says why."""

    frage: str
    quelle: str
    grund: str
    verfehlt: tuple[str, ...] = ()
    knapp: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Anforderung:
    """Everything a model demands, criterion by criterion; ``None`` where the Steckbrief demands nothing."""

    kommunengroesse: GroesseVerlangt | None = None
    personalbudget: StellenVerlangt | None = None
    zeithorizont: HorizontVerlangt | None = None
    klimabudget: BudgetVerlangt | None = None
    historie: StufeVerlangt | None = None
    relevanz: StufeVerlangt | None = None
    voraussetzung: tuple[Bedarf, ...] = ()
    voraussetzung_text: str | None = None


@dataclass(frozen=True, slots=True)
class Eintrag:
    """A row of a Steckbrief: the rating exactly as printed, the comment in own words, and where it stands."""

    wert: str
    kommentar: str
    quelle: str


@dataclass(frozen=True, slots=True)
class Schritt:
    """An edge of the development path: the model a Steckbrief names as next."""

    ziel: str
    text: str
    quelle: str


@dataclass(frozen=True, slots=True)
class Steckbrief:
    """One of the fourteen models. ``stufe`` and ``rang`` give the order of anchoring (B, Kap. 3.1; printed Verstetigungsgrad)."""

    id: str
    nummer: str
    name: str
    titel: str
    kurz: str
    aliase: tuple[str, ...]
    kurzbeschreibung: str
    stufe: int
    rang: int
    anforderung: Anforderung
    kriterien: Mapping[str, Eintrag]
    eigenschaften: Mapping[str, Eintrag]
    vorteile: tuple[Beleg, ...]
    nachteile: tuple[Beleg, ...]
    empfehlungen: Mapping[str, Beleg]
    weiterentwicklung: tuple[Schritt, ...]
    untermodelle: Mapping[str, str] = field(default_factory=dict)

    @property
    def hat_stelle(self) -> bool:
        """Tell whether the model has a post of its own or a share of one (all but V 1–V 4)."""
        return self.stufe > 1
