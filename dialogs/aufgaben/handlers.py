"""What a tap at the tasks leads to. A button says which task, column and value it means, so a late tap changes no other one."""

from collections.abc import Awaitable, Callable, Mapping
from decimal import Decimal
from typing import Final

from aiogram import Bot
from aiogram.fsm.state import State
from aiogram.types import BufferedInputFile
from aiogram_dialog import DialogManager, ShowMode

from dialogs import aufgabentabelle, captions
from dialogs.akte import nimm_tipp
from dialogs.aufgaben import ansichten, usecases
from dialogs.aufgaben.usecases import Anlass, Gefuellt
from dialogs.aufgabenakte import Aufgabenakte, lade_aufgabenakte
from dialogs.bilder.arbeitszeit import zeichne_arbeitszeit
from dialogs.bilder.senden import sende_bild
from dialogs.deps import deps, person, telegram_id
from dialogs.navigation import MELDUNG, oeffne_einzelne_frage, oeffne_menue, oeffne_passage, oeffne_steckbrief
from dialogs.outdated import melde_veraltet
from dialogs.rendering import rendere
from dialogs.states import AufgabenSG
from dialogs.widgets import Ereignis
from knowledge.arbeitszeit import FELDER, Arbeitszeit, Feld, Platz, Werte, passe_an, uebernimm, verteile
from knowledge.aufgabe import Aufgabe
from knowledge.thema import WAHLTHEMEN

Handlung = Callable[[Ereignis, DialogManager, str], Awaitable[bool]]
_SPALTEN: Final[Mapping[str, Feld]] = {feld: feld for feld in FELDER}


