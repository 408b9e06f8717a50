"""Double taps, repeated updates and old or forged buttons: none of them makes a wrong answer or a second one."""

import secrets

import pytest

from dialogs.beratung.ansichten import UNBEKANNT
from dialogs.preview import MUSTERSTADT
from dialogs.states import MenueSG
from tests.dialogs.lotse import Lotse

PFLICHT = {frage: wert for frage, wert in MUSTERSTADT.items() if not frage.startswith(("erfolg_", "aspekt_"))}


async def frage_ist(lotse: Lotse, erwartet: str) -> None:
    """Assert that this question is open, for the person as for the bot."""
    assert lotse.frage is not None
    assert lotse.frage.id == erwartet
    stand = await lotse.stand()
    assert stand is not None
    assert stand.daten["frage"] == erwartet


async def test_a_double_tap_answers_once_and_never_the_next_question(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.setze(**{frage: wert for frage, wert in PFLICHT.items() if frage not in ("stellenteilung", "staerkung", "sichtbarkeit")})
    await lotse.tippe("/beratung")
    await frage_ist(lotse, "stellenteilung")
    await lotse.druecke("stellenteilung/nein", mal=4)
    await frage_ist(lotse, "staerkung")
    assert {abfrage.text for abfrage in lotse.kim.antworten[-4:]} == {None}
    assert "staerkung" not in await lotse.gespeichert()


async def test_a_double_tap_on_begin_shows_one_question_in_one_message(lotse: Lotse):
    await lotse.stimme_zu()
    vorher = len(lotse.kim.nachrichten)
    await lotse.druecke("weiter", mal=2)
    await frage_ist(lotse, "kommune_typ")
    assert len(lotse.kim.nachrichten) == vorher


async def test_two_different_taps_at_once_store_the_first_and_explain_the_second(lotse: Lotse):
    await lotse.beginne()
    message_id = lotse.kim.letzte.message_id
    erste, zweite = lotse.data("kommune_typ/gemeinde"), lotse.data("kommune_typ/landkreis")
    await lotse.druecke_daten(erste, message_id)
    await lotse.druecke_daten(zweite, message_id)
    assert await lotse.gespeichert() == {"kommune_typ": "gemeinde"}
    assert lotse.toast
    await frage_ist(lotse, "einwohner")


@pytest.mark.parametrize("teil", ["gemeinde", UNBEKANNT, ".warum", ".zurueck"])
async def test_a_repeated_tap_changes_no_answer(lotse: Lotse, teil: str):
    await lotse.beginne()
    await lotse.druecke(f"kommune_typ/{teil}")
    vorher = await lotse.gespeichert()
    for _ in range(3):
        await lotse.kim.wiederhole()
    assert await lotse.gespeichert() == vorher
    # The repeated update carries the same query, so its second answer reaches nobody: that is the server's doing, not the bot's.
    assert {verstoss.text.partition(",")[0] for verstoss in lotse.chat.verstoesse} <= {"answered twice"}
    lotse.chat.verstoesse.clear()


@pytest.mark.parametrize(
    ("offen", "getippt", "naechste"),
    [
        ("stellenteilung", "nein", "staerkung"),
        ("personalbudget", "1", "klimabudget"),
        ("foerderbeginn", "1.7.2027", "foerderende"),
        ("historie", "mittel", "relevanz"),
        ("historie", "weiß nicht", "relevanz"),
        ("historie", "??", "relevanz"),
    ],
)
async def test_a_repeated_text_never_answers_the_next_question_nor_says_so(lotse: Lotse, offen: str, getippt: str, naechste: str):
    await lotse.stimme_zu()
    await lotse.setze(**{frage: wert for frage, wert in PFLICHT.items() if frage not in (offen, naechste)})
    await lotse.tippe("/beratung")
    await frage_ist(lotse, offen)
    await lotse.tippe(getippt)
    await frage_ist(lotse, naechste)
    erster_text = lotse.text
    await lotse.kim.wiederhole()
    await frage_ist(lotse, naechste)
    assert naechste not in await lotse.gespeichert()
    assert lotse.katalog.fragen[naechste].kurz not in lotse.text.partition("\n")[0]
    assert erster_text.partition("\n\n")[2] in lotse.text


async def test_a_repeated_number_from_the_overview_does_not_answer_the_question_it_opened(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.setze(**PFLICHT)
    await lotse.tippe("meine Antworten")
    await lotse.tippe(lotse.tasten["aendern/einwohner"])
    await frage_ist(lotse, "einwohner")
    await lotse.kim.wiederhole()
    assert (await lotse.gespeichert())["einwohner"] == PFLICHT["einwohner"]
    await frage_ist(lotse, "einwohner")


async def test_a_text_that_was_no_answer_does_not_become_one_when_it_comes_again(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.setze(**{frage: wert for frage, wert in PFLICHT.items() if frage not in ("einwohner", "stellenumfang")})
    await lotse.tippe("/beratung")
    await frage_ist(lotse, "einwohner")
    await lotse.tippe("0,5")
    verspaetet = lotse.kim._letztes_update
    assert verspaetet is not None
    await lotse.druecke("einwohner/25_50")
    await frage_ist(lotse, "stellenumfang")
    await lotse.chat.stelle_zu(verspaetet)
    assert "stellenumfang" not in await lotse.gespeichert()


async def test_the_notice_and_the_hub_answer_a_repeated_text_without_storing_anything(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("1")
    verspaetet = lotse.kim._letztes_update
    assert verspaetet is not None
    await lotse.setze(**{frage: wert for frage, wert in PFLICHT.items() if frage != "personalbudget"})
    await lotse.tippe("/beratung")
    await frage_ist(lotse, "personalbudget")
    await lotse.chat.stelle_zu(verspaetet)
    assert "personalbudget" not in await lotse.gespeichert()


async def test_the_button_of_an_earlier_question_explains_itself_and_changes_nothing(lotse: Lotse):
    await lotse.beginne()
    anderer, gleicher = lotse.data("kommune_typ/landkreis"), lotse.data("kommune_typ/gemeinde")
    await lotse.tippe("Gemeinde")
    alte = lotse.kim.nachrichten[1].message_id
    await lotse.druecke_daten(anderer, alte)
    assert lotse.toast
    assert await lotse.gespeichert() == {"kommune_typ": "gemeinde"}
    await frage_ist(lotse, "einwohner")
    await lotse.druecke_daten(gleicher, alte)
    assert lotse.toast is None, "the same answer once more is no mistake"
    await frage_ist(lotse, "einwohner")


async def test_the_button_of_a_closed_dialog_explains_itself_and_the_open_question_is_shown(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("/v8")
    alt, alte = lotse.data("V8/eigenschaften"), lotse.kim.letzte.message_id
    await lotse.druecke("zu")
    await lotse.druecke_daten(alt, alte)
    assert lotse.toast
    await frage_ist(lotse, "kommune_typ")


async def test_buttons_from_before_neu_beginnen_lead_to_the_notice(lotse: Lotse):
    await lotse.beginne()
    await lotse.druecke("kommune_typ/gemeinde")
    alt = lotse.data("einwohner/25_50")
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        await transaktion.personen.delete(person.id)
    await lotse.verdrahtung.storage.forget_unknown(lotse.kim.user.id)
    await lotse.druecke_daten(alt)
    assert lotse.toast
    assert "verstanden" in lotse.tasten
    assert await lotse.gespeichert() == {}


FAELSCHUNGEN = [
    "x",
    "\x1d",
    "\x1dk:",
    "k:",
    "k:kommune_typ/gemeinde",
    "\x1dk:kommune_typ/gemeinde",
    "{intent}",
    "{intent}\x1d",
    "{intent}\x1dk",
    "{intent}\x1dk:",
    "{intent}\x1dk:/",
    "{intent}\x1dk:kommune_typ",
    "{intent}\x1dk:kommune_typ/",
    "{intent}\x1dk:kommune_typ/dorf",
    "{intent}\x1dk:kommune_typ/gemeinde/x",
    "{intent}\x1dk:kommune_typ/32000",
    "{intent}\x1dk:kommune_typ/.j2028",
    "{intent}\x1dk:kommune_typ/.d2028-01-01",
    "{intent}\x1dk:einwohner/25_50",
    "{intent}\x1dk:modell_heute/V99",
    "{intent}\x1dk:gibt_es_nicht/ja",
    "{intent}\x1dk:aendern/einwohner",
    "{intent}\x1dk:schritt/rahmenbedingungen",
    "{intent}\x1dk:verstanden",
    "{intent}\x1dk:ergebnis",
    "{intent}\x1dk:zu",
    "{intent}\x1dz:kommune_typ/gemeinde",
    "abcdef\x1dk:kommune_typ/gemeinde",
    "{intent}\x1dk:" + "ä" * 27,
    "{intent}\x1dk:kommune_typ/" + "x" * 43,
    "{intent}\x1dk:kommune_typ/gemeinde\x00",
]


@pytest.mark.parametrize("faelschung", FAELSCHUNGEN)
async def test_forged_buttons_are_answered_and_store_nothing(lotse: Lotse, faelschung: str):
    await lotse.beginne()
    intent = lotse.data("kommune_typ/gemeinde").partition("\x1d")[0]
    data = faelschung.format(intent=intent)
    assert len(data.encode()) <= 64
    abfrage = await lotse.druecke_daten(data)
    assert abfrage.beantwortet
    gespeichert = await lotse.gespeichert()
    assert gespeichert in ({}, {"kommune_typ": "gemeinde"} if data.endswith("k:kommune_typ/gemeinde") and "abcdef" not in data else {})
    await frage_ist(lotse, "einwohner" if gespeichert else "kommune_typ")


async def test_random_callback_data_of_every_length_is_answered(lotse: Lotse):
    await lotse.beginne()
    for laenge in range(1, 65):
        abfrage = await lotse.druecke_daten(secrets.token_urlsafe(64)[:laenge])
        assert abfrage.beantwortet
    assert await lotse.gespeichert() == {}
    await frage_ist(lotse, "kommune_typ")


async def test_forged_buttons_are_answered_when_no_dialog_is_open(lotse: Lotse):
    await lotse.tippe("/start")
    await lotse.neustart()
    for data in ("x", "k:verstanden", "abcdef\x1dk:verstanden"):
        abfrage = await lotse.druecke_daten(data)
        assert abfrage.beantwortet
        assert "verstanden" in lotse.tasten
        await lotse.neustart()
    assert await lotse.person() is None


@pytest.mark.parametrize("wie", [{"verfallen": True}, {"unzugaenglich": True}])
async def test_a_tap_that_is_too_old_to_be_answered_or_on_a_hidden_message_still_counts(lotse: Lotse, wie: dict[str, bool]):
    await lotse.beginne()
    await lotse.druecke("kommune_typ/gemeinde", **wie)
    assert await lotse.gespeichert() == {"kommune_typ": "gemeinde"}
    await frage_ist(lotse, "einwohner")
    await lotse.druecke("einwohner/25_50")
    await lotse.druecke_daten(f"{'a' * 6}\x1dk:weg", **wie)
    await frage_ist(lotse, "landkreis_ksm")


async def test_a_reply_to_an_earlier_message_answers_the_open_question_or_shows_it(lotse: Lotse):
    await lotse.beginne()
    await lotse.kim.sende(text="Gemeinde", reply_to_message=lotse.kim.letzte)
    await frage_ist(lotse, "einwohner")
    await lotse.tippe("/v8")
    steckbrief = lotse.kim.letzte
    await lotse.druecke("zu")
    await lotse.kim.sende(text="32.000", reply_to_message=steckbrief)
    await frage_ist(lotse, "einwohner")
    assert await lotse.gespeichert() == {"kommune_typ": "gemeinde"}
    await lotse.kim.sende(text="32.000", reply_to_message=lotse.kim.nachrichten[0])
    await frage_ist(lotse, "landkreis_ksm")


async def test_two_dialogs_opened_in_the_same_second_never_share_an_id(lotse: Lotse, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("random.randint", lambda unten, _oben: unten)
    await lotse.beginne()
    await lotse.tippe("/v8")
    await lotse.druecke("zu")
    await frage_ist(lotse, "kommune_typ")
    await lotse.druecke("kommune_typ/gemeinde")
    assert await lotse.gespeichert() == {"kommune_typ": "gemeinde"}


async def test_an_old_tap_delivered_once_more_does_not_overwrite_the_newer_answer(lotse: Lotse):
    await lotse.beginne()
    await lotse.antworte("gemeinde")
    alt = lotse.kim._letztes_update
    assert alt is not None
    await lotse.druecke("einwohner/.zurueck")
    await lotse.antworte("landkreis")
    await lotse.druecke("einwohner/.zurueck")
    await lotse.neustart()
    await lotse.chat.stelle_zu(alt)
    assert (await lotse.gespeichert())["kommune_typ"] == "landkreis"


async def test_a_tap_on_a_message_further_up_is_answered_below_it(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/beratung")
    oben = lotse.kim.letzte
    await lotse.tippe("/menu")
    await lotse.druecke_daten("modell/V99", oben.message_id)
    assert lotse.kim.letzte.message_id > oben.message_id
    stand = await lotse.stand()
    assert stand is not None
    assert stand.state == MenueSG.menue.state
    assert oben.message_id not in [nachricht.message_id for nachricht in lotse.kim.nachrichten if nachricht.reply_markup]
