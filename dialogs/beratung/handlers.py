"""What a tap in the consultation leads to. A button says which question it belongs to, so a late tap answers no other one."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs import captions, kalender
from dialogs.akte import Akte, lade_akte, nimm_nachricht
from dialogs.beratung import ansichten
from dialogs.deps import deps, person, update_id
from dialogs.fragen import wert_des_knopfs
from dialogs.navigation import GEAENDERT, MELDUNG, oeffne_menue, oeffne_schritt
from dialogs.outdated import melde, melde_veraltet
from dialogs.rendering import rendere
from dialogs.speichern import speichere
from dialogs.states import BeratungenSG, BeratungSG, ErgebnisSG
from dialogs.widgets import Ereignis
from dialogs.zaehlung import zaehle
from knowledge.begruendung import antwort_text
from knowledge.beratung import naechste_frage, vorige_frage
from knowledge.frage import WEISS_NICHT, Frage, Wert
from knowledge.katalog import Katalog


async def beginne(_daten: Any, manager: DialogManager) -> None:
    """Open the window the consultation was started for."""
    if manager.current_context().state != BeratungSG.frage:
        return
    daten = manager.start_data if isinstance(manager.start_data, dict) else {}
    frage, schritt = daten.get("frage"), daten.get("schritt")
    manager.dialog_data["schritt"] = schritt
    manager.dialog_data.update({name: daten[name] for name in ansichten.AUFTRAG if name in daten})
    if isinstance(frage, str):
        await zeige_frage(manager, frage)
        return
    mittel = deps(manager)
    akte = await lade_akte(mittel, person(manager).id)
    await gehe_weiter(manager, akte, mittel.katalog, sonst=BeratungSG.uebersicht if schritt else BeratungSG.fertig)


async def tippe_frage(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to a question."""
    if knopf == "menue":
        await oeffne_menue(manager)
        return
    frage_id, _, teil = knopf.partition("/")
    katalog = deps(manager).katalog
    if frage_id not in katalog.fragen:
        await melde_veraltet(ereignis)
    elif frage_id != manager.dialog_data["frage"]:
        await _spaeter_tipp(ereignis, manager, frage_id, teil)
    else:
        await _tippe(ereignis, manager, katalog.fragen[frage_id], teil)


async def _tippe(ereignis: Ereignis, manager: DialogManager, frage: Frage, teil: str) -> None:
    manager.dialog_data.update({MELDUNG: None, ansichten.VERMUTUNG: None})
    if teil == ansichten.WARUM:
        manager.dialog_data["warum"] = not manager.dialog_data.get("warum")
    elif teil == ansichten.ZURUECK:
        await gehe_zurueck(manager, frage)
    elif teil.startswith(ansichten.NEIN_ANDERS):
        verwirf_vermutung(manager)
    elif (stand := kalender.lies_stand(teil)) is not None and frage.art == "datum":
        manager.dialog_data["kalender"] = stand
    elif (wert := _wert(deps(manager).katalog, frage, teil)) is not None:
        await antworte(manager, frage, wert, update=update_id(manager))
    else:
        await melde_veraltet(ereignis)


async def _spaeter_tipp(ereignis: Ereignis, manager: DialogManager, frage_id: str, teil: str) -> None:
    """Explain a tap on the button of a question that is no longer shown; a double tap is no mistake.

    The question that comes next anyway is answered: its buttons were on the screen although Telegram lost the answer that said so.
    """
    mittel = deps(manager)
    akte = await lade_akte(mittel, person(manager).id)
    naechste = naechste_frage(mittel.katalog, akte.wirksam, manager.dialog_data.get("schritt"))
    if naechste is not None and naechste.id == frage_id and not manager.dialog_data.get(ansichten.EINZELN):
        await zeige_frage(manager, frage_id)
        await _tippe(ereignis, manager, naechste, teil)
        return
    wert = _wert(mittel.katalog, mittel.katalog.fragen[frage_id], teil)
    gespeichert = WEISS_NICHT if frage_id in akte.alle.weiss_nicht else akte.alle.bekannt(frage_id)
    if wert is None or wert == gespeichert:
        return
    await melde(ereignis, captions.TOAST_SCHON_BEANTWORTET if gespeichert is not None else captions.TOAST_VERALTET)


