"""Data to render the windows of this folder without bot and database."""

from datetime import date
from typing import Any

from aiogram.fsm.state import State

from dialogs.akte import Akte
from dialogs.planstand import Planstand
from dialogs.preview import beispiel
from dialogs.zeitplan.windows import FENSTER
from knowledge.zeitplan import Anpassungen, EigenerMeilenstein, plane

HEUTE = date(2026, 11, 21)
EIGENER = EigenerMeilenstein("eigen_1", "Vortrag im Umweltausschuss", date(2027, 2, 3))
ANPASSUNGEN = Anpassungen(
    verschoben={"verstetigungsberatung": date(2026, 12, 15)},
    erledigt=frozenset({"verstetigung_angehen"}),
    notizen={"strategieworkshop": "Saal anfragen"},
    eigene=(EIGENER,),
)


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, antworten = beispiel()
    stand = Planstand(Akte(antworten, antworten), plane(katalog, antworten, HEUTE, ANPASSUNGEN))
    fenster = {"seite": 0, "termin": "strategieworkshop", "neu_titel": None, "kalender": None, "loeschen": None}
    return {state: zeige(katalog, stand, fenster) for state, (_, zeige, _) in FENSTER.items()}
