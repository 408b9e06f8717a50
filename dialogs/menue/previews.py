"""Data to render the windows of this folder without bot and database."""

from datetime import date
from typing import Any

from aiogram.fsm.state import State

from dialogs.menue import ansichten
from dialogs.preview import beispiel
from dialogs.states import MenueSG
from knowledge.merkliste import Merkeintrag
from knowledge.zeitplan import plane


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, antworten = beispiel()
    zeitplan = plane(katalog, antworten, date(2026, 11, 21))
    daneben = ansichten.Daneben("begonnen", (Merkeintrag("V8", "finanzierung"),), "begonnen")
    return {
        MenueSG.hinweis: ansichten.hinweis(katalog),
        MenueSG.menue: ansichten.menue(katalog, antworten, zeitplan, daneben=daneben),
    }
