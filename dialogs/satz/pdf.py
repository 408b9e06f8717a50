"""PDF/UA-1 by typst, with the typeface that comes with the code. Rendering lets go of the interpreter's lock: call it in a thread.

typst refuses a missing title, a missing alternative text and a skipped heading: faults of accessibility are faults of the build.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, cast

import typst

from dialogs.satz.daten import als_daten
from knowledge.bericht.dokument import Dokument

NORM: Final = "ua-1"
SCHRIFTEN: Final = Path(__file__).parents[1] / "bilder" / "schriften"


@cache
def _schriften() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[SCHRIFTEN])


@cache
def _vorlage() -> bytes:
    return (files("dialogs.satz") / "dokument.typ").read_bytes()


def als_pdf(dokument: Dokument, bilder: Mapping[str, str]) -> bytes:
    """Return the document as tagged PDF. ``bilder`` are the SVG of its pictures by name; one that is missing is left out."""
    return cast("bytes", _setze(dokument, bilder, "pdf", pdf_standards=[NORM]))


def als_seiten(dokument: Dokument, bilder: Mapping[str, str], ppi: float) -> list[bytes]:
    """Return each page as PNG, as it looks in the PDF."""
    seiten = _setze(dokument, bilder, "png", ppi=ppi)
    return seiten if isinstance(seiten, list) else [cast("bytes", seiten)]


def _setze(dokument: Dokument, bilder: Mapping[str, str], form: str, **wie: object) -> bytes | list[bytes] | None:
    eingaben = {"dokument": json.dumps(als_daten(dokument), ensure_ascii=False).replace("₂", "2"), "bilder": json.dumps(dict(bilder), ensure_ascii=False)}
    zeit = datetime.combine(dokument.datum, time(), UTC)
    return typst.compile(_vorlage(), format=form, font_paths=_schriften(), sys_inputs=eingaben, timestamp=zeit, **wie)
