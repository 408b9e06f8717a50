"""BM25 over the texts of all passages, by SQLite's FTS5 in memory: part of the standard library and built in milliseconds."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

_GEWICHT_TITEL: Final = 2.0
_GEWICHT_TEXT: Final = 1.0
_GEWICHT_TEILE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Abschnitt:
    """A piece of a passage as stems: long themes have several, so that one point is found as well as a short passage."""

    passage: int
    titel: tuple[str, ...]
    text: tuple[str, ...]
    teile: tuple[str, ...]


class Volltext:
    """How well each passage answers one stem; what was asked once is remembered, the vocabulary bounds the memory."""

    def __init__(self, abschnitte: Iterable[Abschnitt]) -> None:
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute("CREATE VIRTUAL TABLE abschnitt USING fts5(titel, text, teile, tokenize='unicode61 remove_diacritics 0')")
        self._passagen: list[int] = []
        self._staemme: set[str] = set()
        self._punkte: dict[str, Mapping[int, float]] = {}
        zeilen = []
        for abschnitt in abschnitte:
            self._passagen.append(abschnitt.passage)
            self._staemme.update(abschnitt.titel, abschnitt.text, abschnitt.teile)
            zeilen.append((len(self._passagen), " ".join(abschnitt.titel), " ".join(abschnitt.text), " ".join(abschnitt.teile)))
        self._db.executemany("INSERT INTO abschnitt (rowid, titel, text, teile) VALUES (?, ?, ?, ?)", zeilen)

    def __contains__(self, stamm: object) -> bool:
        return stamm in self._staemme

    def punkte(self, stamm: str) -> Mapping[int, float]:
        """Return the passages that hold a stem and the BM25 value of each (above 0, higher is better)."""
        if stamm not in self._staemme:
            return {}
        if stamm not in self._punkte:
            self._punkte[stamm] = self._frage(stamm)
        return self._punkte[stamm]

    def _frage(self, stamm: str) -> Mapping[int, float]:
        ergebnis: dict[int, float] = {}
        gewichte = (_GEWICHT_TITEL, _GEWICHT_TEXT, _GEWICHT_TEILE)
        abfrage = "SELECT rowid, bm25(abschnitt, ?, ?, ?) FROM abschnitt WHERE abschnitt MATCH ?"
        for zeile, wert in self._db.execute(abfrage, (*gewichte, f'"{stamm}"')):
            passage = self._passagen[zeile - 1]
            ergebnis[passage] = max(ergebnis.get(passage, 0.0), -wert)
        return ergebnis
