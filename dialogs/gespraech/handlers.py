"""What a tap in the preparation of the talk leads to. A button names part and point, so a late tap changes no other one."""

from collections.abc import Awaitable, Callable, Collection, Mapping

from aiogram.fsm.state import State
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


def _fenster(state: State) -> Handlung:
    async def zeige(manager: DialogManager, rest: str) -> bool:
        await manager.switch_to(state)
        return not rest

    return zeige


def _eines(state: State, schluessel: str, erlaubt: Collection[str]) -> Handlung:
    """Show a window for one of several factors or parts, and remember which."""

    async def zeige(manager: DialogManager, rest: str) -> bool:
        if rest not in erlaubt:
            return False
        manager.dialog_data[schluessel] = rest
        await manager.switch_to(state)
        return True

    return zeige


def _schritt(state: State, daten: Mapping[str, object] | None = None) -> Handlung:
    async def oeffne(manager: DialogManager, rest: str) -> bool:
        await oeffne_schritt(manager, state, daten)
        return not rest

    return oeffne


async def _nimm(manager: DialogManager, rest: str) -> bool:
    """Pick a suggestion, or say that there is nothing to tell yet."""
    teil, _, kennung = rest.partition("/")
    mittel = deps(manager)
    if kennung not in {*moegliche(mittel.katalog, teil), *([NICHTS] if teil in FAKTOREN else [])}:
        return False
    ausgang = await usecases.merke(mittel, person(manager).id, teil, Gespraechspunkt(kennung), update=update_id(manager))
    melde_ausgang(manager, ausgang)
    return True


def _aendere(tue: Callable[..., Awaitable[Ausgang]]) -> Handlung:
    """Change a point that is there already."""

    async def aendere(manager: DialogManager, rest: str) -> bool:
        teil, _, kennung = rest.partition("/")
        if teil not in TEILE or not kennung:
            return False
        await tue(deps(manager), person(manager).id, teil, kennung, update=update_id(manager))
        return True

    return aendere


async def _menue(manager: DialogManager, rest: str) -> bool:
    await oeffne_menue(manager)
    return not rest


HANDLUNGEN: Mapping[str, Handlung] = {
    "uebersicht": _fenster(GespraechSG.uebersicht),
    "faktor": _eines(GespraechSG.faktor, ansichten.FAKTOR, FAKTOREN),
    "ideen": _fenster(GespraechSG.ideen),
    "teil": _eines(GespraechSG.teil, ansichten.TEIL, LEITFADEN),
    "nimm": _nimm,
    "lass": _aendere(usecases.vergiss),
    "vorn": _aendere(usecases.ziehe_vor),
    "auswahl": _schritt(AufgabenSG.wahl),
    "pdf": _schritt(BerichtSG.name, LEITFADEN_PDF),
    "menue": _menue,
}
