"""The windows of the search."""

from aiogram_dialog import Dialog

from dialogs.fenster import fenster
from dialogs.states import SucheSG
from dialogs.suche import getters, handlers


def suche_dialog() -> Dialog:
    """Build the dialog."""
    return Dialog(
        fenster(SucheSG.treffer, "suche/treffer", handlers.tippe, getters.hole_treffer),
        fenster(SucheSG.themen, "suche/themen", handlers.tippe, getters.hole_themen),
        fenster(SucheSG.glossar, "suche/glossar", handlers.tippe, getters.hole_glossar),
        fenster(SucheSG.begriff, "suche/begriff", handlers.tippe, getters.hole_begriff),
        on_start=handlers.beginne,
    )
