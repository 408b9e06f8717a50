"""Every state has a window, every window renders from its preview, and what it shows fits into Telegram and into a hand."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import InlineKeyboardMarkup, InputRichMessage
from aiogram_dialog.utils import add_intent_id
from jinja2 import Environment, meta

from bot.lokal.grenzen import MAX_CALLBACK_BYTES, MAX_TEXT, check_tastatur, parse_text, utf16_length
from bot.lokal.reich import parse_reich
from bot.lokal.reich_baum import words_of
from dialogs import captions, states
from dialogs.beratung import ansichten as beratung
from dialogs.beratungen import ansichten as beratungen
from dialogs.beratungen.ansichten import Eintrag
from dialogs.beratungen.previews import EINST
from dialogs.beratungen.usecases import NAME_ZEICHEN
from dialogs.ergebnis.ansichten import Ansicht
from dialogs.ergebnis.windows import FENSTER as ERGEBNIS
from dialogs.fenster import Vorlage
from dialogs.gespraech.ansichten import FAKTOR, TEIL
from dialogs.gespraech.ansichten import Ansicht as GespraechAnsicht
from dialogs.preview import MUSTERSTADT, beispiel
from dialogs.registry import dialoge, previews
from dialogs.rendering import hat_reiche_form, rendere, umgebung
from dialogs.schnell import ansichten as schnell
from dialogs.states import ErgebnisSG
from dialogs.steckbriefe import ansichten as steckbriefe
from dialogs.widgets import FELD, Knopf, Knopfreihen
from knowledge.bericht.lage import Lage
from knowledge.bericht.leitfaden import LEITFADEN, leitfaden_im_chat
from knowledge.empfehlung import empfiehl
from knowledge.gegenprobe.robust import robustheit
from knowledge.gespraech import FAKTOREN, Gespraech
from knowledge.pruefung import ideales_profil
from knowledge.schnell import Rest, Schnellzeile, loese
from knowledge.schnellstueck import Stueck
from knowledge.steckbrief import ASPEKTE
from storage.records import Beratung, GespeichertesErgebnis
from tests.knowledge.beilagen import ALLE_THEMEN, arbeitszeit, volle

WURZEL = Path(__file__).parents[2]
TEXTE = WURZEL / "dialogs" / "texts"
ENDUNG = ".html.j2"
REICH = ".reich"
MAX_KARTE = 1500
MAX_BESCHRIFTUNG = 20
MAX_KENNUNG = 55
INTENT = "abcdef"
KARTEN = (states.ErgebnisSG, states.GegenprobeSG, states.VergleichSG)
HEUTE = date(2026, 11, 21)
GRUPPEN = [wert for wert in vars(states).values() if isinstance(wert, type) and issubclass(wert, StatesGroup) and wert is not StatesGroup]
ALLE = [state for gruppe in GRUPPEN for state in gruppe.__all_states__]


def name(state: State) -> str:
    return str(state.state)


@cache
def fenster() -> Mapping[State, Any]:
    return {state: window for dialog in dialoge().sub_routers for state, window in dialog.windows.items()}


@cache
def vorschau() -> Mapping[State, dict[str, Any]]:
    return previews()


def sichtbar(vorlage: str, daten: Mapping[str, Any]) -> int:
    """Return the visible length in UTF-16 units; markup that Telegram does not read is a failure, in the rich form as well.

    Whatever the classic form says, the rich one says too.
    """
    text = parse_text(rendere(vorlage, daten)).text
    if hat_reiche_form(vorlage):
        reich = parse_reich(InputRichMessage(html=rendere(f"{vorlage}{REICH}", daten)))
        fehlt = worte(text) - worte(words_of(reich))
        assert not fehlt, f"the rich form of {vorlage} leaves out {fehlt}"
    return utf16_length(text)


def worte(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def pruefe_knoepfe(reihen: Sequence[Sequence[Knopf]]) -> None:
    """Assert that all buttons of a window fit and that a label is there once, because it can be typed."""
    knoepfe = [knopf for reihe in reihen for knopf in reihe]
    assert knoepfe
    assert len({knopf.text for knopf in knoepfe}) == len(knoepfe)
    for knopf in knoepfe:
        assert knopf.id.isascii()
        assert len(knopf.id) <= MAX_KENNUNG, knopf.id
        assert len(knopf.text) <= MAX_BESCHRIFTUNG or knopf.text == captions.VERSTANDEN, knopf.text


@pytest.mark.parametrize("state", ALLE, ids=name)
def test_every_state_has_one_window_and_a_preview(state: State):
    assert state in fenster()
    assert isinstance(fenster()[state].text, Vorlage)
    assert state in vorschau()


def test_no_window_and_no_preview_is_without_a_state():
    assert set(fenster()) == set(vorschau()) == set(ALLE)


@pytest.mark.parametrize("state", ALLE, ids=name)
def test_every_preview_renders_and_fits_into_a_message(state: State):
    hoechstens = MAX_KARTE if state.group in KARTEN else MAX_TEXT
    assert 0 < sichtbar(fenster()[state].text.name, vorschau()[state]) <= hoechstens


@pytest.mark.parametrize("state", ALLE, ids=name)
async def test_every_preview_has_buttons_that_fit(state: State):
    daten = vorschau()[state]
    pruefe_knoepfe(daten[FELD])
    widget = fenster()[state].keyboard
    assert isinstance(widget, Knopfreihen)
    reihen = await widget._render_keyboard(daten, None)
    add_intent_id(reihen, INTENT)
    for knopf in (knopf for reihe in reihen for knopf in reihe if knopf.callback_data):
        assert knopf.callback_data.startswith(INTENT)
        assert len(knopf.callback_data.encode()) <= MAX_CALLBACK_BYTES
    assert check_tastatur(InlineKeyboardMarkup(inline_keyboard=reihen))


@pytest.mark.parametrize("warum", [False, True])
def test_every_question_fits_with_and_without_its_reason(warum: bool):
    katalog, antworten = beispiel()
    for frage in katalog.fragen.values():
        for kalender in (None, "2028", "2028-12") if frage.art == "datum" else (None,):
            daten = beratung.frage(katalog, antworten, frage, {"warum": warum, "kalender": kalender}, HEUTE)
            assert sichtbar("beratung/frage", daten) <= MAX_TEXT, frage.id
            pruefe_knoepfe(daten[FELD])


def test_the_overview_of_every_step_fits():
    katalog, antworten = beispiel()
    for schritt in beratung.SCHRITTE_DER_BERATUNG:
        daten = beratung.uebersicht(katalog, antworten, schritt)
        assert sichtbar("beratung/uebersicht", daten) <= MAX_TEXT
        pruefe_knoepfe(daten[FELD])


@pytest.mark.parametrize("modell", [*beispiel()[0].steckbriefe, *beispiel()[0].untermodelle])
def test_every_page_of_every_steckbrief_fits(modell: str):
    katalog, _ = beispiel()
    seiten: list[tuple[str, str | None]] = [(reiter, None) for reiter in steckbriefe.REITER]
    for reiter, aspekt in [*seiten, *(("empfehlungen", aspekt) for aspekt in ASPEKTE)]:
        daten = steckbriefe.ansicht(katalog, "lotse_beispiel_bot", modell, reiter, aspekt)
        assert sichtbar("steckbriefe/ansicht", daten) <= MAX_TEXT, (reiter, aspekt)
        pruefe_knoepfe(daten[FELD])


@pytest.mark.parametrize("state", ERGEBNIS, ids=name)
def test_every_card_of_the_result_fits_whatever_is_known(state: State):
    katalog, muster = beispiel()
    vorlage, zeige = ERGEBNIS[state]
    unbekannt = katalog.antworten(dict.fromkeys(katalog.fragen, "weiss_nicht"))
    widerspruch = katalog.antworten({**muster.roh(), "klimabudget": 0, "personalbudget": "0", "eigenfinanzierung": "nicht_moeglich"})
    for antworten in (muster, widerspruch, unbekannt, katalog.antworten({})):
        ansicht = Ansicht(katalog, antworten, empfiehl(katalog, antworten), robustheit(katalog, antworten), zeit=arbeitszeit(MUSTERSTADT))
        for wahl in auswahlen(state, list(katalog.steckbriefe)):
            daten = zeige(ansicht, wahl)
            assert sichtbar(f"ergebnis/{vorlage}", daten) <= MAX_KARTE, wahl
            pruefe_knoepfe(daten[FELD])


def auswahlen(state: State, modelle: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield what a window of the result may have been opened for."""
    if state == ErgebnisSG.modell:
        yield from ({"modell": modell} for modell in modelle)
    elif state == ErgebnisSG.empfehlung:
        yield from ({"aspekt": aspekt} for aspekt in ASPEKTE)
    else:
        yield {}


