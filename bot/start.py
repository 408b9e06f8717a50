"""Start the bot on Telegram or the local chat page, and say in one sentence what is missing where it cannot start."""

import asyncio
import gc
import signal
import webbrowser
from contextlib import suppress

import typer

from bot import hilfe
from bot.aiogram_import import import_aiogram
from bot.config import Settings, betrieb, load_settings
from bot.fehler import PortBelegtError, UserError
from bot.logs import configure_logs
from bot.uhr import jetzt
from knowledge.gegenprobe.robust import bereite_vor
from knowledge.katalog import Katalog
from knowledge.loading import load_katalog
from storage.engine import Database, DatabaseUnavailableError, migrate


def starte() -> None:
    """Serve Telegram where a token is set, else the local chat page. Raises :class:`UserError`."""
    settings = load_settings()
    if settings.bot_token is None:
        starte_lokal(port=None, oeffnen=True)
        return
    configure_logs(settings.log_level)
    bereite_datenbank_vor(settings.database_url)
    asyncio.run(_telegram(settings))


def starte_lokal(*, port: int | None, oeffnen: bool) -> None:
    """Serve the local chat page until interrupted. Raises :class:`UserError`."""
    settings = load_settings()
    configure_logs(settings.log_level)
    bereite_datenbank_vor(settings.lokal_database_url)
    with suppress(KeyboardInterrupt):
        asyncio.run(_lokal(settings, settings.lokal_port if port is None else port, oeffnen=oeffnen))


def migriere() -> str:
    """Bring the database up to date and return the sentence that says so. Raises :class:`UserError`."""
    bereite_datenbank_vor(load_settings().database_url)
    return hilfe.DATENBANK_BEREIT


def bereite_datenbank_vor(url: str) -> None:
    """Migrate the database and check that it can be written. Raises :class:`UserError`."""

    async def pruefe() -> None:
        db = Database(url)
        try:
            await db.check()
        finally:
            await db.close()

    try:
        migrate(url)
        asyncio.run(pruefe())
    except (DatabaseUnavailableError, ValueError) as fehler:
        raise UserError(hilfe.DATENBANK_FEHLT.format(url=_ohne_passwort(url))) from fehler


def lade_katalog() -> Katalog:
    """Load the Katalog and all that is worked out of it once, before anybody can ask."""
    katalog = load_katalog()
    bereite_vor(katalog)
    # All this stays: the collector of garbage need not walk through it (30 ms) in the middle of a tap.
    gc.freeze()
    return katalog


async def _telegram(settings: Settings) -> None:
    import_aiogram()
    from bot.telegram import serve_telegram

    db = Database(settings.database_url)
    try:
        await serve_telegram(settings, lade_katalog(), db, bereit=lambda name: typer.echo(hilfe.BOT_BEREIT.format(name=name), err=True))
    finally:
        await db.close()


async def _lokal(settings: Settings, port: int, *, oeffnen: bool) -> None:
    import_aiogram()
    from bot.lokal.betrieb import serve_lokal

    def bereit(adresse: str) -> None:
        typer.echo(hilfe.SEITE_BEREIT.format(adresse=adresse), err=True)
        if oeffnen:
            webbrowser.open(adresse)

    db = Database(settings.lokal_database_url)
    aufgabe = asyncio.current_task()
    if aufgabe is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, aufgabe.cancel)
    try:
        await serve_lokal(
            db=db, katalog=lade_katalog(), verlauf=settings.lokal_verlauf, port=port, bereit=bereit, jetzt=jetzt, betrieb=betrieb(settings)
        )
    except asyncio.CancelledError:
        return
    except PortBelegtError as fehler:
        raise UserError(hilfe.PORT_BELEGT.format(port=port)) from fehler
    finally:
        await db.close()


def _ohne_passwort(url: str) -> str:
    vorn, klammeraffe, hinten = url.rpartition("@")
    schema = vorn.partition("://")[0]
    return f"{schema}://…@{hinten}" if klammeraffe else url
