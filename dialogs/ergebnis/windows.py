"""The windows of the result."""

from collections.abc import Callable
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import Dialog

from dialogs.ergebnis import handlers
from dialogs.ergebnis.ansichten import Ansicht
from dialogs.ergebnis.getters import getter
from dialogs.fenster import fenster
from dialogs.navigation import MELDUNG
from dialogs.states import ErgebnisSG

Zeige = Callable[[Ansicht, dict[str, Any]], dict[str, Any]]
FENSTER: dict[State, tuple[str, Zeige]] = {
    ErgebnisSG.ueberblick: ("ueberblick", lambda ansicht, fenster: ansicht.ueberblick(fenster.get(MELDUNG), fenster.get("seither"))),
    ErgebnisSG.gruende: ("gruende", lambda ansicht, _: ansicht.gruende()),
    ErgebnisSG.weg: ("weg", lambda ansicht, _: ansicht.weg()),
    ErgebnisSG.widersprueche: ("widersprueche", lambda ansicht, _: ansicht.widersprueche()),
    ErgebnisSG.modelle: ("modelle", lambda ansicht, _: ansicht.modelle()),
    ErgebnisSG.modell: ("modell", lambda ansicht, fenster: ansicht.modell(fenster["modell"])),
    ErgebnisSG.empfehlungen: ("empfehlungen", lambda ansicht, _: ansicht.empfehlungen()),
    ErgebnisSG.empfehlung: ("empfehlung", lambda ansicht, fenster: ansicht.empfehlung_zu(fenster["aspekt"])),
    ErgebnisSG.kuemmerer: ("kuemmerer", lambda ansicht, _: ansicht.kuemmerer()),
    ErgebnisSG.grenzen: ("grenzen", lambda ansicht, _: ansicht.grenzen()),
}


def ergebnis_dialog() -> Dialog:
    """Build the dialog."""
    windows = (fenster(state, f"ergebnis/{name}", handlers.tippe, getter(zeige)) for state, (name, zeige) in FENSTER.items())
    return Dialog(*windows, on_start=handlers.beginne, on_process_result=handlers.komme_zurueck)
