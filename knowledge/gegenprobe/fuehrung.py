"""Which model leads in which completions, on a finished way: the ranking of ``knowledge.empfehlung``, for all completions at once.

The ranks are gone through from the best to the worst. At each one, what is left of the completions and lies in its set is led by the model
that holds the rank; the rest goes on. What is left depends only on the sets gone through, not on their order, so ways share most steps.

Today's model, where it is unknown, changes the ranking only for that model itself, and only to its favour: at each rank it could hold
as today's model, what is then left would be led by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from knowledge.gegenprobe.raum import UNBEKANNT, Raum
from knowledge.gegenprobe.tafel import Tafel
from knowledge.gegenprobe.wege import Klasse
from knowledge.passung import PRUEFER

V7B = "V7b"
HOECHSTENS_KNAPP = 1
HOECHSTENS_VERFEHLT = 1
ANZAHL = len(PRUEFER)


class Platz(NamedTuple):
    """A rank that a model can hold: how much it misses there, and what else holds.

    ``stellen`` tells whether only completions with (``True``) or without half a post count; ``als_heutiges`` whether the model would have to
    be today's.
    """

    modell: int
    art: Literal["genau", "passend", "verfehlt", "knapp"]
    verfehlt: int = 0
    knapp: int = 0
    stellen: bool | None = None
    als_heutiges: bool = False


@dataclass(slots=True)
class _Stand:
    """What is left after some ranks, and where each rank leads from here."""

    rest: int
    weiter: dict[int, "_Stand"] = field(default_factory=dict)
    uebernommen: dict[int, bool] = field(default_factory=dict)


@dataclass
class Gang:
    """Goes through the ranks on all ways with the same concept and the same kind of money; ``fuehrt`` is what each model leads on them.

    ``heute`` is the number of today's model, ``None`` where there is none, ``UNBEKANNT`` where every one counts.
    """

    raum: Raum
    konzept: str
    auf_zeit: bool
    heute: int | None
    fuehrt: dict[int, int] = field(default_factory=dict)
    uebernimmt: dict[int, int] = field(default_factory=dict)
    _staende: dict[int, _Stand] = field(default_factory=dict)

    def gehe(self, klasse: Klasse) -> tuple[int, int]:
        """Go through the ranks of a way; return who leads there, and who would besides as today's model: bits by number of the model."""
        tafel = self.raum.tafel
        fuehrend = als_heutige = schluessel = 0
        stand = self._anfang
        for nummer, modell, als_heutiges in plaetze(tafel, self.raum, klasse, self.heute):
            if als_heutiges:
                uebernommen = stand.uebernommen.get(nummer)
                if uebernommen is None:
                    uebernommen = self._uebernimm(stand, nummer)
                if uebernommen:
                    als_heutige |= modell
                continue
            naechster = stand.weiter.get(nummer)
            if naechster is None:
                naechster = self._geh_weiter(stand, schluessel, nummer)
            if naechster is not stand:
                fuehrend |= modell
                schluessel |= 1 << nummer
                stand = naechster
                if not stand.rest:
                    break
        return fuehrend, als_heutige

    @cached_property
    def _anfang(self) -> _Stand:
        return _Stand(self.raum.alles)

    def _geh_weiter(self, stand: _Stand, schluessel: int, nummer: int) -> _Stand:
        modell = self.raum.tafel.plaetze[nummer].modell
        davon = stand.rest & self._menge(nummer)
        if not davon:
            stand.weiter[nummer] = stand
            return stand
        self.fuehrt[modell] = self.fuehrt.get(modell, 0) | davon
        ziel = schluessel | 1 << nummer
        naechster = self._staende.get(ziel)
        if naechster is None:
            naechster = self._staende[ziel] = _Stand(stand.rest ^ davon)
        stand.weiter[nummer] = naechster
        return naechster

    def _uebernimm(self, stand: _Stand, nummer: int) -> bool:
        modell = self.raum.tafel.plaetze[nummer].modell
        davon = stand.rest & self._menge(nummer)
        if davon:
            self.uebernimmt[modell] = self.uebernimmt.get(modell, 0) | davon
        stand.uebernommen[nummer] = bool(davon)
        return bool(davon)

    @cached_property
    def _mengen(self) -> dict[int, int]:
        return {}

    def _menge(self, nummer: int) -> int:
        menge = self._mengen.get(nummer)
        if menge is None:
            menge = self._mengen[nummer] = self._bestimme(self.raum.tafel.plaetze[nummer])
        return menge

    def _bestimme(self, platz: Platz) -> int:
        ist_heute = platz.als_heutiges or platz.modell == self.heute
        besetzung = self.raum.besetzung(platz.modell, self.konzept, auf_zeit=self.auf_zeit, ist_heute=ist_heute)
        match platz.art:
            case "genau":
                menge = besetzung.genau(platz.verfehlt, platz.knapp)
            case "passend":
                menge = besetzung.passend
            case "verfehlt":
                menge = besetzung.mit_verfehlt(platz.verfehlt)
            case "knapp":
                menge = besetzung.mit_knapp(platz.knapp)
        if platz.stellen is None:
            return menge
        return menge & self.raum.halbe_stelle if platz.stellen else menge & ~self.raum.halbe_stelle