async def tippe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to any window of the tasks."""
    art, _, rest = knopf.partition("/")
    manager.dialog_data[MELDUNG] = None
    handlung = HANDLUNGEN.get(art)
    if handlung is None or not await handlung(ereignis, manager, rest):
        await melde_veraltet(ereignis)


async def lade(manager: DialogManager) -> Aufgabenakte:
    """Load the file of the person."""
    return await lade_aufgabenakte(deps(manager), person(manager).id)


def anlass(manager: DialogManager) -> Anlass:
    """Return by what update a tap came in, so that it is taken up once."""
    return Anlass(update=manager.middleware_data["event_update"].update_id)


def gezeigt(manager: DialogManager) -> tuple[str, Feld] | None:
    """Return the task and the column that are shown, ``None`` in every other window."""
    if manager.current_context().state != AufgabenSG.aufgabe:
        return None
    return manager.dialog_data[ansichten.AUFGABE], _SPALTEN[manager.dialog_data[ansichten.FELD]]


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


def _finde(zeit: Arbeitszeit, rest: str) -> tuple[Aufgabe, Feld, str] | None:
    """Read ``<task>/<column>[/<more>]``; ``None`` for a task or column that there is not."""
    name, _, hinten = rest.partition("/")
    spalte, _, mehr = hinten.partition("/")
    aufgabe = next((eintrag for eintrag in zeit.aufgaben if eintrag.id == name), None)
    feld = _SPALTEN.get(spalte)
    return None if aufgabe is None or feld is None else (aufgabe, feld, mehr)


async def _menue(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    await oeffne_menue(manager)
    return not rest


def _fenster(state: State) -> Handlung:
    async def zeige(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
        await manager.switch_to(state)
        return not rest

    return zeige


async def _gruppe(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    if rest not in (await lade(manager)).zeit.gruppen:
        return False
    await zeige_gruppe(manager, rest)
    return True


async def _aufgabe(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    ziel = _finde((await lade(manager)).zeit, rest)
    if ziel is None:
        return False
    await zeige_aufgabe(manager, ziel[0].id, ziel[1])
    return True


async def _mehr(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    ziel = _finde((await lade(manager)).zeit, rest)
    if ziel is None or gezeigt(manager) != (ziel[0].id, ziel[1]):
        return False
    manager.dialog_data[ansichten.MEHR] = ziel[2] == "1"
    return True


async def _weiter(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    zeit = (await lade(manager)).zeit
    ziel = _finde(zeit, rest)
    if ziel is None or gezeigt(manager) != (ziel[0].id, ziel[1]):
        return False
    await gehe_weiter(manager, zeit, ziel[0].id, ziel[1])
    return True


async def _wert(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    """Store what a button stands for: a value, the IST as SOLL, or nothing any more."""
    zeit = (await lade(manager)).zeit
    ziel = _finde(zeit, rest)
    stufen = (*ansichten.STUFEN, *ansichten.GROSSE_STUFEN)
    if ziel is None or not ziel[2].isdecimal() or int(ziel[2]) not in stufen:
        return False
    return await _trage_ein(manager, zeit, (ziel[0].id, ziel[1]), Decimal(ziel[2]))


async def _gleich(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    zeit = (await lade(manager)).zeit
    ziel = _finde(zeit, rest)
    ist = None if ziel is None else zeit.wert(ziel[0].id, "ist")
    return ziel is not None and ist is not None and await _trage_ein(manager, zeit, (ziel[0].id, "soll"), ist)


async def _leer(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    ziel = _finde((await lade(manager)).zeit, rest)
    if ziel is None or gezeigt(manager) != (ziel[0].id, ziel[1]):
        return False
    await usecases.setze(deps(manager), person(manager).id, {(ziel[0].id, ziel[1]): None}, anlass(manager))
    return True


async def _trage_ein(manager: DialogManager, zeit: Arbeitszeit, platz: Platz, wert: Decimal) -> bool:
    """Store the value for the task that is shown and go on; a double tap on an earlier one is no mistake, another late one is."""
    if gezeigt(manager) != platz:
        return zeit.wert(*platz) == wert
    if await usecases.setze(deps(manager), person(manager).id, {platz: wert}, anlass(manager)):
        await gehe_weiter(manager, (await lade(manager)).zeit, *platz)
    return True


async def _fuelle(manager: DialogManager, rechne: Callable[[Arbeitszeit], Werte]) -> bool:
    """Fill in many shares at once, say how many, and remember what they replaced."""
    gefuellt = await usecases.fuelle(deps(manager), person(manager).id, rechne, anlass(manager))
    if gefuellt is None:
        return True
    if gefuellt.nachher:
        manager.dialog_data[ansichten.ZULETZT] = _merke(gefuellt)
    wo = None if manager.current_context().state == AufgabenSG.schnell else captions.AUFGABEN_SCHNELL
    manager.dialog_data[MELDUNG] = rendere("aufgaben/ausgefuellt", {"zurueck": False, "anzahl": len(gefuellt.nachher), "zurueck_wo": wo})
    return True


async def _verteile(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    feld = _SPALTEN.get(rest)
    return feld is not None and await _fuelle(manager, lambda zeit: verteile(zeit, feld))


async def _anpasse(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    feld = _SPALTEN.get(rest)
    return feld is not None and await _fuelle(manager, lambda zeit: passe_an(zeit, feld))


async def _uebernimm(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    """Take the IST over as SOLL, everywhere or in one group."""
    if rest == "alle":
        return await _fuelle(manager, uebernimm)
    zeit = (await lade(manager)).zeit
    dazu = {aufgabe.id for aufgabe in zeit.aufgaben if aufgabe.gruppe == rest}
    return bool(dazu) and await _fuelle(manager, lambda zeit: {platz: wert for platz, wert in uebernimm(zeit).items() if platz[0] in dazu})


async def _rueckgaengig(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    gemerkt = manager.dialog_data.pop(ansichten.ZULETZT, None)
    if gemerkt is None or rest:
        return False
    if await usecases.nimm_zurueck(deps(manager), person(manager).id, _erinnere(gemerkt), anlass(manager)):
        manager.dialog_data[MELDUNG] = rendere("aufgaben/ausgefuellt", {"zurueck": True, "anzahl": 0, "zurueck_wo": None})
    return True


def _merke(gefuellt: Gefuellt) -> dict[str, list[str | None]]:
    """Turn a filling into what the dialog state can hold."""
    return {f"{name}/{feld}": [_text(gefuellt.vorher[name, feld]), _text(wert)] for (name, feld), wert in gefuellt.nachher.items()}


def _erinnere(gemerkt: Mapping[str, list[str | None]]) -> Gefuellt:
    werte: dict[Platz, list[Decimal | None]] = {}
    for platz, (vorher, nachher) in gemerkt.items():
        name, _, feld = platz.partition("/")
        werte[name, _SPALTEN[feld]] = [None if wert is None else Decimal(wert) for wert in (vorher, nachher)]
    return Gefuellt({platz: vorher for platz, (vorher, _) in werte.items()}, {platz: nachher for platz, (_, nachher) in werte.items()})


def _text(wert: Decimal | None) -> str | None:
    return None if wert is None else str(wert)


async def _wahl(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    if rest not in WAHLTHEMEN:
        return False
    manager.dialog_data[ansichten.THEMA] = rest
    await manager.switch_to(AufgabenSG.wahl)
    return True


async def _punkt(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    """Pick a point of a theme or withdraw it: the button names what shall be, so a double tap changes nothing more."""
    slug, _, hinten = rest.partition("/")
    punkt, _, ziel = hinten.partition("/")
    themen = deps(manager).katalog.themen
    if slug not in WAHLTHEMEN or punkt not in {eintrag.id for eintrag in themen[slug].punkte} or ziel not in ("an", "aus"):
        return False
    await usecases.waehle(deps(manager), person(manager).id, (slug, punkt), anlass(manager), gewaehlt=ziel == "an")
    return True


async def _nachlesen(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    if rest not in WAHLTHEMEN:
        return False
    await oeffne_passage(manager, f"thema.{rest}")
    return True


async def _steckbrief(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    if rest not in deps(manager).katalog.steckbriefe:
        return False
    await oeffne_steckbrief(manager, rest)
    return True


async def _typ(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    await oeffne_einzelne_frage(manager, "kommune_typ")
    return not rest


async def _ergebnis(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    """Show what it amounts to as a message of its own, since it is a result; from its own pages in place."""
    if manager.current_context().state != AufgabenSG.hinweise:
        manager.show_mode = ShowMode.SEND
    await manager.switch_to(AufgabenSG.ergebnis)
    return not rest


async def _bild(ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    """Send the bars of the groups as a picture with the same in words."""
    katalog, zeit = deps(manager).katalog, (await lade(manager)).zeit
    await sende_bild(ereignis, manager, lambda: zeichne_arbeitszeit(katalog, zeit))
    return not rest


async def _datei(ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    """Send the table as a document, and the window once more below it."""
    if rest not in aufgabentabelle.ARTEN:
        return False
    mittel = deps(manager)
    if not await nimm_tipp(mittel, person(manager), manager.middleware_data["event_update"].update_id):
        return True
    akte = await lade(manager)
    art = aufgabentabelle.ARTEN[rest]
    inhalt = art.baue(aufgabentabelle.tabelle(mittel.katalog, akte.zeit, akte.wahl))
    daten = {"art": art.name, "vollstaendig": all(akte.zeit.stimmt(feld) for feld in FELDER)}
    bot: Bot = manager.middleware_data["bot"]
    await bot.send_document(
        telegram_id(ereignis),
        BufferedInputFile(inhalt, captions.AUFGABEN_DATEI.format(endung=rest)),
        caption=rendere("aufgaben/datei", daten),
    )
    manager.show_mode = ShowMode.SEND
    return True


HANDLUNGEN: Mapping[str, Handlung] = {
    "menue": _menue,
    "uebersicht": _fenster(AufgabenSG.uebersicht),
    "schnell": _fenster(AufgabenSG.schnell),
    "hinweise": _fenster(AufgabenSG.hinweise),
    "ergebnis": _ergebnis,
    "gruppe": _gruppe,
    "aufgabe": _aufgabe,
    "mehr": _mehr,
    "weiter": _weiter,
    "wert": _wert,
    "gleich": _gleich,
    "leer": _leer,
    "verteile": _verteile,
    "anpasse": _anpasse,
    "uebernimm": _uebernimm,
    "rueckgaengig": _rueckgaengig,
    "wahl": _wahl,
    "punkt": _punkt,
    "nachlesen": _nachlesen,
    "steckbrief": _steckbrief,
    "typ": _typ,
    "bild": _bild,
    "datei": _datei,
}
