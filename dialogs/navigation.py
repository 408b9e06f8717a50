"""Open a dialog from anywhere so that the way back is always there.

The stack of a person is [menu] or [menu, a step such as consultation, tasks, result or schedule]; a single question or a trial can lie on
top of the step, and on top of all a dialog to look something up. Opened on top of another look-up it replaces it, so that closing always
leads back to exactly the open question.
"""

from collections.abc import Mapping

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, ShowMode, StartMode

from dialogs.deps import deps, person_oder_keine
from dialogs.states import NACHSCHLAGEN, BeratungSG, MenueSG, SteckbriefSG, SucheSG, VergleichSG
from knowledge.gegenprobe.vergleich import HOECHSTENS, MINDESTENS
from knowledge.modellsuche import finde_modelle
from knowledge.personenbezug import verdecke

# Under this key a dialog keeps the sentence about the last input, shown above the question.
MELDUNG = "meldung"
# A dialog that closes says under this key that answers have changed.
GEAENDERT = "geaendert"
GEFUNDEN_HOECHSTENS = 5
GEMERKTE_FRAGE = 80
# The keys under which a dialog is handed a text as somebody typed it.
GETIPPT = frozenset({"gesucht", "unbekannt", "text"})


async def oeffne_menue(manager: DialogManager, *, neue_nachricht: bool = False) -> None:
    """Show the hub; before consent the notice."""
    ziel = MenueSG.menue if person_oder_keine(manager) else MenueSG.hinweis
    await manager.start(ziel, mode=StartMode.RESET_STACK, show_mode=_show_mode(manager, neue_nachricht=neue_nachricht))


async def oeffne_schritt(
    manager: DialogManager, ziel: State, daten: Mapping[str, object] | None = None, *, neue_nachricht: bool = False
) -> None:
    """Show the consultation or the result on top of the hub; before consent the notice."""
    if person_oder_keine(manager) is None:
        await oeffne_menue(manager, neue_nachricht=neue_nachricht)
        return
    modus = _show_mode(manager, neue_nachricht=neue_nachricht)
    await manager.start(MenueSG.menue, mode=StartMode.RESET_STACK, show_mode=ShowMode.NO_UPDATE)
    await manager.start(ziel, data=_startdaten(daten), show_mode=modus)


async def oeffne_nachschlagen(manager: DialogManager, ziel: State, daten: Mapping[str, object] | None = None) -> None:
    """Show a dialog to look something up on top of what is open."""
    modus = manager.show_mode
    if not manager.has_context():
        start = MenueSG.menue if person_oder_keine(manager) else MenueSG.hinweis
        await manager.start(start, mode=StartMode.RESET_STACK, show_mode=ShowMode.NO_UPDATE)
    while manager.current_context().state.group in NACHSCHLAGEN and len(manager.current_stack().intents) > 1:
        await manager.done(show_mode=ShowMode.NO_UPDATE)
    await manager.start(ziel, data=_startdaten(daten), show_mode=modus)


async def oeffne_steckbrief(manager: DialogManager, modell: str) -> None:
    """Show a Steckbrief on top of what is open; ``modell`` may be a sub-model."""
    await oeffne_nachschlagen(manager, SteckbriefSG.ansicht, {"modell": modell})


async def oeffne_vergleich(manager: DialogManager, text: str = "") -> None:
    """Show the models side by side that a text names, or the choice where it does not name two or three."""
    modelle = list(finde_modelle(deps(manager).katalog, text))
    if MINDESTENS <= len(modelle) <= HOECHSTENS:
        await oeffne_nachschlagen(manager, VergleichSG.ansicht, {"modelle": modelle})
        return
    unbekannt = text.strip()[:GEMERKTE_FRAGE] if not modelle else ""
    await oeffne_nachschlagen(manager, VergleichSG.wahl, {"modelle": modelle[:HOECHSTENS], "unbekannt": unbekannt or None})


async def oeffne_passage(manager: DialogManager, kennung: str) -> None:
    """Show a passage on top of what is open; a term of the glossary in its own window."""
    art, _, begriff = kennung.partition(".")
    if art == "glossar":
        await oeffne_nachschlagen(manager, SucheSG.begriff, {"begriff": begriff})
    else:
        await oeffne_nachschlagen(manager, SucheSG.treffer, {"gefunden": [kennung]})


async def oeffne_suche(manager: DialogManager, frage: str, *, auch_nichts: bool = True) -> bool:
    """Show what answers a question, or else the themes; tell whether anything was shown.

    Without ``auch_nichts`` a question that finds nothing shows nothing, so that the caller can say something kinder.
    """
    treffer = deps(manager).suche.suche(frage, GEFUNDEN_HOECHSTENS)
    gesucht = frage.strip()
    gesucht = gesucht if len(gesucht) <= GEMERKTE_FRAGE else f"{gesucht[: GEMERKTE_FRAGE - 1]}…"
    if treffer:
        await oeffne_nachschlagen(manager, SucheSG.treffer, {"gefunden": [fund.passage.id for fund in treffer], "gesucht": gesucht})
    elif auch_nichts:
        await oeffne_nachschlagen(manager, SucheSG.themen, {"gesucht": gesucht or None})
    return bool(treffer) or auch_nichts


async def oeffne_frage(
    manager: DialogManager, frage: str | None = None, schritt: str | None = None, *, neue_nachricht: bool = False
) -> None:
    """Show a question of the consultation: a certain one, or the first open one of a step or of all."""
    await oeffne_schritt(manager, BeratungSG.frage, {"frage": frage, "schritt": schritt}, neue_nachricht=neue_nachricht)


async def oeffne_einzelne_frage(manager: DialogManager, frage: str, **mehr: object) -> None:
    """Ask one question on top of what is open; the answer, or "Zurück", leads back to exactly there.

    ``mehr`` is what the question shows besides (see :data:`dialogs.beratung.ansichten.AUFTRAG`).
    """
    await manager.start(BeratungSG.frage, data={"frage": frage, "einzeln": True, **mehr})


async def zeige_erneut(manager: DialogManager, *, neue_nachricht: bool = True) -> None:
    """Show where the person is, without the sentence about their last input; the hub where nothing is open."""
    if not manager.has_context():
        await oeffne_menue(manager, neue_nachricht=True)
        return
    manager.dialog_data.pop(MELDUNG, None)
    await manager.show(_show_mode(manager, neue_nachricht=neue_nachricht))


async def vergiss_meldung(_start: object, result: object, manager: DialogManager) -> None:
    """Drop the sentence about the last input when what lay on top is closed, or take the one it leaves behind."""
    manager.dialog_data[MELDUNG] = result.get(MELDUNG) if isinstance(result, dict) else None


def _startdaten(daten: Mapping[str, object] | None) -> dict[str, object]:
    """Return what a dialog begins with, which is stored with it: of a typed text without what seems to belong to a person."""
    return {name: verdecke(wert) if name in GETIPPT and isinstance(wert, str) else wert for name, wert in (daten or {}).items()}


def _show_mode(manager: DialogManager, *, neue_nachricht: bool) -> ShowMode:
    return ShowMode.SEND if neue_nachricht else manager.show_mode
