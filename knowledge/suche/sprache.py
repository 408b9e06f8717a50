"""German words take one form here, so that "Größe", "groesse" and "grosse" are the same word to the search."""

import re
from typing import Final

import Stemmer

from knowledge.eingabe_text import glaette

_UMLAUT: Final = re.compile(r"([ao])e|(?<![aeoq])(u)e")
_WORT: Final = re.compile(r"[^\W_]+")


def falte(text: str) -> str:
    """Return the text in small letters and with plain vowels: ä, ae and a forgotten dot pair all become a."""
    return _UMLAUT.sub(lambda treffer: treffer[1] or treffer[2], glaette(text))


def woerter(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return _WORT.findall(falte(text))


class Stammformen:
    """Reduces words to their stems with the Snowball rules for German; one object belongs to one thread."""

    def __init__(self) -> None:
        self._stemmer = Stemmer.Stemmer("german")

    def stamm(self, wort: str) -> str:
        """Return the stem of a folded word, so that "Nachteile" and "Nachteil" meet."""
        return str(self._stemmer.stemWord(wort))

    def staemme(self, text: str) -> list[str]:
        """Return the stems of all words of a text, in order."""
        return [self.stamm(wort) for wort in woerter(text)]
