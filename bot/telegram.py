"""Serve Telegram by long polling."""

from collections.abc import Callable

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramNetworkError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.utils.token import TokenValidationError

from bot import hilfe
from bot.aufbewahrung import Aufbewahrungsdienst
from bot.commands import register_commands
from bot.config import Settings, betrieb
from bot.erinnern import verfasser
from bot.fehler import UserError
from bot.reminders import Erinnerungsdienst
from bot.uhr import jetzt
from bot.wiring import verdrahte
from knowledge.katalog import Katalog
from storage.engine import Database


async def serve_telegram(settings: Settings, katalog: Katalog, db: Database, *, bereit: Callable[[str], None]) -> None:
    """Poll until interrupted; updates that waited meanwhile are handled, and a stop finishes what is being handled.

    Raises :class:`UserError` where the token is refused or the server cannot be reached.
    """
    bot = create_bot(settings)
    try:
        name = await _melde_an(bot, settings)
        verdrahtung = verdrahte(katalog, db, jetzt, betrieb=betrieb(settings))
        verdrahtung.dispatcher.shutdown.register(verdrahtung.in_flight.wait)
        dienst = Erinnerungsdienst(db, bot, verfasser(verdrahtung.deps), jetzt=jetzt)
        bereit(name)
        aufbewahrung = Aufbewahrungsdienst(verdrahtung.deps, bot, jetzt=jetzt)
        async with dienst.laeuft(), aufbewahrung.laeuft():
            await verdrahtung.dispatcher.start_polling(bot, close_bot_session=False)
    finally:
        await bot.session.close()


def create_bot(settings: Settings) -> Bot:
    """Return the bot for the server and token of the settings. Raises :class:`UserError` for a token of the wrong form."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram_api_url))
    token = settings.bot_token.get_secret_value().strip() if settings.bot_token else ""
    try:
        return Bot(token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True))
    except TokenValidationError as fehler:
        raise UserError(hilfe.TOKEN_UNGUELTIG) from fehler


async def _melde_an(bot: Bot, settings: Settings) -> str:
    try:
        ich = await bot.me()
        await bot.delete_webhook(drop_pending_updates=False)
        await register_commands(bot)
    except (TelegramUnauthorizedError, TelegramNotFound) as fehler:
        raise UserError(hilfe.TOKEN_UNGUELTIG) from fehler
    except TelegramNetworkError as fehler:
        raise UserError(hilfe.SERVER_FEHLT.format(url=settings.telegram_api_url)) from fehler
    return ich.username or ""
