"""The rows as callers see them: frozen and detached from any session.

All times are timezone-aware UTC, on SQLite as on PostgreSQL.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Person:
    """Somebody who has agreed to the notice; only this row links the random id to the Telegram id.

    ``letzte_nutzung`` is the day of the last update, ``loeschung_angekuendigt`` the day on which the deletion was announced since.
    ``reich`` tells whether the person wants rich messages where there are any.
    """

    id: str
    telegram_id: int
    hinweis_version: str
    hinweis_zeit: datetime
    erstellt: datetime
    reich: bool = False
    letzte_nutzung: date | None = None
    loeschung_angekuendigt: date | None = None


@dataclass(frozen=True)
class Beratung:
    """One consultation; a person may have several, exactly one of them active."""

    id: str
    person_id: str
    label: str | None
    katalog_version: str
    erstellt: datetime
    geaendert: datetime


@dataclass(frozen=True)
class GespeicherteAntwort:
    """An answer with the version of the Katalog whose question it answers."""

    frage: str
    wert: str | int | float
    zeit: datetime
    katalog_version: str


@dataclass(frozen=True)
class GespeichertesErgebnis:
    """A result together with everything it was computed from, so that it can be explained later."""

    id: str
    beratung_id: str
    zeit: datetime
    katalog_version: str
    eingaben: dict[str, Any]
    ergebnis: dict[str, Any]


@dataclass(frozen=True)
class GespeicherterVersionswechsel:
    """How the answers of a consultation came to another Katalog: all as they were, and in JSON what became of those that changed."""

    beratung_id: str
    zeit: datetime
    von: str
    nach: str
    vorher: dict[str, Any]
    umschriften: list[dict[str, Any]]
    gesehen: datetime | None


@dataclass(frozen=True)
class GespeicherterMeilenstein:
    """What a person has changed about one milestone; one of their own has a title."""

    id: str
    titel: str | None = None
    datum: date | None = None
    erledigt: datetime | None = None
    notiz: str | None = None


@dataclass(frozen=True)
class GespeicherterMerkeintrag:
    """An Empfehlung on the list of a consultation, and since when it is as it is."""

    modell: str
    aspekt: str
    stand: str
    zeit: datetime


@dataclass(frozen=True)
class GespeicherterAnteil:
    """The share of one task in one column, in tenths of a percent of the working time."""

    aufgabe: str
    feld: str
    zehntel: int
    zeit: datetime


@dataclass(frozen=True)
class Webzugang:
    """One opening of the page for the tasks, bound to one consultation; ``None`` where that was deleted since."""

    person_id: str
    beratung_id: str | None
    bis: datetime


@dataclass(frozen=True)
class Erinnerungsplan:
    """How a person wants to be reminded.

    ``ohne`` lists the rungs, in days before a date, that the person does without; ``grund`` says why the reminders were stopped, where it
    was not the person.
    """

    person_id: str
    an: bool
    zone: str
    stunde: int
    land: str | None
    ohne: list[int]
    grund: str | None
    letzte_sendung: datetime | None


@dataclass(frozen=True)
class GespeicherteErinnerung:
    """One reminder; ``ungewiss`` counts the tries whose outcome nobody knows."""

    schluessel: str
    termin: str
    stufe: str
    datum: date
    faellig: datetime
    gesendet: datetime | None = None
    ungewiss: int = 0


@dataclass(frozen=True)
class Anspruch:
    """A person whose reminders are due, claimed by one worker until ``bis``; nobody else sends to that person meanwhile."""

    marke: str
    bis: datetime
    telegram_id: int
    versuche: int
    plan: Erinnerungsplan
    erinnerungen: tuple[GespeicherteErinnerung, ...]


@dataclass(frozen=True)
class Ruhend:
    """Somebody who was last here long ago, the ends of their fundings as stored, and since when they know of the deletion."""

    person_id: str
    telegram_id: int
    letzte_nutzung: date
    foerderenden: tuple[str, ...]
    angekuendigt: date | None


@dataclass(frozen=True)
class Zaehler:
    """How often something happened at a question in a span of days."""

    frage: str
    art: str
    anzahl: int
