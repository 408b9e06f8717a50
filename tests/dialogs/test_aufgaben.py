"""IST and SOLL of the tasks, as a person fills them in on a phone: task by task, by taps and typing, left and taken up again."""

from decimal import Decimal

import pytest

from dialogs import captions
from dialogs.states import AufgabenSG, MenueSG, SucheSG
from tests.dialogs.aufgaben import akte, gezeigt, oeffne, text, trage_ein, werte, zustand
from tests.dialogs.lotse import Lotse


async def test_twenty_tasks_are_filled_in_with_one_tap_each_and_the_soll_with_one_more(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    zeit = (await akte(lotse)).zeit
    tipps = 1
    for aufgabe in zeit.aufgaben:
        if await zustand(lotse) == AufgabenSG.gruppe.state:
            await lotse.druecke(next(knopf for knopf in lotse.tasten if knopf.startswith("gruppe/")))
            await lotse.druecke(f"aufgabe/{aufgabe.id}/ist")
            tipps += 2
        assert await gezeigt(lotse) == (aufgabe.id, "ist")
        await lotse.druecke(f"wert/{aufgabe.id}/ist/5")
        tipps += 1
    await lotse.druecke("uebersicht")
    await lotse.druecke("schnell")
    await lotse.druecke("uebernimm/alle")
    zeit = (await akte(lotse)).zeit
    assert zeit.stand == "fertig"
    assert zeit.summe("ist") == zeit.summe("soll") == 100
    assert tipps + 3 <= 32


async def test_a_tap_stores_the_share_and_shows_the_next_task_with_the_running_sums(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("gruppe/pflicht")
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.druecke("wert/pflicht_1/ist/15")
    assert await werte(lotse) == {("pflicht_1", "ist"): Decimal(15)}
    assert await gezeigt(lotse) == ("pflicht_2", "ist")
    assert "IST zusammen: 15 %, noch 85 %" in text(lotse)
    assert "Diese Gruppe: 15 %" in text(lotse)


async def test_filling_in_a_group_begins_with_its_first_open_task_in_either_column(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"management_1": 10}})
    await lotse.druecke("gruppe/management")
    await lotse.tippe("IST eintragen")
    assert await gezeigt(lotse) == ("management_2", "ist")
    await lotse.druecke("gruppe/management")
    await lotse.druecke("eintragen/management/soll")
    assert await gezeigt(lotse) == ("management_1", "soll")


async def test_no_two_buttons_of_a_window_mean_the_same(lotse: Lotse):
    await oeffne(lotse)
    for knopf in ("gruppe/pflicht", "aufgabe/pflicht_1/ist"):
        await lotse.druecke(knopf)
        assert len(lotse.tasten) == len([taste for taste in lotse.kim.knoepfe() if taste.callback_data])


async def test_values_above_fifty_are_one_tap_away_and_fifteen_can_be_corrected(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.druecke("mehr/pflicht_1/ist/1")
    assert "wert/pflicht_1/ist/50" not in lotse.tasten
    await lotse.druecke("wert/pflicht_1/ist/80")
    await lotse.druecke("gruppe/pflicht")
    await lotse.tippe("1")
    assert await gezeigt(lotse) == ("pflicht_1", "soll")
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.druecke("wert/pflicht_1/ist/15")
    assert await werte(lotse) == {("pflicht_1", "ist"): Decimal(15)}


@pytest.mark.parametrize(
    ("getippt", "erwartet", "weiter"),
    [
        ("12,5", {"ist": "12.5"}, True),
        ("12,5 %", {"ist": "12.5"}, True),
        ("IST 10 SOLL 15", {"ist": "10", "soll": "15"}, True),
        ("10/15", {"ist": "10", "soll": "15"}, True),
        ("Soll 7,5", {"soll": "7.5"}, False),
        ("10 %", {"ist": "10"}, True),
        ("überspringen", {}, True),
        ("weiter", {}, True),
    ],
)
async def test_shares_can_be_typed(lotse: Lotse, getippt: str, erwartet: dict[str, str], weiter: bool):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.tippe(getippt)
    assert await werte(lotse) == {("pflicht_1", feld): Decimal(wert) for feld, wert in erwartet.items()}
    assert await gezeigt(lotse) == ("pflicht_2" if weiter else "pflicht_1", "ist")
    assert ("Gespeichert – Bauleitplanung" in lotse.text) == bool(erwartet and getippt != "überspringen")


async def test_a_share_is_taken_back_by_tap_and_by_word(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"pflicht_1": 10, "pflicht_2": 20}})
    await lotse.druecke("gruppe/pflicht")
    await lotse.druecke("aufgabe/pflicht_1/soll")
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.druecke("leer/pflicht_1/ist")
    assert await werte(lotse) == {("pflicht_2", "ist"): Decimal(20)}
    assert "leer/pflicht_1/ist" not in lotse.tasten
    await lotse.druecke("gruppe/pflicht")
    await lotse.druecke("aufgabe/pflicht_2/soll")
    await lotse.tippe("IST leer")
    assert await werte(lotse) == {}


async def test_soll_as_ist_for_a_single_task(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"pflicht_1": 35}, "soll": {"pflicht_1": 5}})
    await lotse.druecke("gruppe/pflicht")
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.druecke("aufgabe/pflicht_1/soll")
    await lotse.tippe("SOLL = IST")
    assert (await werte(lotse))["pflicht_1", "soll"] == 35
    assert await gezeigt(lotse) == ("pflicht_2", "soll")


