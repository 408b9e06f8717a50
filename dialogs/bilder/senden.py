"""Send a picture into the chat: a new message with a caption, the whole picture in words with it, and the open window below.

The text is the caption where it fits; otherwise its first paragraph is, and the rest follows folded in a message of its own.
"""

import asyncio
import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final, cast

from aiogram import Bot
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from dialogs import captions
from dialogs.akte import nimm_tipp
from dialogs.bilder.bild import Bild
from dialogs.bilder.rendern import rendere_png
from dialogs.deps import deps, person, telegram_id, update_id
from dialogs.outdated import melde, melde_veraltet
from dialogs.widgets import Ereignis

# Under this key a dialog remembers the newest picture it has sent: which one, and when.
GESENDET: Final = "bild"
# A second tap on the same picture within this time is a double tap.
DOPPELT: Final = timedelta(minutes=1)
# Telegram's bounds in UTF-16 units; markup is counted here too, so both are kept with room to spare.
BESCHRIFTUNG_HOECHSTENS: Final = 1024
TEXT_HOECHSTENS: Final = 4000
ABSATZ: Final = "\n\n"


async def sende_bild(ereignis: Ereignis, manager: DialogManager, zeichne: Callable[[], Bild | None]) -> None:
    """Draw and send a picture once; ``zeichne`` is pure and runs in a thread, and ``None`` says that there is nothing to draw (any more).

    A tap that Telegram delivers again does nothing, a double tap says that the picture is there.
    """
    if isinstance(ereignis, CallbackQuery):
        update = update_id(manager)
        if not await nimm_tipp(deps(manager), person(manager), update):
            manager.show_mode = ShowMode.NO_UPDATE
            return
    bild = await asyncio.to_thread(zeichne)
    if bild is None:
        await melde_veraltet(ereignis)
    elif _eben_gesendet(manager, bild):
        manager.show_mode = ShowMode.NO_UPDATE
        await melde(ereignis, captions.BILD_SCHON_DA)
    else:
        await _sende(cast("Bot", manager.middleware_data["bot"]), telegram_id(ereignis), bild)
        manager.dialog_data[GESENDET] = [_kennung(bild), deps(manager).jetzt().isoformat()]
        manager.show_mode = ShowMode.SEND


async def _sende(bot: Bot, chat: int, bild: Bild) -> None:
    beschriftung, weiter = teile(bild.text)
    await bot.send_photo(chat, BufferedInputFile(await rendere_png(bild), f"{bild.name}.png"), caption=beschriftung)
    for stueck in weiter:
        await bot.send_message(chat, f"<blockquote expandable>{stueck}</blockquote>")


def teile(text: str) -> tuple[str, list[str]]:
    """Return the caption of a text and what follows it, in pieces that fit into a message. No line of ours opens what another closes."""
    if _laenge(text) <= BESCHRIFTUNG_HOECHSTENS:
        return text, []
    beschriftung, _, rest = text.partition(ABSATZ)
    return beschriftung, list(_stuecke(rest))


def _stuecke(text: str) -> Iterator[str]:
    stueck = ""
    for zeile in text.split("\n"):
        if stueck and _laenge(stueck) + _laenge(zeile) >= TEXT_HOECHSTENS:
            yield stueck.strip()
            stueck = ""
        stueck += f"{zeile}\n"
    yield stueck.strip()


def _eben_gesendet(manager: DialogManager, bild: Bild) -> bool:
    if GESENDET not in manager.dialog_data:
        return False
    kennung, zeit = manager.dialog_data[GESENDET]
    return bool(kennung == _kennung(bild)) and deps(manager).jetzt() - datetime.fromisoformat(zeit) < DOPPELT


def _kennung(bild: Bild) -> str:
    """Return what tells one picture from any other, and nothing about the answers."""
    return hashlib.sha256(bild.svg.encode()).hexdigest()


def _laenge(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
