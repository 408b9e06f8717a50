"""What is typed at a task: one share or both, the label of a button, or a word such as "zurück"."""

from aiogram.enums import ContentType
from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from dialogs import captions
from dialogs.akte import nimm_nachricht
from dialogs.aufgaben import gang, getters, handlers, usecases
from dialogs.aufgaben.usecases import Anlass
from dialogs.deps import deps, person
from dialogs.freitext import behandle_freitext, folge_befehlswort, frage_nach, tippe_beschriftung
from dialogs.navigation import MELDUNG
from dialogs.rendering import rendere
from dialogs.states import AufgabenSG
from knowledge.arbeitszeit import Feld
from knowledge.eingabe import lies_befehlswort
from knowledge.eingabe_anteil import Anteilangabe, ShareRefusedError, lies_anteile


def aufgabe_eingabe() -> MessageInput:
    """Return the input of the window of one task."""
    return MessageInput(behandle_eingabe, content_types=[ContentType.ANY])


async def behandle_eingabe(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
    """React to what is typed or sent at a task."""
    platz = gang.gezeigt(manager)
    if message.text is None or platz is None:
        await behandle_freitext(message, manager)
        return
    if await frage_nach(message, manager):
        return
    if platz[0] not in {aufgabe.id for aufgabe in (await gang.lade(manager)).zeit.aufgaben}:
        # The type of the Kommune was changed elsewhere, and this is no task of it any more.
        await manager.switch_to(AufgabenSG.uebersicht)
        return
    try:
        angabe = lies_anteile(message.text, platz[1])
    except ShareRefusedError as fehler:
        if await nimm_nachricht(deps(manager), person(manager), message.message_id):
            _melde_unverstanden(manager, fehler.grund)
        return
    if angabe is not None:
        await _trage_ein(message, manager, platz, angabe)
    elif not await tippe_beschriftung(message, manager, handlers.tippe, getters.hole_aufgabe) and not await _folge(
        message.text, manager, platz
    ):
        _melde_unverstanden(manager, None)


async def _trage_ein(message: Message, manager: DialogManager, platz: tuple[str, Feld], angabe: Anteilangabe) -> None:
    """Store what was read, go on, and say above the next task how it was read."""
    aufgabe, feld = platz
    neue = {(aufgabe, spalte): wert for spalte, wert in angabe.werte.items()}
    if not await usecases.setze(deps(manager), person(manager).id, neue, Anlass(nachricht=message.message_id)):
        return
    akte = await gang.lade(manager)
    gefunden = next(eintrag for eintrag in akte.zeit.aufgaben if eintrag.id == aufgabe)
    daten = {"aufgabe": gefunden, "werte": angabe.werte, "spalten": captions.SPALTEN, "genau": angabe.genau}
    manager.dialog_data[MELDUNG] = rendere("aufgaben/gespeichert", daten)
    if angabe.werte.get(feld) is not None:
        await gang.gehe_weiter(manager, akte.zeit, aufgabe, feld)


async def _folge(text: str, manager: DialogManager, platz: tuple[str, Feld]) -> bool:
    manager.dialog_data[MELDUNG] = None
    wort = lies_befehlswort(text)
    if wort == "weiter":
        await gang.gehe_weiter(manager, (await gang.lade(manager)).zeit, *platz)
    elif wort == "zurueck":
        gefunden = next(eintrag for eintrag in (await gang.lade(manager)).zeit.aufgaben if eintrag.id == platz[0])
        await gang.zeige_gruppe(manager, gefunden.gruppe)
    else:
        return await folge_befehlswort(text, manager)
    return True


def _melde_unverstanden(manager: DialogManager, grund: str | None) -> None:
    manager.dialog_data[MELDUNG] = rendere("aufgaben/nicht_verstanden", {"grund": grund})
