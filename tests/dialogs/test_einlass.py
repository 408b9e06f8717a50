"""What is let in, what is answered and how: floods, kinds of messages, texts that are none, and taps on what belongs to somebody else."""

from typing import Any

import pytest
from aiogram.methods import SendMessage

from bot.flood import AUF_EINMAL
from bot.lokal.stoerung import netzfehler
from dialogs import captions
from storage.engine import Database
from tests.dialogs.erinnern import WORKSHOP, bestelle, offene
from tests.dialogs.lotse import KIM, Lotse
from tests.ende_zu_ende.zufallsupdates import DIENSTLICH, MEDIEN

ALEX = KIM + 1
VIELE = 5 * AUF_EINMAL


def nur_unbeantwortet(lotse: Lotse) -> None:
    """Taps that are dropped stay unanswered on purpose; nothing else went wrong."""
    assert all("never answered" in verstoss.text for verstoss in lotse.chat.verstoesse)
    lotse.chat.verstoesse.clear()


async def test_a_flood_of_messages_is_answered_once_and_asks_no_database(lotse: Lotse, monkeypatch: pytest.MonkeyPatch):
    await lotse.beginne()
    for _ in range(AUF_EINMAL - 5):
        await lotse.kim.tippe("/menu")
    geoeffnet: list[str] = []
    for name in ("session", "statements"):
        urspruenglich = getattr(Database, name)
        monkeypatch.setattr(Database, name, lambda db, wie=urspruenglich: geoeffnet.append("") or wie(db))
    vorher = None
    for _ in range(VIELE):
        await lotse.kim.tippe("/menu")
        if vorher is None and lotse.kim.text == captions.ZU_VIEL_AUF_EINMAL:
            vorher = len(lotse.kim.nachrichten) - 1
            geoeffnet.clear()
    gesagt = [nachricht for nachricht in lotse.kim.nachrichten[vorher:] if nachricht.from_user.id == lotse.bot.id]
    assert [nachricht.text for nachricht in gesagt] == [captions.ZU_VIEL_AUF_EINMAL]
    assert geoeffnet == []


async def test_a_flood_of_taps_is_answered_once_blocks_nobody_and_loses_no_answer(lotse: Lotse):
    await lotse.beginne()
    await lotse.druecke("kommune_typ/gemeinde")
    zurueck = lotse.data("zurueck") if "zurueck" in lotse.tasten else lotse.data(next(iter(lotse.tasten)))
    gespeichert = await lotse.gespeichert()
    abfragen = [await lotse.kim.druecke(data=zurueck, message_id=lotse.kim.letzte.message_id) for _ in range(VIELE)]
    antworten = [abfrage.text for abfrage in abfragen if abfrage is not None and abfrage.text == captions.ZU_VIEL_AUF_EINMAL]
    assert len(antworten) == 1
    alex = lotse.chat.person(ALEX)
    await alex.tippe("/start")
    assert alex.knoepfe()
    lotse.uhr.vor(minutes=1)
    await lotse.tippe("/beratung")
    assert lotse.frage is not None
    assert (await lotse.gespeichert()).items() >= gespeichert.items()
    nur_unbeantwortet(lotse)


@pytest.mark.parametrize("medium", MEDIEN, ids=lambda medium: next(iter(medium)))
@pytest.mark.parametrize("anfang", ["/start", "/beratung", "/schnell"])
async def test_every_kind_of_message_is_answered_with_a_sentence_and_the_way_on(lotse: Lotse, medium: dict[str, Any], anfang: str):
    if anfang != "/start":
        await lotse.stimme_zu()
    await lotse.tippe(anfang)
    vorher = len(lotse.kim.nachrichten)
    await lotse.kim.sende(**medium)
    gesagt = [nachricht.text or "" for nachricht in lotse.kim.nachrichten[vorher:] if nachricht.from_user.id == lotse.bot.id]
    # A file may hold the person's own data, so it is read, and what is wrong with it is said.
    assert any("tippen Sie auf eine Schaltfläche" in text or ("document" in medium and text) for text in gesagt)
    assert lotse.kim.letzte.reply_markup


@pytest.mark.parametrize(
    ("art", "wort"),
    [
        ("voice", "Sprachnachrichten"),
        ("photo", "Bilder"),
        ("location", "Standort"),
        ("contact", "Kontakte"),
        ("dice", "Spiele"),
    ],
)
async def test_the_sentence_fits_what_was_sent(lotse: Lotse, art: str, wort: str):
    await lotse.stimme_zu()
    await lotse.kim.sende(**next(medium for medium in MEDIEN if art in medium), **({"caption": "32.000"} if art == "photo" else {}))
    texte = [nachricht.text or "" for nachricht in lotse.kim.nachrichten]
    text = next(text for text in reversed(texte) if "kann ich nicht" in text or "brauche ich nicht" in text)
    assert wort in text
    assert ("eigene Nachricht" in text) == (art == "photo")


@pytest.mark.parametrize("medium", DIENSTLICH, ids=lambda medium: next(iter(medium)))
async def test_telegrams_own_messages_are_no_question(lotse: Lotse, medium: dict[str, Any]):
    await lotse.beginne()
    vorher = len(lotse.kim.nachrichten)
    await lotse.kim.sende(**medium)
    assert len(lotse.kim.nachrichten) == vorher + 1


