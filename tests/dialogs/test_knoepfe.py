"""Handlers and windows agree on the buttons: what a handler waits for is shown somewhere, and what is shown is answered."""

import ast
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import dialogs
from dialogs.akte import Akte
from dialogs.aufgaben import previews as aufgaben_previews
from dialogs.aufgaben.ansichten import AUFGABE, GRUPPE, ZULETZT
from dialogs.aufgaben.ansichten import FELD as FELD_
from dialogs.aufgaben.ansichten import Ansicht as AufgabenAnsicht
from dialogs.aufgaben.windows import FENSTER as AUFGABEN
from dialogs.aufgabenakte import Aufgabenakte
from dialogs.beratung import ansichten as beratung
from dialogs.beratungen import ansichten as beratungen
from dialogs.beratungen import previews as beratungen_previews
from dialogs.beratungen.ansichten import Eintrag
from dialogs.bericht import ansichten as bericht
from dialogs.daten import previews as daten_previews
from dialogs.ergebnis.ansichten import Ansicht
from dialogs.erinnerungen import ansichten as erinnerungen
from dialogs.erinnerungen import previews as erinnerungen_previews
from dialogs.erinnerungen.usecases import Erinnerungsstand
from dialogs.gegenprobe import previews as gegenprobe_previews
from dialogs.gespraech import previews as gespraech_previews
from dialogs.gespraech.ansichten import Ansicht as GespraechAnsicht
from dialogs.hilfe import ansichten as hilfe
from dialogs.menue import ansichten as menue
from dialogs.menue.ansichten import Daneben
from dialogs.merkliste import ansichten as merkliste
from dialogs.merkliste import previews as merkliste_previews
from dialogs.merkliste.usecases import Merklage
from dialogs.navigation import MELDUNG
from dialogs.planstand import Planstand
from dialogs.schnell import ansichten as schnell
from dialogs.schnell import previews as schnell_previews
from dialogs.states import (
    AufgabenSG,
    BeratungSG,
    ErgebnisSG,
    ErinnerungenSG,
    GegenprobeSG,
    HilfeSG,
    MenueSG,
    MerklisteSG,
    SteckbriefSG,
    VergleichSG,
)
from dialogs.steckbriefe import ansichten as steckbriefe
from dialogs.suche import ansichten as suche
from dialogs.suche import previews as suche_previews
from dialogs.vergleich import previews as vergleich_previews
from dialogs.widgets import FELD
from dialogs.zeitplan import ansichten as zeitplan
from dialogs.zeitplan import previews as zeitplan_previews
from dialogs.zeitplan.previews import ANPASSUNGEN, EIGENER
from knowledge.arbeitszeit import Arbeitszeit
from knowledge.empfehlung import empfiehl
from knowledge.erinnerung import Einstellung
from knowledge.gegenprobe.robust import robustheit
from knowledge.gespraech import Gespraech
from knowledge.katalog import Katalog
from knowledge.passage import passagen
from knowledge.schnell import lies_zeile, loese
from knowledge.zeitplan import plane
from storage.records import Beratung
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import ANTWORTEN, WEGE, gehe_zu

HEUTE = date(2026, 11, 21)
ORDNER = Path(dialogs.__file__).parent
BEHANDELND = [*sorted(ORDNER.glob("*/handlers.py")), ORDNER / "hilfe" / "windows.py"]
KARTEN = ("ueberblick", "gruende", "weg", "widersprueche", "modelle", "empfehlungen", "kuemmerer", "grenzen")


