"""Reminders are ordered, set and stopped, and follow every change of the plan."""

from datetime import date

import pytest

from knowledge.erinnerung import Einstellung
from tests.dialogs.erinnern import WORKSHOP, bestelle, fenster, offene, plan, zeilen
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import fuelle


@pytest.fixture
async def bestellt(lotse: Lotse) -> Lotse:
    """Give somebody with all answers who has ordered reminders."""
    await bestelle(lotse)
    return lotse


# Order, set, stop


async def test_nothing_is_ordered_before_somebody_has_seen_what_would_come_and_said_yes(lotse: Lotse):
    await fuelle(lotse)
    await lotse.tippe("/erinnerungen")
    assert "Erinnerungen: aus" in lotse.text
    assert "16.12.2026: Einverständnis, Strategieworkshop, Erste Maßnahmen (2 Wochen vorher)" in lotse.text
    assert await zeilen(lotse) == ()
    await lotse.druecke("an")
    assert "Erinnerungen: an" in lotse.text
    assert f"{WORKSHOP}/14/2026-12-30" in await offene(lotse)


async def test_what_is_shown_before_is_what_is_stored_afterwards(lotse: Lotse):
    await fuelle(lotse)
    await lotse.tippe("/erinnerungen")
    await lotse.druecke("stunde")
    await lotse.druecke("stunde/7")
    await lotse.druecke("zone")
    await lotse.tippe("Lissabon")
    await lotse.druecke("stufen")
    await lotse.druecke("ohne/42")
    await lotse.druecke("uebersicht")
    await lotse.druecke("vorschau/0")
    tage = [zeile[:10] for zeile in lotse.text.splitlines() if zeile[:2].isdecimal()]
    await lotse.druecke("uebersicht")
    assert await zeilen(lotse) == ()
    await lotse.druecke("an")
    eingestellt = await plan(lotse)
    assert (eingestellt.zone, eingestellt.stunde, eingestellt.ohne) == ("Europe/Lisbon", 7, [42])
    gespeichert = sorted({f"{Einstellung('Europe/Lisbon').tag(faellig):%Y-%m-%d}" for faellig in (await offene(lotse)).values()})
    assert [date.fromisoformat(tag).strftime("%d.%m.%Y") for tag in gespeichert][: len(tage)] == tage
    assert not any("/42/" in schluessel for schluessel in await offene(lotse))


async def test_settings_changed_afterwards_move_what_is_to_come_at_once(bestellt: Lotse):
    await bestellt.druecke("stunde")
    await bestellt.tippe("8 Uhr")
    assert {Einstellung().lokal(faellig).hour for faellig in (await offene(bestellt)).values()} == {8}
    await bestellt.druecke("stufen")
    await bestellt.druecke("ohne/14")
    await bestellt.druecke("ohne/3")
    assert not any(schluessel.split("/")[1] in ("14", "3") for schluessel in await offene(bestellt))
    await bestellt.druecke("ohne/42")
    assert "Eine Stufe muss bleiben" in bestellt.text
    await bestellt.druecke("mit/3")
    assert any("/3/" in schluessel for schluessel in await offene(bestellt))


@pytest.mark.parametrize(("fenster_", "getippt", "sagt"), [("stunde", "23 Uhr", "Nachts erinnere ich nicht"), ("stunde", "6", "Nachts")])
async def test_an_hour_of_the_night_is_refused_with_the_reason(bestellt: Lotse, fenster_: str, getippt: str, sagt: str):
    await bestellt.druecke(fenster_)
    await bestellt.tippe(getippt)
    assert sagt in bestellt.text
    assert (await plan(bestellt)).stunde == 9


