"""The windows of the comparison."""

from aiogram_dialog import Dialog

from dialogs.fenster import fenster
from dialogs.states import VergleichSG
from dialogs.vergleich import getters, handlers
from dialogs.vergleich.eingaben import wahl_eingabe


def vergleich_dialog() -> Dialog:
    """Build the dialog."""
    return Dialog(
        fenster(VergleichSG.wahl, "vergleich/wahl", handlers.tippe, getters.hole_wahl, wahl_eingabe()),
        fenster(VergleichSG.ansicht, "vergleich/ansicht", handlers.tippe, getters.hole_ansicht),
        on_start=handlers.beginne,
    )
