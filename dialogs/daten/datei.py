"""All rows of a person as a readable file: nested by consultation, without the Telegram id and the internal id of the person."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from knowledge.einfuhr import FASSUNG, FORMAT

Zeile = Mapping[str, Any]
Zeilen = Mapping[str, Sequence[Zeile]]
PERSONEN: Final = "personen"
BERATUNGEN: Final = "beratungen"
JE_BERATUNG: Final = "beratung_id"
EIGENS: Final = frozenset({PERSONEN, BERATUNGEN})
# The ids of the person: the Telegram id is nobody's business but the one table's, the internal one would tie files to log lines.
VERSCHWIEGEN: Final = frozenset({"telegram_id", "person_id", JE_BERATUNG})


def als_datei(zeilen: Zeilen, zustaende: Sequence[Zeile], katalog_version: str, jetzt: datetime) -> bytes:
    """Return the file; ``zustaende`` is what is kept of the dialogs outside of the database."""
    person = [_ohne(zeile, "id") for zeile in zeilen[PERSONEN]]
    je_person = {name: [_ohne(zeile) for zeile in rows if zeile.get(JE_BERATUNG) is None] for name, rows in zeilen.items()}
    inhalt = {
        "format": FORMAT,
        "fassung": FASSUNG,
        "erstellt": jetzt,
        "katalog_version": katalog_version,
        "person": person[0] if person else None,
        BERATUNGEN: [_beratung(beratung, zeilen) for beratung in zeilen[BERATUNGEN]],
        **{name: rows for name, rows in je_person.items() if rows and name not in EIGENS},
        **({"dialogzustand_ausserhalb": list(zustaende)} if zustaende else {}),
    }
    return json.dumps(inhalt, ensure_ascii=False, indent=2, default=_als_text).encode()


def _beratung(beratung: Zeile, zeilen: Zeilen) -> dict[str, Any]:
    """Return a consultation with everything that hangs on it."""
    daran = {
        name: [_ohne(zeile) for zeile in rows if zeile[JE_BERATUNG] == beratung["id"]]
        for name, rows in zeilen.items()
        if rows and JE_BERATUNG in rows[0]
    }
    return {**_ohne(beratung), **{name: rows for name, rows in daran.items() if rows}}


def _ohne(zeile: Zeile, *auch: str) -> dict[str, Any]:
    return {name: wert for name, wert in zeile.items() if name not in VERSCHWIEGEN and name not in auch}


def _als_text(wert: object) -> str:
    if isinstance(wert, date):
        return wert.isoformat()
    raise TypeError(type(wert).__name__)
