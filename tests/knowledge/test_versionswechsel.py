"""Answers given to older versions of the Katalog: rewritten by declared rules, and what cannot be kept is named."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from dialogs.preview import MUSTERSTADT
from knowledge.empfehlung import empfiehl
from knowledge.katalog import Katalog
from knowledge.loading import load_katalog
from knowledge.pruefung import pruefe_katalog
from knowledge.verlauf import FrueheresErgebnis, vergleiche_mit
from knowledge.version import Umschrift
from knowledge.versionswechsel import kennt_weg, ueberfuehre
from tests.knowledge.profile import antworten as zufaellige
from tests.knowledge.versionen import DANN, HEUTE, NEU

KATALOG = load_katalog()


@pytest.mark.parametrize(
    ("alt", "neu", "umschrift"),
    [
        (
            {"stuetze": "hoch"},
            {"relevanz": "hoch"},
            [
                Umschrift("umbenannt", "stuetze", "hoch", {"rueckenwind": "hoch"}, DANN.regeln[0].grund),
                Umschrift("umbenannt", "rueckenwind", "hoch", {"relevanz": "hoch"}, HEUTE.regeln[0].grund),
            ],
        ),
        (
            {"historie": "klein"},
            {"historie": "gering"},
            [Umschrift("umbenannt", "historie", "klein", {"historie": "gering"}, DANN.regeln[1].grund)],
        ),
        ({"historie": "unklar"}, {}, [Umschrift("neu_fragen", "historie", "unklar", {}, DANN.regeln[1].grund)]),
        ({"historie": "hoch"}, {"historie": "hoch"}, []),
        (
            {"ausrichtung": "nach_aussen"},
            {"staerkung": "ja", "sichtbarkeit": "ja"},
            [
                Umschrift(
                    "geteilt",
                    "ausrichtung",
                    "nach_aussen",
                    {"staerkung": "ja", "sichtbarkeit": "ja"},
                    HEUTE.regeln[1].grund,
                    "Ausrichtung",
                    "nach außen",
                )
            ],
        ),
        (
            {"ausrichtung": "wie_bisher"},
            {"staerkung": "nein"},
            [Umschrift("geteilt", "ausrichtung", "wie_bisher", {"staerkung": "nein"}, HEUTE.regeln[1].grund, "Ausrichtung", None)],
        ),
        (
            {"ausrichtung": "weiss_nicht"},
            {},
            [Umschrift("geteilt", "ausrichtung", "weiss_nicht", {}, HEUTE.regeln[1].grund, "Ausrichtung", None)],
        ),
        ({"partei": "a"}, {}, [Umschrift("entfernt", "partei", "a", {}, HEUTE.regeln[2].grund, "Mehrheit im Rat", "Mehrheit A")]),
        ({"stuetze": "weiss_nicht"}, {"relevanz": "weiss_nicht"}, None),
        ({"nie_gehoert": 3, "einwohner": 32000}, {"einwohner": 32000}, [Umschrift("ungueltig", "nie_gehoert", 3)]),
        ({"ort": "im_keller"}, {}, [Umschrift("ungueltig", "ort", "im_keller")]),
    ],
)
def test_an_old_answer_becomes_what_the_rules_say_and_is_named(alt: dict, neu: dict, umschrift: list | None):
    wechsel = ueberfuehre(NEU, alt, "2025.1")
    assert wechsel.antworten == neu
    if umschrift is not None:
        assert list(wechsel.umschriften) == umschrift


def test_only_the_rules_after_the_stored_version_are_used():
    wechsel = ueberfuehre(NEU, {"stuetze": "hoch", "rueckenwind": "mittel"}, "2025.2")
    assert wechsel.antworten == {"relevanz": "mittel"}
    assert [umschrift.art for umschrift in wechsel.umschriften] == ["umbenannt", "ungueltig"]
    assert wechsel.versionen == (HEUTE,)


def test_an_answer_that_is_there_already_is_the_newer_one_and_stays():
    wechsel = ueberfuehre(NEU, {"rueckenwind": "gering", "relevanz": "hoch", "ausrichtung": "wie_bisher", "staerkung": "ja"}, "2025.2")
    assert wechsel.antworten == {"relevanz": "hoch", "staerkung": "ja"}
    assert wechsel.umschriften[1].neu == {"staerkung": "ja"}


@pytest.mark.parametrize(("von", "weg"), [("2025.1", True), ("2025.2", True), (KATALOG.version, False), ("2031.4", False), ("", False)])
def test_a_newer_or_unknown_version_has_no_way_and_is_left_alone(von: str, weg: bool):
    assert kennt_weg(NEU, von) is weg


@given(zufaellige())
def test_answers_of_the_present_katalog_pass_through_every_version_unchanged(roh: dict[str, Any]):
    wechsel = ueberfuehre(NEU, roh, "2025.1")
    assert wechsel.antworten == roh
    assert wechsel.umschriften == ()


def test_the_synthetic_versions_are_sound():
    assert pruefe_katalog(NEU) == []


# What changed since an earlier result


def frueher(katalog: Katalog, eingaben: dict[str, Any], version: str | None = None) -> FrueheresErgebnis:
    """Return the result of these answers as it would have been kept; an older version's answers are judged as they are today."""
    ergebnis = empfiehl(katalog, katalog.antworten(ueberfuehre(katalog, eingaben, version or katalog.version).antworten))
    return FrueheresErgebnis(
        datetime(2025, 11, 21, tzinfo=UTC),
        version or katalog.version,
        eingaben,
        ergebnis.fuehrend.modell,
        {bewertung.modell: bewertung.status for bewertung in ergebnis.modelle},
    )


