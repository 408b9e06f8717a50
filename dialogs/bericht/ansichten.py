"""What the documents show in the chat: pure functions of Katalog and answers."""

from typing import Any, Final

from dialogs import captions
from dialogs.satz.dateien import Form
from dialogs.widgets import Knopf
from knowledge.antwort import Antworten
from knowledge.beratung import bereit_fuer_ergebnis
from knowledge.bericht import KOMMUNE_HOECHSTENS, Dokumentart
from knowledge.katalog import Katalog

# The documents on offer, by the id of their button.
ANGEBOT: Final[dict[str, tuple[Dokumentart, Form]]] = {
    "bericht/pdf": ("bericht", "pdf"),
    "bericht/docx": ("bericht", "docx"),
    "leitfaden/pdf": ("leitfaden", "pdf"),
    "vorlage/docx": ("vorlage", "docx"),
}
OHNE_NAMEN: Final = "ohne/"


def wahl(katalog: Katalog, antworten: Antworten) -> dict[str, Any]:
    """Return the data of the choice between the documents."""
    return {
        "bereit": bereit_fuer_ergebnis(katalog, antworten),
        "knoepfe": [
            *[[Knopf(dokument, captions.DOKUMENTE[dokument])] for dokument in ANGEBOT],
            [Knopf("ergebnis", captions.UEBERBLICK)],
            [Knopf("menue", captions.MENUE)],
        ],
    }


def name(dokument: str, *, zu_lang: bool) -> dict[str, Any]:
    """Return the data of the question for the name of the Kommune; its button says which document it is for."""
    return {
        "dokument": captions.DOKUMENTE[dokument],
        "zu_lang": zu_lang,
        "grenze": KOMMUNE_HOECHSTENS,
        "knoepfe": [[Knopf(f"{OHNE_NAMEN}{dokument}", captions.OHNE_NAMEN)], [Knopf("zurueck", captions.ZURUECK)]],
    }
