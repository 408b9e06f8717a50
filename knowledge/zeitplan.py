"""The schedule: every milestone with its date, computed from the begin and end of the funding and from what the person has changed.

Nothing is shifted to look feasible: what has passed is ``versaeumt`` and says what is still possible.
"""

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

from knowledge.antwort import Antworten
from knowledge.katalog import Katalog
from knowledge.meilenstein import LEITER, AbstandRegel, Fassung, FrageRegel, HaushaltRegel, Meilenstein, QuartalRegel, TerminArt
from knowledge.merkliste import lies_kennung
from knowledge.quelle import Beleg

TerminStand = Literal["offen", "erledigt", "versaeumt"]
Mangel = Literal["ohne_termine", "ende_vor_beginn", "jahr"]

BEGINN: Final = "foerderbeginn"
ENDE: Final = "foerderende"
JAHRE: Final = range(2000, 2100)
MONATE: Final = 12
QUARTAL: Final = 3
KURZ_HOECHSTENS: Final = 20
# Of what a person wants to be reminded of on a day of their choice they are told on that day.
AM_TAG: Final = (0,)


@dataclass(frozen=True, slots=True)
class EigenerMeilenstein:
    """A milestone that the person has added; ``id`` is unique among all milestones of the plan.

    ``empfehlung`` is what it is about where it comes from the Merkliste.
    """

    id: str
    titel: str
    datum: date
    empfehlung: Beleg | None = None


@dataclass(frozen=True, slots=True)
class Anpassungen:
    """What the person has changed: dates moved, milestones done, notes, and milestones added; by milestone id."""

    verschoben: Mapping[str, date] = field(default_factory=dict)
    erledigt: frozenset[str] = frozenset()
    notizen: Mapping[str, str] = field(default_factory=dict)
    eigene: tuple[EigenerMeilenstein, ...] = ()


KEINE_ANPASSUNGEN: Final = Anpassungen()


@dataclass(frozen=True, slots=True)
class Termin:
    """A milestone with its date in one plan.

    ``meilenstein`` names the entry of the data, empty for an own one. ``ab`` begins a range. A moved date is the person's own
    (``art`` eigen) and keeps the former one in ``verschoben_von``. ``fassung`` names a version of a rule to be checked.
    ``gemerkt`` tells that it comes from the Merkliste.
    """

    id: str
    meilenstein: str
    titel: str
    kurz: str
    ab: date | None
    datum: date
    art: TerminArt
    stand: TerminStand
    warum: str
    was_tun: str
    was_noch_geht: str
    quelle: str
    stufen: tuple[int, ...] = LEITER
    erinnern_ab: bool = False
    verschiebbar: bool = False
    verschoben_von: date | None = None
    notiz: str | None = None
    fassung: Fassung | None = None
    gemerkt: bool = False

    @property
    def hart(self) -> bool:
        """Tell whether nothing may be put off beyond this date: all but our own suggestions and what is only on the Merkliste."""
        return self.art != "vorschlag" and not self.gemerkt


@dataclass(frozen=True, slots=True)
class Zeitplan:
    """The milestones in the order of their dates; ``mangel`` says why there are none but those that the person has added."""

    heute: date
    beginn: date | None
    ende: date | None
    termine: tuple[Termin, ...]
    mangel: Mangel | None = None

    def termin(self, termin_id: str) -> Termin | None:
        """Return a milestone by its id, or ``None``."""
        return next((termin for termin in self.termine if termin.id == termin_id), None)

    @property
    def versaeumte(self) -> tuple[Termin, ...]:
        """The milestones whose date has passed and which are not done."""
        return tuple(termin for termin in self.termine if termin.stand == "versaeumt")


