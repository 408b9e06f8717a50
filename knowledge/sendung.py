"""What is sent, and when: at most one unsolicited message per person and day, in the daytime of a working day.

What is due is put together. What is late says so; what is older than two weeks is only summed up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from knowledge.arbeitstage import arbeitstag_ab, ist_arbeitstag
from knowledge.erinnerung import Einstellung, Erinnerung

SCHLUSS: Final = 20
ALT: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Posten:
    """A reminder within a message; ``verspaetet`` where its own day has passed."""

    erinnerung: Erinnerung
    verspaetet: bool


@dataclass(frozen=True, slots=True)
class Sendung:
    """One message: the reminders told in full, those only summed up, and the keys of all that it settles.

    Of several rungs of one milestone only the last is told.
    """

    einzelne: tuple[Posten, ...]
    summe: tuple[Posten, ...]
    schluessel: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Warten:
    """Nothing may be sent before this moment."""

    bis: datetime


def entscheide(faellige: Sequence[Erinnerung], einstellung: Einstellung, letzte: datetime | None, jetzt: datetime) -> Sendung | Warten:
    """Decide what becomes of the reminders due; ``letzte`` is when this person last got a message unasked.

    ``faellige`` holds at least one reminder, all of them of one person and due.
    """
    frei = naechste_sendezeit(einstellung, letzte, jetzt)
    if frei > jetzt:
        return Warten(frei)
    sortiert = sorted(faellige, key=lambda erinnerung: (erinnerung.faellig, erinnerung.schluessel))
    je_termin = {erinnerung.termin: erinnerung for erinnerung in sortiert}
    heute = einstellung.tag(jetzt)
    posten = [Posten(erinnerung, einstellung.tag(erinnerung.faellig) < heute) for erinnerung in je_termin.values()]
    return Sendung(
        einzelne=tuple(eintrag for eintrag in posten if jetzt - eintrag.erinnerung.faellig <= ALT),
        summe=tuple(eintrag for eintrag in posten if jetzt - eintrag.erinnerung.faellig > ALT),
        schluessel=tuple(erinnerung.schluessel for erinnerung in sortiert),
    )


def naechste_sendezeit(einstellung: Einstellung, letzte: datetime | None, jetzt: datetime) -> datetime:
    """Return the first moment from now on at which a message may be sent: now, or the hour of reminders on a later working day."""
    lokal = einstellung.lokal(jetzt)
    heute = lokal.date()
    frei = letzte is None or einstellung.tag(letzte) < heute
    if frei and ist_arbeitstag(heute, einstellung.land) and lokal.hour < SCHLUSS:
        return jetzt if lokal.hour >= einstellung.stunde else einstellung.moment(heute)
    tag = heute if letzte is None else max(heute, einstellung.tag(letzte))
    return einstellung.moment(arbeitstag_ab(tag + timedelta(days=1), einstellung.land))
