"""What whoever operates the bot gets to see: alerts that do not pile up, figures and logs without a person in them."""

import json
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe
from aiogram.types import Update

from bot.alarm import ABSTAND, Alarm
from bot.bereitschaft import TELEGRAM_GILT, Bereitschaft
from bot.betrieb import Betrieb
from bot.einmal import EigenesGedaechtnis
from bot.logs import configure_logs
from bot.lokal.chat import LokalerChat
from bot.lokal.session import create_lokaler_bot
from bot.lokal.stoerung import netzfehler
from bot.metrics import Measured, kind_of
from bot.middlewares import LogContext
from bot.pseudonym import WEBHOOK, Pseudonyme, abgeleitet
from dialogs import captions
from storage.engine import Database
from storage.kennzahlen import Kennzahlen
from tests.bot.erinnerungen.conftest import Uhr
from tests.storage.conftest import (  # noqa: F401 - the fixtures of both databases
    JETZT,
    db,
    db_url,
    jetzt,
    migrated_postgres,
    migrated_sqlite,
    new_postgres_url,
    postgres_server,
    postgres_url,
    sqlite_url,
)

CHEF = 4_711_000_098
NACHRICHT = {"message_id": 1, "date": 0, "chat": {"id": CHEF, "type": "private"}, "text": "geheim"}


@pytest.fixture
def chat() -> LokalerChat:
    return LokalerChat()


# Alerts


async def test_an_alert_comes_at_most_once_in_a_quarter_of_an_hour_for_each_kind(chat: LokalerChat):
    chef = chat.person(CHEF)
    await chef.tippe("/start")
    uhr = Uhr(JETZT)
    alarm = Alarm(create_lokaler_bot(chat), [CHEF], uhr)

    async def melde(art: str, mal: int = 1) -> int:
        vorher = len(chef.nachrichten)
        for _ in range(mal):
            alarm.melde(art)
        await alarm.warte()
        return len(chef.nachrichten) - vorher

    assert await melde("database", 50) == 1
    assert captions.ALARME["database"] in chef.text
    assert await melde("handler") == 1
    uhr.jetzt += ABSTAND - timedelta(seconds=1)
    assert await melde("database") == 0
    uhr.jetzt += timedelta(seconds=1)
    assert await melde("database") == 1
    assert "51-mal" in chef.text
    assert await melde("outdated") == 0


async def test_an_alert_that_cannot_be_delivered_fails_nothing_and_the_others_get_theirs(
    chat: LokalerChat, caplog: pytest.LogCaptureFixture
):
    chef = chat.person(CHEF)
    await chef.tippe("/start")
    betrieb = Betrieb(alarm=Alarm(create_lokaler_bot(chat), [CHEF + 1, CHEF], Uhr(JETZT)))
    betrieb.melde("reminder")
    await betrieb.alarm.warte()
    assert captions.ALARME["reminder"] in chef.text
    assert "could not be delivered" in caplog.text
    assert betrieb.zahlen.summe("lotse_failures_total") == 1


# Whether everything is there


async def test_readiness_is_asked_for_at_most_every_few_seconds(chat: LokalerChat, db: Database):  # noqa: F811 - a fixture
    bot, uhr = create_lokaler_bot(chat), Uhr(JETZT)
    bereitschaft = Bereitschaft(bot, db, None, uhr)
    for _ in range(5):
        assert await bereitschaft.pruefe() == {"database": True, "telegram": True}
    assert sum(isinstance(aufruf, GetMe) for aufruf in bot.session.aufrufe) == 1
    uhr.jetzt += TELEGRAM_GILT
    bot.session.fehler.append(netzfehler(GetMe))
    assert (await bereitschaft.pruefe())["telegram"] is False


# Figures


async def test_figures_count_by_kind_and_outcome_and_know_nobody(db: Database, jetzt: datetime):  # noqa: F811 - fixtures
    zahlen = Betrieb().zahlen
    update = Update.model_validate({"update_id": 1, "message": NACHRICHT})

    async def handler(*_: object) -> None:
        return None

    async def failing(*_: object) -> None:
        raise TelegramNetworkError(method=GetMe(), message="away")

    await Measured(zahlen)(handler, update, {})
    with pytest.raises(TelegramNetworkError):
        await Measured(zahlen)(failing, update, {})
    async with db.transaction() as transaktion:
        person = await transaktion.personen.create(CHEF, hinweis_version="1", jetzt=jetzt)
        await transaktion.beratungen.create(person.id, katalog_version="1", jetzt=jetzt)
        await transaktion.erinnerungen.order(person.id, zone="Europe/Berlin", stunde=9, land=None)
    async with db.transaction() as transaktion:
        zahlen.setze(gezaehlt := await transaktion.kennzahlen.lies(jetzt))
    assert gezaehlt == Kennzahlen(beratungen=1, faellig=0, wartend=0)
    text = zahlen.text().decode()
    assert 'lotse_updates_total{kind="message",outcome="ok"} 1.0' in text
    assert "lotse_update_seconds_count 2.0" in text
    assert "lotse_consultations_open 1.0" in text
    assert str(CHEF) not in text
    assert "geheim" not in text


def test_an_update_of_an_unknown_kind_has_one_label():
    assert kind_of(Update(update_id=1)) == "unknown"


# Logs


@pytest.fixture
def protokoll() -> Iterator[None]:
    wurzel = logging.getLogger()
    vorher, stufe = wurzel.handlers[:], wurzel.level
    yield
    wurzel.handlers[:] = vorher
    wurzel.setLevel(stufe)


async def test_a_line_in_json_names_the_update_and_a_pseudonym_of_the_chat(protokoll: None, capsys: pytest.CaptureFixture[str]):
    configure_logs("INFO", "json")
    update = Update.model_validate({"update_id": 17, "message": NACHRICHT})

    async def handler(*_: object) -> None:
        logging.getLogger("bot.test").info("something happened")

    await LogContext(Pseudonyme("1:a"))(handler, update, {"event_chat": update.message.chat})
    zeile = capsys.readouterr().err
    assert str(CHEF) not in zeile
    gelesen = json.loads(zeile)
    assert gelesen["update_id"] == 17
    assert gelesen["chat"] == Pseudonyme("1:a").kurz(CHEF)
    assert gelesen["event"] == "something happened"
    assert gelesen["chat"] != Pseudonyme("1:b").kurz(CHEF)


def test_what_is_worked_out_of_the_token_tells_nothing_of_it():
    geheim = abgeleitet("1:geheim", WEBHOOK)
    assert geheim != abgeleitet("1:geheim", "chat")
    assert len(geheim.hex()) == 64
    assert b"geheim" not in geheim


# Updates that are done


async def test_the_memory_of_one_process_is_bounded(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.einmal.GEMERKT", 3)
    gedaechtnis = EigenesGedaechtnis()
    for nummer in range(5):
        await gedaechtnis.mark_done(f"1/{nummer}")
    assert [await gedaechtnis.is_done(f"1/{nummer}") for nummer in range(5)] == [False, False, True, True, True]
