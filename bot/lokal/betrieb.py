"""Run the local chat page: the same Dispatcher as on Telegram, behind the local session."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.commands import register_commands
from bot.erinnern import verfasser
from bot.lokal.chat import LokalerChat
from bot.lokal.seite import run_seite
from bot.lokal.session import create_lokaler_bot
from bot.lokal.verlauf import Verlauf
from bot.reminders import Erinnerungsdienst
from bot.wiring import verdrahte
from knowledge.katalog import Katalog
from storage.engine import Database


async def serve_lokal(
    *, db: Database, katalog: Katalog, verlauf: Path, port: int, bereit: Callable[[str], None], jetzt: Callable[[], datetime]
) -> None:
    """Serve the page until cancelled. Raises :class:`bot.fehler.PortBelegtError`."""
    chat = LokalerChat()
    bot = create_lokaler_bot(chat)
    verdrahtung = verdrahte(katalog, db, jetzt)

    async def neu_beginnen(telegram_id: int) -> None:
        async with db.transaction() as transaktion:
            person = await transaktion.personen.find(telegram_id)
            if person is not None:
                await transaktion.personen.delete(person.id)
        await verdrahtung.storage.forget_person(telegram_id, None if person is None else person.id)

    dienst = Erinnerungsdienst(db, bot, verfasser(verdrahtung.deps), jetzt=jetzt)
    async with Verlauf(chat, verlauf), dienst.laeuft():
        await register_commands(bot)
        await run_seite(dispatcher=verdrahtung.dispatcher, bot=bot, chat=chat, neu_beginnen=neu_beginnen, bereit=bereit, port=port)
