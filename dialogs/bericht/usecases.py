"""Make a document of the answers of a person."""

import asyncio
from dataclasses import dataclass

from dialogs.deps import Deps
from dialogs.mappe import lade_mappe
from dialogs.satz.dateien import Auftrag, Form, erzeuge
from knowledge.bericht import Dokumentart


@dataclass(frozen=True, slots=True)
class Datei:
    """A finished document and its name."""

    name: str
    inhalt: bytes


async def erstelle_datei(deps: Deps, person_id: str, art: Dokumentart, form: Form, kommune: str | None) -> Datei:
    """Return the document of all that is stored and the person's own schedule; the name of the Kommune is kept nowhere.

    It is made in a thread, but for the Gegenprobe, whose tables are not made for two at a time.
    """
    mappe = await lade_mappe(deps, person_id)
    auftrag = Auftrag(art, form, mappe.heute, kommune)
    inhalt = await asyncio.to_thread(erzeuge, deps.katalog, mappe.antworten, auftrag, mappe.vorarbeit, mappe.beilagen)
    return Datei(auftrag.dateiname, inhalt)
