from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.katalog import Katalog
from knowledge.loading import load_katalog
from knowledge.pruefung.meilensteine import pruefe_meilensteine
from knowledge.zeitplan import Anpassungen, EigenerMeilenstein, Zeitplan, plane, plus_monate

KATALOG: Katalog = load_katalog()
HEUTE = date(2026, 11, 21)


def zeitplan(heute: date = HEUTE, anpassungen: Anpassungen | None = None, *, alle_quartale: bool = False, **antworten: str) -> Zeitplan:
    return plane(KATALOG, KATALOG.antworten(antworten), heute, anpassungen or Anpassungen(), alle_quartale=alle_quartale)


def daten(plan: Zeitplan) -> Mapping[str, str]:
    return {termin.id: termin.datum.isoformat() for termin in plan.termine}


GOLDEN = {
    "das Beispiel der Fachbeschreibung: ein Monatsende wird auf einen Tag gekürzt, den es gibt": (
        {"foerderbeginn": "2026-07-01", "foerderende": "2029-06-30"},
        {
            "verstetigung_angehen": "2026-07-01",
            "verstetigungsberatung": "2027-10-30",
            "einverstaendnis": "2027-12-30",
            "strategieworkshop": "2027-12-30",
            "erste_massnahmen": "2027-12-30",
            "verwaltungsspitze": "2028-02-29",
            "haushalt": "2028-08-31",
            "prozessunterstuetzung_9": "2028-09-30",
            "prozessunterstuetzung_3": "2029-03-30",
            "pruefung_6": "2028-12-30",
            "pruefung_3": "2029-03-30",
            "pruefung_1": "2029-05-30",
        },
    ),
    "ein Ende am 31. August trifft im Februar den letzten Tag": (
        {"foerderbeginn": "2027-09-01", "foerderende": "2030-08-31"},
        {"strategieworkshop": "2029-02-28", "pruefung_6": "2030-02-28", "pruefung_3": "2030-05-31", "haushalt": "2029-08-31"},
    ),
    "ein Ende am Schalttag": (
        {"foerderbeginn": "2025-03-01", "foerderende": "2028-02-29"},
        {"strategieworkshop": "2026-08-29", "pruefung_1": "2028-01-29", "haushalt": "2027-08-31"},
    ),
    "ein Beginn am Schalttag bleibt der Schalttag": (
        {"foerderbeginn": "2028-02-29", "foerderende": "2031-02-28"},
        {"verstetigung_angehen": "2028-02-29", "strategieworkshop": "2029-08-28"},
    ),
    "am 31. Dezember beginnt das Haushaltsjahr erst mit dem Tag danach": (
        {"foerderbeginn": "2026-01-01", "foerderende": "2028-12-31"},
        {"haushalt": "2028-08-31", "strategieworkshop": "2027-06-30"},
    ),
    "am 30. Dezember noch nicht": (
        {"foerderbeginn": "2026-01-01", "foerderende": "2028-12-30"},
        {"haushalt": "2027-08-31"},
    ),
    "im Erstvorhaben kommen Antrag und Beschluss dazu, und das Anschlussvorhaben beginnt danach": (
        {"foerderphase": "erstvorhaben", "foerderbeginn": "2026-07-01", "foerderende": "2028-06-30"},
        {
            "antrag_anschluss_frist": "2027-12-30",
            "antrag_anschluss": "2027-06-30",
            "ratsbeschluss": "2027-05-30",
            "verstetigung_vorbereiten": "2028-07-01",
        },
    ),
}


@pytest.mark.parametrize(("antworten", "erwartet"), GOLDEN.values(), ids=GOLDEN)
def test_the_dates_are_the_golden_ones(antworten: dict[str, str], erwartet: dict[str, str]):
    gefunden = daten(zeitplan(**antworten))
    assert {name: gefunden.get(name) for name in erwartet} == erwartet


def test_what_is_for_the_erstvorhaben_is_for_nobody_else():
    nur_erst = {"antrag_anschluss", "antrag_anschluss_frist", "ratsbeschluss", "verstetigung_vorbereiten"}
    for phase in ("anschlussvorhaben", "andere", "weiss_nicht"):
        assert not nur_erst & set(daten(zeitplan(foerderphase=phase, foerderbeginn="2026-07-01", foerderende="2028-06-30")))
    erst = set(daten(zeitplan(foerderphase="erstvorhaben", foerderbeginn="2026-07-01", foerderende="2028-06-30")))
    assert nur_erst <= erst
    assert "verstetigung_angehen" not in erst


def test_a_range_begins_where_the_funding_or_the_spring_begins():
    plan = zeitplan(foerderbeginn="2026-07-01", foerderende="2029-06-30")
    ab = {termin.id: termin.ab for termin in plan.termine if termin.ab}
    assert ab == {
        "verstetigungsberatung": date(2026, 7, 1),
        "strategieworkshop": date(2026, 7, 1),
        "haushalt": date(2028, 3, 1),
    }


