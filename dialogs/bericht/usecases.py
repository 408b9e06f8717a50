"""Make a document of the answers of a person."""

import asyncio
from dataclasses import dataclass

from dialogs.deps import Deps
from dialogs.merkakte import lies_merkliste
from dialogs.planstand import lies_planstand, tag_von
from dialogs.satz.dateien import Auftrag, Form, erzeuge
from knowledge.bericht import Beilagen, Dokumentart, Vorarbeit
from knowledge.gegenprobe.robust import robustheit


@dataclass(frozen=True, slots=True)
class Datei:
    """A finished document and its name."""

    name: str
    inhalt: bytes


async def erstelle_datei(deps: Deps, person_id: str, art: Dokumentart, form: Form, kommune: str | None) -> Datei:
    """Return the document of all that is stored and the person's own schedule; the name of the Kommune is kept nowhere.

    It is made in a thread, but for the Gegenprobe, whose tables are not made for two at a time.
    """
    async with deps.db.transaction() as transaktion:
        stand = await lies_planstand(transaktion, deps.katalog, person_id, tag_von(deps.jetzt()))
        merkliste = await lies_merkliste(transaktion, deps.katalog, stand.akte.beratung_id)
    antworten = stand.akte.alle
    vorarbeit = Vorarbeit(await deps.rechner.rechne(robustheit, deps.katalog, antworten), stand.zeitplan)
    auftrag = Auftrag(art, form, stand.zeitplan.heute, kommune)
    inhalt = await asyncio.to_thread(erzeuge, deps.katalog, antworten, auftrag, vorarbeit, Beilagen(merkliste=merkliste))
    return Datei(auftrag.dateiname, inhalt)
