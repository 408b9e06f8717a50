"""What the settings show: pure."""

from typing import Any

from dialogs import captions
from dialogs.widgets import Knopf


def uebersicht(*, reich: bool) -> dict[str, Any]:
    """Return the data of the settings: the form in use, and the button for the other one."""
    andere = Knopf("darstellung/klassisch", captions.KLASSISCH) if reich else Knopf("darstellung/reich", captions.REICH)
    return {
        "reich": reich,
        "knoepfe": [[andere], [Knopf("erinnerungen", captions.ERINNERUNGEN)], [Knopf("menue", captions.MENUE)]],
    }
