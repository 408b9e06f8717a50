"""The result from behind: the deciding question and back, what would have to change, what if; nothing is stored before it is taken over."""

from typing import Any

import pytest

from dialogs.states import BeratungSG, ErgebnisSG, GegenprobeSG
from knowledge.empfehlung import empfiehl
from knowledge.gegenprobe.aenderung import was_muesste_sich_aendern
from knowledge.gegenprobe.robust import robustheit
from tests.dialogs.lotse import Lotse
from tests.dialogs.test_ergebnis import letztes
from tests.dialogs.wege import ANTWORTEN, gehe_zu


async def ergebnis_mit(lotse: Lotse, **anders: Any) -> Lotse:
    """Show the result of the example with other answers."""
    await gehe_zu(lotse, ErgebnisSG.ueberblick)
    await lotse.setze(**anders)
    await lotse.tippe("/menu")
    await lotse.druecke("ergebnis")
    return lotse


async def state(lotse: Lotse) -> str:
    stand = await lotse.stand()
    assert stand is not None
    return stand.state


async def test_the_deciding_question_is_offered_only_where_one_decides(lotse: Lotse):
    await ergebnis_mit(lotse, klimabudget=6)
    assert not [knopf for knopf in lotse.tasten if knopf.startswith("klaeren/")]
    await ergebnis_mit(lotse, klimabudget="weiss_nicht")
    frage = robustheit(lotse.katalog, lotse.katalog.antworten({**ANTWORTEN, "klimabudget": "weiss_nicht"})).frage
    assert f"klaeren/{frage}" in lotse.tasten


@pytest.mark.parametrize(("teil", "erwartet"), [("5_10", "5_10"), (".wn", "weiss_nicht")])
async def test_an_answer_leads_back_to_the_result_it_changed_and_is_kept(lotse: Lotse, teil: str, erwartet: str):
    await ergebnis_mit(lotse, klimabudget="weiss_nicht", relevanz="hoch")
    await lotse.druecke("klaeren/klimabudget")
    assert await state(lotse) == BeratungSG.frage.state
    await lotse.druecke(f"klimabudget/{teil}", mal=3)
    assert await state(lotse) == ErgebnisSG.ueberblick.state
    assert (await lotse.gespeichert())["klimabudget"] == erwartet
    assert (await letztes(lotse)).eingaben["klimabudget"] == erwartet


@pytest.mark.parametrize("weg", ["klimabudget/.zurueck", "weiter", "zurück"])
async def test_going_back_leads_to_the_result_and_stores_nothing(lotse: Lotse, weg: str):
    await ergebnis_mit(lotse, klimabudget="weiss_nicht")
    vorher = lotse.tasten
    await lotse.druecke("klaeren/klimabudget")
    await (lotse.druecke(weg) if "/" in weg else lotse.tippe(weg))
    assert lotse.tasten == vorher
    assert (await lotse.gespeichert())["klimabudget"] == "weiss_nicht"


@pytest.mark.parametrize("weg", ["klimabudget/.wn", "weiß nicht"])
async def test_not_knowing_the_exact_number_leaves_the_class(lotse: Lotse, weg: str):
    await ergebnis_mit(lotse, klimabudget="3_5")
    await lotse.druecke("klaeren/klimabudget")
    assert not [knopf for knopf in lotse.tasten if knopf in ("klimabudget/3_5", "klimabudget/5_10")]
    assert "V 6a–c oder V 8" in lotse.text
    await (lotse.druecke(weg) if "/" in weg else lotse.tippe(weg))
    assert await state(lotse) == ErgebnisSG.ueberblick.state
    assert (await lotse.gespeichert())["klimabudget"] == "3_5"


