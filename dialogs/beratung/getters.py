"""Read what the consultation shows."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.akte import Akte, lade_akte
from dialogs.beratung import ansichten
from dialogs.deps import deps, person

# A handler that has just stored an answer leaves the answers here, for the window that follows in the same update.
AKTE_KEY = "akte"


async def hole_frage(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the question that is shown."""
    mittel = deps(dialog_manager)
    akte = await _akte(dialog_manager)
    fenster = dialog_manager.dialog_data
    gefragt = mittel.katalog.fragen[fenster["frage"]]
    return ansichten.frage(mittel.katalog, akte.wirksam, gefragt, fenster, mittel.jetzt().date())


async def hole_fertig(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the window at the end of a step."""
    mittel = deps(dialog_manager)
    akte = await _akte(dialog_manager)
    return ansichten.fertig(mittel.katalog, akte.wirksam)


async def hole_uebersicht(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the overview."""
    mittel = deps(dialog_manager)
    akte = await _akte(dialog_manager)
    schritt = dialog_manager.dialog_data.get("zeige") or ansichten.naechster_schritt(mittel.katalog, akte.wirksam)
    return ansichten.uebersicht(mittel.katalog, akte.alle, schritt)


async def _akte(manager: DialogManager) -> Akte:
    """Return the answers as they were stored just now, or else read them."""
    gespeichert: Akte | None = manager.middleware_data.pop(AKTE_KEY, None)
    return gespeichert or await lade_akte(deps(manager), person(manager).id)
