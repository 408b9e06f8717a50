"""What a tap in the preparation of the talk leads to. A button names part and point, so a late tap changes no other one."""

from collections.abc import Awaitable, Callable, Mapping

from aiogram_dialog import DialogManager

from dialogs.deps import deps, person, update_id
from dialogs.gespraech import ansichten, usecases
from dialogs.gespraech.usecases import Ausgang
from dialogs.navigation import MELDUNG, oeffne_menue, oeffne_schritt
from dialogs.outdated import melde_veraltet
from dialogs.rendering import rendere
from dialogs.states import AufgabenSG, BerichtSG, GespraechSG
from dialogs.widgets import Ereignis
from knowledge.bericht.leitfaden import LEITFADEN
from knowledge.gespraech import FAKTOREN, JE_TEIL_HOECHSTENS, NICHTS, TEILE, Gespraechspunkt, moegliche

Handlung = Callable[[DialogManager, str], Awaitable[bool]]
LEITFADEN_PDF = {"dokument": "leitfaden/pdf"}


async def tippe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to any window of the talk."""
    art, _, rest = knopf.partition("/")
    manager.dialog_data[MELDUNG] = None
    handlung = HANDLUNGEN.get(art)
    if handlung is None or not await handlung(manager, rest):
        await melde_veraltet(ereignis)


def melde_ausgang(manager: DialogManager, ausgang: Ausgang) -> None:
    """Say above the window why a point was not kept."""
    if ausgang == "voll":
        manager.dialog_data[MELDUNG] = rendere("gespraech/voll", {"hoechstens": JE_TEIL_HOECHSTENS})


async def _uebersicht(manager: DialogManager, rest: str) -> bool:
    await manager.switch_to(GespraechSG.uebersicht)
    return not rest


async def _faktor(manager: DialogManager, rest: str) -> bool:
    if rest not in FAKTOREN:
        return False
    manager.dialog_data[ansichten.FAKTOR] = rest
    await manager.switch_to(GespraechSG.faktor)
    return True


async def _ideen(manager: DialogManager, rest: str) -> bool:
    await manager.switch_to(GespraechSG.ideen)
    return not rest


async def _teil(manager: DialogManager, rest: str) -> bool:
    if rest not in LEITFADEN:
        return False
    manager.dialog_data[ansichten.TEIL] = rest
    await manager.switch_to(GespraechSG.teil)
    return True


async def _nimm(manager: DialogManager, rest: str) -> bool:
    """Pick a suggestion, or say that there is nothing to tell yet."""
    teil, _, kennung = rest.partition("/")
    mittel = deps(manager)
    if kennung not in {*moegliche(mittel.katalog, teil), *([NICHTS] if teil in FAKTOREN else [])}:
        return False
    ausgang = await usecases.merke(mittel, person(manager).id, teil, Gespraechspunkt(kennung), update=update_id(manager))
    melde_ausgang(manager, ausgang)
    return True


async def _lass(manager: DialogManager, rest: str) -> bool:
    teil, _, kennung = rest.partition("/")
    if teil not in TEILE or not kennung:
        return False
    await usecases.vergiss(deps(manager), person(manager).id, teil, kennung, update=update_id(manager))
    return True


async def _vorn(manager: DialogManager, rest: str) -> bool:
    teil, _, kennung = rest.partition("/")
    if teil not in TEILE or not kennung:
        return False
    await usecases.ziehe_vor(deps(manager), person(manager).id, teil, kennung, update=update_id(manager))
    return True


async def _auswahl(manager: DialogManager, rest: str) -> bool:
    """Pick themes and ways where the tasks offer them."""
    await oeffne_schritt(manager, AufgabenSG.wahl)
    return not rest


async def _pdf(manager: DialogManager, rest: str) -> bool:
    await oeffne_schritt(manager, BerichtSG.name, LEITFADEN_PDF)
    return not rest


async def _menue(manager: DialogManager, rest: str) -> bool:
    await oeffne_menue(manager)
    return not rest


HANDLUNGEN: Mapping[str, Handlung] = {
    "uebersicht": _uebersicht,
    "faktor": _faktor,
    "ideen": _ideen,
    "teil": _teil,
    "nimm": _nimm,
    "lass": _lass,
    "vorn": _vorn,
    "auswahl": _auswahl,
    "pdf": _pdf,
    "menue": _menue,
}