async def tippe_fertig(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the end of a step."""
    if knopf == "antworten":
        manager.dialog_data["zeige"] = None
        await manager.switch_to(BeratungSG.uebersicht)
    elif knopf.startswith("schritt/") and knopf.removeprefix("schritt/") in ansichten.SCHRITTE_DER_BERATUNG:
        await _weiter_mit(manager, knopf.removeprefix("schritt/"))
    else:
        await _fuss(ereignis, manager, knopf)


async def tippe_uebersicht(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    """React to the overview."""
    art, _, ziel = knopf.partition("/")
    if art == "aendern" and await _ist_aenderbar(manager, ziel):
        manager.dialog_data["schritt"] = deps(manager).katalog.fragen[ziel].schritt
        manager.dialog_data["aus_uebersicht"] = True
        await zeige_frage(manager, ziel)
        await manager.switch_to(BeratungSG.frage)
    elif art == "zeige" and ziel in ansichten.SCHRITTE_DER_BERATUNG:
        manager.dialog_data["zeige"] = ziel
    else:
        await _fuss(ereignis, manager, knopf)


async def _ist_aenderbar(manager: DialogManager, frage: str) -> bool:
    """Tell whether the overview offers this question."""
    mittel = deps(manager)
    akte = await lade_akte(mittel, person(manager).id)
    schritte = ansichten.SCHRITTE_DER_BERATUNG
    return any(eintrag.id == frage for schritt in schritte for eintrag in ansichten.aenderbare_fragen(mittel.katalog, akte.alle, schritt))


async def _fuss(ereignis: Ereignis, manager: DialogManager, knopf: str) -> None:
    if knopf == "menue":
        await oeffne_menue(manager)
    elif knopf == "ergebnis":
        await oeffne_schritt(manager, ErgebnisSG.ueberblick, neue_nachricht=True)
    elif knopf == "weiter":
        await _weiter_mit(manager, None)
    else:
        await melde_veraltet(ereignis)


async def _weiter_mit(manager: DialogManager, schritt: str | None) -> None:
    mittel = deps(manager)
    manager.dialog_data["schritt"] = schritt
    akte = await lade_akte(mittel, person(manager).id)
    await gehe_weiter(manager, akte, mittel.katalog, sonst=BeratungSG.fertig)


async def antworte(
    manager: DialogManager, frage: Frage, wert: Wert, *, nachricht: int | None = None, update: int | None = None, genau: bool = True
) -> None:
    """Store the answer to the question shown and go on, unless it was taken up before (see :func:`dialogs.speichern.speichere`).

    A typed answer is repeated in words above what comes next; ``genau`` tells whether it was read as it stands. Whoever asked for this one
    answer is told what was stored, however it was given. Where only the exact number was asked for, "weiß nicht" leaves the class as it is.
    """
    mittel = deps(manager)
    fenster = manager.dialog_data
    if fenster.get(ansichten.GENAU) and wert == WEISS_NICHT:
        if nachricht is None or await nimm_nachricht(mittel, person(manager), nachricht):
            await manager.done({MELDUNG: rendere("beratung/bleibt_klasse", {"frage": frage})})
        return
    akte = await speichere(mittel, person(manager).id, {frage.id: wert}, nachricht=nachricht, update=update)
    if akte is None:
        return
    await zaehle(mittel, frage.id, "unbekannt" if wert == WEISS_NICHT else "beantwortet")
    worte = antwort_text(frage, wert, mittel.katalog) if wert != WEISS_NICHT else None
    einzeln = bool(fenster.get(ansichten.EINZELN))
    meldung = rendere("beratung/verstanden", {"frage": frage, "worte": worte, "genau": genau, "einzeln": einzeln})
    if einzeln:
        await manager.done({GEAENDERT: True, MELDUNG: meldung})
        return
    ziel = BeratungSG.uebersicht if fenster.get("aus_uebersicht") else BeratungSG.fertig
    await gehe_weiter(manager, akte, mittel.katalog, sonst=ziel)
    if nachricht is not None:
        manager.dialog_data[MELDUNG] = meldung


async def gehe_weiter(manager: DialogManager, akte: Akte, katalog: Katalog, *, sonst: Any) -> None:
    """Show the next open question, or another window where none is left; a question asked by itself leads back to who asked."""
    if manager.dialog_data.get(ansichten.EINZELN):
        await manager.done()
        return
    schritt = manager.dialog_data.get("schritt")
    frage = naechste_frage(katalog, akte.wirksam, schritt)
    if frage is not None:
        await zeige_frage(manager, frage.id)
        await manager.switch_to(BeratungSG.frage)
    elif manager.dialog_data.get("durchsicht"):
        await oeffne_schritt(manager, BeratungenSG.durchsicht)
    else:
        manager.dialog_data.update(aus_uebersicht=False, zeige=schritt)
        await manager.switch_to(sonst)


async def gehe_zurueck(manager: DialogManager, frage: Frage) -> None:
    """Show the question before this one; from the first one the hub, from a change where it began."""
    mittel = deps(manager)
    if manager.dialog_data.get(ansichten.EINZELN):
        await manager.done()
        return
    if manager.dialog_data.get("aus_uebersicht"):
        manager.dialog_data.update(aus_uebersicht=False, zeige=frage.schritt)
        await manager.switch_to(BeratungSG.uebersicht)
        return
    if manager.dialog_data.get("durchsicht"):
        await oeffne_schritt(manager, BeratungenSG.durchsicht)
        return
    akte = await lade_akte(mittel, person(manager).id)
    vorige = vorige_frage(mittel.katalog, akte.wirksam, frage.id)
    if vorige is None:
        await oeffne_menue(manager)
    else:
        await zeige_frage(manager, vorige.id)


async def zeige_frage(manager: DialogManager, frage: str) -> None:
    """Show a question afresh."""
    await zaehle(deps(manager), frage, "gezeigt")
    manager.dialog_data.update(frage=frage, warum=False, kalender=None, fehlversuche=0, meldung=None, vermutung=None)


def verwirf_vermutung(manager: DialogManager) -> None:
    """Drop what an answer was taken for and say that nothing was stored."""
    manager.dialog_data.update({MELDUNG: rendere("beratung/nichts_gespeichert", {}), ansichten.VERMUTUNG: None})


def _wert(katalog: Katalog, frage: Frage, teil: str) -> Wert | None:
    """Return the value a button stands for, ``None`` where the question has no such button."""
    teil = teil.removeprefix(ansichten.JA_GEMEINT)
    if teil == ansichten.UNBEKANNT:
        return WEISS_NICHT
    if frage.art == "datum":
        return kalender.lies_tag(teil)
    return wert_des_knopfs(katalog, frage, teil)