def jetzt(katalog: Katalog, vorher: FrueheresErgebnis, roh: dict[str, Any]):
    antworten = katalog.antworten(roh)
    return vergleiche_mit(katalog, vorher, antworten, empfiehl(katalog, antworten))


def test_the_same_answers_make_no_difference():
    vergleich = jetzt(KATALOG, frueher(KATALOG, MUSTERSTADT), MUSTERSTADT)
    assert vergleich.unveraendert
    assert not vergleich.durch_katalog
    assert not vergleich.durch_antworten


def test_the_answer_that_made_the_difference_is_named_and_no_other():
    neu = {**MUSTERSTADT, "staerkung": "nein", "erfolg_praesenz": "gut"}
    vergleich = jetzt(KATALOG, frueher(KATALOG, MUSTERSTADT), neu)
    assert [wechsel.frage for wechsel in vergleich.antworten] == ["erfolg_praesenz", "staerkung"]
    assert vergleich.fuehrt_anderes
    assert vergleich.durch_antworten
    assert not vergleich.durch_katalog
    assert vergleich.ausschlag == ("staerkung",)
    assert vergleich.status


def test_a_renamed_question_is_no_changed_answer_and_the_change_of_the_katalog_is_told():
    alt = {frage: wert for frage, wert in MUSTERSTADT.items() if frage != "relevanz"} | {"stuetze": MUSTERSTADT["relevanz"]}
    vergleich = jetzt(NEU, frueher(NEU, alt, "2025.1"), MUSTERSTADT)
    assert vergleich.antworten == ()
    assert vergleich.umgestellt is not None
    assert [umschrift.art for umschrift in vergleich.umgestellt.umschriften] == ["umbenannt", "umbenannt"]
    assert not vergleich.fuehrt_anderes
    assert not vergleich.unveraendert


def test_a_result_that_the_katalog_alone_changed_says_so():
    damals = replace(frueher(NEU, MUSTERSTADT, "2025.1"), fuehrend="V9")
    vergleich = jetzt(NEU, damals, MUSTERSTADT)
    assert vergleich.durch_katalog
    assert not vergleich.durch_antworten
    assert vergleich.fuehrt_anderes
    assert vergleich.ausschlag == ()


def test_an_answer_that_was_given_or_forgotten_is_a_change_too():
    ohne = {frage: wert for frage, wert in MUSTERSTADT.items() if frage != "historie"}
    vergleich = jetzt(KATALOG, frueher(KATALOG, ohne), MUSTERSTADT)
    assert [(w.frage, w.vorher, w.jetzt) for w in vergleich.antworten] == [("historie", None, "mittel")]
    zurueck = jetzt(KATALOG, frueher(KATALOG, MUSTERSTADT), ohne)
    assert [(w.frage, w.vorher, w.jetzt) for w in zurueck.antworten] == [("historie", "mittel", None)]
