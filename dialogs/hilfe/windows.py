"""The window of the help."""

from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window

from dialogs.freitext import freitext
from dialogs.hilfe import ansichten
from dialogs.outdated import melde_veraltet
from dialogs.rendering import Vorlage
from dialogs.states import HilfeSG
from dialogs.widgets import Knopfreihen


async def hole_hilfe(**_: Any) -> dict[str, Any]:
    """Return the data of the help."""
    return ansichten.hilfe()


async def tippe(callback: CallbackQuery, manager: DialogManager, knopf: str) -> None:
    """Close the help."""
    if knopf == "zu":
        await manager.done()
    else:
        await melde_veraltet(callback)


def hilfe_dialog() -> Dialog:
    """Build the dialog."""
    return Dialog(Window(Vorlage("hilfe/hilfe"), Knopfreihen(tippe), freitext(), state=HilfeSG.hilfe, getter=hole_hilfe))


def previews() -> dict[State, dict[str, Any]]:
    """Return the data to render the window without bot and database."""
    return {HilfeSG.hilfe: ansichten.hilfe()}
