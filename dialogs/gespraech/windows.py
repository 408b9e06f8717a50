"""The windows of the talk."""

from aiogram_dialog import Dialog

from dialogs.fenster import fenster
from dialogs.gespraech import eingaben, getters, handlers
from dialogs.gespraech.ansichten import Ansicht
from dialogs.navigation import vergiss_meldung
from dialogs.states import GespraechSG


def gespraech_dialog() -> Dialog:
    """Build the dialog."""
    return Dialog(
        fenster(GespraechSG.uebersicht, "gespraech/uebersicht", handlers.tippe, getters.getter(Ansicht.uebersicht)),
        fenster(
            GespraechSG.faktor, "gespraech/faktor", handlers.tippe, getters.getter(Ansicht.faktor), eingaben.nimm_erfolg, freies_feld=True
        ),
        fenster(GespraechSG.ideen, "gespraech/ideen", handlers.tippe, getters.getter(Ansicht.ideen), eingaben.nimm_idee, freies_feld=True),
        fenster(GespraechSG.teil, "gespraech/teil", handlers.tippe, getters.hole_teil),
        on_process_result=vergiss_meldung,
    )
