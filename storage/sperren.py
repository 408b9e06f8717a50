"""Locks by key that leave nothing behind."""

from asyncio import Lock
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass
class _Entry:
    lock: Lock = field(default_factory=Lock)
    users: int = 0


class KeyedLocks(Generic[Key]):
    """One asyncio lock per key, freed as soon as nobody holds it or waits for it: a bot meets more people than it should count."""

    def __init__(self) -> None:
        self._entries: dict[Key, _Entry] = {}

    def __len__(self) -> int:
        return len(self._entries)

    @asynccontextmanager
    async def lock(self, key: Key) -> AsyncIterator[None]:
        """Wait for everybody who came before with the same key."""
        entry = self._entries.setdefault(key, _Entry())
        entry.users += 1
        try:
            async with entry.lock:
                yield
        finally:
            entry.users -= 1
            if entry.users == 0:
                del self._entries[key]