def plane(
    katalog: Katalog,
    antworten: Antworten,
    heute: date,
    anpassungen: Anpassungen = KEINE_ANPASSUNGEN,
    *,
    alle_quartale: bool = False,
) -> Zeitplan:
    """Return the schedule as of a day: what can be computed from the dates known, in the order of the dates.

    ``alle_quartale`` lists every quarter up to the end of the funding instead of the next few, which reminders are derived from.
    """
    beginn, ende = (_datum(katalog, antworten, frage) for frage in (BEGINN, ENDE))
    rechner = _Rechner(katalog, antworten, heute, anpassungen, beginn, ende, alle_quartale)
    eigene = _nach_datum(rechner.eigene())
    gegebene = [_datum(katalog, antworten, frage) for frage in _terminfragen(katalog)]
    if any(tag is not None and tag.year not in JAHRE for tag in (beginn, ende, *gegebene)):
        return Zeitplan(heute, beginn, ende, eigene, "jahr")
    if beginn is not None and ende is not None and ende < beginn:
        return Zeitplan(heute, beginn, ende, eigene, "ende_vor_beginn")
    termine = _nach_datum((*rechner.termine(), *eigene))
    return Zeitplan(heute, beginn, ende, termine, None if termine else "ohne_termine")


def plus_monate(tag: date, monate: int) -> date:
    """Return the day some months later or earlier, clamped to the last day of the month: 31.08. − 6 months = 28.02. or 29.02."""
    gezaehlt = tag.year * MONATE + tag.month - 1 + monate
    jahr, monat = gezaehlt // MONATE, gezaehlt % MONATE + 1
    return date(jahr, monat, min(tag.day, _letzter_tag(jahr, monat).day))


def _nach_datum(termine: Iterable[Termin]) -> tuple[Termin, ...]:
    return tuple(sorted(termine, key=lambda termin: termin.datum))


def _letzter_tag(jahr: int, monat: int) -> date:
    return date(jahr, monat, calendar.monthrange(jahr, monat)[1])


def _kurz(titel: str) -> str:
    return titel if len(titel) <= KURZ_HOECHSTENS else f"{titel[: KURZ_HOECHSTENS - 1]}…"


def _terminfragen(katalog: Katalog) -> set[str]:
    fragen = {meilenstein.eigener_termin for meilenstein in katalog.meilensteine.values()}
    fragen |= {meilenstein.termin.frage for meilenstein in katalog.meilensteine.values() if isinstance(meilenstein.termin, FrageRegel)}
    return {frage for frage in fragen if frage is not None}


def _datum(katalog: Katalog, antworten: Antworten, frage: str) -> date | None:
    """Return the answered date where the question counts: without funding there is neither begin nor end."""
    wert = antworten.bekannt(frage)
    zaehlt = all(bedingung.gilt(antworten) for bedingung in katalog.fragen[frage].nur_wenn)
    return date.fromisoformat(wert) if zaehlt and isinstance(wert, str) else None


