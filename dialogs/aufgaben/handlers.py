"""What a tap at the tasks leads to. A button says which task, column and value it means, so a late tap changes no other one."""

from collections.abc import Awaitable, Callable, Mapping
from decimal import Decimal

from aiogram import Bot
from aiogram.fsm.state import State
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from dialogs import aufgabentabelle, captions
from dialogs.akte import nimm_tipp
from dialogs.aufgaben import ansichten, ausfuellen, usecases
from dialogs.aufgaben.gang import SPALTEN, anlass, finde, gehe_weiter, gezeigt, lade, zeige_aufgabe, zeige_gruppe
from dialogs.bilder.arbeitszeit import zeichne_arbeitszeit
from dialogs.bilder.senden import sende_bild
from dialogs.deps import deps, person, telegram_id, update_id
from dialogs.navigation import MELDUNG, oeffne_einzelne_frage, oeffne_menue, oeffne_passage, oeffne_schritt, oeffne_steckbrief
from dialogs.outdated import melde_veraltet
from dialogs.rendering import rendere
from dialogs.states import AufgabenSG, GespraechSG
from dialogs.widgets import Ereignis
from knowledge.arbeitszeit import Arbeitszeit, Platz
from knowledge.thema import WAHLTHEMEN

Handlung = Callable[[Ereignis, DialogManager, str], Awaitable[bool]]


async def tippe(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to any window of the tasks."""
    art, _, rest = knopf.partition("/")
    manager.dialog_data[MELDUNG] = None
    handlung = HANDLUNGEN.get(art)
    if handlung is None or not await handlung(ereignis, manager, rest):
        await melde_veraltet(ereignis)


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
    ziel = finde((await lade(manager)).zeit, rest)
    if ziel is None:
        return False
    await zeige_aufgabe(manager, ziel[0].id, ziel[1])
    return True


async def _eintragen(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    """Show the first task of a group whose share is open."""
    gruppe, _, spalte = rest.partition("/")
    feld, zeit = SPALTEN.get(spalte), (await lade(manager)).zeit
    offene = [aufgabe for aufgabe in zeit.offene(feld) if aufgabe.gruppe == gruppe] if feld else []
    if feld is None or not offene:
        return False
    await zeige_aufgabe(manager, offene[0].id, feld)
    return True


async def _mehr(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    ziel = finde((await lade(manager)).zeit, rest)
    if ziel is None or gezeigt(manager) != (ziel[0].id, ziel[1]):
        return False
    manager.dialog_data[ansichten.MEHR] = ziel[2] == "1"
    return True


async def _weiter(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    zeit = (await lade(manager)).zeit
    ziel = finde(zeit, rest)
    if ziel is None or gezeigt(manager) != (ziel[0].id, ziel[1]):
        return False
    await gehe_weiter(manager, zeit, ziel[0].id, ziel[1])
    return True


async def _wert(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    """Store what a button stands for: a value, the IST as SOLL, or nothing any more."""
    zeit = (await lade(manager)).zeit
    ziel = finde(zeit, rest)
    stufen = (*ansichten.STUFEN, *ansichten.GROSSE_STUFEN)
    if ziel is None or not ziel[2].isdecimal() or int(ziel[2]) not in stufen:
        return False
    return await _trage_ein(manager, zeit, (ziel[0].id, ziel[1]), Decimal(ziel[2]))


async def _gleich(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    zeit = (await lade(manager)).zeit
    ziel = finde(zeit, rest)
    ist = None if ziel is None else zeit.wert(ziel[0].id, "ist")
    return ziel is not None and ist is not None and await _trage_ein(manager, zeit, (ziel[0].id, "soll"), ist)


async def _leer(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    ziel = finde((await lade(manager)).zeit, rest)
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


async def _seite(ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    """Say how the page is opened: a tap opens it in Telegram itself, so only a typed label leads here."""
    if deps(manager).seite is None or isinstance(ereignis, CallbackQuery):
        return False
    manager.dialog_data[MELDUNG] = captions.SEITE_OEFFNEN
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
    if not await nimm_tipp(mittel, person(manager), update_id(manager)):
        return True
    akte = await lade(manager)
    art = aufgabentabelle.ARTEN[rest]
    inhalt = art.baue(aufgabentabelle.tabelle(mittel.katalog, akte.zeit, akte.wahl))
    daten = {"art": art.name, "vollstaendig": akte.zeit.vollstaendig}
    bot: Bot = manager.middleware_data["bot"]
    await bot.send_document(
        telegram_id(ereignis),
        BufferedInputFile(inhalt, captions.AUFGABEN_DATEI.format(endung=rest)),
        caption=rendere("aufgaben/datei", daten),
    )
    manager.show_mode = ShowMode.SEND
    return True


async def _gespraech(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    await oeffne_schritt(manager, GespraechSG.ideen)
    return not rest


HANDLUNGEN: Mapping[str, Handlung] = {
    "menue": _menue,
    "uebersicht": _fenster(AufgabenSG.uebersicht),
    "schnell": _fenster(AufgabenSG.schnell),
    "hinweise": _fenster(AufgabenSG.hinweise),
    "ergebnis": _ergebnis,
    "gespraech": _gespraech,
    "gruppe": _gruppe,
    "aufgabe": _aufgabe,
    "eintragen": _eintragen,
    "mehr": _mehr,
    "weiter": _weiter,
    "wert": _wert,
    "gleich": _gleich,
    "leer": _leer,
    "verteile": ausfuellen.tippe_verteile,
    "anpasse": ausfuellen.tippe_anpasse,
    "uebernimm": ausfuellen.tippe_uebernimm,
    "rueckgaengig": ausfuellen.tippe_rueckgaengig,
    "wahl": _wahl,
    "punkt": _punkt,
    "nachlesen": _nachlesen,
    "steckbrief": _steckbrief,
    "typ": _typ,
    "seite": _seite,
    "bild": _bild,
    "datei": _datei,
}
