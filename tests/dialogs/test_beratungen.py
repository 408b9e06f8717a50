"""Several consultations of one person: named, switched, repeated and deleted, and each with its own answers and results."""

from dataclasses import replace

import pytest

from dialogs.beratungen.usecases import HOECHSTENS, NAME_ZEICHEN
from dialogs.preview import MUSTERSTADT
from dialogs.states import BeratungenSG, BeratungSG, ErgebnisSG, MenueSG
from storage.records import Beratung, GespeicherteErinnerung
from tests.dialogs.lotse import Lotse


async def alle(lotse: Lotse) -> tuple[Beratung, ...]:
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        return await transaktion.beratungen.alle(person.id)


async def fenster_ist(lotse: Lotse, erwartet: object) -> None:
    stand = await lotse.stand()
    assert stand is not None
    assert stand.state == erwartet.state  # type: ignore[attr-defined]


async def mit_ergebnis(lotse: Lotse) -> None:
    """Have a consultation with all answers and a result that was looked at."""
    await lotse.stimme_zu()
    await lotse.setze(**MUSTERSTADT)
    await lotse.tippe("/menu")
    await lotse.druecke("ergebnis")


async def wiederhole(lotse: Lotse, **tage: float) -> None:
    await mit_ergebnis(lotse)
    lotse.uhr.vor(**(tage or {"days": 365}))
    await lotse.tippe("/beratungen")
    await lotse.tippe("1")
    await lotse.tippe("Wiederholen")


async def test_a_new_consultation_is_empty_named_by_what_is_typed_and_the_active_one(lotse: Lotse):
    await mit_ergebnis(lotse)
    await lotse.tippe("/beratungen")
    await lotse.druecke("neu")
    await fenster_ist(lotse, BeratungenSG.name)
    await lotse.tippe("  Nachbarstadt   am  See ")
    await fenster_ist(lotse, BeratungenSG.eine)
    assert [beratung.label for beratung in await alle(lotse)] == ["Nachbarstadt am See", None]
    assert await lotse.gespeichert() == {}
    await lotse.tippe("/menu")
    assert "Ihre Beratung: Nachbarstadt am See" in lotse.text


async def test_switching_back_finds_every_answer_and_the_result(lotse: Lotse):
    await mit_ergebnis(lotse)
    await lotse.tippe("/beratungen")
    await lotse.druecke("neu")
    await lotse.tippe("Ohne Namen")
    await lotse.tippe("/beratungen")
    await lotse.tippe("2")
    await lotse.tippe("Hierher wechseln")
    await fenster_ist(lotse, MenueSG.menue)
    assert await lotse.gespeichert() == MUSTERSTADT
    assert "ergebnis" in lotse.tasten


async def test_the_list_names_day_and_leading_model_of_the_last_result_and_one_consultation_its_katalog(lotse: Lotse):
    await mit_ergebnis(lotse)
    await lotse.tippe("/beratungen")
    assert "Beratung vom 21.11.2026 – hier sind Sie gerade" in lotse.text
    assert "Ergebnis vom 21.11.2026: V 8 Stabsstelle" in lotse.text
    await lotse.tippe("1")
    assert f"(Katalog {lotse.katalog.version})" in lotse.text


@pytest.mark.parametrize("name", ["<b>Köln</b> & Co 🌱", "x" * NAME_ZEICHEN, "/5", "Wien"])
async def test_any_short_text_can_be_a_name_and_is_shown_as_typed(lotse: Lotse, name: str):
    await lotse.stimme_zu()
    await lotse.tippe("/beratungen")
    await lotse.tippe("1")
    await lotse.tippe("Name ändern")
    await lotse.tippe(name)
    if name.startswith("/"):
        await fenster_ist(lotse, BeratungenSG.name)
        return
    assert name in lotse.text
    assert (await alle(lotse))[0].label == name


