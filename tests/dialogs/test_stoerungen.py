"""Database gone, network gone, Telegram refusing: a sentence and a way on, and what was answered stays answered."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from unittest.mock import Mock

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage

from bot.lokal.stoerung import Stoerung, netzfehler, retry_after, serverfehler
from dialogs import captions
from dialogs.beratung import ansichten
from storage.engine import Database, DatabaseUnavailableError
from tests.dialogs.lotse import Lotse


@asynccontextmanager
async def _weg(_db: Database) -> AsyncIterator[Any]:
    raise DatabaseUnavailableError("gone")
    yield


def nimm_datenbank(monkeypatch: pytest.MonkeyPatch, *wege: str) -> None:
    for weg in wege:
        monkeypatch.setattr(Database, weg, _weg)


@pytest.fixture
def gestoert(lotse: Lotse) -> Lotse:
    """Give a bot that may log faults: these tests are about them."""
    lotse.fehler_erwartet = True
    return lotse


@pytest.mark.parametrize("wege", [("transaction",), ("session", "statements"), ("transaction", "session", "statements")])
@pytest.mark.parametrize("getippt", [False, True])
async def test_without_a_database_a_sentence_says_so_and_afterwards_it_goes_on(
    gestoert: Lotse, monkeypatch: pytest.MonkeyPatch, wege: tuple[str, ...], getippt: bool
):
    await gestoert.beginne()
    await gestoert.druecke("kommune_typ/gemeinde")
    with monkeypatch.context() as stoerung:
        nimm_datenbank(stoerung, *wege)
        await (gestoert.tippe("32.000") if getippt else gestoert.druecke("einwohner/25_50"))
        assert gestoert.text == captions.DATENBANK_FEHLT
        if not getippt:
            assert gestoert.toast == captions.DATENBANK_FEHLT
    assert await gestoert.gespeichert() == {"kommune_typ": "gemeinde"}
    await gestoert.druecke("einwohner/25_50")
    assert (await gestoert.gespeichert())["einwohner"] == "25_50"


@pytest.mark.parametrize("eingabe", ["/start", "/beratung", "/v8", "hallo"])
async def test_without_a_database_every_first_word_gets_the_sentence(gestoert: Lotse, monkeypatch: pytest.MonkeyPatch, eingabe: str):
    nimm_datenbank(monkeypatch, "session", "statements")
    await gestoert.tippe(eingabe)
    assert gestoert.text == captions.DATENBANK_FEHLT


async def test_a_database_that_goes_between_storing_and_showing_loses_nothing(gestoert: Lotse, monkeypatch: pytest.MonkeyPatch):
    await gestoert.beginne()
    with monkeypatch.context() as stoerung:
        stoerung.setattr(ansichten, "frage", Mock(side_effect=DatabaseUnavailableError("gone")))
        await gestoert.druecke("kommune_typ/gemeinde")
        assert gestoert.text == captions.DATENBANK_FEHLT
    assert await gestoert.gespeichert() == {"kommune_typ": "gemeinde"}
    await gestoert.druecke("kommune_typ/gemeinde")
    assert gestoert.frage is not None
    assert gestoert.frage.id == "einwohner"


def _werfe(fehler: Exception) -> Any:
    async def wirf(*_: Any, **__: Any) -> None:
        raise fehler

    return wirf


@pytest.mark.parametrize("getippt", [False, True])
async def test_a_fault_in_a_getter_is_a_sentence_with_a_way_on(gestoert: Lotse, monkeypatch: pytest.MonkeyPatch, getippt: bool):
    await gestoert.beginne()
    with monkeypatch.context() as stoerung:
        stoerung.setattr(ansichten, "frage", lambda *_: 1 / 0)
        await (gestoert.tippe("Gemeinde") if getippt else gestoert.druecke("kommune_typ/gemeinde"))
        assert gestoert.text == captions.FEHLER
        assert "/menu" in gestoert.text
        assert any("ZeroDivisionError" in zeile for zeile in gestoert.protokoll.zeilen)
        await gestoert.tippe("/menu")
        assert "schritt/ausgangslage" in gestoert.tasten
    await gestoert.druecke("weiter")
    assert gestoert.frage is not None
    assert gestoert.frage.id == "einwohner"


STOERUNGEN = {
    "429": retry_after(3, EditMessageText),
    "net": netzfehler(EditMessageText),
    "502": serverfehler(EditMessageText),
    "net_after": netzfehler(EditMessageText, danach=True),
    "429_all": retry_after(3, mal=4),
    "net_all": netzfehler(mal=4),
    "answer_429": retry_after(3, AnswerCallbackQuery),
    "answer_net_after": netzfehler(AnswerCallbackQuery, danach=True),
}


@pytest.mark.parametrize("name", STOERUNGEN)
async def test_after_a_fault_of_telegram_the_answer_is_stored_and_the_next_tap_works(gestoert: Lotse, name: str):
    await gestoert.beginne()
    gestoert.bot.session.fehler.append(_neu(STOERUNGEN[name]))
    await gestoert.druecke("kommune_typ/gemeinde")
    gestoert.bot.session.fehler.clear()
    gestoert.chat.verstoesse.clear()
    assert await gestoert.gespeichert() == {"kommune_typ": "gemeinde"}
    shown = gestoert.frage
    assert shown is not None
    await gestoert.druecke(f"{shown.id}/{shown.optionen[0].wert}")
    assert gestoert.frage is not None
    assert gestoert.frage.id in ("einwohner", "landkreis_ksm")
    await gestoert.druecke(f"{gestoert.frage.id}/{gestoert.frage.optionen[0].wert}")
    assert len(await gestoert.gespeichert()) in (2, 3)


@pytest.mark.parametrize("stoerung", [retry_after(3, SendMessage), netzfehler(SendMessage), netzfehler(SendMessage, danach=True)])
async def test_after_a_fault_of_telegram_a_typed_answer_is_stored_and_the_person_can_go_on(gestoert: Lotse, stoerung: Stoerung):
    await gestoert.beginne()
    gestoert.bot.session.fehler.append(_neu(stoerung))
    await gestoert.tippe("Gemeinde")
    assert await gestoert.gespeichert() == {"kommune_typ": "gemeinde"}
    assert gestoert.kim.nachrichten[-1].from_user.id == gestoert.bot.id
    await gestoert.tippe("/beratung")
    assert gestoert.frage is not None
    assert gestoert.frage.id == "einwohner"


def _neu(stoerung: Stoerung) -> Stoerung:
    return Stoerung(stoerung.baue, stoerung.methode, stoerung.mal, stoerung.danach)


async def test_whoever_blocked_the_bot_breaks_nothing_and_can_come_back(lotse: Lotse):
    await lotse.beginne()
    data, alte = lotse.data("kommune_typ/gemeinde"), lotse.kim.letzte.message_id
    await lotse.kim.blockiere()
    await lotse.druecke_daten(data, alte)
    lotse.chat.verstoesse.clear()  # nobody is there whose tap could be answered
    await lotse.tippe("hallo")
    await lotse.kim.entblockiere()
    await lotse.tippe("/beratung")
    assert await lotse.gespeichert() == {"kommune_typ": "gemeinde"}
    assert lotse.frage is not None
    assert lotse.frage.id == "einwohner"


async def test_the_message_of_the_dialog_may_be_deleted(lotse: Lotse):
    await lotse.beginne()
    del lotse.chat.chats[lotse.kim.user.id].nachrichten[lotse.kim.letzte.message_id]
    await lotse.tippe("Gemeinde")
    assert lotse.frage is not None
    assert lotse.frage.id == "einwohner"
    weg = TelegramBadRequest(method=SendMessage(chat_id=1, text="x"), message="Bad Request: message to edit not found")
    lotse.bot.session.fehler.append(Stoerung(lambda _: weg, EditMessageText))
    await lotse.druecke("einwohner/25_50")
    assert lotse.frage.id == "landkreis_ksm"


async def test_logs_carry_no_answer_no_name_and_no_telegram_id(
    gestoert: Lotse, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    await gestoert.beginne()
    monkeypatch.setattr(ansichten, "frage", lambda *_: 1 / 0)
    await gestoert.tippe("Gemeinde")
    await gestoert.tippe("mein geheimes Wort")
    zeilen = "\n".join(f"{record.name} {record.getMessage()}" for record in caplog.records)
    assert zeilen
    for verboten in ("Kim", str(gestoert.kim.user.id), "geheimes", "gemeinde"):
        assert verboten not in zeilen
