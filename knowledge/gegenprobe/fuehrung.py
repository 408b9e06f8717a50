"""Which model leads in which completions, on a finished way: the ranking of ``knowledge.empfehlung``, for all completions at once.

The ranks are gone through from the best to the worst. At each one, what is left of the completions and lies in its set is led by the model
that holds the rank; the rest goes on. What is left depends only on the ranks that took something, not on their order, so ways share most
steps.

Today's model, where it is unknown, changes the ranking only for that model itself, and only to its favour: at each rank it could hold
as today's model, what is then left would be led by it.
"""

from dataclasses import dataclass, field
from typing import Final

from knowledge.gegenprobe.besetzung import Besetzung, Block
from knowledge.gegenprobe.gedaechtnis import Klasse
from knowledge.gegenprobe.rang import Rang
from knowledge.gegenprobe.raum import Raum, Sicht

# Today's model where it is unknown.
UNBEKANNT: Final = -1


@dataclass(slots=True)
class _Stand:
    """What is left after some ranks; ``marken`` tells which ones took something. For each next rank: where it leads and who holds it."""

    rest: int
    marken: int
    weiter: dict[int, tuple["_Stand", int, int]] = field(default_factory=dict)


@dataclass
class Gang:
    """Goes through the ranks on ways with the same concept and the same kind of money; ``fuehrt`` is what each model leads on them.

    ``heute`` is the number of today's model, ``None`` where there is none, ``UNBEKANNT`` where every one counts;
    then ``uebernimmt`` is what each model would lead as today's, where it makes a difference.
    """

    raum: Raum
    moeglich: int
    konzept: str
    auf_zeit: bool
    heute: int | None
    fuehrt: dict[int, int] = field(default_factory=dict)
    uebernimmt: dict[int, int] = field(default_factory=dict)
    _staende: dict[int, _Stand] = field(default_factory=dict)

    def gehe(self, klasse: Klasse) -> tuple[int, int]:
        """Go through the ranks of a way; return who leads there and who would as today's model, as bits by number of the model."""
        fuehrend = als_heutige = 0
        stand = self._staende.get(0) or self._staende.setdefault(0, _Stand(self.moeglich, 0))
        for nummer, rang in klasse.raenge:
            naechster = stand.weiter.get(nummer)
            if naechster is None:
                naechster = stand.weiter[nummer] = self._vergib(stand, rang)
            stand = naechster[0]
            fuehrend |= naechster[1]
            als_heutige |= naechster[2]
            if not stand.rest:
                break
        return fuehrend, als_heutige

    def _vergib(self, stand: _Stand, rang: Rang) -> tuple[_Stand, int, int]:
        """Give a rank to its models; return what is left and who holds it."""
        vergabe = _Vergabe(self, rang, stand.rest)
        if rang.art == "empfohlen":
            vergabe.empfohlen()
        else:
            vergabe.andere()
        if not vergabe.fuehrend:
            return stand, 0, vergabe.als_heutige
        marken = stand.marken | vergabe.fuehrend << rang.platz * len(self.raum.tafel.modelle)
        ziel = self._staende.get(marken)
        if ziel is None:
            ziel = self._staende[marken] = _Stand(vergabe.rest, marken)
        return ziel, vergabe.fuehrend, vergabe.als_heutige

    def besetzung(self, modell: int, sicht: Sicht, stellen: bool | None = None) -> Besetzung:
        """Return where a model misses how much, on these ways."""
        return self.raum.besetzung(modell, self.konzept, auf_zeit=self.auf_zeit, sicht=sicht, stellen=stellen)


@dataclass(slots=True)
class _Vergabe:
    """Gives one rank to its models, completion by completion; all of them at once."""

    gang: Gang
    rang: Rang
    rest: int
    fuehrend: int = 0
    als_heutige: int = 0

    def empfohlen(self) -> None:
        """Give the first rank: fewer narrow misses, then today's model, then higher anchoring; an existing V 7b misses what it will."""
        heute = self.gang.heute
        blaetter = sorted(self.rang.modelle, key=lambda modell: modell != heute)
        reihen = [
            (modell, als_heutiges, self._reihe(modell, als_heutiges=als_heutiges)) for als_heutiges in (True, False) for modell in blaetter
        ]
        for knapp in range(max(len(reihe) for _, _, reihe in reihen)):
            for modell, als_heutiges, reihe in reihen:
                if knapp < len(reihe):
                    (self._uebernimm if als_heutiges else self._nimm)(modell, reihe[knapp])

    def _reihe(self, modell: int, *, als_heutiges: bool) -> tuple[int, ...]:
        """Return where a model is recommended with no narrow miss, one, and so on."""
        heute = self.gang.heute
        if als_heutiges and heute != UNBEKANNT:
            return ()
        ist_heute = als_heutiges or modell == heute
        if ist_heute and modell == self.rang.besteht:
            return self.gang.besetzung(modell, "besteht").verfehlt[0].je_knapp
        return self.gang.besetzung(modell, "heute" if ist_heute else "fremd").passend.je_knapp

    def andere(self) -> None:
        """Give any other rank: fewer narrow misses, then higher anchoring."""
        offen = [
            (modell, sicht == "nur_heute", block)
            for modell in self.rang.modelle
            for sicht in self._sichten(modell)
            if self.rest & (block := self._block(modell, sicht)).alle
        ]
        if len({modell for modell, _, _ in offen}) <= 1:
            for modell, als_heutiges, block in offen:
                (self._uebernimm if als_heutiges else self._nimm)(modell, block.alle)
            return
        for knapp in range(max(len(block.je_knapp) for _, _, block in offen)):
            for modell, als_heutiges, block in offen:
                if knapp < len(block.je_knapp):
                    (self._uebernimm if als_heutiges else self._nimm)(modell, block.je_knapp[knapp])

    def _sichten(self, modell: int) -> tuple[Sicht, ...]:
        if self.gang.heute == UNBEKANNT:
            return ("nur_heute", "fremd")
        return ("heute",) if modell == self.gang.heute else ("fremd",)

    def _block(self, modell: int, sicht: Sicht) -> Block:
        stellen = self.rang.stellen if modell in self.gang.raum.ziele.ohne_stelle else None
        besetzung = self.gang.besetzung(modell, sicht, stellen)
        return besetzung.passend if self.rang.art == "passend" else besetzung.verfehlt[self.rang.verfehlt]

    def _nimm(self, modell: int, menge: int) -> None:
        davon = self.rest & menge
        if davon:
            self.gang.fuehrt[modell] = self.gang.fuehrt.get(modell, 0) | davon
            self.fuehrend |= 1 << modell
            self.rest ^= davon

    def _uebernimm(self, modell: int, menge: int) -> None:
        davon = self.rest & menge
        if davon:
            self.gang.uebernimmt[modell] = self.gang.uebernimmt.get(modell, 0) | davon
            self.als_heutige |= 1 << modell