@pytest.mark.parametrize("text", ["a\x00b", "\x1a\x1a", "x\x7f", "\uffff", "Rathaus\x08"])
async def test_a_text_with_what_is_no_character_is_stored_readable(lotse: Lotse, text: str):
    await lotse.beginne()
    await lotse.druecke("kommune_typ/gemeinde")
    await lotse.tippe("/beratungen")
    await lotse.tippe("1")
    await lotse.tippe("Name ändern")
    await lotse.kim.sende(text=text)
    async with lotse.db.transaction() as transaktion:
        person = await transaktion.personen.find(KIM)
        assert person is not None
        (beratung,) = await transaktion.beratungen.alle(person.id)
    assert beratung.label is not None
    assert "\N{REPLACEMENT CHARACTER}" in beratung.label


async def alex_ist_da(lotse: Lotse) -> Any:
    alex = lotse.chat.person(ALEX)
    await alex.tippe("/start")
    await alex.druecke(data=alex.knoepfe()[0].callback_data, message_id=alex.letzte.message_id)
    await alex.tippe("/beratung")
    return alex


async def test_a_button_of_another_person_changes_nothing_for_either(lotse: Lotse):
    await lotse.beginne()
    data = lotse.data("kommune_typ/gemeinde")
    alex = await alex_ist_da(lotse)
    abfrage = await alex.druecke(data=data, message_id=alex.letzte.message_id)
    assert abfrage.text == captions.TOAST_VERALTET
    assert await lotse.gespeichert() == {}
    assert lotse.frage is not None
    async with lotse.db.transaction() as transaktion:
        person = await transaktion.personen.find(ALEX)
        assert person is not None
        beratung = await transaktion.beratungen.active(person.id)
        assert beratung is None or await transaktion.beratungen.antworten(beratung.id) == {}


async def test_a_tap_that_names_the_chat_of_another_person_is_dropped(lotse: Lotse):
    await lotse.beginne()
    data, vorher = lotse.data("kommune_typ/gemeinde"), [nachricht.text for nachricht in lotse.kim.nachrichten]
    alex = await alex_ist_da(lotse)
    await alex.druecke(data=data, message_id=lotse.kim.letzte.message_id, chat=lotse.chat.chats[KIM].chat)
    assert await lotse.gespeichert() == {}
    assert [nachricht.text for nachricht in lotse.kim.nachrichten] == vorher
    nur_unbeantwortet(lotse)


@pytest.mark.parametrize("tat", ["erledigt", "offen", "spaeter"])
async def test_a_button_below_the_reminder_of_another_person_is_refused(lotse: Lotse, tat: str):
    await bestelle(lotse)
    beratung = await lotse.aktive()
    assert beratung is not None
    vorher = await offene(lotse)
    alex = await alex_ist_da(lotse)
    abfrage = await alex.druecke(data=f"erinnerung/{tat}/{WORKSHOP}/{beratung[:8]}", message_id=alex.letzte.message_id)
    assert abfrage.text
    assert await offene(lotse) == vorher
    async with lotse.db.transaction() as transaktion:
        assert await transaktion.meilensteine.alle(beratung) == ()


async def test_a_button_below_a_reminder_does_nothing_for_somebody_who_has_not_agreed(lotse: Lotse):
    await lotse.tippe("/start")
    for tat in ("erledigt", "spaeter", "ab", "plan", "beratung", "x", ""):
        abfrage = await lotse.druecke_daten(f"erinnerung/{tat}/{WORKSHOP}/")
        assert abfrage.text == captions.TOAST_VERALTET
    assert await lotse.person() is None


@pytest.mark.parametrize("feld", ["update_id", "message_id"])
async def test_an_id_that_no_database_takes_is_dropped(lotse: Lotse, feld: str):
    await lotse.beginne()
    vorher = len(lotse.kim.nachrichten)
    nachricht = {
        "message_id": 5000,
        "date": 0,
        "chat": {"id": KIM, "type": "private"},
        "from": {"id": KIM, "is_bot": False, "first_name": "x"},
    }
    roh: dict[str, Any] = {"update_id": 5000, "message": {**nachricht, "text": "32.000"}}
    (roh if feld == "update_id" else roh["message"])[feld] = 2**63
    await lotse.verdrahtung.dispatcher.feed_raw_update(lotse.bot, roh)
    assert len(lotse.kim.nachrichten) == vorher


# Messages that are changed afterwards


def gesagt_seit(lotse: Lotse, vorher: int) -> list[str]:
    return [nachricht.text or "" for nachricht in lotse.kim.nachrichten[vorher:] if nachricht.from_user.id == lotse.bot.id]


async def test_a_changed_text_is_not_read_again_and_that_is_said_once(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("Gemeinde")
    getippt = next(nachricht for nachricht in reversed(lotse.kim.nachrichten) if nachricht.text == "Gemeinde")
    vorher, gespeichert, frage = len(lotse.kim.nachrichten), await lotse.gespeichert(), lotse.frage
    await lotse.kim.bearbeite(getippt.message_id, "Landkreis")
    assert gesagt_seit(lotse, vorher) == [captions.NICHT_NOCH_EINMAL_GELESEN]
    assert await lotse.gespeichert() == gespeichert
    await lotse.tippe("/beratung")
    assert lotse.frage == frage


async def test_a_live_location_that_moves_and_a_telegram_that_fails_are_no_faults(lotse: Lotse):
    await lotse.beginne()
    await lotse.kim.sende(location={"latitude": 1, "longitude": 2})
    ort = next(nachricht for nachricht in reversed(lotse.kim.nachrichten) if nachricht.location)
    vorher = len(lotse.kim.nachrichten)
    await lotse.kim._deliver(edited_message=ort.model_copy(update={"edit_date": 5}))
    lotse.bot.session.fehler.append(netzfehler(SendMessage))
    await lotse.kim._deliver(edited_message=ort.model_copy(update={"edit_date": 5, "location": None, "text": "x"}))
    assert gesagt_seit(lotse, vorher) == []