def gezeigte(katalog: Katalog) -> dict[str, set[str]]:
    """Return for every folder the ids of all buttons that its windows can show."""
    voll, leer, begonnen = (katalog.antworten(antworten) for antworten in (ANTWORTEN, {}, {"kommune_typ": "gemeinde"}))
    voller_plan = plane(katalog, voll, HEUTE)
    zeit = aufgaben_previews.beispielakte().zeit
    ansicht = Ansicht(katalog, voll, empfiehl(katalog, voll), robustheit(katalog, voll), zeit=zeit)
    offen = Ansicht(katalog, leer, empfiehl(katalog, leer), robustheit(katalog, leer))
    daten = {
        "menue": [
            menue.hinweis(katalog),
            menue.menue(
                katalog,
                voll,
                voller_plan,
                daneben=Daneben("fertig", merkliste_previews.LISTE),
                unbestaetigt=2,
                katalog_neu=True,
            ),
            *(
                menue.menue(katalog, antworten, plane(katalog, antworten, HEUTE), daneben=Daneben("offen"))
                for antworten in (voll, leer, begonnen)
            ),
        ],
        "bericht": [bericht.wahl(katalog, voll), *(bericht.name(dokument, zu_lang=False) for dokument in bericht.ANGEBOT)],
        "beratung": [
            *(beratung.frage(katalog, leer, frage, {}, date(2026, 11, 21)) for frage in katalog.fragen.values()),
            *(beratung.fertig(katalog, antworten) for antworten in (voll, leer)),
            *(beratung.uebersicht(katalog, antworten, "ausgangslage") for antworten in (voll, leer)),
        ],
        "aufgaben": list(_aufgabenfenster(katalog)),
        "daten": list(daten_previews.previews().values()),
        "gespraech": list(_gespraechsfenster(katalog)),
        "beratungen": [
            *beratungen_previews.previews().values(),
            *(beratungen.eine(katalog, eintrag, 1, None, hat_wechsel=True) for eintrag in _beratungen()[:2]),
            beratungen.liste(katalog, _beratungen(), 0),
        ],
        "ergebnis": [
            ansicht.ueberblick(seither=_seither()),
            *(getattr(ansicht, karte)() for karte in KARTEN),
            offen.ueberblick(),
            ansicht.modell("V9"),
            ansicht.empfehlung_zu("ziele"),
        ],
        "gegenprobe": list(gegenprobe_previews.previews().values()),
        "schnell": [*schnell_previews.previews().values(), *_deutungen(katalog)],
        "vergleich": list(vergleich_previews.previews().values()),
        "merkliste": list(_merkliste(katalog)),
        "steckbriefe": [steckbriefe.liste(katalog, None), steckbriefe.ansicht(katalog, "lotse_beispiel_bot", "V8", "empfehlungen", None)],
        "hilfe": [hilfe.hilfe("lotse_beispiel_bot")],
        "zeitplan": [*zeitplan_previews.previews().values(), *_zeitplan(katalog)],
        "erinnerungen": [*erinnerungen_previews.previews().values(), *_erinnerungen(katalog)],
        "suche": [*suche_previews.previews().values(), _lange_passage(katalog), _passage_eines_modells(katalog)],
    }
    return {ordner: {knopf.id for fenster in liste for reihe in fenster[FELD] for knopf in reihe} for ordner, liste in daten.items()}


SEITE = "https://klima.musterstadt.example/app/"


def _aufgabenfenster(katalog: Katalog) -> Iterator[dict[str, Any]]:
    """Yield the windows of the tasks for the example, for somebody who has entered nothing, and for one with too much."""
    akte = aufgaben_previews.beispielakte()
    zu_viel = Arbeitszeit(akte.zeit.aufgaben, {**akte.zeit.werte, ("extern_1", "ist"): Decimal(60), ("extern_4", "ist"): Decimal(5)})
    fenster = {AUFGABE: "pflicht_1", FELD_: "soll", GRUPPE: "extern", ZULETZT: {"pflicht_1/ist": [None, "5"]}}
    for gezeigt in (akte, Aufgabenakte(None, Arbeitszeit(akte.zeit.aufgaben, {})), Aufgabenakte("gemeinde", zu_viel)):
        yield from (zeige(AufgabenAnsicht(katalog, gezeigt, fenster, SEITE)) for _, zeige in AUFGABEN.values())


def _gespraechsfenster(katalog: Katalog) -> Iterator[dict[str, Any]]:
    """Yield the windows of the talk, and those for somebody who has noted nothing."""
    yield from gespraech_previews.previews().values()
    leer = GespraechAnsicht(katalog, Gespraech(), frozenset(), {})
    yield from (leer.uebersicht(), leer.faktor(), leer.ideen())


