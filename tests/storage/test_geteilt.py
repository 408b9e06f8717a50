"""What several processes share in Redis: dialogs without a Telegram id in any key, and one update of a person at a time."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import datetime

import pytest
from aiogram.fsm.storage.base import StorageKey

from bot.pseudonym import Pseudonyme
from storage import geteilt
from storage.engine import Database, DatabaseUnavailableError
from storage.geteilt import GeteilteIsolation, GeteilterDialogspeicher, GeteilterSpeicher
from tests.server import EigenesRedis

pytestmark = pytest.mark.redis

KIM = 4_711_000_003
BOT = 7_000_000_001
PSEUDONYME = Pseudonyme("1:geheim")
SCHLUESSEL = StorageKey(bot_id=BOT, chat_id=KIM, user_id=KIM, destiny="aiogd:context:abc")
DATEN = {"frage": "einwohner", "user_id": KIM, "access_settings": {"user_ids": [KIM]}}


@pytest.fixture(scope="module")
def redis() -> Iterator[EigenesRedis]:
    with EigenesRedis() as server:
        yield server


@pytest.fixture
async def speicher(redis: EigenesRedis) -> AsyncIterator[GeteilterSpeicher]:
    speicher = GeteilterSpeicher(redis.url)
    await speicher.redis.flushall()
    yield speicher
    await speicher.close()


@pytest.fixture
async def sqlite(sqlite_url: str) -> AsyncIterator[Database]:
    db = Database(sqlite_url)
    yield db
    await db.close()


def dialoge(speicher: GeteilterSpeicher, db: Database) -> GeteilterDialogspeicher:
    return GeteilterDialogspeicher(speicher, db, PSEUDONYME.nummer)


async def alles(speicher: GeteilterSpeicher) -> str:
    """Return every key and every value as text."""
    teile = []
    async for name in speicher.redis.scan_iter():
        art = await speicher.redis.type(name)
        inhalt = await speicher.redis.get(name) if art == b"string" else await speicher.redis.smembers(name)
        teile.append(f"{name!r} {inhalt!r}")
    return "\n".join(teile)


async def test_no_key_and_no_value_knows_the_telegram_id_before_and_after_the_consent(
    speicher: GeteilterSpeicher, sqlite: Database, jetzt: datetime
):
    storage, isolation = dialoge(speicher, sqlite), GeteilteIsolation(speicher, PSEUDONYME.nummer)
    async with isolation.lock(SCHLUESSEL):
        await storage.set_data(SCHLUESSEL, DATEN)
        await storage.set_state(SCHLUESSEL, "MenueSG:hinweis")
        assert str(KIM) not in await alles(speicher)
        async with sqlite.transaction() as transaktion:
            person = await transaktion.personen.create(KIM, hinweis_version="1", jetzt=jetzt)
        assert await storage.get_data(SCHLUESSEL) == DATEN
        assert await storage.get_state(SCHLUESSEL) == "MenueSG:hinweis"
    text = await alles(speicher)
    assert str(KIM) not in text
    assert str(int(person.id, 16)) in text
    assert str(PSEUDONYME.nummer(f"{KIM}/{KIM}")) not in text


async def test_another_process_finds_the_dialog_of_somebody_who_has_not_agreed_yet(speicher: GeteilterSpeicher, sqlite: Database):
    await dialoge(speicher, sqlite).set_data(SCHLUESSEL, DATEN)
    assert await dialoge(speicher, sqlite).get_data(SCHLUESSEL) == DATEN
    for name in [name async for name in speicher.redis.scan_iter()]:
        assert 0 < await speicher.redis.ttl(name) <= geteilt.EINWILLIGUNG_GILT


async def test_whoever_is_forgotten_leaves_nothing_behind_and_nobody_else_is_touched(
    speicher: GeteilterSpeicher, sqlite: Database, jetzt: datetime
):
    storage = dialoge(speicher, sqlite)
    andere = StorageKey(bot_id=BOT, chat_id=KIM + 1, user_id=KIM + 1)
    async with sqlite.transaction() as transaktion:
        person = await transaktion.personen.create(KIM, hinweis_version="1", jetzt=jetzt)
        await transaktion.personen.create(KIM + 1, hinweis_version="1", jetzt=jetzt)
    for key in (SCHLUESSEL, andere):
        await storage.set_data(key, {"frage": "einwohner"})
        await storage.set_state(key, "x")
    async with sqlite.transaction() as transaktion:
        await transaktion.personen.delete(person.id)
    await storage.set_data(SCHLUESSEL, DATEN)
    exportiert = await storage.export_person(person)
    assert {eintrag["schluessel"].rpartition(":")[2] for eintrag in exportiert} == {"data", "state"}
    assert await storage.forget_person(person) == 2
    assert len([name async for name in speicher.redis.scan_iter()]) == 2
    assert await storage.get_data(andere) == {"frage": "einwohner"}
    assert await storage.get_data(SCHLUESSEL) == {}


async def test_emptied_fields_and_other_chats(speicher: GeteilterSpeicher, sqlite: Database):
    storage = dialoge(speicher, sqlite)
    gruppe = StorageKey(bot_id=BOT, chat_id=-1001, user_id=KIM)
    await storage.set_data(gruppe, {"a": 1})
    await storage.set_state(gruppe, "x")
    assert await storage.get_data(gruppe) == {"a": 1}
    assert await storage.get_data(SCHLUESSEL) == {}
    await storage.set_data(gruppe, {})
    await storage.set_state(gruppe)
    assert (await storage.get_data(gruppe), await storage.get_state(gruppe)) == ({}, None)
    assert str(KIM) not in await alles(speicher)


async def test_two_processes_serve_one_person_one_after_the_other_and_two_persons_at_once(speicher: GeteilterSpeicher):
    isolationen = [GeteilteIsolation(speicher, PSEUDONYME.nummer) for _ in range(2)]
    darin: dict[int, int] = {KIM: 0, KIM + 1: 0}
    zugleich = []

    async def bediene(nummer: int, wer: int) -> None:
        async with isolationen[nummer % 2].lock(StorageKey(bot_id=BOT, chat_id=wer, user_id=wer)):
            darin[wer] += 1
            assert darin[wer] == 1
            await asyncio.sleep(0.01)
            zugleich.append(sum(darin.values()))
            darin[wer] -= 1

    await asyncio.gather(*(bediene(nummer, wer) for nummer in range(8) for wer in darin))
    assert max(zugleich) == 2
    assert await alles(speicher) == ""


async def test_the_lock_of_a_slow_update_is_renewed_and_that_of_a_dead_process_runs_out(
    speicher: GeteilterSpeicher, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(geteilt, "SPERRE_GILT", 0.4)
    monkeypatch.setattr(geteilt, "SPERRE_ERNEUERN", 0.1)
    eine, andere = (GeteilteIsolation(speicher, PSEUDONYME.nummer) for _ in range(2))
    reihenfolge = []

    async def langsam() -> None:
        async with eine.lock(SCHLUESSEL):
            await asyncio.sleep(0.9)
            reihenfolge.append("slow")

    async def danach() -> None:
        await asyncio.sleep(0.1)
        async with andere.lock(SCHLUESSEL):
            reihenfolge.append("after")

    await asyncio.gather(langsam(), danach())
    assert reihenfolge == ["slow", "after"]
    name = f"{geteilt.PRAEFIX}:sperre:{PSEUDONYME.nummer(f'{KIM}/{KIM}')}"
    await speicher.redis.set(name, "dead", px=300)
    async with asyncio.timeout(5), eine.lock(SCHLUESSEL):
        pass


async def test_a_lock_that_was_lost_does_not_fail_the_update(speicher: GeteilterSpeicher, caplog: pytest.LogCaptureFixture):
    async with GeteilteIsolation(speicher, PSEUDONYME.nummer).lock(SCHLUESSEL):
        await speicher.redis.flushall()
    assert "given back" in caplog.text


async def test_without_redis_there_is_one_error_and_afterwards_everything_is_as_before(sqlite: Database):
    with EigenesRedis() as server:
        speicher = GeteilterSpeicher(server.url)
        storage, isolation = dialoge(speicher, sqlite), GeteilteIsolation(speicher, PSEUDONYME.nummer)
        await storage.set_data(SCHLUESSEL, DATEN)
        server.toete()

        async def bediene() -> None:
            async with isolation.lock(SCHLUESSEL):
                pass

        for handlung in (speicher.check, bediene, lambda: storage.get_data(SCHLUESSEL), lambda: speicher.is_done("1/1")):
            with pytest.raises(DatabaseUnavailableError):
                await handlung()
        server.starte()
        await bediene()
        assert await storage.get_data(SCHLUESSEL) == {}
        await speicher.close()


async def test_an_update_is_known_to_all_processes(speicher: GeteilterSpeicher, redis: EigenesRedis):
    anderer = GeteilterSpeicher(redis.url)
    assert not await anderer.is_done("1/17")
    await speicher.mark_done("1/17")
    assert await anderer.is_done("1/17")
    await anderer.close()
