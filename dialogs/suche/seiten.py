"""Long passages come in pages: cut between paragraphs, else between lines or sentences, so that a card stays readable on a phone."""

import re
from collections.abc import Iterable
from typing import Final

SEITE: Final = 1100
"""Characters of a page; with title, source and question a card stays below 1 500."""

_SATZENDE: Final = re.compile(r"(?<=[.!?:]) ")


def seiten(text: str, hoechstens: int = SEITE) -> list[str]:
    """Return the text in pages of at most so many characters; nothing but blanks at the cuts is lost."""
    return _packe(_stuecke(text, hoechstens), hoechstens)


def _stuecke(text: str, hoechstens: int) -> list[tuple[str, str]]:
    """Return pieces that fit, each with what parts it from the piece before it."""
    fertig: list[tuple[str, str]] = []
    for absatz in text.split("\n\n"):
        trenner = "\n\n"
        for zeile in [absatz] if len(absatz) <= hoechstens else absatz.split("\n"):
            saetze = [zeile] if len(zeile) <= hoechstens else _SATZENDE.split(zeile)
            for satz in saetze:
                for teil in [satz] if len(satz) <= hoechstens else _hart(satz, hoechstens):
                    fertig.append((trenner, teil))
                    trenner = " "
            trenner = "\n"
    return fertig


def _hart(satz: str, hoechstens: int) -> Iterable[str]:
    return (satz[anfang : anfang + hoechstens] for anfang in range(0, len(satz), hoechstens))


def _packe(stuecke: list[tuple[str, str]], hoechstens: int) -> list[str]:
    ergebnis: list[str] = []
    for trenner, stueck in stuecke:
        if ergebnis and len(ergebnis[-1]) + len(trenner) + len(stueck) <= hoechstens:
            ergebnis[-1] += trenner + stueck
        else:
            ergebnis.append(stueck)
    return ergebnis
