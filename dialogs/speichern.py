"""Store answers, and let everything follow that rests on them."""

from collections.abc import Mapping

from dialogs.akte import Akte, als_speicherwert, lade_beratung, lies_akte, nimm_auf
from dialogs.deps import Deps
from dialogs.planstand import gleiche_erinnerungen_ab
from knowledge.frage import Wert


async def speichere(
    deps: Deps, person_id: str, neu: Mapping[str, Wert], *, nachricht: int | None = None, update: int | None = None
) -> Akte | None:
    """Store answers in the active consultation, all or none, let the reminders follow, and return the file after it.

    ``nachricht`` is the id of the message they were typed in, ``update`` that of the update a tap came in: delivered a second time
    either changes nothing, and ``None`` says so.
    Raises :class:`knowledge.antwort.InvalidAnswerError` for a value that a question does not know.
    """
    katalog, jetzt = deps.katalog, deps.jetzt()
    katalog.antworten(neu)
    async with deps.db.transaction() as transaktion:
        beratung = await lade_beratung(transaktion, katalog, person_id, jetzt)
        if not await nimm_auf(transaktion, person_id, nachricht=nachricht, update=update):
            return None
        for frage, wert in neu.items():
            await transaktion.beratungen.set_antwort(beratung, frage, als_speicherwert(wert), katalog_version=katalog.version, jetzt=jetzt)
        await gleiche_erinnerungen_ab(transaktion, katalog, person_id, jetzt)
        return await lies_akte(transaktion, katalog, person_id)
