"""What a tap or a typed name leads to: a document in a new message, and the choice below it."""

from contextlib import suppress
from typing import Any, cast

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from dialogs import captions
from dialogs.akte import nimm_nachricht, nimm_tipp
from dialogs.bericht.ansichten import ANGEBOT, OHNE_NAMEN
from dialogs.bericht.getters import DOKUMENT, ZU_LANG
from dialogs.bericht.usecases import erstelle_datei
from dialogs.deps import deps, person, telegram_id, update_id
from dialogs.navigation import oeffne_menue, oeffne_schritt
from dialogs.outdated import melde_veraltet
from dialogs.states import BerichtSG, ErgebnisSG
from dialogs.widgets import Ereignis
from knowledge.bericht import KOMMUNE_HOECHSTENS


async def beginne(daten: Any, manager: DialogManager) -> None:
    """Ask for the name at once where the document was chosen before."""
    dokument = daten.get(DOKUMENT) if isinstance(daten, dict) else None
    if dokument in ANGEBOT:
        manager.dialog_data[DOKUMENT] = dokument


async def tippe_wahl(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the choice between the documents."""
    if knopf in ANGEBOT:
        manager.dialog_data[DOKUMENT] = knopf
        manager.dialog_data.pop(ZU_LANG, None)
        await manager.switch_to(BerichtSG.name)
    elif knopf == "ergebnis":
        await oeffne_schritt(manager, ErgebnisSG.ueberblick)
    elif knopf == "menue":
        await oeffne_menue(manager)
    else:
        await melde_veraltet(ereignis)


async def tippe_name(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the question for the name: make the document without one, or go back."""
    dokument = knopf.removeprefix(OHNE_NAMEN)
    if knopf == "zurueck":
        await manager.switch_to(BerichtSG.wahl)
    elif knopf.startswith(OHNE_NAMEN) and dokument in ANGEBOT:
        if isinstance(ereignis, CallbackQuery) and not await _ist_neu(manager):
            manager.show_mode = ShowMode.NO_UPDATE
            return
        await _erstelle(ereignis, manager, dokument, None)
    else:
        await melde_veraltet(ereignis)


async def nimm_name(message: Message, manager: DialogManager) -> bool:
    """Take a typed name; there is no text that is no name but one that cannot be printed. Delivered again it makes no second document."""
    if not await nimm_nachricht(deps(manager), person(manager), message.message_id):
        return True
    name = " ".join((message.text or "").split())
    if len(name) > KOMMUNE_HOECHSTENS or not name.isprintable():
        manager.dialog_data[ZU_LANG] = True
    else:
        await _erstelle(message, manager, manager.dialog_data[DOKUMENT], name)
    return True


async def _ist_neu(manager: DialogManager) -> bool:
    """Tell whether this tap comes for the first time: delivered again after a crash it must not make a second document."""
    return await nimm_tipp(deps(manager), person(manager), update_id(manager))


async def _erstelle(ereignis: Ereignis, manager: DialogManager, dokument: str, kommune: str | None) -> None:
    """Say that the document is being made, make and send it, and show the choice below.

    The tap itself is answered at the end: answered at once, it could no longer tell of a failure.
    """
    bot, chat = cast("Bot", manager.middleware_data["bot"]), telegram_id(ereignis)
    nachricht = await bot.send_message(chat, captions.WIRD_ERSTELLT.format(dokument=captions.DOKUMENTE[dokument]))
    await bot.send_chat_action(chat, ChatAction.UPLOAD_DOCUMENT)
    art, form = ANGEBOT[dokument]
    try:
        datei = await erstelle_datei(deps(manager), person(manager).id, art, form, kommune)
        await bot.send_document(chat, BufferedInputFile(datei.inhalt, datei.name), caption=captions.DOKUMENT_FERTIG[art])
    finally:
        with suppress(TelegramAPIError):
            await bot.delete_message(chat, nachricht.message_id)
    await manager.switch_to(BerichtSG.wahl, show_mode=ShowMode.SEND)
