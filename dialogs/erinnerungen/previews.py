"""Data to render the windows of this folder without bot and database."""

from datetime import UTC, datetime
from typing import Any

from aiogram.fsm.state import State

from dialogs.akte import Akte
from dialogs.erinnerungen.usecases import Erinnerungsstand
from dialogs.erinnerungen.windows import FENSTER
from dialogs.planstand import Planstand
from dialogs.preview import beispiel
from knowledge.erinnerung import Einstellung, gleiche_ab, je_tag
from knowledge.zeitplan import plane

JETZT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, antworten = beispiel()
    zeitplan, einstellung = plane(katalog, antworten, JETZT.date(), alle_quartale=True), Einstellung()
    nachrichten = je_tag(gleiche_ab(zeitplan, einstellung, (), JETZT).neu, einstellung)
    plan = Planstand(Akte(antworten, antworten), zeitplan)
    stand = Erinnerungsstand(an=False, einstellung=einstellung, nachrichten=nachrichten, plan=plan)
    return {state: zeige(katalog, stand, {}) for state, (_, zeige, _) in FENSTER.items()}
