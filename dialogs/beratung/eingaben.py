"""What is typed at a question: an answer, a word such as "zurück", or something that needs a helpful sentence."""

from typing import Any

from aiogram.enums import ContentType
from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from dialogs import captions
from dialogs.akte import lade_akte, nimm_nachricht
from dialogs.beratung import ansichten, handlers
from dialogs.deps import deps, person
from dialogs.fragen import lies, wert_der_option
from dialogs.freitext import behandle_freitext, folge_befehlswort, frage_nach
from dialogs.navigation import MELDUNG
from dialogs.rendering import rendere
from dialogs.states import BeratungSG
from knowledge import eingabe
from knowledge.eingabe import EinwohnerFehltError, Gelesen
from knowledge.frage import Frage
from knowledge.lesen import worte_der_optionen
from knowledge.modellsuche import finde_modell
from knowledge.verstehen import verstehe_option


def frage_eingabe() -> MessageInput:
    """Return the input of the question window."""
    return MessageInput(behandle_eingabe, content_types=[ContentType.ANY])


async def behandle_eingabe(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
    """React to what is typed or sent at a question."""
    mittel = deps(manager)
    frage = mittel.katalog.fragen[manager.dialog_data["frage"]]
    if message.text is None:
        await behandle_freitext(message, manager)
        return
    if await frage_nach(message, manager) or await _bestaetige(message, manager, frage):
        return
    akte = await lade_akte(mittel, person(manager).id)
    try:
        gelesen = lies(mittel.katalog, frage, message.text, akte.wirksam)
    except EinwohnerFehltError:
        if await nimm_nachricht(mittel, person(manager), message.message_id):
            _melde(manager, "einwohner_fehlt", {"frage": frage})
        return
    if gelesen is not None:
        await _antworte(manager, frage, gelesen, message)
        return
    verstanden = verstehe_option(message.text, worte_der_optionen(mittel.katalog, frage))
    if verstanden is not None and verstanden.sicher:
        await _antworte(manager, frage, Gelesen(wert_der_option(frage, verstanden.option), genau=False), message)
    elif verstanden is not None:
        if await nimm_nachricht(mittel, person(manager), message.message_id):
            manager.dialog_data.update({MELDUNG: None, ansichten.VERMUTUNG: verstanden.option})
    elif await nimm_nachricht(mittel, person(manager), message.message_id) and not await _folge(message.text, manager, frage):
        manager.dialog_data[ansichten.VERMUTUNG] = None
        fehlversuche = manager.dialog_data.get("fehlversuche", 0) + 1
        manager.dialog_data["fehlversuche"] = fehlversuche
        funde = finde_modell(mittel.katalog, message.text) if frage.art == "modell" else ()
        _melde(manager, "nicht_verstanden", {"frage": frage, "fehlversuche": fehlversuche, "funde": funde})


async def _antworte(manager: DialogManager, frage: Frage, gelesen: Gelesen, message: Message) -> None:
    """Store what was read and say above what comes next how it was read."""
    await handlers.antworte(manager, frage, gelesen.wert, nachricht=message.message_id, genau=gelesen.genau)


async def _bestaetige(message: Message, manager: DialogManager, frage: Frage) -> bool:
    """Take a typed yes or no as the answer to "Meinen Sie …?"; tell whether it was one.

    Where the question itself can be answered with yes or no, a bare "ja" could mean either: unless both readings agree, nothing is stored
    and the buttons, which say what they mean, are asked for.
    """
    vermutung = manager.dialog_data.get(ansichten.VERMUTUNG)
    gesagt = eingabe.lies_option(message.text or "", {"ja": (captions.JA_GEMEINT,), "nein": (captions.NEIN_ANDERS,)})
    if vermutung is None or gesagt is None:
        return False
    deutlich = eingabe.normalisiere(message.text or "") in map(eingabe.normalisiere, (captions.JA_GEMEINT, captions.NEIN_ANDERS))
    if not deutlich and frage.option("ja") is not None:
        if vermutung == "ja":
            return False
        if await nimm_nachricht(deps(manager), person(manager), message.message_id):
            _melde(manager, "ja_oder_nein", {"ja": captions.JA_GEMEINT, "nein": captions.NEIN_ANDERS})
    elif gesagt == "ja":
        await _antworte(manager, frage, Gelesen(wert_der_option(frage, vermutung)), message)
    elif await nimm_nachricht(deps(manager), person(manager), message.message_id):
        handlers.verwirf_vermutung(manager)
    return True


async def _folge(text: str, manager: DialogManager, frage: Frage) -> bool:
    wort = eingabe.lies_befehlswort(text)
    if wort == "zurueck":
        await handlers.gehe_zurueck(manager, frage)
    elif wort == "warum":
        manager.dialog_data["warum"] = True
    elif wort == "nochmal":
        await handlers.zeige_frage(manager, frage.id)
    elif wort == "weiter":
        await _gehe_weiter(manager, frage)
    else:
        return await folge_befehlswort(text, manager)
    return True


async def _gehe_weiter(manager: DialogManager, frage: Frage) -> None:
    """Go on from a question that is answered already; an open one says what it needs."""
    mittel = deps(manager)
    akte = await lade_akte(mittel, person(manager).id)
    if manager.dialog_data.get(ansichten.EINZELN):
        await manager.done()
        return
    if not akte.alle.gegeben(frage.id):
        _melde(manager, "weiter", {"weiss_nicht": captions.WEISS_NICHT})
        return
    ziel = BeratungSG.uebersicht if manager.dialog_data.get("aus_uebersicht") else BeratungSG.fertig
    await handlers.gehe_weiter(manager, akte, mittel.katalog, sonst=ziel)


def _melde(manager: DialogManager, vorlage: str, daten: dict[str, Any]) -> None:
    """Show a sentence above the next question."""
    manager.dialog_data[MELDUNG] = rendere(f"beratung/{vorlage}", daten)
