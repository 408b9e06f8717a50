"""The windows of the consultation."""

from aiogram_dialog import Dialog, Window

from dialogs.beratung import getters, handlers
from dialogs.beratung.eingaben import frage_eingabe, uebersicht_eingabe
from dialogs.freitext import freitext
from dialogs.rendering import Vorlage
from dialogs.states import BeratungSG
from dialogs.widgets import Knopfreihen


def beratung_dialog() -> Dialog:
    """Build the dialog."""
    return Dialog(
        Window(
            Vorlage("beratung/frage"), Knopfreihen(handlers.tippe_frage), frage_eingabe(), state=BeratungSG.frage, getter=getters.hole_frage
        ),
        Window(
            Vorlage("beratung/fertig"), Knopfreihen(handlers.tippe_fertig), freitext(), state=BeratungSG.fertig, getter=getters.hole_fertig
        ),
        Window(
            Vorlage("beratung/uebersicht"),
            Knopfreihen(handlers.tippe_uebersicht),
            uebersicht_eingabe(),
            state=BeratungSG.uebersicht,
            getter=getters.hole_uebersicht,
        ),
        on_start=handlers.beginne,
    )
