"""Figures of this process for Prometheus: how many, how long, how often it failed; never an answer, a name or an id.

Every label has a fixed, small set of values, so that no person can be told from a figure and the number of series stays bounded.
"""

import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiogram import BaseMiddleware
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import TelegramObject, Update
from aiogram.types.update import UpdateTypeLookupError
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from storage.kennzahlen import Kennzahlen

GRENZEN: Final = (0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
UNBEKANNT: Final = "unknown"


class Zahlen:
    """The figures of one process, in a registry of their own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.updates = Counter("lotse_updates", "Updates by kind and outcome", ["kind", "outcome"], registry=self._registry)
        self.dauer = Histogram("lotse_update_seconds", "Time to handle an update", buckets=GRENZEN, registry=self._registry)
        self.in_arbeit = Gauge("lotse_updates_in_flight", "Updates being handled", registry=self._registry)
        self.misslungen = Counter("lotse_failures", "What failed, by kind", ["kind"], registry=self._registry)
        self.nochmal = Counter("lotse_telegram_retries", "Requests to Telegram tried again", ["reason"], registry=self._registry)
        self.erinnerungen = Gauge(
            "lotse_reminders", "People in the queue of reminders (whole installation)", ["state"], registry=self._registry
        )
        self.beratungen = Gauge("lotse_consultations_open", "Active consultations (whole installation)", registry=self._registry)
        ProcessCollector(registry=self._registry)

    def setze(self, kennzahlen: Kennzahlen) -> None:
        """Take over what was counted in the database."""
        self.beratungen.set(kennzahlen.beratungen)
        self.erinnerungen.labels("due").set(kennzahlen.faellig)
        self.erinnerungen.labels("waiting").set(kennzahlen.wartend)

    def summe(self, *namen: str) -> int:
        """Return how much a counter has counted over all its labels; for ``/status``."""
        return sum(int(probe.value) for familie in self._registry.collect() for probe in familie.samples if probe.name in namen)

    def text(self) -> bytes:
        """Return everything in the text format of Prometheus."""
        return generate_latest(self._registry)


class Measured(BaseMiddleware):
    """Count and time what is being handled; what fails is counted where it is answered (``bot.errors``)."""

    def __init__(self, zahlen: Zahlen) -> None:
        self._zahlen = zahlen

    async def __call__(
        self, handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], event: TelegramObject, data: dict[str, Any]
    ) -> Any:
        """Handle the update, and count it once it is through."""
        beginn = time.perf_counter()
        with self._zahlen.in_arbeit.track_inprogress():
            try:
                ergebnis = await handler(event, data)
            finally:
                self._zahlen.dauer.observe(time.perf_counter() - beginn)
        self._zahlen.updates.labels(kind_of(event), "ignored" if ergebnis is UNHANDLED else "ok").inc()
        return ergebnis


def kind_of(event: TelegramObject) -> str:
    """Return the kind of an update, one of those that the library knows."""
    try:
        return event.event_type if isinstance(event, Update) else UNBEKANNT
    except UpdateTypeLookupError:
        return UNBEKANNT
