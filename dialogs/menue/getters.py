"""Read what the notice and the hub show."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.akte import lies_akte
from dialogs.aufgabenakte import lies_aufgabenakte
from dialogs.deps import deps, person
from dialogs.menue import ansichten


async def hole_hinweis(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the notice."""
    return ansichten.hinweis(deps(dialog_manager).katalog)


async def hole_menue(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the hub."""
    mittel = deps(dialog_manager)
    async with mittel.db.transaction() as transaktion:
        akte = await lies_akte(transaktion, mittel.katalog, person(dialog_manager).id)
        aufgaben = await lies_aufgabenakte(transaktion, mittel.katalog, akte)
    return ansichten.menue(mittel.katalog, akte.wirksam, aufgaben.zeit.stand)
