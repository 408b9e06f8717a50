"""Old buttons explain themselves: a tap on one never does something unexpected and never stays unanswered."""

from contextlib import suppress

from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message

from dialogs import captions


async def melde(ereignis: CallbackQuery | Message, text: str) -> None:
    """Answer a tap, or a typed label, with a short text; an empty text only stops the spinner."""
    if isinstance(ereignis, CallbackQuery):
        with suppress(TelegramAPIError):
            await ereignis.answer(text or None)
    elif text:
        await ereignis.answer(text)


async def melde_veraltet(ereignis: CallbackQuery | Message) -> None:
    """Say that the button belongs to an earlier message."""
    await melde(ereignis, captions.TOAST_VERALTET)
