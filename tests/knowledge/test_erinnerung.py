from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.arbeitstage import LAENDER, ist_arbeitstag
from knowledge.erinnerung import (
    Abgelehnt,
    Abgleich,
    Einstellung,
    Erinnerung,
    Gemerkt,
    InvalidEinstellungError,
    anstoss,
    gleiche_ab,
    gleiche_anstoss_ab,
    in_einer_woche,
    je_tag,
    leiter,
)
from knowledge.katalog import Katalog
from knowledge.loading import load_katalog
from knowledge.sendung import Sendung, Warten, entscheide, naechste_sendezeit
from knowledge.zeitplan import Anpassungen, EigenerMeilenstein, Termin, Zeitplan, plane

KATALOG: Katalog = load_katalog()
BERLIN = ZoneInfo("Europe/Berlin")
JETZT = datetime(2026, 11, 23, 12, tzinfo=BERLIN).astimezone(UTC)
STANDARD = Einstellung(land="BW")


def plan(ende: str = "2029-06-30", jetzt: datetime = JETZT, anpassungen: Anpassungen | None = None, **antworten: str) -> Zeitplan:
    antworten = {"foerderbeginn": "2025-07-01", "foerderende": ende, **antworten}
    heute = jetzt.astimezone(BERLIN).date()
    return plane(KATALOG, KATALOG.antworten(antworten), heute, anpassungen or Anpassungen(), alle_quartale=True)


def termin(zeitplan: Zeitplan, name: str) -> Termin:
    gefunden = zeitplan.termin(name)
    assert gefunden is not None
    return gefunden


def lokal(erinnerung: Erinnerung, zone: ZoneInfo = BERLIN) -> str:
    return f"{erinnerung.faellig.astimezone(zone):%Y-%m-%d %H:%M}"


def wende_an(gemerkte: list[Gemerkt], abgleich: Abgleich) -> list[Gemerkt]:
    """Do what the storage does with an Abgleich."""
    verlegt = {erinnerung.schluessel: erinnerung for erinnerung in abgleich.verlegt}
    bleibt = [eintrag for eintrag in gemerkte if eintrag.erinnerung.schluessel not in abgleich.entfallen]
    return [
        *(replace(eintrag, erinnerung=verlegt.get(eintrag.erinnerung.schluessel, eintrag.erinnerung)) for eintrag in bleibt),
        *(Gemerkt(erinnerung) for erinnerung in abgleich.neu),
    ]


def sende(gemerkte: list[Gemerkt], bis: datetime) -> list[Gemerkt]:
    return [
        replace(eintrag, gesendet=eintrag.erinnerung.faellig) if eintrag.gesendet is None and eintrag.erinnerung.faellig <= bis else eintrag
        for eintrag in gemerkte
    ]


def test_the_ladder_is_six_weeks_two_weeks_and_three_days_at_nine_on_working_days_before():
    eintraege = leiter(termin(plan(), "strategieworkshop"), STANDARD)
    assert [(e.stufe, lokal(e)) for e in eintraege] == [
        ("42", "2027-11-18 09:00"),
        ("14", "2027-12-16 09:00"),
        ("3", "2027-12-27 09:00"),
    ]
    assert eintraege[0].schluessel == "strategieworkshop/42/2027-12-30"


def test_the_budget_is_announced_when_its_range_begins():
    stufen = [(e.stufe, lokal(e)) for e in leiter(termin(plan(), "haushalt"), STANDARD)]
    assert stufen[0] == ("ab", "2028-03-01 09:00")
    assert len(stufen) == 4


def test_a_quarter_is_announced_once():
    assert [e.stufe for e in leiter(termin(plan(), "dokumentation_2027_q1"), STANDARD)] == ["3"]


def test_nine_o_clock_is_nine_o_clock_on_both_sides_of_summer_time():
    winter, sommer = (STANDARD.moment(tag) for tag in (date(2027, 3, 26), date(2027, 3, 30)))
    assert (winter.hour, sommer.hour) == (8, 7)
    assert {f"{m.astimezone(BERLIN):%H:%M}" for m in (winter, sommer)} == {"09:00"}


def test_a_zone_of_ones_own_and_an_hour_of_ones_own_count():
    eintraege = leiter(termin(plan(), "strategieworkshop"), Einstellung("Europe/Lisbon", 16, "BW"))
    assert lokal(eintraege[0], ZoneInfo("Europe/Lisbon")) == "2027-11-18 16:00"


