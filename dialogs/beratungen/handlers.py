"""What a tap in the windows of the consultations leads to. A button names its consultation, so a late tap never meets another one."""

import unicodedata
from typing import Any, Final

from aiogram.types import Message
from aiogram_dialog import DialogManager

from dialogs.akte import lade_akte, nimm_nachricht
from dialogs.beratungen import ansichten, usecases
from dialogs.beratungen.usecases import HOECHSTENS, NAME_ZEICHEN, TooManyBeratungenError
from dialogs.deps import deps, person, update_id
from dialogs.navigation import MELDUNG, oeffne_frage, oeffne_menue, oeffne_schritt
from dialogs.outdated import melde_veraltet
from dialogs.rendering import rendere
from dialogs.states import BeratungenSG, BeratungSG, ErgebnisSG
from dialogs.widgets import Ereignis
from knowledge.beratung import bereit_fuer_ergebnis

# Signs that nobody sees but that hold letters or pictures of a name together: ZERO WIDTH NON-JOINER and JOINER.
FUGEN: Final = "\u200c\u200d"
# Letters and pictures without a shape: BRAILLE PATTERN BLANK and the fillers of Hangul.
LEERE: Final = "\u2800\u115f\u1160\u3164\uffa0"


async def beginne(_daten: Any, manager: DialogManager) -> None:
    """Note that the person is shown how the Katalog changed, where the dialog opens with that."""
    if manager.current_context().state == BeratungenSG.wechsel:
        manager.dialog_data["beratung"] = await usecases.merke_gesehen(deps(manager), person(manager).id)


