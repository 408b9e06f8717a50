"""Where a window of the tasks stands, and where it goes next."""

from collections.abc import Mapping
from typing import Final

from aiogram_dialog import DialogManager

from dialogs.aufgaben import ansichten
from dialogs.aufgaben.usecases import Anlass
from dialogs.aufgabenakte import Aufgabenakte, lade_aufgabenakte
from dialogs.deps import deps, person, update_id
from dialogs.states import AufgabenSG
from knowledge.arbeitszeit import FELDER, Arbeitszeit, Feld
from knowledge.aufgabe import Aufgabe

SPALTEN: Final[Mapping[str, Feld]] = {feld: feld for feld in FELDER}


async def lade(manager: DialogManager) -> Aufgabenakte:
    """Load the file of the person."""
    return await lade_aufgabenakte(deps(manager), person(manager).id)


def anlass(manager: DialogManager) -> Anlass:
    """Return by what update a tap came in, so that it is taken up once."""
    return Anlass(update=update_id(manager))


def gezeigt(manager: DialogManager) -> tuple[str, Feld] | None:
    """Return the task and the column that are shown, ``None`` in every other window."""
    if manager.current_context().state != AufgabenSG.aufgabe:
        return None
    return manager.dialog_data[ansichten.AUFGABE], SPALTEN[manager.dialog_data[ansichten.FELD]]


async def gehe_weiter(manager: DialogManager, zeit: Arbeitszeit, aufgabe: str, feld: Feld) -> None:
    """Show the next task of the group whose share is open; after the last one the group."""
    hinten = zeit.aufgaben[[eintrag.id for eintrag in zeit.aufgaben].index(aufgabe) :]
    gruppe = hinten[0].gruppe
    naechste = next((eintrag for eintrag in zeit.offene(feld, gruppe) if eintrag in hinten[1:]), None)
    if naechste is None:
        manager.dialog_data[ansichten.GRUPPE] = gruppe
        await manager.switch_to(AufgabenSG.gruppe)
    else:
        await zeige_aufgabe(manager, naechste.id, feld)


async def zeige_aufgabe(manager: DialogManager, aufgabe: str, feld: Feld) -> None:
    """Show one column of a task afresh."""
    manager.dialog_data.update({ansichten.AUFGABE: aufgabe, ansichten.FELD: feld, ansichten.MEHR: False})
    await manager.switch_to(AufgabenSG.aufgabe)


async def zeige_gruppe(manager: DialogManager, gruppe: str) -> None:
    """Show a group."""
    manager.dialog_data[ansichten.GRUPPE] = gruppe
    await manager.switch_to(AufgabenSG.gruppe)


def finde(zeit: Arbeitszeit, rest: str) -> tuple[Aufgabe, Feld, str] | None:
    """Read ``<task>/<column>[/<more>]``; ``None`` for a task or column that there is not."""
    name, _, hinten = rest.partition("/")
    spalte, _, mehr = hinten.partition("/")
    aufgabe = next((eintrag for eintrag in zeit.aufgaben if eintrag.id == name), None)
    feld = SPALTEN.get(spalte)
    return None if aufgabe is None or feld is None else (aufgabe, feld, mehr)
