"""Every command works in every window and leads back to exactly what was open."""

from typing import Any

import pytest
from aiogram.fsm.state import State

from dialogs.captions import BEFEHLE
from dialogs.navigation import MELDUNG
from dialogs.states import NACHSCHLAGEN, BeratungenSG, BeratungSG, HilfeSG, MenueSG, SteckbriefSG, SucheSG, VergleichSG
from knowledge.katalog import Katalog
from tests.dialogs.lotse import Lotse, Stand
from tests.dialogs.wege import ALLE, ANTWORTEN, FREIE, gehe_zu

NACHSCHLAGENDE = {
    "/steckbrief": SteckbriefSG.liste,
    "/steckbrief V8": SteckbriefSG.ansicht,
    "/v8": SteckbriefSG.ansicht,
    "/hilfe": HilfeSG.hilfe,
    "/suche": SucheSG.themen,
    "/suche nachteile stabsstelle": SucheSG.treffer,
    "/suche wie wird das wetter": SucheSG.themen,
    "/glossar": SucheSG.glossar,
    "/glossar KEM": SucheSG.begriff,
    "/vergleich": VergleichSG.wahl,
    "/vergleich v7 und Stabsstelle": VergleichSG.ansicht,
    "? nachteile stabsstelle": SucheSG.treffer,
    "/start V8__nachteile": SucheSG.treffer,
    "/start glossar__kem": SucheSG.begriff,
}
INS_MENUE = ("/menu", "/start")

STICKER = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"}
MEDIEN = (
    {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 10, "height": 10}], "caption": "Gemeinde"},
    {
        "sticker": {
            "file_id": "f",
            "file_unique_id": "u",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
            "type": "regular",
        }
    },
    {"location": {"latitude": 52.5, "longitude": 13.4}},
    {"contact": {"phone_number": "+49301234567", "first_name": "Kim"}},
)


def verteilt(fenster: list[State], versatz: int) -> list[Any]:
    """Return every window, two of three of them for the night; each test takes others by day, so that none goes without."""
    nachts = pytest.mark.nightly
    return [pytest.param(state, marks=() if stelle % 3 == versatz % 3 else nachts) for stelle, state in enumerate(fenster)]


def name(state: State) -> str:
    return str(state.state)


async def offen(lotse: Lotse) -> tuple[str, dict, dict]:
    """Return what is open: window, what it remembers and its buttons, apart from the sentence about the last input."""
    stand = await lotse.stand()
    assert isinstance(stand, Stand)
    return stand.state, {schluessel: wert for schluessel, wert in stand.daten.items() if schluessel != MELDUNG}, lotse.tasten


@pytest.mark.parametrize("fenster", verteilt(ALLE, 1), ids=name)
async def test_looking_something_up_leads_back_to_exactly_what_was_open(lotse: Lotse, fenster: State):
    await gehe_zu(lotse, fenster)
    if fenster.group in NACHSCHLAGEN:
        await lotse.druecke("zu")
    vorher = await offen(lotse)
    for befehl, ziel in NACHSCHLAGENDE.items():
        if fenster.group in NACHSCHLAGEN:
            await gehe_zu(lotse, fenster)
        await lotse.tippe(befehl)
        stand = await lotse.stand()
        assert stand is not None
        assert stand.state == ziel.state
        await lotse.druecke("zu")
        assert await offen(lotse) == vorher, befehl


@pytest.mark.parametrize("fenster", verteilt(ALLE, 2), ids=name)
async def test_the_commands_to_the_hub_work_everywhere_and_keep_every_answer(lotse: Lotse, fenster: State):
    for befehl in INS_MENUE:
        await gehe_zu(lotse, fenster)
        await lotse.tippe(befehl)
        assert ("verstanden" if fenster == MenueSG.hinweis else "ergebnis") in lotse.tasten
    assert await lotse.gespeichert() == ({} if fenster == MenueSG.hinweis else ANTWORTEN)


