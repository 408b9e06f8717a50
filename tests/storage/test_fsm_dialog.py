from datetime import datetime
from typing import Any

import pytest
from aiogram import Dispatcher
from aiogram.filters import CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.test_tools import BotClient, MockMessageManager
from aiogram_dialog.test_tools.keyboard import InlineButtonTextLocator
from aiogram_dialog.widgets.kbd import Button, Cancel, Start
from aiogram_dialog.widgets.text import Const, Format
from sqlalchemy import select

from storage.engine import Database
from storage.fsm import PersonIsolation, SqlStorage
from storage.tables import DialogzustandRow

CANARY = 7_700_123_456_789


class Haupt(StatesGroup):
    zaehler = State()


class Neben(StatesGroup):
    fenster = State()


async def add_one(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    manager.dialog_data["n"] = manager.dialog_data.get("n", 0) + 1


async def read(dialog_manager: DialogManager, **_kwargs: Any) -> dict[str, int]:
    return {"n": dialog_manager.dialog_data.get("n", 0)}


async def start(_message: Message, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(Haupt.zaehler, mode=StartMode.RESET_STACK)


class Person:
    """Somebody at a bot; a new one with the same database is the same person after a restart."""

    def __init__(self, db: Database) -> None:
        self.messages = MockMessageManager()
        dispatcher = Dispatcher(storage=SqlStorage(db), events_isolation=PersonIsolation())
        dispatcher.message.register(start, CommandStart())
        dispatcher.include_router(
            Dialog(
                Window(
                    Format("{n}"),
                    Button(Const("mehr"), id="mehr", on_click=add_one),
                    Start(Const("neben"), id="neben", state=Neben.fenster),
                    state=Haupt.zaehler,
                    getter=read,
                )
            )
        )
        dispatcher.include_router(Dialog(Window(Const("nebenan"), Cancel(Const("zurück")), state=Neben.fenster)))
        setup_dialogs(dispatcher, message_manager=self.messages)
        self.client = BotClient(dispatcher, user_id=CANARY, chat_id=CANARY)

    async def send_start(self) -> str:
        await self.client.send("/start")
        return self.messages.last_message().text

    async def tap(self, label: str, message: Message | None = None) -> str:
        await self.client.click(message or self.messages.last_message(), InlineButtonTextLocator(label))
        return self.messages.last_message().text


async def stored(db: Database) -> list[tuple[str, str]]:
    async with db.session() as session:
        return [tuple(row) for row in await session.execute(select(DialogzustandRow.destiny, DialogzustandRow.daten))]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:aiogram_dialog")
async def test_a_dialog_goes_on_over_the_consent_and_over_a_restart_without_storing_the_telegram_id(db: Database, jetzt: datetime):
    person = Person(db)
    assert await person.send_start() == "0"
    assert await person.tap("mehr") == "1"
    assert await person.tap("neben") == "nebenan"
    assert await stored(db) == []

    async with db.transaction() as transaction:
        await transaction.personen.create(CANARY, hinweis_version="1", jetzt=jetzt)
    assert await person.tap("zurück") == "1"
    assert await person.tap("mehr") == "2"

    restarted = Person(db)
    assert await restarted.tap("mehr", person.messages.last_message()) == "3"
    rows = await stored(db)
    assert sorted(destiny.rpartition(":")[0] for destiny, _ in rows) == ["aiogd:context", "aiogd:stack"]
    assert str(CANARY) not in str(rows)
