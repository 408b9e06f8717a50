"""The hub: every step with its state, and the one way on that fits."""

from datetime import date

from dialogs import captions
from dialogs.menue.ansichten import SCHRITTE, Daneben, menue
from dialogs.preview import MUSTERSTADT, beispiel
from knowledge.zeitplan import plane
from tests.dialogs.lotse import Lotse

PFLICHT = {frage: wert for frage, wert in MUSTERSTADT.items() if not frage.startswith(("erfolg_", "aspekt_"))}


def staende(daten: dict) -> dict[str, str]:
    return {eintrag["schritt"].id: eintrag["stand"] for eintrag in daten["schritte"]}


def test_a_step_is_open_begun_or_finished():
    katalog, _ = beispiel()
    keiner = plane(katalog, katalog.antworten({}), date(2026, 11, 21))
    leer = staende(menue(katalog, katalog.antworten({}), keiner, daneben=Daneben("offen")))
    begonnen = staende(menue(katalog, katalog.antworten({"kommune_typ": "gemeinde"}), keiner, daneben=Daneben("offen")))
    fertig = staende(menue(katalog, katalog.antworten(PFLICHT), keiner, daneben=Daneben("begonnen")))
    assert set(leer.values()) == {captions.STAND["offen"]}
    assert begonnen["ausgangslage"] == captions.STAND["begonnen"]
    assert leer["aufgaben"] == captions.STAND["offen"]
    assert fertig["aufgaben"] == captions.STAND["begonnen"]
    assert fertig["ausgangslage"] == fertig["rahmenbedingungen"] == captions.STAND["fertig"]


async def test_before_the_first_answer_the_hub_offers_to_begin(lotse: Lotse):
    await lotse.stimme_zu()
    assert lotse.tasten["weiter"] == captions.BEGINNEN
    assert not {"ergebnis", "antworten"} & set(lotse.tasten)
    assert {f"schritt/{schritt}" for schritt in SCHRITTE} <= set(lotse.tasten)


async def test_after_an_answer_the_hub_offers_to_go_on_and_to_look_the_answers_over(lotse: Lotse):
    await lotse.beginne()
    await lotse.druecke("kommune_typ/gemeinde")
    await lotse.druecke("menue")
    assert lotse.tasten["weiter"] == captions.FORTSETZEN
    assert "antworten" in lotse.tasten
    await lotse.druecke("weiter")
    assert lotse.frage is not None
    assert lotse.frage.id == "einwohner"


async def test_with_the_necessary_steps_done_the_hub_offers_the_result(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.setze(**PFLICHT)
    await lotse.tippe("/menu")
    assert "ergebnis" in lotse.tasten
    assert "weiter" not in lotse.tasten


async def test_every_step_of_the_hub_opens_its_own_first_question(lotse: Lotse):
    await lotse.stimme_zu()
    for schritt in SCHRITTE:
        await lotse.druecke(f"schritt/{schritt}")
        assert lotse.frage is not None
        assert lotse.frage.schritt == schritt
        await lotse.druecke("menue")


async def test_the_tasks_stand_between_the_questions_and_open_their_own_window(lotse: Lotse):
    await lotse.stimme_zu()
    schritte = [knopf for knopf in lotse.tasten if knopf == "aufgaben" or knopf.startswith("schritt/")]
    assert schritte.index("aufgaben") == schritte.index("schritt/rahmenbedingungen") + 1
    await lotse.druecke("aufgaben")
    assert "gruppe/pflicht" in lotse.tasten


async def test_a_finished_step_opens_its_answers(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.setze(**PFLICHT)
    await lotse.tippe("/menu")
    await lotse.druecke("schritt/ausgangslage")
    assert "aendern/einwohner" in lotse.tasten


async def test_a_voluntary_step_asks_only_its_own_questions(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.druecke("schritt/kuemmerer")
    gefragt = await lotse.beantworte_durch(lambda frage: str(frage.optionen[0].wert))
    assert gefragt == [frage.id for frage in lotse.katalog.fragen.values() if frage.schritt == "kuemmerer"]
    assert set(await lotse.gespeichert()) == set(gefragt)
