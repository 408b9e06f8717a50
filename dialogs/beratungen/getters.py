"""Read what the windows of the consultations show."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.akte import Akte, lies_akte
from dialogs.beratungen import ansichten
from dialogs.beratungen.ansichten import Eintrag
from dialogs.beratungen.usecases import NAME_ZEICHEN
from dialogs.deps import deps, person
from dialogs.navigation import MELDUNG
from dialogs.rueckblick import lies_rueckblick
from knowledge.empfehlung import empfiehl
from storage.records import Beratung
from storage.transaction import Transaction


async def hole_liste(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the list."""
    mittel, person_id, fenster = deps(dialog_manager), person(dialog_manager).id, dialog_manager.dialog_data
    async with mittel.db.transaction() as transaktion:
        eintraege = await _eintraege(transaktion, person_id)
    return ansichten.liste(mittel.katalog, eintraege, fenster.get("seite", 0), fenster.get(MELDUNG))


async def hole_eine(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the consultation that was chosen."""
    mittel = deps(dialog_manager)
    async with mittel.db.transaction() as transaktion:
        eintrag = await _gewaehlt(transaktion, dialog_manager)
        antworten = await transaktion.beratungen.antworten(eintrag.beratung.id)
        vorgaenger = await transaktion.verlauf.vorgaenger(eintrag.beratung.id)
        wechsel = await transaktion.verlauf.wechsel(eintrag.beratung.id)
    return ansichten.eine(mittel.katalog, eintrag, len(antworten), vorgaenger, hat_wechsel=bool(wechsel))


async def hole_name(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the window that waits for a name."""
    async with deps(dialog_manager).db.transaction() as transaktion:
        eintrag = await _gewaehlt(transaktion, dialog_manager)
    return ansichten.name(eintrag.beratung, NAME_ZEICHEN, dialog_manager.dialog_data.get(MELDUNG))


async def hole_loeschen(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the question before anything is deleted."""
    mittel = deps(dialog_manager)
    async with mittel.db.transaction() as transaktion:
        eintrag = await _gewaehlt(transaktion, dialog_manager)
        antworten = await transaktion.beratungen.antworten(eintrag.beratung.id)
        alle = await transaktion.beratungen.alle(person(dialog_manager).id)
    return ansichten.loeschen(mittel.katalog, eintrag, len(antworten), andere=len(alle) > 1)


async def hole_durchsicht(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of the answers that were taken over."""
    mittel = deps(dialog_manager)
    async with mittel.db.transaction() as transaktion:
        akte = await lies_akte(transaktion, mittel.katalog, person(dialog_manager).id)
        vorgaenger = await transaktion.verlauf.vorgaenger(akte.beratung_id) if akte.beratung_id else None
    return ansichten.durchsicht(mittel.katalog, akte.wirksam, akte.uebernommen, _stand(vorgaenger, akte))


async def hole_seither(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of what changed since the earlier result."""
    mittel = deps(dialog_manager)
    async with mittel.db.transaction() as transaktion:
        akte = await lies_akte(transaktion, mittel.katalog, person(dialog_manager).id)
        unterschied = await lies_rueckblick(transaktion, mittel.katalog, akte, empfiehl(mittel.katalog, akte.alle))
    return ansichten.seither(mittel.katalog, unterschied, len(ansichten.uebernommene(mittel.katalog, akte.wirksam, akte.uebernommen)))


async def hole_wechsel(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the data of how the Katalog changed."""
    mittel = deps(dialog_manager)
    async with mittel.db.transaction() as transaktion:
        eintrag = await _gewaehlt(transaktion, dialog_manager)
        eintraege = await transaktion.verlauf.wechsel(eintrag.beratung.id)
    return ansichten.wechsel(mittel.katalog, eintraege, aktiv=eintrag.aktiv)


async def _eintraege(transaktion: Transaction, person_id: str) -> list[Eintrag]:
    ergebnisse = await transaktion.beratungen.ergebnis_je_beratung(person_id)
    aktiv = await transaktion.beratungen.active(person_id)
    alle = await transaktion.beratungen.alle(person_id)
    return [Eintrag(beratung, aktiv is not None and beratung.id == aktiv.id, ergebnisse.get(beratung.id)) for beratung in alle]


async def _gewaehlt(transaktion: Transaction, manager: DialogManager) -> Eintrag:
    """Return the consultation that was chosen; the handlers leave these windows when it is gone."""
    gewaehlt = manager.dialog_data["beratung"]
    return next(eintrag for eintrag in await _eintraege(transaktion, person(manager).id) if eintrag.beratung.id == gewaehlt)


def _stand(vorgaenger: Beratung | None, akte: Akte) -> str | None:
    """Return the day on which the answers were last worked on before they were taken over."""
    beratung = vorgaenger or akte.beratung
    return None if beratung is None else beratung.geaendert.date().isoformat()
