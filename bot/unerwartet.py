"""What comes while no dialog is open leads to the hub or the notice: nobody is left without an answer.

That is somebody who writes before /start, or whose dialog was in memory only and went with the process.
"""

from contextlib import suppress

from aiogram import F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from dialogs import captions
from dialogs.freitext import frage_nach
from dialogs.navigation import oeffne_menue
from dialogs.outdated import melde_veraltet


def unerwartet_router() -> Router:
    """Build the router that comes after all dialogs."""
    router = Router(name="unerwartet")
    router.message.register(on_message)
    router.callback_query.register(on_tap)
    router.edited_message.register(on_edit, F.via_bot.is_(None))
    return router


async def on_message(message: Message, dialog_manager: DialogManager) -> None:
    """Show where to begin, whatever was sent; a question with a question mark in front is answered on top of that."""
    if not await frage_nach(message, dialog_manager):
        await oeffne_menue(dialog_manager)


async def on_edit(message: Message) -> None:
    """Say that a changed text is not read again: whoever mends a typo would believe that it was."""
    with suppress(TelegramAPIError):
        await message.answer(captions.NICHT_NOCH_EINMAL_GELESEN)


async def on_tap(callback: CallbackQuery, dialog_manager: DialogManager) -> None:
    """Say that the button is from earlier, and show where to begin."""
    await melde_veraltet(callback)
    await oeffne_menue(dialog_manager, neue_nachricht=True)