@dataclass(frozen=True, slots=True)
class _Rechner:
    """Dates the milestones of one plan."""

    katalog: Katalog
    antworten: Antworten
    heute: date
    anpassungen: Anpassungen
    beginn: date | None
    ende: date | None
    alle_quartale: bool

    def termine(self) -> Iterator[Termin]:
        """Yield the milestones of the data."""
        for meilenstein in self.katalog.meilensteine.values():
            if all(bedingung.gilt(self.antworten) for bedingung in meilenstein.nur_wenn):
                yield from self._aus(meilenstein)

    def eigene(self) -> Iterator[Termin]:
        """Yield the milestones that the person has added."""
        for eigener in self.anpassungen.eigene:
            empfehlung = eigener.empfehlung
            yield Termin(
                id=eigener.id,
                meilenstein="",
                titel=eigener.titel,
                kurz=_kurz(eigener.titel),
                ab=None,
                datum=eigener.datum,
                art="eigen",
                stand=self._stand(eigener.id, eigener.datum),
                warum="",
                was_tun="" if empfehlung is None else empfehlung.text,
                was_noch_geht="",
                quelle="" if empfehlung is None else empfehlung.quelle,
                stufen=LEITER if lies_kennung(eigener.id) is None else AM_TAG,
                notiz=self.anpassungen.notizen.get(eigener.id),
                gemerkt=lies_kennung(eigener.id) is not None,
            )

    def _aus(self, meilenstein: Meilenstein) -> Iterator[Termin]:
        if isinstance(meilenstein.termin, QuartalRegel):
            for tag in self._quartale(meilenstein.termin):
                quartal = (tag.month - 1) // QUARTAL + 1
                titel = meilenstein.titel.format(quartal=quartal, jahr=tag.year)
                yield self._termin(meilenstein, f"{meilenstein.id}_{tag.year}_q{quartal}", titel, None, tag)
            return
        eigen = _datum(self.katalog, self.antworten, meilenstein.eigener_termin) if meilenstein.eigener_termin else None
        ab, datum = (None, eigen) if eigen is not None else self._spanne(meilenstein)
        if datum is not None:
            yield self._termin(meilenstein, meilenstein.id, meilenstein.titel, ab, datum, eigen=eigen is not None)

    def _spanne(self, meilenstein: Meilenstein) -> tuple[date | None, date | None]:
        regel = meilenstein.termin
        if isinstance(regel, HaushaltRegel):
            if self.ende is None:
                return None, None
            jahr = (self.ende + timedelta(days=1)).year - 1
            erster, letzter = regel.haushalt
            return date(jahr, erster, 1), _letzter_tag(jahr, letzter)
        if isinstance(regel, FrageRegel):
            return None, _datum(self.katalog, self.antworten, regel.frage)
        if isinstance(regel, AbstandRegel):
            return self._abstand(meilenstein.ab), self._abstand(regel)
        return None, None

    def _abstand(self, regel: AbstandRegel | None) -> date | None:
        bezug = None if regel is None else {"beginn": self.beginn, "ende": self.ende}[regel.bezug]
        if regel is None or bezug is None:
            return None
        return plus_monate(bezug, regel.monate) + timedelta(days=regel.tage)

    def _quartale(self, regel: QuartalRegel) -> Iterator[date]:
        """Yield the ends of quarters from today or a later begin on, not beyond the end of the funding."""
        if self.beginn is None and self.ende is None:
            return
        tag = max(self.heute, self.beginn or self.heute)
        ende = _letzter_tag(tag.year, (tag.month - 1) // QUARTAL * QUARTAL + QUARTAL)
        anzahl = 0
        while (self.ende is None or ende <= self.ende) and (anzahl < regel.quartale or (self.alle_quartale and self.ende is not None)):
            yield ende
            naechstes = plus_monate(ende.replace(day=1), QUARTAL)
            ende = _letzter_tag(naechstes.year, naechstes.month)
            anzahl += 1

    def _termin(self, meilenstein: Meilenstein, termin_id: str, titel: str, ab: date | None, datum: date, *, eigen: bool = False) -> Termin:
        art: TerminArt = "eigen" if eigen else meilenstein.art
        neu = self.anpassungen.verschoben.get(termin_id) if art == "vorschlag" else None
        gilt = datum if neu is None else neu
        return Termin(
            id=termin_id,
            meilenstein=meilenstein.id,
            titel=titel,
            kurz=meilenstein.kurz,
            ab=ab if ab is not None and ab <= gilt else None,
            datum=gilt,
            art=art if neu is None else "eigen",
            stand=self._stand(termin_id, gilt),
            warum=meilenstein.warum,
            was_tun=meilenstein.was_tun,
            was_noch_geht=meilenstein.was_noch_geht,
            quelle=meilenstein.quelle,
            stufen=meilenstein.stufen,
            erinnern_ab=meilenstein.erinnern_ab,
            verschiebbar=art == "vorschlag",
            verschoben_von=None if neu is None else datum,
            notiz=self.anpassungen.notizen.get(termin_id),
            fassung=meilenstein.fassung,
        )

    def _stand(self, termin_id: str, datum: date) -> TerminStand:
        if termin_id in self.anpassungen.erledigt:
            return "erledigt"
        return "versaeumt" if datum < self.heute else "offen"
