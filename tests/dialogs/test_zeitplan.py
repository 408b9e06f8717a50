"""The schedule as a person meets it: seen, ticked off, moved, noted, added, deleted, taken along as a calendar file."""

import re

import pytest

from dialogs import captions
from dialogs.preview import MUSTERSTADT
from dialogs.states import MenueSG, ZeitplanSG
from knowledge.umplanung import EIGENE_HOECHSTENS, NOTIZ_HOECHSTENS, TITEL_HOECHSTENS
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import fuelle
from tests.dialogs.zeitplan import fenster, lege_an, oeffne, seiten

VORSCHLAG = "verwaltungsspitze"


@pytest.fixture
async def plan(lotse: Lotse) -> Lotse:
    """Give somebody with all answers, in front of the plan."""
    await fuelle(lotse)
    await lotse.tippe("/zeitplan")
    return lotse


async def test_every_milestone_is_listed_with_its_date_and_kind_and_the_missed_ones_say_what_is_still_possible(plan: Lotse):
    text = await seiten(plan)
    assert "2 Termine sind schon vorbei" in text
    assert plan.katalog.meilensteine["verstetigung_angehen"].was_noch_geht in text
    assert "30.12.2026: Strategieworkshop mit Akteuren vor Ort\nIn 6 Wochen (Quelle: B, Kap. 5.1)." in text
    assert [int(nummer) for nummer in re.findall(r"^(\d+)\. \d\d\.", text, re.MULTILINE)] == list(range(1, 17))