@pytest.mark.parametrize(
    "befehl", ["/menue", "/cancel", "/abbrechen", "/MENU", "/help", "/HILFE", "/Beratung", "/steckbriefe", "/start@lotse_lokal_bot"]
)
async def test_other_spellings_of_a_command_are_understood(lotse: Lotse, befehl: str):
    await lotse.beginne()
    await lotse.tippe(befehl)
    stand = await lotse.stand()
    assert stand is not None
    ziele = {"/help": HilfeSG.hilfe, "/HILFE": HilfeSG.hilfe, "/Beratung": BeratungSG.frage, "/steckbriefe": SteckbriefSG.liste}
    assert stand.state == ziele.get(befehl, MenueSG.menue).state


@pytest.mark.parametrize("fenster", verteilt(ALLE, 3), ids=name)
async def test_beratung_opens_the_open_question_from_everywhere(lotse: Lotse, fenster: State):
    await gehe_zu(lotse, fenster)
    if fenster == MenueSG.hinweis:
        await lotse.tippe("/beratung")
        assert "verstanden" in lotse.tasten
        return
    await lotse.tippe("/beratung")
    assert (await offen(lotse))[0] == BeratungSG.fertig.state
    await lotse.setze(relevanz="gibt_es_nicht")
    await lotse.tippe("/beratung")
    assert lotse.frage is not None
    assert lotse.frage.id == "relevanz"


@pytest.mark.parametrize("fenster", verteilt(ALLE, 4), ids=name)
async def test_an_unknown_command_names_the_known_ones_and_shows_the_same_window_again(lotse: Lotse, fenster: State):
    await gehe_zu(lotse, fenster)
    vorher = await offen(lotse)
    await lotse.tippe("/gibtesnicht")
    gesagt = [nachricht.text or "" for nachricht in lotse.kim.nachrichten[-2:]]
    assert any(all(f"/{bekannt}" in text for bekannt in BEFEHLE) for text in gesagt)
    assert await offen(lotse) == vorher


@pytest.mark.parametrize("fenster", verteilt(ALLE, 5), ids=name)
async def test_a_voice_message_is_answered_with_a_sentence_and_the_same_window_again(lotse: Lotse, fenster: State):
    await gehe_zu(lotse, fenster)
    vorher = await offen(lotse)
    anzahl = len(lotse.kim.nachrichten)
    await lotse.kim.sende(voice={"file_id": "f", "file_unique_id": "u", "duration": 3})
    assert len(lotse.kim.nachrichten) == anzahl + 3, "the medium, a sentence, the window"
    assert lotse.kim.nachrichten[-2].text
    assert await offen(lotse) == vorher


@pytest.mark.parametrize("felder", MEDIEN, ids=lambda felder: next(iter(felder)))
async def test_whatever_is_no_text_is_answered_with_a_sentence(lotse: Lotse, felder: dict):
    await lotse.beginne()
    await lotse.kim.sende(**felder)
    assert lotse.kim.nachrichten[-2].from_user.id == lotse.bot.id
    assert lotse.frage is not None
    assert lotse.frage.id == "kommune_typ"
    assert await lotse.gespeichert() == {}


@pytest.mark.parametrize("fenster", [*FREIE, BeratungenSG.name], ids=name)
async def test_a_lone_word_that_leads_elsewhere_does_so_where_any_text_is_an_answer(lotse: Lotse, fenster: State):
    for wort in ("menü", "Zurück", "ABBRECHEN", "hilfe", "weiter", "Merkliste", "Zeitplan"):
        await gehe_zu(lotse, fenster)
        vorher = len(lotse.kim.nachrichten)
        await lotse.tippe(wort)
        assert (await offen(lotse))[0] != fenster.state, wort
        assert not any(nachricht.document for nachricht in lotse.kim.nachrichten[vorher:]), wort
        person = await lotse.person()
        assert person is not None
        async with lotse.db.transaction() as transaktion:
            gespeichert = str(await transaktion.auskunft.alles(person.id))
        assert f"'{wort}'" not in gespeichert, wort


@pytest.mark.parametrize("fenster", verteilt([state for state in ALLE if state not in FREIE], 6), ids=name)
async def test_typed_noise_is_answered_and_loses_nothing(lotse: Lotse, fenster: State):
    await gehe_zu(lotse, fenster)
    vorher = (await offen(lotse))[0]
    await lotse.tippe("Der Hund bellt im Garten")
    # Any text is a name where a name is asked for.
    assert (await offen(lotse))[0] == (BeratungenSG.eine.state if fenster == BeratungenSG.name else vorher)
    assert await lotse.gespeichert() == ({} if fenster == MenueSG.hinweis else ANTWORTEN)


