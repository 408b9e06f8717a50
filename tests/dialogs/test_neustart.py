"""The process may end at any moment: answers stay, and every button shown before works or explains itself."""

import sqlite3
from contextlib import closing

import pytest
from aiogram.fsm.state import State

from dialogs.states import BeratungSG, MenueSG
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import ALLE, ANTWORTEN, WEGE, gehe_zu


@pytest.mark.parametrize("fenster", list(WEGE), ids=lambda state: str(state.state))
async def test_after_a_restart_every_window_goes_on_where_it_was(lotse: Lotse, fenster: State):
    await gehe_zu(lotse, fenster)
    vorher, tasten = await lotse.stand(), lotse.tasten
    await lotse.neustart()
    assert await lotse.stand() == vorher
    letzte = [knopf for knopf in tasten if not knopf.endswith((".wn", ".warum"))][-1]
    abfrage = await lotse.druecke(letzte)
    assert abfrage.beantwortet
    assert abfrage.text is None, "the button works, it has nothing to explain"
    assert await lotse.gespeichert() == ANTWORTEN


async def test_a_whole_consultation_with_a_restart_before_every_input(lotse: Lotse):
    await lotse.tippe("/start")
    await lotse.druecke("verstanden")
    await lotse.neustart()
    await lotse.druecke("weiter")
    gegeben = {}
    for _ in range(40):
        if lotse.frage is None:
            break
        await lotse.neustart()
        gegeben[lotse.frage.id] = str(lotse.frage.optionen[0].wert) if lotse.frage.art == "auswahl" else "weiss_nicht"
        await lotse.antworte(gegeben[lotse.frage.id] if lotse.frage.art == "auswahl" else ".wn")
    await lotse.neustart()
    assert await lotse.gespeichert() == gegeben
    await lotse.druecke("ergebnis")
    assert "gruende" in lotse.tasten


async def test_before_the_consent_a_restart_leads_back_to_the_notice(lotse: Lotse):
    await lotse.tippe("/start")
    for versuch in (lotse.druecke("verstanden"), lotse.tippe("hallo"), lotse.tippe("32.000")):
        await lotse.neustart()
        await versuch
        assert "verstanden" in lotse.tasten
        assert await lotse.person() is None
    await lotse.druecke("verstanden")
    assert await lotse.person() is not None


async def test_a_button_of_an_earlier_message_explains_itself_after_a_restart(lotse: Lotse):
    await lotse.beginne()
    alt = lotse.data("kommune_typ/landkreis")
    await lotse.tippe("Gemeinde")
    await lotse.neustart()
    await lotse.druecke_daten(alt, lotse.kim.nachrichten[1].message_id)
    assert lotse.toast
    assert await lotse.gespeichert() == {"kommune_typ": "gemeinde"}
    assert lotse.frage is not None
    assert lotse.frage.id == "einwohner"


@pytest.mark.parametrize("alt", ["BeratungSG:frage", "BeratungSG:"])
async def test_a_window_that_a_newer_version_no_longer_has_leads_to_the_hub(lotse: Lotse, alt: str):
    await lotse.beginne()
    await lotse.druecke("kommune_typ/gemeinde")
    await lotse.db.close()
    with closing(sqlite3.connect(lotse.datei)) as verbindung:
        neu = "AltSG:frage" if alt.endswith("frage") else "BeratungSG:alt_"
        verbindung.execute("UPDATE dialogzustand SET daten = replace(daten, ?, ?)", (alt, neu))
        verbindung.commit()
    lotse.verbinde()
    await lotse.druecke("einwohner/25_50")
    assert lotse.toast
    assert "weiter" in lotse.tasten
    await lotse.druecke("weiter")
    assert lotse.frage is not None
    assert lotse.frage.id == "einwohner"


async def test_a_command_gets_out_of_a_window_that_no_longer_exists(lotse: Lotse):
    await lotse.beginne()
    await lotse.db.close()
    with closing(sqlite3.connect(lotse.datei)) as verbindung:
        verbindung.execute("UPDATE dialogzustand SET daten = replace(daten, 'BeratungSG', 'AltSG')")
        verbindung.commit()
    lotse.verbinde()
    await lotse.tippe("/start")
    assert "weiter" in lotse.tasten
    await lotse.druecke("weiter")
    assert lotse.frage is not None


async def test_a_stored_answer_that_the_katalog_no_longer_knows_is_asked_again(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.setze(**ANTWORTEN | {"konzept": "gibt_es_nicht_mehr"}, alte_frage="ja")
    await lotse.tippe("/beratung")
    assert lotse.frage is not None
    assert lotse.frage.id == "konzept"
    await lotse.antworte("umgesetzt")
    assert (await lotse.gespeichert())["alte_frage"] == "ja", "what this version does not know stays in the database"


async def test_two_processes_on_one_file_serve_the_same_person_in_turn(lotse: Lotse):
    from tests.dialogs.lotse import Lotse as Weiterer

    await lotse.beginne()
    anderer = Weiterer(lotse.katalog, lotse.datei)
    anderer.chat, anderer.kim = lotse.chat, lotse.kim
    for teil in ("gemeinde", "25_50", "nein"):
        anderer.chat.verbinde(anderer.verdrahtung.dispatcher, lotse.bot)
        await lotse.antworte(teil)
        lotse.chat.verbinde(lotse.verdrahtung.dispatcher, lotse.bot)
    await anderer.db.close()
    assert lotse.frage is not None
    assert lotse.frage.id == "modell_heute"


def test_every_window_has_a_way_to_it():
    gruppen = {state.group for state in ALLE}
    assert {state for gruppe in gruppen for state in gruppe.__all_states__} == set(ALLE)
    assert {MenueSG, BeratungSG} < gruppen
