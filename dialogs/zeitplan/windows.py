"""The windows of the schedule."""

from aiogram.fsm.state import State
from aiogram_dialog import Dialog

from dialogs.fenster import fenster
from dialogs.freitext import Nimm
from dialogs.navigation import vergiss_meldung
from dialogs.states import ZeitplanSG
from dialogs.zeitplan import ansichten, eingaben, handlers
from dialogs.zeitplan.getters import Zeige, getter

FENSTER: dict[State, tuple[str, Zeige, Nimm | None]] = {
    ZeitplanSG.plan: ("plan", ansichten.plan, None),
    ZeitplanSG.karte: ("karte", ansichten.karte, None),
    ZeitplanSG.datum: ("datum", lambda _, stand, fenster: ansichten.datum(stand, fenster), eingaben.nimm_datum),
    ZeitplanSG.titel: ("titel", lambda _, stand, fenster: ansichten.titel(stand, fenster), eingaben.nimm_titel),
    ZeitplanSG.notiz: ("notiz", lambda _, stand, fenster: ansichten.notiz(stand, fenster), eingaben.nimm_notiz),
    ZeitplanSG.daten: ("daten", lambda katalog, stand, _: ansichten.daten(katalog, stand), None),
}
FREIE_FELDER = (ZeitplanSG.titel, ZeitplanSG.notiz)


def zeitplan_dialog() -> Dialog:
    """Build the dialog."""
    windows = (
        fenster(state, f"zeitplan/{vorlage}", handlers.tippe, getter(zeige), nimm, freies_feld=state in FREIE_FELDER)
        for state, (vorlage, zeige, nimm) in FENSTER.items()
    )
    return Dialog(*windows, on_start=handlers.beginne, on_process_result=vergiss_meldung)
