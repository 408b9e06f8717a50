"""What is typed in the schedule: a date, the title of a milestone, a note."""

from datetime import date

from aiogram.types import Message
from aiogram_dialog import DialogManager

from dialogs.deps import deps, person
from dialogs.freitext import eine_zeile, lesbar
from dialogs.navigation import MELDUNG
from dialogs.rendering import rendere
from dialogs.states import ZeitplanSG
from dialogs.zeitplan import usecases
from dialogs.zeitplan.handlers import melde_einwand, waehle_datum
from dialogs.zeitplan.usecases import Herkunft
from knowledge.eingabe import lies_datum
from knowledge.umplanung import NOTIZ_HOECHSTENS, TITEL_HOECHSTENS


async def nimm_datum(message: Message, manager: DialogManager) -> bool:
    """Take a typed date; a month means its last day."""
    gelesen = lies_datum(message.text or "", ende=True)
    if gelesen is None:
        return False
    manager.dialog_data[MELDUNG] = None
    await waehle_datum(manager, date.fromisoformat(str(gelesen.wert)), Herkunft(nachricht=message.message_id))
    return True


async def nimm_titel(message: Message, manager: DialogManager) -> bool:
    """Take the title of a milestone: the date comes next for a new one."""
    titel = eine_zeile(message.text or "")
    if not titel or _zu_lang(manager, titel, TITEL_HOECHSTENS):
        return bool(titel)
    fenster = manager.dialog_data
    if not fenster["termin"]:
        fenster.update(neu_titel=titel, kalender=None)
        await manager.switch_to(ZeitplanSG.datum)
        return True
    herkunft = Herkunft(nachricht=message.message_id)
    ausgang = await usecases.benenne(deps(manager), person(manager).id, fenster["termin"], titel, herkunft)
    await _zeige_karte(manager, ausgang)
    return True


async def nimm_notiz(message: Message, manager: DialogManager) -> bool:
    """Take a note."""
    notiz = "\n".join(lesbar(zeile).strip() for zeile in (message.text or "").splitlines()).strip()
    if not notiz or _zu_lang(manager, notiz, NOTIZ_HOECHSTENS):
        return bool(notiz)
    herkunft = Herkunft(nachricht=message.message_id)
    ausgang = await usecases.notiere(deps(manager), person(manager).id, manager.dialog_data["termin"], notiz, herkunft)
    await _zeige_karte(manager, ausgang)
    return True


async def _zeige_karte(manager: DialogManager, ausgang: usecases.Ausgang | None) -> None:
    manager.dialog_data[MELDUNG] = None
    if ausgang is not None:
        melde_einwand(manager, ausgang)
    await manager.switch_to(ZeitplanSG.karte)


def _zu_lang(manager: DialogManager, text: str, hoechstens: int) -> bool:
    if len(text) <= hoechstens:
        return False
    manager.dialog_data[MELDUNG] = rendere("zeitplan/zu_lang", {"laenge": len(text), "hoechstens": hoechstens})
    return True
