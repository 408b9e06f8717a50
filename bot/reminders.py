"""Deliver reminders: claim the people whose reminders are due, send each one message, mark it.

Every step is committed before the next, so a process may be killed anywhere. Killed before sending, the claim runs out and the reminder
goes out later; killed between sending and marking, it may go out once more and then never again. Time and sleep come in as arguments.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.types import InlineKeyboardMarkup
from aiohttp import ClientConnectorError

from bot.takt import Schlaf, Takt, Uhr
from dialogs.planstand import als_erinnerung
from knowledge.erinnerung import Einstellung
from knowledge.sendung import Sendung, Warten, entscheide
from storage.engine import Database, DatabaseUnavailableError
from storage.records import Anspruch

log = structlog.get_logger(__name__)

FRIST: Final = timedelta(minutes=5)
RESERVE: Final = timedelta(seconds=60)
ZEITGRENZE: Final = 30
STAPEL: Final = 500
GLEICHZEITIG: Final = 20
PAUSE: Final = 20.0
GEDULD: Final = 10.0
UNGEWISS_HOECHSTENS: Final = 2
WARTEN_ZUERST: Final = 30.0
WARTEN_HOECHSTENS: Final = 6 * 3600.0

NICHT_ZUGESTELLT: Final = "reminder"
OHNE_DATENBANK: Final = "database"

BLOCKIERT: Final = "blockiert"
DEAKTIVIERT: Final = "deaktiviert"
VERSCHOBEN: Final = "verschoben"
GELOESCHT: Final = "geloescht"


@dataclass(frozen=True, slots=True)
class Nachricht:
    """What a person gets to read and to press."""

    text: str
    tasten: InlineKeyboardMarkup | None = None


Verfasser = Callable[[Anspruch, Sendung], Awaitable[Nachricht | None]]


class Erinnerungsdienst:
    """One worker; any number of them may share a PostgreSQL database, on SQLite there is one.

    ``verfasse`` puts a message into words, None where there is nothing to say any more. ``takt`` is the gate shared with all
    other requests; ``melde`` is told the kind of every delivery that failed.
    """

    def __init__(  # noqa: PLR0913 - clock, sleep, chance and gate are handed in, so that a test can be them
        self,
        db: Database,
        bot: Bot,
        verfasse: Verfasser,
        *,
        jetzt: Uhr,
        schlaf: Schlaf = asyncio.sleep,
        zufall: Callable[[], float] = random.random,
        gleichzeitig: int = GLEICHZEITIG,
        takt: Takt | None = None,
        melde: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._db = db
        self._bot = bot
        self._verfasse = verfasse
        self._jetzt = jetzt
        self._schlaf = schlaf
        self._zufall = zufall
        self._takt = takt or Takt(jetzt, schlaf)
        self._melde = melde
        self._plaetze = asyncio.Semaphore(gleichzeitig)
        self._stoerungen = 0
        self._arbeit = asyncio.Lock()

    @asynccontextmanager
    async def laeuft(self) -> AsyncIterator[None]:
        """Deliver in the background until left; what is under way then is finished, within ten seconds."""
        aufgabe = asyncio.create_task(self.run())
        try:
            yield
        finally:
            with suppress(TimeoutError):
                async with asyncio.timeout(GEDULD):
                    await self._arbeit.acquire()
            aufgabe.cancel()
            await asyncio.gather(aufgabe, return_exceptions=True)

    async def run(self) -> None:
        """Deliver until cancelled; a database that is away is waited for, and no other fault may end the reminders of all."""
        while True:
            angefasst = 0
            async with self._arbeit:
                try:
                    angefasst = await self.tick()
                except DatabaseUnavailableError as fehler:
                    log.warning("reminders_wait_for_database", fehler=str(fehler))
                    self._melde(OHNE_DATENBANK)
                except Exception:
                    log.exception("reminders_failed")
            if not angefasst:
                await self._schlaf(PAUSE)

    async def tick(self, hoechstens: int = STAPEL) -> int:
        """Deal with the people whose reminders are due, and return how many there were."""
        await self._takt.warte_auf_tor()
        if not await self._ist_erreichbar():
            return 0
        jetzt = self._jetzt()
        async with self._db.transaction() as transaktion:
            ansprueche = await transaktion.erinnerungen.claim(jetzt=jetzt, bis=jetzt + FRIST, hoechstens=hoechstens)
        async with asyncio.TaskGroup() as gruppe:
            for anspruch in ansprueche:
                gruppe.create_task(self._bediene(anspruch))
        return len(ansprueche)

    async def _bediene(self, anspruch: Anspruch) -> None:
        async with self._plaetze:
            try:
                await self._stelle_zu(anspruch)
            except DatabaseUnavailableError as fehler:
                log.warning("reminder_left_to_its_claim", fehler=str(fehler))
            except Exception:
                # One message that cannot be made must not keep all others waiting.
                log.exception("reminder_failed")
                self._melde(NICHT_ZUGESTELLT)
                async with self._db.transaction() as transaktion:
                    await transaktion.erinnerungen.mark_failed(anspruch, (), bis=self._spaeter(anspruch), ungewiss=True)

    async def _stelle_zu(self, anspruch: Anspruch) -> None:
        if zu_oft := [eintrag.schluessel for eintrag in anspruch.erinnerungen if eintrag.ungewiss >= UNGEWISS_HOECHSTENS]:
            log.warning("reminder_given_up", anzahl=len(zu_oft))
            self._melde(NICHT_ZUGESTELLT)
            await self._gib_auf(anspruch, zu_oft)
            return
        plan = anspruch.plan
        faellige = [als_erinnerung(zeile) for zeile in anspruch.erinnerungen]
        entscheidung = entscheide(faellige, Einstellung(plan.zone, plan.stunde, plan.land), plan.letzte_sendung, self._jetzt())
        if isinstance(entscheidung, Warten):
            async with self._db.transaction() as transaktion:
                await transaktion.erinnerungen.wait(anspruch, bis=entscheidung.bis)
            return
        nachricht = await self._verfasse(anspruch, entscheidung)
        if nachricht is None:
            await self._gib_auf(anspruch, entscheidung.schluessel)
            return
        async with self._db.transaction() as transaktion:
            beginnt = await transaktion.erinnerungen.begin(anspruch, entscheidung.schluessel, jetzt=self._jetzt() + RESERVE)
        if not beginnt:
            return
        await self._takt.warte()
        if self._jetzt() + RESERVE < anspruch.bis:
            await self._sende(anspruch, nachricht, entscheidung.schluessel)
        else:
            await self._misslungen(anspruch, entscheidung.schluessel, self._jetzt())

    async def _sende(self, anspruch: Anspruch, nachricht: Nachricht, schluessel: Sequence[str]) -> None:
        try:
            await self._bot.send_message(anspruch.telegram_id, nachricht.text, reply_markup=nachricht.tasten, request_timeout=ZEITGRENZE)
        except TelegramRetryAfter as fehler:
            self._takt.schliesse(fehler.retry_after)
            await self._misslungen(anspruch, schluessel, self._jetzt() + timedelta(seconds=fehler.retry_after))
        except TelegramNetworkError as fehler:
            self._stoerungen += 1
            ungewiss = not isinstance(fehler.__cause__, ClientConnectorError)
            await self._misslungen(anspruch, schluessel, self._spaeter(anspruch), ungewiss=ungewiss)
        except TelegramAPIError as fehler:
            grund = _grund(fehler)
            if grund is None:
                log.warning("reminder_refused", fehler=type(fehler).__name__)
                await self._misslungen(anspruch, schluessel, self._spaeter(anspruch))
            else:
                async with self._db.transaction() as transaktion:
                    await transaktion.erinnerungen.stop(anspruch.plan.person_id, grund=grund)
        else:
            async with self._db.transaction() as transaktion:
                await transaktion.erinnerungen.mark_sent(anspruch, schluessel, jetzt=self._jetzt())

    async def _ist_erreichbar(self) -> bool:
        """Ask Telegram for something harmless after a network error: tries whose outcome is unknown must not pile up in an outage."""
        if not self._stoerungen:
            return True
        try:
            await self._bot.get_me(request_timeout=ZEITGRENZE)
        except TelegramRetryAfter as fehler:
            self._takt.schliesse(fehler.retry_after)
            return False
        except TelegramAPIError:
            self._stoerungen += 1
            await self._schlaf(self._wartezeit(min(self._stoerungen, 5)))
            return False
        self._stoerungen = 0
        return True

    async def _misslungen(self, anspruch: Anspruch, schluessel: Sequence[str], bis: datetime, *, ungewiss: bool = False) -> None:
        self._melde(NICHT_ZUGESTELLT)
        async with self._db.transaction() as transaktion:
            await transaktion.erinnerungen.mark_failed(anspruch, schluessel, bis=bis, ungewiss=ungewiss)

    async def _gib_auf(self, anspruch: Anspruch, schluessel: Sequence[str]) -> None:
        async with self._db.transaction() as transaktion:
            await transaktion.erinnerungen.give_up(anspruch, schluessel, jetzt=self._jetzt())

    def _spaeter(self, anspruch: Anspruch) -> datetime:
        return self._jetzt() + timedelta(seconds=self._wartezeit(anspruch.versuche))

    def _wartezeit(self, versuche: int) -> float:
        """Return seconds that double with every try, up to six hours, spread by half so that not all come back at once."""
        return min(WARTEN_ZUERST * 2.0 ** min(versuche, 20), WARTEN_HOECHSTENS) * (0.5 + self._zufall() / 2)


def _grund(fehler: TelegramAPIError) -> str | None:
    """Return why this chat can never be written to again, None where it may be later."""
    if isinstance(fehler, TelegramForbiddenError):
        return DEAKTIVIERT if "deactivated" in fehler.message else BLOCKIERT
    if isinstance(fehler, TelegramMigrateToChat):
        return VERSCHOBEN
    if isinstance(fehler, TelegramBadRequest) and "chat not found" in fehler.message:
        return GELOESCHT
    return None
