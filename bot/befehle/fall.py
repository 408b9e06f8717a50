"""Read cases for the command line: a JSON file, standard input, or a ``.jsonl`` file with a case per line."""

import json
import sys
from collections.abc import Callable
from contextlib import nullcontext
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from bot import hilfe
from bot.befehle.ausgabe import drucke_json
from bot.fehler import UserError
from knowledge.antwort import Antworten, InvalidAnswerError
from knowledge.katalog import Katalog

MAX_BYTES = 20_000_000
# What a case may hold. Each command reads its part, so one file serves all of them.
SCHLUESSEL: Final = frozenset({"antworten", "aufgaben", "themenwahl", "gespraech", "merkliste"})
T_co = TypeVar("T_co", covariant=True)


class Leser(Protocol[T_co]):
    """Reads one case from its text; ``zeile`` is where it stands in a ``.jsonl`` file."""

    def __call__(self, katalog: Katalog, text: str, *, zeile: int | None = None) -> T_co:
        """Return the checked case. Raises :class:`UserError`."""


def fuer_jeden_fall(katalog: Katalog, datei: str, tue: Callable[[Antworten], object], drucke: Callable[[Any], None]) -> None:
    """Do something with the answers of every case of a file (see :func:`fuer_jeden`)."""
    fuer_jeden(katalog, datei, lies_fall, tue, drucke)


def fuer_jeden(katalog: Katalog, datei: str, lies: Leser[T_co], tue: Callable[[T_co], object], drucke: Callable[[Any], None]) -> None:
    """Do something with the case in a file, or with every case of a ``.jsonl`` file, and print each result.

    In a ``.jsonl`` file a bad line becomes ``{"fehler": …}`` in its place and the rest goes on; the exit code is then 2.
    """
    text = lies_datei(datei)
    if not datei.endswith(".jsonl"):
        drucke(tue(lies(katalog, text)))
        return
    fehlerhaft = False
    for nummer, zeile in enumerate(text.split("\n"), 1):
        if not zeile.strip():
            continue
        try:
            ergebnis = tue(lies(katalog, zeile, zeile=nummer))
        except UserError as fehler:
            fehlerhaft = True
            ergebnis = {"fehler": str(fehler)}
        drucke_json(ergebnis, eine_zeile=True)
    if fehlerhaft:
        raise SystemExit(2)


def lies_fall(katalog: Katalog, text: str, *, zeile: int | None = None) -> Antworten:
    """Return the checked answers of one case. Raises :class:`UserError` that says what to mend."""
    roh = lies_json(text, zeile=zeile)
    if not isinstance(roh, dict) or not {"antworten"} <= set(roh) <= SCHLUESSEL or not isinstance(roh["antworten"], dict):
        raise UserError(hilfe.KEIN_FALL)
    return lies_antworten(katalog, roh["antworten"])


def lies_json(text: str, *, zeile: int | None = None) -> Any:
    """Return what a JSON text holds, numbers with decimals exactly. Raises :class:`UserError` that says where it breaks."""
    try:
        return json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as fehler:
        raise UserError(hilfe.KEIN_JSON.format(zeile=zeile or fehler.lineno, spalte=fehler.colno)) from fehler
    except (RecursionError, ValueError) as fehler:
        raise UserError(hilfe.KEIN_JSON.format(zeile=zeile or 1, spalte=1)) from fehler


def lies_antworten(katalog: Katalog, roh: dict[str, object]) -> Antworten:
    """Return checked answers. Raises :class:`UserError` that says what to mend."""
    try:
        return katalog.antworten(roh)
    except InvalidAnswerError as fehler:
        vorlage = hilfe.FRAGE_UNBEKANNT if fehler.unbekannte_frage else hilfe.WERT_UNGUELTIG
        wert = json.dumps(fehler.wert, ensure_ascii=False, default=str)
        raise UserError(vorlage.format(frage=fehler.frage, wert=wert, erlaubt=", ".join(fehler.erlaubt))) from fehler


def lies_datei(datei: str) -> str:
    """Return the text of a file or of standard input. Raises :class:`UserError` where it cannot be read."""
    try:
        with nullcontext(sys.stdin.buffer) if datei == "-" else Path(datei).open("rb") as quelle:
            roh = quelle.read(MAX_BYTES + 1)
        if len(roh) > MAX_BYTES:
            raise UserError(hilfe.DATEI_ZU_GROSS.format(datei=datei, megabyte=MAX_BYTES // 1_000_000))
        return roh.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fehler:
        raise UserError(hilfe.DATEI_FEHLT.format(datei=datei)) from fehler
