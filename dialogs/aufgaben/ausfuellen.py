"""Fill in many shares at once: spread, take over, bring to 100 %, and take the last one back."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from aiogram_dialog import DialogManager

from dialogs import captions
from dialogs.aufgaben import ansichten, usecases
from dialogs.aufgaben.gang import SPALTEN, anlass, lade
from dialogs.aufgaben.usecases import Gefuellt
from dialogs.deps import deps, person
from dialogs.navigation import MELDUNG
from dialogs.rendering import rendere
from dialogs.states import AufgabenSG
from dialogs.widgets import Ereignis
from knowledge.arbeitszeit import Arbeitszeit, Platz, Werte, passe_an, uebernimm, verteile


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


async def tippe_verteile(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    """Spread what is left of a column over the tasks without a share."""
    feld = SPALTEN.get(rest)
    return feld is not None and await _fuelle(manager, lambda zeit: verteile(zeit, feld))


async def tippe_anpasse(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    """Bring a column to 100 % in the same proportions."""
    feld = SPALTEN.get(rest)
    return feld is not None and await _fuelle(manager, lambda zeit: passe_an(zeit, feld))


async def tippe_uebernimm(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    """Take the IST over as SOLL, everywhere or in one group."""
    if rest == "alle":
        return await _fuelle(manager, uebernimm)
    zeit = (await lade(manager)).zeit
    dazu = {aufgabe.id for aufgabe in zeit.aufgaben if aufgabe.gruppe == rest}
    return bool(dazu) and await _fuelle(manager, lambda zeit: {platz: wert for platz, wert in uebernimm(zeit).items() if platz[0] in dazu})


async def tippe_rueckgaengig(_ereignis: Ereignis, manager: DialogManager, rest: str) -> bool:
    """Take the last filling back, except where something was changed since."""
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
        werte[name, SPALTEN[feld]] = [None if wert is None else Decimal(wert) for wert in (vorher, nachher)]
    return Gefuellt({platz: vorher for platz, (vorher, _) in werte.items()}, {platz: nachher for platz, (_, nachher) in werte.items()})


def _text(wert: Decimal | None) -> str | None:
    return None if wert is None else str(wert)
