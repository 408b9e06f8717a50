"""How a person comes to every window of the bot, so that tests can start from each of them."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing

from aiogram.fsm.state import State

from dialogs.preview import MUSTERSTADT
from dialogs.states import AufgabenSG, BeratungSG, ErgebnisSG, HilfeSG, MenueSG, SteckbriefSG, SucheSG
from tests.dialogs.lotse import Lotse

# The example, with two answers that do not fit each other, so that every window of the result has something to say.
ANTWORTEN: dict[str, object] = {**MUSTERSTADT, "klimabudget": "0"}

# What is typed and then tapped with the consent and all answers given; what begins with "/" is typed.
WEGE: Mapping[State, tuple[str, ...]] = {
    MenueSG.menue: ("/menu",),
    BeratungSG.frage: ("/menu", "antworten", "aendern/einwohner", "einwohner/.warum"),
    BeratungSG.fertig: ("/beratung",),
    BeratungSG.uebersicht: ("/menu", "antworten", "zeige/rahmenbedingungen"),
    AufgabenSG.uebersicht: ("/menu", "aufgaben"),
    AufgabenSG.gruppe: ("/menu", "aufgaben", "gruppe/management"),
    AufgabenSG.aufgabe: ("/menu", "aufgaben", "aufgabe/pflicht_1/ist"),
    AufgabenSG.schnell: ("/menu", "aufgaben", "schnell"),
    AufgabenSG.ergebnis: ("/menu", "aufgaben", "ergebnis"),
    AufgabenSG.hinweise: ("/menu", "aufgaben", "ergebnis", "hinweise"),
    AufgabenSG.wahl: ("/menu", "aufgaben", "wahl/zukunftsthemen"),
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
    SteckbriefSG.liste: ("/menu", "antworten", "/steckbrief"),
    SteckbriefSG.ansicht: ("/menu", "antworten", "/v8", "V8/empfehlungen"),
    SucheSG.treffer: ("/menu", "antworten", "/suche nachteile stabsstelle"),
    SucheSG.themen: ("/menu", "antworten", "/suche"),
    SucheSG.glossar: ("/menu", "antworten", "/glossar", "buchstabe/K"),
    SucheSG.begriff: ("/menu", "antworten", "/glossar KEM"),
    HilfeSG.hilfe: ("/menu", "antworten", "/hilfe"),
}
ALLE = (MenueSG.hinweis, *WEGE)
TABELLEN = ("personen", "beratungen", "antworten")
_zeilen: dict[str, list[tuple[object, ...]]] = {}


async def gehe_zu(lotse: Lotse, ziel: State) -> None:
    """Open a window as a person would."""
    if ziel == MenueSG.hinweis:
        await lotse.tippe("/start")
    else:
        await fuelle(lotse)
        for schritt in WEGE[ziel]:
            await (lotse.tippe(schritt) if schritt.startswith("/") else lotse.druecke(schritt))
    stand = await lotse.stand()
    assert stand is not None
    assert stand.state == ziel.state


async def fuelle(lotse: Lotse) -> None:
    """Let the person have agreed and answered everything; the first one does it, all others get the same rows."""
    if await lotse.person() is not None:
        return
    with closing(sqlite3.connect(lotse.datei)) as verbindung:
        if _zeilen:
            for tabelle, zeilen in _zeilen.items():
                verbindung.executemany(f"INSERT INTO {tabelle} VALUES ({', '.join('?' * len(zeilen[0]))})", zeilen)
            verbindung.commit()
            return
        await lotse.stimme_zu()
        await lotse.setze(**ANTWORTEN)
        _zeilen.update({tabelle: verbindung.execute(f"SELECT * FROM {tabelle}").fetchall() for tabelle in TABELLEN})
