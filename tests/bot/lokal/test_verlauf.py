"""The history on disk: what survives a restart, and what happens when the file is broken or cannot be written."""

import json

import pytest

from bot.lokal.chat import LokalerChat
from bot.lokal.session import create_lokaler_bot
from bot.lokal.verlauf import BESCHAEDIGT, NICHT_GESPEICHERT, Verlauf, restore, snapshot


@pytest.fixture
def pfad(tmp_path):
    return tmp_path / "daten" / "chat.json"


async def test_a_restart_keeps_messages_files_and_growing_ids(chat, person, pfad, neuer_dispatcher, uhr):
    async with Verlauf(chat, pfad, pause=0):
        await person.tippe("/datei")
        await person.tippe("/knoepfe")
    neuer = LokalerChat(uhr=uhr)
    bot = create_lokaler_bot(neuer)
    neuer.verbinde(neuer_dispatcher(), bot)
    async with Verlauf(neuer, pfad):
        wieder = neuer.person(11)
        assert [n.model_dump() for n in wieder.nachrichten] == [n.model_dump() for n in person.nachrichten]
        assert neuer.dateien == chat.dateien
        assert (await wieder.druecke("Meldung")).text == "Bitte lesen Sie das genau."
        neue = await bot.send_message(11, "weiter")
    assert neue.message_id > person.letzte.message_id
    assert neuer.naechstes_update > chat.naechstes_update


async def test_changes_are_written_while_the_program_runs(chat, person, pfad):
    verlauf = Verlauf(chat, pfad, pause=0)
    async with verlauf:
        await person.tippe("/sage hallo")
        await verlauf.save()
        assert "hallo" in pfad.read_text(encoding="utf-8")


async def test_the_file_is_readable_by_its_owner_alone_and_nothing_else_is_left(chat, person, pfad):
    async with Verlauf(chat, pfad):
        await person.tippe("/sage hallo")
    assert pfad.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in pfad.parent.iterdir()] == ["chat.json"]


async def test_without_a_file_ids_start_where_none_was_used_before(chat, pfad, uhr):
    verlauf = Verlauf(chat, pfad)
    chat.person(11)
    assert await verlauf.load() is False
    nachricht = chat.add_nachricht(11, chat.person(11).user, text="x")
    assert nachricht.message_id == int(uhr.jetzt.timestamp() * 1000)
    assert chat.hinweise == []


@pytest.mark.parametrize(
    "inhalt", [b"", b"{", b"[]", b"\xff\xfe", b'{"fassung": 0}', b'{"fassung": 1, "naechstes_update": 1, "dateien": [{}], "chats": []}']
)
async def test_a_broken_file_is_put_aside_and_the_chat_starts_empty_and_says_so(chat, pfad, inhalt):
    pfad.parent.mkdir()
    pfad.write_bytes(inhalt)
    async with Verlauf(chat, pfad):
        assert chat.hinweise == [BESCHAEDIGT]
        assert chat.chats == {}
    assert pfad.with_suffix(".defekt").read_bytes() == inhalt


async def test_a_snapshot_that_breaks_halfway_leaves_the_chat_untouched(chat, person):
    await person.tippe("/datei")
    daten = snapshot(chat)
    daten["chats"][0]["nachrichten"].append({"message_id": "x"})
    neuer = LokalerChat()
    with pytest.raises(ValueError, match="validation error"):
        restore(neuer, json.loads(json.dumps(daten)))
    assert (neuer.chats, neuer.dateien) == ({}, {})


async def test_a_file_that_cannot_be_written_is_reported_once_and_the_chat_goes_on(chat, person, tmp_path):
    (tmp_path / "daten").write_text("a file where the folder should be", encoding="utf-8")
    verlauf = Verlauf(chat, tmp_path / "daten" / "chat.json", pause=0)
    await person.tippe("/sage hallo")
    await verlauf.save()
    await verlauf.save()
    assert chat.hinweise == [NICHT_GESPEICHERT]
    (tmp_path / "daten").unlink()
    await verlauf.save()
    assert chat.hinweise == []


async def test_only_the_newest_messages_and_their_files_are_kept(chat, person, monkeypatch):
    monkeypatch.setattr("bot.lokal.verlauf.HOECHSTENS", 2)
    await person.tippe("/datei")
    await person.tippe("/sage a")
    daten = snapshot(chat)
    assert [n["text"] for n in daten["chats"][0]["nachrichten"]] == ["/sage a", "a"]
    assert daten["dateien"] == []


async def test_emptying_the_chat_drops_its_files_and_violations(chat, person):
    await person.tippe("/datei")
    chat.melde_verstoss("x", "y")
    chat.leere(11)
    assert (person.nachrichten, chat.dateien, chat.verstoesse, chat.abfragen) == ((), {}, [], {})
