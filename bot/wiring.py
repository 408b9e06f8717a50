"""The composition root: Katalog, database and dialogs become a Dispatcher. Nothing is built on import.

This and ``config.py`` are the only places that ask how large an installation is: what they choose has one interface for every size.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from aiogram import Bot, Dispatcher
from aiogram.fsm.storage.base import BaseEventIsolation
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram_dialog import setup_dialogs

from bot import hilfe
from bot.alarm import Alarm
from bot.bereitschaft import Bereitschaft
from bot.betrieb import Betrieb
from bot.commands import commands_router
from bot.config import Settings
from bot.einlass import CleanText, HandledKinds, NoServiceMessages
from bot.einmal import EigenesGedaechtnis, Once
from bot.empfang import Abfrage, Empfang, Zustellung
from bot.erinnern import erinnern_router
from bot.errors import errors_router
from bot.fehler import UserError
from bot.flood import FloodControl
from bot.inline import inline_router
from bot.kennungen import use_random_ids
from bot.message_manager import LenientMessageManager
from bot.metrics import Measured, Zahlen
from bot.middlewares import InFlight, InSight, KnownPerson, LogContext, OwnCards, PlainText, PrivateOnly, ToldStop
from bot.pseudonym import WEBHOOK, Pseudonyme, abgeleitet
from bot.unerwartet import unerwartet_router
from bot.verwaltung import verwaltung_router
from dialogs.betreiber import Betreiber
from dialogs.deps import DEPS_KEY, Deps
from dialogs.registry import dialoge
from knowledge.katalog import Katalog
from knowledge.suche import Suche
from storage.engine import Database, DatabaseUnavailableError
from storage.errors import AlreadyRunningError
from storage.fsm import PersonIsolation, SqlStorage
from storage.geteilt import GeteilteIsolation, GeteilterDialogspeicher, GeteilterSpeicher

Dialogspeicher = SqlStorage | GeteilterDialogspeicher


@dataclass(frozen=True, slots=True)
class Verdrahtung:
    """A Dispatcher and what outlives an update."""

    dispatcher: Dispatcher
    deps: Deps
    in_flight: InFlight
    storage: Dialogspeicher
    betrieb: Betrieb


def verdrahte(
    katalog: Katalog,
    db: Database,
    jetzt: Callable[[], datetime],
    suche: Suche | None = None,
    *,
    seite: str | None = None,
    betreiber: Betreiber | None = None,
    betrieb: Betrieb | None = None,
) -> Verdrahtung:
    """Build a Dispatcher. Any number of them may exist side by side, and share a search, which is built here otherwise.

    ``seite`` is the address of the page for the tasks, where it can be reached.
    """
    use_random_ids()
    betrieb = betrieb or Betrieb()
    storage, isolation = _speicher(betrieb, db)
    dispatcher = Dispatcher(storage=storage, events_isolation=isolation)
    dispatcher[DEPS_KEY] = mittel = Deps(
        katalog, db, jetzt, suche or Suche(katalog), seite=seite, betreiber=betreiber or Betreiber(), zustaende=storage
    )
    in_flight = InFlight()
    # What is not let in waits for nobody's turn and asks no database: so all that decides it stands before the Dispatcher's own isolation.
    dispatcher.update.outer_middleware.unregister(dispatcher.fsm)
    einlass = (in_flight, Measured(betrieb.zahlen), LogContext(betrieb.pseudonyme), HandledKinds(), PrivateOnly(), FloodControl(jetzt))
    einmal = () if betrieb.gedaechtnis is None else (Once(betrieb.gedaechtnis),)
    for middleware in (*einlass, CleanText(), dispatcher.fsm, *einmal, KnownPerson(db, katalog, jetzt), ToldStop(mittel)):
        dispatcher.update.outer_middleware(middleware)
    dispatcher.message.outer_middleware(NoServiceMessages())
    dispatcher.message.outer_middleware(OwnCards())
    dispatcher.message.outer_middleware(PlainText())
    if betrieb.bereitschaft is not None and betrieb.admins:
        dispatcher.include_router(verwaltung_router(betrieb, betrieb.bereitschaft, mittel))
    dispatcher.include_routers(
        inline_router(), commands_router(), erinnern_router(), dialoge(), unerwartet_router(), errors_router(betrieb)
    )
    # The Dispatcher's own isolation already keeps the updates of one person in order.
    setup_dialogs(dispatcher, events_isolation=DisabledEventIsolation(), message_manager=LenientMessageManager())
    dispatcher.callback_query.middleware(InSight())
    return Verdrahtung(dispatcher, mittel, in_flight, storage, betrieb)


def _speicher(betrieb: Betrieb, db: Database) -> tuple[Dialogspeicher, BaseEventIsolation]:
    """Choose where dialogs stand and who keeps the updates of a person in order: this process, or all of them together."""
    if betrieb.geteilt is None:
        return SqlStorage(db), PersonIsolation()
    return (
        GeteilterDialogspeicher(betrieb.geteilt, db, betrieb.pseudonyme.nummer),
        GeteilteIsolation(betrieb.geteilt, betrieb.pseudonyme.nummer),
    )


@asynccontextmanager
async def baue_betrieb(settings: Settings, bot: Bot, db: Database, jetzt: Callable[[], datetime]) -> AsyncIterator[Betrieb]:
    """Give what the settings ask for beside the Dispatcher, and close it at the end.

    Without Redis there is one process, which holds the database for itself. Raises :class:`UserError` where Redis cannot be reached, or
    another process has the database already.
    """
    geteilt = None if settings.redis_url is None else GeteilterSpeicher(settings.redis_url.get_secret_value())
    alarm = Alarm(bot, settings.admin_chat_ids, jetzt)
    async with AsyncExitStack() as offen:
        try:
            if geteilt is None:
                await offen.enter_async_context(db.alone())
            else:
                offen.push_async_callback(geteilt.close)
                await geteilt.check()
        except AlreadyRunningError as fehler:
            raise UserError(hilfe.SCHON_EIN_PROZESS) from fehler
        except DatabaseUnavailableError as fehler:
            raise UserError(hilfe.REDIS_FEHLT if geteilt else hilfe.DATENBANK_WEG) from fehler
        offen.push_async_callback(alarm.warte)
        yield Betrieb(
            zahlen=Zahlen(),
            alarm=alarm,
            admins=frozenset(settings.admin_chat_ids),
            pseudonyme=Pseudonyme(bot.token),
            geteilt=geteilt,
            gedaechtnis=geteilt or EigenesGedaechtnis(),
            bereitschaft=Bereitschaft(bot, db, geteilt, jetzt),
        )


def waehle_empfang(settings: Settings) -> Empfang:
    """Choose how updates get here."""
    if not settings.webhook or settings.public_url is None:
        return Abfrage()
    return Zustellung(settings.public_url, _geheimwort(settings))


def _geheimwort(settings: Settings) -> str:
    """Return the secret of the webhook: the one of the settings, or one that every process works out of the token by itself."""
    if settings.webhook_secret is not None:
        return settings.webhook_secret.get_secret_value()
    return abgeleitet(settings.bot_token.get_secret_value().strip() if settings.bot_token else "", WEBHOOK).hex()
