"""The windows of the Merkliste."""

from aiogram.fsm.state import State
from aiogram_dialog import Dialog

from dialogs.fenster import fenster
from dialogs.freitext import Nimm
from dialogs.merkliste import ansichten, eingaben, handlers
from dialogs.merkliste.getters import Zeige, getter
from dialogs.navigation import vergiss_meldung
from dialogs.states import MerklisteSG

FENSTER: dict[State, tuple[str, Zeige, Nimm | None]] = {
    MerklisteSG.liste: ("liste", ansichten.liste, None),
    MerklisteSG.eintrag: ("eintrag", ansichten.eintrag, eingaben.nimm_datum),
    MerklisteSG.datum: ("datum", ansichten.datum, eingaben.nimm_datum),
}


def merkliste_dialog() -> Dialog:
    """Build the dialog."""
    windows = (
        fenster(state, f"merkliste/{vorlage}", handlers.tippe, getter(zeige), nimm) for state, (vorlage, zeige, nimm) in FENSTER.items()
    )
    return Dialog(*windows, on_start=handlers.beginne, on_process_result=vergiss_meldung)
