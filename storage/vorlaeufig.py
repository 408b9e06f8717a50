"""What is kept in memory alone: the dialog of somebody who has not agreed to anything yet."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Key = TypeVar("Key", bound=Hashable)
Feld = Literal["zustand", "daten"]


@dataclass(frozen=True, slots=True)
class Zustand:
    """The state of one dialog key; ``daten`` is JSON, so that no two readers share an object, in memory as in SQL."""

    zustand: str | None = None
    daten: str = "{}"

    def with_field(self, feld: Feld, wert: str | None) -> "Zustand":
        """Change one field and keep the other; None empties it."""
        if feld == "zustand":
            return Zustand(wert, self.daten)
        return Zustand(self.zustand, LEER.daten if wert is None else wert)


LEER = Zustand()


class VorlaeufigerSpeicher(Generic[Key]):
    """A store of a fixed size that forgets the people it has not heard of for the longest time, each with everything of theirs.

    Half of a dialog would be worse than none: a stack without its context is an error, no stack at all is a new beginning.
    """

    def __init__(self, max_entries: int) -> None:
        self._max_entries = max_entries
        self._entries = 0
        self._people: OrderedDict[int, dict[Key, Zustand]] = OrderedDict()

    def __len__(self) -> int:
        return self._entries

    def get(self, telegram_id: int, ort: Key) -> Zustand | None:
        """Read one entry, None where there is none."""
        return self.of(telegram_id).get(ort)

    def of(self, telegram_id: int) -> dict[Key, Zustand]:
        """Read everything of one person, who counts as heard of."""
        if telegram_id not in self._people:
            return {}
        self._people.move_to_end(telegram_id)
        return dict(self._people[telegram_id])

    def set(self, telegram_id: int, ort: Key, zustand: Zustand) -> None:
        """Write one entry; an empty one is removed."""
        entries = self.of(telegram_id)
        entries.pop(ort, None)
        if zustand != LEER:
            entries[ort] = zustand
        self.forget(telegram_id)
        if entries:
            self._people[telegram_id] = entries
            self._entries += len(entries)
        while self._entries > self._max_entries:
            self.forget(next(iter(self._people)))

    def forget(self, telegram_id: int) -> None:
        """Remove everything of one person."""
        self._entries -= len(self._people.pop(telegram_id, {}))
