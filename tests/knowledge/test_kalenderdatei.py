"""The calendar file is read by a reader of its own here, so that the library cannot agree with itself."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.erinnerung import Einstellung
from knowledge.kalenderdatei import InvalidKalenderError, erzeuge_ics
from knowledge.loading import load_katalog
from knowledge.zeitplan import Anpassungen, EigenerMeilenstein, Zeitplan, plane

KATALOG = load_katalog()
BERLIN = ZoneInfo("Europe/Berlin")
JETZT = datetime(2026, 11, 21, 9, tzinfo=UTC)
STANDARD = Einstellung(land="BW")
ENTWERTET = {"\\n": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


@dataclass
class Teil:
    name: str
    werte: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    teile: list["Teil"] = field(default_factory=list)

    def wert(self, name: str) -> str:
        [(_, wert)] = self.werte[name]
        return re.sub(r"\\[n,;\\]", lambda treffer: ENTWERTET[treffer[0]], wert)

    def alle(self, name: str) -> list["Teil"]:
        return [teil for teil in self.teile if teil.name == name]


def lies(datei: bytes) -> Teil:
    assert all(len(zeile) <= 75 for zeile in datei.split(b"\r\n"))
    assert b"\n" not in datei.replace(b"\r\n", b"")
    stapel = [Teil("")]
    for zeile in datei.decode().replace("\r\n ", "").splitlines():
        kopf, _, wert = zeile.partition(":")
        name, _, parameter = kopf.partition(";")
        if name == "BEGIN":
            stapel.append(Teil(wert))
        elif name == "END":
            teil = stapel.pop()
            assert teil.name == wert
            stapel[-1].teile.append(teil)
        else:
            stapel[-1].werte.setdefault(name, []).append((parameter, wert))
    assert len(stapel) == 1
    [kalender] = stapel[0].teile
    return kalender


@dataclass
class Kalender:
    """A calendar program: it keeps the newest SEQUENCE of each UID and drops what is cancelled."""

    events: dict[str, tuple[int, Teil]] = field(default_factory=dict)

    def importiere(self, datei: bytes) -> None:
        for event in lies(datei).alle("VEVENT"):
            uid, sequenz = event.wert("UID"), int(event.wert("SEQUENCE"))
            if uid not in self.events or sequenz >= self.events[uid][0]:
                self.events[uid] = (sequenz, event)

    def sichtbare(self) -> dict[str, str]:
        gueltige = {uid: event for uid, (_, event) in self.events.items() if event.wert("STATUS") != "CANCELLED"}
        return {uid.partition(".")[0]: event.wert("DTSTART")[:8] for uid, event in gueltige.items()}


def plan(heute: date = date(2026, 11, 21), anpassungen: Anpassungen | None = None, **antworten: str) -> Zeitplan:
    return plane(KATALOG, KATALOG.antworten(antworten), heute, anpassungen or Anpassungen())


def ics(zeitplan: Zeitplan, jetzt: datetime = JETZT, vorher: bytes | None = None, einstellung: Einstellung = STANDARD) -> bytes:
    return erzeuge_ics(zeitplan, einstellung, jetzt, kennung="fall", name="Zeitplan", vorher=vorher)


def erwartet(zeitplan: Zeitplan) -> dict[str, str]:
    return {termin.id: f"{termin.datum:%Y%m%d}" for termin in zeitplan.termine}


VOLL = {"foerderbeginn": "2026-07-01", "foerderende": "2029-06-30"}


def test_an_independent_reader_finds_every_milestone_at_nine_with_zone_and_alarms():
    zeitplan = plan(**VOLL)
    kalender = lies(ics(zeitplan))
    assert (kalender.name, kalender.wert("METHOD"), kalender.wert("VERSION")) == ("VCALENDAR", "PUBLISH", "2.0")
    assert [zone.wert("TZID") for zone in kalender.alle("VTIMEZONE")] == ["Europe/Berlin"]
    events = {event.wert("UID"): event for event in kalender.alle("VEVENT")}
    assert len(events) == len(zeitplan.termine)
    workshop = events["strategieworkshop.fall@verstetigungslotse"]
    assert workshop.werte["DTSTART"] == [("TZID=Europe/Berlin", "20271230T090000")]
    assert workshop.wert("SUMMARY") == "Strategieworkshop mit Akteuren vor Ort"
    assert "01.07.2026 – 30.12.2027" in workshop.wert("DESCRIPTION")
    assert "B, Kap. 5.1" in workshop.wert("DESCRIPTION")
    assert [alarm.wert("TRIGGER") for alarm in workshop.alle("VALARM")] == ["-P42D", "-P14D", "-P3D"]


def test_the_zone_is_described_for_summer_and_winter_of_every_year():
    [zone] = lies(ics(plan(**VOLL))).alle("VTIMEZONE")
    wechsel = {teil.name: teil for teil in zone.teile if teil.wert("TZOFFSETFROM") != teil.wert("TZOFFSETTO")}
    assert (wechsel["DAYLIGHT"].wert("TZOFFSETTO"), wechsel["STANDARD"].wert("TZOFFSETTO")) == ("+0200", "+0100")
    for teil in wechsel.values():
        tage = [teil.wert("DTSTART"), *teil.wert("RDATE").split(",")]
        assert {tag[:4] for tag in tage} >= {"2026", "2027", "2028", "2029"}


@pytest.mark.parametrize("name", ["Europe/Berlin", "Europe/Lisbon", "America/New_York"])
def test_the_clocks_change_at_the_very_moment_the_zone_says(name: str):
    """RFC 5545, 3.6.5: an onset is written in the local time before it, so onset minus TZOFFSETFROM is the moment in UTC."""
    zone = ZoneInfo(name)
    [beschrieben] = [teil for teil in lies(ics(plan(**VOLL), einstellung=Einstellung(name))).teile if teil.name == "VTIMEZONE"]
    gelesen = {
        datetime.strptime(tag, "%Y%m%dT%H%M%S").replace(tzinfo=UTC) - versatz(teil.wert("TZOFFSETFROM")): versatz(teil.wert("TZOFFSETTO"))
        for teil in beschrieben.teile
        if teil.wert("TZOFFSETFROM") != teil.wert("TZOFFSETTO")
        for tag in [teil.wert("DTSTART"), *(teil.wert("RDATE").split(",") if "RDATE" in teil.werte else [])]
    }
    stunden = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=stunde) for stunde in range(4 * 365 * 24)]
    versaetze = [stunde.astimezone(zone).utcoffset() for stunde in stunden]
    wechsel = {stunden[i]: versaetze[i] for i in range(1, len(stunden)) if versaetze[i] != versaetze[i - 1]}
    assert len(wechsel) == 8
    assert {moment: neu for moment, neu in gelesen.items() if stunden[0] <= moment <= stunden[-1]} == wechsel


def versatz(text: str) -> timedelta:
    return timedelta(hours=int(text[:3]), minutes=int(text[0] + text[3:5]))


def test_alarms_avoid_days_off_and_the_past():
    eigene = (EigenerMeilenstein("eigen_1", "Montag", date(2027, 5, 3)), EigenerMeilenstein("eigen_2", "Bald", date(2026, 12, 1)))
    events = {event.wert("SUMMARY"): event for event in lies(ics(plan(anpassungen=Anpassungen(eigene=eigene)))).alle("VEVENT")}
    assert [alarm.wert("TRIGGER") for alarm in events["Montag"].alle("VALARM")] == ["-P42D", "-P14D", "-P3D"]
    assert [alarm.wert("TRIGGER") for alarm in events["Bald"].alle("VALARM")] == ["-P4D"]


def test_what_is_done_or_missed_has_no_alarm_and_missed_ones_say_what_is_still_possible():
    zeitplan = plan(date(2028, 1, 10), Anpassungen(erledigt=frozenset({"haushalt"})), **VOLL)
    events = {event.wert("UID").partition(".")[0]: event for event in lies(ics(zeitplan)).alle("VEVENT")}
    assert events["haushalt"].alle("VALARM") == []
    assert events["strategieworkshop"].alle("VALARM") == []
    assert KATALOG.meilensteine["strategieworkshop"].was_noch_geht in events["strategieworkshop"].wert("DESCRIPTION")


def test_importing_twice_changes_events_and_never_doubles_them():
    zuerst = ics(plan(**VOLL))
    assert ics(plan(**VOLL), vorher=zuerst) == zuerst
    verlaengert = plan(foerderbeginn="2026-07-01", foerderende="2029-12-31")
    kalender = Kalender()
    for datei in (zuerst, zuerst, ics(verlaengert, vorher=zuerst)):
        kalender.importiere(datei)
    assert kalender.sichtbare() == erwartet(verlaengert)
    assert kalender.events["strategieworkshop.fall@verstetigungslotse"][0] == 1
    assert kalender.events["dokumentation_2026_q4.fall@verstetigungslotse"][0] == 0


def test_what_is_gone_is_cancelled_and_what_comes_back_is_seen_again():
    erst, anschluss = plan(foerderphase="erstvorhaben", **VOLL), plan(foerderphase="anschlussvorhaben", **VOLL)
    erste = ics(erst)
    zweite = ics(anschluss, vorher=erste)
    dritte = ics(erst, vorher=zweite)
    kalender = Kalender()
    for datei, zeitplan in ((erste, erst), (zweite, anschluss), (dritte, erst)):
        kalender.importiere(datei)
        assert kalender.sichtbare().keys() >= erwartet(zeitplan).keys()
    assert kalender.events["antrag_anschluss.fall@verstetigungslotse"][0] == 2
    nach_zweiter = Kalender()
    nach_zweiter.importiere(erste)
    nach_zweiter.importiere(zweite)
    assert "antrag_anschluss" not in nach_zweiter.sichtbare()


def test_an_empty_plan_cancels_everything_that_was_exported():
    storniert = ics(plan(), vorher=ics(plan(**VOLL)))
    kalender = lies(storniert)
    assert kalender.wert("METHOD") == "CANCEL"
    assert {event.wert("STATUS") for event in kalender.alle("VEVENT")} == {"CANCELLED"}
    assert {event.wert("SEQUENCE") for event in kalender.alle("VEVENT")} == {"1"}
    assert lies(ics(plan(), vorher=storniert)).alle("VEVENT")[0].wert("SEQUENCE") == "1"


def test_a_quarter_that_is_over_is_kept_not_cancelled():
    spaeter = datetime(2027, 2, 1, 9, tzinfo=UTC)
    datei = ics(plan(date(2027, 2, 1), **VOLL), spaeter, vorher=ics(plan(**VOLL)))
    event = next(e for e in lies(datei).alle("VEVENT") if e.wert("UID").startswith("dokumentation_2026_q4"))
    assert (event.wert("STATUS"), event.wert("SEQUENCE")) == ("CONFIRMED", "0")


def test_an_own_milestone_that_is_deleted_is_cancelled_even_where_its_date_has_passed():
    eigener = EigenerMeilenstein("eigen_1", "Klausurtagung", date(2026, 10, 5))
    erste = ics(plan(anpassungen=Anpassungen(eigene=(eigener,)), **VOLL))
    [event] = [e for e in lies(ics(plan(**VOLL), vorher=erste)).alle("VEVENT") if e.wert("UID").startswith("eigen_1.")]
    assert event.wert("STATUS") == "CANCELLED"


def test_another_zone_is_a_change_and_both_zones_are_described():
    zuerst = ics(plan(foerderphase="erstvorhaben", **VOLL))
    lissabon = ics(plan(foerderphase="keine", nachweis_termin="2027-05-03"), vorher=zuerst, einstellung=Einstellung("Europe/Lisbon"))
    assert {zone.wert("TZID") for zone in lies(lissabon).alle("VTIMEZONE")} == {"Europe/Berlin", "Europe/Lisbon"}


def test_events_of_somebody_else_in_the_file_are_left_alone():
    fremd = ics(plan(**VOLL)).replace(b".fall@", b".anderer@")
    assert len(lies(ics(plan(**VOLL), vorher=fremd)).alle("VEVENT")) == len(plan(**VOLL).termine)


@pytest.mark.parametrize(
    "datei", [b"", b"kein Kalender", b"\xff\xfe", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"]
)
def test_a_file_that_is_no_calendar_is_refused(datei: bytes):
    with pytest.raises(InvalidKalenderError):
        ics(plan(**VOLL), vorher=datei)


@settings(max_examples=25, deadline=None)
@given(titel=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=120))
def test_any_title_comes_back_as_it_was(titel: str):
    zeitplan = plan(anpassungen=Anpassungen(eigene=(EigenerMeilenstein("eigen_1", titel, date(2027, 5, 3)),)))
    zuerst = ics(zeitplan)
    [event] = lies(zuerst).alle("VEVENT")
    assert event.wert("SUMMARY") == titel
    assert ics(zeitplan, vorher=zuerst) == zuerst
