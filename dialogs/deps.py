"""What handlers and getters need, handed in by the composition root under one key of the middleware data."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, cast

from aiogram import Bot
from aiogram.types import CallbackQuery, Message, Update
from aiogram_dialog import DialogManager

from dialogs.betrieb import Betrieb
from dialogs.rechner import Rechner
from knowledge.katalog import Katalog
from knowledge.suche import Suche
from storage.engine import Database
from storage.records import Person

DEPS_KEY = "deps"
PERSON_KEY = "person"
# The same also where the consent is to an older notice: what is stored can always be seen, taken along and deleted.
BEKANNT_KEY = "bekannt"


class Zustaende(Protocol):
    """What keeps the state of dialogs beside the database: in memory, or in a server of its own."""

    async def export_person(self, person: Person) -> list[dict[str, Any]]:
        """Return what is kept of a person outside of the database."""

    async def forget_person(self, person: Person) -> int:
        """Forget it, once the person's rows are deleted, and return how many entries there were."""


@dataclass(frozen=True, slots=True)
class Deps:
    """The Katalog, the database, the clock, the search over the Katalog, who works out what takes long, and what the operator says.

    ``seite`` is the address of the page for the tasks; ``None`` where the outside cannot reach one. ``zustaende`` is where the dialogs
    stand, as far as that is kept outside of the database.
    """

    katalog: Katalog
    db: Database
    jetzt: Callable[[], datetime]
    suche: Suche
    rechner: Rechner = field(default_factory=Rechner)
    seite: str | None = None
    betrieb: Betrieb = field(default_factory=Betrieb)
    zustaende: Zustaende | None = None


class NoConsentError(Exception):
    """Somebody reached a place that stores answers without having agreed to the notice."""


def deps(manager: DialogManager) -> Deps:
    """Return what the composition root handed in."""
    return cast("Deps", manager.middleware_data[DEPS_KEY])


async def bot_name(manager: DialogManager) -> str:
    """Return the username of the bot, which links need; aiogram asks Telegram for it once."""
    bot = cast("Bot", manager.middleware_data["bot"])
    return (await bot.me()).username or ""


def person_oder_keine(manager: DialogManager) -> Person | None:
    """Return the person of this chat, ``None`` before consent."""
    return cast("Person | None", manager.middleware_data.get(PERSON_KEY))


def bekannte_person(manager: DialogManager) -> Person | None:
    """Return the person of this chat of whom something is stored, also where they have not agreed to the newest notice yet."""
    return cast("Person | None", manager.middleware_data.get(BEKANNT_KEY))


def person(manager: DialogManager) -> Person:
    """Return the person of this chat. Raises :class:`NoConsentError` before consent."""
    gefunden = person_oder_keine(manager)
    if gefunden is None:
        raise NoConsentError
    return gefunden


def telegram_id(ereignis: CallbackQuery | Message) -> int:
    """Return the Telegram id of who tapped or typed; in a private chat it is the chat's id."""
    return ereignis.from_user.id if isinstance(ereignis, CallbackQuery) else ereignis.chat.id


def update_id(manager: DialogManager) -> int:
    """Return the id of the update under way, by which a tap is taken up once."""
    return cast("Update", manager.middleware_data["event_update"]).update_id