@pytest.mark.parametrize(
    ("werte", "feld"),
    [
        ({"stunde": 6}, "stunde"),
        ({"stunde": 20}, "stunde"),
        ({"zone": "Mond/Krater"}, "zone"),
        ({"zone": "../../etc/passwd"}, "zone"),
        ({"zone": ""}, "zone"),
        ({"land": "XX"}, "land"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(werte: dict[str, object], feld: str):
    with pytest.raises(InvalidEinstellungError) as fehler:
        Einstellung(**werte)  # type: ignore[arg-type]
    assert fehler.value.feld == feld


def test_nothing_is_due_for_what_is_done_or_missed():
    zeitplan = plan(ende="2027-06-30", anpassungen=Anpassungen(erledigt=frozenset({"pruefung_3"})))
    neu = {erinnerung.termin for erinnerung in gleiche_ab(zeitplan, STANDARD, (), JETZT).neu}
    assert "pruefung_1" in neu
    assert not neu & {"pruefung_3", "strategieworkshop"}


def test_rungs_that_are_past_are_left_out_and_the_later_ones_remain():
    eigener = EigenerMeilenstein("eigen_1", "Termin", date(2026, 12, 1))
    neu = gleiche_ab(plan(anpassungen=Anpassungen(eigene=(eigener,))), STANDARD, (), JETZT).neu
    assert [e.stufe for e in neu if e.termin == "eigen_1"] == ["3"]


def test_deriving_twice_changes_nothing():
    gemerkte = wende_an([], gleiche_ab(plan(), STANDARD, (), JETZT))
    assert gleiche_ab(plan(), STANDARD, gemerkte, JETZT) == Abgleich()


def test_a_moved_end_brings_new_reminders_and_moving_it_back_sends_none_twice():
    spaeter = datetime(2027, 11, 19, 9, tzinfo=BERLIN)
    gemerkte = sende(wende_an([], gleiche_ab(plan(), STANDARD, (), JETZT)), spaeter)
    assert any(g.gesendet and g.erinnerung.schluessel == "strategieworkshop/42/2027-12-30" for g in gemerkte)
    verlaengert = gleiche_ab(plan("2029-12-31", spaeter), STANDARD, gemerkte, spaeter)
    assert "strategieworkshop/42/2028-06-30" in {e.schluessel for e in verlaengert.neu}
    assert "strategieworkshop/14/2027-12-30" in verlaengert.entfallen
    zurueck = gleiche_ab(plan("2029-06-30", spaeter), STANDARD, wende_an(gemerkte, verlaengert), spaeter)
    assert "strategieworkshop/14/2027-12-30" in {e.schluessel for e in zurueck.neu}
    assert "strategieworkshop/42/2027-12-30" not in {e.schluessel for e in zurueck.neu}


def test_a_date_corrected_by_a_day_does_not_bring_the_same_rung_again():
    spaeter = datetime(2027, 11, 18, 12, tzinfo=BERLIN)
    gemerkte = sende(wende_an([], gleiche_ab(plan(), STANDARD, (), JETZT)), spaeter)
    neu = gleiche_ab(plan("2029-07-01", spaeter), STANDARD, gemerkte, spaeter).neu
    assert {e.stufe for e in neu if e.termin == "strategieworkshop"} == {"14", "3"}


def test_done_removes_what_is_open_and_undone_brings_back_what_is_still_to_come():
    gemerkte = wende_an([], gleiche_ab(plan(), STANDARD, (), JETZT))
    erledigt = Anpassungen(erledigt=frozenset({"strategieworkshop"}))
    abgleich = gleiche_ab(plan(anpassungen=erledigt), STANDARD, gemerkte, JETZT)
    assert {s.split("/")[0] for s in abgleich.entfallen} == {"strategieworkshop"}
    wieder = gleiche_ab(plan(), STANDARD, wende_an(gemerkte, abgleich), JETZT)
    assert len(wieder.neu) == 3


def test_another_hour_moves_what_is_to_come_and_never_into_the_past():
    gemerkte = wende_an([], gleiche_ab(plan(), Einstellung(stunde=12, land="BW"), (), JETZT))
    tag = datetime(2027, 11, 18, 10, tzinfo=BERLIN).astimezone(UTC)
    offen = [g for g in gemerkte if g.erinnerung.faellig > tag]
    abgleich = gleiche_ab(plan(jetzt=tag), Einstellung(stunde=9, land="BW"), offen, tag)
    verlegt = {e.schluessel: lokal(e) for e in abgleich.verlegt}
    assert verlegt["strategieworkshop/42/2027-12-30"] == "2027-11-19 09:00"
    assert verlegt["strategieworkshop/14/2027-12-30"] == "2027-12-16 09:00"
    assert abgleich.entfallen == ()


def test_what_was_due_in_an_outage_is_not_lost_when_its_date_has_passed():
    gemerkte = wende_an([], gleiche_ab(plan(), STANDARD, (), JETZT))
    nachher = datetime(2028, 1, 3, 9, tzinfo=BERLIN)
    offen = [g for g in gemerkte if g.erinnerung.termin == "strategieworkshop" and g.erinnerung.stufe == "3"]
    assert gleiche_ab(plan(jetzt=nachher), STANDARD, offen, nachher).entfallen == ()


def test_in_a_week_is_refused_beyond_a_hard_date_with_the_reason():
    zeitplan = plan()
    workshop, spitze = termin(zeitplan, "strategieworkshop"), termin(zeitplan, "verwaltungsspitze")
    knapp = datetime(2027, 12, 27, 9, tzinfo=BERLIN)
    assert in_einer_woche(workshop, STANDARD, knapp) == Abgelehnt(date(2027, 12, 30), "quelle")
    frueh = in_einer_woche(workshop, STANDARD, datetime(2027, 12, 16, 15, tzinfo=BERLIN))
    assert isinstance(frueh, Erinnerung)
    assert lokal(frueh) == "2027-12-23 09:00"
    weich = in_einer_woche(spitze, STANDARD, datetime(2028, 2, 28, 9, tzinfo=BERLIN))
    assert isinstance(weich, Erinnerung)
    assert lokal(weich) == "2028-03-06 09:00"


def test_what_was_put_off_survives_a_new_derivation_until_it_is_done():
    spaeter = datetime(2027, 12, 16, 15, tzinfo=BERLIN)
    woche = in_einer_woche(termin(plan(), "strategieworkshop"), STANDARD, spaeter)
    assert isinstance(woche, Erinnerung)
    gemerkte = [*sende(wende_an([], gleiche_ab(plan(), STANDARD, (), JETZT)), spaeter), Gemerkt(woche)]
    assert woche.schluessel not in gleiche_ab(plan(jetzt=spaeter), STANDARD, gemerkte, spaeter).entfallen
    erledigt = plan(jetzt=spaeter, anpassungen=Anpassungen(erledigt=frozenset({"strategieworkshop"})))
    assert woche.schluessel in gleiche_ab(erledigt, STANDARD, gemerkte, spaeter).entfallen


def test_what_was_put_off_goes_where_a_hard_date_has_moved_before_it():
    spaeter = datetime(2027, 12, 16, 15, tzinfo=BERLIN)
    woche = in_einer_woche(termin(plan(), "strategieworkshop"), STANDARD, spaeter)
    assert isinstance(woche, Erinnerung)
    assert gleiche_ab(plan("2029-06-20", spaeter), STANDARD, [Gemerkt(woche)], spaeter).entfallen == (woche.schluessel,)


def test_the_one_nudge_has_one_key_and_stays_through_any_derivation():
    erster = anstoss(STANDARD, JETZT, JETZT)
    zweiter = anstoss(STANDARD, JETZT + timedelta(days=100), JETZT + timedelta(days=100))
    assert erster.schluessel == zweiter.schluessel
    assert lokal(erster) == "2026-11-30 09:00"
    assert gleiche_ab(plan(), STANDARD, [Gemerkt(erster)], JETZT).entfallen == ()


def test_the_nudge_moves_on_with_every_step_goes_when_all_is_done_and_never_comes_twice():
    erster = gleiche_anstoss_ab(STANDARD, (), JETZT, fertig=False, zuletzt=JETZT).neu[0]
    assert gleiche_anstoss_ab(STANDARD, (), JETZT, fertig=True, zuletzt=JETZT) == Abgleich()
    gemerkt, spaeter = [Gemerkt(erster)], JETZT + timedelta(days=2)
    assert gleiche_anstoss_ab(STANDARD, gemerkt, JETZT, fertig=False, zuletzt=JETZT) == Abgleich()
    [verlegt] = gleiche_anstoss_ab(STANDARD, gemerkt, spaeter, fertig=False, zuletzt=spaeter).verlegt
    assert (verlegt.schluessel, lokal(verlegt)) == (erster.schluessel, "2026-12-02 09:00")
    assert gleiche_anstoss_ab(STANDARD, gemerkt, spaeter, fertig=True, zuletzt=spaeter).entfallen == (erster.schluessel,)
    for fertig in (True, False):
        assert gleiche_anstoss_ab(STANDARD, [Gemerkt(erster, JETZT)], spaeter, fertig=fertig, zuletzt=spaeter) == Abgleich()


def test_rungs_that_somebody_does_without_do_not_come():
    ohne = replace(STANDARD, ohne=frozenset({42, 14}))
    assert [eintrag.stufe for eintrag in leiter(termin(plan(), "strategieworkshop"), ohne)] == ["3"]
    assert [eintrag.stufe for eintrag in leiter(termin(plan(), "haushalt"), ohne)] == ["ab", "3"]
    gemerkte = wende_an([], gleiche_ab(plan(), STANDARD, (), JETZT))
    assert {eintrag.erinnerung.stufe for eintrag in wende_an(gemerkte, gleiche_ab(plan(), ohne, gemerkte, JETZT))} == {"3", "ab"}


def test_a_preview_puts_together_what_falls_on_one_day():
    vorschau = je_tag(gleiche_ab(plan(), STANDARD, (), JETZT).neu, STANDARD)
    je = {tag: {e.termin for e in erinnerungen} for tag, erinnerungen in vorschau}
    assert je[date(2027, 11, 18)] == {"strategieworkshop", "einverstaendnis", "erste_massnahmen"}
    assert [tag for tag, _ in vorschau] == sorted(je)


def faellig(tag: str, name: str = "a", stufe: str = "3") -> Erinnerung:
    moment = datetime.fromisoformat(f"{tag}T09:00").replace(tzinfo=BERLIN).astimezone(UTC)
    return Erinnerung(f"{name}/{stufe}/{tag}", name, stufe, date.fromisoformat(tag), moment)


def test_what_is_due_on_one_day_is_one_message():
    jetzt = datetime(2027, 5, 3, 9, 1, tzinfo=BERLIN)
    sendung = entscheide([faellig("2027-05-03"), faellig("2027-05-03", "b")], STANDARD, None, jetzt)
    assert isinstance(sendung, Sendung)
    assert [(p.erinnerung.termin, p.verspaetet) for p in sendung.einzelne] == [("a", False), ("b", False)]
    assert len(sendung.schluessel) == 2


def test_late_ones_say_so_and_old_ones_are_summed_up():
    jetzt = datetime(2027, 5, 21, 15, tzinfo=BERLIN)
    alte = [faellig("2027-05-03", "alt"), faellig("2027-05-18", "spaet"), faellig("2027-05-21", "heute")]
    sendung = entscheide(alte, STANDARD, None, jetzt)
    assert isinstance(sendung, Sendung)
    assert [(p.erinnerung.termin, p.verspaetet) for p in sendung.einzelne] == [("spaet", True), ("heute", False)]
    assert [p.erinnerung.termin for p in sendung.summe] == ["alt"]


def test_of_two_rungs_of_one_milestone_the_last_is_told_and_both_are_settled():
    jetzt = datetime(2027, 5, 21, 15, tzinfo=BERLIN)
    sendung = entscheide([faellig("2027-05-21", "a", "3"), faellig("2027-05-10", "a", "14")], STANDARD, None, jetzt)
    assert isinstance(sendung, Sendung)
    assert [p.erinnerung.stufe for p in sendung.einzelne] == ["3"]
    assert sendung.schluessel == ("a/14/2027-05-10", "a/3/2027-05-21")


@pytest.mark.parametrize(
    ("jetzt", "letzte", "frei"),
    [
        ("2027-05-03T15:00", None, "2027-05-03T15:00"),
        ("2027-05-03T03:00", None, "2027-05-03T09:00"),
        ("2027-05-03T20:00", None, "2027-05-04T09:00"),
        ("2027-05-01T10:00", None, "2027-05-03T09:00"),
        ("2027-03-26T10:00", None, "2027-03-30T09:00"),
        ("2027-05-03T15:00", "2027-05-03T09:00", "2027-05-04T09:00"),
        ("2027-05-04T09:00", "2027-05-03T19:59", "2027-05-04T09:00"),
    ],
    ids=["bei Tage", "nachts", "abends", "am Wochenende", "am Feiertag", "schon heute", "gestern"],
)
def test_a_message_waits_for_the_daytime_of_a_working_day_without_another_one(jetzt: str, letzte: str | None, frei: str):
    moment, erwartet = (datetime.fromisoformat(text).replace(tzinfo=BERLIN) for text in (jetzt, frei))
    zuletzt = None if letzte is None else datetime.fromisoformat(letzte).replace(tzinfo=BERLIN)
    assert naechste_sendezeit(STANDARD, zuletzt, moment) == erwartet
    entscheidung = entscheide([faellig("2027-03-01")], STANDARD, zuletzt, moment)
    assert (entscheidung == Warten(erwartet)) == (erwartet > moment)


EINSTELLUNGEN = st.builds(
    Einstellung,
    zone=st.sampled_from(["Europe/Berlin", "Europe/Lisbon", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "UTC"]),
    stunde=st.integers(7, 19),
    land=st.sampled_from([None, *LAENDER]),
)
MOMENTE = st.datetimes(datetime(2026, 1, 1), datetime(2031, 12, 31), timezones=st.just(UTC))
ENDEN = st.dates(date(2026, 6, 1), date(2033, 12, 31)).map(date.isoformat)


@given(ende=ENDEN, jetzt=MOMENTE, einstellung=EINSTELLUNGEN)
def test_no_reminder_is_past_nor_at_night_nor_on_a_day_off_nor_after_its_date(ende: str, jetzt: datetime, einstellung: Einstellung):
    neu = gleiche_ab(plan(ende, jetzt), einstellung, (), jetzt).neu
    assert [e.faellig for e in neu] == sorted(e.faellig for e in neu)
    assert len({e.schluessel for e in neu}) == len(neu)
    for erinnerung in neu:
        assert erinnerung.faellig > jetzt
        ortszeit = einstellung.lokal(erinnerung.faellig)
        assert (ortszeit.hour, ortszeit.minute) == (einstellung.stunde, 0)
        assert ist_arbeitstag(ortszeit.date(), einstellung.land)
        assert ortszeit.date() < erinnerung.datum


@given(
    enden=st.lists(ENDEN, min_size=1, max_size=4),
    jetzt=MOMENTE,
    einstellungen=st.lists(EINSTELLUNGEN, min_size=1, max_size=3),
    sprung=st.timedeltas(timedelta(0), timedelta(days=200)),
)
def test_however_the_plan_changes_nothing_is_sent_twice_and_deriving_again_changes_nothing(
    enden: list[str], jetzt: datetime, einstellungen: list[Einstellung], sprung: timedelta
):
    gemerkte: list[Gemerkt] = []
    gesendet: list[str] = []
    for nummer, ende in enumerate([*enden, enden[0]]):
        einstellung = einstellungen[nummer % len(einstellungen)]
        gemerkte = wende_an(gemerkte, gleiche_ab(plan(ende, jetzt), einstellung, gemerkte, jetzt))
        assert gleiche_ab(plan(ende, jetzt), einstellung, gemerkte, jetzt) == Abgleich()
        jetzt += sprung
        gesendet += [g.erinnerung.schluessel for g in gemerkte if g.gesendet is None and g.erinnerung.faellig <= jetzt]
        gemerkte = sende(gemerkte, jetzt)
    assert len(set(gesendet)) == len(gesendet)
    assert len({g.erinnerung.schluessel for g in gemerkte}) == len(gemerkte)


@given(jetzt=MOMENTE, letzte=st.none() | st.timedeltas(timedelta(0), timedelta(days=3)), einstellung=EINSTELLUNGEN)
def test_the_next_moment_to_send_is_allowed_and_waiting_for_it_is_enough(
    jetzt: datetime, letzte: timedelta | None, einstellung: Einstellung
):
    zuletzt = None if letzte is None else jetzt - letzte
    frei = naechste_sendezeit(einstellung, zuletzt, jetzt)
    assert frei >= jetzt
    assert naechste_sendezeit(einstellung, zuletzt, frei) == frei
    ortszeit = einstellung.lokal(frei)
    assert einstellung.stunde <= ortszeit.hour < 20
    assert ist_arbeitstag(ortszeit.date(), einstellung.land)
    assert zuletzt is None or einstellung.tag(zuletzt) < ortszeit.date()
