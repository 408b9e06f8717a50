"""Store what a quick line says, all of it or nothing."""

from collections.abc import Sequence

from dialogs.akte import Akte, als_speicherwert, lies_akte
from dialogs.deps import Deps
from dialogs.planstand import gleiche_erinnerungen_ab
from knowledge.schnellstueck import Stueck


async def uebernimm(deps: Deps, person_id: str, stuecke: Sequence[Stueck], *, update: int) -> Akte | None:
    """Store the confirmed answers in the active consultation, in one transaction, and return the file after it.

    ``update`` is the id of the update the confirmation came in: delivered a second time it changes nothing, and ``None`` says so.
    Raises :class:`knowledge.antwort.InvalidAnswerError` for a value its question does not know.
    """
    katalog, jetzt = deps.katalog, deps.jetzt()
    katalog.antworten({stueck.frage: stueck.wert for stueck in stuecke})
    async with deps.db.transaction() as transaktion:
        if not await transaktion.personen.claim_update(person_id, update):
            return None
        beratung = await transaktion.beratungen.active(person_id)
        if beratung is None:
            beratung = await transaktion.beratungen.create(person_id, katalog_version=katalog.version, jetzt=jetzt)
        for stueck in stuecke:
            await transaktion.beratungen.set_antwort(
                beratung.id, stueck.frage, als_speicherwert(stueck.wert), katalog_version=katalog.version, jetzt=jetzt
            )
        await gleiche_erinnerungen_ab(transaktion, katalog, person_id, jetzt)
        return await lies_akte(transaktion, katalog, person_id)
