"""How a person comes to every window of the bot, so that tests can start from each of them."""

from collections.abc import Mapping

from aiogram.fsm.state import State

from dialogs.preview import MUSTERSTADT
from dialogs.states import BeratungSG, ErgebnisSG, HilfeSG, MenueSG, SteckbriefSG
from tests.dialogs.lotse import Lotse

# The example, with two answers that do not fit each other, so that every window of the result has something to say.
ANTWORTEN: dict[str, object] = {**MUSTERSTADT, "klimabudget": "0"}

# What is typed and then tapped after the consent and with all answers given; "/" begins a text.
WEGE: Mapping[State, tuple[str, ...]] = {
    MenueSG.menue: ("/menu",),
    BeratungSG.frage: ("meine Antworten", "aendern/einwohner", "einwohner/.warum"),
    BeratungSG.fertig: ("/beratung",),
    BeratungSG.uebersicht: ("meine Antworten", "zeige/rahmenbedingungen"),
    ErgebnisSG.ueberblick: ("/menu", "ergebnis"),
    ErgebnisSG.gruende: ("/menu", "ergebnis", "gruende"),
    ErgebnisSG.weg: ("/menu", "ergebnis", "weg"),
    ErgebnisSG.widersprueche: ("/menu", "ergebnis", "widersprueche"),
    ErgebnisSG.modelle: ("/menu", "ergebnis", "modelle"),
    ErgebnisSG.modell: ("/menu", "ergebnis", "modelle", "modell/V9"),
    ErgebnisSG.empfehlungen: ("/menu", "ergebnis", "empfehlungen"),
    ErgebnisSG.empfehlung: ("/menu", "ergebnis", "empfehlungen", "empfehlung/ziele"),
    ErgebnisSG.kuemmerer: ("/menu", "ergebnis", "kuemmerer"),
    ErgebnisSG.grenzen: ("/menu", "ergebnis", "grenzen"),
    SteckbriefSG.liste: ("meine Antworten", "/steckbrief"),
    SteckbriefSG.ansicht: ("meine Antworten", "/v8", "V8/empfehlungen"),
    HilfeSG.hilfe: ("meine Antworten", "/hilfe"),
}
ALLE = (MenueSG.hinweis, *WEGE)


async def gehe_zu(lotse: Lotse, ziel: State) -> None:
    """Open a window as a person would."""
    if ziel == MenueSG.hinweis:
        await lotse.tippe("/start")
    else:
        if await lotse.person() is None:
            await lotse.stimme_zu()
            await lotse.setze(**ANTWORTEN)
        for schritt in WEGE[ziel]:
            await (lotse.tippe(schritt) if schritt.startswith(("/", "meine")) else lotse.druecke(schritt))
    stand = await lotse.stand()
    assert stand is not None
    assert stand.state == ziel.state
