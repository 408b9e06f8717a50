"""The windows of the reminders."""

from aiogram.fsm.state import State
from aiogram_dialog import Dialog

from dialogs.erinnerungen import ansichten, handlers
from dialogs.erinnerungen.getters import Zeige, getter
from dialogs.fenster import fenster
from dialogs.freitext import Nimm
from dialogs.navigation import vergiss_meldung
from dialogs.states import ErinnerungenSG

FENSTER: dict[State, tuple[str, Zeige, Nimm | None]] = {
    ErinnerungenSG.uebersicht: ("uebersicht", ansichten.uebersicht, None),
    ErinnerungenSG.vorschau: ("vorschau", lambda _, stand, fenster: ansichten.vorschau(stand, fenster), None),
    ErinnerungenSG.stunde: ("stunde", lambda _, stand, fenster: ansichten.stunde(stand, fenster), handlers.nimm_stunde),
    ErinnerungenSG.zone: ("zone", lambda _, stand, fenster: ansichten.zone(stand, fenster), handlers.nimm_zone),
    ErinnerungenSG.stufen: ("stufen", lambda _, stand, fenster: ansichten.stufen(stand, fenster), None),
}


def erinnerungen_dialog() -> Dialog:
    """Build the dialog."""
    windows = (
        fenster(state, f"erinnerungen/{vorlage}", handlers.tippe, getter(zeige), nimm) for state, (vorlage, zeige, nimm) in FENSTER.items()
    )
    return Dialog(*windows, on_process_result=vergiss_meldung)
