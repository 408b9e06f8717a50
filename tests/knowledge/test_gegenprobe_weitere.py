"""Stability, what if, the comparison and the development path."""

from typing import Any

import pytest
from hypothesis import given, settings

from knowledge.antwort import InvalidAnswerError
from knowledge.beratung import zaehlende_fragen
from knowledge.empfehlung import empfiehl
from knowledge.gegenprobe.ausgabe import vergleich_als_daten
from knowledge.gegenprobe.pfad import entwicklungspfad
from knowledge.gegenprobe.stabilitaet import stabilitaet
from knowledge.gegenprobe.vergleich import InvalidComparisonError, vergleiche
from knowledge.gegenprobe.versuch import probiere
from knowledge.gegenprobe.worte import kipppunkte_in_worten
from knowledge.loading import load_katalog
from knowledge.steckbrief import EIGENSCHAFTEN, KRITERIEN
from tests.knowledge.profile_gegenprobe import profile
from tests.knowledge.test_gegenprobe_robust import BASIS, ohne

KATALOG = load_katalog()
# The classes of the Fachkonzept, section 4, in rising order.
KLASSEN = {
    "einwohner": ["u5", "5_10", "10_25", "25_50", "50_100", "ue100"],
    "personalbudget": ["0", "u05", "05_1", "1_2", "2_3", "ue3"],
    "klimabudget": ["0", "u1", "1_3", "3_5", "5_10", "ue10"],
    "zeithorizont": ["kurz", "mittel", "lang"],
    "historie": ["gering", "mittel", "hoch"],
    "relevanz": ["gering", "mittel", "hoch"],
}


def nachbarn(reihe: list[str], wert: str) -> list[str]:
    stelle = reihe.index(wert)
    return [reihe[nachbar] for nachbar in (stelle - 1, stelle + 1) if 0 <= nachbar < len(reihe)]


