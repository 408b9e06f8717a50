"""What a tap in the windows about a person's data leads to."""

from typing import cast

from aiogram import Bot
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from dialogs import captions
from dialogs.akte import nimm_tipp
from dialogs.daten import ansichten, usecases
from dialogs.daten.empfang import DATEI, fehlersatz, lade_einfuhr
from dialogs.daten.gang import betroffene, oeffne_daten
from dialogs.deps import BEKANNT_KEY, PERSON_KEY, bekannte_person, deps, person, telegram_id
from dialogs.navigation import oeffne_menue, oeffne_nachschlagen
from dialogs.outdated import melde_veraltet
from dialogs.planstand import tag_von
from dialogs.rendering import rendere
from dialogs.states import DatenschutzSG, DatenSG
from dialogs.widgets import Ereignis
from knowledge.einfuhr import InvalidEinfuhrError


async def tippe_datenschutz(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to what is said about data protection."""
    if knopf == "zu":
        await manager.done()
    elif knopf == "meine" and bekannte_person(manager):
        await oeffne_daten(manager, DatenSG.uebersicht)
    elif knopf == "loeschen" and bekannte_person(manager):
        await oeffne_daten(manager, DatenSG.loeschen)
    else:
        await melde_veraltet(ereignis)


async def tippe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the overview and to the question before everything is deleted."""
    zustand = manager.current_context().state
    if knopf == "datei":
        await _sende_datei(ereignis, manager)
    elif knopf == "menue":
        await oeffne_menue(manager)
    elif knopf == "datenschutz":
        await oeffne_nachschlagen(manager, DatenschutzSG.hinweis)
    elif knopf == "loeschen":
        await manager.switch_to(DatenSG.loeschen)
    elif knopf == "behalten" and zustand == DatenSG.loeschen:
        await manager.switch_to(DatenSG.uebersicht)
    elif knopf == ansichten.JA and zustand == DatenSG.loeschen:
        await _loesche(ereignis, manager)
    else:
        await melde_veraltet(ereignis)


async def tippe_einfuhr(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the question before a file is taken over."""
    if knopf == ansichten.UEBERNEHMEN:
        await _uebernimm(ereignis, manager)
    elif knopf == "verwerfen":
        await _sage(ereignis, manager, rendere("daten/verworfen", {}))
        await oeffne_menue(manager, neue_nachricht=True)
    else:
        await melde_veraltet(ereignis)


async def _sende_datei(ereignis: Ereignis, manager: DialogManager) -> None:
    update = manager.middleware_data["event_update"].update_id
    if isinstance(ereignis, CallbackQuery) and not await nimm_tipp(deps(manager), betroffene(manager), update):
        manager.show_mode = ShowMode.NO_UPDATE
        return
    inhalt = await usecases.erstelle_datei(deps(manager), betroffene(manager))
    bot = cast("Bot", manager.middleware_data["bot"])
    await bot.send_document(
        telegram_id(ereignis), BufferedInputFile(inhalt, captions.DATEN_DATEI), caption=rendere("daten/datei", {"groesse": len(inhalt)})
    )
    manager.show_mode = ShowMode.SEND


async def _loesche(ereignis: Ereignis, manager: DialogManager) -> None:
    """Delete everything, say what it was, and show the notice as to somebody new: from here on nothing is stored again."""
    mittel = deps(manager)
    anzahl = await usecases.loesche_alles(mittel, betroffene(manager))
    manager.middleware_data.update({PERSON_KEY: None, BEKANNT_KEY: None})
    daten = {"posten": ansichten.posten(anzahl), "tag": tag_von(mittel.jetzt()).isoformat(), "lokal": mittel.betreiber.lokal}
    await _sage(ereignis, manager, rendere("daten/quittung", daten))
    await oeffne_menue(manager, neue_nachricht=True)


async def _uebernimm(ereignis: Ereignis, manager: DialogManager) -> None:
    daten = manager.start_data if isinstance(manager.start_data, dict) else {}
    update = manager.middleware_data["event_update"].update_id
    try:
        einfuhr = await lade_einfuhr(manager, daten[DATEI])
        anzahl = await usecases.uebernimm(deps(manager), person(manager), einfuhr, update=update)
    except InvalidEinfuhrError as fehler:
        await _sage(ereignis, manager, fehlersatz(fehler))
    except usecases.TooManyBeratungenError:
        await _sage(ereignis, manager, fehlersatz(InvalidEinfuhrError("zu_viele")))
    else:
        if anzahl is not None:
            await _sage(ereignis, manager, rendere("daten/uebernommen", {"anzahl": anzahl}))
    await oeffne_menue(manager, neue_nachricht=True)


async def _sage(ereignis: Ereignis, manager: DialogManager, text: str) -> None:
    bot = cast("Bot", manager.middleware_data["bot"])
    await bot.send_message(telegram_id(ereignis), text)
