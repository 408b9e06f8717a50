"""When something fails: a German sentence and a way on, never silence and never a traceback in the chat."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiogram import BaseMiddleware, Router
from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent, TelegramObject
from aiogram_dialog import DialogManager
from aiogram_dialog.api.exceptions import OutdatedIntent, UnknownIntent, UnknownState

from bot.betrieb import Betrieb
from bot.metrics import kind_of
from bot.middlewares import log_context
from dialogs import captions
from dialogs.deps import NoConsentError
from dialogs.navigation import oeffne_menue, zeige_erneut
from dialogs.outdated import melde, melde_veraltet
from storage.engine import DatabaseUnavailableError

logger = logging.getLogger(__name__)
NOCHMAL: Final = object()
"""What the Dispatcher returns for an update that nobody was told about: delivered once more it may get through."""
DATENBANK: Final = "database"
HANDLER: Final = "handler"
NICHT_GESAGT: Final = "undelivered"
TELEGRAM: Final = "telegram"
VERALTET_ART: Final = "outdated"
VORUEBERGEHEND: Final = (TelegramNetworkError, TelegramRetryAfter, TelegramServerError)
VERALTET: Final = (OutdatedIntent, UnknownIntent, UnknownState, NoConsentError)


def errors_router(betrieb: Betrieb) -> Router:
    """Build the router that answers failures."""
    router = Router(name="errors")
    router.errors.outer_middleware(LastResort(betrieb))
    router.errors.register(on_outdated, ExceptionTypeFilter(*VERALTET))
    router.errors.register(on_blocked, ExceptionTypeFilter(TelegramForbiddenError))
    router.errors.register(on_telegram, ExceptionTypeFilter(TelegramAPIError))
    router.errors.register(on_error)
    return router


class LastResort(BaseMiddleware):
    """Catch what fails while a failure is answered.

    The dialog library reads the state of the dialog before any handler of ours runs, so without a database no handler would be reached.
    """

    def __init__(self, betrieb: Betrieb) -> None:
        self._betrieb = betrieb

    async def __call__(self, handler: Callable[[Any, dict[str, Any]], Awaitable[Any]], event: TelegramObject, data: dict[str, Any]) -> Any:
        """Answer the failure, and where that fails as well, say so where anything can be said at all."""
        if not isinstance(event, ErrorEvent):
            return await handler(event, data)
        with log_context(event.update, data, self._betrieb.pseudonyme):
            return await self._answer(handler, event, data)

    async def _answer(self, handler: Callable[[Any, dict[str, Any]], Awaitable[Any]], event: ErrorEvent, data: dict[str, Any]) -> Any:
        art = _art(event.exception)
        self._betrieb.zahlen.updates.labels(kind_of(event.update), art).inc()
        try:
            if isinstance(event.exception, DatabaseUnavailableError):
                raise event.exception
            ergebnis = await handler(event, data)
        except DatabaseUnavailableError:
            logger.error("database unavailable")  # noqa: TRY400 - the error names the file or server and nothing else of use
            self._betrieb.melde(DATENBANK)
            return None if await _sage(event, captions.DATENBANK_FEHLT) else NOCHMAL
        except TelegramAPIError as fehler:
            logger.warning("could not be told: %s", type(fehler).__name__)
            self._betrieb.melde(NICHT_GESAGT)
            return NOCHMAL if isinstance(fehler, VORUEBERGEHEND) else None
        if art == HANDLER:
            self._betrieb.melde(HANDLER)
        return ergebnis


async def on_outdated(event: ErrorEvent, dialog_manager: DialogManager) -> None:
    """Say that a button or a state is from earlier, and show where the person is now."""
    callback = event.update.callback_query
    if callback is not None:
        await melde_veraltet(callback)
    zeigbar = dialog_manager.has_context() and not isinstance(event.exception, NoConsentError | UnknownState)
    if zeigbar:
        await zeige_erneut(dialog_manager, neue_nachricht=not _is_current(callback, dialog_manager))
    else:
        await oeffne_menue(dialog_manager, neue_nachricht=True)


def _is_current(callback: CallbackQuery | None, manager: DialogManager) -> bool:
    """Tell whether the tap met the message that shows the dialog, as the second one of a double tap does."""
    return callback is not None and callback.message is not None and callback.message.message_id == manager.current_stack().last_message_id


async def on_blocked(event: ErrorEvent) -> None:
    """Somebody blocked the bot: nothing can be said to them, and nothing is wrong."""
    logger.info("blocked by a person: %s", type(event.exception).__name__)


async def on_telegram(event: ErrorEvent, dialog_manager: DialogManager) -> None:
    """Telegram refused or did not answer while the next window was shown: show where the dialog stands, which is where it was before."""
    logger.warning("telegram failed: %s", type(event.exception).__name__)
    await _sage(event, captions.FEHLER)
    await zeige_erneut(dialog_manager, neue_nachricht=not _is_current(event.update.callback_query, dialog_manager))


async def on_error(event: ErrorEvent) -> object:
    """Anything else: log it, tell the person, and let them go on."""
    logger.error("a handler failed", exc_info=event.exception)
    return None if await _sage(event, captions.FEHLER) else NOCHMAL


def _art(fehler: BaseException) -> str:
    """Return under which name a failure is counted."""
    if isinstance(fehler, DatabaseUnavailableError):
        return DATENBANK
    if isinstance(fehler, VERALTET):
        return VERALTET_ART
    return TELEGRAM if isinstance(fehler, TelegramAPIError) else HANDLER


async def _sage(event: ErrorEvent, text: str) -> bool:
    """Say it, and return whether it got through or nobody is there to hear it; False where it may get through later."""
    callback, message = event.update.callback_query, event.update.message
    try:
        if callback is not None:
            await melde(callback, text)
            if callback.message is not None:
                await callback.message.answer(text)
        elif message is not None:
            await message.answer(text)
    except VORUEBERGEHEND:
        return False
    except TelegramAPIError as fehler:
        logger.info("nobody to be told: %s", type(fehler).__name__)
    return True
