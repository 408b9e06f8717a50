"""How windows are shown, where the dialog library is stricter than a person needs it."""

import logging
from typing import cast

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramNotFound
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, InputRichMessage, Message
from aiogram_dialog.api.entities import NewMessage, OldMessage
from aiogram_dialog.manager.message_manager import MessageManager

from dialogs.rendering import Doppeltext

logger = logging.getLogger(__name__)


# What editMessageText says of the message, not of its form; the library knows what to do then.
UEBER_DIE_NACHRICHT = ("message is not modified", "message can't be edited", "message to edit not found")


class LenientMessageManager(MessageManager):
    """Let a tap count although its spinner could not be stopped, and show rich messages to whoever wants them.

    By the time of the spinner the next window is on the screen. An error would keep the dialog's state from being saved, and the bot would
    still be at the question before the one that the person sees. A rich message that the server refuses, as an older one does, becomes
    the classic one.
    """

    async def answer_callback(self, bot: Bot, callback_query: CallbackQuery) -> None:
        """Stop the spinner, or let it stop by itself."""
        try:
            await super().answer_callback(bot, callback_query)
        except TelegramAPIError as fehler:
            logger.warning("a tap could not be answered: %s", type(fehler).__name__)

    async def send_text(self, bot: Bot, new_message: NewMessage) -> Message:
        """Send the text of a window, rich where there is such a form of it."""
        if isinstance(new_message.text, Doppeltext):
            try:
                return await bot.send_rich_message(new_message.chat.id, _reich(new_message.text), reply_markup=new_message.reply_markup)
            except (TelegramBadRequest, TelegramNotFound) as fehler:
                logger.warning("a rich message was refused: %s", type(fehler).__name__)
        return await super().send_text(bot, new_message)

    async def edit_text(self, bot: Bot, new_message: NewMessage, old_message: OldMessage) -> Message:
        """Edit the text of a window; a rich message may become a classic one and back."""
        if isinstance(new_message.text, Doppeltext):
            try:
                ergebnis = await bot.edit_message_text(
                    chat_id=old_message.chat.id,
                    message_id=old_message.message_id,
                    rich_message=_reich(new_message.text),
                    reply_markup=cast("InlineKeyboardMarkup | None", new_message.reply_markup),
                )
            except (TelegramBadRequest, TelegramNotFound) as fehler:
                if any(satz in fehler.message for satz in UEBER_DIE_NACHRICHT):
                    raise
                logger.warning("a rich message was refused: %s", type(fehler).__name__)
            else:
                return cast("Message", ergebnis)
        return await super().edit_text(bot, new_message, old_message)


def _reich(text: Doppeltext) -> InputRichMessage:
    return InputRichMessage(html=text.reich, skip_entity_detection=True)
