"""Store an answer."""

from dialogs.akte import Akte, als_speicherwert, lade_beratung, lies_akte, nimm_auf
from dialogs.deps import Deps
from knowledge.frage import Wert


async def beantworte(
    deps: Deps, person_id: str, frage: str, wert: Wert, *, nachricht: int | None = None, update: int | None = None
) -> Akte | None:
    """Store an answer in the active consultation and return the file after it.

    ``nachricht`` is the id of the message the answer was typed in, ``update`` that of the update a tap came in: delivered a second time
    either changes nothing, and ``None`` says so.
    Raises :class:`knowledge.antwort.InvalidAnswerError` for a value the question does not know.
    """
    katalog, jetzt = deps.katalog, deps.jetzt()
    katalog.antworten({frage: wert})
    async with deps.db.transaction() as transaktion:
        beratung = await lade_beratung(transaktion, katalog, person_id, jetzt)
        if not await nimm_auf(transaktion, person_id, nachricht=nachricht, update=update):
            return None
        await transaktion.beratungen.set_antwort(beratung, frage, als_speicherwert(wert), katalog_version=katalog.version, jetzt=jetzt)
        return await lies_akte(transaktion, katalog, person_id)
