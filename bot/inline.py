"""Inline mode: ``@bot V8`` in any chat offers cards to send. It works without consent and stores nothing."""

import logging

from aiogram import Bot, Router
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)

from dialogs import captions, verweise
from dialogs.deps import Deps
from dialogs.suche.karten import Karte, karten, themenkarte

ZWISCHENSPEICHER = 300
"""Seconds for which Telegram may answer the same question by itself; answers change with the Katalog only."""

logger = logging.getLogger(__name__)


def inline_router() -> Router:
    """Build the router of the inline mode."""
    router = Router(name="inline")
    router.inline_query.register(on_inline_query)
    return router


async def on_inline_query(inline_query: InlineQuery, bot: Bot, deps: Deps) -> None:
    """Offer what answers the question; where it is empty or finds nothing, a card with the themes and the way to the bot."""
    name = (await bot.me()).username or ""
    gefunden = karten(deps.katalog, deps.suche, name, inline_query.query)
    alle = gefunden or [themenkarte(deps.katalog, name)]
    weg = None if gefunden else InlineQueryResultsButton(text=captions.INLINE_THEMEN, start_parameter=verweise.THEMEN)
    try:
        await inline_query.answer([_artikel(karte) for karte in alle], cache_time=ZWISCHENSPEICHER, is_personal=False, button=weg)
    except TelegramAPIError as fehler:
        logger.warning("an inline query could not be answered: %s", type(fehler).__name__)


def _artikel(karte: Karte) -> InlineQueryResultArticle:
    knopf = InlineKeyboardButton(text=captions.IM_LOTSEN, url=karte.link)
    return InlineQueryResultArticle(
        id=karte.id,
        title=karte.titel,
        description=karte.anriss,
        input_message_content=InputTextMessageContent(
            message_text=karte.text, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
        ),
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[knopf]]),
    )
