"""Read what the tasks show."""

from collections.abc import Callable
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.aufgaben.ansichten import Ansicht
from dialogs.aufgabenakte import lade_aufgabenakte
from dialogs.deps import deps, person
from dialogs.freitext import Getter


def getter(zeige: Callable[[Ansicht], dict[str, Any]]) -> Getter:
    """Return the getter of a window: what is stored, and of it what the window shows."""

    async def hole(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        mittel = deps(dialog_manager)
        akte = await lade_aufgabenakte(mittel, person(dialog_manager).id)
        return zeige(Ansicht(mittel.katalog, akte, dialog_manager.dialog_data, mittel.seite))

    return hole


hole_aufgabe = getter(Ansicht.aufgabe)