@pytest.mark.parametrize(
    ("getippt", "modell"),
    [
        ("/v8", "V8"),
        ("/V8", "V8"),
        ("/V6a", "V6a-c"),
        ("/v6a_c", "V6a-c"),
        ("/v_8", "V8"),
        ("/v7b", "V7b"),
        ("/v11@lotse_lokal_bot", "V11"),
        ("/steckbrief V8", "V8"),
        ("/steckbrief v 6a", "V6a-c"),
        ("/steckbrief stabsstelle", "V8"),
        ("/Steckbrief STABSSTELLE", "V8"),
        ("/start V8", "V8"),
        ("/start v6a", "V6a-c"),
        ("Stabsstelle", "V8"),
        ("Steckbrief V 8", "V8"),
    ],
)
async def test_any_spelling_opens_the_steckbrief(lotse: Lotse, getippt: str, modell: str):
    await lotse.stimme_zu()
    await lotse.tippe(getippt)
    stand = await lotse.stand()
    assert stand is not None
    assert stand.state == SteckbriefSG.ansicht.state
    assert lotse.katalog.steckbrief(str(stand.daten["modell"])).id == modell
    assert lotse.katalog.steckbriefe[modell].name in lotse.text


async def test_every_steckbrief_has_its_command_and_its_deep_link(lotse: Lotse):
    await lotse.stimme_zu()
    for modell in lotse.katalog.steckbriefe:
        for getippt in (f"/{modell.lower().replace('-', '_')}", f"/start {modell}"):
            await lotse.tippe(getippt)
            assert f"{modell}/eigenschaften" in lotse.tasten, getippt


@pytest.mark.parametrize("gesucht", ["team", "xyz", "<b>", "a" * 4000, "🤷"])
async def test_a_search_without_one_answer_offers_a_choice(lotse: Lotse, gesucht: str, katalog: Katalog):
    await lotse.stimme_zu()
    await lotse.tippe(f"/steckbrief {gesucht}")
    auswahl = [knopf.partition("/")[0] for knopf in lotse.tasten if "/" in knopf]
    if gesucht == "team":
        assert 1 < len(auswahl) < len(katalog.steckbriefe)
    else:
        assert auswahl == list(katalog.steckbriefe)
    await lotse.druecke(f"{auswahl[0]}/ausgangslage")
    await lotse.druecke("zu")
    assert "weiter" in lotse.tasten


@pytest.mark.parametrize("nutzlast", ["garbage", "V99", "team", "x" * 64, "%00", "V8 V9", "__proto__"])
async def test_a_deep_link_that_means_nothing_just_greets(lotse: Lotse, nutzlast: str):
    await lotse.tippe(f"/start {nutzlast}")
    assert "verstanden" in lotse.tasten
    await lotse.druecke("verstanden")
    await lotse.tippe(f"/start {nutzlast}")
    assert "weiter" in lotse.tasten


async def test_a_deep_link_before_the_consent_leads_back_to_the_notice(lotse: Lotse):
    await lotse.tippe("/start V8")
    assert "V8/eigenschaften" in lotse.tasten
    await lotse.druecke("zu")
    assert "verstanden" in lotse.tasten
    assert await lotse.person() is None


async def test_many_lookups_one_upon_the_other_close_with_one_tap(lotse: Lotse):
    await lotse.beginne()
    for modell in lotse.katalog.steckbriefe:
        await lotse.tippe(f"/steckbrief {modell}")
        await lotse.tippe("/hilfe")
    await lotse.druecke("zu")
    assert lotse.frage is not None
    assert lotse.frage.id == "kommune_typ"


async def test_the_commands_shown_by_telegram_are_those_of_the_help(lotse: Lotse):
    from bot.commands import register_commands

    await register_commands(lotse.bot)
    befehle = lotse.chat.befehle_fuer(lotse.kim.user.id)
    assert {befehl.command: befehl.description for befehl in befehle} == BEFEHLE
