"""Data to render the windows of this folder without bot and database."""

from typing import Any

from aiogram.fsm.state import State

from dialogs.gegenprobe import ansichten, versuch
from dialogs.preview import beispiel
from dialogs.states import GegenprobeSG
from knowledge.empfehlung import empfiehl
from knowledge.gegenprobe.aenderung import was_muesste_sich_aendern
from knowledge.gegenprobe.stabilitaet import stabilitaet
from knowledge.gegenprobe.versuch import probiere


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, antworten = beispiel()
    neu = {"sichtbarkeit": "nein"}
    return {
        GegenprobeSG.aendern: ansichten.aendern(katalog, antworten, was_muesste_sich_aendern(katalog, antworten, "V5")),
        GegenprobeSG.stabilitaet: ansichten.stabilitaet(katalog, antworten, empfiehl(katalog, antworten), stabilitaet(katalog, antworten)),
        GegenprobeSG.pfad: ansichten.pfad(katalog, antworten, "V10"),
        GegenprobeSG.fragen: ansichten.fragen(katalog, antworten),
        GegenprobeSG.antworten: ansichten.antwort(katalog, antworten, katalog.fragen["klimabudget"], nicht_gelesen=True),
        GegenprobeSG.versuch: versuch.versuch(katalog, antworten, probiere(katalog, antworten, neu), neu, None),
    }
