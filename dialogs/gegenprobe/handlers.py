"""What a tap in the Gegenprobe leads to. Only "Übernehmen" stores anything, once, and only the trial that its button names."""

from typing import Any, Final

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs import captions
from dialogs.akte import als_speicherwert, lade_akte
from dialogs.bilder.pfad import zeichne_pfad
from dialogs.bilder.senden import sende_bild
from dialogs.deps import deps, person, update_id
from dialogs.fragen import wert_des_knopfs
from dialogs.gegenprobe.ansichten import pruefbare_fragen
from dialogs.gegenprobe.usecases import uebernimm
from dialogs.gegenprobe.versuch import kennung
from dialogs.navigation import GEAENDERT, MELDUNG
from dialogs.outdated import melde, melde_veraltet
from dialogs.rendering import rendere
from dialogs.states import GegenprobeSG
from dialogs.widgets import Ereignis
from knowledge.frage import WEISS_NICHT, Wert
from knowledge.gegenprobe.aenderung import was_muesste_sich_aendern
from knowledge.gegenprobe.pfad import GEMEINDE

# What the windows remember: the model in question, the question and answer on trial, and the windows on the way back.
ZIEL: Final = "ziel"
FRAGE: Final = "frage"
VERSUCH: Final = "versuch"
NICHT_GELESEN: Final = "nicht_gelesen"
VERLAUF: Final = "verlauf"
FENSTER: dict[str, State] = {state.state.partition(":")[2]: state for state in GegenprobeSG.__all_states__ if state.state}


async def beginne(_daten: Any, manager: DialogManager) -> None:
    """Remember which model the dialog was opened for; ``None`` means the leading one."""
    daten = manager.start_data if isinstance(manager.start_data, dict) else {}
    manager.dialog_data.update({ZIEL: daten.get(ZIEL), VERLAUF: []})


async def tippe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to any window: ``satz/V9/1``, ``kipp/ort/innerhalb``, ``frage/ort``, ``probe/ort/innerhalb``, ``nimm/0f3a91c2``."""
    art, _, ziel = knopf.partition("/")
    manager.dialog_data[NICHT_GELESEN] = False
    if knopf == "zurueck":
        await gehe_zurueck(manager)
    elif knopf == "fragen":
        await _gehe(manager, GegenprobeSG.fragen)
    elif knopf == "verwirf":
        await melde(ereignis, captions.TOAST_VERWORFEN)
        await manager.done()
    elif art == "satz" and (neu := await _satz(manager, ziel)) is not None:
        await zeige_versuch(manager, neu)
    elif art == "frage" and ziel in [frage.id for frage in await _pruefbare(manager)]:
        manager.dialog_data[FRAGE] = ziel
        await _gehe(manager, GegenprobeSG.antworten)
    elif art in ("probe", "kipp") and (probe := _probe(manager, ziel)) is not None:
        manager.dialog_data[ZIEL] = None
        await zeige_versuch(manager, probe)
    elif art == "bild" and ziel in deps(manager).katalog.steckbriefe:
        await _sende_pfad(ereignis, manager, ziel)
    elif art == "nimm" and ziel == kennung(manager.dialog_data.get(VERSUCH) or {}):
        await _uebernimm(ereignis, manager)
    else:
        await melde_veraltet(ereignis)


async def zeige_versuch(manager: DialogManager, neu: dict[str, Wert]) -> None:
    """Show what answers on trial would change."""
    manager.dialog_data[VERSUCH] = {frage: als_speicherwert(wert) for frage, wert in neu.items()}
    await _gehe(manager, GegenprobeSG.versuch)


def sortiert(neu: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Return answers on trial in a form that can be remembered."""
    return tuple(sorted(neu.items()))


async def gehe_zurueck(manager: DialogManager) -> None:
    """Show the window before this one; before the first lies the result."""
    verlauf = manager.dialog_data[VERLAUF]
    if verlauf:
        await manager.switch_to(FENSTER[verlauf.pop()])
    else:
        await manager.done()


async def _gehe(manager: DialogManager, ziel: State) -> None:
    hier = manager.current_context().state
    if hier != ziel:
        manager.dialog_data[VERLAUF].append((hier.state or "").partition(":")[2])
        await manager.switch_to(ziel)


async def _pruefbare(manager: DialogManager) -> list[Any]:
    akte = await lade_akte(deps(manager), person(manager).id)
    return pruefbare_fragen(deps(manager).katalog, akte.alle)


async def _satz(manager: DialogManager, ziel: str) -> dict[str, Wert] | None:
    """Return the set of changes that a button names as ``V9/1``, ``None`` where there is none by now."""
    modell, _, nummer = ziel.partition("/")
    mittel = deps(manager)
    if modell not in mittel.katalog.steckbriefe or not nummer.isdecimal():
        return None
    akte = await lade_akte(mittel, person(manager).id)
    gegenprobe = await mittel.rechner.rechne(was_muesste_sich_aendern, mittel.katalog, akte.alle, modell)
    saetze = [satz for satz in gegenprobe.saetze if satz]
    if not 1 <= int(nummer) <= len(saetze):
        return None
    manager.dialog_data[ZIEL] = modell
    return {aenderung.frage: aenderung.nach for aenderung in saetze[int(nummer) - 1]}


async def _sende_pfad(ereignis: Ereignis, manager: DialogManager, ziel: str) -> None:
    """Send the development path as a picture; without a model today there is none."""
    katalog = deps(manager).katalog
    antworten = (await lade_akte(deps(manager), person(manager).id)).alle
    heute, typ = katalog.modell_heute(antworten), str(antworten.bekannt("kommune_typ") or GEMEINDE)
    await sende_bild(ereignis, manager, lambda: None if heute is None else zeichne_pfad(katalog, heute.id, ziel, typ))


def _probe(manager: DialogManager, ziel: str) -> dict[str, Wert] | None:
    """Return the answer on trial that a button names as ``einwohner/10_25``."""
    frage_id, _, teil = ziel.partition("/")
    katalog = deps(manager).katalog
    frage = katalog.fragen.get(frage_id)
    if frage is None:
        return None
    wert = WEISS_NICHT if teil == WEISS_NICHT else wert_des_knopfs(katalog, frage, teil)
    return None if wert is None else {frage_id: wert}


async def _uebernimm(ereignis: Ereignis, manager: DialogManager) -> None:
    mittel, neu = deps(manager), manager.dialog_data[VERSUCH]
    update = update_id(manager) if isinstance(ereignis, CallbackQuery) else None
    if await uebernimm(mittel, person(manager).id, neu, update=update):
        fragen = [frage.kurz for frage in mittel.katalog.fragen.values() if frage.id in neu]
        await manager.done({GEAENDERT: True, MELDUNG: rendere("gegenprobe/uebernommen", {"fragen": fragen})})
