"""Run the local chat page: the same Dispatcher as on Telegram, behind the local session."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.aufbewahrung import Aufbewahrungsdienst
from bot.commands import register_commands
from bot.erinnern import verfasser
from bot.lokal.chat import LokalerChat
from bot.lokal.dienst import LOOPBACK
from bot.lokal.seite import run_seite
from bot.lokal.session import create_lokaler_bot
from bot.lokal.verlauf import Verlauf
from bot.lokal.webapp import LokaleWebApp
from bot.reminders import Erinnerungsdienst
from bot.web.miniapp.routen import PFAD, miniapp_routen
from bot.wiring import verdrahte
from dialogs.betreiber import Betreiber
from dialogs.daten.usecases import loesche_alles
from knowledge.katalog import Katalog
from storage.engine import Database

# The port is left out: the chat page opens the path, so a button of an earlier run still works on another port.
SEITE = f"http://{LOOPBACK}{PFAD}"


async def serve_lokal(
    *,
    db: Database,
    katalog: Katalog,
    verlauf: Path,
    port: int,
    bereit: Callable[[str], None],
    jetzt: Callable[[], datetime],
    betreiber: Betreiber | None = None,
) -> None:
    """Serve the page until cancelled. Raises :class:`bot.fehler.PortBelegtError`."""
    chat = LokalerChat()
    bot = create_lokaler_bot(chat)
    # Counts of one person alone are no statistics, and nobody reads them here.
    betreiber = replace(betreiber or Betreiber(), lokal=True, statistik=False)
    verdrahtung = verdrahte(katalog, db, jetzt, seite=SEITE, betreiber=betreiber)
    token = f"{bot.id}:{secrets.token_urlsafe(32)}"
    webapp = LokaleWebApp(miniapp_routen(verdrahtung.deps, token, rahmen="'self'"), token, jetzt)

    async def neu_beginnen(telegram_id: int) -> None:
        async with db.transaction() as transaktion:
            person = await transaktion.personen.find(telegram_id)
        if person is None:
            await verdrahtung.storage.forget_unknown(telegram_id)
        else:
            await loesche_alles(verdrahtung.deps, person)

    dienst = Erinnerungsdienst(db, bot, verfasser(verdrahtung.deps), jetzt=jetzt)
    aufbewahrung = Aufbewahrungsdienst(verdrahtung.deps, bot, jetzt=jetzt)
    async with Verlauf(chat, verlauf), dienst.laeuft(), aufbewahrung.laeuft():
        await register_commands(bot)
        await run_seite(
            dispatcher=verdrahtung.dispatcher, bot=bot, chat=chat, neu_beginnen=neu_beginnen, bereit=bereit, port=port, webapp=webapp
        )
