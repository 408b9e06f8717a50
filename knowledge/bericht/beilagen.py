"""What a consultation holds besides its answers and goes into the documents: tasks, ideas that were picked, and the points for the talk."""

from dataclasses import dataclass, field

from knowledge.arbeitszeit import Arbeitszeit
from knowledge.gespraech import Gespraech


@dataclass(frozen=True, slots=True)
class Beilagen:
    """IST and SOLL (``None`` where nobody was asked), picked points of the themes as (theme, point), and the points for the talk."""

    zeit: Arbeitszeit | None = None
    wahl: frozenset[tuple[str, str]] = frozenset()
    gespraech: Gespraech = field(default_factory=Gespraech)
