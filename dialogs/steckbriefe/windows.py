"""The windows of the Steckbriefe."""

from aiogram_dialog import Dialog

from dialogs.fenster import fenster
from dialogs.states import SteckbriefSG
from dialogs.steckbriefe import getters, handlers


def steckbriefe_dialog() -> Dialog:
    """Build the dialog."""
    return Dialog(
        fenster(SteckbriefSG.liste, "steckbriefe/liste", handlers.tippe, getters.hole_liste),
        fenster(SteckbriefSG.ansicht, "steckbriefe/ansicht", handlers.tippe, getters.hole_ansicht),
        on_start=handlers.beginne,
    )
