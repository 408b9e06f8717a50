"""What a tap or a typed line leads to. Nothing is stored before it was confirmed."""

from typing import Any

from aiogram.enums import ContentType
from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from dialogs.deps import deps, person, update_id
from dialogs.freitext import Getter, behandle_freitext, folge_befehlswort, frage_nach, tippe_beschriftung
from dialogs.navigation import MELDUNG, oeffne_frage, oeffne_menue, oeffne_schritt
from dialogs.outdated import melde_veraltet
from dialogs.rendering import rendere
from dialogs.schnell import ansichten
from dialogs.schnell.zeile import TEXT, WAHL, lies_stand
from dialogs.speichern import speichere
from dialogs.states import ErgebnisSG, SchnellSG
from dialogs.widgets import Ereignis, Tippen
from knowledge.beratung import bereit_fuer_ergebnis
from knowledge.personenbezug import verdecke
from knowledge.schnell import MAX_ZEICHEN, WEGLASSEN


async def beginne(_daten: Any, manager: DialogManager) -> None:
    """Read the line the dialog was opened with, if there is one."""
    daten = manager.start_data if isinstance(manager.start_data, dict) else {}
    text = daten.get(TEXT)
    if isinstance(text, str) and text.strip():
        await _nimm_zeile(manager, text)


async def tippe_eingabe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the window that waits for a line."""
    await _fuss(ereignis, manager, knopf)


async def tippe_klaeren(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the question about one piece; a button says which piece it is about."""
    art, _, ziel = knopf.partition("/")
    if art != "deutung":
        await _fuss(ereignis, manager, knopf)
        return
    stand = (await lies_stand(manager)).zwischenstand
    erlaubt = {f"{stand.stelle}/{nummer}": nummer for nummer in (WEGLASSEN, *range(len(stand.offen.deutungen) if stand.offen else 0))}
    if stand.offen is None or ziel not in erlaubt:
        await melde_veraltet(ereignis)
        return
    manager.dialog_data[WAHL] = [*manager.dialog_data.get(WAHL, []), erlaubt[ziel]]
    await _zeige(manager)


async def tippe_bestaetigen(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to what was understood."""
    art, _, ziel = knopf.partition("/")
    if knopf == "verwerfen":
        manager.dialog_data.update({TEXT: "", WAHL: [], MELDUNG: rendere("schnell/verworfen", {})})
        await manager.switch_to(SchnellSG.eingabe)
    elif art == "uebernehmen":
        await _uebernimm(ereignis, manager, ziel)
    else:
        await _fuss(ereignis, manager, knopf)


async def tippe_gespeichert(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the window after the line was stored."""
    if knopf == "weiter":
        await oeffne_frage(manager)
    elif knopf == "ergebnis":
        await oeffne_schritt(manager, ErgebnisSG.ueberblick, neue_nachricht=True)
    else:
        await _fuss(ereignis, manager, knopf)


def zeilen_eingabe(tippe: Tippen, getter: Getter) -> MessageInput:
    """Return the input of a window that takes a line; ``tippe`` and ``getter`` are those of its buttons."""

    async def behandle(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
        if message.text is None:
            await behandle_freitext(message, manager)
            return
        if await frage_nach(message, manager) or await tippe_beschriftung(message, manager, tippe, getter):
            return
        # Labels are compared first, and that claims the message: what comes here was not delivered before.
        if not await folge_befehlswort(message.text, manager):
            await _nimm_zeile(manager, message.text)

    return MessageInput(behandle, content_types=[ContentType.ANY])


async def _nimm_zeile(manager: DialogManager, text: str) -> None:
    """Read a line, after what was read and cleared up before; contradictions between the two are asked."""
    bisher = manager.dialog_data.get(TEXT, "")
    # The line is stored with the dialog until it is confirmed; nothing in it that belongs to a person could be an answer.
    text = verdecke(text)
    ganz = f"{bisher}\n{text}" if bisher else text
    if len(ganz) > MAX_ZEICHEN:
        manager.dialog_data[MELDUNG] = rendere("schnell/zu_lang", {"hoechstens": MAX_ZEICHEN})
        return
    manager.dialog_data.update({TEXT: ganz, WAHL: [], MELDUNG: None})
    await _zeige(manager)


async def _zeige(manager: DialogManager) -> None:
    """Show what comes next: a piece to be asked, what was understood, or that nothing was."""
    stand = await lies_stand(manager)
    if stand.zwischenstand.offen is not None:
        await manager.switch_to(SchnellSG.klaeren)
    elif stand.zwischenstand.stuecke:
        await manager.switch_to(SchnellSG.bestaetigen)
    else:
        manager.dialog_data.update(
            {
                TEXT: "",
                WAHL: [],
                MELDUNG: rendere("schnell/nichts_verstanden", ansichten.nichts_verstanden(stand.zeile, stand.zwischenstand)),
            }
        )
        await manager.switch_to(SchnellSG.eingabe)


async def _uebernimm(ereignis: Ereignis, manager: DialogManager, marke: str) -> None:
    stand = await lies_stand(manager)
    stuecke = stand.zwischenstand.stuecke
    if stand.zwischenstand.offen is not None or not stuecke or marke != ansichten.marke(stuecke):
        await melde_veraltet(ereignis)
        return
    update = update_id(manager)
    akte = await speichere(deps(manager), person(manager).id, {stueck.frage: stueck.wert for stueck in stuecke}, update=update)
    if akte is None:
        return
    if bereit_fuer_ergebnis(deps(manager).katalog, akte.wirksam):
        await oeffne_schritt(manager, ErgebnisSG.ueberblick, neue_nachricht=True)
    else:
        manager.dialog_data.update({TEXT: "", WAHL: [], MELDUNG: None, "anzahl": len(stuecke)})
        await manager.switch_to(SchnellSG.gespeichert)


async def _fuss(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    if knopf == "menue":
        await oeffne_menue(manager)
    else:
        await melde_veraltet(ereignis)
