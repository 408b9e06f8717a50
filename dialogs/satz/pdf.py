"""PDF/UA-1 by typst, with the typeface that comes with the code. Rendering lets go of the interpreter's lock: call it in a thread.

typst refuses a missing title, a missing alternative text and a skipped heading: faults of accessibility are faults of the build.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from typing import Any, Final

import typst

from dialogs.bilder import schrift
from dialogs.bilder.rendern import vergiss_dokumente
from dialogs.satz.daten import als_daten
from knowledge.bericht.dokument import Dokument

NORM: Final = "ua-1"


@cache
def _schriften() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[schrift.ORDNER])


@cache
def _vorlage() -> bytes:
    return (files("dialogs.satz") / "dokument.typ").read_bytes()


def als_pdf(dokument: Dokument, bilder: Mapping[str, str]) -> bytes:
    """Return the document as tagged PDF. ``bilder`` are the SVG of its pictures by name; one that is missing is left out."""
    zeit = datetime.combine(dokument.datum, time(), UTC)
    pdf: bytes = _setze(dokument, bilder, format="pdf", timestamp=zeit, pdf_standards=NORM)
    return pdf


def als_seitenbilder(dokument: Dokument, bilder: Mapping[str, str], ppi: int) -> list[bytes]:
    """Return each page of the PDF as a PNG, to be looked at."""
    seiten = _setze(dokument, bilder, format="png", ppi=float(ppi))
    return seiten if isinstance(seiten, list) else [seiten]


def _setze(dokument: Dokument, bilder: Mapping[str, str], **wie: Any) -> Any:
    eingaben = _eingaben(dokument, bilder)
    gesetzt = typst.compile(_vorlage(), font_paths=_schriften(), sys_inputs=eingaben, ignore_system_fonts=True, **wie)
    vergiss_dokumente()
    return gesetzt


def _eingaben(dokument: Dokument, bilder: Mapping[str, str]) -> dict[str, str]:
    daten = {"dokument": als_daten(dokument, schrift.zeige), "bilder": dict(bilder)}
    return {name: json.dumps(wert, ensure_ascii=False) for name, wert in daten.items()}