async def test_a_name_that_is_too_long_is_refused_with_the_reason_and_can_be_typed_again(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/beratungen")
    await lotse.tippe("1")
    await lotse.tippe("Name ändern")
    await lotse.tippe("x" * (NAME_ZEICHEN + 1))
    assert str(NAME_ZEICHEN) in lotse.text
    assert (await alle(lotse))[0].label is None
    await lotse.tippe("Musterstadt")
    await lotse.kim.wiederhole()
    assert (await alle(lotse))[0].label == "Musterstadt"


async def test_deleting_asks_once_and_then_everything_of_it_is_gone_and_the_other_is_active(lotse: Lotse):
    await mit_ergebnis(lotse)
    await lotse.tippe("/beratungen")
    await lotse.druecke("neu")
    await lotse.tippe("Zweite")
    await lotse.tippe("Löschen")
    await fenster_ist(lotse, BeratungenSG.loeschen)
    assert len(await alle(lotse)) == 2
    await lotse.tippe("Nein, behalten")
    await fenster_ist(lotse, BeratungenSG.eine)
    await lotse.tippe("Löschen")
    await lotse.tippe("Ja, löschen")
    await fenster_ist(lotse, BeratungenSG.liste)
    assert "gelöscht" in lotse.text
    assert [beratung.label for beratung in await alle(lotse)] == [None]
    assert await lotse.gespeichert() == MUSTERSTADT


@pytest.mark.parametrize(
    ("name", "erwartet"),
    [
        ("\N{RIGHT-TO-LEFT OVERRIDE}Musterstadt\N{FIRST STRONG ISOLATE}", "Musterstadt"),
        ("Muster\N{ZERO WIDTH SPACE}stadt", "Musterstadt"),
        ("מוסטר", "מוסטר"),
        ("👩\N{ZERO WIDTH JOINER}🌾 Hof", "👩\N{ZERO WIDTH JOINER}🌾 Hof"),
    ],
)
async def test_signs_that_nobody_sees_never_turn_the_text_around_a_name(lotse: Lotse, name: str, erwartet: str):
    await lotse.stimme_zu()
    for schritt in ("/beratungen", "1", "Name ändern", name):
        await lotse.tippe(schritt)
    await fenster_ist(lotse, BeratungenSG.eine)
    assert (await alle(lotse))[0].label == erwartet


@pytest.mark.parametrize("name", ["\N{ZERO WIDTH SPACE}", "\N{RIGHT-TO-LEFT OVERRIDE} \N{ZERO WIDTH JOINER}", "\N{BRAILLE PATTERN BLANK}"])
async def test_a_name_without_any_visible_sign_is_refused_with_the_reason(lotse: Lotse, name: str):
    await lotse.stimme_zu()
    for schritt in ("/beratungen", "1", "Name ändern", name):
        await lotse.tippe(schritt)
    await fenster_ist(lotse, BeratungenSG.name)
    assert "nichts zu sehen" in lotse.text
    assert (await alle(lotse))[0].label is None


async def test_before_the_only_and_empty_one_is_deleted_nothing_is_said_of_others_or_of_answers(lotse: Lotse):
    await lotse.stimme_zu()
    for schritt in ("/beratungen", "1", "Löschen"):
        await lotse.tippe(schritt)
    assert "andere" not in lotse.text.lower()
    assert "Antworten" not in lotse.text
    await lotse.tippe("Ja, löschen")
    assert "Nummer" not in lotse.text
    assert "Neue Beratung" in lotse.text


async def test_after_the_last_one_is_deleted_the_bot_begins_anew(lotse: Lotse):
    await mit_ergebnis(lotse)
    await lotse.tippe("/beratungen")
    await lotse.tippe("1")
    await lotse.tippe("Löschen")
    await lotse.tippe("Ja, löschen")
    assert await alle(lotse) == ()
    assert list(lotse.tasten) == ["neu", "menue"]
    await lotse.tippe("/menu")
    await lotse.druecke("weiter")
    await lotse.druecke("kommune_typ/gemeinde")
    assert await lotse.gespeichert() == {"kommune_typ": "gemeinde"}


async def test_late_and_doubled_taps_make_no_second_consultation_and_delete_no_other_one(lotse: Lotse):
    await mit_ergebnis(lotse)
    await lotse.tippe("/beratungen")
    await lotse.druecke("neu", mal=3)
    assert len(await alle(lotse)) == 2
    await lotse.tippe("Zweite")
    await lotse.tippe("Löschen")
    karte, daten = lotse.kim.letzte.message_id, lotse.data(next(knopf for knopf in lotse.tasten if knopf.startswith("wirklich/")))
    await lotse.druecke_daten(daten, karte, mal=3)
    assert len(await alle(lotse)) == 1
    await lotse.tippe("1")
    await lotse.tippe("Löschen")
    await lotse.druecke_daten(daten, karte)
    assert len(await alle(lotse)) == 1
    assert await lotse.gespeichert() == MUSTERSTADT


async def test_nobody_begins_more_consultations_than_anybody_may_have(lotse: Lotse):
    await lotse.stimme_zu()
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        for _ in range(HOECHSTENS - 1):
            await transaktion.beratungen.create(person.id, katalog_version=lotse.katalog.version, jetzt=lotse.uhr())
    await lotse.tippe("/beratungen")
    await lotse.druecke("seite/1")
    assert "11." in lotse.text
    await lotse.druecke("neu")
    assert str(HOECHSTENS) in lotse.text
    assert len(await alle(lotse)) == HOECHSTENS


# Repeating


async def test_a_repetition_asks_step_by_step_what_still_holds_and_then_shows_the_result(lotse: Lotse):
    await wiederhole(lotse)
    assert await lotse.gespeichert() == MUSTERSTADT
    assert "Stimmt das noch? Ausgangslage" in lotse.text
    assert "vom 21.11.2026" in lotse.text
    for schritt in ("ausgangslage", "kuemmerer", "rahmenbedingungen", "aspekte"):
        await fenster_ist(lotse, BeratungenSG.durchsicht)
        await lotse.druecke(f"stimmt/{schritt}")
    await fenster_ist(lotse, ErgebnisSG.ueberblick)
    assert "Seit dem 21.11.2026: Vorn liegt dasselbe Modell wie damals. Ihre Antworten sind dieselben." in lotse.text
    neue = (await alle(lotse))[0]
    async with lotse.db.transaction() as transaktion:
        antworten = await transaktion.beratungen.antworten(neue.id)
    assert {antwort.zeit.date() for antwort in antworten.values()} == {neue.erstellt.date()}


async def test_what_is_changed_in_a_repetition_leads_back_to_what_still_has_to_be_confirmed(lotse: Lotse):
    await wiederhole(lotse)
    await lotse.druecke("stimmt/ausgangslage")
    await lotse.druecke("stimmt/kuemmerer")
    await lotse.druecke("aendern/staerkung")
    await fenster_ist(lotse, BeratungSG.frage)
    await lotse.druecke("staerkung/.zurueck")
    await fenster_ist(lotse, BeratungenSG.durchsicht)
    await lotse.druecke("aendern/staerkung")
    await lotse.druecke("staerkung/nein")
    await fenster_ist(lotse, BeratungenSG.durchsicht)
    assert "aendern/staerkung" not in lotse.tasten
    await lotse.druecke("stimmt/rahmenbedingungen")
    await lotse.druecke("stimmt/aspekte")
    assert "Damals lag V 8 vorn. Eine Antwort ist anders." in lotse.text
    await lotse.druecke("seither")
    assert "Den Ausschlag gibt: Stärkung des KSM" in lotse.text
    assert "Stärkung des KSM: damals Ja, heute Nein" in lotse.text


async def test_a_change_that_opens_a_question_has_it_asked_before_the_review_goes_on(lotse: Lotse):
    await wiederhole(lotse)
    await lotse.druecke("stimmt/ausgangslage")
    await lotse.druecke("stimmt/kuemmerer")
    await lotse.druecke("aendern/stellenausbau")
    await lotse.druecke("stellenausbau/ja")
    assert lotse.frage is not None
    assert lotse.frage.id == "ort"
    await lotse.druecke("ort/innerhalb")
    await fenster_ist(lotse, BeratungenSG.durchsicht)


async def test_the_hub_reminds_of_what_is_not_confirmed_and_leads_there(lotse: Lotse):
    await wiederhole(lotse)
    await lotse.tippe("/menu")
    assert f"{len(MUSTERSTADT)} Antworten sind vom letzten Mal übernommen" in lotse.text
    await lotse.druecke("durchsicht")
    await fenster_ist(lotse, BeratungenSG.durchsicht)
    for schritt in ("ausgangslage", "kuemmerer", "rahmenbedingungen", "aspekte"):
        await lotse.druecke(f"stimmt/{schritt}")
    await lotse.tippe("/menu")
    assert "durchsicht" not in lotse.tasten


async def test_a_repeated_tap_confirms_no_step_that_was_not_shown(lotse: Lotse):
    await wiederhole(lotse)
    await lotse.druecke("stimmt/ausgangslage", mal=3)
    assert "Stimmt das noch? Ich als Kümmerer*in" in lotse.text


async def test_the_earlier_consultation_keeps_its_answers_and_without_it_there_is_nothing_to_compare(lotse: Lotse):
    await wiederhole(lotse)
    await lotse.druecke("stimmt/ausgangslage")
    await lotse.druecke("stimmt/kuemmerer")
    await lotse.druecke("aendern/staerkung")
    await lotse.druecke("staerkung/nein")
    await lotse.tippe("/beratungen")
    await lotse.tippe("2")
    await lotse.tippe("Löschen")
    await lotse.tippe("Ja, löschen")
    await lotse.tippe("ergebnis")
    assert "Seit dem" not in lotse.text
    assert "seither" not in lotse.tasten


async def test_without_an_answer_there_is_nothing_to_repeat_even_with_a_result(lotse: Lotse):
    await lotse.stimme_zu()
    for schritt in ("ergebnis", "/beratungen", "1"):
        await lotse.tippe(schritt)
    assert "Vorläufiges Ergebnis" in lotse.text
    assert "Wiederholen" not in lotse.text
    assert not [knopf for knopf in lotse.tasten if knopf.startswith("wiederholen/")]


async def test_without_a_result_there_is_nothing_to_repeat(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/beratungen")
    await lotse.tippe("1")
    assert not [knopf for knopf in lotse.tasten if knopf.startswith("wiederholen/")]


async def test_within_one_consultation_the_result_names_what_changed_since_the_one_looked_at_before(lotse: Lotse):
    await mit_ergebnis(lotse)
    assert "Seit dem" not in lotse.text
    lotse.uhr.vor(days=30)
    await lotse.setze(staerkung="nein", historie="hoch")
    await lotse.tippe("/menu")
    await lotse.druecke("ergebnis")
    assert "Seit dem 21.11.2026: Damals lag V 8 vorn. 2 Antworten sind anders." in lotse.text
    await lotse.tippe("/menu")
    await lotse.druecke("ergebnis")
    assert "Seit dem 21.11.2026" in lotse.text


@pytest.mark.parametrize(
    ("wege", "bleibt", "erste_gilt"),
    [
        (("2", "Löschen", "Ja, löschen"), True, False),
        (("1", "Löschen", "Ja, löschen"), False, True),
        (("2", "Hierher wechseln"), False, True),
        (("Neue Beratung", "Dritte"), False, False),
    ],
)
async def test_open_reminders_are_always_those_of_the_active_consultation(
    lotse: Lotse, wege: tuple[str, ...], *, bleibt: bool, erste_gilt: bool
):
    await mit_ergebnis(lotse)
    await lotse.tippe("/beratungen")
    await lotse.druecke("neu")
    await lotse.tippe("Zweite")
    person = await lotse.person()
    assert person is not None
    tag = lotse.uhr().date()
    offen, gesendet = [GespeicherteErinnerung(name, "haushalt", "14", tag, lotse.uhr()) for name in ("offen", "gesendet")]
    async with lotse.db.transaction() as transaktion:
        await transaktion.erinnerungen.order(person.id, zone="Europe/Berlin", stunde=9, land=None)
        await transaktion.erinnerungen.follow(person.id, neu=[offen, replace(gesendet, gesendet=lotse.uhr())])
    await lotse.tippe("/beratungen")
    for schritt in wege:
        await lotse.tippe(schritt)
    async with lotse.db.transaction() as transaktion:
        schluessel = {e.schluessel for e in await transaktion.erinnerungen.alle(person.id)}
    assert "gesendet" in schluessel
    assert ("offen" in schluessel) is bleibt
    assert any(eintrag.startswith("strategieworkshop/") for eintrag in schluessel) is erste_gilt, "only the first one has an end of funding"


async def test_the_comparison_follows_an_answer_that_is_changed_on_top_of_the_result(lotse: Lotse):
    await mit_ergebnis(lotse)
    assert "Seit dem" not in lotse.text
    lotse.uhr.vor(days=30)
    for knopf in ("waswaerewenn", "frage/staerkung", "probe/staerkung/nein"):
        await lotse.druecke(knopf)
    await lotse.tippe("Übernehmen")
    assert "Seit dem 21.11.2026: Damals lag V 8 vorn. Eine Antwort ist anders." in lotse.text
