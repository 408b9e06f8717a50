"""Read what the windows about a person's data show."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.daten import ansichten
from dialogs.daten.gang import betroffene
from dialogs.daten.usecases import lade_bestand
from dialogs.deps import bekannte_person, deps


async def hole_datenschutz(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of what is said about data protection, to everybody."""
    mittel, wer = deps(dialog_manager), bekannte_person(dialog_manager)
    bestand = await lade_bestand(mittel, wer) if wer else None
    return ansichten.datenschutz(mittel.betreiber, bestand.loeschtag if bestand else None)


async def hole_uebersicht(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of what is stored."""
    wer = betroffene(dialog_manager)
    mittel = deps(dialog_manager)
    bestand = await lade_bestand(mittel, wer)
    return ansichten.uebersicht(wer.telegram_id, bestand.anzahl, bestand.loeschtag, lokal=mittel.betreiber.lokal)


async def hole_loeschen(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the question before everything is deleted."""
    bestand = await lade_bestand(deps(dialog_manager), betroffene(dialog_manager))
    return ansichten.loeschen(bestand.anzahl)


async def hole_einfuhr(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the question before a file is taken over."""
    daten = dialog_manager.start_data if isinstance(dialog_manager.start_data, dict) else {}
    return ansichten.einfuhr(daten["beratungen"], daten["antworten"], personenbezug=daten["personenbezug"])
