"""What a tap in the schedule leads to. A button names its milestone and what becomes of it, so a late or second tap changes no other."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import Any

from aiogram import Bot
from aiogram.types import BufferedInputFile
from aiogram_dialog import DialogManager, ShowMode

from dialogs import captions, kalender
from dialogs.bilder.senden import sende_bild
from dialogs.bilder.zeitplan import zeichne_zeitplan
from dialogs.deps import deps, person, telegram_id, update_id
from dialogs.navigation import MELDUNG, oeffne_einzelne_frage, oeffne_menue, oeffne_schritt
from dialogs.outdated import melde, melde_veraltet
from dialogs.planstand import lade_planstand
from dialogs.rendering import rendere
from dialogs.states import ErinnerungenSG, ZeitplanSG
from dialogs.widgets import Ereignis
from dialogs.zeitplan import usecases
from dialogs.zeitplan.ansichten import NEU, PLANFRAGEN
from dialogs.zeitplan.usecases import Ausgang, Herkunft
from knowledge.umplanung import EIGENE_HOECHSTENS

Tat = Callable[[Ereignis, DialogManager, str], Awaitable[None]]


async def beginne(_daten: Any, manager: DialogManager) -> None:
    """Begin on the first page."""
    manager.dialog_data.update(seite=0, termin=None, neu_titel=None, kalender=None, loeschen=None)


async def tippe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to any window of the schedule."""
    manager.dialog_data[MELDUNG] = None
    art, _, ziel = knopf.partition("/")
    tat = TATEN.get(art)
    if tat is not None:
        await tat(ereignis, manager, ziel)
    elif manager.current_context().state == ZeitplanSG.datum and art == _gefragt(manager):
        await _tippe_kalender(ereignis, manager, ziel)
    else:
        await melde_veraltet(ereignis)


def _gefragt(manager: DialogManager) -> str | None:
    """Return what the window asks a date for."""
    fenster = manager.dialog_data
    return fenster["termin"] or (NEU if fenster["neu_titel"] else None)


async def waehle_datum(manager: DialogManager, tag: date, herkunft: Herkunft) -> None:
    """Store the date that was picked or typed, and show the milestone; where it cannot be, say why and ask again."""
    fenster, mittel, wer = manager.dialog_data, deps(manager), person(manager).id
    if fenster["termin"]:
        ausgang = await usecases.verschiebe(mittel, wer, fenster["termin"], tag, herkunft)
    else:
        angelegt, ausgang = await usecases.lege_an(mittel, wer, fenster["neu_titel"], tag, herkunft)
        fenster["termin"] = angelegt if ausgang is None else None
    if ausgang in ("vorbei", "jahr"):
        melde_einwand(manager, ausgang)
        return
    if ausgang is not None:
        melde_einwand(manager, ausgang)
    await manager.switch_to(ZeitplanSG.karte if fenster["termin"] else ZeitplanSG.plan)


def melde_einwand(manager: DialogManager, ausgang: Ausgang) -> None:
    """Show above the window why something was not done; a repetition is passed over in silence."""
    if ausgang != "wiederholt":
        manager.dialog_data[MELDUNG] = rendere("zeitplan/einwand", {"einwand": ausgang, "hoechstens": EIGENE_HOECHSTENS})


def aus_tipp(manager: DialogManager) -> Herkunft:
    """Return what a tap came in."""
    return Herkunft(update=update_id(manager))


async def _tippe_kalender(ereignis: Ereignis, manager: DialogManager, teil: str) -> None:
    if (tag := kalender.lies_tag(teil)) is not None:
        await waehle_datum(manager, date.fromisoformat(tag), aus_tipp(manager))
    elif (stand := kalender.lies_stand(teil)) is not None:
        manager.dialog_data["kalender"] = stand
    else:
        await melde_veraltet(ereignis)


async def _zeige_plan(_ereignis: Ereignis, manager: DialogManager, _ziel: str) -> None:
    manager.dialog_data.update(termin=None, loeschen=None)
    await manager.switch_to(ZeitplanSG.plan)


async def _blaettere(ereignis: Ereignis, manager: DialogManager, ziel: str) -> None:
    if ziel.isdecimal():
        manager.dialog_data["seite"] = int(ziel)
    else:
        await melde_veraltet(ereignis)


async def _zeige_termin(_ereignis: Ereignis, manager: DialogManager, ziel: str) -> None:
    manager.dialog_data.update(termin=ziel, loeschen=None)
    await manager.switch_to(ZeitplanSG.karte)


async def _beginne_neu(_ereignis: Ereignis, manager: DialogManager, _ziel: str) -> None:
    manager.dialog_data.update(termin=None, neu_titel=None)
    await manager.switch_to(ZeitplanSG.titel)


async def _zeige_daten(_ereignis: Ereignis, manager: DialogManager, _ziel: str) -> None:
    await manager.switch_to(ZeitplanSG.daten)


