"""What several processes share in Redis: who is being served, where a dialog stands, which updates are done.

All of it may be lost: answers are in the database, and the position in a consultation follows from them. No key holds a Telegram id. The
second module of the package that knows aiogram, because it implements aiogram's own interfaces.
"""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, cast

from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage, DefaultKeyBuilder, StateType, StorageKey
from aiogram.fsm.storage.redis import RedisStorage
from redis.asyncio import Redis
from redis.asyncio.lock import Lock
from redis.exceptions import RedisError, ResponseError

from storage.dialogzustand import STELLVERTRETER, Dialogzustaende
from storage.engine import Database
from storage.errors import DatabaseUnavailableError
from storage.records import Person
from storage.sperren import KeyedLocks

logger = logging.getLogger(__name__)

PRAEFIX: Final = "lotse"
TAG: Final = 24 * 60 * 60
STUNDE: Final = 60 * 60
DIALOG_GILT: Final = 30 * TAG
EINWILLIGUNG_GILT: Final = STUNDE
UPDATE_GILT: Final = TAG
SPERRE_GILT: Final = 15.0
SPERRE_ERNEUERN: Final = 5.0
SPERRE_WARTEN: Final = 45.0
NACHFRAGEN: Final = 0.02
ZEITGRENZE: Final = 5

Pseudonym = Callable[[str], int]
"""A keyed hash: the same number for the same text in every process of an installation, and no way back."""


class GeteilterSpeicher:
    """The connection to Redis for the life of the process; nothing is opened before the first use.

    ``url`` begins with ``redis://``, ``rediss://`` or ``unix://``.
    """

    def __init__(self, url: str) -> None:
        self.redis = Redis.from_url(url, socket_timeout=ZEITGRENZE, socket_connect_timeout=ZEITGRENZE, health_check_interval=30)

    async def check(self) -> None:
        """Prove that Redis answers; DatabaseUnavailableError where it does not."""
        with reaching():
            # The client types its commands for both of its kinds, blocking and not.
            await cast("Awaitable[Any]", self.redis.ping())

    async def close(self) -> None:
        """Close every connection."""
        with suppress(RedisError, OSError):
            await self.redis.aclose()

    async def is_done(self, update: str) -> bool:
        """Say whether some process has dealt with this update."""
        with reaching():
            return bool(await self.redis.exists(f"{PRAEFIX}:update:{update}"))

    async def mark_done(self, update: str) -> None:
        """Note that this update is dealt with; forgotten after a day, as long as Telegram delivers one again."""
        with reaching():
            await self.redis.set(f"{PRAEFIX}:update:{update}", 1, ex=UPDATE_GILT)


@contextmanager
def reaching() -> Iterator[None]:
    """Turn whatever keeps Redis from answering into the one error of this package."""
    try:
        yield
    except (RedisError, OSError) as error:
        raise DatabaseUnavailableError(f"redis is unavailable: {type(error).__name__}") from error


