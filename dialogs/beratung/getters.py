"""Read what the consultation shows."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.akte import lade_akte
from dialogs.beratung import ansichten
from dialogs.deps import deps, person


async def hole_frage(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the question that is shown."""
    mittel = deps(dialog_manager)
    akte = await lade_akte(mittel, person(dialog_manager).id)
    fenster = dialog_manager.dialog_data
    gefragt = mittel.katalog.fragen[fenster["frage"]]
    return ansichten.frage(mittel.katalog, akte.wirksam, gefragt, fenster, mittel.jetzt().date())


async def hole_fertig(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the window at the end of a step."""
    mittel = deps(dialog_manager)
    akte = await lade_akte(mittel, person(dialog_manager).id)
    return ansichten.fertig(mittel.katalog, akte.wirksam)


async def hole_uebersicht(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the overview."""
    mittel = deps(dialog_manager)
    akte = await lade_akte(mittel, person(dialog_manager).id)
    schritt = dialog_manager.dialog_data.get("zeige") or ansichten.naechster_schritt(mittel.katalog, akte.wirksam)
    return ansichten.uebersicht(mittel.katalog, akte.alle, schritt)
