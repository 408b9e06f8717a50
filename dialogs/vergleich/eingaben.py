"""What is typed at the choice of models: the names of models choose them, in any spelling."""

from aiogram.enums import ContentType
from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from dialogs.deps import deps
from dialogs.freitext import behandle_freitext, frage_nach, tippe_beschriftung
from dialogs.navigation import oeffne_vergleich
from dialogs.vergleich import getters, handlers
from knowledge.modellsuche import finde_modelle


def wahl_eingabe() -> MessageInput:
    """Return the input of the choice."""
    return MessageInput(behandle_eingabe, content_types=[ContentType.ANY])


async def behandle_eingabe(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
    """Choose what is typed beside what is chosen already; with two or three models the comparison follows."""
    if message.text is None:
        await behandle_freitext(message, manager)
        return
    if await frage_nach(message, manager) or await tippe_beschriftung(message, manager, handlers.tippe, getters.hole_wahl):
        return
    if finde_modelle(deps(manager).katalog, message.text):
        await oeffne_vergleich(manager, " ".join((*manager.dialog_data["modelle"], message.text)))
    else:
        await behandle_freitext(message, manager)
