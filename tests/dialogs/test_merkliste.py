"""The Merkliste as a person meets it: put on, seen, ticked off, taken back, removed, and reminded of through the schedule."""

import re
from datetime import date

import pytest

from dialogs import captions
from dialogs.merkliste.ansichten import JE_SEITE, vorschlaege
from dialogs.merkliste.usecases import Merklage, lade_merkliste
from dialogs.states import ErgebnisSG, MerklisteSG, ZeitplanSG
from knowledge.erinnerung import Einstellung
from knowledge.merkliste import Merkeintrag
from knowledge.steckbrief import ASPEKTE
from knowledge.umplanung import EIGENE_HOECHSTENS
from storage.records import GespeicherterMeilenstein
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import fuelle, gehe_zu, merke_vor
from tests.dialogs.zeitplan import fenster, oeffne, seiten

ZIELE = "merk_V8_ziele"


@pytest.fixture
async def liste(lotse: Lotse) -> Lotse:
    """Give somebody in front of a list with one entry."""
    await gehe_zu(lotse, MerklisteSG.liste)
    return lotse


@pytest.fixture
async def eintrag(lotse: Lotse) -> Lotse:
    """Give somebody in front of that entry."""
    await gehe_zu(lotse, MerklisteSG.eintrag)
    return lotse


async def lage(lotse: Lotse) -> Merklage:
    person = await lotse.person()
    assert person is not None
    return await lade_merkliste(lotse.deps, person.id)


async def eintraege(lotse: Lotse) -> tuple[Merkeintrag, ...]:
    return (await lage(lotse)).eintraege


async def meilensteine(lotse: Lotse) -> dict[str, GespeicherterMeilenstein]:
    beratung = await lotse.aktive()
    assert beratung is not None
    async with lotse.db.transaction() as transaktion:
        return {eintrag.id: eintrag for eintrag in await transaktion.meilensteine.alle(beratung)}


async def stelle_an(lotse: Lotse) -> None:
    person = await lotse.person()
    assert person is not None
    standard = Einstellung()
    async with lotse.db.transaction() as transaktion:
        await transaktion.erinnerungen.order(person.id, zone=standard.zone, stunde=standard.stunde, land=None)


async def test_from_today_and_in_the_target_model_each_has_a_button_and_the_card_says_what_is_on_the_list(lotse: Lotse):
    await gehe_zu(lotse, ErgebnisSG.empfehlungen)
    assert "Auf Ihrer Merkliste" not in lotse.text
    await lotse.druecke("empfehlung/ziele")
    await lotse.druecke("merke/merk_V7_ziele")
    assert "Vorgemerkt." in lotse.text
    assert "merke/merk_V7_ziele" not in lotse.tasten
    await lotse.tippe("V 8 vormerken")
    assert lotse.text.count("Vorgemerkt.") == 2
    assert await eintraege(lotse) == (Merkeintrag("V7", "ziele"), Merkeintrag("V8", "ziele"))
    await lotse.druecke("empfehlungen")
    assert "Auf Ihrer Merkliste stehen 2 Empfehlungen." in lotse.text


async def test_doubled_and_repeated_taps_put_it_on_once_and_bring_nothing_back(lotse: Lotse):
    await gehe_zu(lotse, ErgebnisSG.empfehlung)
    await lotse.druecke(f"merke/{ZIELE}", mal=2)
    assert await eintraege(lotse) == (Merkeintrag("V8", "ziele"),)
    await lotse.druecke("merkliste")
    await lotse.druecke(f"eintrag/{ZIELE}")
    await lotse.druecke(f"erledigt/{ZIELE}")
    await lotse.kim.wiederhole()
    assert await eintraege(lotse) == (Merkeintrag("V8", "ziele", "erledigt"),)
    lotse.chat.verstoesse.clear()


