"""Robust, the candidates and the deciding question equal brute force: every completion written out and recommended for."""

from typing import Any

import pytest
from hypothesis import assume, example, given, settings

from knowledge.antwort import Antworten
from knowledge.beratung import wirksame, zaehlende_fragen
from knowledge.empfehlung import empfiehl
from knowledge.gegenprobe.robust import robustheit
from knowledge.gegenprobe.worte import robust_in_worten
from knowledge.loading import load_katalog
from tests.knowledge import brute
from tests.knowledge.profile_gegenprobe import profile

KATALOG = load_katalog()
BASIS: dict[str, Any] = {
    "kommune_typ": "gemeinde",
    "einwohner": 32_000,
    "landkreis_ksm": "nein",
    "modell_heute": "V7",
    "foerderphase": "anschlussvorhaben",
    "konzept": "teilweise",
    "eigenfinanzierung": "moeglich",
    "stellenteilung": "nein",
    "staerkung": "ja",
    "sichtbarkeit": "ja",
    "stellenausbau": "nein",
    "personalbudget": 1,
    "klimabudget": 6,
    "zeithorizont": "mittel",
    "historie": "mittel",
    "relevanz": "hoch",
}
# So many completions at most are written out; by night more.
ERGAENZUNGEN = 150 if settings().max_examples <= 100 else 600


def ohne(*fragen: str, **anders: Any) -> dict[str, Any]:
    return {frage: wert for frage, wert in {**BASIS, **anders}.items() if frage not in fragen}


@settings(max_examples=max(60, settings().max_examples // 2))
@given(profile(KATALOG, 4))
@example(ohne("personalbudget", einwohner=66_667))
@example(ohne("relevanz", einwohner="50_100", personalbudget="1_2"))
@example(ohne("gemeinden", kommune_typ="landkreis", personalbudget="1_2", zeithorizont="lang"))
@example(ohne("modell_heute", kommune_typ="verbund", stellenteilung="ja"))
@example(ohne("foerderphase", konzept="keines", modell_heute="V7b", klimabudget=0))
@example(ohne("kommune_typ", "landkreis_ksm"))
def test_candidates_are_the_models_that_lead_for_some_completion(roh: dict[str, Any]):
    antworten = KATALOG.antworten(roh)
    assume(brute.anzahl(KATALOG, antworten, ERGAENZUNGEN) < ERGAENZUNGEN)

    ergebnis = robustheit(KATALOG, antworten)

    assert ergebnis.kandidaten == brute.kandidaten(KATALOG, antworten)
    assert ergebnis.robust == (len(ergebnis.kandidaten) == 1) == (ergebnis.frage is None)


@settings(max_examples=max(25, settings().max_examples // 4))
@given(profile(KATALOG, 3))
def test_the_deciding_question_leaves_the_fewest_candidates_on_average(roh: dict[str, Any]):
    exakt = {frage: wert for frage, wert in roh.items() if KATALOG.fragen[frage].art == "auswahl" or not isinstance(wert, str)}
    antworten = wirksame(KATALOG, KATALOG.antworten({**{f: w for f, w in BASIS.items() if f in brute.KANTEN}, **exakt, "gemeinden": 20}))
    assume(brute.anzahl(KATALOG, antworten, ERGAENZUNGEN) < ERGAENZUNGEN)
    ergebnis = robustheit(KATALOG, antworten)
    assume(not ergebnis.robust)

    offene = [frage for frage in KATALOG.fragen if frage in zaehlende(antworten) and antworten.bekannt(frage) is None]
    alle = brute.fuehrende(KATALOG, antworten)
    erwartet = {frage: brute.erwartete_kandidaten(KATALOG, antworten, frage, alle) for frage in offene}

    assert ergebnis.frage == min(offene, key=lambda frage: round(erwartet[frage], 9))


def zaehlende(antworten: Antworten) -> set[str]:
    return {frage.id for frage in zaehlende_fragen(KATALOG, antworten)} & {*brute.WICHTIG, *KATALOG.flussdiagramm.knoten}


def test_nothing_known_leaves_all_models_and_asks_for_the_kind_of_kommune():
    ergebnis = robustheit(KATALOG, KATALOG.antworten({}))

    assert ergebnis.kandidaten == tuple(KATALOG.steckbriefe)
    assert ergebnis.frage == "kommune_typ"


def test_weiss_nicht_is_the_same_as_a_missing_answer():
    assert robustheit(KATALOG, KATALOG.antworten({**ohne("relevanz"), "relevanz": "weiss_nicht"})) == robustheit(
        KATALOG, KATALOG.antworten(ohne("relevanz"))
    )


def test_complete_answers_are_robust_and_the_leading_model_is_the_candidate():
    antworten = KATALOG.antworten(BASIS)

    assert robustheit(KATALOG, antworten).kandidaten == (empfiehl(KATALOG, antworten).fuehrend.modell,)


def test_a_class_is_asked_for_exactly_where_the_number_decides():
    ergebnis = robustheit(KATALOG, KATALOG.antworten(ohne(klimabudget="3_5")))

    assert ergebnis.kandidaten == ("V6a-c", "V8")
    assert ergebnis.frage == "klimabudget"


def test_a_class_that_leaves_no_doubt_is_robust():
    assert robustheit(KATALOG, KATALOG.antworten(ohne(klimabudget="5_10"))).robust


@pytest.mark.parametrize(
    ("roh", "satz"),
    [
        (BASIS, "Alle Angaben liegen vor. Ihre Empfehlung ist V 8."),
        (ohne("landkreis_ksm"), "Ihre Empfehlung bleibt V 8, gleich was Sie dazu erfahren: KSM im Landkreis."),
        (ohne(klimabudget="5_10"), "Ihre Empfehlung bleibt V 8, gleich was Sie noch erfahren."),
    ],
)
def test_robust_is_said_in_words(roh: dict[str, Any], satz: str):
    antworten = KATALOG.antworten(roh)

    assert robust_in_worten(KATALOG, antworten, robustheit(KATALOG, antworten), empfiehl(KATALOG, antworten)) == (satz,)


def test_the_words_name_the_candidates_and_whom_to_ask():
    antworten = KATALOG.antworten(ohne("relevanz"))
    worte = robust_in_worten(KATALOG, antworten, robustheit(KATALOG, antworten), empfiehl(KATALOG, antworten))

    assert worte[0].startswith("Noch können ")
    assert KATALOG.fragen["relevanz"].wen_fragen in worte[1]
    assert not any("%" in satz or "{" in satz for satz in worte)
