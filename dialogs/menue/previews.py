"""Data to render the windows of this folder without bot and database."""

from typing import Any

from aiogram.fsm.state import State

from dialogs.menue import ansichten
from dialogs.preview import beispiel
from dialogs.states import MenueSG


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, antworten = beispiel()
    return {MenueSG.hinweis: ansichten.hinweis(katalog), MenueSG.menue: ansichten.menue(katalog, antworten, "begonnen")}
