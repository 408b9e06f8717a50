"""How a person comes to every window of the bot, so that tests can start from each of them."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing

from aiogram.fsm.state import State

from dialogs.daten.usecases import erstelle_datei
from dialogs.preview import MUSTERSTADT
from dialogs.states import (
    AufgabenSG,
    BeratungenSG,
    BeratungSG,
    BerichtSG,
    DatenschutzSG,
    DatenSG,
    EinstellungenSG,
    ErgebnisSG,
    ErinnerungenSG,
    GegenprobeSG,
    GespraechSG,
    HilfeSG,
    MenueSG,
    MerklisteSG,
    SchnellSG,
    SteckbriefSG,
    SucheSG,
    VergleichSG,
    ZeitplanSG,
)
from tests.dialogs.lotse import Lotse

# The example, with two answers that do not fit each other, so that every window of the result has something to say.
ANTWORTEN: dict[str, object] = {**MUSTERSTADT, "klimabudget": "0"}

# What is typed and then tapped with the consent and all answers given; what begins with "/" or "=" is typed, the latter without it.
WIEDERHOLT = ("/menu", "ergebnis", "/beratungen", "=1", "=Wiederholen")
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
    GespraechSG.uebersicht: ("/menu", "gespraech"),
    GespraechSG.faktor: ("/menu", "gespraech", "faktor/erfolg_praesenz"),
    GespraechSG.ideen: ("/menu", "gespraech", "ideen"),
    GespraechSG.teil: ("/menu", "gespraech", "teil/ziel"),
    BerichtSG.wahl: ("/menu", "bericht"),
    BerichtSG.name: ("/bericht", "leitfaden/pdf"),
    MerklisteSG.liste: ("/menu", "merkliste"),
    MerklisteSG.eintrag: ("/menu", "merkliste", "eintrag/merk_V8_ziele"),
    MerklisteSG.datum: ("/menu", "merkliste", "eintrag/merk_V8_ziele", "datum/merk_V8_ziele"),
    ZeitplanSG.plan: ("/menu", "zeitplan"),
    ZeitplanSG.karte: ("/zeitplan", "termin/strategieworkshop"),
    ZeitplanSG.datum: ("/zeitplan", "termin/verstetigungsberatung", "datum/verstetigungsberatung"),
    ZeitplanSG.titel: ("/zeitplan", "hinzu"),
    ZeitplanSG.notiz: ("/zeitplan", "termin/strategieworkshop", "notiz/strategieworkshop"),
    ZeitplanSG.daten: ("/zeitplan", "daten"),
    ErinnerungenSG.uebersicht: ("/erinnerungen",),
    ErinnerungenSG.vorschau: ("/erinnerungen", "vorschau/0"),
    ErinnerungenSG.stunde: ("/erinnerungen", "stunde"),
    ErinnerungenSG.zone: ("/erinnerungen", "zone"),
    ErinnerungenSG.stufen: ("/erinnerungen", "stufen"),
    BeratungenSG.liste: ("/menu", "beratungen"),
    BeratungenSG.eine: ("/menu", "ergebnis", "/beratungen", "=1"),
    BeratungenSG.name: ("/beratungen", "=1", "=Name ändern"),
    BeratungenSG.loeschen: ("/beratungen", "=1", "=Löschen"),
    BeratungenSG.durchsicht: WIEDERHOLT,
    BeratungenSG.seither: (*WIEDERHOLT, "/menu", "ergebnis", "seither"),
    BeratungenSG.wechsel: ("/beratungen", "=1", "=Katalog geändert"),
    SchnellSG.eingabe: ("/schnell",),
    SchnellSG.klaeren: ("/schnell halbe Stelle, Konzept teilweise",),
    SchnellSG.bestaetigen: ("/schnell Konzept teilweise",),
    SchnellSG.gespeichert: ("/schnell Konzept teilweise", "=Übernehmen"),
    GegenprobeSG.aendern: ("/menu", "ergebnis", "modelle", "modell/V5", "noetig/V5"),
    GegenprobeSG.stabilitaet: ("/menu", "ergebnis", "stabilitaet"),
    GegenprobeSG.pfad: ("/menu", "ergebnis", "pfad"),
    GegenprobeSG.fragen: ("/menu", "ergebnis", "waswaerewenn"),
    GegenprobeSG.antworten: ("/menu", "ergebnis", "waswaerewenn", "frage/relevanz"),
    GegenprobeSG.versuch: ("/menu", "ergebnis", "waswaerewenn", "frage/relevanz", "probe/relevanz/gering"),
    SteckbriefSG.liste: ("/menu", "antworten", "/steckbrief"),
    SteckbriefSG.ansicht: ("/menu", "antworten", "/v8", "V8/empfehlungen"),
    SucheSG.treffer: ("/menu", "antworten", "/suche nachteile stabsstelle"),
    SucheSG.themen: ("/menu", "antworten", "/suche"),
    SucheSG.glossar: ("/menu", "antworten", "/glossar", "buchstabe/K"),
    SucheSG.begriff: ("/menu", "antworten", "/glossar KEM"),
    VergleichSG.wahl: ("/menu", "antworten", "/vergleich V7"),
    VergleichSG.ansicht: ("/menu", "antworten", "/vergleich V7 V8", "teil/vorteile/0"),
    HilfeSG.hilfe: ("/menu", "antworten", "/hilfe"),
    DatenSG.uebersicht: ("/meinedaten",),
    DatenSG.loeschen: ("/meinedaten", "loeschen"),
    DatenSG.einfuhr: ("/menu", "antworten"),
    DatenschutzSG.hinweis: ("/menu", "antworten", "/datenschutz"),
    EinstellungenSG.uebersicht: ("/einstellungen",),
}
# Where any text is an answer.
FREIE = (GespraechSG.faktor, GespraechSG.ideen, BerichtSG.name, ZeitplanSG.titel, ZeitplanSG.notiz)
ALLE = (MenueSG.hinweis, *WEGE)
TABELLEN = ("personen", "beratungen", "antworten")
_zeilen: dict[str, list[tuple[object, ...]]] = {}


async def gehe_zu(lotse: Lotse, ziel: State) -> None:
    """Open a window as a person would."""
    if ziel == MenueSG.hinweis:
        await lotse.tippe("/start")
    else:
        await fuelle(lotse)
        if ziel == BeratungenSG.wechsel:
            await wechsle_katalog(lotse)
        if ziel.group is MerklisteSG:
            await merke_vor(lotse)
        if ziel == SchnellSG.gespeichert:
            await lotse.vergiss("relevanz")
        for schritt in WEGE[ziel]:
            await (lotse.tippe(schritt.removeprefix("=")) if schritt.startswith(("/", "=")) else lotse.druecke(schritt))
        if ziel == DatenSG.einfuhr:
            await sende_eigene_daten(lotse)
        if ziel == SchnellSG.gespeichert:
            await lotse.setze(relevanz=ANTWORTEN["relevanz"])
    stand = await lotse.stand()
    assert stand is not None
    assert stand.state == ziel.state


async def merke_vor(lotse: Lotse, modell: str = "V8", aspekt: str = "ziele") -> None:
    """Let an Empfehlung be on the list and not done."""
    beratung = await lotse.aktive()
    assert beratung is not None
    async with lotse.db.transaction() as transaktion:
        await transaktion.merkliste.add(beratung, modell, aspekt, stand="vorgemerkt", jetzt=lotse.uhr())
        await transaktion.merkliste.set_stand(beratung, modell, aspekt, stand="vorgemerkt", jetzt=lotse.uhr())


async def sende_eigene_daten(lotse: Lotse) -> None:
    """Send the file with everything that is stored about the person."""
    person = await lotse.person()
    assert person is not None
    await lotse.sende_datei(await erstelle_datei(lotse.deps, person))


async def wechsle_katalog(lotse: Lotse) -> None:
    """Let the answers of the person have come to this Katalog from another one in which they were the same."""
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        beratung = await transaktion.beratungen.active(person.id)
        assert beratung is not None
        await transaktion.verlauf.rewrite(
            beratung, nach=lotse.katalog.version, vorher={}, antworten={}, zeiten={}, umschriften=[], jetzt=lotse.uhr()
        )


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
