"""Make a document of the answers of a person."""

import asyncio
from dataclasses import dataclass

from dialogs.deps import Deps
from dialogs.planstand import lade_planstand
from dialogs.satz.dateien import Auftrag, Form, erzeuge
from knowledge.bericht import Dokumentart, Vorarbeit
from knowledge.gegenprobe.robust import robustheit


@dataclass(frozen=True, slots=True)
class Datei:
    """A finished document and its name."""

    name: str
    inhalt: bytes


async def erstelle_datei(deps: Deps, person_id: str, art: Dokumentart, form: Form, kommune: str | None) -> Datei:
    """Return the document of all stored answers and the person's own schedule; the name of the Kommune is kept nowhere.

    It is made in a thread, but for the Gegenprobe, whose tables are not made for two at a time.
    """
    stand = await lade_planstand(deps, person_id)
    antworten = stand.akte.alle
    vorarbeit = Vorarbeit(await deps.rechner.rechne(robustheit, deps.katalog, antworten), stand.zeitplan)
    auftrag = Auftrag(art, form, stand.zeitplan.heute, kommune)
    return Datei(auftrag.dateiname, await asyncio.to_thread(erzeuge, deps.katalog, antworten, auftrag, vorarbeit))
