"""Read what a Steckbrief shows."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.deps import bot_name, deps
from dialogs.steckbriefe import ansichten


async def hole_liste(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the list."""
    return ansichten.liste(deps(dialog_manager).katalog, dialog_manager.dialog_data.get("gesucht"))


async def hole_ansicht(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the Steckbrief that is shown."""
    fenster = dialog_manager.dialog_data
    bot = await bot_name(dialog_manager)
    return ansichten.ansicht(deps(dialog_manager).katalog, bot, fenster["modell"], fenster["reiter"], fenster.get("aspekt"))
