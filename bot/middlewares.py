"""What happens around every update: only private chats, the person behind it, the log context, and an orderly stop."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

import structlog
from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message, TelegramObject, Update
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.utils import REPLY_CALLBACK_SYMBOLS

from dialogs import captions
from dialogs.deps import BEKANNT_KEY, PERSON_KEY, Deps
from dialogs.erinnerungen.usecases import vergiss_stopp
from dialogs.menue.usecases import HINWEIS_VERSION
from dialogs.planstand import halte_auf_stand, tag_von
from dialogs.rendering import rendere
from knowledge.katalog import Katalog
from storage.engine import Database
from storage.records import Person

logger = logging.getLogger(__name__)
Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
GRUPPEN_HOECHSTENS: Final = 1000
STOPP_KEY: Final = "stopp"
GEDULD: Final = 10.0


class InFlight(BaseMiddleware):
    """Count the updates that are being handled, so that a stop can wait for them."""

    def __init__(self) -> None:
        self._anzahl = 0
        self._frei = asyncio.Event()
        self._frei.set()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle the update and count it meanwhile."""
        self._anzahl += 1
        self._frei.clear()
        try:
            return await handler(event, data)
        finally:
            self._anzahl -= 1
            if not self._anzahl:
                self._frei.set()

    async def wait(self) -> None:
        """Wait until nothing is being handled any more, 10 seconds at most."""
        try:
            async with asyncio.timeout(GEDULD):
                await self._frei.wait()
        except TimeoutError:
            logger.warning("stopped with %d updates unfinished", self._anzahl)


class LogContext(BaseMiddleware):
    """Bind the update's id to every log line."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle the update with its id bound."""
        update_id = event.update_id if isinstance(event, Update) else None
        with structlog.contextvars.bound_contextvars(update_id=update_id):
            return await handler(event, data)


def is_inline_query(event: TelegramObject) -> bool:
    """Tell whether somebody asks the bot from any chat; such an update names no chat, and nothing is stored for it."""
    return isinstance(event, Update) and event.inline_query is not None


class PrivateOnly(BaseMiddleware):
    """Let only private chats through; a group is told once where to find the bot."""

    def __init__(self) -> None:
        self._gruppen: OrderedDict[int, None] = OrderedDict()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle the update of a private chat and a question from any chat, answer a group once, drop the rest."""
        if is_inline_query(event):
            return await handler(event, data)
        chat = data.get("event_chat")
        if chat is None or data.get("event_from_user") is None:
            return None
        if chat.type == ChatType.PRIVATE:
            return await handler(event, data)
        if isinstance(event, Update) and event.message is not None and chat.id not in self._gruppen:
            self._gruppen[chat.id] = None
            if len(self._gruppen) > GRUPPEN_HOECHSTENS:
                self._gruppen.popitem(last=False)
            bot: Bot = data["bot"]
            with suppress(TelegramAPIError):
                ich = await bot.me()
                await bot.send_message(chat.id, captions.NUR_PRIVAT.format(link=f"https://t.me/{ich.username}"))
        return None


class PlainText(BaseMiddleware):
    """Cut invisible characters off the end of a text: the dialog library would read them as a pressed button of a reply keyboard."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle the message with its visible text."""
        if isinstance(event, Message) and event.text and event.text[-1] in REPLY_CALLBACK_SYMBOLS:
            event = event.model_copy(update={"text": event.text.rstrip(REPLY_CALLBACK_SYMBOLS) or " "})
        return await handler(event, data)


class OwnCards(BaseMiddleware):
    """Leave a card alone that somebody sent here with ``@bot``: it is the bot's own text and no answer to a question."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle the message unless it came by way of this bot."""
        bot: Bot = data["bot"]
        if isinstance(event, Message) and event.via_bot is not None and event.via_bot.id == bot.id:
            return None
        return await handler(event, data)


class KnownPerson(BaseMiddleware):
    """Look up the person behind the update; nobody before they agreed to the present notice.

    Here too the answers of an older consultation come to the present Katalog: before anything reads them, so no dialog has to think of it.
    """

    def __init__(self, db: Database, katalog: Katalog, jetzt: Callable[[], datetime]) -> None:
        self._db = db
        self._katalog = katalog
        self._jetzt = jetzt

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle the update with the person, or ``None``, at hand; a question from any chat is nobody's."""
        if is_inline_query(event):
            return await handler(event, data)
        heute = tag_von(self._jetzt())
        async with self._db.transaction() as transaktion:
            person = await transaktion.personen.find(data["event_from_user"].id)
            plan = None if person is None else await transaktion.erinnerungen.plan(person.id)
            if person is not None and (person.letzte_nutzung != heute or person.loeschung_angekuendigt is not None):
                await transaktion.personen.touch(person.id, heute)
            data[BEKANNT_KEY] = person
            data[STOPP_KEY] = plan is not None and not plan.an and plan.grund is not None
            data[PERSON_KEY] = person if person is not None and person.hinweis_version == HINWEIS_VERSION else None
            if data[PERSON_KEY] is not None:
                beratung = await transaktion.beratungen.active(data[PERSON_KEY].id)
                await halte_auf_stand(transaktion, self._katalog, beratung, self._jetzt())
        return await handler(event, data)


class ToldStop(BaseMiddleware):
    """Tell somebody who is back that their reminders were stopped because none could be delivered; once, before anything else."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Say so where it can be said, then handle the update."""
        person: Person | None = data.get(PERSON_KEY)
        if person is not None and data.get(STOPP_KEY):
            bot: Bot = data["bot"]
            with suppress(TelegramAPIError):
                await bot.send_message(person.telegram_id, rendere("erinnerungen/gestoppt", {}))
                await vergiss_stopp(self._deps, person.id)
        return await handler(event, data)


class InSight(BaseMiddleware):
    """Let a tap on a message further up answer below: a window that changed up there would be changed out of sight.

    Runs once the dialogs have been loaded, so it is an inner middleware of callback queries.
    """

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Ask for a new message where the tapped one is not the one that shows the dialog."""
        manager: DialogManager = data["dialog_manager"]
        if isinstance(event, CallbackQuery) and isinstance(event.message, Message) and manager.has_context():
            gezeigt = manager.current_stack().last_message_id
            if gezeigt is not None and event.message.message_id != gezeigt:
                manager.show_mode = ShowMode.SEND
        return await handler(event, data)
