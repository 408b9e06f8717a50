"""The answers of a person as the dialogs see them: loaded, checked against the Katalog, and only those that still count."""

import logging
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from dialogs.deps import Deps
from knowledge.antwort import Antworten, InvalidAnswerError
from knowledge.beratung import wirksame
from knowledge.frage import Wert
from knowledge.katalog import Katalog
from knowledge.versionswechsel import kennt_weg, ueberfuehre
from storage.records import Beratung, Person
from storage.transaction import Transaction

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Akte:
    """All stored answers of the active consultation, and those that still count.

    ``uebernommen`` are the questions answered before this consultation began: a repetition took the answers over, and nobody has said
    yet that they still hold.
    """

    alle: Antworten
    wirksam: Antworten
    beratung: Beratung | None = None
    uebernommen: frozenset[str] = frozenset()

    @property
    def beratung_id(self) -> str | None:
        """The id of the consultation, ``None`` where there is none yet."""
        return None if self.beratung is None else self.beratung.id


async def lade_akte(deps: Deps, person_id: str) -> Akte:
    """Load the active consultation of a person; an empty one where there is none yet."""
    async with deps.db.transaction() as transaktion:
        return await lies_akte(transaktion, deps.katalog, person_id)


async def lies_akte(transaktion: Transaction, katalog: Katalog, person_id: str) -> Akte:
    """Read the active consultation within a transaction that is already open."""
    return await lies_akte_von(transaktion, katalog, await transaktion.beratungen.active(person_id))


async def lies_akte_von(transaktion: Transaction, katalog: Katalog, beratung: Beratung | None) -> Akte:
    """Read any consultation within a transaction that is already open; an empty file where there is none."""
    gespeichert = await transaktion.beratungen.antworten(beratung.id) if beratung else {}
    alle = _gueltige(katalog, {frage: antwort.wert for frage, antwort in gespeichert.items()})
    uebernommen = {frage for frage, antwort in gespeichert.items() if beratung and antwort.zeit < beratung.erstellt and alle.gegeben(frage)}
    return Akte(alle, wirksame(katalog, alle), beratung, frozenset(uebernommen))


async def bringe_auf_stand(transaktion: Transaction, katalog: Katalog, beratung: Beratung, jetzt: datetime) -> None:
    """Bring the answers of an older consultation to this Katalog, once, with a record of everything that was.

    A version that this Katalog does not know, as after a step back to an older program, is left alone: its answers wait untouched.
    """
    if not kennt_weg(katalog, beratung.katalog_version):
        return
    gespeichert = await transaktion.beratungen.antworten(beratung.id)
    vorher = {frage: antwort.wert for frage, antwort in gespeichert.items()}
    wechsel = ueberfuehre(katalog, vorher, beratung.katalog_version)
    zeiten = {frage: antwort.zeit for frage, antwort in gespeichert.items()}
    for umschrift in wechsel.umschriften:
        for frage in umschrift.neu:
            zeiten.setdefault(frage, zeiten[umschrift.frage])
    await transaktion.verlauf.rewrite(
        beratung,
        nach=katalog.version,
        vorher=vorher,
        antworten=wechsel.antworten,
        zeiten=zeiten,
        umschriften=[asdict(umschrift) for umschrift in wechsel.umschriften],
        jetzt=jetzt,
    )


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
