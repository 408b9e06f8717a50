"""Every question can be named in a quick line, and nothing else is."""

from collections.abc import Iterator

from knowledge.katalog import Katalog
from knowledge.pruefung import meldungen


def pruefe_schnellworte(katalog: Katalog) -> Iterator[str]:
    """Check that the words belong to questions that exist, and that each question has some."""
    worte = katalog.schnellworte.fragen
    yield from (meldungen.SCHNELL_UNBEKANNT.format(frage=frage) for frage in worte if frage not in katalog.fragen)
    yield from (meldungen.SCHNELL_FEHLT.format(frage=frage) for frage in katalog.fragen if frage not in worte or not worte[frage].worte)
