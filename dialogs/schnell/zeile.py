"""The line a window is about: its text and the choices made so far are kept, what they mean is worked out anew each time."""

import asyncio
from dataclasses import dataclass
from typing import Final

from aiogram_dialog import DialogManager

from dialogs.akte import Akte, lade_akte
from dialogs.deps import deps, person
from knowledge.schnell import Schnellzeile, Zwischenstand, lies_zeile, loese

TEXT: Final = "text"
WAHL: Final = "wahl"


@dataclass(frozen=True, slots=True)
class Stand:
    """What was read, how far it is cleared up, and the answers before it."""

    zeile: Schnellzeile
    zwischenstand: Zwischenstand
    akte: Akte


async def lies_stand(manager: DialogManager) -> Stand:
    """Read the line of this dialog. A long one takes longer than the event loop should wait."""
    mittel, fenster = deps(manager), manager.dialog_data
    akte = await lade_akte(mittel, person(manager).id)
    bekannt = akte.wirksam.bekannt("einwohner")
    einwohner = bekannt if isinstance(bekannt, int) else None
    zeile = await asyncio.to_thread(lies_zeile, mittel.katalog, fenster.get(TEXT, ""), einwohner)
    return Stand(zeile, loese(zeile, fenster.get(WAHL, [])), akte)
