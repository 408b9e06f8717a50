"""The windows of the documents."""

from aiogram_dialog import Dialog

from dialogs.bericht import getters, handlers
from dialogs.fenster import fenster
from dialogs.states import BerichtSG


def bericht_dialog() -> Dialog:
    """Build the dialog."""
    return Dialog(
        fenster(BerichtSG.wahl, "bericht/wahl", handlers.tippe_wahl, getters.hole_wahl),
        fenster(BerichtSG.name, "bericht/name", handlers.tippe_name, getters.hole_name, handlers.nimm_name),
        on_start=handlers.beginne,
    )
