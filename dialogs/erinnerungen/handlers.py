"""What a tap in the windows of the reminders leads to. Nothing is ordered before somebody has seen what will come."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from aiogram.types import Message
from aiogram_dialog import DialogManager

from dialogs import captions
from dialogs.akte import nimm_nachricht
from dialogs.deps import deps, person
from dialogs.erinnerungen.getters import lade_stand
from dialogs.erinnerungen.usecases import bestelle, stelle_ab
from dialogs.navigation import MELDUNG, oeffne_einzelne_frage, oeffne_menue, oeffne_schritt
from dialogs.outdated import melde_veraltet
from dialogs.planstand import LAND
from dialogs.rendering import rendere
from dialogs.states import ErinnerungenSG, ZeitplanSG
from dialogs.widgets import Ereignis
from knowledge.eingabe_wecker import lies_stunde, lies_zone
from knowledge.erinnerung import STUNDEN, Einstellung
from knowledge.zeitplan import ENDE

Tat = Callable[[DialogManager, str], Awaitable[bool]]


async def tippe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to any window of the reminders."""
    manager.dialog_data[MELDUNG] = None
    art, _, ziel = knopf.partition("/")
    tat = TATEN.get(art)
    if tat is None or not await tat(manager, ziel):
        await melde_veraltet(ereignis)


async def nimm_stunde(message: Message, manager: DialogManager) -> bool:
    """Take a typed hour; one in the night is refused with the reason."""
    stunde = lies_stunde(message.text or "")
    if stunde is None:
        return False
    manager.dialog_data[MELDUNG] = None
    if await nimm_nachricht(deps(manager), person(manager), message.message_id) and not await _setze_stunde(manager, str(stunde)):
        manager.dialog_data[MELDUNG] = rendere("erinnerungen/stunde_geht_nicht", {"erste": STUNDEN[0], "letzte": STUNDEN[-1]})
    return True


async def nimm_zone(message: Message, manager: DialogManager) -> bool:
    """Take a typed time zone."""
    zone = lies_zone(message.text or "")
    if zone is None:
        return False
    manager.dialog_data[MELDUNG] = None
    if await nimm_nachricht(deps(manager), person(manager), message.message_id):
        await _stelle_ein(manager, zone=zone)
        await manager.switch_to(ErinnerungenSG.uebersicht)
    return True


async def _stelle_ein(manager: DialogManager, **aenderung: Any) -> None:
    """Change how reminders come: at once where they are on, else with the order."""
    stand = await lade_stand(manager)
    neu = replace(stand.einstellung, **aenderung)
    if stand.an:
        await bestelle(deps(manager), person(manager).id, neu)
    else:
        manager.dialog_data["wunsch"] = {"zone": neu.zone, "stunde": neu.stunde, "ohne": sorted(neu.ohne)}


async def _stelle_an(manager: DialogManager, _ziel: str) -> bool:
    stand = await lade_stand(manager)
    await bestelle(deps(manager), person(manager).id, stand.einstellung)
    manager.dialog_data["wunsch"] = None
    await manager.switch_to(ErinnerungenSG.uebersicht)
    return True


async def _stelle_ab(manager: DialogManager, _ziel: str) -> bool:
    await stelle_ab(deps(manager), person(manager).id)
    await manager.switch_to(ErinnerungenSG.uebersicht)
    return True


async def _setze_stunde(manager: DialogManager, ziel: str) -> bool:
    if not ziel.isdecimal() or int(ziel) not in STUNDEN:
        return False
    await _stelle_ein(manager, stunde=int(ziel))
    await manager.switch_to(ErinnerungenSG.uebersicht)
    return True


async def _stunde(manager: DialogManager, ziel: str) -> bool:
    if ziel:
        return await _setze_stunde(manager, ziel)
    await manager.switch_to(ErinnerungenSG.stunde)
    return True


async def _zone(manager: DialogManager, ziel: str) -> bool:
    if not ziel:
        await manager.switch_to(ErinnerungenSG.zone)
        return True
    zonen = list(captions.ZONEN)
    if not ziel.isdecimal() or int(ziel) >= len(zonen):
        return False
    await _stelle_ein(manager, zone=zonen[int(ziel)])
    await manager.switch_to(ErinnerungenSG.uebersicht)
    return True


async def _stufe(manager: DialogManager, ziel: str, *, ohne: bool) -> bool:
    if not ziel.isdecimal() or int(ziel) not in captions.STUFEN:
        return False
    stand: Einstellung = (await lade_stand(manager)).einstellung
    neu = stand.ohne | {int(ziel)} if ohne else stand.ohne - {int(ziel)}
    if len(neu) == len(captions.STUFEN):
        manager.dialog_data[MELDUNG] = rendere("erinnerungen/letzte_stufe", {})
        return True
    await _stelle_ein(manager, ohne=neu)
    return True


async def _ohne(manager: DialogManager, ziel: str) -> bool:
    return await _stufe(manager, ziel, ohne=True)


async def _mit(manager: DialogManager, ziel: str) -> bool:
    return await _stufe(manager, ziel, ohne=False)


async def _stufen(manager: DialogManager, _ziel: str) -> bool:
    await manager.switch_to(ErinnerungenSG.stufen)
    return True


async def _vorschau(manager: DialogManager, ziel: str) -> bool:
    if not ziel.isdecimal():
        return False
    manager.dialog_data["seite"] = int(ziel)
    await manager.switch_to(ErinnerungenSG.vorschau)
    return True


async def _uebersicht(manager: DialogManager, _ziel: str) -> bool:
    await manager.switch_to(ErinnerungenSG.uebersicht)
    return True


async def _frage(manager: DialogManager, ziel: str) -> bool:
    if ziel not in (LAND, ENDE):
        return False
    await oeffne_einzelne_frage(manager, ziel)
    return True


async def _plan(manager: DialogManager, _ziel: str) -> bool:
    await oeffne_schritt(manager, ZeitplanSG.plan)
    return True


async def _menue(manager: DialogManager, _ziel: str) -> bool:
    await oeffne_menue(manager)
    return True


TATEN: Mapping[str, Tat] = {
    "an": _stelle_an,
    "ab": _stelle_ab,
    "stunde": _stunde,
    "zone": _zone,
    "stufen": _stufen,
    "ohne": _ohne,
    "mit": _mit,
    "vorschau": _vorschau,
    "uebersicht": _uebersicht,
    "frage": _frage,
    "plan": _plan,
    "menue": _menue,
}
