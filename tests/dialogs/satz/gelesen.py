"""Documents made once per run, and what can be read back from them."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import pytest
from pypdf import PdfReader

from dialogs.satz.dateien import Auftrag, Form, erzeuge
from knowledge.bericht import Dokumentart
from knowledge.bericht.lage import Lage
from knowledge.steckbrief import PRUEFUNGEN
from tests.knowledge.berichtsprofile import DREI, HEUTE, KATALOG, PROFILE

NAME = "Musterstadt"
# Making a report and reading it back takes a second: one profile each time, the others at night.
JE_LAUF = ["stadt", *(pytest.param(profil, marks=pytest.mark.nightly) for profil in DREI if profil != "stadt")]
WORTE = KATALOG.bericht.saetze["worte"]


@cache
def datei(profil: str, art: Dokumentart, form: Form, kommune: str | None = NAME) -> bytes:
    return erzeuge(KATALOG, KATALOG.antworten(PROFILE[profil]), Auftrag(art, form, HEUTE, kommune))


@cache
def pdf(profil: str, art: Dokumentart = "bericht") -> "Gelesen":
    return Gelesen(PdfReader(io.BytesIO(datei(profil, art, "pdf"))))


def glatt(text: str) -> str:
    """Return a text with single blanks, so that line breaks and spaces that must not break do not matter.

    Hyphen and soft hyphen are one glyph of the typeface: at the end of a line it is a soft one.
    """
    return re.sub(r"\s+", " ", re.sub("\u00ad\\s+", "", text).replace("\u00ad", "-")).strip()


def verdikte(profil: str) -> Iterator[str]:
    """Yield for each model status and verdicts of the result, as a row of the table reads."""
    lage = Lage(KATALOG, KATALOG.antworten(PROFILE[profil]), HEUTE)
    for bewertung in lage.empfehlung.modelle:
        urteile = (WORTE[bewertung.befunde[name].urteil] for name in PRUEFUNGEN)
        yield " ".join((f"{bewertung.rang}. {KATALOG.steckbriefe[bewertung.modell].kurz}", lage.status(bewertung), *urteile))


@dataclass
class Gelesen:
    """A PDF as a program for blind people sees it: pages of text, and the tree of tags."""

    leser: PdfReader

    @cached_property
    def seiten(self) -> list[str]:
        return [glatt(seite.extract_text()) for seite in self.leser.pages]

    @property
    def marken(self) -> list[dict[str, Any]]:
        """All nodes of the tree of tags in reading order."""
        wurzel = self.leser.root_object["/StructTreeRoot"]
        return list(self._knoten(wurzel["/K"]))

    def _knoten(self, wert: Any) -> Iterator[dict[str, Any]]:
        inhalt = wert.get_object() if hasattr(wert, "get_object") else wert
        if isinstance(inhalt, list):
            for teil in inhalt:
                yield from self._knoten(teil)
        elif isinstance(inhalt, dict):
            if "/S" in inhalt:
                yield inhalt
            if "/K" in inhalt:
                yield from self._knoten(inhalt["/K"])

    def ueberschriften(self) -> list[tuple[int, str]]:
        """Return level and page text of every heading, from the outline that readers jump by."""
        return list(self._gliederung(self.leser.outline, 1))

    def _gliederung(self, eintraege: list[Any], ebene: int) -> Iterator[tuple[int, str]]:
        for eintrag in eintraege:
            if isinstance(eintrag, list):
                yield from self._gliederung(eintrag, ebene + 1)
            else:
                yield ebene, glatt(str(eintrag.title))
