"""Read what the windows of the quick line show."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.akte import lade_akte
from dialogs.deps import deps, person
from dialogs.navigation import MELDUNG
from dialogs.schnell import ansichten
from dialogs.schnell.zeile import lies_stand


async def hole_eingabe(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the window that waits for a line."""
    return ansichten.eingabe(dialog_manager.dialog_data.get(MELDUNG))


async def hole_klaeren(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the question about one piece."""
    stand = await lies_stand(dialog_manager)
    return ansichten.klaeren(deps(dialog_manager).katalog, stand.zeile, stand.zwischenstand)


async def hole_bestaetigen(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of what was understood."""
    stand = await lies_stand(dialog_manager)
    katalog, meldung = deps(dialog_manager).katalog, dialog_manager.dialog_data.get(MELDUNG)
    return ansichten.bestaetigen(katalog, stand.zeile, stand.zwischenstand, stand.akte.alle, meldung)


async def hole_gespeichert(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the window after the line was stored."""
    mittel = deps(dialog_manager)
    akte = await lade_akte(mittel, person(dialog_manager).id)
    return ansichten.gespeichert(mittel.katalog, akte.wirksam, dialog_manager.dialog_data["anzahl"])