async def test_what_would_have_to_change_is_there_for_every_model_and_each_set_can_be_tried(lotse: Lotse):
    await ergebnis_mit(lotse, klimabudget="1_3")
    vorher = await lotse.gespeichert()
    for modell in lotse.katalog.steckbriefe:
        await lotse.druecke("modelle")
        await lotse.druecke(f"modell/{modell}")
        karte = lotse.tasten
        await lotse.druecke(f"noetig/{modell}")
        gegenprobe = was_muesste_sich_aendern(lotse.katalog, lotse.katalog.antworten(vorher), modell)
        proben = [knopf for knopf in lotse.tasten if knopf.startswith("satz/")]
        assert bool(proben) == bool(gegenprobe.saetze and gegenprobe.saetze[0])
        assert all(grund.text in lotse.text for grund in gegenprobe.gruende)
        for probe in proben:
            await lotse.druecke(probe)
            dann = await lotse.stand()
            assert dann is not None
            nachher = lotse.katalog.antworten({**vorher, **dann.daten["versuch"]})
            assert empfiehl(lotse.katalog, nachher).bewertung(modell).status == "empfohlen"
            await lotse.druecke("zurueck")
        await lotse.druecke("zurueck")
        assert lotse.tasten == karte
        await lotse.druecke("ueberblick")
    assert await lotse.gespeichert() == vorher


async def test_a_trial_stores_nothing_until_it_is_taken_over_and_then_once(lotse: Lotse):
    await gehe_zu(lotse, GegenprobeSG.versuch)
    assert await lotse.gespeichert() == ANTWORTEN
    nimm = next(knopf for knopf in lotse.tasten if knopf.startswith("nimm/"))
    await lotse.druecke(nimm, mal=4)
    alt = lotse.kim._letztes_update
    assert alt is not None
    assert await lotse.gespeichert() == {**ANTWORTEN, "relevanz": "gering"}
    assert await state(lotse) == ErgebnisSG.ueberblick.state
    assert (await letztes(lotse)).eingaben["relevanz"] == "gering"
    await lotse.setze(relevanz="mittel")
    await lotse.chat.stelle_zu(alt)
    assert (await lotse.gespeichert())["relevanz"] == "mittel"
    lotse.chat.verstoesse.clear()


async def test_a_typed_label_takes_the_trial_over_once(lotse: Lotse):
    await gehe_zu(lotse, GegenprobeSG.versuch)
    await lotse.tippe("übernehmen")
    assert await lotse.gespeichert() == {**ANTWORTEN, "relevanz": "gering"}
    await lotse.setze(relevanz="mittel")
    await lotse.kim.wiederhole()
    assert (await lotse.gespeichert())["relevanz"] == "mittel"


async def test_what_stays_open_is_said_where_nothing_would_have_to_change(lotse: Lotse):
    await ergebnis_mit(lotse, klimabudget="3_5")
    for knopf in ("modelle", "modell/V8", "noetig/V8"):
        await lotse.druecke(knopf)
    assert "schon empfohlen" in lotse.text
    assert "bleibt offen: Klimabudget" in lotse.text


async def test_a_leader_that_no_exact_answers_confirm_is_only_provisional(lotse: Lotse):
    await ergebnis_mit(lotse, klimabudget="u1", personalbudget="u05", relevanz="mittel")
    assert "Vorläufiges Ergebnis" in lotse.text
    assert "Mit ihnen führt V 1" in lotse.text


async def test_an_old_tap_never_takes_over_another_trial(lotse: Lotse):
    await gehe_zu(lotse, GegenprobeSG.versuch)
    nimm = lotse.data(next(knopf for knopf in lotse.tasten if knopf.startswith("nimm/")))
    await lotse.druecke("zurueck")
    await lotse.druecke("probe/relevanz/mittel")
    await lotse.druecke_daten(nimm)
    assert lotse.toast
    assert await lotse.gespeichert() == ANTWORTEN
    assert await state(lotse) == GegenprobeSG.versuch.state


async def test_a_trial_survives_a_restart_and_can_be_dropped(lotse: Lotse):
    await gehe_zu(lotse, GegenprobeSG.versuch)
    await lotse.neustart()
    await lotse.druecke("verwirf")
    assert lotse.toast
    assert await state(lotse) == ErgebnisSG.ueberblick.state
    assert await lotse.gespeichert() == ANTWORTEN


