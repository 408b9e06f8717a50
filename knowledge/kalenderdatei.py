"""The schedule as a calendar file (RFC 5545) that can be imported again: events change, they never double.

Each milestone keeps its UID. What was exported before is read back from that file: a changed event gets a higher SEQUENCE, one that is
gone is cancelled. The library is loaded with the first file, because that takes a tenth of a second.
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from knowledge.erinnerung import Einstellung, leiter
from knowledge.formatierung import datum
from knowledge.zeitplan import Termin, Zeitplan

if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODID: Final = "-//Verstetigungslotse//Zeitplan//DE"
DOMAENE: Final = "verstetigungslotse"
DAUER: Final = timedelta(minutes=30)
ABGESAGT: Final = "CANCELLED"
QUARTAL: Final = re.compile(r"_[0-9]{4}_q[1-4]\.")


class InvalidKalenderError(ValueError):
    """The file exported before is no calendar, so its events cannot be changed."""


def erzeuge_ics(
    zeitplan: Zeitplan, einstellung: Einstellung, jetzt: datetime, *, kennung: str, name: str, vorher: bytes | None = None
) -> bytes:
    """Return the calendar file of a schedule.

    ``kennung`` tells plans apart and must stay the same for one plan; ``vorher`` is the file exported before. Without milestones
    everything exported before is cancelled. Raises :class:`InvalidKalenderError`.
    """
    from icalendar import Calendar

    fruehere = _lies(vorher) if vorher is not None else {}
    events = [_event(termin, einstellung, jetzt, f"{termin.id}.{kennung}@{DOMAENE}") for termin in zeitplan.termine]
    for event in events:
        event.add("sequence", _sequenz(event, fruehere.pop(str(event["uid"]), None)))
    uebrige = [event for uid, event in fruehere.items() if uid.endswith(f".{kennung}@{DOMAENE}")]
    # A quarter that is over is listed no more; it did take place, so it is not cancelled. Nothing else goes by itself.
    vergangene = [event for event in uebrige if events and event.start < jetzt and QUARTAL.search(str(event["uid"]))]
    abgesagte = [_sage_ab(event, jetzt) for event in uebrige if event not in vergangene]

    kalender = Calendar()
    kalender.add("prodid", PRODID)
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("method", "PUBLISH" if events or not abgesagte else "CANCEL")
    kalender.add("x-wr-calname", name)
    for event in (*events, *vergangene, *abgesagte):
        kalender.add_component(event)
    _ergaenze_zonen(kalender)
    return bytes(kalender.to_ical())


def _ergaenze_zonen(kalender: "Calendar") -> None:
    """Describe every time zone that an event rests on, for the years of the events."""
    jahre = [event.start.year for event in kalender.events]
    if not jahre:
        return
    kalender.add_missing_timezones(first_date=date(min(jahre) - 1, 1, 1), last_date=date(max(jahre) + 1, 12, 31))
    for zone in kalender.timezones:
        for wechsel in zone.subcomponents:
            _stelle_beginn_richtig(wechsel)


def _stelle_beginn_richtig(wechsel: Any) -> None:
    """Write when the clocks go forward in the local time before it, as RFC 5545 (3.6.5) wants; icalendar 7 writes the time after it."""
    luecke = wechsel["TZOFFSETTO"].td - wechsel["TZOFFSETFROM"].td
    if luecke <= timedelta(0):
        return
    beginn, weitere = wechsel["DTSTART"].dt, wechsel.get("RDATE")
    for name in ("DTSTART", "RDATE"):
        wechsel.pop(name, None)
    wechsel.add("dtstart", beginn - luecke)
    if weitere is not None:
        wechsel.add("rdate", [tag.dt - luecke for tag in weitere.dts])


def _event(termin: Termin, einstellung: Einstellung, jetzt: datetime, uid: str) -> "Event":
    from icalendar import Alarm, Event

    event = Event()
    beginn = datetime(termin.datum.year, termin.datum.month, termin.datum.day, einstellung.stunde, tzinfo=ZoneInfo(einstellung.zone))
    event.add("uid", uid)
    event.add("dtstamp", jetzt.astimezone(UTC))
    event.add("dtstart", beginn)
    event.add("dtend", beginn + DAUER)
    event.add("summary", termin.titel)
    rat = termin.was_noch_geht if termin.stand == "versaeumt" else termin.was_tun
    spanne = f"{datum(termin.ab.isoformat())} – {datum(termin.datum.isoformat())}" if termin.ab is not None else None
    if text := "\n".join(zeile for zeile in (spanne, rat, termin.warum, termin.notiz, termin.quelle) if zeile):
        event.add("description", text)
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if termin.stand != "offen":
        return event
    for erinnerung in leiter(termin, einstellung):
        if erinnerung.faellig > jetzt:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", termin.titel)
            alarm.add("trigger", einstellung.tag(erinnerung.faellig) - termin.datum)
            event.add_component(alarm)
    return event


def _lies(datei: bytes) -> dict[str, "Event"]:
    from icalendar import Calendar

    try:
        kalender = Calendar.from_ical(datei)
        return {str(event["uid"]): event for event in kalender.events}
    except (ValueError, KeyError, AttributeError) as fehler:
        raise InvalidKalenderError(str(fehler)) from fehler


def _sequenz(event: "Event", frueher: "Event | None") -> int:
    if frueher is None:
        return 0
    return int(frueher.get("sequence", 0)) + (_inhalt(event) != _inhalt(frueher))


def _inhalt(event: "Event") -> tuple[Any, ...]:
    return (
        event.start,
        event.get("dtstart").params.get("tzid"),
        *(str(event.get(name, "")) for name in ("summary", "description", "status")),
    )


def _sage_ab(event: "Event", jetzt: datetime) -> "Event":
    """Cancel an event exported before; one cancelled already is named again unchanged, because that export may never have been read."""
    if event.get("status") != ABGESAGT:
        sequenz = int(event.get("sequence", 0)) + 1
        for name in ("status", "sequence", "dtstamp"):
            event.pop(name, None)
        event.add("status", ABGESAGT)
        event.add("sequence", sequenz)
        event.add("dtstamp", jetzt.astimezone(UTC))
    event.subcomponents = []
    return event
