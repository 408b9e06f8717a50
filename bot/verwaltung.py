"""``/status`` for the people in charge; for everybody else there is no such command."""

from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.bereitschaft import Bereitschaft
from bot.betrieb import Betrieb
from dialogs import captions
from dialogs.deps import Deps
from dialogs.rendering import rendere
from storage.engine import Database, DatabaseUnavailableError
from storage.kennzahlen import Kennzahlen

PAKET = "verstetigungslotse"


def verwaltung_router(betrieb: Betrieb, bereitschaft: Bereitschaft, mittel: Deps) -> Router:
    """Build the router that knows the people in charge by their Telegram ids."""
    router = Router(name="verwaltung")
    beginn = mittel.jetzt()

    async def status(message: Message) -> None:
        zahlen = betrieb.zahlen
        daten = {
            "version": version(PAKET),
            "katalog": mittel.katalog.version,
            "seit": f"{beginn:%d.%m.%Y, %H:%M} UTC",
            "bereit": {captions.BEREIT[name]: gut for name, gut in (await bereitschaft.pruefe()).items()},
            "kennzahlen": await lies_kennzahlen(mittel.db, mittel.jetzt),
            "bearbeitet": zahlen.summe("lotse_updates_total"),
            "in_arbeit": zahlen.summe("lotse_updates_in_flight"),
            "misslungen": zahlen.summe("lotse_failures_total"),
        }
        await message.answer(rendere("betrieb/status", daten))

    router.message.register(status, Command("status", ignore_case=True), F.chat.id.in_(betrieb.admins))
    return router


async def lies_kennzahlen(db: Database, jetzt: Callable[[], datetime]) -> Kennzahlen | None:
    """Count what is stored, None where the database does not answer."""
    try:
        async with db.transaction() as transaktion:
            return await transaktion.kennzahlen.lies(jetzt())
    except DatabaseUnavailableError:
        return None
