"""Data to render the windows of this folder without bot and database."""

from typing import Any, Final

from aiogram.fsm.state import State

from dialogs import captions
from dialogs.preview import beispiel
from dialogs.schnell import ansichten
from dialogs.states import SchnellSG
from knowledge.schnell import lies_zeile, loese

# One piece that has to be asked, and one that nobody understands.
ZEILE: Final = f"{captions.SCHNELL_BEISPIEL}, mittel, 60 Bäume"


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, antworten = beispiel()
    zeile = lies_zeile(katalog, ZEILE)
    return {
        SchnellSG.eingabe: ansichten.eingabe(None),
        SchnellSG.klaeren: ansichten.klaeren(katalog, zeile, loese(zeile, [])),
        SchnellSG.bestaetigen: ansichten.bestaetigen(katalog, zeile, loese(zeile, [0]), antworten, None),
        SchnellSG.gespeichert: ansichten.gespeichert(katalog, katalog.antworten({}), 5),
    }
