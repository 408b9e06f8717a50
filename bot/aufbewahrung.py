"""Let data go whose time has run out: announce it, wait two weeks, delete; once, however many processes there are.

Whoever comes back in between is kept: every statement names the day of the last use by which it was decided. Killed between sending and
noting that it was sent, the announcement may go out twice; not at all would be worse.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramRetryAfter

from bot.takt import Schlaf, Takt, Uhr
from dialogs.daten.usecases import raeume_auf, vergiss_zustaende
from dialogs.deps import Deps
from dialogs.planstand import tag_von
from dialogs.rendering import rendere
from knowledge.aufbewahrung import ANKUENDIGUNG, frist, ist_anzukuendigen, spaeteste_nutzung
from knowledge.zeitplan import ENDE, plus_monate
from storage.engine import DatabaseUnavailableError
from storage.records import Ruhend

log = structlog.get_logger(__name__)

PAUSE: Final = 3600.0
FRIST: Final = timedelta(minutes=5)
ZEITGRENZE: Final = 30
STAPEL: Final = 500


class Aufbewahrungsdienst:
    """One worker; any number of them may share a database."""

    def __init__(self, deps: Deps, bot: Bot, *, jetzt: Uhr, schlaf: Schlaf = asyncio.sleep) -> None:
        self._deps = deps
        self._bot = bot
        self._jetzt = jetzt
        self._schlaf = schlaf
        self._takt = Takt(jetzt, schlaf)

    @asynccontextmanager
    async def laeuft(self) -> AsyncIterator[None]:
        """Look every hour until left; what was begun then is taken up again by its claim or the next look."""
        aufgabe = asyncio.create_task(self.run())
        try:
            yield
        finally:
            aufgabe.cancel()
            await asyncio.gather(aufgabe, return_exceptions=True)

    async def run(self) -> None:
        """Look until cancelled; no fault may end it, since nobody would notice that data stay for ever."""
        while True:
            try:
                await self.tick()
            except DatabaseUnavailableError as fehler:
                log.warning("retention_waits_for_database", fehler=str(fehler))
            except Exception:
                log.exception("retention_failed")
            await self._schlaf(PAUSE)

    async def tick(self) -> int:
        """Look at everybody whose time may have run out, and return how many people were deleted."""
        heute = tag_von(self._jetzt())
        monate = self._deps.betrieb.aufbewahrung_monate
        bis, nach, geloescht = spaeteste_nutzung(heute, monate), "", 0
        while True:
            async with self._deps.db.transaction() as transaktion:
                ruhende = await transaktion.aufbewahrung.ruhende(bis=bis, frage=ENDE, nach=nach, hoechstens=STAPEL)
            if not ruhende:
                break
            for ruhend in ruhende:
                geloescht += await self._bediene(ruhend, heute, monate)
            nach = ruhende[-1].person_id
        async with self._deps.db.transaction() as transaktion:
            await transaktion.statistik.forget(plus_monate(heute, -monate))
        if geloescht:
            log.info("retention_deleted", anzahl=geloescht)
            await raeume_auf(self._deps)
        return geloescht

    async def _bediene(self, ruhend: Ruhend, heute: date, monate: int) -> bool:
        tag = frist(ruhend.letzte_nutzung, ruhend.foerderenden, monate, ruhend.angekuendigt)
        if ruhend.angekuendigt is None:
            if ist_anzukuendigen(tag, heute):
                await self._kuendige_an(ruhend, heute, max(tag, heute + ANKUENDIGUNG))
            return False
        return tag <= heute and await self._loesche(ruhend, heute)

    async def _kuendige_an(self, ruhend: Ruhend, heute: date, tag: date) -> None:
        jetzt = self._jetzt()
        async with self._deps.db.transaction() as transaktion:
            if not await transaktion.aufbewahrung.claim(ruhend, jetzt=jetzt, bis=jetzt + FRIST):
                return
        await self._takt.warte()
        try:
            text = rendere("daten/ankuendigung", {"tag": tag.isoformat(), "monate": self._deps.betrieb.aufbewahrung_monate})
            await self._bot.send_message(ruhend.telegram_id, text, request_timeout=ZEITGRENZE)
        except (TelegramRetryAfter, TelegramNetworkError) as fehler:
            if isinstance(fehler, TelegramRetryAfter):
                self._takt.schliesse(fehler.retry_after)
            async with self._deps.db.transaction() as transaktion:
                await transaktion.aufbewahrung.release(ruhend)
            return
        except TelegramAPIError as fehler:
            # Whoever has blocked the bot cannot be told; the two weeks pass for them as well.
            log.info("retention_could_not_tell", fehler=type(fehler).__name__)
        async with self._deps.db.transaction() as transaktion:
            await transaktion.aufbewahrung.mark_announced(ruhend, heute)

    async def _loesche(self, ruhend: Ruhend, heute: date) -> bool:
        async with self._deps.db.transaction() as transaktion:
            person = await transaktion.personen.get(ruhend.person_id)
            geloescht = await transaktion.aufbewahrung.delete(ruhend, angekuendigt_bis=heute - ANKUENDIGUNG)
        if geloescht and person is not None:
            await vergiss_zustaende(self._deps, person)
        return geloescht
