"""What a tap in the Merkliste leads to. A button names its entry and what becomes of it, so a late or second tap changes no other."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import Any, Final

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager

from dialogs import kalender
from dialogs.deps import deps, person, update_id
from dialogs.merkliste import ansichten, usecases
from dialogs.merkliste.usecases import Ausgang
from dialogs.navigation import MELDUNG, oeffne_frage, oeffne_menue, oeffne_schritt
from dialogs.outdated import melde_veraltet
from dialogs.rendering import rendere
from dialogs.states import ErgebnisSG, ErinnerungenSG, MerklisteSG
from dialogs.widgets import Ereignis
from knowledge.merkliste import Merkeintrag, lies_kennung
from knowledge.umplanung import EIGENE_HOECHSTENS

Tat = Callable[[DialogManager, str], Awaitable[None]]
WEGE: Final[Mapping[str, State]] = {"empfehlungen": ErgebnisSG.empfehlungen, "erinnerungen": ErinnerungenSG.uebersicht}


async def beginne(_daten: Any, manager: DialogManager) -> None:
    """Begin on the first page."""
    manager.dialog_data.update(seite=0, eintrag=None, kalender=None, entfernen=None)


async def tippe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to any window of the Merkliste."""
    manager.dialog_data[MELDUNG] = None
    art, _, ziel = knopf.partition("/")
    if knopf == "menue":
        await oeffne_menue(manager)
    elif knopf == "weiter":
        await oeffne_frage(manager)
    elif knopf in WEGE:
        await oeffne_schritt(manager, WEGE[knopf])
    elif knopf == "liste":
        await manager.switch_to(MerklisteSG.liste)
    elif art == "seite" and ziel.isdecimal():
        manager.dialog_data["seite"] = int(ziel)
    elif art in TATEN and lies_kennung(ziel) is not None:
        await TATEN[art](manager, ziel)
    elif manager.current_context().state == MerklisteSG.datum and art == manager.dialog_data["eintrag"]:
        await _tippe_kalender(ereignis, manager, ziel)
    else:
        await melde_veraltet(ereignis)


async def waehle_tag(manager: DialogManager, tag: date, *, update: int | None = None, nachricht: int | None = None) -> None:
    """Store the day that was picked or typed, and show the entry; where it cannot be, say why and ask again."""
    mittel, kennung = deps(manager), manager.dialog_data["eintrag"]
    titel = ansichten.titel(mittel.katalog, Merkeintrag(*(lies_kennung(kennung) or ("", ""))))
    ausgang = await usecases.setze_tag(mittel, person(manager).id, kennung, tag, titel, update=update, nachricht=nachricht)
    _melde(manager, ausgang)
    await manager.switch_to(MerklisteSG.datum if ausgang in ("vorbei", "jahr") else MerklisteSG.eintrag)


def _melde(manager: DialogManager, ausgang: Ausgang | None) -> None:
    """Show above the window why something was not done; a repetition is passed over in silence."""
    if ausgang is not None and ausgang != "wiederholt":
        manager.dialog_data[MELDUNG] = rendere("merkliste/einwand", {"einwand": ausgang, "hoechstens": EIGENE_HOECHSTENS})


async def _tippe_kalender(ereignis: Ereignis, manager: DialogManager, teil: str) -> None:
    if (tag := kalender.lies_tag(teil)) is not None:
        await waehle_tag(manager, date.fromisoformat(tag), update=update_id(manager))
    elif (stand := kalender.lies_stand(teil)) is not None:
        manager.dialog_data["kalender"] = stand
    else:
        await melde_veraltet(ereignis)


def _oeffne(fenster: State, **merken: bool) -> Tat:
    """Return what shows a window of the entry; with ``entfernen`` it asks first whether to take it off the list."""

    async def tat(manager: DialogManager, ziel: str) -> None:
        manager.dialog_data.update(eintrag=ziel, kalender=None, entfernen=ziel if merken.get("entfernen") else None)
        await manager.switch_to(fenster)

    return tat


def _setze(*, erledigt: bool) -> Tat:
    async def tat(manager: DialogManager, ziel: str) -> None:
        _melde(manager, await usecases.setze_stand(deps(manager), person(manager).id, ziel, update_id(manager), erledigt=erledigt))

    return tat


async def _ohne_datum(manager: DialogManager, ziel: str) -> None:
    _melde(manager, await usecases.vergiss_tag(deps(manager), person(manager).id, ziel, update_id(manager)))


async def _entferne(manager: DialogManager, ziel: str) -> None:
    _melde(manager, await usecases.entferne(deps(manager), person(manager).id, ziel, update_id(manager)))
    manager.dialog_data.update(eintrag=None, entfernen=None)
    await manager.switch_to(MerklisteSG.liste)


TATEN: Mapping[str, Tat] = {
    "eintrag": _oeffne(MerklisteSG.eintrag),
    "datum": _oeffne(MerklisteSG.datum),
    "zurueck": _oeffne(MerklisteSG.eintrag),
    "behalten": _oeffne(MerklisteSG.eintrag),
    "entfernen": _oeffne(MerklisteSG.eintrag, entfernen=True),
    "erledigt": _setze(erledigt=True),
    "offen": _setze(erledigt=False),
    "ohnedatum": _ohne_datum,
    "jaentfernen": _entferne,
}