@pytest.mark.parametrize("gefaelscht", ["merke/merk_V99_ziele", "merke/merk_V8_nichts", "merke/V8", "merke/"])
async def test_a_forged_button_puts_nothing_on_the_list(lotse: Lotse, gefaelscht: str):
    await gehe_zu(lotse, ErgebnisSG.empfehlung)
    await lotse.druecke_daten(lotse.data(f"merke/{ZIELE}").replace(f"merke/{ZIELE}", gefaelscht))
    assert await eintraege(lotse) == ()


async def test_command_and_word_lead_to_the_list_and_an_empty_one_says_how_to_fill_it(lotse: Lotse):
    await lotse.stimme_zu()
    for wort in ("/merkliste", "Merkliste", "meine merkliste"):
        await lotse.tippe(wort)
        assert await fenster(lotse) == MerklisteSG.liste.state
    assert "Dafür fehlen noch Antworten." in lotse.text
    await lotse.tippe(captions.FORTSETZEN)
    assert lotse.frage is not None
    await lotse.tippe("/menu")
    assert "merkliste" not in lotse.tasten


async def test_the_empty_list_leads_to_the_next_steps_and_the_hub_counts(lotse: Lotse):
    await fuelle(lotse)
    await lotse.tippe("/menu")
    await lotse.druecke("merkliste")
    assert "Hier steht noch nichts." in lotse.text
    await lotse.druecke("empfehlungen")
    assert "Nächste Schritte zu acht Aspekten" in lotse.text
    await merke_vor(lotse, "V8", "ziele")
    await lotse.tippe("/menu")
    assert "Merkliste – eine Empfehlung ist vorgemerkt" in lotse.text


async def test_an_entry_shows_what_it_says_with_its_source(eintrag: Lotse):
    beleg = eintrag.katalog.steckbriefe["V8"].empfehlungen["ziele"]
    assert beleg.text.split(". ")[0] in eintrag.text
    assert beleg.quelle in eintrag.text


async def test_done_and_open_again_by_tapping_and_typing(eintrag: Lotse):
    await eintrag.druecke(f"erledigt/{ZIELE}")
    assert "– erledigt" in eintrag.text
    assert f"datum/{ZIELE}" not in eintrag.tasten
    await eintrag.tippe("doch noch offen")
    assert "– vorgemerkt" in eintrag.text
    await eintrag.tippe("erledigt")
    await eintrag.tippe("zur merkliste")
    assert "Vorgemerkt: 0, erledigt: 1" in eintrag.text


async def test_what_is_done_stands_below_and_numbers_can_be_typed(liste: Lotse):
    await merke_vor(liste, "V7", "strategie")
    await liste.tippe("/merkliste")
    assert liste.text.index("1. Strategie (V 7)") < liste.text.index("2. Klimaschutzziele (V 8)")
    await liste.tippe("1")
    await liste.tippe("Erledigt")
    await liste.tippe("/merkliste")
    assert liste.text.index("1. Klimaschutzziele (V 8)") < liste.text.index("2. Strategie (V 7)")


async def test_removing_asks_first(eintrag: Lotse):
    await eintrag.druecke(f"entfernen/{ZIELE}")
    assert "wirklich entfernen?" in eintrag.text
    await eintrag.druecke(f"behalten/{ZIELE}")
    assert "wirklich" not in eintrag.text
    await eintrag.tippe("entfernen")
    await eintrag.tippe("ja, entfernen")
    assert await fenster(eintrag) == MerklisteSG.liste.state
    assert await eintraege(eintrag) == ()


async def test_old_buttons_of_a_removed_entry_say_so_and_change_nothing(eintrag: Lotse):
    alte = {knopf: eintrag.data(f"{knopf}/{ZIELE}") for knopf in ("erledigt", "datum", "entfernen")}
    await eintrag.druecke(f"entfernen/{ZIELE}")
    await eintrag.druecke(f"jaentfernen/{ZIELE}")
    for data in alte.values():
        await eintrag.druecke_daten(data)
        await eintrag.tippe("1.3.2027")
    assert "steht nicht mehr auf Ihrer Merkliste" in eintrag.text
    assert await eintraege(eintrag) == ()
    assert await meilensteine(eintrag) == {}


