"""What is typed where no answer is expected: words such as "hilfe" lead on, a model's name opens its Steckbrief, all else is explained."""

from aiogram.enums import ContentType
from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from dialogs.deps import deps
from dialogs.navigation import oeffne_frage, oeffne_menue, oeffne_nachschlagen, oeffne_schritt, oeffne_steckbrief
from dialogs.rendering import rendere
from dialogs.states import NACHSCHLAGEN, BeratungSG, HilfeSG
from knowledge.eingabe import lies_befehlswort
from knowledge.modellsuche import finde_modell


def freitext() -> MessageInput:
    """Return the input that belongs to every window in which no answer is typed."""
    return MessageInput(behandle_freitext, content_types=[ContentType.ANY])


async def behandle_freitext(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
    """React to a typed text or anything else that is sent."""
    if message.text is None:
        await message.answer(rendere("hilfe/nur_text", {}))
        return
    if await folge_befehlswort(message.text, manager):
        return
    funde = finde_modell(deps(manager).katalog, message.text)
    if len(funde) == 1:
        await oeffne_steckbrief(manager, funde[0].untermodell or funde[0].steckbrief.id)
        return
    await message.answer(rendere("hilfe/nicht_verstanden", {"funde": funde}))


async def folge_befehlswort(text: str, manager: DialogManager) -> bool:
    """Follow a word such as "zurück" or "hilfe"; tell whether the text was one."""
    wort = lies_befehlswort(text)
    if wort == "hilfe":
        await oeffne_nachschlagen(manager, HilfeSG.hilfe)
    elif wort in ("menue", "abbrechen"):
        await oeffne_menue(manager)
    elif wort == "weiter":
        await oeffne_frage(manager)
    elif wort == "uebersicht":
        await oeffne_schritt(manager, BeratungSG.uebersicht)
    elif wort == "zurueck" and manager.current_context().state.group in NACHSCHLAGEN:
        await manager.done()
    elif wort == "zurueck":
        await oeffne_menue(manager)
    else:
        return False
    return True
