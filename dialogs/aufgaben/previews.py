"""Data to render the windows of this folder without bot and database."""

from decimal import Decimal
from typing import Any

from aiogram.fsm.state import State

from dialogs.aufgaben import ansichten
from dialogs.aufgaben.ansichten import Ansicht
from dialogs.aufgaben.windows import FENSTER
from dialogs.aufgabenakte import Aufgabenakte
from dialogs.preview import MUSTERSTADT, beispiel
from knowledge.arbeitszeit import FELDER, Arbeitszeit
from knowledge.aufgabe import aufgaben_fuer

# IST and SOLL of Musterstadt, task by task in the order of the tables; the SOLL is not complete yet.
ANTEILE: tuple[tuple[int, int], ...] = (
    *((10, 15), (10, 15), (5, 10), (5, 10)),
    *((5, 5), (5, 0), (10, 10), (5, 5), (0, 0), (5, 5), (10, 10), (5, 5)),
    *((0, 0), (5, 5), (5, 0), (0, 0)),
    *((10, 0), (5, 0), (0, 0)),
)


SEITE = "https://lotse.example/app/"


def beispielakte() -> Aufgabenakte:
    """Return what Musterstadt has entered so far."""
    katalog, _ = beispiel()
    aufgaben = aufgaben_fuer(katalog.aufgaben, MUSTERSTADT["kommune_typ"])
    werte = {
        (aufgabe.id, feld): Decimal(wert)
        for aufgabe, paar in zip(aufgaben, ANTEILE, strict=False)
        for feld, wert in zip(FELDER, paar, strict=True)
    }
    return Aufgabenakte("gemeinde", Arbeitszeit(aufgaben, werte), frozenset({("zukunftsthemen", "mobilitaetsmanagement")}))


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, _ = beispiel()
    fenster = {ansichten.AUFGABE: "pflicht_3", ansichten.FELD: "soll", ansichten.GRUPPE: "management"}
    return {state: zeige(Ansicht(katalog, beispielakte(), fenster, SEITE)) for state, (_, zeige) in FENSTER.items()}
