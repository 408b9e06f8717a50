"""Read what a search shows."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.deps import bot_name, deps
from dialogs.suche import ansichten


async def hole_treffer(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the passage that is shown."""
    mittel, fenster = deps(dialog_manager), dialog_manager.dialog_data
    bot = await bot_name(dialog_manager)
    return ansichten.treffer(
        mittel.katalog, mittel.suche.passagen, bot, fenster["gefunden"], fenster["passage"], fenster["seite"], fenster["gesucht"]
    )


async def hole_themen(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the themes."""
    return ansichten.themen(deps(dialog_manager).katalog, dialog_manager.dialog_data["gesucht"])


async def hole_glossar(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the glossary."""
    fenster = dialog_manager.dialog_data
    return ansichten.glossar(deps(dialog_manager).katalog, fenster["buchstabe"], fenster["gesucht"], fenster["begriffe"])


async def hole_begriff(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the term that is shown."""
    bot = await bot_name(dialog_manager)
    return ansichten.begriff(deps(dialog_manager).katalog, bot, dialog_manager.dialog_data["begriff"])
