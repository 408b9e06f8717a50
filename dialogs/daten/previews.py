"""Data to render the windows of this folder without bot and database."""

from datetime import date
from typing import Any, Final

from aiogram.fsm.state import State

from dialogs import captions
from dialogs.betrieb import Betrieb
from dialogs.daten import ansichten
from dialogs.states import DatenschutzSG, DatenSG

ANZAHL: Final = dict.fromkeys(captions.DATENARTEN, 12)
LOESCHTAG: Final = date(2029, 6, 30)


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    betrieb = Betrieb("Stadt Musterstadt", "klima@musterstadt.example", "datenschutz@musterstadt.example", "Einwilligung")
    return {
        DatenschutzSG.hinweis: ansichten.datenschutz(betrieb, LOESCHTAG),
        DatenSG.uebersicht: ansichten.uebersicht(1, ANZAHL, LOESCHTAG),
        DatenSG.loeschen: ansichten.loeschen(ANZAHL),
        DatenSG.einfuhr: ansichten.einfuhr(2, 23, personenbezug=True),
    }
