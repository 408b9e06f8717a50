"""What is typed at a question: an answer, a word such as "zurück", or something that needs a helpful sentence."""

from collections.abc import Callable
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from dialogs import captions
from dialogs.akte import lade_akte, nimm_nachricht
from dialogs.beratung import ansichten, handlers
from dialogs.deps import deps, person
from dialogs.freitext import behandle_freitext, folge_befehlswort, frage_nach
from dialogs.navigation import MELDUNG
from dialogs.rendering import rendere
from dialogs.states import BeratungSG
from knowledge import eingabe
from knowledge.antwort import Antworten
from knowledge.begruendung import antwort_text
from knowledge.eingabe import EinwohnerFehltError, Gelesen
from knowledge.frage import WEISS_NICHT, Frage, Wert
from knowledge.katalog import Katalog
from knowledge.modellsuche import finde_modell
from knowledge.verstehen import verstehe_option

OHNE_EINHEIT_HOECHSTENS = 10


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
        await _antworte(manager, frage, Gelesen(_wert(frage, verstanden.option), genau=False), message)
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
    """Store what was read and say above the next question how it was read; what asked a single question shows that by itself."""
    einzeln = manager.dialog_data.get("einzeln")
    if await handlers.antworte(manager, frage, gelesen.wert, nachricht=message.message_id) and not einzeln:
        worte = antwort_text(frage, gelesen.wert, deps(manager).katalog) if gelesen.wert != WEISS_NICHT else None
        _melde(manager, "verstanden", {"frage": frage, "worte": worte, "genau": gelesen.genau})


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
        await _antworte(manager, frage, Gelesen(_wert(frage, vermutung)), message)
    elif await nimm_nachricht(deps(manager), person(manager), message.message_id):
        handlers.verwirf_vermutung(manager)
    return True


def _wert(frage: Frage, wert: str) -> Wert:
    """Return the option a text names, in the type in which it is stored; a model is its id."""
    return next((option.wert for option in frage.optionen if str(option.wert) == wert), wert)


def worte_der_optionen(katalog: Katalog, frage: Frage) -> dict[str, tuple[str, ...]]:
    """Return what the options of a question are called, by their stored value; nothing for questions that ask for a figure or a date."""
    if frage.art not in ("auswahl", "modell"):
        return {}
    modelle = katalog.steckbriefe.values() if frage.art == "modell" else ()
    worte = {modell.id: (modell.nummer, modell.name, modell.kurz, *modell.aliase) for modell in modelle}
    return worte | {str(option.wert): (option.knopf, option.text, *option.worte) for option in frage.optionen}


def lies(katalog: Katalog, frage: Frage, text: str, antworten: Antworten) -> Gelesen | None:
    """Return the value that a typed text means for a question, ``None`` where it means none.

    Raises :class:`knowledge.eingabe.EinwohnerFehltError` for a sum of money where the number of inhabitants is not known.
    """
    woerter = {str(option.wert): (option.knopf, option.text, *option.worte) for option in frage.optionen}
    gewaehlt = eingabe.lies_option(text, woerter) if woerter and frage.art in ("auswahl", "modell") else None
    if gewaehlt is not None:
        return Gelesen(next(option.wert for option in frage.optionen if str(option.wert) == gewaehlt))
    # An option may be called "offen", which otherwise means that somebody does not know: options come first.
    if eingabe.ist_weiss_nicht(text):
        return Gelesen(WEISS_NICHT)
    einwohner = antworten.bekannt("einwohner")
    leser: dict[str, Callable[[], Gelesen | None]] = {
        "einwohner": lambda: eingabe.lies_einwohner(text),
        "ganzzahl": lambda: eingabe.lies_ganzzahl(text),
        "stellen": lambda: _glaubhaft(frage, text, eingabe.lies_stellen(text)),
        "budget": lambda: eingabe.lies_budget(text, einwohner if isinstance(einwohner, int) else None),
        "datum": lambda: eingabe.lies_datum(text, ende=frage.termin == "ende"),
        "modell": lambda: _lies_modell(katalog, text),
    }
    lies_art = leser.get(frage.art)
    return lies_art() if lies_art else None


def _lies_modell(katalog: Katalog, text: str) -> Gelesen | None:
    funde = finde_modell(katalog, text)
    return Gelesen(funde[0].untermodell or funde[0].steckbrief.id) if len(funde) == 1 else None


def _glaubhaft(frage: Frage, text: str, gelesen: Gelesen | None) -> Gelesen | None:
    """Let a class pass only where the question offers it, and no bare large number: "50" rather means 50 %."""
    if gelesen is None:
        return None
    if isinstance(gelesen.wert, str):
        return gelesen if frage.option(gelesen.wert) is not None else None
    return None if gelesen.wert >= OHNE_EINHEIT_HOECHSTENS and text.strip().isdecimal() else gelesen


async def _folge(text: str, manager: DialogManager, frage: Frage) -> bool:
    wort = eingabe.lies_befehlswort(text)
    if wort == "zurueck":
        await handlers.gehe_zurueck(manager, frage)
    elif wort == "warum":
        manager.dialog_data["warum"] = True
    elif wort == "nochmal":
        handlers.zeige_frage(manager, frage.id)
    elif wort == "weiter":
        await _gehe_weiter(manager, frage)
    else:
        return await folge_befehlswort(text, manager)
    return True


async def _gehe_weiter(manager: DialogManager, frage: Frage) -> None:
    """Go on from a question that is answered already; an open one says what it needs."""
    mittel = deps(manager)
    akte = await lade_akte(mittel, person(manager).id)
    if not akte.alle.gegeben(frage.id):
        _melde(manager, "weiter", {"weiss_nicht": captions.WEISS_NICHT})
        return
    ziel = BeratungSG.uebersicht if manager.dialog_data.get("aus_uebersicht") else BeratungSG.fertig
    await handlers.gehe_weiter(manager, akte, mittel.katalog, sonst=ziel)


def _melde(manager: DialogManager, vorlage: str, daten: dict[str, Any]) -> None:
    """Show a sentence above the next question."""
    manager.dialog_data[MELDUNG] = rendere(f"beratung/{vorlage}", daten)