@pytest.mark.parametrize("getippt", ["15.3.2027", "erinnern am 15.3.2027", "Erinnere mich am 15.3.2027", "erinnerung 15.3.2027"])
async def test_a_typed_day_makes_a_milestone_that_says_what_to_do(eintrag: Lotse, getippt: str):
    await eintrag.tippe(getippt)
    assert "Termin: 15.03.2027, in 4 Monaten. Er steht auch in Ihrem Zeitplan." in eintrag.text
    assert "Ihre Erinnerungen sind abgestellt." in eintrag.text
    beleg = eintrag.katalog.steckbriefe["V8"].empfehlungen["ziele"]
    plan = await seiten(eintrag)
    assert "15.03.2027: Klimaschutzziele (V 8)\nIn 4 Monaten (eigener Termin)." in plan
    assert beleg.text.split(". ")[0] in plan
    await oeffne(eintrag, ZIELE)
    assert "Ein eigener Termin aus Ihrer Merkliste." in eintrag.text


async def test_a_day_is_picked_from_the_offers_or_the_calendar_changed_and_taken_away(eintrag: Lotse):
    await eintrag.tippe("Erinnern am …")
    assert await fenster(eintrag) == MerklisteSG.datum.state
    await eintrag.tippe("in drei monaten")
    assert "Termin: 22.02.2027" in eintrag.text  # 21.02.2027 is a Sunday
    await eintrag.druecke(f"datum/{ZIELE}")
    assert "Bisher: 22.02.2027." in eintrag.text
    await eintrag.druecke(f"{ZIELE}/.j2027")
    await eintrag.druecke(f"{ZIELE}/.m2027-04")
    assert "Gewählt: April 2027" in eintrag.text
    await eintrag.druecke(f"{ZIELE}/.d2027-04-30")
    assert "Termin: 30.04.2027" in eintrag.text
    await eintrag.druecke(f"ohnedatum/{ZIELE}")
    assert "Möchten Sie daran erinnert werden?" in eintrag.text
    assert await meilensteine(eintrag) == {}


def test_every_offered_day_is_a_working_day():
    for heute in (date(2026, 11, 21), date(2026, 12, 11), date(2027, 1, 31)):
        tage = vorschlaege(heute, "HE")
        assert len(set(tage.values())) == 4
        assert all(tag > heute and tag.weekday() < 5 for tag in tage.values())


@pytest.mark.parametrize("getippt", ["21.11.2026", "1.1.2026"])
async def test_a_day_that_cannot_be_is_refused_and_asked_for_again(eintrag: Lotse, getippt: str):
    await eintrag.druecke(f"datum/{ZIELE}")
    await eintrag.tippe(getippt)
    assert "Das geht nur ab morgen." in eintrag.text
    assert await fenster(eintrag) == MerklisteSG.datum.state
    await eintrag.tippe("15.3.2027")
    assert "15.03.2027" in eintrag.text


async def test_what_is_no_day_is_a_question_as_everywhere(eintrag: Lotse):
    await eintrag.tippe("Was spricht gegen eine Stabsstelle?")
    assert "Nachteile" in eintrag.text
    assert await eintraege(eintrag) == (Merkeintrag("V8", "ziele"),)


async def test_a_full_schedule_takes_no_more_and_says_so(eintrag: Lotse):
    beratung = await eintrag.aktive()
    assert beratung is not None
    async with eintrag.db.transaction() as transaktion:
        for nummer in range(EIGENE_HOECHSTENS):
            await transaktion.meilensteine.add(beratung, f"eigen_{nummer}", titel=str(nummer), datum=date(2027, 1, 1))
    await eintrag.tippe("15.3.2027")
    assert f"höchstens {EIGENE_HOECHSTENS} eigene Termine" in eintrag.text


