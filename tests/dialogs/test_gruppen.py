"""In a group the bot says once where it is to be found, and keeps nothing."""

import sqlite3
from contextlib import closing

from aiogram.types import Chat, Message

from bot.lokal.chat import BOT_USERNAME
from bot.lokal.stoerung import verboten
from tests.dialogs.lotse import Lotse


def gesagt(lotse: Lotse, gruppe: Chat) -> list[Message]:
    return [nachricht for nachricht in lotse.chat.chats[gruppe.id].nachrichten.values() if nachricht.from_user.id == lotse.bot.id]


async def test_a_group_is_told_once_where_to_find_the_bot(lotse: Lotse):
    gruppe = lotse.chat.gruppe()
    for text in ("/start", "hallo", "/beratung", "32.000", "/v8"):
        await lotse.kim.tippe(text, gruppe)
    await lotse.kim.sende(gruppe, voice={"file_id": "f", "file_unique_id": "u", "duration": 3})
    (antwort,) = gesagt(lotse, gruppe)
    assert f"t.me/{BOT_USERNAME}" in (antwort.text or "")
    assert antwort.reply_markup is None
    assert not lotse.kim.nachrichten


async def test_every_group_is_told_for_itself(lotse: Lotse):
    for nummer in (-1001, -1002):
        gruppe = lotse.chat.gruppe(nummer)
        await lotse.kim.tippe("/start", gruppe)
        assert len(gesagt(lotse, gruppe)) == 1


async def test_nothing_of_a_group_is_stored_and_the_private_consultation_is_untouched(lotse: Lotse):
    await lotse.beginne()
    await lotse.druecke("kommune_typ/gemeinde")
    vorher = await lotse.gespeichert(), await lotse.stand()
    gruppe = lotse.chat.gruppe()
    for text in ("/start", "32.000", "/abbrechen"):
        await lotse.kim.tippe(text, gruppe)
    assert (await lotse.gespeichert(), await lotse.stand()) == vorher
    with closing(sqlite3.connect(lotse.datei)) as verbindung:
        orte = {zeile[0] for zeile in verbindung.execute("SELECT destiny FROM dialogzustand")}
        assert verbindung.execute("SELECT count(*) FROM personen").fetchone() == (1,)
    assert not any(str(gruppe.id) in ort for ort in orte)


async def test_a_group_that_forbids_the_bot_to_write_is_no_fault(lotse: Lotse):
    lotse.bot.session.fehler.append(verboten())
    await lotse.kim.tippe("/start", lotse.chat.gruppe())
    assert lotse.protokoll.zeilen == []
