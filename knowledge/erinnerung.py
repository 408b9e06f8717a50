"""The ladder of reminders: when a person is told of a milestone, and what becomes of that when the plan changes.

A reminder is known by milestone, rung and date, so a plan computed again finds what was sent: nothing twice, and nothing lost where a
date has really moved. All of it is pure; the moments are in UTC.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from knowledge.arbeitstage import LAENDER, arbeitstag_ab, arbeitstag_bis
from knowledge.meilenstein import TerminArt
from knowledge.zeitplan import AM_TAG, Termin, Zeitplan

ZONE: Final = "Europe/Berlin"
STUNDE: Final = 9
STUNDEN: Final = range(7, 20)
AB_STUFE: Final = "ab"
WOCHE_STUFE: Final = "woche"
ANSTOSS_STUFE: Final = "anstoss"
WOCHE: Final = timedelta(days=7)
# A date corrected by a few days must not bring the same rung again at once.
RUHE: Final = timedelta(days=7)


class InvalidEinstellungError(ValueError):
    """A setting of the reminders that cannot be; ``feld`` names it."""

    def __init__(self, feld: str) -> None:
        self.feld = feld
        super().__init__(feld)


@dataclass(frozen=True, slots=True)
class Einstellung:
    """When a person wants to be reminded: time zone, full hour (7 to 19) and, for the public holidays, the state.

    ``ohne`` holds the rungs, in days before a date, that the person does without.
    Raises :class:`InvalidEinstellungError`.
    """

    zone: str = ZONE
    stunde: int = STUNDE
    land: str | None = None
    ohne: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if self.stunde not in STUNDEN:
            raise InvalidEinstellungError("stunde")
        if self.land is not None and self.land not in LAENDER:
            raise InvalidEinstellungError("land")
        _zeitzone(self.zone)

    def moment(self, tag: date) -> datetime:
        """Return the hour of reminders on a day, in UTC; in a gap of summer time it is the moment the gap ends at."""
        return datetime(tag.year, tag.month, tag.day, self.stunde, tzinfo=_zeitzone(self.zone)).astimezone(UTC)

    def tag(self, moment: datetime) -> date:
        """Return the local day of a moment."""
        return self.lokal(moment).date()

    def lokal(self, moment: datetime) -> datetime:
        """Return a moment in local time."""
        return moment.astimezone(_zeitzone(self.zone))


@cache
def _zeitzone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as fehler:
        raise InvalidEinstellungError("zone") from fehler


@dataclass(frozen=True, slots=True)
class Erinnerung:
    """One reminder: the milestone, the rung of its ladder (days before, or ``ab``), the date it leads to, and when it is due."""

    schluessel: str
    termin: str
    stufe: str
    datum: date
    faellig: datetime


@dataclass(frozen=True, slots=True)
class Gemerkt:
    """A reminder as it is stored, with the moment it was sent."""

    erinnerung: Erinnerung
    gesendet: datetime | None = None


@dataclass(frozen=True, slots=True)
class Abgleich:
    """What has to change so that the stored reminders follow the plan: to be added, to get a new moment, to be removed."""

    neu: tuple[Erinnerung, ...] = ()
    verlegt: tuple[Erinnerung, ...] = ()
    entfallen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Abgelehnt:
    """A reminder that may not be put off: the date it would pass, and what kind of date that is."""

    datum: date
    art: TerminArt


def leiter(termin: Termin, einstellung: Einstellung) -> tuple[Erinnerung, ...]:
    """Return the whole ladder of a milestone, past rungs included; of two on one day only the lower one."""
    tage = [(AB_STUFE, termin.ab)] if termin.erinnern_ab and termin.ab is not None else []
    gewollte = (stufe for stufe in termin.stufen if stufe not in einstellung.ohne)
    stufen = [*tage, *((str(stufe), termin.datum - timedelta(days=stufe)) for stufe in gewollte)]
    je_tag = {arbeitstag_bis(tag, einstellung.land): stufe for stufe, tag in stufen if tag is not None}
    return tuple(
        Erinnerung(f"{termin.id}/{stufe}/{termin.datum.isoformat()}", termin.id, stufe, termin.datum, einstellung.moment(tag))
        for tag, stufe in sorted(je_tag.items())
    )


def gleiche_ab(zeitplan: Zeitplan, einstellung: Einstellung, gemerkte: Sequence[Gemerkt], jetzt: datetime) -> Abgleich:
    """Derive the reminders of a plan once more and return what has to change.

    What is done or gone needs none. What is already due stays, even where its date has passed meanwhile: it is sent late, not lost.
    The nudge is no matter of the plan (see :func:`gleiche_anstoss_ab`).
    ``zeitplan`` lists all quarters (see :func:`knowledge.zeitplan.plane`).
    """
    ungetan = {termin.id: termin for termin in zeitplan.termine if termin.stand != "erledigt"}
    soll = {erinnerung.schluessel: erinnerung for termin in ungetan.values() for erinnerung in leiter(termin, einstellung)}
    bekannt = {gemerkt.erinnerung.schluessel for gemerkt in gemerkte}
    offene = [gemerkt.erinnerung for gemerkt in gemerkte if gemerkt.gesendet is None and gemerkt.erinnerung.stufe != ANSTOSS_STUFE]
    neu = [
        erinnerung
        for schluessel, erinnerung in soll.items()
        if schluessel not in bekannt and erinnerung.faellig > jetzt and not _eben_gesendet(erinnerung, gemerkte)
    ]
    bleibende = [erinnerung for erinnerung in offene if _bleibt(erinnerung, soll, ungetan)]
    bleibende_schluessel = {erinnerung.schluessel for erinnerung in bleibende}
    return Abgleich(
        neu=tuple(sorted(neu, key=lambda erinnerung: erinnerung.faellig)),
        verlegt=tuple(_verlegte(bleibende, soll, einstellung, jetzt)),
        entfallen=tuple(erinnerung.schluessel for erinnerung in offene if erinnerung.schluessel not in bleibende_schluessel),
    )


def je_tag(erinnerungen: Iterable[Erinnerung], einstellung: Einstellung) -> tuple[tuple[date, tuple[Erinnerung, ...]], ...]:
    """Return the reminders put together by day: what a person will get, for a preview."""
    sortiert = sorted(erinnerungen, key=lambda erinnerung: erinnerung.faellig)
    return tuple((tag, tuple(gruppe)) for tag, gruppe in groupby(sortiert, key=lambda erinnerung: einstellung.tag(erinnerung.faellig)))


def in_einer_woche(termin: Termin, einstellung: Einstellung, jetzt: datetime) -> Erinnerung | Abgelehnt:
    """Return one more reminder a week from now, or why not: nothing is put off beyond a date that is not ours to move."""
    tag = arbeitstag_bis(einstellung.tag(jetzt) + WOCHE, einstellung.land)
    if termin.hart and tag > termin.datum:
        return Abgelehnt(termin.datum, termin.art)
    return Erinnerung(f"{termin.id}/{WOCHE_STUFE}/{tag.isoformat()}", termin.id, WOCHE_STUFE, termin.datum, einstellung.moment(tag))


def gleiche_anstoss_ab(
    einstellung: Einstellung, gemerkte: Sequence[Gemerkt], jetzt: datetime, *, fertig: bool, zuletzt: datetime
) -> Abgleich:
    """Return what becomes of the one nudge: it moves on with every step and goes when the consultation is finished.

    Once sent, it never comes again. ``zuletzt`` is the moment of the last step.
    """
    bekannt = next((gemerkt for gemerkt in gemerkte if gemerkt.erinnerung.schluessel == ANSTOSS_STUFE), None)
    if bekannt is None:
        return Abgleich() if fertig else Abgleich(neu=(anstoss(einstellung, zuletzt, jetzt),))
    if bekannt.gesendet is not None:
        return Abgleich()
    if fertig:
        return Abgleich(entfallen=(ANSTOSS_STUFE,))
    naechster = anstoss(einstellung, zuletzt, jetzt)
    return Abgleich() if naechster.faellig == bekannt.erinnerung.faellig else Abgleich(verlegt=(naechster,))


def anstoss(einstellung: Einstellung, zuletzt: datetime, jetzt: datetime) -> Erinnerung:
    """Return the one nudge for an unfinished consultation: a week after the last step; its key admits only one per person, ever."""
    tag = arbeitstag_ab(max(einstellung.tag(zuletzt) + WOCHE, einstellung.tag(jetzt) + timedelta(days=1)), einstellung.land)
    return Erinnerung(ANSTOSS_STUFE, "", ANSTOSS_STUFE, tag, einstellung.moment(tag))


def _bleibt(erinnerung: Erinnerung, soll: dict[str, Erinnerung], ungetan: dict[str, Termin]) -> bool:
    if erinnerung.stufe == WOCHE_STUFE:
        termin = ungetan.get(erinnerung.termin)
        return termin is not None and (not termin.hart or erinnerung.faellig.date() <= termin.datum)
    return erinnerung.schluessel in soll


def _verlegte(offene: Iterable[Erinnerung], soll: dict[str, Erinnerung], einstellung: Einstellung, jetzt: datetime) -> Iterator[Erinnerung]:
    """Yield what gets a new moment because hour, zone or holidays changed; what is due already stays due."""
    for erinnerung in offene:
        if erinnerung.faellig <= jetzt:
            continue
        abgeleitet = soll.get(erinnerung.schluessel)
        if abgeleitet is not None:
            faellig = abgeleitet.faellig
        else:
            faellig = einstellung.moment(arbeitstag_bis(einstellung.tag(erinnerung.faellig), einstellung.land))
        if faellig <= jetzt:
            faellig = einstellung.moment(arbeitstag_ab(einstellung.tag(jetzt) + timedelta(days=1), einstellung.land))
        if faellig != erinnerung.faellig:
            yield Erinnerung(erinnerung.schluessel, erinnerung.termin, erinnerung.stufe, erinnerung.datum, faellig)


def _eben_gesendet(erinnerung: Erinnerung, gemerkte: Iterable[Gemerkt]) -> bool:
    """Tell whether this rung was just told of; one on the very day that a person has chosen is told of all the same."""
    return erinnerung.stufe not in map(str, AM_TAG) and any(
        gemerkt.gesendet is not None
        and (gemerkt.erinnerung.termin, gemerkt.erinnerung.stufe) == (erinnerung.termin, erinnerung.stufe)
        and erinnerung.faellig - gemerkt.gesendet < RUHE
        for gemerkt in gemerkte
    )