async def test_ticking_the_entry_ticks_the_milestone_and_the_other_way_round(eintrag: Lotse):
    await eintrag.tippe("15.3.2027")
    await eintrag.druecke(f"erledigt/{ZIELE}")
    assert (await meilensteine(eintrag))[ZIELE].erledigt is not None
    await oeffne(eintrag, ZIELE)
    await eintrag.druecke(f"offen/{ZIELE}")
    assert await eintraege(eintrag) == (Merkeintrag("V8", "ziele"),)
    await eintrag.druecke(f"erledigt/{ZIELE}")
    assert await eintraege(eintrag) == (Merkeintrag("V8", "ziele", "erledigt"),)
    await eintrag.tippe("/merkliste")
    await eintrag.druecke(f"eintrag/{ZIELE}")
    await eintrag.druecke(f"offen/{ZIELE}")
    assert (await meilensteine(eintrag))[ZIELE].erledigt is None


async def test_a_renamed_milestone_keeps_its_name_and_a_deleted_one_leaves_the_entry(eintrag: Lotse):
    await eintrag.tippe("15.3.2027")
    await oeffne(eintrag, ZIELE)
    await eintrag.druecke(f"titel/{ZIELE}")
    await eintrag.tippe("Ziele mit den Ämtern")
    await eintrag.tippe("/merkliste")
    await eintrag.druecke(f"eintrag/{ZIELE}")
    await eintrag.tippe("16.3.2027")
    await oeffne(eintrag, ZIELE)
    assert "Ziele mit den Ämtern" in eintrag.text
    await eintrag.druecke(f"loeschen/{ZIELE}")
    assert "Auf der Merkliste bleibt die Empfehlung stehen." in eintrag.text
    await eintrag.druecke(f"jaloeschen/{ZIELE}")
    assert await eintraege(eintrag) == (Merkeintrag("V8", "ziele"),)


async def test_removing_an_entry_takes_its_milestone_along(eintrag: Lotse):
    await eintrag.tippe("15.3.2027")
    await eintrag.druecke(f"entfernen/{ZIELE}")
    assert "Sein Termin und die Notiz dazu gehen mit." in eintrag.text
    await eintrag.druecke(f"jaentfernen/{ZIELE}")
    assert await meilensteine(eintrag) == {}


async def test_the_reminder_comes_on_the_day_with_what_to_do_can_be_put_off_and_ticks_the_entry(eintrag: Lotse):
    await stelle_an(eintrag)
    await eintrag.tippe("8.12.2026")
    assert "Ich erinnere Sie am 08.12.2026." in eintrag.text
    await eintrag.tippe("/erinnerungen")
    await eintrag.druecke("vorschau/0")
    assert re.search(r"Klimaschutzziele \(V 8\).*am Tag, den Sie gewählt haben", eintrag.text)
    while "Klimaschutzziele" not in (nachricht := await eintrag.naechste_erinnerung()).text:
        pass
    assert eintrag.uhr().date() == date(2026, 12, 8)
    assert "Was tun?" in nachricht.text
    knoepfe = [knopf for knopf in eintrag.tasten if f"/{ZIELE}/" in knopf]
    spaeter = next(knopf for knopf in knoepfe if knopf.startswith("spaeter/"))
    await eintrag.druecke(spaeter)
    assert eintrag.toast == "Gut, ich erinnere Sie am 15.12.2026 noch einmal."
    assert (await lage(eintrag)).erinnert == {**((await lage(eintrag)).erinnert or {}), ZIELE: date(2026, 12, 15)}
    await eintrag.druecke(next(knopf for knopf in knoepfe if knopf.startswith("erledigt/")))
    assert await eintraege(eintrag) == (Merkeintrag("V8", "ziele", "erledigt"),)
    assert ZIELE not in ((await lage(eintrag)).erinnert or {})


async def test_a_day_too_near_for_a_reminder_says_that_none_comes(eintrag: Lotse):
    await stelle_an(eintrag)
    await eintrag.tippe("22.11.2026")  # a Sunday: the Friday before has passed
    assert "Eine Erinnerung kommt dazu nicht mehr." in eintrag.text


