"""What a tap in the notice or the hub leads to."""

from collections.abc import Mapping
from typing import Final

from aiogram.fsm.state import State
from aiogram.types import Message
from aiogram_dialog import DialogManager

from dialogs.deps import PERSON_KEY, deps, person_oder_keine, telegram_id
from dialogs.menue.ansichten import AUFGABEN, NACHBEREITUNG, SCHRITTE
from dialogs.menue.usecases import stimme_zu
from dialogs.navigation import oeffne_frage, oeffne_menue, oeffne_nachschlagen, oeffne_schritt
from dialogs.outdated import melde_veraltet
from dialogs.states import (
    AufgabenSG,
    BeratungenSG,
    BeratungSG,
    BerichtSG,
    DatenschutzSG,
    ErgebnisSG,
    HilfeSG,
    MerklisteSG,
    SchnellSG,
    SteckbriefSG,
    SucheSG,
    ZeitplanSG,
)
from dialogs.widgets import Ereignis

FENSTER: Final[Mapping[str, State]] = {
    "bericht": BerichtSG.wahl,
    "schnell": SchnellSG.eingabe,
    "beratungen": BeratungenSG.liste,
    "durchsicht": BeratungenSG.durchsicht,
    "wechsel": BeratungenSG.wechsel,
    "antworten": BeratungSG.uebersicht,
    AUFGABEN: AufgabenSG.uebersicht,
    "merkliste": MerklisteSG.liste,
    NACHBEREITUNG: ZeitplanSG.plan,
}


async def tippe_hinweis(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the notice."""
    if knopf == "verstanden":
        getippt = ereignis.message_id if isinstance(ereignis, Message) else 0
        neueste = max(getippt, manager.current_stack().last_message_id or 0)
        manager.middleware_data[PERSON_KEY] = await stimme_zu(deps(manager), telegram_id(ereignis), nachricht=neueste)
        await oeffne_menue(manager)
    else:
        await _nachschlagen(ereignis, manager, knopf)


async def tippe_menue(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the hub."""
    if person_oder_keine(manager) is None:
        await oeffne_menue(manager)
    elif knopf == "weiter":
        await oeffne_frage(manager)
    elif knopf == "ergebnis":
        await oeffne_schritt(manager, ErgebnisSG.ueberblick, neue_nachricht=True)
    elif knopf in FENSTER:
        await oeffne_schritt(manager, FENSTER[knopf])
    elif knopf.startswith("schritt/") and knopf.removeprefix("schritt/") in SCHRITTE:
        await oeffne_frage(manager, schritt=knopf.removeprefix("schritt/"))
    else:
        await _nachschlagen(ereignis, manager, knopf)


async def _nachschlagen(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    if knopf == "steckbriefe":
        await oeffne_nachschlagen(manager, SteckbriefSG.liste)
    elif knopf == "suche":
        await oeffne_nachschlagen(manager, SucheSG.themen)
    elif knopf == "datenschutz":
        await oeffne_nachschlagen(manager, DatenschutzSG.hinweis)
    elif knopf == "hilfe":
        await oeffne_nachschlagen(manager, HilfeSG.hilfe)
    else:
        await melde_veraltet(ereignis)
