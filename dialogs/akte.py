"""The answers of a person as the dialogs see them: loaded, checked against the Katalog, and only those that still count."""

import logging
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from dialogs.deps import Deps
from knowledge.antwort import Antworten, InvalidAnswerError
from knowledge.beratung import wirksame
from knowledge.frage import Wert
from knowledge.katalog import Katalog
from storage.records import Person
from storage.transaction import Transaction

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Akte:
    """All stored answers of the active consultation, and those that still count."""

    beratung_id: str | None
    alle: Antworten
    wirksam: Antworten


async def lade_akte(deps: Deps, person_id: str) -> Akte:
    """Load the active consultation of a person; an empty one where there is none yet."""
    async with deps.db.transaction() as transaktion:
        return await lies_akte(transaktion, deps.katalog, person_id)


async def lies_akte(transaktion: Transaction, katalog: Katalog, person_id: str) -> Akte:
    """Read the active consultation within a transaction that is already open."""
    beratung = await transaktion.beratungen.active(person_id)
    gespeichert = await transaktion.beratungen.antworten(beratung.id) if beratung else {}
    alle = _gueltige(katalog, {frage: antwort.wert for frage, antwort in gespeichert.items()})
    return Akte(beratung.id if beratung else None, alle, wirksame(katalog, alle))


async def nimm_nachricht(deps: Deps, person: Person | None, nachricht: int) -> bool:
    """Take up a typed message once: delivered a second time, it must not answer the question that is shown by then."""
    if person is None:
        return True
    async with deps.db.transaction() as transaktion:
        return await transaktion.personen.claim_message(person.id, nachricht)


async def nimm_tipp(deps: Deps, person: Person, update: int) -> bool:
    """Take up a tap once, by the id of its update: delivered again it must not send again what it has sent already."""
    async with deps.db.transaction() as transaktion:
        return await transaktion.personen.claim_update(person.id, update)


async def nimm_auf(transaktion: Transaction, person_id: str, *, nachricht: int | None = None, update: int | None = None) -> bool:
    """Take up a change once: by the id of the message it was typed in, or by that of the update a tap came in."""
    if nachricht is not None and not await transaktion.personen.claim_message(person_id, nachricht):
        return False
    return update is None or await transaktion.personen.claim_update(person_id, update)


async def lade_beratung(transaktion: Transaction, katalog: Katalog, person_id: str, jetzt: datetime) -> str:
    """Return the id of the active consultation, which is begun where there is none."""
    beratung = await transaktion.beratungen.active(person_id)
    if beratung is None:
        beratung = await transaktion.beratungen.create(person_id, katalog_version=katalog.version, jetzt=jetzt)
    return beratung.id


def als_speicherwert(wert: Wert) -> str | int | float:
    """Return a value as JSON stores it."""
    return float(wert) if isinstance(wert, Decimal) else wert


def _gueltige(katalog: Katalog, roh: dict[str, str | int | float]) -> Antworten:
    """Return the stored answers that this version of the Katalog knows; the others stay in the database untouched."""
    try:
        return katalog.antworten(roh)
    except InvalidAnswerError as fehler:
        logger.warning("stored answer not valid in catalogue %s: question %s", katalog.version, fehler.frage)
        return _gueltige(katalog, {frage: wert for frage, wert in roh.items() if frage != fehler.frage})
