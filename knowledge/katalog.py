"""The Katalog is everything the consultation knows, loaded once, frozen and versioned."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from knowledge.antwort import Antworten
from knowledge.aufgabe import Aufgabe, Aufgabenhinweis
from knowledge.berichtstexte import Berichtstexte
from knowledge.flussdiagramm import Flussdiagramm
from knowledge.frage import Frage
from knowledge.glossar import Begriff
from knowledge.meilenstein import Meilenstein
from knowledge.quelle import Quelle
from knowledge.schnellworte import Schnellworte
from knowledge.steckbrief import Steckbrief
from knowledge.synonyme import Synonyme
from knowledge.thema import Thema
from knowledge.version import Katalogversion
from knowledge.widerspruch import Widerspruch


@dataclass(frozen=True, slots=True)
class Schritt:
    """A step of the consultation: what it is about, how long it takes, and whether a result needs it."""

    id: str
    titel: str
    kurz: str
    beschreibung: str
    minuten: int
    noetig: bool
    quelle: str


@dataclass(frozen=True, slots=True)
class Bezeichnung:
    """The name of a criterion, property, aspect or group of tasks as printed, and a short one for a button (≤ 20 characters)."""

    titel: str
    kurz: str


@dataclass(frozen=True)
class Katalog:
    """All knowledge in one frozen object; mappings keep the order of the data files."""

    version: str
    stand: date
    quellen: Mapping[str, Quelle]
    schritte: Mapping[str, Schritt]
    kriterien: Mapping[str, Bezeichnung]
    eigenschaften: Mapping[str, Bezeichnung]
    aspekte: Mapping[str, Bezeichnung]
    stufen: Mapping[int, str]
    steckbriefe: Mapping[str, Steckbrief]
    fragen: Mapping[str, Frage]
    flussdiagramm: Flussdiagramm
    widersprueche: tuple[Widerspruch, ...]
    aufgaben: tuple[Aufgabe, ...]
    aufgabengruppen: Mapping[str, Bezeichnung]
    aufgabenhinweise: tuple[Aufgabenhinweis, ...]
    themen: Mapping[str, Thema]
    glossar: Mapping[str, Begriff]
    meilensteine: Mapping[str, Meilenstein]
    saetze: Mapping[str, Mapping[str, str]]
    synonyme: Synonyme
    bericht: Berichtstexte
    schnellworte: Schnellworte
    versionen: tuple[Katalogversion, ...]

    @cached_property
    def untermodelle(self) -> Mapping[str, str]:
        """The ids V6a … V6f and the Steckbrief each belongs to."""
        return {unter: steckbrief.id for steckbrief in self.steckbriefe.values() for unter in steckbrief.untermodelle}

    @cached_property
    def modell_ids(self) -> tuple[str, ...]:
        """Every model id an answer may name, the sub-models included."""
        return (*self.steckbriefe, *self.untermodelle)

    def steckbrief(self, modell: str) -> Steckbrief:
        """Return the Steckbrief of a model or sub-model id. Raises KeyError for an unknown one."""
        return self.steckbriefe[self.untermodelle.get(modell, modell)]

    def antworten(self, roh: Mapping[str, object]) -> Antworten:
        """Check raw answers and return them; raises InvalidAnswerError (see knowledge.antwort)."""
        return Antworten.lies(roh, self.fragen, self.modell_ids)

    def modell_heute(self, antworten: Antworten) -> Steckbrief | None:
        """Return the Steckbrief of today's model, or ``None`` where there is none or it is unknown."""
        wert = antworten.bekannt("modell_heute")
        return self.steckbrief(wert) if isinstance(wert, str) and wert in self.modell_ids else None
