"""What a consultation holds besides its answers and goes into the documents: tasks, picked ideas, points for the talk, the Merkliste."""

from dataclasses import dataclass, field

from knowledge.arbeitszeit import Arbeitszeit
from knowledge.gespraech import Gespraech
from knowledge.merkliste import Merkeintrag


@dataclass(frozen=True, slots=True)
class Beilagen:
    """IST and SOLL (``None`` where nobody was asked), picked points of the themes as (theme, point), the talk, and the list."""

    zeit: Arbeitszeit | None = None
    wahl: frozenset[tuple[str, str]] = frozenset()
    gespraech: Gespraech = field(default_factory=Gespraech)
    merkliste: tuple[Merkeintrag, ...] = ()
