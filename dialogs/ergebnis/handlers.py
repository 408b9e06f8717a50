"""What a tap in the result leads to."""

from collections.abc import Callable, Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager

from dialogs.bilder.bild import Bild
from dialogs.bilder.passung import zeichne_passung
from dialogs.bilder.senden import sende_bild
from dialogs.bilder.weg import zeichne_weg
from dialogs.deps import deps, person
from dialogs.ergebnis.usecases import Ergebnis, halte_fest, werte_aus
from dialogs.navigation import oeffne_menue, oeffne_schritt, oeffne_steckbrief
from dialogs.outdated import melde_veraltet
from dialogs.states import BeratungSG, ErgebnisSG
from dialogs.widgets import Ereignis
from knowledge.katalog import Katalog
from knowledge.steckbrief import ASPEKTE

FENSTER: dict[str, State] = {
    "ueberblick": ErgebnisSG.ueberblick,
    "gruende": ErgebnisSG.gruende,
    "weg": ErgebnisSG.weg,
    "widersprueche": ErgebnisSG.widersprueche,
    "modelle": ErgebnisSG.modelle,
    "empfehlungen": ErgebnisSG.empfehlungen,
    "kuemmerer": ErgebnisSG.kuemmerer,
    "grenzen": ErgebnisSG.grenzen,
}

BILDER: Mapping[str, Callable[[Katalog, Ergebnis], Bild]] = {
    "bild/passung": lambda katalog, ergebnis: zeichne_passung(katalog, ergebnis.empfehlung),
    "bild/weg": lambda katalog, ergebnis: zeichne_weg(katalog, ergebnis.antworten),
}


async def beginne(_daten: Any, manager: DialogManager) -> None:
    """Keep the result that is about to be shown."""
    await halte_fest(deps(manager), person(manager).id)


async def tippe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to any window of the result."""
    art, _, ziel = knopf.partition("/")
    katalog = deps(manager).katalog
    if knopf in FENSTER:
        await manager.switch_to(FENSTER[knopf])
    elif knopf == "menue":
        await oeffne_menue(manager)
    elif knopf == "antworten":
        await oeffne_schritt(manager, BeratungSG.uebersicht)
    elif art == "modell" and ziel in katalog.steckbriefe:
        manager.dialog_data["modell"] = ziel
        await manager.switch_to(ErgebnisSG.modell)
    elif art == "empfehlung" and ziel in ASPEKTE:
        manager.dialog_data["aspekt"] = ziel
        await manager.switch_to(ErgebnisSG.empfehlung)
    elif knopf in BILDER:
        ergebnis = await werte_aus(deps(manager), person(manager).id)
        await sende_bild(ereignis, manager, lambda: BILDER[knopf](katalog, ergebnis))
    elif art == "steckbrief" and ziel in katalog.steckbriefe:
        await oeffne_steckbrief(manager, ziel)
    else:
        await melde_veraltet(ereignis)
