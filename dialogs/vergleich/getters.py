"""Read what the comparison shows; own values only where somebody has given answers."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.akte import lade_akte
from dialogs.deps import deps, person_oder_keine
from dialogs.vergleich import ansichten
from knowledge.gegenprobe.vergleich import vergleiche


async def hole_wahl(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the choice."""
    fenster = dialog_manager.dialog_data
    return ansichten.wahl(deps(dialog_manager).katalog, fenster["modelle"], fenster["unbekannt"])


async def hole_ansicht(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the models side by side."""
    mittel, fenster = deps(dialog_manager), dialog_manager.dialog_data
    wer = person_oder_keine(dialog_manager)
    antworten = (await lade_akte(mittel, wer.id)).alle if wer else None
    vergleich = vergleiche(mittel.katalog, fenster["modelle"], antworten if antworten and antworten.werte else None)
    return ansichten.ansicht(mittel.katalog, vergleich, fenster["teil"], fenster["seite"])
