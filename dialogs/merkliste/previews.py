"""Data to render the windows of this folder without bot and database."""

from datetime import date
from typing import Any

from aiogram.fsm.state import State

from dialogs.akte import Akte
from dialogs.merkliste.usecases import Merklage
from dialogs.merkliste.windows import FENSTER
from dialogs.planstand import Planstand
from dialogs.preview import beispiel
from knowledge.merkliste import Merkeintrag, empfehlung_zu
from knowledge.zeitplan import Anpassungen, EigenerMeilenstein, plane

HEUTE = date(2026, 11, 21)
TAG = date(2027, 3, 15)
LISTE = (
    Merkeintrag("V8", "finanzierung"),
    Merkeintrag("V8", "massnahmen_aussen"),
    Merkeintrag("V7", "ziele"),
    Merkeintrag("V7", "netzwerke"),
    Merkeintrag("V6a-c", "personell"),
    Merkeintrag("V99", "ziele"),
    Merkeintrag("V7", "strategie", "erledigt"),
)


def lage(*, an: bool = True) -> Merklage:
    """Return the example: a list with a day for its first entry, and one entry that the Katalog does not have."""
    katalog, antworten = beispiel()
    kennung = LISTE[0].kennung
    eigener = EigenerMeilenstein(kennung, "Finanzierung (V 8)", TAG, empfehlung_zu(katalog, "V8", "finanzierung"))
    plan = Planstand(Akte(antworten, antworten), plane(katalog, antworten, HEUTE, Anpassungen(eigene=(eigener,))))
    return Merklage(LISTE, plan, an, {kennung: TAG} if an else {})


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, _ = beispiel()
    fenster = {"seite": 0, "eintrag": LISTE[0].kennung, "kalender": None, "entfernen": None}
    return {state: zeige(katalog, lage(), fenster) for state, (_, zeige, _) in FENSTER.items()}