async def test_without_the_end_of_the_funding_the_plan_leads_to_that_question_and_back_to_itself(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/zeitplan")
    assert "Das Ende der Förderung fehlt noch" in lotse.text
    await lotse.druecke("frage/foerderende")
    assert lotse.frage is not None
    assert lotse.frage.id == "foerderende"
    await lotse.tippe("Juni 2028")
    assert await fenster(lotse) == "ZeitplanSG:plan"
    assert "Gespeichert – Ende der Förderung: 30.06.2028" in lotse.text
    assert "30.12.2026: Strategieworkshop" in lotse.text


@pytest.mark.parametrize("wie", ["foerderende/.zurueck", "zurück", "weiter", "foerderende/.wn"])
async def test_a_question_asked_from_the_plan_leads_back_however_it_is_left(lotse: Lotse, wie: str):
    await lotse.stimme_zu()
    await lotse.tippe("/zeitplan")
    await lotse.druecke("frage/foerderende")
    await (lotse.druecke(wie) if "/" in wie else lotse.tippe(wie))
    assert await fenster(lotse) == "ZeitplanSG:plan"


async def test_a_date_from_the_calendar_of_a_question_leads_back_to_the_card_it_was_asked_from(plan: Lotse):
    await oeffne(plan, "haushalt")
    await plan.druecke("frage/haushalt_termin")
    await plan.antworte("2027-05-31")
    assert await fenster(plan) == "ZeitplanSG:karte"
    assert "31.05.2027" in plan.text
    assert not any(knopf.startswith("datum/") for knopf in plan.tasten), "the date of the Kämmerei is not ours to move"


async def test_the_answers_of_the_plan_are_shown_and_changed_in_one_place(plan: Lotse):
    await plan.druecke("daten")
    await plan.druecke("frage/bundesland")
    await plan.druecke("bundesland/HE")
    assert await fenster(plan) == "ZeitplanSG:daten"
    assert "Bundesland: Hessen" in plan.text
    await plan.druecke("frage/nachweis_termin")
    await plan.tippe("31.3.2027")
    assert "31.03.2027: Zwischen- oder Verwendungsnachweis einreichen" in await seiten(plan)


async def test_done_and_open_again_as_often_as_one_taps(plan: Lotse):
    await oeffne(plan, "strategieworkshop")
    tippen = plan.data("erledigt/strategieworkshop")
    await plan.druecke_daten(tippen, mal=2)
    assert "– erledigt" in plan.text
    await plan.druecke_daten(tippen)
    assert "– erledigt" in plan.text
    await plan.druecke("offen/strategieworkshop")
    assert "in 6 Wochen" in plan.text


async def test_what_is_done_stands_at_the_end_of_the_plan(plan: Lotse):
    await oeffne(plan, "verstetigung_angehen")
    await plan.druecke("erledigt/verstetigung_angehen")
    text = await seiten(plan)
    assert text.index("Verstetigung aktiv angehen\nErledigt (Quelle: B, Auf einen Blick und Kap. 5).") > text.index(
        "Ergebnis prüfen: ein Monat vor dem Ende"
    )
    assert "Ein Termin ist schon vorbei" in text


async def test_a_suggestion_is_moved_by_typing_or_by_the_calendar_and_back(plan: Lotse):
    await oeffne(plan, VORSCHLAG)
    await plan.druecke(f"datum/{VORSCHLAG}")
    await plan.druecke(f"{VORSCHLAG}/.j2027")
    await plan.druecke(f"{VORSCHLAG}/.m2027-03")
    assert "Gewählt: März 2027" in plan.text
    await plan.druecke(f"{VORSCHLAG}/.d2027-03-15")
    assert "15.03.2027" in plan.text
    assert "Unser Vorschlag war der 28.02.2027" in plan.text
    await plan.druecke(f"datum/{VORSCHLAG}")
    await plan.tippe("April 2027")
    assert "30.04.2027" in plan.text
    await plan.druecke(f"vorschlag/{VORSCHLAG}")
    assert "Der Termin ist ein Vorschlag" in plan.text
    assert "28.02.2027" in plan.text


@pytest.mark.parametrize(("getippt", "sagt"), [("1.1.2026", "schon vorbei"), ("irgendwann", "nicht verstanden")])
async def test_a_date_that_cannot_be_is_refused_and_asked_for_again(plan: Lotse, getippt: str, sagt: str):
    await oeffne(plan, VORSCHLAG)
    await plan.druecke(f"datum/{VORSCHLAG}")
    await plan.tippe(getippt)
    assert any(sagt in (nachricht.text or "") for nachricht in plan.kim.nachrichten[-2:])
    assert await fenster(plan) == "ZeitplanSG:datum"
    await plan.tippe("15.3.2027")
    assert "15.03.2027" in plan.text


async def test_a_date_of_a_source_has_no_button_to_move_it_and_a_forged_one_moves_nothing(plan: Lotse):
    await oeffne(plan, "strategieworkshop")
    assert not any(knopf.startswith(("datum/", "vorschlag/", "loeschen/")) for knopf in plan.tasten)
    gefaelscht = plan.data("notiz/strategieworkshop").replace("notiz/", "datum/")
    await plan.druecke_daten(gefaelscht)
    await plan.tippe("15.3.2027")
    assert "steht fest" in plan.text
    assert "30.12.2026" in plan.text


async def test_a_note_is_written_changed_and_deleted(plan: Lotse):
    await oeffne(plan, "strategieworkshop")
    await plan.druecke("notiz/strategieworkshop")
    await plan.tippe("x" * (NOTIZ_HOECHSTENS + 1))
    assert f"{NOTIZ_HOECHSTENS + 1} Zeichen" in plan.text
    await plan.tippe("Saal <anfragen> & heizen")
    assert "Ihre Notiz: Saal <anfragen> & heizen" in plan.text
    await plan.druecke("notiz/strategieworkshop")
    await plan.tippe("Saal ist fest")
    assert "Ihre Notiz: Saal ist fest" in plan.text
    await plan.druecke("notiz/strategieworkshop")
    await plan.druecke("notizweg/strategieworkshop")
    assert "Ihre Notiz" not in plan.text


async def test_a_milestone_of_ones_own_is_added_renamed_moved_and_deleted(plan: Lotse):
    await plan.druecke("hinzu")
    await plan.tippe("y" * (TITEL_HOECHSTENS + 1))
    assert f"{TITEL_HOECHSTENS + 1} Zeichen" in plan.text
    eigener = await lege_an(plan)
    assert "Ein eigener Termin." in plan.text
    await plan.druecke(f"titel/{eigener}")
    await plan.tippe("Vortrag im Rat")
    await plan.druecke(f"datum/{eigener}")
    await plan.tippe("10.2.2027")
    assert "10.02.2027: Vortrag im Rat" in await seiten(plan)
    await oeffne(plan, eigener)
    await plan.druecke(f"loeschen/{eigener}")
    await plan.druecke(f"behalten/{eigener}")
    await plan.druecke(f"loeschen/{eigener}")
    await plan.druecke(f"jaloeschen/{eigener}")
    assert await fenster(plan) == "ZeitplanSG:plan"
    assert "Vortrag im Rat" not in await seiten(plan)


async def test_the_same_title_on_the_same_day_is_one_milestone_and_their_number_is_bounded(plan: Lotse):
    erster = await lege_an(plan)
    assert await lege_an(plan) == erster
    person = await plan.person()
    assert person is not None
    async with plan.db.transaction() as transaktion:
        beratung = await transaktion.beratungen.active(person.id)
        assert beratung is not None
        for nummer in range(EIGENE_HOECHSTENS):
            await transaktion.meilensteine.add(beratung.id, f"eigen_{nummer}", titel=f"T {nummer}", datum=plan.uhr().date())
    await plan.tippe("/zeitplan")
    await plan.druecke("hinzu")
    await plan.tippe("Einer zu viel")
    await plan.tippe("4.2.2027")
    assert f"Mehr als {EIGENE_HOECHSTENS} eigene Termine" in plan.text


async def test_a_message_delivered_twice_notes_nothing_on_another_milestone(plan: Lotse):
    await oeffne(plan, "strategieworkshop")
    await plan.druecke("notiz/strategieworkshop")
    await plan.tippe("Saal anfragen")
    wiederholung = plan.kim._letztes_update
    await plan.druecke("notiz/strategieworkshop")
    await plan.tippe("Saal ist fest")
    await plan.druecke("notiz/strategieworkshop")
    plan.kim._letztes_update = wiederholung
    await plan.kim.wiederhole()
    await oeffne(plan, "strategieworkshop")
    assert "Ihre Notiz: Saal ist fest" in plan.text


async def test_a_card_of_a_milestone_that_has_gone_says_so(plan: Lotse):
    await oeffne(plan, "strategieworkshop")
    await plan.setze(foerderende="weiss_nicht")
    await plan.druecke("erledigt/strategieworkshop")
    assert plan.toast == captions.TOAST_TERMIN_FEHLT
    assert "nicht mehr" in plan.text
    await plan.druecke("plan")
    assert await fenster(plan) == "ZeitplanSG:plan"


async def test_everything_survives_a_restart_in_the_midst_of_it(plan: Lotse):
    await plan.druecke("hinzu")
    await plan.neustart()
    await plan.tippe("Vortrag im Ausschuss")
    await plan.neustart()
    await plan.druecke("neu/.j2027")
    await plan.neustart()
    await plan.druecke("neu/.m2027-02")
    await plan.druecke("neu/.d2027-02-03")
    assert "03.02.2027" in plan.text
    await plan.neustart()
    assert "03.02.2027: Vortrag im Ausschuss" in await seiten(plan)


async def test_words_and_commands_lead_out_of_every_window_that_takes_any_text(plan: Lotse):
    await plan.druecke("hinzu")
    await plan.tippe("abbrechen")
    assert await fenster(plan) == MenueSG.menue.state
    await oeffne(plan, "strategieworkshop")
    await plan.druecke("notiz/strategieworkshop")
    await plan.tippe("/abbrechen")
    assert await fenster(plan) == MenueSG.menue.state
    await oeffne(plan, "strategieworkshop")
    await plan.druecke("notiz/strategieworkshop")
    await plan.tippe("zurück")
    assert await fenster(plan) == ZeitplanSG.karte.state
    assert "Ihre Notiz" not in plan.text
    await plan.tippe("Zeitplan")
    assert await fenster(plan) == ZeitplanSG.plan.state


async def test_without_funding_the_plan_holds_what_one_enters_oneself(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.setze(**{**MUSTERSTADT, "foerderphase": "keine"})
    await lotse.tippe("/zeitplan")
    assert "keine Förderung" in lotse.text
    assert "frage/foerderphase" in lotse.tasten
    await lege_an(lotse)
    await lotse.tippe("/zeitplan")
    assert "03.02.2027: Vortrag im Ausschuss" in lotse.text


async def test_what_one_enters_oneself_stays_while_the_end_of_the_funding_lies_before_its_begin(plan: Lotse):
    await plan.setze(foerderbeginn="2029-07-01")
    eigener = await lege_an(plan, "Vortrag <b> 👨‍👩‍👧")
    assert "Vortrag <b> 👨‍👩‍👧" in plan.text
    await plan.tippe("/zeitplan")
    assert "liegt vor ihrem Beginn" in plan.text
    assert "03.02.2027: Vortrag <b> 👨‍👩‍👧" in plan.text
    assert list(plan.tasten)[:2] == ["frage/foerderende", f"termin/{eigener}"]