async def tippe_liste(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the list."""
    manager.dialog_data[MELDUNG] = None
    art, _, ziel = knopf.partition("/")
    if art == "seite" and ziel.isdecimal():
        manager.dialog_data["seite"] = int(ziel)
    elif knopf == "neu":
        try:
            neue = await usecases.beginne_neue(deps(manager), person(manager).id, update=update_id(manager))
        except TooManyBeratungenError:
            await _zeige_liste(manager, rendere("beratungen/zu_viele", {"hoechstens": HOECHSTENS}))
            return
        if neue is not None:
            await _zeige(manager, neue.id, BeratungenSG.name)
    else:
        await _ueberall(ereignis, manager, knopf)


async def tippe_eine(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to one consultation."""
    art, _, ziel = knopf.partition("/")
    if ziel and ziel != manager.dialog_data["beratung"]:
        await melde_veraltet(ereignis)
    elif art == "wechseln":
        await _wechsle(ereignis, manager, ziel)
    elif art == "wiederholen":
        await _wiederhole(ereignis, manager, ziel)
    elif art == "wechsel":
        await manager.switch_to(BeratungenSG.wechsel)
    elif art == "umbenennen":
        await _zeige(manager, ziel, BeratungenSG.name)
    elif art == "loeschen":
        await _zeige(manager, ziel, BeratungenSG.loeschen)
    else:
        await _ueberall(ereignis, manager, knopf)


async def tippe_name(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the window that waits for a name."""
    art, _, ziel = knopf.partition("/")
    if art == "ohne_namen" and ziel == manager.dialog_data["beratung"]:
        await _benenne(manager, None)
    else:
        await _ueberall(ereignis, manager, knopf)


async def tippe_loeschen(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the question before anything is deleted."""
    art, _, ziel = knopf.partition("/")
    if art == "wirklich" and ziel == manager.dialog_data["beratung"]:
        await usecases.loesche(deps(manager), person(manager).id, ziel)
        await _zeige_liste(manager, rendere("beratungen/geloescht", {}))
    else:
        await _ueberall(ereignis, manager, knopf)


async def tippe_durchsicht(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the answers that were taken over."""
    art, _, ziel = knopf.partition("/")
    mittel = deps(manager)
    akte = await lade_akte(mittel, person(manager).id)
    fragen = ansichten.uebernommene(mittel.katalog, akte.wirksam, akte.uebernommen)
    if art == "stimmt" and fragen and fragen[0].schritt == ziel:
        hier = [frage.id for frage in fragen if frage.schritt == ziel]
        await usecases.bestaetige(mittel, person(manager).id, hier, update=update_id(manager))
        if len(hier) == len(fragen):
            await _gehe_weiter(manager)
    elif art == "aendern" and ziel in [frage.id for frage in fragen]:
        await oeffne_schritt(manager, BeratungSG.frage, {"frage": ziel, "schritt": mittel.katalog.fragen[ziel].schritt, "durchsicht": True})
    elif knopf == "weiter":
        await _gehe_weiter(manager)
    else:
        await _ueberall(ereignis, manager, knopf)


async def tippe_rueckblick(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to what changed since the last time, and to how the Katalog changed."""
    if knopf == "ergebnis":
        await oeffne_schritt(manager, ErgebnisSG.ueberblick)
    elif knopf == "durchsicht":
        await manager.switch_to(BeratungenSG.durchsicht)
    elif knopf == "antworten":
        await oeffne_schritt(manager, BeratungSG.uebersicht)
    else:
        await _ueberall(ereignis, manager, knopf)


async def nimm_name(message: Message, manager: DialogManager) -> bool:
    """Take what is typed as the name; there is no text that is no name but a too long one."""
    if not await nimm_nachricht(deps(manager), person(manager), message.message_id):
        return True
    name = _ohne_unsichtbares(message.text or "")
    if not name:
        manager.dialog_data[MELDUNG] = rendere("beratungen/name_leer", {})
    elif len(name) > NAME_ZEICHEN:
        manager.dialog_data[MELDUNG] = rendere("beratungen/name_zu_lang", {"zeichen": NAME_ZEICHEN, "laenge": len(name)})
    else:
        await _benenne(manager, name)
    return True


def _ohne_unsichtbares(text: str) -> str:
    """Return a name without signs that nobody sees; what turns the direction would turn the text around the name as well.

    Empty where nothing is left to see.
    """
    einzeilig = " ".join(text.split())
    gezeigt = "".join(z for z in einzeilig if z in FUGEN or (unicodedata.category(z) not in ("Cc", "Cf") and z not in LEERE)).strip()
    return gezeigt if any(unicodedata.category(zeichen)[0] in "LNPS" for zeichen in gezeigt) else ""


async def _ueberall(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to what several windows have."""
    art, _, ziel = knopf.partition("/")
    if knopf == "menue":
        await oeffne_menue(manager)
    elif knopf == "liste":
        await _zeige_liste(manager, None)
    elif knopf == "weiter":
        await _gehe_weiter(manager)
    elif art == "beratung" and await _gibt_es(manager, ziel):
        await _zeige(manager, ziel, BeratungenSG.eine)
    else:
        await melde_veraltet(ereignis)


async def _gibt_es(manager: DialogManager, beratung: str) -> bool:
    async with deps(manager).db.transaction() as transaktion:
        return await transaktion.beratungen.get(person(manager).id, beratung) is not None


async def _wechsle(ereignis: Ereignis, manager: DialogManager, beratung: str) -> None:
    if await usecases.wechsle(deps(manager), person(manager).id, beratung):
        await oeffne_menue(manager)
    else:
        await melde_veraltet(ereignis)


async def _wiederhole(ereignis: Ereignis, manager: DialogManager, beratung: str) -> None:
    try:
        neue = await usecases.wiederhole(deps(manager), person(manager).id, beratung, update=update_id(manager))
    except TooManyBeratungenError:
        await _zeige_liste(manager, rendere("beratungen/zu_viele", {"hoechstens": HOECHSTENS}))
        return
    if neue is None:
        await melde_veraltet(ereignis)
    else:
        await manager.switch_to(BeratungenSG.durchsicht)


async def _benenne(manager: DialogManager, name: str | None) -> None:
    beratung = manager.dialog_data["beratung"]
    if await usecases.benenne(deps(manager), person(manager).id, beratung, name):
        await _zeige(manager, beratung, BeratungenSG.eine)
    else:
        await _zeige_liste(manager, None)


async def _gehe_weiter(manager: DialogManager) -> None:
    """Go on: to the first open question, or to the result where nothing is open."""
    mittel = deps(manager)
    akte = await lade_akte(mittel, person(manager).id)
    if bereit_fuer_ergebnis(mittel.katalog, akte.wirksam):
        await oeffne_schritt(manager, ErgebnisSG.ueberblick, neue_nachricht=True)
    else:
        await oeffne_frage(manager)


async def _zeige_liste(manager: DialogManager, meldung: str | None) -> None:
    manager.dialog_data.update({"seite": 0, MELDUNG: meldung})
    await manager.switch_to(BeratungenSG.liste)


async def _zeige(manager: DialogManager, beratung: str, fenster: Any) -> None:
    manager.dialog_data.update({"beratung": beratung, MELDUNG: None})
    await manager.switch_to(fenster)
