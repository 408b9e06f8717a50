"""Data to render the windows of this folder without bot and database."""

from typing import Any

from aiogram.fsm.state import State

from dialogs.preview import beispiel
from dialogs.states import SteckbriefSG
from dialogs.steckbriefe import ansichten


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, _ = beispiel()
    return {
        SteckbriefSG.liste: ansichten.liste(katalog, None),
        SteckbriefSG.ansicht: ansichten.ansicht(katalog, "lotse_beispiel_bot", "V8", "ausgangslage", None),
    }
