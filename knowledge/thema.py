"""A theme of the brochure as a passage: an introduction and, where the source has a list, its points."""

from dataclasses import dataclass
from typing import Final

# The themes whose points a Kommune picks from: what fits locally goes into the talk with the Verwaltungsspitze (B, Kap. 4.2).
WAHLTHEMEN: Final = ("zukunftsthemen", "verwaltungsarbeit")


@dataclass(frozen=True, slots=True)
class Punkt:
    """One point of a theme; ``id`` is unique within it."""

    id: str
    kurz: str
    titel: str
    text: str


@dataclass(frozen=True, slots=True)
class Thema:
    """A theme, addressed as ``thema.<slug>``."""

    slug: str
    titel: str
    kurz: str
    quelle: str
    text: str
    punkte: tuple[Punkt, ...] = ()

    @property
    def volltext(self) -> str:
        """Return introduction and points as one text."""
        return "\n\n".join([self.text, *(f"{punkt.titel}: {punkt.text}" for punkt in self.punkte)])
