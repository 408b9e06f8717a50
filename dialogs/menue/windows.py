"""The windows of the notice and the hub."""

from aiogram_dialog import Dialog, Window

from dialogs.freitext import freitext
from dialogs.menue import getters, handlers
from dialogs.rendering import Vorlage
from dialogs.states import MenueSG
from dialogs.widgets import Knopfreihen


def menue_dialog() -> Dialog:
    """Build the dialog."""
    return Dialog(
        Window(
            Vorlage("menue/hinweis"), Knopfreihen(handlers.tippe_hinweis), freitext(), state=MenueSG.hinweis, getter=getters.hole_hinweis
        ),
        Window(Vorlage("menue/menue"), Knopfreihen(handlers.tippe_menue), freitext(), state=MenueSG.menue, getter=getters.hole_menue),
    )
