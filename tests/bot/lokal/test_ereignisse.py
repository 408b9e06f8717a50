"""The numbered stream of changes, apart from the page."""

import json

import pytest

from bot.lokal import ereignisse
from bot.lokal.chat import LokalerChat
from bot.lokal.ereignisse import Ereignisstrom


async def lies(strom, letzte, zahl, **felder):
    gelesen = []
    leser = strom.read(letzte, **felder)
    async for kennung, daten in leser:
        gelesen.append((kennung, json.loads(daten) if daten else None))
        if len(gelesen) == zahl:
            break
    await leser.aclose()
    return gelesen


@pytest.fixture
def strom(chat, person):
    return Ereignisstrom(chat, 11)


async def test_a_gap_longer_than_the_memory_is_closed_by_the_whole_state(strom, person, chat, monkeypatch):
    ((kennung, _),) = await lies(strom, None, 1)
    for nummer in range(ereignisse.GEMERKT // 2 + 1):
        await person.tippe(f"/sage {nummer}")
    ((_, daten),) = await lies(strom, kennung, 1)
    assert daten["art"] == "zustand"


async def test_silence_is_broken_by_a_heartbeat(strom):
    gelesen = await lies(strom, None, 2, herzschlag=0.01)
    assert gelesen[1] == ("", None)


async def test_another_persons_chat_stays_another_persons(strom, chat, dispatcher):
    ((kennung, _),) = await lies(strom, None, 1)
    await chat.person(12).tippe("/sage geheim")
    assert await lies(strom, kennung, 1, herzschlag=0.01) == [("", None)]


async def test_a_closed_stream_ends_its_readers_and_leaves_the_chat(strom, chat):
    strom.close()
    assert [e async for e in strom.read(None)] == []
    assert chat.beobachter == []


async def test_deleting_notes_and_commands_are_told(strom, chat, person, bot):
    nachricht = await person.tippe("/sage x")
    ((kennung, _),) = await lies(strom, None, 1)
    await bot.delete_message(11, nachricht.message_id)
    chat.melde("hinweis", 0, "verlauf_beschaedigt")
    await bot.delete_my_commands()
    gelesen = [daten for _, daten in await lies(strom, kennung, 3)]
    assert gelesen == [
        {"art": "geloescht", "id": nachricht.message_id},
        {"art": "hinweis", "wert": "verlauf_beschaedigt"},
        {"art": "befehle", "befehle": []},
    ]


@pytest.mark.parametrize("nummer", ["²", "٣", "9" * 5000, "-1", "1e3", ""])
def test_a_last_event_id_that_is_no_number_leads_to_the_whole_state(nummer):
    strom = Ereignisstrom(LokalerChat(), 1)
    assert strom._parse(f"{strom.instanz}-{nummer}") == -1
