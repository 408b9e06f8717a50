"""Old buttons explain themselves: a tap on one never does something unexpected and never stays unanswered."""

from contextlib import suppress

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery

from dialogs import captions


async def melde(callback: CallbackQuery, text: str) -> None:
    """Answer a tap with a short text; a tap that is too old to be answered is no fault."""
    with suppress(TelegramBadRequest):
        await callback.answer(text)


async def melde_veraltet(callback: CallbackQuery) -> None:
    """Say that the button belongs to an earlier message."""
    await melde(callback, captions.TOAST_VERALTET)
