"""SVG becomes PNG, with the fonts that come with the code and no others.

typst draws the picture: it lets go of the interpreter's lock meanwhile, so that a thread of its own really leaves the event loop alone.
"""

import asyncio
from functools import cache
from typing import Final

import typst

from dialogs.bilder import schrift
from dialogs.bilder.bild import Bild

# Telegram's bounds of a photo: width and height together, in pixels (core.telegram.org/bots/api#sendphoto).
KANTEN_HOECHSTENS: Final = 10_000
PIXEL_JE_PUNKT: Final = 3
PUNKTE_JE_ZOLL: Final = 72
SEITE: Final = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.breite) * 1pt)"""

# typst keeps what the last ten documents were made of, pixels included: 130 MB with pictures. A few empty ones after each, 1 ms
# apiece, make that two pictures and 55 MB. (Pushing out all of it lets the heap break into pieces and grow on.)
LEERE_SEITE: Final = b"#set page(width: 1pt, height: 1pt)"
LEERE_SEITEN: Final = 5


@cache
def _schriften() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[schrift.ORDNER])


def als_png(bild: Bild) -> bytes:
    """Return the picture as PNG, three pixels to a point or as many as a photo may have. The same picture gives the same bytes."""
    je_punkt = min(PIXEL_JE_PUNKT, KANTEN_HOECHSTENS // (bild.breite + bild.hoehe))
    eingaben = {"svg": bild.svg, "breite": str(bild.breite)}
    png = _setze(SEITE, je_punkt, eingaben)
    vergiss_dokumente()
    return png


def vergiss_dokumente() -> None:
    """Let typst forget what it keeps of the last documents."""
    for _ in range(LEERE_SEITEN):
        _setze(LEERE_SEITE, 1, {})


def _setze(seite: bytes, je_punkt: int, eingaben: dict[str, str]) -> bytes:
    ppi = float(PUNKTE_JE_ZOLL * je_punkt)
    return typst.compile(seite, format="png", ppi=ppi, font_paths=_schriften(), ignore_system_fonts=True, sys_inputs=eingaben)


async def rendere_png(bild: Bild) -> bytes:
    """Return :func:`als_png` without holding up anybody else."""
    return await asyncio.to_thread(als_png, bild)