def test_the_windows_of_the_talk_fit_with_every_point_at_its_longest():
    katalog, _ = beispiel()
    for beilagen in (volle(MUSTERSTADT), volle(MUSTERSTADT, ideen_aus_themen=True)):
        for gespraech in (beilagen.gespraech, Gespraech()):
            fenster = [GespraechAnsicht(katalog, gespraech, ALLE_THEMEN, {FAKTOR: faktor}) for faktor in FAKTOREN]
            daten = [
                ("uebersicht", fenster[0].uebersicht()),
                ("ideen", fenster[0].ideen()),
                *(("faktor", eines.faktor()) for eines in fenster),
            ]
            for vorlage, eines in daten:
                assert sichtbar(f"gespraech/{vorlage}", {"meldung": None, **eines}) <= MAX_TEXT
                pruefe_knoepfe(eines[FELD])


@pytest.mark.parametrize("modell", beispiel()[0].steckbriefe)
def test_every_part_of_the_guide_fits_into_the_chat(modell: str):
    katalog, _ = beispiel()
    beilagen = volle(MUSTERSTADT, ideen_aus_themen=True)
    teile = leitfaden_im_chat(Lage(katalog, katalog.antworten(ideales_profil(katalog, modell)), HEUTE, beilagen=beilagen))
    for teil in LEITFADEN:
        daten = GespraechAnsicht(katalog, beilagen.gespraech, ALLE_THEMEN, {TEIL: teil}, bereit=False, leitfaden=teile).teil()
        assert sichtbar("gespraech/teil", daten) <= MAX_TEXT, teil
        pruefe_knoepfe(daten[FELD])


