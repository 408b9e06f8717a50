"""A document as a file to hand over: its bytes and a name without special characters. Free of Telegram; call it in a thread."""

from dataclasses import dataclass
from datetime import date
from threading import BoundedSemaphore
from typing import Final, Literal

from dialogs.bilder.rendern import als_png
from dialogs.bilder.weg import zeichne_weg
from dialogs.satz.pdf import als_pdf
from knowledge.antwort import Antworten
from knowledge.bericht import Beilagen, Dokumentart, Vorarbeit, erstelle
from knowledge.katalog import Katalog

Form = Literal["pdf", "docx"]
FORMEN: Final[tuple[Form, ...]] = ("pdf", "docx")
NAMEN: Final[dict[Dokumentart, str]] = {
    "bericht": "empfehlungsbericht",
    "vorlage": "entscheidungsvorlage",
    "leitfaden": "gespraechsleitfaden",
}


@dataclass(frozen=True, slots=True)
class Auftrag:
    """Which document is wanted, in which form, as of which day; ``kommune`` is a name typed for this document only."""

    art: Dokumentart
    form: Form
    heute: date
    kommune: str | None = None

    @property
    def dateiname(self) -> str:
        """The name of the file; it never has the name of the Kommune in it."""
        return f"{NAMEN[self.art]}-{self.heute.isoformat()}.{self.form}"


# A document needs some 100 MB while it is made; more of them at once only wait for the processor.
GLEICHZEITIG: Final = BoundedSemaphore(2)


def erzeuge(
    katalog: Katalog, antworten: Antworten, auftrag: Auftrag, vorarbeit: Vorarbeit | None = None, beilagen: Beilagen | None = None
) -> bytes:
    """Return the document, with what was worked out before and what goes with the answers.

    The same answers, Katalog, order, work and attachments give the same bytes.
    """
    with GLEICHZEITIG:
        return _erzeuge(katalog, antworten, auftrag, vorarbeit, beilagen or Beilagen())


def _erzeuge(katalog: Katalog, antworten: Antworten, auftrag: Auftrag, vorarbeit: Vorarbeit | None, beilagen: Beilagen) -> bytes:
    dokument = erstelle(katalog, antworten, auftrag.art, auftrag.heute, auftrag.kommune, vorarbeit, beilagen)
    mit_bild = auftrag.art == "bericht"
    bild = zeichne_weg(katalog, antworten) if mit_bild else None
    if auftrag.form == "pdf":
        return als_pdf(dokument, {bild.name: bild.svg} if bild else {})
    from dialogs.satz.docx import als_docx

    return als_docx(dokument, {bild.name: als_png(bild)} if bild else {})
