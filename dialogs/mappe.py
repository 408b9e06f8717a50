"""Everything the documents rest on, gathered once: answers, day, what is worked out beforehand, and what else the consultation holds."""

from dataclasses import dataclass
from datetime import date

from dialogs.aufgabenakte import lies_aufgabenakte
from dialogs.deps import Deps
from dialogs.gespraechsakte import lies_gespraech
from dialogs.merkakte import lies_merkliste
from dialogs.planstand import lies_planstand, tag_von
from knowledge.antwort import Antworten
from knowledge.bericht import Beilagen, Vorarbeit
from knowledge.gegenprobe.robust import robustheit


@dataclass(frozen=True, slots=True)
class Mappe:
    """All stored answers and what goes with them, as of a day."""

    antworten: Antworten
    heute: date
    vorarbeit: Vorarbeit
    beilagen: Beilagen


async def lade_mappe(deps: Deps, person_id: str) -> Mappe:
    """Gather what the active consultation of a person holds; the Gegenprobe goes through the one thread that may work it out."""
    async with deps.db.transaction() as transaktion:
        stand = await lies_planstand(transaktion, deps.katalog, person_id, tag_von(deps.jetzt()))
        aufgaben = await lies_aufgabenakte(transaktion, deps.katalog, stand.akte)
        gespraech = await lies_gespraech(transaktion, stand.akte)
        merkliste = await lies_merkliste(transaktion, deps.katalog, stand.akte.beratung_id)
    antworten = stand.akte.alle
    vorarbeit = Vorarbeit(await deps.rechner.rechne(robustheit, deps.katalog, antworten), stand.zeitplan)
    return Mappe(antworten, stand.zeitplan.heute, vorarbeit, Beilagen(aufgaben.zeit, aufgaben.wahl, gespraech, merkliste))