def test_the_cards_of_the_consultations_fit_at_their_longest():
    katalog, _ = beispiel()
    lange = Beratung("0" * 32, "p", "W" * NAME_ZEICHEN, "2026.1", EINST, EINST)
    for modell in katalog.steckbriefe:
        ergebnis = GespeichertesErgebnis("e", lange.id, EINST, "2026.1", {}, {"fuehrend": modell, "vorlaeufig": True})
        daten = beratungen.liste(katalog, [Eintrag(lange, aktiv=nummer == 0, ergebnis=ergebnis) for nummer in range(10)], 0)
        assert sichtbar("beratungen/liste", daten) <= MAX_KARTE
        assert len(daten["zeilen"]) == beratungen.SEITE


def test_the_cards_of_answers_fit_with_every_question_at_its_longest():
    katalog, _ = beispiel()
    laengste = {
        frage.id: max(frage.optionen, key=lambda option: len(option.knopf)).wert for frage in katalog.fragen.values() if frage.optionen
    }
    antworten = katalog.antworten({**laengste, "foerderbeginn": "2025-07-01", "foerderende": "2028-06-30", "modell_heute": "V7b"})
    for schritt in katalog.schritte:
        alte = [frage.id for frage in katalog.fragen.values() if frage.schritt == schritt and antworten.gegeben(frage.id)]
        assert sichtbar("beratungen/durchsicht", beratungen.durchsicht(katalog, antworten, alte, "2026-11-21")) <= MAX_KARTE
    stuecke = tuple(Stueck("x", frage, wert) for frage, wert in antworten.roh().items())
    zeile = Schnellzeile(stuecke, (), tuple(Rest("W" * 200) for _ in range(20)))
    assert sichtbar("schnell/bestaetigen", schnell.bestaetigen(katalog, zeile, loese(zeile, []), antworten, None)) <= MAX_TEXT


def genannte_vorlagen() -> set[str]:
    """Return the templates that windows, calls and other templates name."""
    genannt = {window.text.name for window in fenster().values()}
    for datei in [*WURZEL.glob("dialogs/**/*.py"), *WURZEL.glob("bot/**/*.py")]:
        for knoten in ast.walk(ast.parse(datei.read_text(encoding="utf-8"))):
            if isinstance(knoten, ast.Call) and isinstance(knoten.func, ast.Name):
                texte = [
                    argument.value for argument in knoten.args if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                ]
                if knoten.func.id == "rendere":
                    genannt.update(texte)
                elif knoten.func.id in ("_melde", "fertig"):
                    genannt.update(f"{datei.parent.name}/{text}" for text in texte)
    umgebung_: Environment = umgebung()
    for datei in TEXTE.rglob(f"*{ENDUNG}"):
        baum = umgebung_.parse(datei.read_text(encoding="utf-8"))
        genannt.update(verweis.removesuffix(ENDUNG) for verweis in meta.find_referenced_templates(baum) if verweis)
    return genannt


def test_every_template_is_used_and_every_used_one_is_there():
    vorhanden = {datei.relative_to(TEXTE).as_posix().removesuffix(ENDUNG) for datei in TEXTE.rglob("*") if datei.is_file()}
    reiche = {name for name in vorhanden if name.endswith(REICH)}
    assert vorhanden - reiche == genannte_vorlagen()
    assert {name.removesuffix(REICH) for name in reiche} <= vorhanden, "a rich form never stands alone"
