"""Make a document of the answers of a person."""

import asyncio
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dialogs.akte import lade_akte
from dialogs.deps import Deps
from dialogs.satz.dateien import Auftrag, Form, erzeuge
from knowledge.bericht import Dokumentart
from knowledge.erinnerung import ZONE


@dataclass(frozen=True, slots=True)
class Datei:
    """A finished document and its name."""

    name: str
    inhalt: bytes


async def erstelle_datei(deps: Deps, person_id: str, art: Dokumentart, form: Form, kommune: str | None) -> Datei:
    """Return the document of all stored answers. It is made in a thread; the name of the Kommune is kept nowhere."""
    akte = await lade_akte(deps, person_id)
    auftrag = Auftrag(art, form, deps.jetzt().astimezone(ZoneInfo(ZONE)).date(), kommune)
    return Datei(auftrag.dateiname, await asyncio.to_thread(erzeuge, deps.katalog, akte.alle, auftrag))
