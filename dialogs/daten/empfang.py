"""A document that was sent to the bot: the file with a person's data is read and, after a question, taken over.

It is not kept in between: the window remembers only where Telegram keeps it, and reads it once more when the person says yes.
"""

from io import BytesIO
from typing import Final, cast

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Document, Message
from aiogram_dialog import DialogManager
from aiohttp import ClientResponseError

from dialogs.akte import nimm_nachricht
from dialogs.deps import deps, person_oder_keine
from dialogs.navigation import oeffne_menue, oeffne_schritt, zeige_erneut
from dialogs.rendering import rendere
from dialogs.states import DatenSG
from knowledge.einfuhr import MAX_BYTES, Einfuhr, InvalidEinfuhrError, lies_einfuhr
from knowledge.personenbezug import arten

DATEI: Final = "datei"


async def empfange(message: Message, dialog_manager: DialogManager) -> None:
    """Read a document and ask whether to take it over; say what is wrong where it is none of ours."""
    wer = person_oder_keine(dialog_manager)
    if wer is None:
        await oeffne_menue(dialog_manager)
        return
    if not await nimm_nachricht(deps(dialog_manager), wer, message.message_id):
        return
    dokument = cast("Document", message.document)
    try:
        if (dokument.file_size or 0) > MAX_BYTES:
            raise InvalidEinfuhrError("zu_gross")
        einfuhr = await lade_einfuhr(dialog_manager, dokument.file_id)
    except InvalidEinfuhrError as fehler:
        await message.answer(fehlersatz(fehler))
        await zeige_erneut(dialog_manager)
        return
    freitexte = [text for beratung in einfuhr.beratungen for text in beratung.freitexte]
    daten = {
        DATEI: dokument.file_id,
        "beratungen": len(einfuhr.beratungen),
        "antworten": sum(len(beratung.antworten) for beratung in einfuhr.beratungen),
        "personenbezug": any(arten(text) for text in freitexte),
    }
    await oeffne_schritt(dialog_manager, DatenSG.einfuhr, daten)


async def lade_einfuhr(manager: DialogManager, file_id: str) -> Einfuhr:
    """Fetch a document from Telegram and return what it holds. Raises :class:`InvalidEinfuhrError`."""
    bot = cast("Bot", manager.middleware_data["bot"])
    inhalt = BytesIO()
    try:
        datei = await bot.get_file(file_id)
        if (datei.file_size or 0) > MAX_BYTES:
            raise InvalidEinfuhrError("zu_gross")
        await bot.download_file(datei.file_path or "", inhalt)
    except (TelegramBadRequest, ClientResponseError) as fehler:
        raise InvalidEinfuhrError("zu_gross" if "too big" in str(fehler) else "weg") from fehler
    return lies_einfuhr(deps(manager).katalog, inhalt.getvalue())


def fehlersatz(fehler: InvalidEinfuhrError) -> str:
    """Return what is wrong with a file and what to do about it."""
    return rendere("daten/einfuhr_fehler", {"art": fehler.art, "stelle": fehler.stelle})
