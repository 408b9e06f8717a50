"""Work the result out and keep what it said."""

from dataclasses import dataclass
from typing import Any

from dialogs.akte import als_speicherwert, lies_akte
from dialogs.deps import Deps
from knowledge.antwort import Antworten
from knowledge.empfehlung import Empfehlung, empfiehl


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """The answers and the recommendation they lead to; what is off the way the diagram ignores and the contradictions see."""

    antworten: Antworten
    empfehlung: Empfehlung


async def werte_aus(deps: Deps, person_id: str) -> Ergebnis:
    """Return the present result of a person."""
    async with deps.db.transaction() as transaktion:
        akte = await lies_akte(transaktion, deps.katalog, person_id)
    return Ergebnis(akte.alle, empfiehl(deps.katalog, akte.alle))


async def halte_fest(deps: Deps, person_id: str) -> None:
    """Store the present result with its answers and the version of the Katalog, unless the last one says the same."""
    async with deps.db.transaction() as transaktion:
        akte = await lies_akte(transaktion, deps.katalog, person_id)
        if akte.beratung_id is None:
            return
        ergebnis = _kern(empfiehl(deps.katalog, akte.alle))
        eingaben = {frage: als_speicherwert(wert) for frage, wert in akte.alle.roh().items()}
        letztes = await transaktion.beratungen.letztes_ergebnis(akte.beratung_id)
        if letztes is not None and (letztes.eingaben, letztes.ergebnis) == (eingaben, ergebnis):
            return
        await transaktion.beratungen.save_ergebnis(
            akte.beratung_id, katalog_version=deps.katalog.version, eingaben=eingaben, ergebnis=ergebnis, jetzt=deps.jetzt()
        )


def _kern(empfehlung: Empfehlung) -> dict[str, Any]:
    """Return what of a result is kept: the ranking in ids, no texts."""
    return {
        "katalog_version": empfehlung.katalog_version,
        "fuehrend": empfehlung.fuehrend.modell,
        "vorlaeufig": empfehlung.vorlaeufig,
        "blaetter": list(empfehlung.blaetter),
        "modelle": [{"id": eintrag.modell, "status": eintrag.status} for eintrag in empfehlung.modelle],
    }
