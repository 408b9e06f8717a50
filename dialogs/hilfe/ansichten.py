"""What the help shows."""

from typing import Any

from dialogs import captions
from dialogs.widgets import Knopf


def hilfe(bot: str) -> dict[str, Any]:
    """Return the data of the help; ``bot`` is the username to ask in other chats."""
    return {"befehle": captions.BEFEHLE, "bot": bot, "knoepfe": [[Knopf("zu", captions.SCHLIESSEN)]]}
