"""Data to render the windows of this folder without bot and database."""

from typing import Any

from aiogram.fsm.state import State

from dialogs.bericht import ansichten
from dialogs.preview import beispiel
from dialogs.states import BerichtSG


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, antworten = beispiel()
    return {BerichtSG.wahl: ansichten.wahl(katalog, antworten), BerichtSG.name: ansichten.name("bericht/pdf", zu_lang=True)}
