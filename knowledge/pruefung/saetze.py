"""Where a German sentence ends, and how many words it has."""

import re
from collections.abc import Iterator
from typing import Final

# A point after one of these ends no sentence; a single letter is a part of "z. B.", "d. h.", "u. a." or an initial.
_ABKUERZUNG: Final = re.compile(
    r"[a-zäöü]|abb|abs|abschn|anm|bd|bspw|bzw|ca|dez|dr|einschl|evtl|exkl|ff|ggf|hrsg|inkl|insb|jan|kap|max|mind|mio|mrd|mwst|nov|nr|okt"
    r"|prof|rd|sept|sog|st|std|str|tab|tel|tsd|vgl|zzgl",
    re.IGNORECASE,
)
MONATE: Final = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
# Punctuation that can end a sentence, closing marks behind it, then a blank and something a sentence can begin with.
_ENDE: Final = re.compile(r"(?P<zeichen>[.!?…]+)(?P<zu>[“”\"»’)\]]*)(?=\s+[„“\"«‚(\[•–-]*\s*[A-ZÄÖÜ0-9{])")
_VORHER: Final = re.compile(r"(?:(?P<davor>\S+)\s+)?[(„“\"]*(?P<wort>[^\s(„“\"]+)$")
# A number with a point is an ordinal behind an article or preposition ("im 2. Schritt") and before a month or a year.
_ARTIKEL: Final = frozenset({"der", "die", "das", "dem", "den", "des", "ein", "am", "im", "vom", "zum", "zur", "ab", "bis"})
_DATUM: Final = re.compile(rf"\s+(?:{MONATE}|[0-9])")
_ABSATZ: Final = re.compile(r"\n\s*\n|\n\s*(?=•)")
_PLATZHALTER: Final = re.compile(r"\{[a-z_]+\}")


def teile_saetze(text: str) -> list[str]:
    """Return the sentences of a text. Paragraphs end a sentence; colons, abbreviations and points in numbers do not."""
    return [satz for absatz in _ABSATZ.split(text) for satz in _teile_absatz(absatz) if satz]


def zaehle_woerter(satz: str) -> int:
    """Return the number of words: what stands between blanks and has a letter or a digit. A placeholder counts as one."""
    return sum(any(zeichen.isalnum() for zeichen in wort) for wort in ohne_platzhalter(satz).split())


def ohne_platzhalter(satz: str) -> str:
    """Return a sentence with one short word for each placeholder."""
    return _PLATZHALTER.sub("x", satz)


def _teile_absatz(absatz: str) -> Iterator[str]:
    beginn = 0
    for treffer in _ENDE.finditer(absatz):
        if treffer["zeichen"] == "." and not treffer["zu"] and _geht_weiter(absatz[beginn : treffer.start()], absatz[treffer.end() :]):
            continue
        yield absatz[beginn : treffer.end()].strip()
        beginn = treffer.end()
    yield absatz[beginn:].strip()


def _geht_weiter(davor: str, danach: str) -> bool:
    """Tell whether a point belongs to an abbreviation or to an ordinal number in a date, not to the end of a sentence."""
    gefunden = _VORHER.search(davor)
    if gefunden is None:
        return False
    wort = gefunden["wort"]
    if wort.isdigit():
        return len(wort) <= len("31") and ((gefunden["davor"] or "").lower() in _ARTIKEL or _DATUM.match(danach) is not None)
    return _ABKUERZUNG.fullmatch(wort) is not None
