"""What is kept of a Katalog between two results: it depends on no consultation, and it is worked out once."""

from dataclasses import dataclass
from functools import cached_property

from knowledge.gegenprobe.gedaechtnis import Gedaechtnis
from knowledge.gegenprobe.netz import Netz
from knowledge.gegenprobe.raum import Raum
from knowledge.gegenprobe.tafel import Tafel
from knowledge.gegenprobe.wege import Wege
from knowledge.gegenprobe.ziele import Ziele
from knowledge.katalog import Katalog
from knowledge.passung import TYPEN

# So many Katalogs are kept; tests make many.
KATALOGE = 4


@dataclass(frozen=True)
class Vorrat:
    """The tables of one Katalog, its diagram prepared, all completions for each kind of Kommune, and a memory."""

    tafel: Tafel

    @cached_property
    def wege(self) -> Wege:
        """The ways."""
        return Wege(Netz(Ziele(self.tafel)))

    @cached_property
    def gedaechtnis(self) -> Gedaechtnis:
        """The memory for ways."""
        return Gedaechtnis(self.wege)

    @cached_property
    def raeume(self) -> dict[str, Raum]:
        """All completions by kind of Kommune."""
        return {typ: Raum(self.wege.netz.ziele, typ) for typ in TYPEN}


_VORRAETE: dict[int, Vorrat] = {}


def vorrat(katalog: Katalog) -> Vorrat:
    """Return what is kept of a Katalog."""
    bekannt = _VORRAETE.get(id(katalog))
    if bekannt is None:
        while len(_VORRAETE) >= KATALOGE:
            _VORRAETE.pop(next(iter(_VORRAETE)), None)
        bekannt = _VORRAETE[id(katalog)] = Vorrat(Tafel(katalog))
    return bekannt
