"""Read what the Merkliste shows."""

from collections.abc import Callable
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.deps import deps, person
from dialogs.freitext import Getter
from dialogs.merkliste.usecases import Merklage, lade_merkliste
from knowledge.katalog import Katalog

Zeige = Callable[[Katalog, Merklage, dict[str, Any]], dict[str, Any]]


def getter(zeige: Zeige) -> Getter:
    """Return the getter of a window: the present list, and of it what the window shows."""

    async def hole(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        mittel = deps(dialog_manager)
        lage = await lade_merkliste(mittel, person(dialog_manager).id)
        return zeige(mittel.katalog, lage, dialog_manager.dialog_data)

    return hole
