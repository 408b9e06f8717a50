"""Ask before a typed text is stored that seems to name a person: "So speichern" or "Ändern".

The text itself is kept nowhere meanwhile: the question is a reply to the person's own message, and Telegram hands that message over again
together with the tap. The dialog only remembers its id and a checksum too short to tell what was written, so that the same text sent once
more counts as a yes as well.
"""

import zlib
from contextlib import suppress
from typing import Final

from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.utils import CB_SEP

from dialogs import captions
from dialogs.freitext import Nimm
from dialogs.outdated import melde, melde_veraltet
from dialogs.rendering import rendere
from dialogs.widgets import WIDGET_ID, Ereignis, Tippen
from knowledge import personenbezug
from knowledge.eingabe import normalisiere

MARKE: Final = "personenbezug"
SO: Final = "personenbezug/so"
AENDERN: Final = "personenbezug/aendern"


def geschuetzt(nimm: Nimm) -> Nimm:
    """Return an input that asks before it takes a text which seems to name a person."""

    async def nimm_geprueft(message: Message, manager: DialogManager) -> bool:
        text, marke = message.text or "", manager.dialog_data.get(MARKE)
        if marke and normalisiere(text) in map(normalisiere, (captions.SO_SPEICHERN, captions.AENDERN)):
            await _antworte_getippt(message, manager, text)
            return True
        gefunden = personenbezug.arten(text)
        if not gefunden or (marke and message.message_id > marke["nachricht"] and _summe(text) == marke["summe"]):
            manager.dialog_data.pop(MARKE, None)
            return await nimm(message, manager)
        manager.dialog_data[MARKE] = {"nachricht": message.message_id, "summe": _summe(text)}
        manager.show_mode = ShowMode.NO_UPDATE
        await message.reply(rendere("personenbezug/rueckfrage", {"arten": gefunden}), reply_markup=_tastatur(manager))
        return True

    return nimm_geprueft


def mit_rueckfrage(tippe: Tippen, nimm: Nimm) -> Tippen:
    """Return the reaction to the buttons of such a window: those below the question, and those of the window itself."""

    async def tippe_geprueft(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
        marke = manager.dialog_data.pop(MARKE, None)
        if knopf == SO:
            await _speichere(ereignis, manager, nimm, marke)
        elif knopf == AENDERN:
            await _nimm_tasten_weg(ereignis)
        else:
            await tippe(ereignis, manager, knopf)

    return tippe_geprueft


async def _speichere(ereignis: Ereignis, manager: DialogManager, nimm: Nimm, marke: dict[str, int] | None) -> None:
    frage = ereignis.message if isinstance(ereignis, CallbackQuery) else None
    if marke is None:
        await melde_veraltet(ereignis)
        return
    text = frage.reply_to_message if isinstance(frage, Message) else None
    if text is None or text.message_id != marke["nachricht"]:
        # The person has deleted the message, or Telegram keeps it to itself by now: nobody has the text any more.
        await melde(ereignis, captions.TOAST_NOCH_EINMAL)
        return
    await _nimm_tasten_weg(ereignis)
    await nimm(text, manager)


async def _antworte_getippt(message: Message, manager: DialogManager, text: str) -> None:
    if normalisiere(text) == normalisiere(captions.AENDERN):
        manager.dialog_data.pop(MARKE, None)
        return
    manager.show_mode = ShowMode.NO_UPDATE
    await message.answer(rendere("personenbezug/noch_einmal", {}))


async def _nimm_tasten_weg(ereignis: Ereignis) -> None:
    if isinstance(ereignis, CallbackQuery) and isinstance(ereignis.message, Message):
        with suppress(TelegramAPIError):
            await ereignis.message.edit_reply_markup(reply_markup=None)


def _tastatur(manager: DialogManager) -> InlineKeyboardMarkup:
    """Return buttons that belong to the window that is open: once it is left, they are from earlier like any other."""
    vorn = f"{manager.current_context().id}{CB_SEP}{WIDGET_ID}:"
    knoepfe = ((SO, captions.SO_SPEICHERN), (AENDERN, captions.AENDERN))
    reihe = [InlineKeyboardButton(text=text, callback_data=f"{vorn}{kennung}") for kennung, text in knoepfe]
    return InlineKeyboardMarkup(inline_keyboard=[reihe])


def _summe(text: str) -> int:
    """Return 16 bits: enough to know the same text again, too few to guess it from."""
    return zlib.crc32(text.strip().encode(errors="replace")) & 0xFFFF