async def _frage(ereignis: Ereignis, manager: DialogManager, ziel: str) -> None:
    if ziel in PLANFRAGEN:
        await oeffne_einzelne_frage(manager, ziel)
    else:
        await melde_veraltet(ereignis)


async def _oeffne_erinnerungen(_ereignis: Ereignis, manager: DialogManager, _ziel: str) -> None:
    await oeffne_schritt(manager, ErinnerungenSG.uebersicht)


async def _menue(_ereignis: Ereignis, manager: DialogManager, _ziel: str) -> None:
    await oeffne_menue(manager)


async def _sende_ics(ereignis: Ereignis, manager: DialogManager, _ziel: str) -> None:
    datei = await usecases.exportiere(deps(manager), person(manager).id)
    if datei is None:
        await melde(ereignis, captions.TOAST_KEINE_TERMINE)
        return
    bot: Bot = manager.middleware_data["bot"]
    dokument = BufferedInputFile(datei, captions.ICS_DATEINAME)
    await bot.send_document(telegram_id(ereignis), dokument, caption=rendere("zeitplan/kalenderdatei", {}))
    manager.show_mode = ShowMode.SEND


async def _sende_bild(ereignis: Ereignis, manager: DialogManager, _ziel: str) -> None:
    mittel = deps(manager)
    stand = await lade_planstand(mittel, person(manager).id)
    await sende_bild(ereignis, manager, lambda: zeichne_zeitplan(mittel.katalog, stand.zeitplan))


def _setze(*, erledigt: bool) -> Tat:
    async def tat(ereignis: Ereignis, manager: DialogManager, ziel: str) -> None:
        await _aendere(
            ereignis, manager, usecases.setze_stand(deps(manager), person(manager).id, ziel, aus_tipp(manager), erledigt=erledigt)
        )

    return tat


async def _auf_vorschlag(ereignis: Ereignis, manager: DialogManager, ziel: str) -> None:
    await _aendere(ereignis, manager, usecases.verschiebe(deps(manager), person(manager).id, ziel, None, aus_tipp(manager)))


async def _notiz_weg(ereignis: Ereignis, manager: DialogManager, ziel: str) -> None:
    await _aendere(ereignis, manager, usecases.notiere(deps(manager), person(manager).id, ziel, None, aus_tipp(manager)))
    manager.dialog_data["termin"] = ziel
    await manager.switch_to(ZeitplanSG.karte)


def _oeffne(fenster: Any) -> Tat:
    async def tat(_ereignis: Ereignis, manager: DialogManager, ziel: str) -> None:
        manager.dialog_data.update(termin=ziel, kalender=None, loeschen=None)
        await manager.switch_to(fenster)

    return tat


async def _frage_loeschen(_ereignis: Ereignis, manager: DialogManager, ziel: str) -> None:
    manager.dialog_data.update(termin=ziel, loeschen=ziel)
    await manager.switch_to(ZeitplanSG.karte)


async def _loesche(ereignis: Ereignis, manager: DialogManager, ziel: str) -> None:
    await _aendere(ereignis, manager, usecases.loesche(deps(manager), person(manager).id, ziel, aus_tipp(manager)))
    await _zeige_plan(ereignis, manager, "")


async def _behalte(_ereignis: Ereignis, manager: DialogManager, _ziel: str) -> None:
    manager.dialog_data["loeschen"] = None


async def _zurueck(_ereignis: Ereignis, manager: DialogManager, ziel: str) -> None:
    manager.dialog_data.update(kalender=None, neu_titel=None)
    await manager.switch_to(ZeitplanSG.plan if ziel == NEU else ZeitplanSG.karte)


async def _aendere(ereignis: Ereignis, manager: DialogManager, aenderung: Awaitable[Ausgang | None]) -> None:
    ausgang = await aenderung
    if ausgang == "unbekannt":
        await melde(ereignis, captions.TOAST_TERMIN_FEHLT)
    elif ausgang is not None:
        melde_einwand(manager, ausgang)


TATEN: Mapping[str, Tat] = {
    "plan": _zeige_plan,
    "seite": _blaettere,
    "termin": _zeige_termin,
    "hinzu": _beginne_neu,
    "daten": _zeige_daten,
    "frage": _frage,
    "erinnerungen": _oeffne_erinnerungen,
    "menue": _menue,
    "ics": _sende_ics,
    "bild": _sende_bild,
    "erledigt": _setze(erledigt=True),
    "offen": _setze(erledigt=False),
    "vorschlag": _auf_vorschlag,
    "datum": _oeffne(ZeitplanSG.datum),
    "titel": _oeffne(ZeitplanSG.titel),
    "notiz": _oeffne(ZeitplanSG.notiz),
    "notizweg": _notiz_weg,
    "loeschen": _frage_loeschen,
    "jaloeschen": _loesche,
    "behalten": _behalte,
    "zurueck": _zurueck,
}
