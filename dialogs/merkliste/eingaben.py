"""What is typed in the Merkliste: the day of a reminder, alone or behind "erinnern am"."""

import re
from datetime import date
from typing import Final

from aiogram.types import Message
from aiogram_dialog import DialogManager

from dialogs.merkliste.handlers import waehle_tag
from dialogs.navigation import MELDUNG
from knowledge.eingabe import lies_datum

FUELLWORTE: Final = ("mich", "am", "ab", "bis", "im", "zum")
VORN: Final = re.compile(rf"\s*erinner\w*(?:\s+(?:{'|'.join(FUELLWORTE)}))*\s+", re.IGNORECASE)


async def nimm_datum(message: Message, manager: DialogManager) -> bool:
    """Take a typed day; a month means its last day."""
    gelesen = lies_datum(VORN.sub("", message.text or "", count=1), ende=True)
    if gelesen is None:
        return False
    manager.dialog_data[MELDUNG] = None
    await waehle_tag(manager, date.fromisoformat(str(gelesen.wert)), nachricht=message.message_id)
    return True
