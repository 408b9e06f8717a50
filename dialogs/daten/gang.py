"""How somebody gets to their data: also those who have not agreed to the newest notice yet, since something is stored of them."""

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, ShowMode, StartMode

from dialogs.deps import NoConsentError, bekannte_person, person_oder_keine
from dialogs.navigation import oeffne_menue
from dialogs.states import MenueSG
from storage.records import Person


def betroffene(manager: DialogManager) -> Person:
    """Return the person whose data are shown. Raises :class:`NoConsentError` where nothing is stored of anybody here."""
    gefunden = bekannte_person(manager)
    if gefunden is None:
        raise NoConsentError
    return gefunden


async def oeffne_daten(manager: DialogManager, ziel: State) -> None:
    """Show a window about the person's data on top of the hub, or of the notice; the notice alone where there are none."""
    if bekannte_person(manager) is None:
        await oeffne_menue(manager)
        return
    modus = manager.show_mode
    unten = MenueSG.menue if person_oder_keine(manager) else MenueSG.hinweis
    await manager.start(unten, mode=StartMode.RESET_STACK, show_mode=ShowMode.NO_UPDATE)
    await manager.start(ziel, show_mode=modus)
