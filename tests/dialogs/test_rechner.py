"""What takes long is worked out beside the event loop, once for the same answers, and little of it is kept."""

import threading

from dialogs import rechner
from dialogs.rechner import Rechner
from knowledge.antwort import Antworten
from knowledge.katalog import Katalog


class Zaehler:
    """A function that remembers where and for what it was called."""

    def __init__(self) -> None:
        self.faeden: list[int] = []

    def __call__(self, _katalog: Katalog, antworten: Antworten, *argumente: str) -> tuple[object, ...]:
        self.faeden.append(threading.get_ident())
        return (antworten.bekannt("einwohner"), *argumente)


async def test_work_leaves_the_event_loop_and_is_done_once_for_the_same_answers(katalog: Katalog):
    zaehler, einer = Zaehler(), Rechner()
    klein, gross = katalog.antworten({"einwohner": 1}), katalog.antworten({"einwohner": 2})
    assert [await einer.rechne(zaehler, katalog, antworten, "V8") for antworten in (klein, gross, klein)] == [
        (1, "V8"),
        (2, "V8"),
        (1, "V8"),
    ]
    assert await einer.rechne(zaehler, katalog, klein, "V9") == (1, "V9")
    assert len(zaehler.faeden) == 3
    assert threading.get_ident() not in zaehler.faeden
    assert len(set(zaehler.faeden)) == 1


async def test_not_knowing_is_told_from_not_having_answered(katalog: Katalog):
    zaehler, einer = Zaehler(), Rechner()
    for roh in ({}, {"einwohner": "weiss_nicht"}):
        await einer.rechne(zaehler, katalog, katalog.antworten(roh))
    assert len(zaehler.faeden) == 2


async def test_only_the_last_results_are_kept(katalog: Katalog):
    zaehler, einer = Zaehler(), Rechner()
    for nummer in range(rechner.GEMERKT + 1):
        await einer.rechne(zaehler, katalog, katalog.antworten({}), str(nummer))
    await einer.rechne(zaehler, katalog, katalog.antworten({}), "0")
    await einer.rechne(zaehler, katalog, katalog.antworten({}), str(rechner.GEMERKT))
    assert len(zaehler.faeden) == rechner.GEMERKT + 2