async def test_switched_off_everything_is_gone_and_switched_on_again_nothing_comes_twice(bestellt: Lotse):
    await bestellt.naechste_erinnerung()
    gesendet = {zeile.schluessel for zeile in await zeilen(bestellt) if zeile.gesendet}
    await bestellt.tippe("/erinnerungen")
    await bestellt.druecke("ab")
    assert "Erinnerungen: aus" in bestellt.text
    assert await offene(bestellt) == {}
    await bestellt.druecke("an")
    assert gesendet.isdisjoint(await offene(bestellt))


async def test_without_the_end_of_the_funding_the_way_there_leads_back_here(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/erinnerungen")
    await lotse.druecke("frage/foerderende")
    await lotse.tippe("30.6.2028")
    assert await fenster(lotse) == "ErinnerungenSG:uebersicht"
    assert "16.12.2026" in lotse.text


# The reminders follow the plan


async def test_a_changed_end_of_the_funding_moves_the_reminders_in_the_same_step(bestellt: Lotse):
    await bestellt.tippe("/zeitplan")
    await bestellt.druecke("daten")
    await bestellt.druecke("frage/foerderende")
    await bestellt.tippe("31.12.2028")
    schluessel = set(await offene(bestellt))
    assert f"{WORKSHOP}/14/2027-06-30" in schluessel
    assert not any(eintrag.endswith("2026-12-30") for eintrag in schluessel if eintrag.startswith(WORKSHOP))


async def test_an_answer_changed_in_the_consultation_counts_as_well(bestellt: Lotse):
    await bestellt.tippe("/menu")
    for knopf in ("antworten", "zeige/ausgangslage", "aendern/foerderphase", "foerderphase/erstvorhaben"):
        if knopf in bestellt.tasten:
            await bestellt.druecke(knopf)
    assert (await bestellt.gespeichert())["foerderphase"] == "erstvorhaben"
    assert any(schluessel.startswith("ratsbeschluss/") for schluessel in await offene(bestellt))


async def test_the_state_decides_on_which_days_reminders_may_come(bestellt: Lotse):
    await bestellt.druecke("frage/bundesland")
    await bestellt.druecke("bundesland/BY")
    assert (await plan(bestellt)).land == "BY"
    assert "(Bayern)" in bestellt.text


async def test_what_is_done_moved_added_or_deleted_in_the_plan_changes_its_reminders(bestellt: Lotse):
    await bestellt.tippe("/zeitplan")
    await bestellt.druecke(f"termin/{WORKSHOP}")
    await bestellt.druecke(f"erledigt/{WORKSHOP}")
    assert not any(schluessel.startswith(f"{WORKSHOP}/") for schluessel in await offene(bestellt))
    await bestellt.druecke(f"offen/{WORKSHOP}")
    assert f"{WORKSHOP}/14/2026-12-30" in await offene(bestellt)
    await bestellt.tippe("/zeitplan")
    await bestellt.druecke("termin/dokumentation_2026_q4")
    await bestellt.druecke("datum/dokumentation_2026_q4")
    await bestellt.tippe("18.12.2026")
    assert "dokumentation_2026_q4/3/2026-12-18" in await offene(bestellt)
    await bestellt.tippe("/zeitplan")
    await bestellt.druecke("hinzu")
    await bestellt.tippe("Vortrag")
    await bestellt.tippe("3.2.2027")
    eigener = next(knopf for knopf in bestellt.tasten if knopf.startswith("loeschen/")).partition("/")[2]
    assert len([schluessel for schluessel in await offene(bestellt) if schluessel.startswith(eigener)]) == 3
    await bestellt.druecke(f"loeschen/{eigener}")
    await bestellt.druecke(f"jaloeschen/{eigener}")
    assert not any(schluessel.startswith(eigener) for schluessel in await offene(bestellt))


async def test_without_funding_no_end_of_it_is_asked_for(lotse: Lotse):
    await fuelle(lotse)
    await lotse.setze(foerderphase="keine")
    await lotse.tippe("/erinnerungen")
    assert "Ende der Förderung" not in lotse.text
    assert "frage/foerderende" not in lotse.tasten
