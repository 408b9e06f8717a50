"""The colours of the pictures. Each picture brings its own light ground: a photo in a chat cannot know whether the app is light or dark.

Colour never stands alone: a verdict has its sign and its own lightness, a way its thickness and a tick, a kind of date its shape.
"""

from typing import Final

GRUND: Final = "#F3F5F2"
PAPIER: Final = "#FFFFFF"
TINTE: Final = "#16211B"
LEISE: Final = "#56625B"
LINIE: Final = "#8B968F"
BLASS: Final = "#C9D0CB"
STAERKE: Final = 1.2

# The ground and the sign of each verdict; from met to not asked for, each one clearly lighter than the one before.
URTEIL: Final = {
    "erfuellt": ("#12533A", "#FFFFFF"),
    "knapp": ("#C98A17", "#16211B"),
    "offen": ("#C4C8CC", "#16211B"),
    "verfehlt": ("#F7DDD6", "#9A1B0C"),
    "entfaellt": ("#FFFFFF", "#56625B"),
}
SCHRAFFUR: Final = "#A9AFB5"

# Dark and light for the blocks of the diagram in their order, and for tiers and kinds of dates.
BLOECKE: Final = (("#1B4B87", "#DDE8F6"), ("#7A4A00", "#F7E9CF"), ("#6B2A72", "#F1E0F2"))
ZIEL: Final = "#12533A"
ZIEL_HELL: Final = "#DCEDE3"
WARNUNG: Final = "#9A1B0C"

# The columns of the tasks: IST light with the edge of SOLL, SOLL dark.
SPALTEN: Final = {"ist": "#DDE8F6", "soll": "#1B4B87"}
