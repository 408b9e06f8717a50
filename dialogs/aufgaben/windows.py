"""The windows of the tasks."""

from collections.abc import Callable
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import Dialog

from dialogs.aufgaben import handlers
from dialogs.aufgaben.ansichten import Ansicht
from dialogs.aufgaben.eingaben import aufgabe_eingabe
from dialogs.aufgaben.getters import getter
from dialogs.fenster import fenster
from dialogs.navigation import vergiss_meldung
from dialogs.states import AufgabenSG

FENSTER: dict[State, tuple[str, Callable[[Ansicht], dict[str, Any]]]] = {
    AufgabenSG.uebersicht: ("uebersicht", Ansicht.uebersicht),
    AufgabenSG.gruppe: ("gruppe", Ansicht.gruppe),
    AufgabenSG.aufgabe: ("aufgabe", Ansicht.aufgabe),
    AufgabenSG.schnell: ("schnell", Ansicht.schnell),
    AufgabenSG.ergebnis: ("ergebnis", Ansicht.ergebnis),
    AufgabenSG.hinweise: ("hinweise", Ansicht.hinweise),
    AufgabenSG.wahl: ("wahl", Ansicht.wahl),
}


def aufgaben_dialog() -> Dialog:
    """Build the dialog."""
    eingaben = {AufgabenSG.aufgabe: aufgabe_eingabe()}
    windows = (
        fenster(state, f"aufgaben/{name}", handlers.tippe, getter(zeige), eingaben.get(state)) for state, (name, zeige) in FENSTER.items()
    )
    return Dialog(*windows, on_process_result=vergiss_meldung)
