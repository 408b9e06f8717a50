"""What a consultation holds besides its answers and goes into the documents: the Merkliste."""

from dataclasses import dataclass

from knowledge.merkliste import Merkeintrag


@dataclass(frozen=True, slots=True)
class Beilagen:
    """The Empfehlungen on the list."""

    merkliste: tuple[Merkeintrag, ...] = ()