@pytest.mark.parametrize(("heute", "gesagt"), [("keins", "Heute haben Sie noch keines der Modelle"), ("weiss_nicht", "nicht angegeben")])
async def test_a_path_without_a_model_today_says_which_answer_that_rests_on(lotse: Lotse, heute: str, gesagt: str):
    await ergebnis_mit(lotse, modell_heute=heute)
    await lotse.druecke("pfad")
    assert gesagt in lotse.text
    assert not [knopf for knopf in lotse.tasten if knopf.startswith("bild/")]


async def test_where_nothing_is_known_every_model_can_lead_and_nothing_is_called_stable(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("ergebnis")
    assert "Noch kann jedes der 14 Modelle vorn liegen." in lotse.text
    await lotse.druecke("stabilitaet")
    assert "Noch liegt keine Antwort vor" in lotse.text
    assert "kippt" not in lotse.text
    assert "verändert" not in lotse.text


async def test_the_answer_that_is_given_already_changes_nothing_and_cannot_be_taken_over(lotse: Lotse):
    await gehe_zu(lotse, GegenprobeSG.antworten)
    await lotse.druecke(f"probe/relevanz/{ANTWORTEN['relevanz']}")
    assert not [knopf for knopf in lotse.tasten if knopf.startswith("nimm/")]


@pytest.mark.parametrize(
    ("frage", "getippt", "erwartet"),
    [
        ("klimabudget", "96.000 Euro im Jahr", 3),
        ("einwohner", "60 Tsd.", 60000),
        ("modell_heute", "Stabsstelle", "V8"),
        ("relevanz", "mittl", "mittel"),
        ("relevanz", "weiß nicht", "weiss_nicht"),
    ],
)
async def test_an_answer_can_be_typed_on_trial(lotse: Lotse, frage: str, getippt: str, erwartet: object):
    await gehe_zu(lotse, GegenprobeSG.fragen)
    await lotse.druecke(f"frage/{frage}")
    await lotse.tippe(getippt)
    stand = await lotse.stand()
    assert stand is not None
    assert stand.daten["versuch"] == {frage: erwartet}
    assert await lotse.gespeichert() == ANTWORTEN


async def test_a_sum_needs_the_number_of_inhabitants_on_trial_too(lotse: Lotse):
    await ergebnis_mit(lotse, einwohner="25_50")
    await lotse.druecke("waswaerewenn")
    await lotse.druecke("frage/klimabudget")
    await lotse.tippe("96.000 Euro im Jahr")
    assert any("genaue Zahl der Einwohner" in (nachricht.text or "") for nachricht in lotse.kim.nachrichten[-2:])
    assert await state(lotse) == GegenprobeSG.antworten.state


async def test_every_answer_that_tips_the_result_can_be_tried_and_does_tip_it(lotse: Lotse):
    await gehe_zu(lotse, GegenprobeSG.stabilitaet)
    kippende = [knopf for knopf in lotse.tasten if knopf.startswith("kipp/")]
    assert kippende
    vorn = empfiehl(lotse.katalog, lotse.katalog.antworten(ANTWORTEN)).fuehrend.modell
    for knopf in kippende:
        await lotse.druecke(knopf)
        stand = await lotse.stand()
        assert stand is not None
        dann = lotse.katalog.antworten({**ANTWORTEN, **stand.daten["versuch"]})
        assert empfiehl(lotse.katalog, dann).fuehrend.modell != vorn
        await lotse.druecke("zurueck")


@pytest.mark.parametrize(
    "knopf", ["satz/V99/1", "satz/V5/9", "satz/V5/x", "frage/x", "frage/foerderende", "probe/ort/x", "kipp/x/y", "nimm/", "unsinn"]
)
async def test_forged_buttons_of_the_gegenprobe_explain_themselves(lotse: Lotse, knopf: str):
    await gehe_zu(lotse, GegenprobeSG.fragen)
    intent = lotse.data("zurueck").partition("\x1d")[0]
    vorher = lotse.tasten
    await lotse.druecke_daten(f"{intent}\x1dk:{knopf}")
    assert lotse.toast
    assert lotse.tasten == vorher