class GeteilterDialogspeicher(BaseStorage):
    """aiogram's storage in Redis, with the random internal id of a person in every key in place of the Telegram id.

    Somebody who has not agreed to the notice yet is kept for an hour under a pseudonym; the consent moves what is there. Every chat that
    is not a person's own stays under a pseudonym, because it could not be told apart by the internal id alone.
    """

    def __init__(self, speicher: GeteilterSpeicher, db: Database, pseudonym: Pseudonym) -> None:
        self._redis = speicher.redis
        self._personen = Dialogzustaende(db)
        self._pseudonym = pseudonym
        self._keys = DefaultKeyBuilder(prefix=PRAEFIX, with_bot_id=True, with_destiny=True)

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Write the state, None to clear it."""
        ort = await self._find(key)
        with reaching():
            await self._storage(key, ort).set_state(ort.key, state)
            await self._note(ort, "state")

    async def get_state(self, key: StorageKey) -> str | None:
        """Read the state, None where there is none."""
        ort = await self._find(key)
        with reaching():
            return await self._storage(key, ort).get_state(ort.key)

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Write the data in place of what was there; TypeError for what JSON cannot express."""
        ort = await self._find(key)
        with reaching():
            await self._storage(key, ort).set_data(ort.key, dict(data))
            await self._note(ort, "data")

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Read the data as a dictionary of the caller's own, empty where there are none."""
        ort = await self._find(key)
        with reaching():
            return await self._storage(key, ort).get_data(ort.key)

    async def export_person(self, person: Person) -> list[dict[str, Any]]:
        """Return what is kept of a person as it is kept, without the Telegram id: where their dialogs stand, with the rest of the key."""
        gefunden = []
        with reaching():
            for name in await self._names(int(person.id, 16)):
                inhalt = cast("bytes", await self._redis.get(name) or b"").decode()
                gefunden.append({"schluessel": name.decode().split(":", 4)[4], "inhalt": inhalt})
        return gefunden

    async def forget_person(self, person: Person) -> int:
        """Delete whatever is kept of somebody whose rows are deleted, and return how much it was."""
        anzahl = await self._forget(int(person.id, 16))
        await self.forget_unknown(person.telegram_id)
        return anzahl

    async def forget_unknown(self, telegram_id: int) -> None:
        """Delete what is kept of somebody who has no row."""
        _serviert.set(Serviert())
        await self._forget(self._pseudonym(f"{telegram_id}/{telegram_id}"))

    async def _forget(self, nummer: int) -> int:
        with reaching():
            namen = await self._names(nummer)
            await self._redis.delete(self._index(nummer), *namen)
        return len(namen)

    async def _names(self, nummer: int) -> list[bytes]:
        return [name async for name in self._redis.scan_iter(match=f"{PRAEFIX}:*:{nummer}:{nummer}:*", count=1000)]

    async def close(self) -> None:
        """Do nothing: the connection belongs to whoever opened it."""

    async def _find(self, key: StorageKey) -> "Ort":
        if key.chat_id != key.user_id or key.user_id <= 0 or key.business_connection_id is not None:
            return self._under_pseudonym(key)
        serviert = _serviert.get()
        if serviert is None or serviert.person_id is None:
            person_id = await self._personen.person_id(key.user_id)
            if person_id is None:
                return self._under_pseudonym(key)
            if serviert is not None:
                serviert.person_id = person_id
                if serviert.war_unbekannt:
                    await self._move_in(self._under_pseudonym(key).nummer, int(person_id, 16))
        else:
            person_id = serviert.person_id
        nummer = int(person_id, 16)
        return Ort(_at(key, nummer), nummer, dauerhaft=True)

    def _under_pseudonym(self, key: StorageKey) -> "Ort":
        serviert = _serviert.get()
        if serviert is not None:
            serviert.war_unbekannt = True
        nummer = self._pseudonym(f"{key.chat_id}/{key.user_id}")
        return Ort(_at(key, nummer), nummer, dauerhaft=False)

    def _storage(self, key: StorageKey, ort: "Ort") -> RedisStorage:
        """Return aiogram's storage for one call: it writes the Telegram id that aiogram-dialog keeps in its data as a stand-in."""
        kennung = str(key.user_id)
        gilt = DIALOG_GILT if ort.dauerhaft else EINWILLIGUNG_GILT
        return RedisStorage(
            self._redis,
            self._keys,
            state_ttl=gilt,
            data_ttl=gilt,
            json_dumps=lambda data: json.dumps(data).replace(kennung, STELLVERTRETER),
            json_loads=lambda text: json.loads(str(text).replace(STELLVERTRETER, kennung)),
        )

    async def _note(self, ort: "Ort", teil: Literal["state", "data"]) -> None:
        """Remember what is kept of somebody unknown, so that it can be moved without searching all keys."""
        if not ort.dauerhaft:
            await self._redis.sadd(self._index(ort.nummer), self._keys.build(ort.key, teil))
            await self._redis.expire(self._index(ort.nummer), EINWILLIGUNG_GILT)

    async def _move_in(self, von: int, nach: int) -> None:
        """Take over what was kept before the consent; a key that is there already is the newer one and stays."""
        with reaching():
            namen = await cast("Awaitable[set[bytes]]", self._redis.smembers(self._index(von)))
            for name in namen:
                neu = name.decode().replace(str(von), str(nach))
                with suppress(ResponseError):  # it has expired, or the dialog removed it
                    await self._redis.renamenx(name, neu)
                    await self._redis.expire(neu, DIALOG_GILT)
            await self._redis.delete(self._index(von))

    @staticmethod
    def _index(nummer: int) -> str:
        return f"{PRAEFIX}:vorlaeufig:{nummer}"


class GeteilteIsolation(BaseEventIsolation):
    """One update of a person at a time over all processes.

    Within a process the updates wait in order, and only the first of them asks Redis. A lock is renewed as long as its update is being
    handled, so it never runs out under a slow one; the lock of a process that was killed runs out after 15 seconds. Should it be lost all
    the same (Redis emptied), the next update begins beside this one: answers are claimed in the database, so none is lost or doubled.
    """

    def __init__(self, speicher: GeteilterSpeicher, pseudonym: Pseudonym) -> None:
        self._redis = speicher.redis
        self._pseudonym = pseudonym
        self._im_prozess: KeyedLocks[StorageKey] = KeyedLocks()

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncGenerator[None, None]:
        """Wait for every earlier update of the same key, in whichever process."""
        async with self._im_prozess.lock(key):
            _serviert.set(Serviert())
            name = f"{PRAEFIX}:sperre:{self._pseudonym(f'{key.chat_id}/{key.user_id}')}"
            sperre = self._redis.lock(name, timeout=SPERRE_GILT, sleep=NACHFRAGEN, blocking_timeout=SPERRE_WARTEN)
            with reaching():
                if not await sperre.acquire():
                    raise DatabaseUnavailableError("another process does not give this person free")
            erneuern = asyncio.create_task(_renew(sperre))
            try:
                yield
            finally:
                erneuern.cancel()
                await asyncio.gather(erneuern, return_exceptions=True)
                await _release(sperre)

    async def close(self) -> None:
        """Do nothing: the connection belongs to whoever opened it."""


@dataclass(frozen=True, slots=True)
class Ort:
    """Where something is kept: aiogram's key with a number in place of the Telegram id."""

    key: StorageKey
    nummer: int
    dauerhaft: bool


@dataclass(slots=True)
class Serviert:
    """Who is being served by the update under way, so that the database is asked once and not for every key."""

    person_id: str | None = None
    war_unbekannt: bool = False


_serviert: ContextVar[Serviert | None] = ContextVar("serviert", default=None)


def _at(key: StorageKey, nummer: int) -> StorageKey:
    return replace(key, user_id=nummer, chat_id=nummer)


async def _renew(sperre: Lock) -> None:
    while True:
        await asyncio.sleep(SPERRE_ERNEUERN)
        try:
            await sperre.reacquire()
        except (RedisError, OSError) as error:
            logger.warning("a lock could not be renewed: %s", type(error).__name__)


async def _release(sperre: Lock) -> None:
    try:
        await sperre.release()
    except (RedisError, OSError) as error:
        logger.warning("a lock could not be given back: %s", type(error).__name__)
