"""What is typed where an answer on trial is chosen: nothing of it is stored, so a guess is simply shown."""

from aiogram.enums import ContentType
from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from dialogs.akte import lade_akte
from dialogs.deps import deps, person
from dialogs.fragen import lies, wert_der_option
from dialogs.freitext import behandle_freitext, folge_befehlswort, frage_nach, tippe_beschriftung
from dialogs.gegenprobe import getters, handlers
from dialogs.rendering import rendere
from knowledge.eingabe import EinwohnerFehltError
from knowledge.frage import Wert
from knowledge.lesen import worte_der_optionen
from knowledge.verstehen import verstehe_option


def probe_eingabe() -> MessageInput:
    """Return the input of the window."""
    return MessageInput(behandle_eingabe, content_types=[ContentType.ANY])


async def behandle_eingabe(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
    """Try a typed answer; a label is a tap, a word such as "zurück" leads on."""
    if message.text is None:
        await behandle_freitext(message, manager)
        return
    if await frage_nach(message, manager) or await tippe_beschriftung(message, manager, handlers.tippe, getters.hole_antworten):
        return
    try:
        wert = await _lies(message.text, manager)
    except EinwohnerFehltError:
        await message.answer(rendere("beratung/einwohner_fehlt", {}))
        return
    if wert is not None:
        await handlers.zeige_versuch(manager, {manager.dialog_data[handlers.FRAGE]: wert})
    elif not await folge_befehlswort(message.text, manager):
        manager.dialog_data[handlers.NICHT_GELESEN] = True


async def _lies(text: str, manager: DialogManager) -> Wert | None:
    katalog = deps(manager).katalog
    frage = katalog.fragen[manager.dialog_data[handlers.FRAGE]]
    akte = await lade_akte(deps(manager), person(manager).id)
    gelesen = lies(katalog, frage, text, akte.alle)
    if gelesen is not None:
        return gelesen.wert
    verstanden = verstehe_option(text, worte_der_optionen(katalog, frage))
    return None if verstanden is None else wert_der_option(frage, verstanden.option)
