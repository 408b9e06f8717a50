"""Read what the preparation of the talk shows."""

from collections.abc import Callable
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.akte import lies_akte
from dialogs.aufgabenakte import lies_aufgabenakte
from dialogs.deps import deps, person
from dialogs.freitext import Getter
from dialogs.gespraech.ansichten import Ansicht
from dialogs.gespraechsakte import lies_gespraech
from dialogs.mappe import lade_mappe
from knowledge.beratung import bereit_fuer_ergebnis
from knowledge.bericht.lage import Lage
from knowledge.bericht.leitfaden import leitfaden_im_chat


def getter(zeige: Callable[[Ansicht], dict[str, Any]]) -> Getter:
    """Return the getter of a window: what is noted, and of it what the window shows."""

    async def hole(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        mittel = deps(dialog_manager)
        async with mittel.db.transaction() as transaktion:
            akte = await lies_akte(transaktion, mittel.katalog, person(dialog_manager).id)
            aufgaben = await lies_aufgabenakte(transaktion, mittel.katalog, akte)
            gespraech = await lies_gespraech(transaktion, akte)
        bereit = bereit_fuer_ergebnis(mittel.katalog, akte.wirksam)
        return zeige(Ansicht(mittel.katalog, gespraech, aufgaben.wahl, dialog_manager.dialog_data, bereit))

    return hole


async def hole_teil(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of a part of the Gesprächsleitfaden, which rests on everything the documents do."""
    mittel = deps(dialog_manager)
    mappe = await lade_mappe(mittel, person(dialog_manager).id)
    lage = Lage(mittel.katalog, mappe.antworten, mappe.heute, None, mappe.vorarbeit, mappe.beilagen)
    bereit = bereit_fuer_ergebnis(mittel.katalog, mappe.antworten)
    beilagen = mappe.beilagen
    ansicht = Ansicht(mittel.katalog, beilagen.gespraech, beilagen.wahl, dialog_manager.dialog_data, bereit, leitfaden_im_chat(lage))
    return ansicht.teil()
