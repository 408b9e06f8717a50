"""Data to render the windows of this folder without bot and database."""

from datetime import date
from typing import Any

from aiogram.fsm.state import State

from dialogs.beratung import ansichten
from dialogs.preview import beispiel
from dialogs.states import BeratungSG

HEUTE = date(2026, 11, 21)


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, antworten = beispiel()
    return {
        BeratungSG.frage: ansichten.frage(katalog, antworten, katalog.fragen["einwohner"], {"warum": True}, HEUTE),
        BeratungSG.fertig: ansichten.fertig(katalog, antworten),
        BeratungSG.uebersicht: ansichten.uebersicht(katalog, antworten, "rahmenbedingungen"),
    }
