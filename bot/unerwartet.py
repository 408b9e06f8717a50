"""What comes while no dialog is open leads to the hub or the notice: nobody is left without an answer.

That is somebody who writes before /start, or whose dialog was in memory only and went with the process.
"""

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from dialogs.navigation import oeffne_menue
from dialogs.outdated import melde_veraltet


def unerwartet_router() -> Router:
    """Build the router that comes after all dialogs."""
    router = Router(name="unerwartet")
    router.message.register(on_message)
    router.callback_query.register(on_tap)
    return router


async def on_message(message: Message, dialog_manager: DialogManager) -> None:
    """Show where to begin, whatever was sent."""
    del message
    await oeffne_menue(dialog_manager)


async def on_tap(callback: CallbackQuery, dialog_manager: DialogManager) -> None:
    """Say that the button is from earlier, and show where to begin."""
    await melde_veraltet(callback)
    await oeffne_menue(dialog_manager, neue_nachricht=True)
