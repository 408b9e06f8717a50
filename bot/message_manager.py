"""How windows are shown, where the dialog library is stricter than a person needs it."""

import logging

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery
from aiogram_dialog.manager.message_manager import MessageManager

logger = logging.getLogger(__name__)


class LenientMessageManager(MessageManager):
    """Let a tap count although its spinner could not be stopped.

    By then the next window is on the screen. An error would keep the dialog's state from being saved, and the bot would still be at the
    question before the one that the person sees.
    """

    async def answer_callback(self, bot: Bot, callback_query: CallbackQuery) -> None:
        """Stop the spinner, or let it stop by itself."""
        try:
            await super().answer_callback(bot, callback_query)
        except TelegramAPIError as fehler:
            logger.warning("a tap could not be answered: %s", type(fehler).__name__)
