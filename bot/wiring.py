"""The composition root: Katalog, database and dialogs become a Dispatcher. Nothing is built on import."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aiogram import Dispatcher
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram_dialog import setup_dialogs

from bot.commands import commands_router
from bot.erinnern import erinnern_router
from bot.errors import errors_router
from bot.inline import inline_router
from bot.kennungen import use_random_ids
from bot.message_manager import LenientMessageManager
from bot.middlewares import InFlight, InSight, KnownPerson, LogContext, OwnCards, PlainText, PrivateOnly, ToldStop
from bot.unerwartet import unerwartet_router
from dialogs.betrieb import Betrieb
from dialogs.deps import DEPS_KEY, Deps
from dialogs.registry import dialoge
from knowledge.katalog import Katalog
from knowledge.suche import Suche
from storage.engine import Database
from storage.fsm import PersonIsolation, SqlStorage


@dataclass(frozen=True, slots=True)
class Verdrahtung:
    """A Dispatcher and what outlives an update."""

    dispatcher: Dispatcher
    deps: Deps
    in_flight: InFlight
    storage: SqlStorage


def verdrahte(
    katalog: Katalog,
    db: Database,
    jetzt: Callable[[], datetime],
    suche: Suche | None = None,
    *,
    seite: str | None = None,
    betrieb: Betrieb | None = None,
) -> Verdrahtung:
    """Build a Dispatcher. Any number of them may exist side by side, and share a search, which is built here otherwise.

    ``seite`` is the address of the page for the tasks, where it can be reached.
    """
    use_random_ids()
    storage = SqlStorage(db)
    dispatcher = Dispatcher(storage=storage, events_isolation=PersonIsolation())
    dispatcher[DEPS_KEY] = mittel = Deps(
        katalog, db, jetzt, suche or Suche(katalog), seite=seite, betrieb=betrieb or Betrieb(), zustaende=storage
    )
    in_flight = InFlight()
    for middleware in (in_flight, LogContext(), PrivateOnly(), KnownPerson(db, katalog, jetzt), ToldStop(mittel)):
        dispatcher.update.outer_middleware(middleware)
    dispatcher.message.outer_middleware(OwnCards())
    dispatcher.message.outer_middleware(PlainText())
    dispatcher.include_routers(inline_router(), commands_router(), erinnern_router(), dialoge(), unerwartet_router(), errors_router())
    # The Dispatcher's own isolation already keeps the updates of one person in order.
    setup_dialogs(dispatcher, events_isolation=DisabledEventIsolation(), message_manager=LenientMessageManager())
    dispatcher.callback_query.middleware(InSight())
    return Verdrahtung(dispatcher, mittel, in_flight, storage)
