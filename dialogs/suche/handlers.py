"""What a tap in a search leads to. A button names the passage, so a late tap never shows another one."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.deps import deps
from dialogs.navigation import oeffne_steckbrief
from dialogs.outdated import melde_veraltet
from dialogs.states import SucheSG
from dialogs.widgets import Ereignis
from knowledge.begriffsuche import nach_buchstaben


async def beginne(_daten: Any, manager: DialogManager) -> None:
    """Remember what the dialog was opened for."""
    daten = manager.start_data if isinstance(manager.start_data, dict) else {}
    gefunden = daten.get("gefunden") or []
    manager.dialog_data.update(
        gefunden=gefunden,
        passage=gefunden[0] if gefunden else None,
        seite=0,
        gesucht=daten.get("gesucht"),
        buchstabe=daten.get("buchstabe"),
        begriffe=daten.get("begriffe") or [],
        begriff=daten.get("begriff"),
    )


async def tippe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to every window of the search: ``zeige/V8.nachteile``, ``seite/1/thema.modelle``, ``begriff/kem``, ``buchstabe/K``."""
    art, _, ziel = knopf.partition("/")
    mittel, fenster = deps(manager), manager.dialog_data
    nummer, _, passage = ziel.partition("/")
    if knopf == "zu":
        await manager.done()
    elif knopf == "themen":
        fenster["gesucht"] = None
        await manager.switch_to(SucheSG.themen)
    elif knopf == "glossar":
        fenster.update(gesucht=None, begriffe=[])
        await manager.switch_to(SucheSG.glossar)
    elif art == "zeige" and ziel in mittel.suche.passagen:
        _zeige(manager, ziel)
        await manager.switch_to(SucheSG.treffer)
    elif art == "seite" and nummer.isdecimal() and passage == fenster["passage"]:
        fenster["seite"] = int(nummer)
    elif art == "steckbrief" and ziel in mittel.katalog.steckbriefe:
        await oeffne_steckbrief(manager, ziel)
    elif art == "begriff" and ziel in mittel.katalog.glossar:
        fenster["begriff"] = ziel
        await manager.switch_to(SucheSG.begriff)
    elif art == "buchstabe" and ziel in nach_buchstaben(mittel.katalog):
        fenster.update(buchstabe=ziel, gesucht=None, begriffe=[])
        await manager.switch_to(SucheSG.glossar)
    else:
        await melde_veraltet(ereignis)


def _zeige(manager: DialogManager, passage: str) -> None:
    """Show a passage from its first page; one that was not among those found, such as a theme, stands for itself."""
    fenster = manager.dialog_data
    if passage not in fenster["gefunden"]:
        fenster.update(gefunden=[passage], gesucht=None)
    fenster.update(passage=passage, seite=0)
