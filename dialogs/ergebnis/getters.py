"""Read what the result shows."""

from collections.abc import Callable
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.aufgabenakte import lade_aufgabenakte
from dialogs.deps import deps, person
from dialogs.ergebnis.ansichten import Ansicht
from dialogs.ergebnis.usecases import werte_aus
from dialogs.freitext import Getter
from knowledge.gegenprobe.robust import robustheit


def getter(zeige: Callable[[Ansicht, dict[str, Any]], dict[str, Any]]) -> Getter:
    """Return the getter of a window: the present result, and of it what the window shows."""

    async def hole(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        mittel = deps(dialog_manager)
        ergebnis = await werte_aus(mittel, person(dialog_manager).id)
        robust = await mittel.rechner.rechne(robustheit, mittel.katalog, ergebnis.antworten)
        zeit = (await lade_aufgabenakte(mittel, person(dialog_manager).id)).zeit
        ansicht = Ansicht(mittel.katalog, ergebnis.antworten, ergebnis.empfehlung, robust, ergebnis.merkliste, zeit=zeit)
        return zeige(ansicht, dialog_manager.dialog_data)

    return hole
