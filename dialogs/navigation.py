"""Open a dialog from anywhere so that the way back is always there.

The stack of a person is [menu] or [menu, consultation or result], and a dialog to look something up lies on top of it. Opened on top of
another look-up it replaces it, so that closing always leads back to exactly the open question.
"""

from collections.abc import Mapping

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, ShowMode, StartMode

from dialogs.deps import person_oder_keine
from dialogs.states import NACHSCHLAGEN, BeratungSG, MenueSG, SteckbriefSG

# Under this key a dialog keeps the sentence about the last input, shown above the question.
MELDUNG = "meldung"


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
    await manager.start(ziel, data=dict(daten or {}), show_mode=modus)


async def oeffne_nachschlagen(manager: DialogManager, ziel: State, daten: Mapping[str, object] | None = None) -> None:
    """Show a dialog to look something up on top of what is open."""
    modus = manager.show_mode
    if not manager.has_context():
        start = MenueSG.menue if person_oder_keine(manager) else MenueSG.hinweis
        await manager.start(start, mode=StartMode.RESET_STACK, show_mode=ShowMode.NO_UPDATE)
    while manager.current_context().state.group in NACHSCHLAGEN and len(manager.current_stack().intents) > 1:
        await manager.done(show_mode=ShowMode.NO_UPDATE)
    await manager.start(ziel, data=dict(daten or {}), show_mode=modus)


async def oeffne_steckbrief(manager: DialogManager, modell: str) -> None:
    """Show a Steckbrief on top of what is open; ``modell`` may be a sub-model."""
    await oeffne_nachschlagen(manager, SteckbriefSG.ansicht, {"modell": modell})


async def oeffne_frage(manager: DialogManager, frage: str | None = None, schritt: str | None = None) -> None:
    """Show a question of the consultation: a certain one, or the first open one of a step or of all."""
    await oeffne_schritt(manager, BeratungSG.frage, {"frage": frage, "schritt": schritt})


async def zeige_erneut(manager: DialogManager, *, neue_nachricht: bool = True) -> None:
    """Show where the person is, without the sentence about their last input; the hub where nothing is open."""
    if not manager.has_context():
        await oeffne_menue(manager, neue_nachricht=True)
        return
    manager.dialog_data.pop(MELDUNG, None)
    await manager.show(_show_mode(manager, neue_nachricht=neue_nachricht))


async def vergiss_meldung(_start: object, _result: object, manager: DialogManager) -> None:
    """Drop the sentence about the last input when a look-up is closed."""
    manager.dialog_data.pop(MELDUNG, None)


def _show_mode(manager: DialogManager, *, neue_nachricht: bool) -> ShowMode:
    return ShowMode.SEND if neue_nachricht else manager.show_mode
