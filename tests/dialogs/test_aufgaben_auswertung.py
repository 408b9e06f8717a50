"""What IST and SOLL amount to: evaluation, ideas, and what goes with the person and with each consultation."""

from dialogs.preview import MUSTERSTADT
from dialogs.states import AufgabenSG, BeratungSG, SteckbriefSG, SucheSG
from tests.dialogs.aufgaben import akte, oeffne, text, trage_ein, werte, zustand
from tests.dialogs.lotse import Lotse


async def test_the_evaluation_shows_sums_shares_and_the_strongest_changes(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(
        lotse,
        {
            "ist": {"pflicht_1": 10, "management_1": 30, "extern_1": 60},
            "soll": {"pflicht_1": 50, "management_1": 30, "extern_1": 15, "extern_2": 5},
        },
    )
    await lotse.druecke("ergebnis")
    gezeigt_ = text(lotse)
    assert "Pflichtaufgaben: IST 10 %, SOLL 50 %" in gezeigt_
    assert "innerhalb der Verwaltung: IST 40 %, SOLL 80 %" in gezeigt_
    assert "Bauleitplanung: +40 (von 10 % auf 50 %)" in gezeigt_
    assert "Bildungsarbeit: +5 (von 0 % auf 5 %)" in gezeigt_
    assert "Öffentlichkeit: −45 (von 60 % auf 15 %)" in gezeigt_
    await lotse.druecke("hinweise")
    assert "Pflichtaufgaben überwiegen" in lotse.text
    assert "S, V 7, Stellenbeschreibung" in lotse.text
    assert "kein" in lotse.text
    await lotse.druecke("steckbrief/V7")
    assert await zustand(lotse) == SteckbriefSG.ansicht.state
    await lotse.druecke("zu")
    assert await zustand(lotse) == AufgabenSG.hinweise.state


async def test_the_evaluation_is_a_message_of_its_own(lotse: Lotse):
    await oeffne(lotse)
    vorher = len(lotse.kim.nachrichten)
    await lotse.druecke("ergebnis")
    assert len(lotse.kim.nachrichten) == vorher + 1
    await lotse.druecke("hinweise")
    await lotse.druecke("ergebnis")
    assert len(lotse.kim.nachrichten) == vorher + 1


async def test_without_shares_the_evaluation_and_the_hints_say_what_is_missing(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("ergebnis")
    assert "Noch steht hier nichts" in lotse.text
    await lotse.druecke("hinweise")
    assert "vollständige Spalte" in lotse.text


# Ideas


async def test_ideas_are_picked_and_withdrawn_by_tap_and_by_word(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("wahl/zukunftsthemen")
    await lotse.druecke("punkt/zukunftsthemen/mobilitaetsmanagement/an", mal=2)
    assert (await akte(lotse)).wahl == {("zukunftsthemen", "mobilitaetsmanagement")}
    assert lotse.tasten["punkt/zukunftsthemen/mobilitaetsmanagement/aus"] == "Mobilität ✓"
    assert "Mobilitätsmanagement – gewählt" in lotse.text
    await lotse.druecke("wahl/verwaltungsarbeit")
    await lotse.tippe("Kosten sparen")
    assert len((await akte(lotse)).wahl) == 2
    await lotse.tippe("Zukunftsthemen")
    await lotse.tippe("Mobilität")
    assert {thema for thema, _ in (await akte(lotse)).wahl} == {"verwaltungsarbeit"}


async def test_the_ideas_can_be_read_up_and_closed_again(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("wahl/zukunftsthemen")
    await lotse.druecke("nachlesen/zukunftsthemen")
    assert await zustand(lotse) == SucheSG.treffer.state
    await lotse.druecke("zu")
    assert await zustand(lotse) == AufgabenSG.wahl.state


async def test_with_the_person_go_shares_and_ideas(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"pflicht_1": 10}})
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        await transaktion.personen.delete(person.id)
    await lotse.verdrahtung.storage.forget_unknown(lotse.kim.user.id)
    await lotse.tippe("/aufgaben")
    assert "verstanden" in lotse.tasten
    await lotse.druecke("verstanden")
    assert await werte(lotse) == {}


async def test_each_consultation_has_its_own_tasks_and_a_repetition_begins_with_those_of_the_earlier_one(lotse: Lotse):
    await oeffne(lotse, **MUSTERSTADT)
    await trage_ein(lotse, {"ist": {"pflicht_1": 10}, "soll": {"pflicht_1": 15}})
    await lotse.druecke("wahl/zukunftsthemen")
    await lotse.druecke("punkt/zukunftsthemen/mobilitaetsmanagement/an")
    vorher = await akte(lotse)
    await lotse.tippe("/beratungen")
    await lotse.druecke("neu")
    assert await werte(lotse) == {}
    await lotse.tippe("Ohne Namen")
    await lotse.tippe("/beratungen")
    await lotse.tippe("2")
    await lotse.tippe("Hierher wechseln")
    assert await akte(lotse) == vorher
    await lotse.tippe("/menu")
    await lotse.druecke("ergebnis")
    lotse.uhr.vor(days=365)
    for schritt in ("/beratungen", "1", "Wiederholen"):
        await lotse.tippe(schritt)
    assert await akte(lotse) == vorher
    await lotse.tippe("/aufgaben")
    await lotse.druecke("aufgabe/pflicht_2/ist")
    await lotse.druecke("wert/pflicht_2/ist/20")
    assert (await werte(lotse))["pflicht_2", "ist"] == 20
    for schritt in ("/beratungen", "2", "Hierher wechseln"):
        await lotse.tippe(schritt)
    assert await akte(lotse) == vorher


async def test_before_consent_the_tasks_lead_to_the_notice(lotse: Lotse):
    await lotse.tippe("/aufgaben")
    assert "verstanden" in lotse.tasten


async def test_the_single_question_does_not_change_the_way_of_the_consultation(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/aufgaben")
    await lotse.druecke("typ")
    await lotse.druecke("kommune_typ/gemeinde")
    await lotse.tippe("/beratung")
    assert await zustand(lotse) == BeratungSG.frage.state
    assert lotse.frage is not None
    assert lotse.frage.id == "einwohner"
