"""The windows of the Gegenprobe."""

from aiogram_dialog import Dialog

from dialogs.fenster import fenster
from dialogs.gegenprobe import getters, handlers
from dialogs.gegenprobe.eingaben import probe_eingabe
from dialogs.states import GegenprobeSG


def gegenprobe_dialog() -> Dialog:
    """Build the dialog."""
    return Dialog(
        fenster(GegenprobeSG.aendern, "gegenprobe/aendern", handlers.tippe, getters.hole_aendern),
        fenster(GegenprobeSG.stabilitaet, "gegenprobe/stabilitaet", handlers.tippe, getters.hole_stabilitaet),
        fenster(GegenprobeSG.pfad, "gegenprobe/pfad", handlers.tippe, getters.hole_pfad),
        fenster(GegenprobeSG.fragen, "gegenprobe/fragen", handlers.tippe, getters.hole_fragen),
        fenster(GegenprobeSG.antworten, "gegenprobe/antworten", handlers.tippe, getters.hole_antworten, probe_eingabe()),
        fenster(GegenprobeSG.versuch, "gegenprobe/versuch", handlers.tippe, getters.hole_versuch),
        on_start=handlers.beginne,
    )
