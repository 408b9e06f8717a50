"""The windows of the consultations."""

from aiogram_dialog import Dialog

from dialogs.beratungen import getters, handlers
from dialogs.fenster import fenster
from dialogs.states import BeratungenSG


def beratungen_dialog() -> Dialog:
    """Build the dialog."""
    return Dialog(
        fenster(BeratungenSG.liste, "beratungen/liste", handlers.tippe_liste, getters.hole_liste),
        fenster(BeratungenSG.eine, "beratungen/eine", handlers.tippe_eine, getters.hole_eine),
        fenster(BeratungenSG.name, "beratungen/name", handlers.tippe_name, getters.hole_name, handlers.nimm_name, freies_feld=True),
        fenster(BeratungenSG.loeschen, "beratungen/loeschen", handlers.tippe_loeschen, getters.hole_loeschen),
        fenster(BeratungenSG.durchsicht, "beratungen/durchsicht", handlers.tippe_durchsicht, getters.hole_durchsicht),
        fenster(BeratungenSG.seither, "beratungen/seither", handlers.tippe_rueckblick, getters.hole_seither),
        fenster(BeratungenSG.wechsel, "beratungen/wechsel", handlers.tippe_rueckblick, getters.hole_wechsel),
        on_start=handlers.beginne,
    )
