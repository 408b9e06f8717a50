"""What of a schedule a person may change: which dates move, and where to."""

from datetime import date
from typing import Final, Literal

from knowledge.zeitplan import JAHRE, Termin

Einwand = Literal["fest", "vorbei", "jahr"]
TITEL_HOECHSTENS: Final = 80
NOTIZ_HOECHSTENS: Final = 300
EIGENE_HOECHSTENS: Final = 30


def einwand_gegen(termin: Termin | None, tag: date, heute: date) -> Einwand | None:
    """Return why a milestone cannot get this date, ``None`` where it can; without a milestone it is about a new one.

    A date from a source, from a version of a rule or from an answer is not ours to move; neither does anything move into the past.
    """
    if termin is not None and not ist_beweglich(termin):
        return "fest"
    if tag.year not in JAHRE:
        return "jahr"
    return "vorbei" if tag < heute else None


def ist_eigener(termin: Termin) -> bool:
    """Tell whether the person has added this milestone."""
    return not termin.meilenstein


def ist_beweglich(termin: Termin) -> bool:
    """Tell whether the date may be changed within the plan: that of a suggestion and of a milestone of the person's own."""
    return termin.verschiebbar or ist_eigener(termin)
