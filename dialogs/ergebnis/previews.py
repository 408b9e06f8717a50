"""Data to render the windows of this folder without bot and database."""

from typing import Any

from aiogram.fsm.state import State

from dialogs.ergebnis.ansichten import Ansicht
from dialogs.ergebnis.windows import FENSTER
from dialogs.preview import beispiel
from knowledge.empfehlung import empfiehl
from knowledge.gegenprobe.robust import robustheit


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, antworten = beispiel()
    ansicht = Ansicht(katalog, antworten, empfiehl(katalog, antworten), robustheit(katalog, antworten))
    fenster = {"modell": "V9", "aspekt": "finanzierung"}
    return {state: zeige(ansicht, fenster) for state, (_, zeige) in FENSTER.items()}