def _zeitplan(katalog: Katalog) -> list[dict[str, Any]]:
    """Return the cards of a milestone of one's own, moved, done, noted and about to be deleted, and the plan without an end."""
    antworten = katalog.antworten(ANTWORTEN)
    stand = Planstand(Akte(antworten, antworten), plane(katalog, antworten, HEUTE, ANPASSUNGEN))
    fenster = {"termin": None, "kalender": None, "neu_titel": "x"}
    karten = [
        zeitplan.karte(katalog, stand, fenster | {"termin": termin, "loeschen": loeschen})
        for termin, loeschen in ((EIGENER.id, None), (EIGENER.id, EIGENER.id), *((termin.id, None) for termin in stand.zeitplan.termine))
    ]
    leer = katalog.antworten({})
    ohne = Planstand(Akte(leer, leer), plane(katalog, leer, HEUTE))
    notiz = zeitplan.notiz(stand, fenster | {"termin": "strategieworkshop"})
    return [*karten, notiz, zeitplan.datum(stand, fenster), zeitplan.titel(stand, fenster), zeitplan.plan(katalog, ohne, {"seite": 0})]


def _merkliste(katalog: Katalog) -> Iterator[dict[str, Any]]:
    """Yield the windows of the list: full, empty before the result, and each entry with reminders off, about to go, or gone."""
    fenster = {"seite": 0, "eintrag": None, "kalender": None, "entfernen": None}
    leer = katalog.antworten({})
    ohne = Merklage((), Planstand(Akte(leer, leer), plane(katalog, leer, HEUTE)))
    yield from merkliste_previews.previews().values()
    yield merkliste.liste(katalog, ohne, fenster)
    lage = merkliste_previews.lage(an=False)
    for eintrag in lage.eintraege:
        yield merkliste.eintrag(katalog, lage, fenster | {"eintrag": eintrag.kennung})
        yield merkliste.eintrag(katalog, lage, fenster | {"eintrag": eintrag.kennung, "entfernen": eintrag.kennung})


def _erinnerungen(katalog: Katalog) -> list[dict[str, Any]]:
    """Return the windows with reminders on, without an end of the funding, and with a rung left out."""
    leer = katalog.antworten({})
    plan = Planstand(Akte(leer, leer), plane(katalog, leer, HEUTE))
    stand = Erinnerungsstand(an=True, einstellung=Einstellung(ohne=frozenset({42})), nachrichten=(), plan=plan)
    return [erinnerungen.uebersicht(katalog, stand, {}), erinnerungen.stufen(stand, {})]


def _deutungen(katalog: Katalog) -> list[dict[str, Any]]:
    zeilen = [lies_zeile(katalog, text) for text in ("halbe Stelle", "Konzept fertig", "Stärkung", "5")]
    return [schnell.klaeren(katalog, zeile, loese(zeile, [])) for zeile in zeilen]


def _beratungen() -> list[Eintrag]:
    beratung = Beratung("0" * 32, "p", None, "2026.1", beratungen_previews.EINST, beratungen_previews.EINST)
    return [Eintrag(beratung, aktiv=aktiv) for aktiv in (True, False) * 6]


def _seither() -> dict[str, Any]:
    return {"datum": "2026-11-21", "anders": True, "damals": "V 8", "geaendert": 1, "katalog": False}


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


FENSTER = (
    *(
        MenueSG.menue,
        AufgabenSG.uebersicht,
        AufgabenSG.wahl,
        ErinnerungenSG.stufen,
        BeratungSG.fertig,
        BeratungSG.uebersicht,
        SteckbriefSG.ansicht,
        HilfeSG.hilfe,
        ErgebnisSG.ueberblick,
        ErgebnisSG.modell,
        ErgebnisSG.empfehlung,
        MerklisteSG.liste,
        MerklisteSG.eintrag,
    ),
    *(GegenprobeSG.aendern, GegenprobeSG.stabilitaet, GegenprobeSG.pfad, GegenprobeSG.fragen, VergleichSG.wahl, VergleichSG.ansicht),
)


@pytest.mark.parametrize("fenster", FENSTER, ids=str)
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