def test_quarters_are_the_next_four_and_none_after_the_end():
    quartale = [name for name in daten(zeitplan(foerderbeginn="2026-07-01", foerderende="2029-06-30")) if name.startswith("dokumentation")]
    assert quartale == [f"dokumentation_{quartal}" for quartal in ("2026_q4", "2027_q1", "2027_q2", "2027_q3")]
    kurz = zeitplan(foerderende="2027-03-31")
    assert [name for name in daten(kurz) if name.startswith("dokumentation")] == ["dokumentation_2026_q4", "dokumentation_2027_q1"]
    spaeter = zeitplan(foerderbeginn="2027-02-01", foerderende="2029-06-30")
    assert next(name for name in daten(spaeter) if name.startswith("dokumentation")) == "dokumentation_2027_q1"


def test_all_quarters_up_to_the_end_are_listed_where_reminders_need_them():
    plan = zeitplan(foerderende="2029-06-30", alle_quartale=True)
    quartale = [name for name in daten(plan) if name.startswith("dokumentation")]
    assert (quartale[0], quartale[-1], len(quartale)) == ("dokumentation_2026_q4", "dokumentation_2029_q2", 11)


def test_a_quarter_that_ends_today_is_still_open():
    plan = zeitplan(date(2026, 12, 31), foerderende="2029-06-30")
    assert daten(plan)["dokumentation_2026_q4"] == "2026-12-31"
    assert next(t for t in plan.termine if t.id == "dokumentation_2026_q4").stand == "offen"


def test_the_day_itself_is_open_and_the_day_after_is_missed():
    antworten = {"foerderbeginn": "2026-07-01", "foerderende": "2029-06-30"}
    staende = []
    for heute in (date(2027, 12, 30), date(2027, 12, 31)):
        termin = zeitplan(heute, **antworten).termin("strategieworkshop")
        assert termin is not None
        staende.append(termin.stand)
    assert staende == ["offen", "versaeumt"]


def test_a_near_end_squeezes_the_plan_and_shifts_nothing():
    plan = zeitplan(foerderbeginn="2025-01-01", foerderende="2027-02-28")
    assert daten(plan)["strategieworkshop"] == "2025-08-28"
    assert {termin.id for termin in plan.versaeumte} == {
        *("verstetigung_angehen", "verstetigungsberatung", "einverstaendnis", "strategieworkshop", "erste_massnahmen"),
        *("verwaltungsspitze", "haushalt", "prozessunterstuetzung_9", "pruefung_6"),
    }
    assert all(termin.was_noch_geht for termin in plan.versaeumte)


def test_a_funding_shorter_than_the_distance_has_a_missed_date_and_no_range():
    termin = zeitplan(foerderbeginn="2026-07-01", foerderende="2027-06-30").termin("strategieworkshop")
    assert termin is not None
    assert (termin.datum, termin.ab, termin.stand) == (date(2025, 12, 30), None, "versaeumt")


def test_an_end_in_the_past_leaves_only_missed_ones():
    plan = zeitplan(foerderbeginn="2022-07-01", foerderende="2025-06-30")
    assert {termin.stand for termin in plan.termine} == {"versaeumt"}
    assert not any(termin.id.startswith("dokumentation") for termin in plan.termine)


def test_the_own_date_of_the_kaemmerei_takes_the_place_of_the_suggestion():
    termin = zeitplan(foerderende="2029-06-30", haushalt_termin="2028-04-30").termin("haushalt")
    assert termin is not None
    assert (termin.datum, termin.ab, termin.art, termin.hart, termin.verschiebbar) == (date(2028, 4, 30), None, "eigen", True, False)


def test_the_nachweis_appears_only_with_a_date_of_ones_own():
    assert zeitplan(foerderende="2029-06-30").termin("nachweis") is None
    termin = zeitplan(nachweis_termin="2028-03-31").termin("nachweis")
    assert termin is not None
    assert (termin.datum, termin.art) == (date(2028, 3, 31), "eigen")


def test_without_an_end_what_hangs_on_the_begin_is_listed():
    plan = zeitplan(foerderbeginn="2026-07-01")
    assert plan.mangel is None
    assert {name.rpartition("_20")[0] or name for name in daten(plan)} == {"verstetigung_angehen", "dokumentation"}


@pytest.mark.parametrize(
    ("antworten", "mangel"),
    [
        ({}, "ohne_termine"),
        ({"foerderende": "weiss_nicht"}, "ohne_termine"),
        ({"foerderphase": "keine", "foerderbeginn": "2026-07-01", "foerderende": "2029-06-30"}, "ohne_termine"),
        ({"foerderbeginn": "2029-07-01", "foerderende": "2029-06-30"}, "ende_vor_beginn"),
        ({"foerderende": "9999-12-31"}, "jahr"),
        ({"foerderbeginn": "0001-01-01", "foerderende": "2029-06-30"}, "jahr"),
        ({"foerderende": "2029-06-30", "nachweis_termin": "1999-12-31"}, "jahr"),
    ],
)
def test_a_plan_that_cannot_be_says_why(antworten: dict[str, str], mangel: str):
    plan = zeitplan(**antworten)
    assert (plan.mangel, plan.termine) == (mangel, ())


