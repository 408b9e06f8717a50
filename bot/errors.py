"""When something fails: a German sentence and a way on, never silence and never a traceback in the chat."""

import logging
from contextlib import suppress
from typing import Final

from aiogram import Router
from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import ErrorEvent
from aiogram_dialog import DialogManager
from aiogram_dialog.api.exceptions import OutdatedIntent, UnknownIntent, UnknownState

from dialogs import captions
from dialogs.deps import NoConsentError
from dialogs.navigation import oeffne_menue, zeige_erneut
from dialogs.outdated import melde, melde_veraltet
from storage.engine import DatabaseUnavailableError

logger = logging.getLogger(__name__)
VERALTET: Final = (OutdatedIntent, UnknownIntent, UnknownState, NoConsentError)


def errors_router() -> Router:
    """Build the router that answers failures."""
    router = Router(name="errors")
    router.errors.register(on_outdated, ExceptionTypeFilter(*VERALTET))
    router.errors.register(on_blocked, ExceptionTypeFilter(TelegramForbiddenError))
    router.errors.register(on_database, ExceptionTypeFilter(DatabaseUnavailableError))
    router.errors.register(on_error)
    return router


async def on_outdated(event: ErrorEvent, dialog_manager: DialogManager) -> None:
    """Say that a button or a state is from earlier, and show where the person is now."""
    if event.update.callback_query is not None:
        await melde_veraltet(event.update.callback_query)
    zeigbar = dialog_manager.has_context() and not isinstance(event.exception, NoConsentError | UnknownState)
    if zeigbar:
        await zeige_erneut(dialog_manager)
    else:
        await oeffne_menue(dialog_manager, neue_nachricht=True)


async def on_blocked(event: ErrorEvent) -> None:
    """Somebody blocked the bot: nothing can be said to them, and nothing is wrong."""
    logger.info("blocked by a person: %s", type(event.exception).__name__)


async def on_database(event: ErrorEvent) -> None:
    """Say in one clear sentence that nothing can be stored now."""
    logger.error("database unavailable")
    await _sage(event, captions.DATENBANK_FEHLT)


async def on_error(event: ErrorEvent) -> None:
    """Anything else: log it, tell the person, and let them go on."""
    logger.error("a handler failed", exc_info=event.exception)
    await _sage(event, captions.FEHLER)


async def _sage(event: ErrorEvent, text: str) -> None:
    callback, message = event.update.callback_query, event.update.message
    with suppress(TelegramAPIError):
        if callback is not None:
            await melde(callback, text)
            if callback.message is not None:
                await callback.message.answer(text)
        elif message is not None:
            await message.answer(text)
