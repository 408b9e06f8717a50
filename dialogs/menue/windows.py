"""The windows of the notice and the hub."""

from aiogram_dialog import Dialog

from dialogs.fenster import fenster
from dialogs.menue import getters, handlers
from dialogs.states import MenueSG


def menue_dialog() -> Dialog:
    """Build the dialog."""
    return Dialog(
        fenster(MenueSG.hinweis, "menue/hinweis", handlers.tippe_hinweis, getters.hole_hinweis),
        fenster(MenueSG.menue, "menue/menue", handlers.tippe_menue, getters.hole_menue),
    )
