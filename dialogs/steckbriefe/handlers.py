"""What a tap in a Steckbrief leads to."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.deps import deps
from dialogs.navigation import oeffne_nachschlagen
from dialogs.outdated import melde_veraltet
from dialogs.states import SteckbriefSG, VergleichSG
from dialogs.steckbriefe.ansichten import REITER
from dialogs.widgets import Ereignis
from knowledge.steckbrief import ASPEKTE


async def beginne(_daten: Any, manager: DialogManager) -> None:
    """Remember which model the dialog was opened for."""
    daten = manager.start_data if isinstance(manager.start_data, dict) else {}
    manager.dialog_data.update(modell=daten.get("modell"), gesucht=daten.get("gesucht"), reiter=REITER[0], aspekt=None)


async def tippe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the list and to a Steckbrief: ``V8/vor_nachteile``, ``V8/empfehlungen/ziele``, ``vergleich/V8``, ``liste`` or ``zu``."""
    modell, _, rest = knopf.partition("/")
    reiter, _, aspekt = rest.partition("/")
    if knopf == "zu":
        await manager.done()
    elif knopf == "liste":
        manager.dialog_data["gesucht"] = None
        await manager.switch_to(SteckbriefSG.liste)
    elif modell == "vergleich" and rest in deps(manager).katalog.steckbriefe:
        await oeffne_nachschlagen(manager, VergleichSG.wahl, {"modelle": [rest]})
    elif modell in deps(manager).katalog.steckbriefe and reiter in REITER and (not aspekt or aspekt in ASPEKTE):
        manager.dialog_data.update(modell=_untermodell_bleibt(manager, modell), reiter=reiter, aspekt=aspekt or None)
        await manager.switch_to(SteckbriefSG.ansicht)
    else:
        await melde_veraltet(ereignis)


def _untermodell_bleibt(manager: DialogManager, modell: str) -> str:
    """Keep the sub-model somebody asked for while they turn the pages of its Steckbrief."""
    bisher = manager.dialog_data.get("modell")
    return bisher if isinstance(bisher, str) and deps(manager).katalog.untermodelle.get(bisher) == modell else modell
