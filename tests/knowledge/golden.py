"""The golden cases in faelle/, and what a Katalog says to them."""

from pathlib import Path
from typing import Any

import yaml

from knowledge.ausgabe import Daten, empfehlung_als_daten
from knowledge.empfehlung import empfiehl
from knowledge.hinweis import hinweise
from knowledge.katalog import Katalog

ORDNER = Path(__file__).with_name("faelle")
FAELLE: dict[str, list[dict[str, Any]]] = {
    datei.stem: yaml.safe_load(datei.read_text(encoding="utf-8")) for datei in sorted(ORDNER.glob("*.yaml"))
}
ALLE = [fall for faelle in FAELLE.values() for fall in faelle]

EINZELN = ("fuehrend", "blaetter", "vorlaeufig", "uebergangsloesung", "unter_heutigem_niveau")
JE_MODELL = ("status", "vorbehalt", "abweichung", "urteile")
LISTEN = ("reihe", "weg", "widersprueche", "hinweise", "ohne_hinweise")


def rechne(katalog: Katalog, fall: dict[str, Any]) -> Daten:
    """Return what the result says about just what the case expects."""
    antworten = katalog.antworten(fall["antworten"])
    ergebnis = empfiehl(katalog, antworten)
    hinweis_ids = {hinweis.id for hinweis in hinweise(katalog, antworten, ergebnis)}
    return nenne_ist(fall["erwartet"], empfehlung_als_daten(katalog, antworten, ergebnis), hinweis_ids)


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
