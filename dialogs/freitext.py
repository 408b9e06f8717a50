"""What is typed where no answer is expected.

A button's label works like a tap, words such as "hilfe" lead on, a model's name opens its Steckbrief, and all else is a question to the
sources. A question mark in front makes any text such a question, also where an answer is expected.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from aiogram.enums import ContentType
from aiogram.fsm.state import State
from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from dialogs.akte import nimm_nachricht
from dialogs.deps import deps, person_oder_keine
from dialogs.navigation import (
    oeffne_frage,
    oeffne_menue,
    oeffne_nachschlagen,
    oeffne_schritt,
    oeffne_steckbrief,
    oeffne_suche,
    oeffne_vergleich,
    zeige_erneut,
)
from dialogs.rendering import rendere
from dialogs.states import (
    NACHSCHLAGEN,
    BeratungSG,
    ErgebnisSG,
    ErinnerungenSG,
    GespraechSG,
    HilfeSG,
    MerklisteSG,
    ZeitplanSG,
)
from dialogs.widgets import FELD, Knopf, Reihen, Tippen
from knowledge.eingabe import lies_befehlswort, normalisiere
from knowledge.modellsuche import finde_modell

# Words that lead to a step, beside those that lead anywhere at all (see lies_befehlswort).
SCHRITT_WORTE: Mapping[str, State] = {
    **dict.fromkeys(("ergebnis", "mein ergebnis", "zum ergebnis", "auswertung"), ErgebnisSG.ueberblick),
    **dict.fromkeys(("zeitplan", "mein zeitplan", "zum zeitplan", "termine", "meine termine", "meilensteine"), ZeitplanSG.plan),
    **dict.fromkeys(("gespraech", "zum gespraech", "mein gespraech"), GespraechSG.uebersicht),
    **dict.fromkeys(("merkliste", "meine merkliste", "zur merkliste"), MerklisteSG.liste),
    **dict.fromkeys(("erinnerung", "erinnerungen", "meine erinnerungen"), ErinnerungenSG.uebersicht),
}
STECKBRIEF_WORT = re.compile(r"\bsteckbriefe?\b", re.IGNORECASE)
# What was taken is not given back (*+): a text of nothing but question marks would be tried at each of them.
FRAGE_VORN = re.compile(r"\s*\?[?\s]*+(?P<frage>.*\w.*)", re.DOTALL)
VERGLEICH_VORN = re.compile(r"\W*vergleich(?:en?|s)?\b(?P<modelle>.*)", re.IGNORECASE | re.DOTALL)
FRAGEND = re.compile(
    r"\?\s*$|^\W*(?:was|wer|wie|wann|wo|wozu|wofür|wofuer|womit|woher|wohin|warum|wieso|weshalb|welche[mnrs]?|wem|wen|wessen"
    r"|kann|können|koennen|gibt|darf|muss|soll|sollte|braucht)\b",
    re.IGNORECASE,
)
# What joins several signs to one.
VERBINDER: Final = "\N{ZERO WIDTH JOINER}"
# What stands in the place of a sign that could not be let in (see bot/einlass.py).
ERSATZ: Final = "\N{REPLACEMENT CHARACTER}"
Getter = Callable[..., Awaitable[dict[str, Any]]]
Nimm = Callable[[Message, DialogManager], Awaitable[bool]]


def lesbar(text: str) -> str:
    """Return a typed text without control characters, which no other program would take; what joins several signs to one stays."""
    return "".join(zeichen if (zeichen.isprintable() and zeichen != ERSATZ) or zeichen == VERBINDER else " " for zeichen in text)


def eine_zeile(text: str) -> str:
    """Return a typed text as one line without needless blanks."""
    return " ".join(lesbar(text).split())


def freitext(tippe: Tippen, getter: Getter) -> MessageInput:
    """Return the input of a window in which no answer is typed; ``tippe`` and ``getter`` are those of the window's buttons."""

    async def behandle(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
        await folge_freitext(message, manager, tippe, getter)

    return MessageInput(behandle, content_types=[ContentType.ANY])


def freie_eingabe(nimm: Nimm, tippe: Tippen, getter: Getter) -> MessageInput:
    """Return the input of a window in which any text is an answer, unless it is the label of a button or a word that leads elsewhere.

    ``nimm`` gets the text and tells whether it could be read; what it could not is treated as everywhere else.
    """

    async def behandle(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
        if not await _fuehrt_weg(message, manager, getter) and await nimm(message, manager):
            return
        await folge_freitext(message, manager, tippe, getter)

    return MessageInput(behandle, content_types=[ContentType.ANY])


async def _fuehrt_weg(message: Message, manager: DialogManager, getter: Getter) -> bool:
    text = message.text
    return (
        text is None
        or text.startswith("/")
        or FRAGE_VORN.fullmatch(text) is not None
        or lies_befehlswort(text) is not None
        or normalisiere(text) in SCHRITT_WORTE
        or await _gemeinter_knopf(text, manager, getter) is not None
    )


async def folge_freitext(message: Message, manager: DialogManager, tippe: Tippen, getter: Getter) -> None:
    """React to a text where none is expected: a question, the label of a button, a word, a model, or a search."""
    if await frage_nach(message, manager):
        return
    if not await tippe_beschriftung(message, manager, tippe, getter):
        await behandle_freitext(message, manager)


async def frage_nach(message: Message, manager: DialogManager) -> bool:
    """Look up what stands behind a leading question mark; tell whether there was one."""
    treffer = FRAGE_VORN.fullmatch(message.text or "")
    if treffer is None:
        return False
    if await nimm_nachricht(deps(manager), person_oder_keine(manager), message.message_id):
        await oeffne_suche(manager, treffer["frage"])
    return True


async def tippe_beschriftung(message: Message, manager: DialogManager, tippe: Tippen, getter: Getter) -> bool:
    """Treat the typed label of a button that is shown like a tap on it; tell whether it was one."""
    if message.text is None:
        return False
    if not await nimm_nachricht(deps(manager), person_oder_keine(manager), message.message_id):
        return True
    knopf = await _gemeinter_knopf(message.text, manager, getter)
    if knopf is None:
        return False
    await tippe(message, manager, knopf.id)
    return True


async def _gemeinter_knopf(text: str, manager: DialogManager, getter: Getter) -> Knopf | None:
    """Return the one button of the window whose label was typed."""
    reihen: Reihen = (await getter(**manager.middleware_data))[FELD]
    gesucht = normalisiere(text)
    passend = [knopf for reihe in reihen for knopf in reihe if knopf.url is None and normalisiere(knopf.text) == gesucht]
    return passend[0] if len(passend) == 1 else None


async def behandle_freitext(message: Message, manager: DialogManager) -> None:
    """React to a typed text or anything else that is sent."""
    if message.text is None:
        await message.answer(rendere("hilfe/nur_text", {"art": message.content_type, "mit_text": bool(message.caption)}))
        return
    if await folge_befehlswort(message.text, manager):
        return
    verglichen = VERGLEICH_VORN.fullmatch(message.text)
    if verglichen is not None:
        await oeffne_vergleich(manager, verglichen["modelle"])
        return
    name = STECKBRIEF_WORT.sub("", message.text)
    funde = finde_modell(deps(manager).katalog, name, nur_genau=name == message.text)
    if len(funde) != 1 and await oeffne_suche(manager, message.text, auch_nichts=FRAGEND.search(message.text) is not None):
        return
    funde = funde or finde_modell(deps(manager).katalog, name)
    if len(funde) == 1:
        await oeffne_steckbrief(manager, funde[0].untermodell or funde[0].steckbrief.id)
        return
    await message.answer(rendere("hilfe/nicht_verstanden", {"funde": funde}))


async def folge_befehlswort(text: str, manager: DialogManager) -> bool:
    """Follow a word such as "zurück" or "hilfe"; tell whether the text was one."""
    wort = lies_befehlswort(text)
    if wort == "hilfe":
        await oeffne_nachschlagen(manager, HilfeSG.hilfe)
    elif wort in ("menue", "abbrechen"):
        await oeffne_menue(manager)
    elif wort == "weiter":
        await oeffne_frage(manager)
    elif normalisiere(text) in SCHRITT_WORTE:
        await oeffne_schritt(manager, SCHRITT_WORTE[normalisiere(text)])
    elif wort == "uebersicht":
        await oeffne_schritt(manager, BeratungSG.uebersicht)
    elif wort == "zurueck" and manager.current_context().state.group in NACHSCHLAGEN:
        await manager.done()
    elif wort == "zurueck":
        await oeffne_menue(manager)
    elif wort == "nochmal":
        await zeige_erneut(manager)
    else:
        return False
    return True
