"""Read what the documents show in the chat."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.akte import lade_akte
from dialogs.bericht import ansichten
from dialogs.deps import deps, person

DOKUMENT = "dokument"
ZU_LANG = "zu_lang"


async def hole_wahl(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the choice between the documents."""
    mittel = deps(dialog_manager)
    akte = await lade_akte(mittel, person(dialog_manager).id)
    return ansichten.wahl(mittel.katalog, akte.wirksam)


async def hole_name(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the question for the name."""
    daten = dialog_manager.dialog_data
    return ansichten.name(daten[DOKUMENT], zu_lang=bool(daten.get(ZU_LANG)))
