"""Every window with every content keeps Telegram's limits and ours: 4096 and 1500 characters, 20 per label, 64 bytes per button."""

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from aiogram.fsm.state import State
from aiogram_dialog import Dialog

from bot.lokal.grenzen import MAX_CALLBACK_BYTES, MAX_TEXT, parse_text, utf16_length
from dialogs import captions, rendering
from dialogs.beratung import ansichten as beratung
from dialogs.ergebnis.ansichten import Ansicht
from dialogs.menue import ansichten as menue
from dialogs.preview import MUSTERSTADT
from dialogs.registry import dialoge, previews
from dialogs.rendering import rendere
from dialogs.states import BeratungSG, ErgebnisSG, GegenprobeSG, MenueSG, SteckbriefSG, VergleichSG
from dialogs.steckbriefe import ansichten as steckbriefe
from dialogs.widgets import FELD, Reihen
from knowledge.antwort import Antworten
from knowledge.beratung import wirksame
from knowledge.empfehlung import empfiehl
from knowledge.frage import WEISS_NICHT, Frage
from knowledge.gegenprobe.robust import robustheit
from knowledge.katalog import Katalog
from knowledge.steckbrief import ASPEKTE
from knowledge.zeitplan import plane

KARTE = 1500
BESCHRIFTUNG = 20
VORSILBE = len("abcdef\x1dk:")
HEUTE = date(2026, 11, 21)
KARTEN = {*ErgebnisSG.__all_states__, *GegenprobeSG.__all_states__, *VergleichSG.__all_states__}
VERSTANDEN = "Gespeichert – Zahl der Gemeinden: <b>1.500</b> (so habe ich es verstanden, ändern unter „Meine Antworten“)"
PROFILE = 60


def vorlagen() -> dict[State, str]:
    """Return the template of every window, read from the dialogs themselves."""
    return {
        state: window.text.name
        for dialog in dialoge().sub_routers
        if isinstance(dialog, Dialog)
        for state, window in dialog.windows.items()
    }


def pruefe(state: State, daten: dict[str, Any]) -> int:
    """Assert that a window keeps every limit, and return its visible length."""
    text = parse_text(rendere(vorlagen_je_fenster[state], daten)).text
    laenge = utf16_length(text)
    assert laenge <= (KARTE if state in KARTEN else MAX_TEXT), f"{state.state}: {laenge}\n{text}"
    reihen: Reihen = daten[FELD]
    knoepfe = [knopf for reihe in reihen for knopf in reihe]
    assert knoepfe

    for knopf in knoepfe:
        assert knopf.id.isascii()
        assert VORSILBE + len(knopf.id) <= MAX_CALLBACK_BYTES, knopf
        assert len(knopf.text) <= BESCHRIFTUNG or knopf.text == captions.VERSTANDEN, knopf
    for reihe in reihen:
        assert len(reihe) <= 8, reihe
    return laenge


vorlagen_je_fenster = vorlagen()


def zufaellig(katalog: Katalog, zufall: random.Random) -> dict[str, object]:
    """Return answers of a person who knows some things, does not know others and skipped the rest."""
    moeglich: dict[str, list[object]] = {}
    for frage in katalog.fragen.values():
        werte: list[object] = [option.wert for option in frage.optionen]
        werte += katalog.modell_ids if frage.art == "modell" else []
        werte += ["2024-01-31", "2028-06-30"] if frage.art == "datum" else []
        werte += {"einwohner": [1, 4_999, 19_999_999], "ganzzahl": [1, 2_000], "stellen": [0, 99.75], "budget": [0, 999.99]}.get(
            frage.art, []
        )
        moeglich[frage.id] = [*werte, *werte, WEISS_NICHT]
    anteil = zufall.choice((0.5, 0.9, 1, 1))
    return {frage: zufall.choice(werte) for frage, werte in moeglich.items() if zufall.random() < anteil}


def profile(katalog: Katalog) -> Iterator[Antworten]:
    """Yield very different persons: the example, extremes of every kind, and many at random (always the same)."""
    yield katalog.antworten(MUSTERSTADT)
    yield katalog.antworten({})
    yield katalog.antworten(dict.fromkeys(katalog.fragen, WEISS_NICHT))
    for stelle in (0, -1):
        yield katalog.antworten({frage.id: frage.optionen[stelle].wert for frage in katalog.fragen.values() if frage.optionen})
    zufall = random.Random(2026)
    for _ in range(PROFILE):
        yield katalog.antworten(zufaellig(katalog, zufall))


def test_every_window_has_a_preview_and_keeps_the_limits():
    assert set(previews()) == set(vorlagen_je_fenster)
    for state, daten in previews().items():
        pruefe(state, daten)


