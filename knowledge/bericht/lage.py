"""Everything a document rests on, worked out once: the result, how certain it is, the schedule, and the words to say it with."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from knowledge import formatierung
from knowledge.antwort import Antworten
from knowledge.begruendung import Urteil, antwort_text, begruende
from knowledge.bericht.beilagen import Beilagen
from knowledge.bericht.dokument import Zelle
from knowledge.empfehlung import OFFEN_HOECHSTENS, Bewertung, Empfehlung, empfiehl
from knowledge.gegenprobe.robust import Robustheit, robustheit
from knowledge.katalog import Katalog
from knowledge.steckbrief import Steckbrief
from knowledge.zeitplan import Zeitplan, plane

UNBEKANNT = "unbekannt"
# What stands behind it in an option explains the answer.
ERKLAERUNG = " – "


@dataclass(frozen=True, slots=True)
class Vorarbeit:
    """What was worked out before for the same answers and day; the schedule has what the person changed in it."""

    robustheit: Robustheit
    zeitplan: Zeitplan


@dataclass(frozen=True)
class Lage:
    """The case of one document: answers as of a day, the name of the Kommune where one was typed for it, what is worked out already.

    ``beilagen`` is what the consultation holds besides its answers.
    """

    katalog: Katalog
    antworten: Antworten
    heute: date
    kommune: str | None = None
    vorarbeit: Vorarbeit | None = None
    beilagen: Beilagen = field(default_factory=Beilagen)

    @cached_property
    def empfehlung(self) -> Empfehlung:
        """The ranked result."""
        return empfiehl(self.katalog, self.antworten)

    @cached_property
    def robustheit(self) -> Robustheit:
        """Whether the result stays whatever is still found out."""
        return robustheit(self.katalog, self.antworten) if self.vorarbeit is None else self.vorarbeit.robustheit

    @cached_property
    def zeitplan(self) -> Zeitplan:
        """The milestones as of the day."""
        return plane(self.katalog, self.antworten, self.heute) if self.vorarbeit is None else self.vorarbeit.zeitplan

    @property
    def mangel_des_zeitplans(self) -> str:
        """The name of the sentence that says why there is no schedule; without funding nothing is missing."""
        ohne = self.zeitplan.mangel == "ohne_termine" and self.antworten.bekannt("foerderphase") == "keine"
        return "mangel_keine_foerderung" if ohne else f"mangel_{self.zeitplan.mangel}"

    @property
    def fuehrend(self) -> Bewertung:
        """The leading model."""
        return self.empfehlung.fuehrend

    @property
    def ziel(self) -> Steckbrief:
        """The Steckbrief of the leading model."""
        return self.katalog.steckbriefe[self.fuehrend.modell]

    @property
    def modell_heute(self) -> Steckbrief | None:
        """The Steckbrief of today's model, where there is one and it is known."""
        return self.katalog.steckbriefe[self.empfehlung.heute] if self.empfehlung.heute else None

    def satz(self, gruppe: str, name: str, **werte: object) -> str:
        """Return a sentence of the data with its values."""
        return self.katalog.bericht.saetze[gruppe][name].format(**werte)

    def wort(self, name: str, **werte: object) -> str:
        """Return a word of the data."""
        return self.satz("worte", name, **werte)

    def nummer(self, modell: str) -> str:
        """Return the number of a model as printed."""
        return self.katalog.steckbriefe[modell].nummer

    def nummern(self, modelle: Iterable[str]) -> str:
        """Return numbers of models as an enumeration."""
        return ", ".join(self.nummer(modell) for modell in modelle)

    def name(self, modell: str) -> str:
        """Return number and name of a model."""
        steckbrief = self.katalog.steckbriefe[modell]
        return f"{steckbrief.nummer} {steckbrief.name}"

    def status(self, bewertung: Bewertung) -> str:
        """Return the status in words; nothing is called empfohlen that is still open for the most part."""
        if bewertung.status == "empfohlen" and len(bewertung.offen) > OFFEN_HOECHSTENS:
            return self.wort("noch_offen")
        return self.wort("vorbehalt" if bewertung.vorbehalt else bewertung.status)

    def kriterien(self, namen: Iterable[str]) -> str:
        """Return the names of criteria as an enumeration."""
        return ", ".join(self.katalog.kriterien[name].titel for name in namen)

    def urteile(self, bewertung: Bewertung) -> tuple[Urteil, ...]:
        """Return the verdicts on a model in words."""
        steckbrief = self.katalog.steckbriefe[bewertung.modell]
        return tuple(begruende(self.katalog, steckbrief, name, befund, self.antworten) for name, befund in bewertung.befunde.items())

    def angabe(self, frage: str, wert: object = None) -> str:
        """Return the answer to a question in words, or another value of it; what is unknown is called so."""
        bekannt = self.antworten.bekannt(frage) if wert is None else wert
        return self.wort(UNBEKANNT) if bekannt is None else antwort_text(self.katalog.fragen[frage], bekannt, self.katalog)

    def antwort_kurz(self, frage: str, wert: str) -> str:
        """Return an answer without what explains it, for use within a sentence."""
        return self.angabe(frage, wert).partition(ERKLAERUNG)[0]

    def angabe_zelle(self, frage: str) -> Zelle:
        """Return a cell with the answer; an unknown one is marked."""
        return Zelle(self.angabe(frage), None if self.antworten.bekannt(frage) is not None else UNBEKANNT)

    def urteil_zelle(self, urteil: str, text: str | None = None) -> Zelle:
        """Return a cell that tells a verdict."""
        return Zelle(text or self.wort(urteil), urteil)


def tag(datum: date) -> str:
    """Return a day as Germans write it."""
    return formatierung.datum(datum.isoformat())
