"""Read what the schedule shows."""

from collections.abc import Callable
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.deps import deps, person
from dialogs.freitext import Getter
from dialogs.planstand import Planstand, lade_planstand
from knowledge.katalog import Katalog

Zeige = Callable[[Katalog, Planstand, dict[str, Any]], dict[str, Any]]


def getter(zeige: Zeige) -> Getter:
    """Return the getter of a window: the present schedule, and of it what the window shows."""

    async def hole(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        mittel = deps(dialog_manager)
        stand = await lade_planstand(mittel, person(dialog_manager).id)
        return zeige(mittel.katalog, stand, dialog_manager.dialog_data)

    return hole