def test_a_suggestion_can_be_moved_and_says_from_where():
    anpassungen = Anpassungen(verschoben={"verwaltungsspitze": date(2027, 5, 3)})
    termin = zeitplan(anpassungen=anpassungen, foerderende="2029-06-30").termin("verwaltungsspitze")
    assert termin is not None
    assert (termin.datum, termin.verschoben_von, termin.art, termin.verschiebbar) == (date(2027, 5, 3), date(2028, 2, 29), "eigen", True)


def test_what_a_source_or_a_version_dates_is_not_moved():
    anpassungen = Anpassungen(verschoben=dict.fromkeys(("strategieworkshop", "antrag_anschluss_frist"), date(2026, 12, 1)))
    plan = zeitplan(anpassungen=anpassungen, foerderphase="erstvorhaben", foerderende="2029-06-30")
    assert (daten(plan)["strategieworkshop"], daten(plan)["antrag_anschluss_frist"]) == ("2027-12-30", "2028-12-30")


def test_moving_the_budget_before_its_spring_drops_the_range():
    termin = zeitplan(anpassungen=Anpassungen(verschoben={"haushalt": date(2028, 2, 1)}), foerderende="2029-06-30").termin("haushalt")
    assert termin is not None
    assert (termin.ab, termin.datum) == (None, date(2028, 2, 1))


def test_done_stays_done_even_after_its_date():
    plan = zeitplan(date(2029, 1, 1), Anpassungen(erledigt=frozenset({"strategieworkshop"})), foerderende="2029-06-30")
    termin = plan.termin("strategieworkshop")
    assert termin is not None
    assert termin.stand == "erledigt"
    assert termin not in plan.versaeumte


def test_own_milestones_and_notes_are_in_the_plan_at_their_place():
    eigener = EigenerMeilenstein("eigen_1", "Klausurtagung des Gemeinderats mit Klimathemen", date(2027, 3, 1))
    plan = zeitplan(anpassungen=Anpassungen(eigene=(eigener,), notizen={"eigen_1": "Raum buchen"}), foerderende="2029-06-30")
    termin = plan.termin("eigen_1")
    assert termin is not None
    assert (termin.art, termin.notiz, termin.hart) == ("eigen", "Raum buchen", True)
    assert len(termin.kurz) <= 20
    assert [t.datum for t in plan.termine] == sorted(t.datum for t in plan.termine)


def test_a_dated_rule_names_its_version_and_up_to_when_it_held():
    termin = zeitplan(foerderphase="erstvorhaben", foerderende="2028-06-30").termin("antrag_anschluss_frist")
    assert termin is not None
    assert termin.art == "fassung"
    assert termin.fassung is not None
    assert termin.fassung.antraege_bis == date(2024, 10, 31)
    assert "Fassung und Bescheid prüfen" in termin.titel


def test_the_data_are_sound():
    assert list(pruefe_meilensteine(KATALOG)) == []


TAGE = st.dates(date(2001, 6, 30), date(2098, 12, 31))


@given(tag=TAGE, monate=st.integers(-18, 18))
def test_months_clamp_to_the_end_of_a_month_and_never_leave_it(tag: date, monate: int):
    ziel = plus_monate(tag, monate)
    assert (ziel.year * 12 + ziel.month) - (tag.year * 12 + tag.month) == monate
    assert ziel.day == tag.day or (ziel.day < tag.day and plus_monate(ziel.replace(day=1), 1).toordinal() - 1 == ziel.toordinal())


@given(beginn=TAGE, ende=TAGE, heute=TAGE, erst=st.booleans())
def test_any_plan_is_in_order_with_unique_ids_and_honest_states(beginn: date, ende: date, heute: date, erst: bool):
    phase = "erstvorhaben" if erst else "anschlussvorhaben"
    plan = zeitplan(heute, foerderphase=phase, foerderbeginn=beginn.isoformat(), foerderende=ende.isoformat())
    assert (plan.mangel == "ende_vor_beginn") == (ende < beginn)
    assert [t.datum for t in plan.termine] == sorted(t.datum for t in plan.termine)
    assert len({t.id for t in plan.termine}) == len(plan.termine)
    assert all((t.stand == "versaeumt") == (t.datum < heute) for t in plan.termine)
    assert all(t.ab is None or t.ab <= t.datum for t in plan.termine)
    assert sum(t.id.startswith("dokumentation") for t in plan.termine) <= 4
