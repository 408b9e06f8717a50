"""Data to render the windows of this folder without bot and database."""

from typing import Any

from aiogram.fsm.state import State

from dialogs.preview import beispiel
from dialogs.states import VergleichSG
from dialogs.vergleich import ansichten
from knowledge.gegenprobe.vergleich import vergleiche


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, antworten = beispiel()
    return {
        VergleichSG.wahl: ansichten.wahl(katalog, ["V7", "V8"], None),
        VergleichSG.ansicht: ansichten.ansicht(katalog, vergleiche(katalog, ["V7", "V8", "V9"], antworten), "eignung", 0),
    }
