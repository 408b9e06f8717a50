"""What is typed for the talk: an achievement or an idea in one's own words. Every typed text comes through here before it is stored."""

import re
from typing import Final

from aiogram.types import Message
from aiogram_dialog import DialogManager

from dialogs import captions
from dialogs.deps import deps, person
from dialogs.freitext import eine_zeile
from dialogs.gespraech import ansichten, usecases
from dialogs.gespraech.handlers import melde_ausgang
from dialogs.navigation import MELDUNG
from dialogs.rendering import rendere
from knowledge.gespraech import FAKTOREN, IDEEN, TEXT_HOECHSTENS, eigener_punkt

# The label of a button with a number that is not there, or no longer: no achievement and no idea.
NUMMERNKNOPF: Final = re.compile(
    "|".join(label.format(nummer=r"\d+") for label in (captions.NR_LOESCHEN, captions.NR_NACH_VORN)), re.IGNORECASE
)


async def nimm_erfolg(message: Message, manager: DialogManager) -> bool:
    """Take an achievement for the factor that is shown."""
    gemerkt = manager.dialog_data.get(ansichten.FAKTOR)
    return await _nimm(message, manager, gemerkt if gemerkt in FAKTOREN else FAKTOREN[0])


async def nimm_idee(message: Message, manager: DialogManager) -> bool:
    """Take an idea."""
    return await _nimm(message, manager, IDEEN)


async def _nimm(message: Message, manager: DialogManager, teil: str) -> bool:
    text = eine_zeile(message.text or "")
    if not text or NUMMERNKNOPF.fullmatch(text):
        return False
    manager.dialog_data[MELDUNG] = _einwand_gegen(text)
    if manager.dialog_data[MELDUNG] is None:
        punkt = eigener_punkt(text)
        melde_ausgang(manager, await usecases.merke(deps(manager), person(manager).id, teil, punkt, nachricht=message.message_id))
    return True


def _einwand_gegen(text: str) -> str | None:
    """Return what has to be said about a text before it is stored; ``None`` where it can be."""
    if len(text) > TEXT_HOECHSTENS:
        return rendere("gespraech/zu_lang", {"laenge": len(text), "hoechstens": TEXT_HOECHSTENS})
    return None
