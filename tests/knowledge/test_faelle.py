"""The golden cases in faelle/: an expert reads and writes them, the recommendation must agree in everything they say."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.ausgabe import Daten, empfehlung_als_daten
from knowledge.empfehlung import empfiehl
from knowledge.hinweis import hinweise
from knowledge.loading import load_katalog
from knowledge.pruefung.gruende import PLATZHALTER
from knowledge.steckbrief import PRUEFUNGEN

ORDNER = Path(__file__).with_name("faelle")
FAELLE: dict[str, list[dict[str, Any]]] = {
    datei.stem: yaml.safe_load(datei.read_text(encoding="utf-8")) for datei in sorted(ORDNER.glob("*.yaml"))
}
ALLE = [fall for faelle in FAELLE.values() for fall in faelle]
KATALOG = load_katalog()

EINZELN = ("fuehrend", "blaetter", "vorlaeufig", "uebergangsloesung", "unter_heutigem_niveau")
JE_MODELL = ("status", "vorbehalt", "abweichung", "urteile")
LISTEN = ("reihe", "weg", "widersprueche", "hinweise", "ohne_hinweise")
# Parts of other remarks, and one that no result needs, are no remarks of their own.
KEINE_EIGENEN = {"vorlaeufig_weg", "vorlaeufig_offen", "keine", "weiter_genannt", "weiter_vorschlag", "weiter_ende"}


@cache
def rechne(nummer: int) -> tuple[Daten, set[str]]:
    """Return the result of a case as the command line gives it, and the ids of its remarks."""
    antworten = KATALOG.antworten(ALLE[nummer]["antworten"])
    ergebnis = empfiehl(KATALOG, antworten)
    return empfehlung_als_daten(KATALOG, antworten, ergebnis), {hinweis.id for hinweis in hinweise(KATALOG, antworten, ergebnis)}


def nenne_ist(erwartet: Daten, daten: Daten, hinweis_ids: set[str]) -> Daten:
    """Return what the result says about just what is expected."""
    modelle = {modell["id"]: modell for modell in daten["modelle"]}
    ist: Daten = {feld: daten[feld] for feld in EINZELN if feld in erwartet}
    for feld in ("status", "vorbehalt", "abweichung"):
        if feld in erwartet:
            ist[feld] = {modell: modelle[modell][feld] for modell in erwartet[feld]}
    if "urteile" in erwartet:
        alle = {name: {kriterium["id"]: kriterium["urteil"] for kriterium in modell["kriterien"]} for name, modell in modelle.items()}
        ist["urteile"] = {
            modell: {kriterium: alle[modell][kriterium] for kriterium in soll} for modell, soll in erwartet["urteile"].items()
        }
    if "reihe" in erwartet:
        ist["reihe"] = [modell["id"] for modell in daten["modelle"][: len(erwartet["reihe"])]]
    if "weg" in erwartet:
        ist["weg"] = [schritt["knoten"] for schritt in daten["weg"]]
    if "widersprueche" in erwartet:
        ist["widersprueche"] = [widerspruch["id"] for widerspruch in daten["widersprueche"]]
    if "hinweise" in erwartet:
        ist["hinweise"] = [hinweis for hinweis in erwartet["hinweise"] if hinweis in hinweis_ids]
    if "ohne_hinweise" in erwartet:
        ist["ohne_hinweise"] = [hinweis for hinweis in erwartet["ohne_hinweise"] if hinweis not in hinweis_ids]
    return ist


@pytest.mark.parametrize("nummer", range(len(ALLE)), ids=[fall["name"].encode("ascii", "ignore").decode() for fall in ALLE])
def test_the_recommendation_agrees_with_the_case(nummer: int) -> None:
    erwartet = ALLE[nummer]["erwartet"]
    assert nenne_ist(erwartet, *rechne(nummer)) == erwartet


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
