"""The window of the settings."""

from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager

from dialogs.deps import PERSON_KEY, deps, person
from dialogs.einstellungen import ansichten
from dialogs.einstellungen.usecases import waehle_darstellung
from dialogs.fenster import fenster
from dialogs.navigation import oeffne_menue, oeffne_schritt
from dialogs.outdated import melde_veraltet
from dialogs.states import EinstellungenSG, ErinnerungenSG
from dialogs.widgets import Ereignis


async def hole(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the settings."""
    return ansichten.uebersicht(reich=person(dialog_manager).reich)


async def tippe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """Change a setting; the window shows itself in the new form at once."""
    if knopf in {"darstellung/reich", "darstellung/klassisch"}:
        neu = await waehle_darstellung(deps(manager), person(manager), reich=knopf == "darstellung/reich")
        manager.middleware_data[PERSON_KEY] = neu
    elif knopf == "erinnerungen":
        await oeffne_schritt(manager, ErinnerungenSG.uebersicht)
    elif knopf == "menue":
        await oeffne_menue(manager)
    else:
        await melde_veraltet(ereignis)


def einstellungen_dialog() -> Dialog:
    """Build the dialog."""
    return Dialog(fenster(EinstellungenSG.uebersicht, "einstellungen/uebersicht", tippe, hole))


def previews() -> dict[State, dict[str, Any]]:
    """Return the data to render the window without bot and database."""
    return {EinstellungenSG.uebersicht: ansichten.uebersicht(reich=True)}
