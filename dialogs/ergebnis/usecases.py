"""Work the result out and keep what it said."""

from dataclasses import dataclass

from dialogs.akte import lies_akte
from dialogs.deps import Deps
from dialogs.merkakte import lies_merkliste
from dialogs.rueckblick import als_eingaben, als_kern, lies_rueckblick
from knowledge.antwort import Antworten
from knowledge.empfehlung import Empfehlung, empfiehl
from knowledge.merkliste import Merkeintrag
from knowledge.verlauf import Unterschied


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """The answers, the recommendation they lead to (what is off the way only the contradictions see), and the Merkliste."""

    antworten: Antworten
    empfehlung: Empfehlung
    merkliste: tuple[Merkeintrag, ...] = ()


async def werte_aus(deps: Deps, person_id: str) -> Ergebnis:
    """Return the present result of a person."""
    async with deps.db.transaction() as transaktion:
        akte = await lies_akte(transaktion, deps.katalog, person_id)
        merkliste = await lies_merkliste(transaktion, deps.katalog, akte.beratung_id)
    return Ergebnis(akte.alle, empfiehl(deps.katalog, akte.alle), merkliste)


async def halte_fest(deps: Deps, person_id: str) -> Unterschied | None:
    """Store the present result with its answers and the version of the Katalog, unless the last one says the same.

    Return what is different from the earlier result, ``None`` where there is none.
    """
    async with deps.db.transaction() as transaktion:
        akte = await lies_akte(transaktion, deps.katalog, person_id)
        if akte.beratung_id is None:
            return None
        empfehlung = empfiehl(deps.katalog, akte.alle)
        ergebnis = als_kern(empfehlung)
        eingaben = als_eingaben(akte.alle)
        letztes = await transaktion.beratungen.letztes_ergebnis(akte.beratung_id)
        if letztes is None or (letztes.eingaben, letztes.ergebnis) != (eingaben, ergebnis):
            await transaktion.beratungen.save_ergebnis(
                akte.beratung_id, katalog_version=deps.katalog.version, eingaben=eingaben, ergebnis=ergebnis, jetzt=deps.jetzt()
            )
        return await lies_rueckblick(transaktion, deps.katalog, akte, empfehlung)
