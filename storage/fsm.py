"""The dialog state for aiogram: in SQL for those who have agreed to the notice, in memory for all others.

This is the one module of the package that knows aiogram, because it implements aiogram's own interfaces.
"""

import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage, StateType, StorageKey

from storage.dialogzustand import Dialogzustaende, Ort
from storage.engine import Database
from storage.records import Person
from storage.sperren import KeyedLocks
from storage.vorlaeufig import LEER, Feld, VorlaeufigerSpeicher, Zustand

MAX_ENTRIES_IN_MEMORY = 10_000


class SqlStorage(BaseStorage):
    """State and data per person and dialog, under the internal id.

    Somebody without a row in ``personen`` leaves no trace in the database. With the first write after the consent everything
    of theirs moves from memory to SQL, so that a dialog goes on over the consent without a break. Whatever happens outside of
    a person's private chat with the bot stays in memory, because it could not be told apart by the internal id alone.

    ``max_entries`` bounds the memory; the people not heard of for the longest time go first.
    """

    def __init__(self, db: Database, *, max_entries: int = MAX_ENTRIES_IN_MEMORY) -> None:
        self._zustaende = Dialogzustaende(db)
        self._vor_einwilligung: VorlaeufigerSpeicher[Ort] = VorlaeufigerSpeicher(max_entries)
        self._andere_chats: VorlaeufigerSpeicher[StorageKey] = VorlaeufigerSpeicher(max_entries)
        self._umzuege: KeyedLocks[int] = KeyedLocks()

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Write the state, None to clear it."""
        await self._write(key, "zustand", state.state if isinstance(state, State) else state)

    async def get_state(self, key: StorageKey) -> str | None:
        """Read the state, None where there is none."""
        return (await self._read(key)).zustand

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Write the data in place of what was there; TypeError for what JSON cannot express."""
        await self._write(key, "daten", json.dumps(dict(data)))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Read the data as a dictionary of the caller's own, empty where there are none."""
        data: dict[str, Any] = json.loads((await self._read(key)).daten)
        return data

    async def export_person(self, person: Person) -> list[dict[str, Any]]:
        """Return what is kept of a person outside of the database: nothing, since after the consent all of it is in there."""
        del person
        return []

    async def forget_person(self, person: Person) -> int:
        """Drop what memory holds of somebody whose rows are deleted; the state in the database went with the person."""
        self.forget(person.telegram_id)
        return 0

    def forget(self, telegram_id: int) -> None:
        """Drop what memory holds of somebody; call it once the transaction that deleted the person is committed."""
        self._vor_einwilligung.forget(telegram_id)
        self._andere_chats.forget(telegram_id)

    async def close(self) -> None:
        """Do nothing: the database belongs to whoever opened it."""

    async def _read(self, key: StorageKey) -> Zustand:
        ort = _private_ort(key)
        if ort is None:
            return self._andere_chats.get(key.user_id, key) or LEER
        # Memory first: a move that ends during the query must not make the entry invisible in both places.
        in_memory = self._vor_einwilligung.get(key.user_id, ort)
        return await self._zustaende.read(key.user_id, ort) or in_memory or LEER

    async def _write(self, key: StorageKey, feld: Feld, wert: str | None) -> None:
        ort = _private_ort(key)
        if ort is None:
            before = self._andere_chats.get(key.user_id, key) or LEER
            self._andere_chats.set(key.user_id, key, before.with_field(feld, wert))
        elif not await self._is_in_sql(key.user_id) or not await self._zustaende.write(key.user_id, ort, feld, wert):
            before = self._vor_einwilligung.get(key.user_id, ort) or LEER
            self._vor_einwilligung.set(key.user_id, ort, before.with_field(feld, wert))

    async def _is_in_sql(self, telegram_id: int) -> bool:
        """Say whether nothing of this person is in memory (any more), after moving it where the person has agreed meanwhile."""
        if not self._vor_einwilligung.of(telegram_id):
            return True
        async with self._umzuege.lock(telegram_id):
            if not await self._zustaende.knows(telegram_id):
                return False
            await self._zustaende.move_in(telegram_id, self._vor_einwilligung.of(telegram_id))
            self._vor_einwilligung.forget(telegram_id)
            return True


class PersonIsolation(BaseEventIsolation):
    """One update of a person at a time, so that quick taps do not overwrite each other; idle locks take no memory."""

    def __init__(self) -> None:
        self._locks: KeyedLocks[StorageKey] = KeyedLocks()

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncGenerator[None, None]:
        """Wait for every earlier update of the same key."""
        async with self._locks.lock(key):
            yield

    async def close(self) -> None:
        """Do nothing: a lock goes with its last holder."""


def _private_ort(key: StorageKey) -> Ort | None:
    """Give the place inside the person's own chat with the bot, None for every other chat."""
    if key.chat_id != key.user_id or key.user_id <= 0 or key.business_connection_id is not None:
        return None
    return Ort(bot_id=key.bot_id, thread_id=key.thread_id or 0, destiny=key.destiny)
