"""The reminders themselves, from the worker with a simulated clock to the button below the message."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from bot.erinnern import PRAEFIX
from dialogs import captions
from dialogs.erinnerungen.nachricht import ziel
from knowledge.erinnerung import ANSTOSS_STUFE, Einstellung
from tests.dialogs.erinnern import WORKSHOP, bestelle, druecke, fenster, offene, plan, tasten, zeilen
from tests.dialogs.lotse import KIM, Lotse
from tests.dialogs.wege import ANTWORTEN
from tests.dialogs.zeitplan import lege_an


@pytest.fixture
async def bestellt(lotse: Lotse) -> Lotse:
    """Give somebody with all answers who has ordered reminders."""
    await bestelle(lotse)
    return lotse


async def test_a_reminder_says_what_why_and_what_to_do_and_comes_at_nine(bestellt: Lotse):
    nachricht = await bestellt.naechste_erinnerung()
    lokal = Einstellung().lokal(bestellt.uhr())
    assert (lokal.date(), lokal.hour) == (date(2026, 12, 16), 9)
    text = nachricht.text or ""
    meilenstein = bestellt.katalog.meilensteine[WORKSHOP]
    for teil in (meilenstein.titel, "Termin: 30.12.2026, in 2 Wochen (Quelle)", meilenstein.warum, meilenstein.was_tun, "(B, Kap. 5.1)"):
        assert teil in text
    assert [knopf.partition("/")[0] for knopf in tasten(bestellt, nachricht)] == [*["erledigt", "spaeter"] * 3, "plan", "ab"]


async def test_the_button_done_is_done_once_and_shows_it_in_the_message(bestellt: Lotse):
    nachricht = await bestellt.naechste_erinnerung()
    assert await druecke(bestellt, nachricht, f"erledigt/{WORKSHOP}", mal=2) == captions.TOAST_ERLEDIGT
    assert not any(schluessel.startswith(f"{WORKSHOP}/") for schluessel in await offene(bestellt))
    assert f"offen/{WORKSHOP}" in tasten(bestellt, nachricht)
    assert await druecke(bestellt, nachricht, f"spaeter/{WORKSHOP}") == captions.TOAST_SPAETER_NICHT["erledigt"]
    assert await druecke(bestellt, nachricht, f"offen/{WORKSHOP}") == captions.TOAST_OFFEN
    assert [knopf for knopf in tasten(bestellt, nachricht) if knopf.endswith(WORKSHOP)] == [f"erledigt/{WORKSHOP}", f"spaeter/{WORKSHOP}"]
    assert f"{WORKSHOP}/3/2026-12-30" in await offene(bestellt)


async def test_in_a_week_it_comes_again_once_however_often_one_taps(bestellt: Lotse):
    nachricht = await bestellt.naechste_erinnerung()
    assert await druecke(bestellt, nachricht, f"spaeter/{WORKSHOP}", mal=2) == captions.TOAST_SPAETER.format(datum="23.12.2026")
    wochen = [schluessel for schluessel in await offene(bestellt) if "/woche/" in schluessel]
    assert wochen == [f"{WORKSHOP}/woche/2026-12-23"]
    wieder = await bestellt.naechste_erinnerung()
    assert Einstellung().tag(bestellt.uhr()) == date(2026, 12, 23)
    assert "Strategieworkshop" in (wieder.text or "")


async def test_nothing_is_put_off_beyond_a_date_that_is_fixed(bestellt: Lotse):
    await bestellt.naechste_erinnerung()
    dritte = await bestellt.naechste_erinnerung()
    assert Einstellung().tag(bestellt.uhr()) == date(2026, 12, 24)
    sagt = await druecke(bestellt, dritte, f"spaeter/{WORKSHOP}")
    assert sagt == captions.TOAST_NICHT_SPAETER.format(datum="30.12.2026", art="Quelle")
    bestellt.uhr.vor(days=20)
    assert await druecke(bestellt, dritte, f"spaeter/{WORKSHOP}") == captions.TOAST_VORBEI.format(datum="30.12.2026", art="Quelle")
    assert not any("/woche/" in schluessel for schluessel in await offene(bestellt))


async def test_a_suggestion_may_be_put_off_beyond_its_date(bestellt: Lotse):
    await bestellt.naechste_erinnerung()
    nachricht = await bestellt.naechste_erinnerung()
    bestellt.uhr.jetzt = datetime(2027, 1, 4, 9, tzinfo=UTC)
    sagt = await druecke(bestellt, nachricht, "spaeter/dokumentation_2026_q4")
    assert sagt == captions.TOAST_SPAETER.format(datum="11.01.2027")
    assert any("dokumentation_2026_q4/woche/" in schluessel for schluessel in await offene(bestellt))


async def test_show_plan_and_stop_all_open_their_window_below_the_reminder(bestellt: Lotse):
    await bestellt.tippe("/beratung")
    nachricht = await bestellt.naechste_erinnerung()
    await druecke(bestellt, nachricht, "plan")
    assert await fenster(bestellt) == "ZeitplanSG:plan"
    assert bestellt.kim.letzte.message_id > nachricht.message_id
    assert await druecke(bestellt, nachricht, "ab", mal=2) == captions.TOAST_ABGESTELLT
    assert await fenster(bestellt) == "ErinnerungenSG:uebersicht"
    assert not (await plan(bestellt)).an
    assert await druecke(bestellt, nachricht, f"spaeter/{WORKSHOP}") == captions.TOAST_SPAETER_NICHT["aus"]
    assert await druecke(bestellt, nachricht, f"erledigt/{WORKSHOP}") == captions.TOAST_ERLEDIGT


async def test_the_buttons_work_after_a_restart_a_year_later_and_when_telegram_hides_the_message(bestellt: Lotse):
    nachricht = await bestellt.naechste_erinnerung()
    await bestellt.neustart()
    bestellt.uhr.vor(days=365)
    assert await druecke(bestellt, nachricht, f"erledigt/{WORKSHOP}") == captions.TOAST_ERLEDIGT
    await bestellt.druecke_daten(f"{PRAEFIX}offen/{WORKSHOP}", nachricht.message_id, unzugaenglich=True)
    assert bestellt.toast == captions.TOAST_OFFEN
    await bestellt.setze(foerderende="weiss_nicht")
    assert await druecke(bestellt, nachricht, "erledigt/verwaltungsspitze") == captions.TOAST_TERMIN_FEHLT


async def test_a_button_of_one_consultation_changes_nothing_in_another(bestellt: Lotse):
    erste = await bestellt.aktive()
    erinnerung = await bestellt.naechste_erinnerung()
    await bestellt.tippe("/beratungen")
    await bestellt.druecke("neu")
    await bestellt.setze(**ANTWORTEN)
    assert await druecke(bestellt, erinnerung, f"erledigt/{WORKSHOP}") == captions.TOAST_ANDERE_BERATUNG
    assert await druecke(bestellt, erinnerung, f"spaeter/{WORKSHOP}") == captions.TOAST_ANDERE_BERATUNG
    assert not any("/woche/" in schluessel for schluessel in await offene(bestellt))
    assert f"erledigt/{WORKSHOP}" in tasten(bestellt, erinnerung)
    await bestellt.tippe("/zeitplan")
    assert "Erledigt." not in bestellt.text
    await bestellt.tippe("/beratungen")
    await bestellt.druecke(f"beratung/{erste}")
    await bestellt.druecke(f"wechseln/{erste}")
    assert await druecke(bestellt, erinnerung, f"erledigt/{WORKSHOP}") == captions.TOAST_ERLEDIGT


async def test_after_the_only_consultation_was_deleted_a_tap_begins_none_and_no_nudge_speaks_of_it(bestellt: Lotse):
    erinnerung = await bestellt.naechste_erinnerung()
    beratung = await bestellt.aktive()
    await bestellt.tippe("/beratungen")
    await bestellt.druecke(f"beratung/{beratung}")
    await bestellt.druecke(f"loeschen/{beratung}")
    await bestellt.druecke(f"wirklich/{beratung}")
    assert await offene(bestellt) == {}
    assert await druecke(bestellt, erinnerung, f"erledigt/{WORKSHOP}") == captions.TOAST_TERMIN_FEHLT
    assert await druecke(bestellt, erinnerung, f"spaeter/{WORKSHOP}") == captions.TOAST_TERMIN_FEHLT
    assert await bestellt.aktive() is None


async def test_the_day_named_for_the_week_is_that_of_the_zone_of_the_person(bestellt: Lotse):
    await bestellt.druecke("zone")
    await bestellt.tippe("Auckland")
    erinnerung = await bestellt.naechste_erinnerung()
    assert await druecke(bestellt, erinnerung, f"spaeter/{WORKSHOP}") == captions.TOAST_SPAETER.format(datum="23.12.2026")


async def test_a_date_of_ones_own_is_not_passed_either_but_may_be_changed(bestellt: Lotse):
    eigener = await lege_an(bestellt, tag="18.12.2026")
    bestellt.uhr.jetzt = datetime(2026, 12, 15, 8, tzinfo=UTC)
    erinnerung = await bestellt.naechste_erinnerung()
    assert await druecke(bestellt, erinnerung, f"spaeter/{eigener}") == captions.TOAST_NICHT_SPAETER_EIGEN.format(datum="18.12.2026")
    bestellt.uhr.vor(days=7)
    assert await druecke(bestellt, erinnerung, f"spaeter/{eigener}") == captions.TOAST_VORBEI_EIGEN.format(datum="18.12.2026")


async def test_buttons_of_somebody_who_is_not_known_any_more_lead_to_the_notice(bestellt: Lotse):
    nachricht = await bestellt.naechste_erinnerung()
    person = await bestellt.person()
    assert person is not None
    async with bestellt.db.transaction() as transaktion:
        await transaktion.personen.delete(person.id)
    for knopf in (f"erledigt/{WORKSHOP}", "plan", "gibtesnicht"):
        await druecke(bestellt, nachricht, knopf)
        assert "verstanden" in bestellt.tasten


async def test_after_an_outage_what_is_late_says_so_and_what_is_old_is_only_summed_up(bestellt: Lotse):
    bestellt.uhr.jetzt = datetime(2027, 1, 4, 9, tzinfo=UTC)
    nachricht = await bestellt.naechste_erinnerung()
    text = nachricht.text or ""
    assert text.count("Diese Nachricht kommt verspätet.") == 4
    assert "Der Termin war am 30.12.2026, vor 5 Tagen (Quelle)" in text
    assert bestellt.katalog.meilensteine[WORKSHOP].was_noch_geht in text
    assert "Maßnahmen und Hemmnisse dokumentieren (4. Quartal 2026)" in text, "a quarter that is over is told as well"
    assert await druecke(bestellt, nachricht, "erledigt/dokumentation_2026_q4") == captions.TOAST_ERLEDIGT


async def test_after_weeks_without_the_bot_everything_is_summed_up_in_one_message(bestellt: Lotse):
    bestellt.uhr.jetzt = datetime(2027, 1, 13, 9, tzinfo=UTC)
    nachricht = await bestellt.naechste_erinnerung()
    assert "In der letzten Zeit liegen geblieben" in (nachricht.text or "")
    assert "Strategieworkshop mit Akteuren vor Ort: 30.12.2026 (Quelle; vorbei" in (nachricht.text or "")
    assert not any("/" in knopf for knopf in tasten(bestellt, nachricht))


async def test_many_on_one_day_fit_into_one_message(bestellt: Lotse):
    person = await bestellt.person()
    assert person is not None
    async with bestellt.db.transaction() as transaktion:
        beratung = await transaktion.beratungen.active(person.id)
        assert beratung is not None
        for nummer in range(30):
            await transaktion.meilensteine.add(beratung.id, f"eigen_{nummer}", titel=f"{nummer} " + "<" * 77, datum=date(2026, 12, 30))
            await transaktion.meilensteine.note(beratung.id, f"eigen_{nummer}", "&" * 300)
    await bestellt.tippe("/erinnerungen")
    await bestellt.druecke("ab")
    await bestellt.druecke("an")
    nachricht = await bestellt.naechste_erinnerung()
    assert "Außerdem" in (nachricht.text or "")
    assert "weitere Termine im Zeitplan" in (nachricht.text or "")


# The nudge


async def test_an_unfinished_consultation_is_nudged_once_ever_and_only_where_reminders_were_ordered(lotse: Lotse):
    await lotse.beginne()
    await lotse.druecke("kommune_typ/gemeinde")
    await lotse.tippe("/erinnerungen")
    assert "30.11.2026: einmal ein Anstoß" in lotse.text
    assert await zeilen(lotse) == ()
    await lotse.druecke("an")
    nachricht = await lotse.naechste_erinnerung()
    assert Einstellung().tag(lotse.uhr()) == date(2026, 11, 30)
    assert "Ihre Beratung ist noch nicht fertig" in (nachricht.text or "")
    assert tasten(lotse, nachricht) == ["beratung", "ab"]
    await druecke(lotse, nachricht, "beratung")
    assert lotse.frage is not None
    assert lotse.frage.id == "einwohner"
    await lotse.druecke("einwohner/25_50")
    assert await offene(lotse) == {}, "once it was sent it never comes again"


async def test_the_nudge_waits_a_week_from_the_last_step_and_goes_when_the_consultation_is_finished(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("/erinnerungen")
    await lotse.druecke("an")
    erste = (await offene(lotse))[ANSTOSS_STUFE]
    lotse.uhr.vor(days=3)
    await lotse.tippe("/beratung")
    await lotse.druecke("kommune_typ/gemeinde")
    assert (await offene(lotse))[ANSTOSS_STUFE] > erste
    await lotse.setze(**{frage: wert for frage, wert in ANTWORTEN.items() if frage != "relevanz"})
    await lotse.tippe("/beratung")
    await lotse.druecke("relevanz/hoch")
    assert ANSTOSS_STUFE not in await offene(lotse)


@pytest.mark.parametrize(
    "wege",
    [
        ("aufgabe/pflicht_1/ist", "wert/pflicht_1/ist/10"),
        ("wahl/zukunftsthemen", "punkt/zukunftsthemen/mobilitaetsmanagement/an"),
    ],
    ids=["share", "idea"],
)
async def test_an_entry_at_the_tasks_is_a_step_that_moves_the_nudge(lotse: Lotse, wege: tuple[str, ...]):
    await lotse.beginne()
    await lotse.druecke("kommune_typ/gemeinde")
    await lotse.tippe("/erinnerungen")
    await lotse.druecke("an")
    erste = (await offene(lotse))[ANSTOSS_STUFE]
    lotse.uhr.vor(days=3)
    await lotse.tippe("/aufgaben")
    for knopf in wege:
        await lotse.druecke(knopf)
    assert (await offene(lotse))[ANSTOSS_STUFE] > erste


# Stopped by Telegram


async def test_who_blocked_the_bot_is_told_on_return_that_the_reminders_have_stopped(bestellt: Lotse):
    await bestellt.kim.blockiere()
    await bestellt.warte_auf_faelliges()
    await bestellt.dienst().tick()
    assert (await plan(bestellt)).an is False
    await bestellt.kim.entblockiere()
    await bestellt.tippe("/erinnerungen")
    await bestellt.druecke("an")
    assert sum("alle Erinnerungen abgestellt" in (nachricht.text or "") for nachricht in bestellt.kim.nachrichten) == 1
    assert await offene(bestellt)


async def test_who_comes_back_without_telegram_saying_so_is_told_with_the_first_message(bestellt: Lotse):
    await bestellt.kim.blockiere()
    await bestellt.warte_auf_faelliges()
    await bestellt.dienst().tick()
    bestellt.chat.chats[KIM].blockiert = False
    await bestellt.tippe("/menu")
    assert "alle Erinnerungen abgestellt" in (bestellt.kim.nachrichten[-2].text or "")
    assert "zeitplan" in bestellt.tasten


async def test_every_button_below_a_reminder_fits_into_a_tap(lotse: Lotse):
    for termin in (*lotse.katalog.meilensteine, "dokumentation_2026_q4", "eigen_0123456789ab"):
        for art in ("erledigt", "spaeter", "offen"):
            assert len(f"{PRAEFIX}{art}/{ziel(termin, uuid4().hex)}".encode()) <= 64
