"""The windows about a person's data."""

from aiogram_dialog import Dialog

from dialogs.daten import getters, handlers
from dialogs.fenster import fenster
from dialogs.states import DatenschutzSG, DatenSG


def daten_dialog() -> Dialog:
    """Build the dialog of what is stored, of deleting it and of taking a file over."""
    return Dialog(
        fenster(DatenSG.uebersicht, "daten/uebersicht", handlers.tippe, getters.hole_uebersicht),
        fenster(DatenSG.loeschen, "daten/loeschen", handlers.tippe, getters.hole_loeschen),
        fenster(DatenSG.einfuhr, "daten/einfuhr", handlers.tippe_einfuhr, getters.hole_einfuhr),
    )


def datenschutz_dialog() -> Dialog:
    """Build the dialog of what is said about data protection, which lies on top of whatever is open."""
    return Dialog(fenster(DatenschutzSG.hinweis, "daten/datenschutz", handlers.tippe_datenschutz, getters.hole_datenschutz))
