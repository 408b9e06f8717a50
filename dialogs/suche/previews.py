"""Data to render the windows of this folder without bot and database."""

from typing import Any

from aiogram.fsm.state import State

from dialogs.preview import beispiel
from dialogs.states import SucheSG
from dialogs.suche import ansichten
from knowledge.passage import passagen

BOT = "lotse_beispiel_bot"
GEFUNDEN = ("V8.nachteile", "V8.vorteile", "V8.kriterium.relevanz", "thema.modelle", "glossar.stabsstelle")


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, _ = beispiel()
    alle = {passage.id: passage for passage in passagen(katalog)}
    return {
        SucheSG.treffer: ansichten.treffer(katalog, alle, BOT, GEFUNDEN, GEFUNDEN[0], 0, "Was spricht gegen eine Stabsstelle?"),
        SucheSG.themen: ansichten.themen(katalog, "Wie wird das Wetter?"),
        SucheSG.glossar: ansichten.glossar(katalog, "K", None, ()),
        SucheSG.begriff: ansichten.begriff(katalog, BOT, "kem"),
    }
