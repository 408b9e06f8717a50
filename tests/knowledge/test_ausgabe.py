"""The data that the command line prints have exactly the shape that other programs were promised."""

import json
from decimal import Decimal
from typing import Any

import pytest

from knowledge.ausgabe import als_daten, aspekte_sortiert, empfehlung_als_daten, wissen_als_daten
from knowledge.empfehlung import empfiehl
from knowledge.loading import load_katalog
from knowledge.passage import passagen
from knowledge.steckbrief import ASPEKTE, EIGENSCHAFTEN, KRITERIEN, PRUEFUNGEN

KATALOG = load_katalog()
WISSEN = wissen_als_daten(KATALOG)
STADT = {
    "kommune_typ": "gemeinde",
    "einwohner": 40_000,
    "modell_heute": "V6b",
    "konzept": "teilweise",
    "eigenfinanzierung": "moeglich",
    "stellenteilung": "nein",
    "staerkung": "ja",
    "sichtbarkeit": "nein",
    "personalbudget": Decimal("0.5"),
    "klimabudget": 5,
    "zeithorizont": "lang",
    "historie": "gering",
    "relevanz": "hoch",
    "aspekt_netzwerke": "offen",
    "aspekt_ziele": "etabliert",
    "aspekt_strategie": "begonnen",
}


def berechne(roh: dict[str, Any]) -> dict[str, Any]:
    antworten = KATALOG.antworten(roh)
    return empfehlung_als_daten(KATALOG, antworten, empfiehl(KATALOG, antworten))


def test_the_whole_katalog_has_the_promised_shape() -> None:
    verlangt = {"version", "steckbriefe", "fragen", "flussdiagramm", "aufgaben", "themen", "passagen", "glossar"}
    assert verlangt <= set(WISSEN)
    assert WISSEN["version"] == KATALOG.version
    assert list(WISSEN["steckbriefe"]) == list(KATALOG.steckbriefe)
    assert len(WISSEN["aufgaben"]) == 31
    assert all({"id", "bereich", "gruppe", "text", "nur_landkreis"} <= set(aufgabe) for aufgabe in WISSEN["aufgaben"])
    assert sum(not aufgabe["nur_landkreis"] for aufgabe in WISSEN["aufgaben"]) == 20
    assert all(set(thema) == {"titel", "text", "quelle"} for thema in WISSEN["themen"].values())
    assert all(set(passage) == {"id", "titel", "text", "quelle"} for passage in WISSEN["passagen"])
    assert len(WISSEN["glossar"]) >= 25


@pytest.mark.parametrize("modell", KATALOG.steckbriefe)
def test_a_steckbrief_has_the_promised_shape(modell: str) -> None:
    daten = WISSEN["steckbriefe"][modell]
    assert {"name", "kurz", "aliase", "kriterien", "eigenschaften", "vorteile", "nachteile", "empfehlungen"} <= set(daten)
    assert isinstance(daten["aliase"], list)
    for gruppe, namen in (("kriterien", KRITERIEN), ("eigenschaften", EIGENSCHAFTEN)):
        assert tuple(daten[gruppe]) == namen
        assert all(set(eintrag) == {"wert", "kommentar", "quelle"} for eintrag in daten[gruppe].values())
    for gruppe in ("vorteile", "nachteile"):
        assert daten[gruppe]
        assert all(set(eintrag) == {"text", "quelle"} for eintrag in daten[gruppe])
    assert tuple(daten["empfehlungen"]) == ASPEKTE
    assert all(set(eintrag) == {"text", "quelle"} for eintrag in daten["empfehlungen"].values())


def test_passages_are_addressed_as_promised() -> None:
    adressen = {passage.id for passage in passagen(KATALOG)}
    beispiele = {"V8.nachteile", "V8.vorteile", "V7.kriterium.klimabudget", "V9.eigenschaft.einbindung", "V7.empfehlung.finanzierung"}
    assert beispiele <= adressen
    assert {f"thema.{slug}" for slug in KATALOG.themen} | {f"glossar.{slug}" for slug in KATALOG.glossar} <= adressen
    assert len(adressen) == 14 * (6 + 5 + 2 + 8) + len(KATALOG.themen) + len(KATALOG.glossar)