def plaetze(tafel: Tafel, raum: Raum, klasse: Klasse, heute: int | None) -> tuple[tuple[int, int, bool], ...]:
    """Return the ranks of a way in order: number of the rank, bit of the model, and whether it is only held as today's model."""
    schluessel = (raum.typ, klasse, heute)
    gemerkt = tafel.reihenfolgen.get(schluessel)
    if gemerkt is None:
        reihe = _Reihe(tafel, raum, klasse, heute)
        gemerkt = tuple((tafel.platz_nummer(platz), 1 << platz.modell, platz.als_heutiges) for platz in reihe.alle())
        tafel.reihenfolgen[schluessel] = gemerkt
    return gemerkt


@dataclass(frozen=True)
class _Reihe:
    """The ranks of a way, from the best to the worst."""

    tafel: Tafel
    raum: Raum
    klasse: Klasse
    heute: int | None

    def alle(self) -> Iterator[Platz]:
        """Yield them: empfohlen, moeglich, angestrebt, moeglich without a post where the Kommune pays one itself, nicht_passend."""
        klasse, moegliche = self.klasse, self.raum.modelle
        ohne_stelle = self.tafel.ohne_stelle
        andere = [tuple(m for m in gruppe if m not in klasse.blaetter and m in moegliche) for gruppe in klasse.gruppen]
        eigene = [tuple(m for m in gruppe if m in klasse.blaetter) for gruppe in klasse.gruppen]
        yield from self._empfohlen()
        for gruppe in andere:
            yield from self._passend({m: False if klasse.eigenfinanziert and ohne_stelle[m] else None for m in gruppe})
        for verfehlt in range(HOECHSTENS_VERFEHLT + 1):
            for gruppe in eigene:
                yield from self._verfehlend(gruppe, verfehlt)
        if klasse.eigenfinanziert:
            for gruppe in andere:
                yield from self._passend({m: True for m in gruppe if ohne_stelle[m]})
        for verfehlt in range(self.raum.verfehlt_hoechstens + 1):
            for gruppe in klasse.gruppen:
                hier = (m for m in gruppe if m in moegliche and (m not in klasse.blaetter or verfehlt > HOECHSTENS_VERFEHLT))
                yield from self._verfehlend(tuple(hier), verfehlt)

    def _empfohlen(self) -> Iterator[Platz]:
        blaetter = sorted(self.klasse.blaetter, key=lambda modell: modell != self.heute)
        v7b = self.tafel.nummer.get(V7B) if self.klasse.erstvorhaben else None
        immer = v7b in blaetter and self.heute in (v7b, UNBEKANNT)
        for knapp in range(ANZAHL + 1 if immer else HOECHSTENS_KNAPP + 1):
            for als_heutiges in (True, False) if self.heute == UNBEKANNT else (False,):
                for modell in blaetter:
                    besteht = modell == v7b and (als_heutiges or self.heute == v7b)
                    if besteht:
                        yield Platz(modell, "knapp", knapp=knapp, als_heutiges=als_heutiges)
                    elif knapp <= HOECHSTENS_KNAPP:
                        yield Platz(modell, "genau", knapp=knapp, als_heutiges=als_heutiges)

    def _passend(self, gruppe: dict[int, bool | None]) -> Iterator[Platz]:
        """Yield models that fit, equally near and of the same tier: first those that miss nothing even narrowly."""
        if len(gruppe) == 1:
            yield from self._auch_heutige([Platz(modell, "passend", stellen=stellen) for modell, stellen in gruppe.items()])
            return
        for knapp in range(HOECHSTENS_KNAPP + 1):
            yield from self._auch_heutige([Platz(modell, "genau", 0, knapp, stellen) for modell, stellen in gruppe.items()])

    def _verfehlend(self, gruppe: tuple[int, ...], verfehlt: int) -> Iterator[Platz]:
        """Yield models by how much they miss; what fits has been taken at a better rank."""
        if len(gruppe) == 1:
            yield from self._auch_heutige([Platz(modell, "verfehlt", verfehlt) for modell in gruppe])
            return
        for knapp in range(ANZAHL + 1 - verfehlt):
            alle = [Platz(modell, "genau", verfehlt, knapp) for modell in gruppe]
            yield from self._auch_heutige([platz for platz in alle if knapp <= self.tafel.knapp_hoechstens(platz.modell)])

    def _auch_heutige(self, reihe: list[Platz]) -> Iterator[Platz]:
        for platz in reihe:
            if self.heute == UNBEKANNT and self.tafel.hilft_heute(self.raum.typ, platz.modell):
                yield platz._replace(als_heutiges=True)
            yield platz
