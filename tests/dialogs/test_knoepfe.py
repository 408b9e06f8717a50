"""Handlers and windows agree on the buttons: what a handler waits for is shown somewhere, and what is shown is answered."""

import ast
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import dialogs
from dialogs.aufgaben import previews as aufgaben_previews
from dialogs.aufgaben.ansichten import AUFGABE, GRUPPE, ZULETZT
from dialogs.aufgaben.ansichten import FELD as FELD_
from dialogs.aufgaben.ansichten import Ansicht as AufgabenAnsicht
from dialogs.aufgaben.windows import FENSTER as AUFGABEN
from dialogs.aufgabenakte import Aufgabenakte
from dialogs.beratung import ansichten as beratung
from dialogs.ergebnis.ansichten import Ansicht
from dialogs.hilfe import ansichten as hilfe
from dialogs.menue import ansichten as menue
from dialogs.navigation import MELDUNG
from dialogs.states import AufgabenSG, BeratungSG, HilfeSG, MenueSG, SteckbriefSG
from dialogs.steckbriefe import ansichten as steckbriefe
from dialogs.suche import ansichten as suche
from dialogs.suche import previews as suche_previews
from dialogs.widgets import FELD
from knowledge.arbeitszeit import Arbeitszeit
from knowledge.empfehlung import empfiehl
from knowledge.katalog import Katalog
from knowledge.passage import passagen
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import ANTWORTEN, WEGE, gehe_zu

ORDNER = Path(dialogs.__file__).parent
BEHANDELND = [*sorted(ORDNER.glob("*/handlers.py")), ORDNER / "hilfe" / "windows.py"]
KARTEN = ("ueberblick", "gruende", "weg", "widersprueche", "modelle", "empfehlungen", "kuemmerer", "grenzen")


def gezeigte(katalog: Katalog) -> dict[str, set[str]]:
    """Return for every folder the ids of all buttons that its windows can show."""
    voll, leer, begonnen = (katalog.antworten(antworten) for antworten in (ANTWORTEN, {}, {"kommune_typ": "gemeinde"}))
    ansicht = Ansicht(katalog, voll, empfiehl(katalog, voll))
    daten = {
        "menue": [menue.hinweis(katalog), *(menue.menue(katalog, antworten, "offen") for antworten in (voll, leer, begonnen))],
        "beratung": [
            *(beratung.frage(katalog, leer, frage, {}, date(2026, 11, 21)) for frage in katalog.fragen.values()),
            *(beratung.fertig(katalog, antworten) for antworten in (voll, leer)),
            *(beratung.uebersicht(katalog, antworten, "ausgangslage") for antworten in (voll, leer)),
        ],
        "aufgaben": list(_aufgabenfenster(katalog)),
        "ergebnis": [*(getattr(ansicht, karte)() for karte in KARTEN), ansicht.modell("V9"), ansicht.empfehlung_zu("ziele")],
        "steckbriefe": [steckbriefe.liste(katalog, None), steckbriefe.ansicht(katalog, "lotse_beispiel_bot", "V8", "empfehlungen", None)],
        "hilfe": [hilfe.hilfe("lotse_beispiel_bot")],
        "suche": [*suche_previews.previews().values(), _lange_passage(katalog), _passage_eines_modells(katalog)],
    }
    return {ordner: {knopf.id for fenster in liste for reihe in fenster[FELD] for knopf in reihe} for ordner, liste in daten.items()}


def _aufgabenfenster(katalog: Katalog) -> Iterator[dict[str, Any]]:
    """Yield the windows of the tasks for the example, for somebody who has entered nothing, and for one with too much."""
    akte = aufgaben_previews.beispielakte()
    zu_viel = Arbeitszeit(akte.zeit.aufgaben, {**akte.zeit.werte, ("extern_1", "ist"): Decimal(60), ("extern_4", "ist"): Decimal(5)})
    fenster = {AUFGABE: "pflicht_1", FELD_: "soll", GRUPPE: "extern", ZULETZT: {"pflicht_1/ist": [None, "5"]}}
    for gezeigt in (akte, Aufgabenakte(None, Arbeitszeit(akte.zeit.aufgaben, {})), Aufgabenakte("gemeinde", zu_viel)):
        yield from (zeige(AufgabenAnsicht(katalog, gezeigt, fenster)) for _, zeige in AUFGABEN.values())