def test_a_result_has_exactly_the_promised_shape() -> None:
    daten = berechne(STADT)
    assert list(daten) == [
        *("katalog_version", "fuehrend", "vorlaeufig", "uebergangsloesung", "unter_heutigem_niveau", "widersprueche", "weg", "blaetter"),
        *("modelle", "empfehlungen"),
    ]
    assert daten["katalog_version"] == KATALOG.version
    assert all(isinstance(daten[feld], bool) for feld in ("vorlaeufig", "uebergangsloesung", "unter_heutigem_niveau"))
    for modell in daten["modelle"]:
        assert list(modell) == ["id", "rang", "status", "vorbehalt", "kriterien", "abweichung"]
        assert tuple(kriterium["id"] for kriterium in modell["kriterien"]) == PRUEFUNGEN
        for kriterium in modell["kriterien"]:
            assert list(kriterium) == ["id", "urteil", "antwort", "verlangt", "begruendung", "quelle"]
            assert all(isinstance(kriterium[feld], str) for feld in ("urteil", "begruendung", "quelle"))
            assert all(kriterium[feld] is None or isinstance(kriterium[feld], str) for feld in ("antwort", "verlangt"))
        assert modell["abweichung"] is None or list(modell["abweichung"]) == ["knoten", "ist", "noetig"]
    assert json.loads(json.dumps(daten)) == daten


def test_a_way_names_the_next_question_or_the_leaves() -> None:
    weg = berechne(STADT)["weg"]
    assert [list(schritt) for schritt in weg] == [["knoten", "antwort", "ziel"]] * 5
    assert weg[0] == {"knoten": "konzept", "antwort": "teilweise", "ziel": "eigenfinanzierung"}
    assert weg[-1] == {"knoten": "sichtbarkeit", "antwort": "nein", "ziel": ["V9"]}


def test_the_leaves_of_a_way_stand_in_the_order_of_the_katalog() -> None:
    verbund = {"kommune_typ": "verbund", "konzept": "teilweise", "eigenfinanzierung": "moeglich", "stellenteilung": "nein"}
    assert berechne({**verbund, "staerkung": "nein"})["blaetter"] == ["V6d-f", "V7"]


def test_contradictions_have_id_and_text() -> None:
    daten = berechne({"eigenfinanzierung": "moeglich", "personalbudget": 0})
    assert [list(eintrag) for eintrag in daten["widersprueche"]] == [["id", "text"]]


def test_recommendations_come_from_today_and_from_the_leading_model() -> None:
    daten = berechne(STADT)
    heute, ziel = daten["empfehlungen"]["von_heute_aus"], daten["empfehlungen"]["im_zielmodell"]
    assert set(heute) == set(ziel) == set(ASPEKTE)
    assert heute["netzwerke"] == als_daten(KATALOG.steckbriefe["V6a-c"].empfehlungen["netzwerke"])
    assert ziel["netzwerke"] == als_daten(KATALOG.steckbriefe[daten["fuehrend"]].empfehlungen["netzwerke"])
    assert all(set(eintrag) == {"text", "quelle"} for eintrag in (*heute.values(), *ziel.values()))


@pytest.mark.parametrize("heute", [{}, {"modell_heute": "keins"}, {"modell_heute": "weiss_nicht"}])
def test_without_a_model_today_nothing_starts_from_it(heute: dict[str, str]) -> None:
    assert berechne(heute)["empfehlungen"]["von_heute_aus"] is None


def test_open_aspects_come_first_and_established_ones_last() -> None:
    reihe = aspekte_sortiert(KATALOG.antworten(STADT))
    assert reihe[:2] == ("netzwerke", "strategie")
    assert reihe[-1] == "ziele"
    assert list(berechne(STADT)["empfehlungen"]["im_zielmodell"]) == list(reihe)
    assert aspekte_sortiert(KATALOG.antworten({})) == ASPEKTE


def test_own_answers_and_requirements_are_told_in_german() -> None:
    v9 = next(modell for modell in berechne(STADT)["modelle"] if modell["id"] == "V9")
    angaben = {kriterium["id"]: (kriterium["antwort"], kriterium["verlangt"]) for kriterium in v9["kriterien"]}
    assert angaben["kommunengroesse"] == ("40.000 EW", "mindestens 25.000 EW")
    halbe = KATALOG.fragen["personalbudget"].option(Decimal("0.5"))
    assert halbe is not None
    assert angaben["personalbudget"] == (halbe.text, "mindestens 0,5 VZÄ")
    assert angaben["klimabudget"] == ("5 € je EW", "mindestens 5 € je EW")
    gering = KATALOG.fragen["historie"].option("gering")
    assert gering is not None
    assert angaben["historie"][0] == gering.text
    assert angaben["voraussetzung"] == (None, None)


def test_exact_numbers_stay_numbers() -> None:
    assert als_daten(Decimal("0.5")) == 0.5
    assert als_daten(Decimal("2.0")) == 2
    assert isinstance(als_daten(Decimal("2.0")), int)
    json.dumps(WISSEN)
