"""Read what the windows of the reminders show."""

from collections.abc import Callable
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.deps import deps, person
from dialogs.erinnerungen.usecases import Erinnerungsstand, lade_erinnerungen
from dialogs.freitext import Getter
from knowledge.erinnerung import Einstellung
from knowledge.katalog import Katalog

Zeige = Callable[[Katalog, Erinnerungsstand, dict[str, Any]], dict[str, Any]]


def getter(zeige: Zeige) -> Getter:
    """Return the getter of a window: the present reminders, and of them what the window shows."""

    async def hole(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        stand = await lade_stand(dialog_manager)
        return zeige(deps(dialog_manager).katalog, stand, dialog_manager.dialog_data)

    return hole


async def lade_stand(manager: DialogManager) -> Erinnerungsstand:
    """Return the reminders with what was chosen in the window before they were ordered."""
    return await lade_erinnerungen(deps(manager), person(manager).id, lies_wunsch(manager))


def lies_wunsch(manager: DialogManager) -> Einstellung | None:
    """Return what was chosen while the reminders are off."""
    wunsch = manager.dialog_data.get("wunsch")
    return Einstellung(wunsch["zone"], wunsch["stunde"], None, frozenset(wunsch["ohne"])) if wunsch else None
