"""The windows of the quick line."""

from aiogram_dialog import Dialog

from dialogs.fenster import fenster
from dialogs.schnell import getters, handlers
from dialogs.schnell.handlers import zeilen_eingabe
from dialogs.states import SchnellSG


def schnell_dialog() -> Dialog:
    """Build the dialog."""
    eingabe = zeilen_eingabe(handlers.tippe_eingabe, getters.hole_eingabe)
    ergaenzung = zeilen_eingabe(handlers.tippe_bestaetigen, getters.hole_bestaetigen)
    return Dialog(
        fenster(SchnellSG.eingabe, "schnell/eingabe", handlers.tippe_eingabe, getters.hole_eingabe, eingabe),
        fenster(SchnellSG.klaeren, "schnell/klaeren", handlers.tippe_klaeren, getters.hole_klaeren),
        fenster(SchnellSG.bestaetigen, "schnell/bestaetigen", handlers.tippe_bestaetigen, getters.hole_bestaetigen, ergaenzung),
        fenster(SchnellSG.gespeichert, "schnell/gespeichert", handlers.tippe_gespeichert, getters.hole_gespeichert),
        on_start=handlers.beginne,
    )
