"""Read cases for the command line: a JSON file, standard input, or a ``.jsonl`` file with a case per line."""

import json
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot import hilfe
from bot.befehle.ausgabe import drucke_json
from bot.fehler import UserError
from knowledge.antwort import Antworten, InvalidAnswerError
from knowledge.katalog import Katalog

MAX_BYTES = 20_000_000


def fuer_jeden_fall(katalog: Katalog, datei: str, tue: Callable[[Antworten], object], drucke: Callable[[Any], None]) -> None:
    """Do something with the case in a file, or with every case of a ``.jsonl`` file, and print each result.

    In a ``.jsonl`` file a bad line becomes ``{"fehler": …}`` in its place and the rest goes on; the exit code is then 2.
    """
    text = lies_datei(datei)
    if not datei.endswith(".jsonl"):
        drucke(tue(lies_fall(katalog, text)))
        return
    fehlerhaft = False
    for nummer, zeile in enumerate(text.split("\n"), 1):
        if not zeile.strip():
            continue
        try:
            ergebnis = tue(lies_fall(katalog, zeile, zeile=nummer))
        except UserError as fehler:
            fehlerhaft = True
            ergebnis = {"fehler": str(fehler)}
        drucke_json(ergebnis, eine_zeile=True)
    if fehlerhaft:
        raise SystemExit(2)


def lies_fall(katalog: Katalog, text: str, *, zeile: int | None = None) -> Antworten:
    """Return the checked answers of one case. Raises :class:`UserError` that says what to mend."""
    try:
        roh = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as fehler:
        raise UserError(hilfe.KEIN_JSON.format(zeile=zeile or fehler.lineno, spalte=fehler.colno)) from fehler
    except (RecursionError, ValueError) as fehler:
        raise UserError(hilfe.KEIN_JSON.format(zeile=zeile or 1, spalte=1)) from fehler
    if not isinstance(roh, dict) or set(roh) != {"antworten"} or not isinstance(roh["antworten"], dict):
        raise UserError(hilfe.KEIN_FALL)
    try:
        return katalog.antworten(roh["antworten"])
    except InvalidAnswerError as fehler:
        vorlage = hilfe.FRAGE_UNBEKANNT if fehler.unbekannte_frage else hilfe.WERT_UNGUELTIG
        wert = json.dumps(fehler.wert, ensure_ascii=False, default=str)
        raise UserError(vorlage.format(frage=fehler.frage, wert=wert, erlaubt=", ".join(fehler.erlaubt))) from fehler


def lies_datei(datei: str) -> str:
    """Return the text of a file or of standard input. Raises :class:`UserError` where it cannot be read."""
    try:
        roh = sys.stdin.buffer.read(MAX_BYTES) if datei == "-" else Path(datei).read_bytes()
        return roh.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fehler:
        raise UserError(hilfe.DATEI_FEHLT.format(datei=datei)) from fehler