def test_every_card_of_the_result_keeps_the_limits_for_every_profile_and_model(katalog: Katalog):
    for antworten in profile(katalog):
        gezaehlt = wirksame(katalog, antworten)
        ansicht = Ansicht(katalog, gezaehlt, empfiehl(katalog, gezaehlt), robustheit(katalog, gezaehlt))
        pruefe(ErgebnisSG.ueberblick, ansicht.ueberblick(VERSTANDEN))
        for name in ("ueberblick", "gruende", "weg", "widersprueche", "modelle", "empfehlungen", "kuemmerer", "grenzen"):
            pruefe(getattr(ErgebnisSG, name), getattr(ansicht, name)())
        for modell in katalog.steckbriefe:
            pruefe(ErgebnisSG.modell, ansicht.modell(modell))
        for aspekt in ASPEKTE:
            pruefe(ErgebnisSG.empfehlung, ansicht.empfehlung_zu(aspekt))


def test_every_pair_of_models_keeps_the_limits_of_every_aspect(katalog: Katalog):
    """Which model is today's and which one leads is open: the card of an aspect holds both texts."""
    from dataclasses import replace

    antworten = katalog.antworten(MUSTERSTADT)
    empfehlung, robust = empfiehl(katalog, antworten), robustheit(katalog, antworten)
    for heute in katalog.steckbriefe:
        for vorn in empfehlung.modelle:
            andere = tuple(modell for modell in empfehlung.modelle if modell is not vorn)
            ansicht = Ansicht(katalog, antworten, replace(empfehlung, heute=heute, modelle=(vorn, *andere)), robust)
            for aspekt in ASPEKTE:
                pruefe(ErgebnisSG.empfehlung, ansicht.empfehlung_zu(aspekt))


def test_every_tab_and_every_empfehlung_of_every_steckbrief_keeps_the_limits(katalog: Katalog):
    for modell in katalog.modell_ids:
        for reiter in steckbriefe.REITER:
            pruefe(SteckbriefSG.ansicht, steckbriefe.ansicht(katalog, "bot", modell, reiter, None))
        for aspekt in ASPEKTE:
            pruefe(SteckbriefSG.ansicht, steckbriefe.ansicht(katalog, "bot", modell, "empfehlungen", aspekt))


@pytest.mark.parametrize("gesucht", [None, "team", "xyz", "<&>" * 13 + "!"])
def test_the_list_of_models_keeps_the_limits_whatever_is_searched(katalog: Katalog, gesucht: str | None):
    pruefe(SteckbriefSG.liste, steckbriefe.liste(katalog, gesucht))


def test_every_question_keeps_the_limits_with_everything_open(katalog: Katalog):
    lang = rendere("beratung/nicht_verstanden", {"frage": katalog.fragen["einwohner"], "fehlversuche": 2, "funde": ()})
    for antworten in (katalog.antworten({}), katalog.antworten(MUSTERSTADT)):
        for frage in katalog.fragen.values():
            for kalender in staende(frage):
                fenster = {"warum": True, "meldung": lang, "kalender": kalender, "fehlversuche": 2}
                pruefe(BeratungSG.frage, beratung.frage(katalog, antworten, frage, fenster, HEUTE))


def staende(frage: Frage) -> list[str | None]:
    return [None, "v2000", "v2092", "2028", "2028-02"] if frage.art == "datum" else [None]


def test_the_hub_the_end_of_a_step_and_the_overview_keep_the_limits_for_every_profile(katalog: Katalog):
    for antworten in profile(katalog):
        gezaehlt = wirksame(katalog, antworten)
        for stand in ("offen", "begonnen", "fertig"):
            pruefe(MenueSG.menue, menue.menue(katalog, gezaehlt, plane(katalog, antworten, HEUTE), daneben=menue.Daneben(stand)))
        pruefe(BeratungSG.fertig, beratung.fertig(katalog, gezaehlt))
        for schritt in beratung.SCHRITTE_DER_BERATUNG:
            pruefe(BeratungSG.uebersicht, beratung.uebersicht(katalog, gezaehlt, schritt))


def test_every_button_of_a_window_leads_somewhere_else_than_another_one(katalog: Katalog):
    """Two buttons with one label in one window cannot be told apart when the label is typed."""
    for daten in previews().values():
        texte = [knopf.text for reihe in daten[FELD] for knopf in reihe]
        assert len(texte) == len(set(texte)), texte
    for frage in katalog.fragen.values():
        knoepfe = beratung.frage(katalog, katalog.antworten({}), frage, {}, HEUTE)[FELD]
        texte = [knopf.text for reihe in knoepfe for knopf in reihe]
        assert len(texte) == len(set(texte)), texte


def test_a_missing_value_in_a_template_is_an_error_and_foreign_text_is_escaped():
    assert rendering.umgebung().autoescape is True
    with pytest.raises(Exception, match="undefined"):
        rendere("menue/menue", {})
    assert "<b>" not in rendere("hilfe/befehl_unbekannt", {"befehle": {"x": "<b>fett</b>"}}).replace("&lt;b&gt;", "")


@pytest.mark.parametrize("text", [captions.TOAST_VERALTET, captions.TOAST_SCHON_BEANTWORTET, captions.FEHLER, captions.DATENBANK_FEHLT])
def test_every_toast_fits_into_an_answered_tap(text: str):
    assert utf16_length(text) <= 200