@pytest.mark.parametrize(
    ("getippt", "sagt"),
    [("12,25", "höchstens eine Stelle"), ("120", "zwischen 0 und 100"), ("10-15", "nicht als Anteil"), ("Blumenkohl", "nicht als Anteil")],
)
async def test_what_is_no_share_is_answered_and_stores_nothing(lotse: Lotse, getippt: str, sagt: str):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.tippe(getippt)
    assert sagt in lotse.text
    assert await gezeigt(lotse) == ("pflicht_1", "ist")
    assert await werte(lotse) == {}
    await lotse.tippe("5")
    assert await werte(lotse) == {("pflicht_1", "ist"): Decimal(5)}


async def test_words_lead_back_and_a_question_mark_looks_up(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.tippe("? Nachteile Stabsstelle")
    assert await zustand(lotse) == SucheSG.treffer.state
    await lotse.druecke("zu")
    assert await gezeigt(lotse) == ("pflicht_1", "ist")
    await lotse.tippe("zurück")
    assert await zustand(lotse) == AufgabenSG.gruppe.state
    await lotse.tippe("Alle Gruppen")
    assert await zustand(lotse) == AufgabenSG.uebersicht.state
    await lotse.tippe("Menü")
    assert await zustand(lotse) == MenueSG.menue.state


async def test_the_sentence_about_the_last_input_is_gone_with_the_next_word(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.tippe("10")
    assert "Gespeichert" in lotse.text
    await lotse.tippe("weiter")
    assert await gezeigt(lotse) == ("pflicht_3", "ist")
    assert "Gespeichert" not in lotse.text


async def test_somebody_who_leaves_goes_on_where_they_were_even_after_a_restart(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.tippe("10")
    await lotse.tippe("/menu")
    assert "Aufgaben – begonnen" in lotse.text
    await lotse.neustart()
    await lotse.druecke("aufgaben")
    await lotse.tippe("weiter eintragen")
    assert await gezeigt(lotse) == ("pflicht_2", "ist")


async def test_after_a_full_ist_going_on_means_the_soll(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"pflicht_1": 60, "extern_1": 40}})
    await lotse.tippe("/aufgaben")
    await lotse.tippe(captions.AUFGABEN_WEITER)
    assert await gezeigt(lotse) == ("pflicht_1", "soll")
    await trage_ein(lotse, {"soll": {"pflicht_1": 100}})
    await lotse.tippe("/aufgaben")
    assert not any(text == captions.AUFGABEN_WEITER for text in lotse.tasten.values())
    assert "vollständig" in lotse.text


@pytest.mark.parametrize(("typ", "anzahl"), [("gemeinde", 20), ("verbund", 20), ("landkreis", 31)])
async def test_only_a_landkreis_sees_the_tasks_of_a_landkreis(lotse: Lotse, typ: str, anzahl: int):
    await oeffne(lotse, kommune_typ=typ)
    assert f"{anzahl} Aufgaben" in lotse.text
    assert ("gruppe/gemeinden" in lotse.tasten) == (typ == "landkreis")
    assert "typ" not in lotse.tasten


async def test_an_unknown_type_is_said_and_its_question_leads_back(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/aufgaben")
    assert "Die Art Ihrer Kommune ist noch offen" in lotse.text
    assert "gruppe/gemeinden" not in lotse.tasten
    await lotse.druecke("typ")
    assert lotse.frage is not None
    assert lotse.frage.id == "kommune_typ"
    await lotse.druecke("kommune_typ/.zurueck")
    assert await zustand(lotse) == AufgabenSG.uebersicht.state
    await lotse.druecke("typ")
    await lotse.tippe("Landkreis")
    assert await lotse.gespeichert() == {"kommune_typ": "landkreis"}
    assert await zustand(lotse) == AufgabenSG.uebersicht.state
    assert "gruppe/gemeinden" in lotse.tasten
    assert "noch offen" not in lotse.text
    assert text(lotse).startswith("Gespeichert – Art der Kommune: ein Landkreis")
    await lotse.druecke("gruppe/gemeinden")
    assert "Gespeichert" not in lotse.text


async def test_an_unknown_type_may_stay_unknown(lotse: Lotse):
    await oeffne(lotse, kommune_typ="weiss_nicht")
    await lotse.druecke("typ")
    await lotse.druecke("kommune_typ/.wn")
    assert await zustand(lotse) == AufgabenSG.uebersicht.state
    assert "Die Art Ihrer Kommune ist noch offen" in lotse.text


async def test_what_a_landkreis_entered_stays_but_does_not_count_for_a_gemeinde(lotse: Lotse):
    await oeffne(lotse, kommune_typ="landkreis")
    await trage_ein(lotse, {"ist": {"gemeinden_1": 40, "pflicht_1": 10}})
    await lotse.setze(kommune_typ="gemeinde")
    await lotse.tippe("/aufgaben")
    assert "IST zusammen: 10 %" in text(lotse)
    await lotse.setze(kommune_typ="landkreis")
    await lotse.tippe("/aufgaben")
    assert "IST zusammen: 50 %" in text(lotse)


async def test_a_task_that_is_none_any_more_stores_nothing_and_leads_to_the_groups(lotse: Lotse):
    await oeffne(lotse, kommune_typ="landkreis")
    await lotse.druecke("gruppe/gemeinden")
    await lotse.druecke("aufgabe/gemeinden_1/ist")
    alt = lotse.data("wert/gemeinden_1/ist/5")
    await lotse.setze(kommune_typ="gemeinde")
    await lotse.tippe("10")
    assert await werte(lotse) == {}
    assert await zustand(lotse) == AufgabenSG.uebersicht.state
    await lotse.druecke_daten(alt)
    assert lotse.toast == captions.TOAST_VERALTET
    assert await werte(lotse) == {}
