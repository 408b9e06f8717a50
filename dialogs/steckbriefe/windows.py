"""The windows of the Steckbriefe."""

from aiogram_dialog import Dialog, Window

from dialogs.freitext import freitext
from dialogs.rendering import Vorlage
from dialogs.states import SteckbriefSG
from dialogs.steckbriefe import getters, handlers
from dialogs.widgets import Knopfreihen


def steckbriefe_dialog() -> Dialog:
    """Build the dialog."""
    return Dialog(
        Window(Vorlage("steckbriefe/liste"), Knopfreihen(handlers.tippe), freitext(), state=SteckbriefSG.liste, getter=getters.hole_liste),
        Window(
            Vorlage("steckbriefe/ansicht"), Knopfreihen(handlers.tippe), freitext(), state=SteckbriefSG.ansicht, getter=getters.hole_ansicht
        ),
        on_start=handlers.beginne,
    )
