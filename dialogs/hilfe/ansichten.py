"""What the help shows."""

from typing import Any

from dialogs import captions
from dialogs.widgets import Knopf


def hilfe() -> dict[str, Any]:
    """Return the data of the help."""
    return {"befehle": captions.BEFEHLE, "knoepfe": [[Knopf("zu", captions.SCHLIESSEN)]]}
