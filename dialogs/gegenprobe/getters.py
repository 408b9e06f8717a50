"""Read what the Gegenprobe shows; what takes long is worked out off the event loop."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.akte import lade_akte
from dialogs.deps import deps, person
from dialogs.gegenprobe import ansichten, versuch
from dialogs.gegenprobe.handlers import FRAGE, NICHT_GELESEN, VERSUCH, ZIEL, sortiert
from knowledge.antwort import Antworten
from knowledge.empfehlung import empfiehl
from knowledge.gegenprobe.aenderung import was_muesste_sich_aendern
from knowledge.gegenprobe.stabilitaet import stabilitaet
from knowledge.gegenprobe.versuch import Versuch, probiere
from knowledge.katalog import Katalog


async def hole_aendern(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of what would have to change for a model."""
    mittel, antworten = deps(dialog_manager), await _antworten(dialog_manager)
    ziel = dialog_manager.dialog_data[ZIEL]
    return ansichten.aendern(
        mittel.katalog, antworten, await mittel.rechner.rechne(was_muesste_sich_aendern, mittel.katalog, antworten, ziel)
    )


async def hole_stabilitaet(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of what tips the result."""
    mittel, antworten = deps(dialog_manager), await _antworten(dialog_manager)
    kipppunkte = await mittel.rechner.rechne(stabilitaet, mittel.katalog, antworten)
    return ansichten.stabilitaet(mittel.katalog, antworten, empfiehl(mittel.katalog, antworten), kipppunkte)


async def hole_pfad(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the development path: to the model it was opened for, or to the one that leads."""
    katalog, antworten = deps(dialog_manager).katalog, await _antworten(dialog_manager)
    ziel = dialog_manager.dialog_data[ZIEL] or empfiehl(katalog, antworten).fuehrend.modell
    return ansichten.pfad(katalog, antworten, ziel)


async def hole_fragen(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the choice of a question."""
    return ansichten.fragen(deps(dialog_manager).katalog, await _antworten(dialog_manager))


async def hole_antworten(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the choice of an answer."""
    katalog, fenster = deps(dialog_manager).katalog, dialog_manager.dialog_data
    gefragt = katalog.fragen[fenster[FRAGE]]
    return ansichten.antwort(katalog, await _antworten(dialog_manager), gefragt, nicht_gelesen=bool(fenster.get(NICHT_GELESEN)))


async def hole_versuch(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of an answer on trial."""
    mittel, antworten = deps(dialog_manager), await _antworten(dialog_manager)
    neu = dialog_manager.dialog_data[VERSUCH]
    probe = await mittel.rechner.rechne(_probiere, mittel.katalog, antworten, sortiert(neu))
    return versuch.versuch(mittel.katalog, antworten, probe, neu, dialog_manager.dialog_data[ZIEL])


def _probiere(katalog: Katalog, antworten: Antworten, neu: tuple[tuple[str, object], ...]) -> Versuch:
    return probiere(katalog, antworten, dict(neu))


async def _antworten(manager: DialogManager) -> Antworten:
    """Return all stored answers: on these the result rests, too."""
    return (await lade_akte(deps(manager), person(manager).id)).alle
