"""Read what the notice and the hub show."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.deps import deps, person
from dialogs.menue import ansichten
from dialogs.planstand import lade_planstand


async def hole_hinweis(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the notice."""
    return ansichten.hinweis(deps(dialog_manager).katalog)


async def hole_menue(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the hub."""
    mittel = deps(dialog_manager)
    stand = await lade_planstand(mittel, person(dialog_manager).id)
    return ansichten.menue(mittel.katalog, stand.akte.wirksam, stand.zeitplan)
