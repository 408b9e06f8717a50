"""The window of the help."""

from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager

from dialogs.deps import bot_name
from dialogs.fenster import fenster
from dialogs.hilfe import ansichten
from dialogs.outdated import melde_veraltet
from dialogs.states import HilfeSG
from dialogs.widgets import Ereignis


async def hole_hilfe(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the help."""
    return ansichten.hilfe(await bot_name(dialog_manager))


async def tippe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """Close the help."""
    if knopf == "zu":
        await manager.done()
    else:
        await melde_veraltet(ereignis)


def hilfe_dialog() -> Dialog:
    """Build the dialog."""
    return Dialog(fenster(HilfeSG.hilfe, "hilfe/hilfe", tippe, hole_hilfe))


def previews() -> dict[State, dict[str, Any]]:
    """Return the data to render the window without bot and database."""
    return {HilfeSG.hilfe: ansichten.hilfe("lotse_beispiel_bot")}