def _lange_passage(katalog: Katalog) -> dict[str, Any]:
    alle = {passage.id: passage for passage in passagen(katalog)}
    return suche.treffer(katalog, alle, "lotse_beispiel_bot", ["thema.modelle"], "thema.modelle", 0, None)


def _passage_eines_modells(katalog: Katalog) -> dict[str, Any]:
    alle = {passage.id: passage for passage in passagen(katalog)}
    return suche.treffer(katalog, alle, "lotse_beispiel_bot", ["V8.nachteile"], "V8.nachteile", 0, None)


def erwartete(pfad: Path) -> set[str]:
    """Return the ids, or their first parts, with which a handler compares the button that was tapped."""
    gefunden = set()
    for knoten in ast.walk(ast.parse(pfad.read_text(encoding="utf-8"))):
        if isinstance(knoten, ast.Compare) and isinstance(knoten.left, ast.Name) and knoten.left.id in ("knopf", "art"):
            gefunden |= {rechts.value for rechts in knoten.comparators if isinstance(rechts, ast.Constant)}
        if isinstance(knoten, ast.Call) and isinstance(knoten.func, ast.Attribute) and knoten.func.attr == "startswith":
            gefunden |= {argument.value for argument in knoten.args if isinstance(argument, ast.Constant)}
        if isinstance(knoten, ast.AnnAssign) and isinstance(knoten.value, ast.Dict):
            gefunden |= {schluessel.value for schluessel in knoten.value.keys if isinstance(schluessel, ast.Constant)}
    return gefunden


@pytest.mark.parametrize("pfad", BEHANDELND, ids=lambda pfad: pfad.parent.name)
def test_every_button_a_handler_waits_for_is_shown_by_some_window(pfad: Path, katalog: Katalog):
    gezeigt = gezeigte(katalog)[pfad.parent.name]
    teile = gezeigt | {knopf.partition("/")[0] for knopf in gezeigt} | {f"{knopf.partition('/')[0]}/" for knopf in gezeigt if "/" in knopf}
    erwartet = erwartete(pfad)
    assert erwartet
    assert erwartet <= teile


@pytest.mark.parametrize(
    "fenster",
    [MenueSG.menue, AufgabenSG.uebersicht, AufgabenSG.wahl, BeratungSG.fertig, BeratungSG.uebersicht, SteckbriefSG.ansicht, HilfeSG.hilfe],
    ids=str,
)
async def test_every_button_of_a_window_does_something_and_needs_no_excuse(lotse: Lotse, fenster):
    await gehe_zu(lotse, fenster)
    for knopf in lotse.tasten:
        if knopf not in lotse.tasten:
            await gehe_zu(lotse, fenster)
        vorher = await lotse.stand(), lotse.text
        abfrage = await lotse.druecke(knopf)
        assert abfrage.text is None, f"{knopf}: {abfrage.text}"
        assert (await lotse.stand(), lotse.text) != vorher, f"{knopf} did nothing"
    assert await lotse.gespeichert() == ANTWORTEN


@pytest.mark.parametrize("fenster", list(WEGE), ids=str)
async def test_a_typed_label_is_a_tap(lotse: Lotse, fenster):
    await gehe_zu(lotse, fenster)
    knopf, beschriftung = list(lotse.tasten.items())[-1]
    await lotse.druecke(knopf)
    getippt = await lotse.stand()
    await gehe_zu(lotse, fenster)
    await lotse.tippe(beschriftung)
    geschrieben = await lotse.stand()
    assert getippt is not None
    assert geschrieben is not None
    assert geschrieben.state == getippt.state
    assert {k: v for k, v in geschrieben.daten.items() if k != MELDUNG} == {k: v for k, v in getippt.daten.items() if k != MELDUNG}
