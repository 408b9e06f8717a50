"""Serve Telegram, in whichever way updates get here."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Final

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.utils.token import TokenValidationError

from bot import hilfe
from bot.aufbewahrung import Aufbewahrungsdienst
from bot.commands import register_commands
from bot.config import Settings, betreiber
from bot.empfang import Empfang, intern, oeffentlich
from bot.erinnern import verfasser
from bot.fehler import PortBelegtError, UserError
from bot.reminders import Erinnerungsdienst
from bot.retry import RetryRequests
from bot.takt import Takt
from bot.uhr import jetzt
from bot.web.miniapp.routen import miniapp_adresse, miniapp_routen
from bot.web.monitor import Monitor
from bot.wiring import Verdrahtung, baue_betrieb, verdrahte, waehle_empfang
from knowledge.katalog import Katalog
from storage.engine import Database

# Telegram waits about a minute for the answer of a webhook; an order that hangs must have failed by then, and the person been told.
ZEITGRENZE: Final = 20.0


async def serve_telegram(settings: Settings, katalog: Katalog, db: Database, *, bereit: Callable[[str], None]) -> None:
    """Serve until interrupted; updates that waited meanwhile are handled, and a stop finishes what is being handled.

    Raises :class:`UserError` where the token is refused, or something that is needed cannot be reached.
    """
    takt = Takt(jetzt, asyncio.sleep)
    bot = create_bot(settings)
    async with AsyncExitStack() as offen:
        offen.push_async_callback(bot.session.close)
        betrieb = await offen.enter_async_context(baue_betrieb(settings, bot, db, jetzt))
        bot.session.middleware(RetryRequests(takt, melde=betrieb.wiederholt))
        name = await _frage_namen(bot, settings)
        seite = miniapp_adresse(settings.public_url)
        verdrahtung = verdrahte(katalog, db, jetzt, seite=seite, betreiber=betreiber(settings), betrieb=betrieb)
        dispatcher = verdrahtung.dispatcher
        dispatcher.shutdown.register(verdrahtung.in_flight.wait)
        empfang = waehle_empfang(settings)
        try:
            await _oeffne_tueren(offen, settings, verdrahtung, empfang, bot)
        except PortBelegtError as fehler:
            raise UserError(hilfe.WEB_PORT_BELEGT.format(port=fehler.port)) from fehler
        await empfang.melde_an(dispatcher, bot)
        await register_commands(bot)
        dienst = Erinnerungsdienst(db, bot, verfasser(verdrahtung.deps), jetzt=jetzt, takt=takt, melde=betrieb.melde)
        aufbewahrung = Aufbewahrungsdienst(verdrahtung.deps, bot, jetzt=jetzt)
        bereit(name)
        async with dienst.laeuft(), aufbewahrung.laeuft():
            await empfang.laufe(dispatcher, bot)


async def _oeffne_tueren(offen: AsyncExitStack, settings: Settings, verdrahtung: Verdrahtung, empfang: Empfang, bot: Bot) -> None:
    betrieb, db = verdrahtung.betrieb, verdrahtung.deps.db
    if betrieb.bereitschaft is not None:
        monitor = Monitor(betrieb.zahlen, betrieb.bereitschaft, db, jetzt)
        await offen.enter_async_context(intern(settings.web_host, settings.monitor_port, monitor.routen()))
    offen.push_async_callback(verdrahtung.in_flight.wait)
    seite = miniapp_routen(verdrahtung.deps, bot.token) if verdrahtung.deps.seite else []
    tueren = oeffentlich(settings.web_host, settings.web_port, empfang.routen(verdrahtung.dispatcher, bot), seite)
    await offen.enter_async_context(tueren)


def create_bot(settings: Settings) -> Bot:
    """Return the bot for the server and token of the settings. Raises :class:`UserError` for a token of the wrong form."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram_api_url), timeout=ZEITGRENZE)
    token = settings.bot_token.get_secret_value().strip() if settings.bot_token else ""
    try:
        return Bot(token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True))
    except TokenValidationError as fehler:
        raise UserError(hilfe.TOKEN_UNGUELTIG) from fehler


async def _frage_namen(bot: Bot, settings: Settings) -> str:
    try:
        ich = await bot.me()
    except (TelegramUnauthorizedError, TelegramNotFound) as fehler:
        raise UserError(hilfe.TOKEN_UNGUELTIG) from fehler
    except TelegramAPIError as fehler:
        raise UserError(hilfe.SERVER_FEHLT.format(url=settings.telegram_api_url)) from fehler
    return ich.username or ""
