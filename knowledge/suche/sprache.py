"""German words take one form here, so that "Größe", "groesse" and "grosse" are the same word to the search."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

import Stemmer

_UMLAUT: Final = re.compile(r"([ao])e|(?<![aeoq])(u)e")
_UNSICHTBAR: Final = re.compile("[\u00ad\u0300-\u036f\u200b-\u200d\ufeff]+")
_WORT: Final = re.compile(r"[^\W_]+")
_MAX_GEMERKT: Final = 20_000

# The rules take the end of the funding for a participle and would leave the same stem as for the funding itself.
_EIGENE: Final = {"forderende": "forderende", "forderendes": "forderende"}


def falte(text: str) -> str:
    """Return the text in small letters and with plain vowels: ä, ae and a forgotten dot pair all become a."""
    glatt = unicodedata.normalize("NFKC", text).casefold()
    if not glatt.isascii():
        glatt = _UNSICHTBAR.sub("", unicodedata.normalize("NFD", glatt))
    return _UMLAUT.sub(r"\1\2", glatt)


def woerter(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return _WORT.findall(falte(text))


def woerter_je_text(texte: Sequence[str]) -> list[list[str]]:
    """Return the folded words of many texts; folding them in one piece takes a fraction of the time."""
    zeilen = falte("\n".join(" ".join(text.split()) for text in texte)).split("\n")
    return [_WORT.findall(zeile) for zeile in zeilen]


class Stammformen:
    """Reduces words to their stems with the Snowball rules for German; one object belongs to one thread."""

    def __init__(self) -> None:
        self._stemmer = Stemmer.Stemmer("german", 0)
        self._gemerkt: dict[str, str] = {}

    def stamm(self, wort: str) -> str:
        """Return the stem of a folded word, so that "Nachteile" and "Nachteil" meet."""
        stamm = self._gemerkt.get(wort)
        if stamm is None:
            if len(self._gemerkt) > _MAX_GEMERKT:
                self._gemerkt.clear()
            stamm = self._gemerkt[wort] = _EIGENE.get(wort) or str(self._stemmer.stemWord(wort))
        return stamm