@settings(max_examples=max(40, settings().max_examples // 2))
@given(profile(KATALOG, 6))
def test_the_answers_that_tip_the_result_are_those_that_change_the_leader(roh: dict[str, Any]):
    antworten = KATALOG.antworten({frage: wert for frage, wert in roh.items() if frage not in KLASSEN or wert in KLASSEN[frage]})
    vorn = empfiehl(KATALOG, antworten).fuehrend.modell
    erwartet = []
    for frage in zaehlende_fragen(KATALOG, antworten):
        wert = antworten.bekannt(frage.id)
        reihe = KLASSEN.get(frage.id)
        andere = nachbarn(reihe, str(wert)) if reihe and wert is not None else []
        if wert is not None and frage.id in KATALOG.flussdiagramm.knoten:
            andere = [str(option.wert) for option in frage.optionen if option.wert != wert]
        for nach in andere:
            neu = empfiehl(KATALOG, KATALOG.antworten({**antworten.roh(), frage.id: nach})).fuehrend.modell
            erwartet += [(frage.id, nach, neu)] if neu != vorn else []

    assert [(punkt.frage, punkt.nach, punkt.fuehrend) for punkt in stabilitaet(KATALOG, antworten)] == erwartet


@pytest.mark.parametrize(
    ("wert", "klassen"),
    [(32_000, {"10_25", "50_100"}), (25_000, {"10_25", "25_50"}), (120_000, {"50_100"}), (3_000, {"5_10"})],
)
def test_an_exact_number_moves_to_the_classes_beside_it(wert: int, klassen: set[str], monkeypatch: pytest.MonkeyPatch):
    from knowledge.gegenprobe import stabilitaet as modul

    monkeypatch.setattr(modul._Stand, "fuehrend_mit", lambda *_: "V1")
    antworten = KATALOG.antworten({**BASIS, "einwohner": wert})

    assert {punkt.nach for punkt in stabilitaet(KATALOG, antworten) if punkt.frage == "einwohner"} == klassen


def test_what_tips_the_result_is_said_in_words():
    antworten = KATALOG.antworten(ohne(klimabudget="5_10"))
    worte = kipppunkte_in_worten(KATALOG, stabilitaet(KATALOG, antworten))

    assert "Stärkung des KSM: Bei „nein“ statt „ja“ läge V 7 vorn." in worte
    assert not any("{" in satz for satz in worte)
    assert kipppunkte_in_worten(KATALOG, ()) == ("Keine einzelne Antwort kippt das Ergebnis, wenn sie eine Stufe anders ausfällt.",)


@given(profile(KATALOG, 6))
def test_a_trial_shows_before_and_after_and_all_that_differs(roh: dict[str, Any]):
    antworten = KATALOG.antworten(roh)
    versuch = probiere(KATALOG, antworten, {"relevanz": "gering"})
    dann = empfiehl(KATALOG, KATALOG.antworten({**roh, "relevanz": "gering"}))

    assert (versuch.vorher, versuch.nachher) == (empfiehl(KATALOG, antworten), dann)
    assert versuch.kippt == (versuch.vorher.fuehrend.modell != dann.fuehrend.modell)
    assert {wechsel.modell for wechsel in versuch.status} == {
        bewertung.modell for bewertung in dann.modelle if versuch.vorher.bewertung(bewertung.modell).status != bewertung.status
    }
    assert {wechsel.kriterium for wechsel in versuch.urteile} <= {"relevanz"}
    assert antworten.roh() == KATALOG.antworten(roh).roh()


def test_a_trial_with_weiss_nicht_forgets_the_answer_and_a_wrong_value_is_refused():
    antworten = KATALOG.antworten(BASIS)

    assert probiere(KATALOG, antworten, {"relevanz": "weiss_nicht"}).antworten.bekannt("relevanz") is None
    with pytest.raises(InvalidAnswerError):
        probiere(KATALOG, antworten, {"relevanz": "riesig"})


def test_models_stand_side_by_side_criterion_by_criterion():
    daten = vergleich_als_daten(vergleiche(KATALOG, ["V7", "V8", "V6a"]))

    assert daten["modelle"] == ["V7", "V8", "V6a-c"]
    assert [zeile["id"] for zeile in daten["kriterien"]] == list(KRITERIEN)
    assert [zeile["id"] for zeile in daten["eigenschaften"]] == list(EIGENSCHAFTEN)
    for zeile in (*daten["kriterien"], *daten["eigenschaften"]):
        assert zeile["titel"]
        assert all(set(zeile["werte"][modell]) == {"wert", "kommentar", "quelle"} for modell in daten["modelle"])
    assert daten["kriterien"][3]["werte"]["V7"]["wert"] == KATALOG.steckbriefe["V7"].kriterien["klimabudget"].wert
    assert set(daten["vorteile"]) == set(daten["nachteile"]) == set(daten["modelle"])


def test_with_answers_the_comparison_says_how_each_model_fits():
    vergleich = vergleiche(KATALOG, ["V7", "V10"], KATALOG.antworten(BASIS))

    groesse = vergleich.kriterien[0].urteile
    assert (groesse["V7"].urteil, groesse["V10"].urteil) == ("erfuellt", "verfehlt")
    assert groesse["V7"].antwort == "32.000 EW"
    assert vergleich.voraussetzungen["V7"].urteil == "erfuellt"


@pytest.mark.parametrize("modelle", [["V7"], ["V7", "V7"], ["V6a", "V6b"], ["V7", "V8", "V9", "V10"], []])
def test_other_than_two_or_three_different_models_are_refused(modelle: list[str]):
    with pytest.raises(InvalidComparisonError):
        vergleiche(KATALOG, modelle)


@pytest.mark.parametrize(
    ("von", "nach", "stationen", "vorschlaege"),
    [
        ("V1", "V10", ["V5", "V6a-c", "V7", "V9", "V10"], []),
        ("V7b", "V8", ["V8"], []),
        ("V2", "V5", ["V3", "V5"], []),
        ("V7", "V8", ["V8"], ["V8"]),
        ("V9", "V11", ["V10", "V11"], ["V11"]),
        ("V6a", "V6d", None, None),
        ("V8", "V8", [], []),
        ("V10", "V7", None, None),
    ],
)
def test_the_path_takes_the_steps_that_the_texts_name_and_marks_the_others(
    von: str, nach: str, stationen: list[str] | None, vorschlaege: list[str] | None
):
    pfad = entwicklungspfad(KATALOG, von, nach)

    assert (None if pfad is None else [schritt.nach for schritt in pfad]) == stationen
    assert (None if pfad is None else [schritt.nach for schritt in pfad if schritt.vorschlag]) == vorschlaege
    assert all(schritt.text and schritt.quelle for schritt in pfad or ())


def test_every_model_is_reached_from_every_less_anchored_one():
    for von in KATALOG.steckbriefe.values():
        for nach in KATALOG.steckbriefe.values():
            pfad = entwicklungspfad(KATALOG, von.id, nach.id)
            if von.rang <= nach.rang:
                assert pfad is not None
                stationen = [von.id, *(schritt.nach for schritt in pfad)]
                assert stationen[-1] == nach.id
                assert len(set(stationen)) == len(stationen)


def test_a_suggestion_does_not_lead_a_landkreis_through_models_that_are_not_for_it():
    pfad = entwicklungspfad(KATALOG, "V7a", "V9", "landkreis")

    assert [(schritt.nach, schritt.vorschlag) for schritt in pfad or ()] == [("V9", True)]
