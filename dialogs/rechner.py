"""Work that may take longer than 20 ms leaves the event loop, and what it found is remembered for the same answers."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from knowledge.antwort import Antworten
from knowledge.katalog import Katalog

T = TypeVar("T")
# So many results are remembered; each is a few kilobytes at most.
GEMERKT = 256


class Rechner:
    """Works out pure functions of Katalog and answers on one thread: the tables of the Gegenprobe are not made for two at a time."""

    def __init__(self) -> None:
        self._faden = ThreadPoolExecutor(1, thread_name_prefix="rechner")
        self._gemerkt: OrderedDict[tuple[Any, ...], Any] = OrderedDict()

    async def rechne(self, funktion: Callable[..., T], katalog: Katalog, antworten: Antworten, *argumente: Any) -> T:
        """Return ``funktion(katalog, antworten, *argumente)``; the arguments have to be hashable."""
        schluessel = (funktion, katalog.version, frozenset(antworten.roh().items()), argumente)
        if schluessel not in self._gemerkt:
            ergebnis = await asyncio.get_running_loop().run_in_executor(self._faden, lambda: funktion(katalog, antworten, *argumente))
            self._gemerkt[schluessel] = ergebnis
            if len(self._gemerkt) > GEMERKT:
                self._gemerkt.popitem(last=False)
        self._gemerkt.move_to_end(schluessel)
        gefunden: T = self._gemerkt[schluessel]
        return gefunden
