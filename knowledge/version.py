"""The versions of the Katalog in their order, and what each of them does with answers to the one before.

Data name closed kinds of rules; there is no expression language. A rule takes answers as they are stored, by question id, and says what
became of those it met.
"""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Rohwert = str | int | float
UmschriftArt = Literal["umbenannt", "geteilt", "entfernt", "neu_fragen", "ungueltig"]


@dataclass(frozen=True, slots=True)
class Umschrift:
    """What became of one stored answer: question and value before, the answers in its place, and why.

    ``name`` and ``worte`` are what question and answer were called, for a reader to whom the present Katalog cannot say it.
    """

    art: UmschriftArt
    frage: str
    wert: Rohwert
    neu: Mapping[str, Rohwert] = field(default_factory=dict)
    grund: str | None = None
    name: str | None = None
    worte: str | None = None


@dataclass(frozen=True, slots=True)
class FrageUmbenannt:
    """The question has another id; its answers stay as they are."""

    frage_umbenannt: str
    neu: str
    grund: str

    def wende_an(self, antworten: MutableMapping[str, Rohwert]) -> tuple[Umschrift, ...]:
        """Move the answer to the new id; one that is there already is the newer one and stays."""
        if self.frage_umbenannt not in antworten:
            return ()
        wert = antworten.pop(self.frage_umbenannt)
        neu = antworten.setdefault(self.neu, wert)
        return (Umschrift("umbenannt", self.frage_umbenannt, wert, {self.neu: neu}, self.grund),)


@dataclass(frozen=True, slots=True)
class WerteUmbenannt:
    """Values of a question have other ids; a value that leads to nothing cannot be carried over, and the question is asked again."""

    werte_umbenannt: str
    werte: Mapping[str, str | None]
    grund: str

    def wende_an(self, antworten: MutableMapping[str, Rohwert]) -> tuple[Umschrift, ...]:
        """Replace the value, or take the answer away."""
        wert = antworten.get(self.werte_umbenannt)
        if not isinstance(wert, str) or wert not in self.werte:
            return ()
        neu = self.werte[wert]
        if neu is None:
            del antworten[self.werte_umbenannt]
            return (Umschrift("neu_fragen", self.werte_umbenannt, wert, grund=self.grund),)
        antworten[self.werte_umbenannt] = neu
        return (Umschrift("umbenannt", self.werte_umbenannt, wert, {self.werte_umbenannt: neu}, self.grund),)


@dataclass(frozen=True, slots=True)
class FrageGeteilt:
    """One question became several: each former value says which answers it means; what it does not say is asked.

    ``worte`` gives the former values in German.
    """

    frage_geteilt: str
    name: str
    antworten: Mapping[str, Mapping[str, Rohwert]]
    grund: str
    worte: Mapping[str, str] = field(default_factory=dict)

    def wende_an(self, antworten: MutableMapping[str, Rohwert]) -> tuple[Umschrift, ...]:
        """Put the new answers in the place of the old one; a value that data does not name means nothing, so all is asked."""
        if self.frage_geteilt not in antworten:
            return ()
        wert = antworten.pop(self.frage_geteilt)
        neu = {frage: antworten.setdefault(frage, folge) for frage, folge in self.antworten.get(str(wert), {}).items()}
        return (Umschrift("geteilt", self.frage_geteilt, wert, neu, self.grund, self.name, self.worte.get(str(wert))),)


@dataclass(frozen=True, slots=True)
class FrageEntfernt:
    """The question is not asked any more; ``worte`` gives its values in German."""

    frage_entfernt: str
    name: str
    grund: str
    worte: Mapping[str, str] = field(default_factory=dict)

    def wende_an(self, antworten: MutableMapping[str, Rohwert]) -> tuple[Umschrift, ...]:
        """Take the answer away."""
        if self.frage_entfernt not in antworten:
            return ()
        wert = antworten.pop(self.frage_entfernt)
        return (Umschrift("entfernt", self.frage_entfernt, wert, {}, self.grund, self.name, self.worte.get(str(wert))),)


Regel = FrageUmbenannt | WerteUmbenannt | FrageGeteilt | FrageEntfernt


@dataclass(frozen=True, slots=True)
class Katalogversion:
    """One version: its number, its day, in a sentence what changed, and what happens to stored answers."""

    version: str
    stand: date
    aenderung: str
    regeln: tuple[Regel, ...] = ()
