"""What a tap in the comparison leads to. A button names the models or the part it shows."""

from collections.abc import Sequence
from typing import Any

from aiogram_dialog import DialogManager

from dialogs import captions
from dialogs.akte import lade_akte
from dialogs.bilder.passung import zeichne_passung
from dialogs.bilder.senden import sende_bild
from dialogs.deps import deps, person
from dialogs.outdated import melde, melde_veraltet
from dialogs.states import VergleichSG
from dialogs.vergleich.ansichten import TEILE, TRENNER
from dialogs.widgets import Ereignis
from knowledge.empfehlung import empfiehl
from knowledge.gegenprobe.vergleich import HOECHSTENS, MINDESTENS
from knowledge.katalog import Katalog

ERSTER_TEIL = next(iter(TEILE))


async def beginne(_daten: Any, manager: DialogManager) -> None:
    """Remember which models the dialog was opened for."""
    daten = manager.start_data if isinstance(manager.start_data, dict) else {}
    manager.dialog_data.update(modelle=daten.get("modelle") or [], unbekannt=daten.get("unbekannt"), teil=ERSTER_TEIL, seite=0)


async def tippe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the choice and to the comparison: ``waehle/V8``, ``zeige/V7,V8``, ``teil/vorteile/0``, ``neu`` or ``zu``."""
    art, _, ziel = knopf.partition("/")
    fenster, katalog = manager.dialog_data, deps(manager).katalog
    modelle = ziel.split(TRENNER)
    teil, _, seite = ziel.partition("/")
    if knopf == "zu":
        await manager.done()
    elif knopf == "neu":
        fenster.update(modelle=[], unbekannt=None)
        await manager.switch_to(VergleichSG.wahl)
    elif knopf == "bild":
        antworten = (await lade_akte(deps(manager), person(manager).id)).alle
        await sende_bild(ereignis, manager, lambda: zeichne_passung(katalog, empfiehl(katalog, antworten)))
    elif art == "waehle" and ziel in katalog.steckbriefe:
        await _waehle(ereignis, manager, ziel)
    elif art == "zeige" and _vergleichbar(katalog, modelle):
        fenster.update(modelle=modelle, teil=ERSTER_TEIL, seite=0)
        await manager.switch_to(VergleichSG.ansicht)
    elif art == "teil" and teil in TEILE and seite.isdecimal() and len(fenster["modelle"]) >= MINDESTENS:
        fenster.update(teil=teil, seite=int(seite))
        await manager.switch_to(VergleichSG.ansicht)
    else:
        await melde_veraltet(ereignis)


def _vergleichbar(katalog: Katalog, modelle: Sequence[str]) -> bool:
    return MINDESTENS <= len(modelle) <= HOECHSTENS and len(set(modelle)) == len(modelle) and set(modelle) <= katalog.steckbriefe.keys()


async def _waehle(ereignis: Ereignis, manager: DialogManager, modell: str) -> None:
    """Choose a model, or drop it where it is chosen already."""
    gewaehlt = manager.dialog_data["modelle"]
    if modell in gewaehlt:
        gewaehlt.remove(modell)
    elif len(gewaehlt) < HOECHSTENS:
        gewaehlt.append(modell)
    else:
        await melde(ereignis, captions.TOAST_HOECHSTENS_DREI)
        return
    manager.dialog_data["unbekannt"] = None
    await manager.switch_to(VergleichSG.wahl)
