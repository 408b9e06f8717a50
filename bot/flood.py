"""Flood control: nobody can keep the bot from the others by sending more than a person can.

Each person has a bucket of tokens, each update takes one, and time gives them back. The limit lies far above what anybody taps or types; it
is checked before anything waits for the person's turn or asks the database, and costs next to nothing.
"""

import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from aiogram import BaseMiddleware
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message, TelegramObject, Update

from dialogs import captions

logger = logging.getLogger(__name__)

AUF_EINMAL: Final = 60
"""Updates at once: also what somebody did while the bot was off and Telegram delivers afterwards."""
JE_SEKUNDE: Final = 3.0
GEMERKTE_PERSONEN: Final = 10_000


@dataclass(slots=True)
class _Eimer:
    tokens: float
    stand: datetime
    gesagt: bool = False


class Eimer:
    """A token bucket for each of the people heard of last; whoever is forgotten begins with a full one."""

    def __init__(
        self,
        jetzt: Callable[[], datetime],
        *,
        auf_einmal: int = AUF_EINMAL,
        je_sekunde: float = JE_SEKUNDE,
        hoechstens: int = GEMERKTE_PERSONEN,
    ) -> None:
        self._jetzt = jetzt
        self._auf_einmal = auf_einmal
        self._je_sekunde = je_sekunde
        self._hoechstens = hoechstens
        self._eimer: OrderedDict[int, _Eimer] = OrderedDict()

    def __len__(self) -> int:
        return len(self._eimer)

    def take(self, telegram_id: int) -> bool:
        """Take a token; False where none is left."""
        jetzt = self._jetzt()
        eimer = self._eimer.setdefault(telegram_id, _Eimer(self._auf_einmal, jetzt))
        self._eimer.move_to_end(telegram_id)
        if len(self._eimer) > self._hoechstens:
            self._eimer.popitem(last=False)
        # A clock that was set back takes nothing away.
        vergangen = max(0.0, (jetzt - eimer.stand).total_seconds())
        eimer.tokens = min(self._auf_einmal, eimer.tokens + vergangen * self._je_sekunde)
        eimer.stand = jetzt
        if eimer.tokens < 1:
            return False
        eimer.tokens -= 1
        if eimer.tokens > self._auf_einmal / 2:
            eimer.gesagt = False
        return True

    def is_to_be_told(self, telegram_id: int) -> bool:
        """Tell, once until half of the bucket is full again, that a person has to hear of the limit."""
        eimer = self._eimer[telegram_id]
        gesagt, eimer.gesagt = eimer.gesagt, True
        return not gesagt


class FloodControl(BaseMiddleware):
    """Drop what is too much of one person; the first of it is answered with a sentence, the rest with nothing."""

    def __init__(self, jetzt: Callable[[], datetime]) -> None:
        self._eimer = Eimer(jetzt)

    async def __call__(
        self, handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], event: TelegramObject, data: dict[str, Any]
    ) -> Any:
        """Handle the update if there is a token for it."""
        person: int = data["event_from_user"].id
        if self._eimer.take(person):
            return await handler(event, data)
        if isinstance(event, Update) and self._eimer.is_to_be_told(person):
            logger.warning("updates of one person are dropped: too many at once")
            with suppress(TelegramAPIError):
                await _sage(event.message or event.callback_query)
        return None


async def _sage(ereignis: Message | CallbackQuery | None) -> None:
    """Say it where the person looks: an alert stays until it is closed."""
    if isinstance(ereignis, CallbackQuery):
        await ereignis.answer(captions.ZU_VIEL_AUF_EINMAL, show_alert=True)
    elif ereignis is not None:
        await ereignis.answer(captions.ZU_VIEL_AUF_EINMAL)
