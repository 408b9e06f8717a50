"""The windows of the consultation."""

from aiogram_dialog import Dialog

from dialogs.beratung import getters, handlers
from dialogs.beratung.eingaben import frage_eingabe
from dialogs.fenster import fenster
from dialogs.navigation import vergiss_meldung
from dialogs.states import BeratungSG


def beratung_dialog() -> Dialog:
    """Build the dialog."""
    return Dialog(
        fenster(BeratungSG.frage, "beratung/frage", handlers.tippe_frage, getters.hole_frage, frage_eingabe()),
        fenster(BeratungSG.fertig, "beratung/fertig", handlers.tippe_fertig, getters.hole_fertig),
        fenster(BeratungSG.uebersicht, "beratung/uebersicht", handlers.tippe_uebersicht, getters.hole_uebersicht),
        on_start=handlers.beginne,
        on_process_result=vergiss_meldung,
    )
