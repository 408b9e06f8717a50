"""The golden cases in faelle/: an expert reads and writes them, the recommendation must agree in everything they say."""

import pytest

from knowledge.loading import load_katalog
from knowledge.pruefung.gruende import PLATZHALTER
from knowledge.steckbrief import PRUEFUNGEN
from tests.knowledge.golden import ALLE, EINZELN, FAELLE, JE_MODELL, LISTEN, rechne

KATALOG = load_katalog()

# Parts of other remarks, and one that no result needs, are no remarks of their own.
KEINE_EIGENEN = {"vorlaeufig_weg", "vorlaeufig_offen", "keine", "weiter_genannt", "weiter_vorschlag", "weiter_ende"}


@pytest.mark.parametrize("nummer", range(len(ALLE)), ids=[fall["name"].encode("ascii", "ignore").decode() for fall in ALLE])
def test_the_recommendation_agrees_with_the_case(nummer: int) -> None:
    erwartet = ALLE[nummer]["erwartet"]
    assert rechne(KATALOG, ALLE[nummer]) == erwartet


@pytest.mark.parametrize("nummer", range(len(ALLE)))
def test_a_case_says_only_what_is_checked(nummer: int) -> None:
    fall = ALLE[nummer]
    assert set(fall) == {"name", "antworten", "erwartet"}
    assert fall["name"].endswith(".")
    erwartet = fall["erwartet"]
    assert erwartet
    assert set(erwartet) <= {*EINZELN, *JE_MODELL, *LISTEN}
    assert {modell for feld in JE_MODELL for modell in erwartet.get(feld, {})} <= set(KATALOG.steckbriefe)
    assert {kriterium for urteile in erwartet.get("urteile", {}).values() for kriterium in urteile} <= set(PRUEFUNGEN)
    assert {hinweis for feld in ("hinweise", "ohne_hinweise") for hinweis in erwartet.get(feld, [])} <= set(PLATZHALTER) - KEINE_EIGENEN


def test_each_case_has_its_own_name() -> None:
    namen = [fall["name"] for fall in ALLE]
    assert len(set(namen)) == len(namen)


def test_there_is_a_case_for_each_model_in_which_it_leads_and_many_more() -> None:
    fuehrende = [fall["erwartet"]["fuehrend"] for fall in FAELLE["modelle"]]
    assert fuehrende == list(KATALOG.steckbriefe)
    assert len(ALLE) >= 14 + 30


def test_each_contradiction_and_each_remark_is_shown_by_a_case() -> None:
    erwartete = [fall["erwartet"] for fall in ALLE]
    assert {eintrag for fall in erwartete for eintrag in fall.get("widersprueche", [])} == {eintrag.id for eintrag in KATALOG.widersprueche}
    assert {eintrag for fall in erwartete for eintrag in fall.get("hinweise", [])} == set(PLATZHALTER) - KEINE_EIGENEN
