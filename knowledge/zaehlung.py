"""What was counted at the questions, made fit to be read: small counts are covered, because they could be about a single person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

Art = Literal["gezeigt", "beantwortet", "unbekannt"]
ARTEN: Final[tuple[Art, ...]] = get_args(Art)
# A figure below this stands for so few taps that somebody who knows when a colleague was at it might recognise them.
MINDESTENS: Final = 5


@dataclass(frozen=True, slots=True)
class Fragezaehlung:
    """What was counted at one question in a span of days; ``None`` stands for a figure that is covered.

    ``verlassen`` is how often the question was shown without being answered: what is left of ``gezeigt``.
    """

    frage: str
    gezeigt: int | None
    beantwortet: int | None
    unbekannt: int | None
    verlassen: int | None


def werte_aus(zaehler: Mapping[tuple[str, str], int], fragen: Mapping[str, object]) -> tuple[Fragezaehlung, ...]:
    """Return the counts by question, in the order of the Katalog.

    The figures of a question add up. So where one of them is small, the next smallest is covered as well, or it could be worked out.
    """
    return tuple(_eine(frage, zaehler) for frage in fragen if any((frage, art) in zaehler for art in ARTEN))


def _eine(frage: str, zaehler: Mapping[tuple[str, str], int]) -> Fragezaehlung:
    gezeigt, beantwortet, unbekannt = (zaehler.get((frage, art), 0) for art in ARTEN)
    teile = {"beantwortet": beantwortet, "unbekannt": unbekannt, "verlassen": max(gezeigt - beantwortet - unbekannt, 0)}
    kleine = {name for name, zahl in teile.items() if 0 < zahl < MINDESTENS}
    if len(kleine) == 1:
        uebrige = {name: zahl for name, zahl in teile.items() if name not in kleine and zahl}
        kleine |= {min(uebrige, key=lambda name: uebrige[name])} if uebrige else set()
    sichtbar = {name: None if name in kleine else zahl for name, zahl in teile.items()}
    return Fragezaehlung(frage, gezeigt if gezeigt == 0 or gezeigt >= MINDESTENS else None, **sichtbar)