async def test_soon_after_one_reminder_another_day_is_told_of_all_the_same(eintrag: Lotse):
    await stelle_an(eintrag)
    await eintrag.tippe("8.12.2026")
    while "Klimaschutzziele" not in (await eintrag.naechste_erinnerung()).text:
        pass
    await eintrag.tippe("/merkliste")
    await eintrag.druecke(f"eintrag/{ZIELE}")
    await eintrag.tippe("10.12.2026")
    assert "Ich erinnere Sie am 10.12.2026." in eintrag.text


async def test_it_goes_into_the_calendar_file(eintrag: Lotse):
    await eintrag.tippe("15.3.2027")
    await eintrag.tippe("/zeitplan")
    await eintrag.druecke("ics")
    datei = next(nachricht.document for nachricht in eintrag.kim.nachrichten if nachricht.document)
    assert b"SUMMARY:Klimaschutzziele (V 8)" in eintrag.chat.dateien[datei.file_id].inhalt


async def test_a_repetition_takes_the_list_along_without_its_days(eintrag: Lotse):
    await merke_vor(eintrag, "V7", "strategie")
    await eintrag.tippe("15.3.2027")
    await eintrag.druecke(f"erledigt/{ZIELE}")
    for schritt in ("ergebnis", "/beratungen", "1", "Wiederholen"):
        await eintrag.tippe(schritt)
    assert await eintraege(eintrag) == (Merkeintrag("V7", "strategie"), Merkeintrag("V8", "ziele", "erledigt"))
    assert await meilensteine(eintrag) == {}


async def test_another_consultation_has_a_list_of_its_own(liste: Lotse):
    await liste.tippe("/beratungen")
    await liste.tippe("Neue Beratung")
    assert await eintraege(liste) == ()


async def test_what_the_katalog_no_longer_has_is_named_and_can_be_removed(liste: Lotse):
    await merke_vor(liste, "V99", "ziele")
    await merke_vor(liste, "V8", "garten")
    await liste.tippe("/merkliste")
    assert liste.text.count("gibt es im heutigen Katalog nicht mehr") == 2
    assert "Klimaschutzziele (V99)" in liste.text
    await liste.druecke("eintrag/merk_V8_garten")
    assert "garten (V 8)" in liste.text
    await liste.tippe("15.3.2027")
    assert "15.03.2027: garten (V 8)" in await seiten(liste)
    await liste.tippe("/merkliste")
    await liste.druecke("eintrag/merk_V99_ziele")
    await liste.druecke("entfernen/merk_V99_ziele")
    await liste.druecke("jaentfernen/merk_V99_ziele")
    assert {eintrag.modell for eintrag in await eintraege(liste)} == {"V8"}


async def test_a_long_list_has_pages_and_every_entry_is_on_one(liste: Lotse):
    for modell in ("V7", "V8"):
        for aspekt in ASPEKTE:
            await merke_vor(liste, modell, aspekt)
    await liste.tippe("/merkliste")
    gesehen: list[str] = []
    for seite in range(3):
        assert f"(Seite {seite + 1} von 3)" in liste.text
        gesehen += [knopf for knopf in liste.tasten if knopf.startswith("eintrag/")]
        await liste.druecke(f"seite/{(seite + 1) % 3}")
    assert len(gesehen) == len(set(gesehen)) == 2 * len(ASPEKTE) > 2 * JE_SEITE
    assert "(Seite 1 von 3)" in liste.text


async def test_the_list_survives_the_end_of_the_process(eintrag: Lotse):
    await eintrag.tippe("15.3.2027")
    await eintrag.neustart()
    await eintrag.druecke(f"erledigt/{ZIELE}")
    assert await eintraege(eintrag) == (Merkeintrag("V8", "ziele", "erledigt"),)
    assert (await meilensteine(eintrag))[ZIELE].erledigt is not None


async def test_before_consent_the_command_leads_to_the_notice(lotse: Lotse):
    await lotse.tippe("/merkliste")
    assert "verstanden" in lotse.tasten
    assert await fenster(lotse) != ZeitplanSG.plan.state
