"""Which model leads in which completions, on a finished way: the ranking of ``knowledge.empfehlung``, for all completions at once.

The ranks are gone through from the best to the worst. At each one, what is left of the completions and lies in its set is led by the model
that holds the rank; the rest goes on. What is left depends only on the ranks gone through, not on their order, so ways share most steps.

Today's model, where it is unknown, changes the ranking only for that model itself, and only to its favour: at each rank it could hold
as today's model, what is then left would be led by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from knowledge.gegenprobe.besetzung import Besetzung
from knowledge.gegenprobe.gedaechtnis import Rang
from knowledge.gegenprobe.raum import UNBEKANNT, Raum
from knowledge.gegenprobe.tafel import Tafel
from knowledge.gegenprobe.wege import Klasse
from knowledge.passung import PRUEFER

V7B = "V7b"
HOECHSTENS_KNAPP = 1
HOECHSTENS_VERFEHLT = 1
ANZAHL = len(PRUEFER)

# Who leads, and who would as today's model: bits by number of the model.
Fuehrende = tuple[int, int]


@dataclass(slots=True)
class _Stand:
    """What is left after some ranks, and for each next rank where it leads and who holds it."""

    rest: int
    vergeben: int
    weiter: dict[int, tuple["_Stand", int, int]] = field(default_factory=dict)


@dataclass
class Gang:
    """Goes through the ranks on ways with the same concept and the same kind of money; ``fuehrt`` is what each model leads on them.

    ``heute`` is the number of today's model, ``None`` where there is none, ``UNBEKANNT`` where every one counts;
    then ``uebernimmt`` is what each model would lead as today's.
    """

    raum: Raum
    konzept: str
    auf_zeit: bool
    heute: int | None
    fuehrt: dict[int, int] = field(default_factory=dict)
    uebernimmt: dict[int, int] = field(default_factory=dict)
    _staende: dict[int, _Stand] = field(default_factory=dict)
    _besetzungen: dict[tuple[int, bool], Besetzung] = field(default_factory=dict)

    def gehe(self, klasse: Klasse) -> Fuehrende:
        """Go through the ranks of a way and return who leads there."""
        fuehrend = als_heutige = 0
        stand = self._staende.get(0) or self._staende.setdefault(0, _Stand(self.raum.alles, 0))
        for nummer in raenge(self.raum, klasse):
            naechster = stand.weiter.get(nummer)
            if naechster is None:
                naechster = stand.weiter[nummer] = self._vergib(stand, self.raum.tafel.gedaechtnis.raenge[nummer])
            stand = naechster[0]
            fuehrend |= naechster[1]
            als_heutige |= naechster[2]
            if not stand.rest:
                break
        return fuehrend, als_heutige

    def _vergib(self, stand: _Stand, rang: Rang) -> tuple[_Stand, int, int]:
        """Give a rank to its models; return what is left and who holds it."""
        vergabe = _Vergabe(self, rang, stand.rest)
        vergabe.vergib()
        schluessel = stand.vergeben | self.raum.tafel.gedaechtnis.rang_bits(rang)
        ziel = self._staende.get(schluessel)
        if ziel is None:
            ziel = self._staende[schluessel] = _Stand(vergabe.rest, schluessel)
        return ziel, vergabe.fuehrend, vergabe.als_heutige

    def besetzung(self, modell: int, *, als_heutiges: bool) -> Besetzung:
        """Return where a model misses how much, on these ways."""
        schluessel = (modell, als_heutiges or modell == self.heute)
        gefunden = self._besetzungen.get(schluessel)
        if gefunden is None:
            gefunden = self.raum.besetzung(modell, self.konzept, auf_zeit=self.auf_zeit, ist_heute=schluessel[1])
            self._besetzungen[schluessel] = gefunden
        return gefunden


@dataclass
class _Vergabe:
    """Gives one rank to its models, completion by completion; all of them at once."""

    gang: Gang
    rang: Rang
    rest: int
    fuehrend: int = 0
    als_heutige: int = 0

    def vergib(self) -> None:
        """Take what each model holds from the rest."""
        if self.rang.art == "empfohlen":
            self._empfohlen()
            return
        if len(self.rang.modelle) == 1:
            self._einzeln(self.rang.modelle[0])
            return
        alle = [(modell, self._menge(modell)) for modell in self.rang.modelle]
        offen = [(modell, menge) for modell, menge in alle if menge & self.rest]
        heutige = self._heutige()
        if not heutige and len(offen) <= 1:
            for modell, menge in offen:
                self._nimm(modell, menge)
            return
        # What a model can still take, with any number of narrow misses; sets for each number are made only as long as they are needed.
        eigene, heutiges = dict(offen), dict(heutige)
        beteiligte = [modell for modell in self.rang.modelle if modell in eigene or modell in heutiges]
        for knapp in range(HOECHSTENS_KNAPP + 1 if self.rang.art == "passend" else ANZAHL + 1):
            for modell in beteiligte:
                if heutiges.get(modell, 0) & self.rest:
                    menge = self._menge(modell, knapp, als_heutiges=True)
                    self._uebernimm(modell, menge)
                    heutiges[modell] &= ~menge
                if eigene.get(modell, 0) & self.rest:
                    self._nimm(modell, self._menge(modell, knapp))
            if not any(menge & self.rest for menge in (*eigene.values(), *heutiges.values())):
                break

    def _einzeln(self, modell: int) -> None:
        if self.gang.heute == UNBEKANNT and self.gang.raum.tafel.hilft_heute[self.gang.raum.typ][modell]:
            self._uebernimm(modell, self._menge(modell, als_heutiges=True))
        self._nimm(modell, self._menge(modell))

    def _heutige(self) -> list[tuple[int, int]]:
        """Return the models that would hold the rank somewhere as today's model, and do not already."""
        if self.gang.heute != UNBEKANNT:
            return []
        milder = [modell for modell in self.rang.modelle if self.gang.raum.tafel.hilft_heute[self.gang.raum.typ][modell]]
        alle = [(modell, self._menge(modell, als_heutiges=True)) for modell in milder]
        return [(modell, menge) for modell, menge in alle if menge & self.rest]

    def _empfohlen(self) -> None:
        """Give the first rank: fewer narrow misses, then today's model, then higher anchoring; an existing V 7b misses what it will."""
        gang = self.gang
        v7b = gang.raum.tafel.nummer.get(V7B) if self.rang.erstvorhaben else None
        blaetter = sorted(self.rang.modelle, key=lambda modell: modell != gang.heute)
        immer = v7b in blaetter and gang.heute in (v7b, UNBEKANNT)
        for knapp in range(ANZAHL + 1 if immer else HOECHSTENS_KNAPP + 1):
            for als_heutiges in (True, False) if gang.heute == UNBEKANNT else (False,):
                for modell in blaetter:
                    besetzung = gang.besetzung(modell, als_heutiges=als_heutiges)
                    besteht = modell == v7b and (als_heutiges or gang.heute == v7b)
                    if not besteht and knapp > HOECHSTENS_KNAPP:
                        continue
                    menge = besetzung.mit_knapp(knapp) if besteht else besetzung.genau(0, knapp)
                    (self._uebernimm if als_heutiges else self._nimm)(modell, menge)

    def _menge(self, modell: int, knapp: int | None = None, *, als_heutiges: bool = False) -> int:
        """Return the completions in which a model holds the rank, with so many narrow misses or with any number."""
        gang, rang = self.gang, self.rang
        ist_heute = als_heutiges or modell == gang.heute
        schluessel = (gang.konzept, gang.auf_zeit, modell, rang.art, rang.verfehlt, rang.stellen, knapp, ist_heute)
        menge = gang.raum.mengen.get(schluessel)
        if menge is None:
            menge = gang.raum.mengen[schluessel] = self._bestimme(modell, knapp, als_heutiges=als_heutiges)
        return menge

    def _bestimme(self, modell: int, knapp: int | None, *, als_heutiges: bool) -> int:
        rang, raum = self.rang, self.gang.raum
        besetzung = self.gang.besetzung(modell, als_heutiges=als_heutiges)
        if rang.art == "passend":
            menge = besetzung.passend if knapp is None else besetzung.genau(0, knapp)
        else:
            menge = besetzung.mit_verfehlt(rang.verfehlt) if knapp is None else besetzung.genau(rang.verfehlt, knapp)
        if rang.stellen is None or not raum.tafel.ohne_stelle[modell]:
            return menge
        return menge & raum.halbe_stelle if rang.stellen else menge & ~raum.halbe_stelle

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


def gewoehnlich(tafel: Tafel, klasse: Klasse) -> bool:
    """Tell whether today's model matters on a way for its size alone: one leaf only, and no V 7b that exists already."""
    return len(klasse.blaetter) == 1 and not (klasse.erstvorhaben and tafel.modelle[klasse.blaetter[0]].id == V7B)


def raenge(raum: Raum, klasse: Klasse) -> tuple[int, ...]:
    """Return the numbers of the ranks of a way in order."""
    gemerkt = raum.tafel.gedaechtnis.reihenfolgen.get((raum.typ, klasse))
    if gemerkt is None:
        gemerkt = tuple(raum.tafel.gedaechtnis.rang_nummer(rang) for rang in _raenge(raum.tafel, raum.typ, klasse) if rang.modelle)
        raum.tafel.gedaechtnis.reihenfolgen[raum.typ, klasse] = gemerkt
    return gemerkt


def _raenge(tafel: Tafel, typ: str, klasse: Klasse) -> Iterator[Rang]:
    """Yield them: empfohlen, moeglich, angestrebt, moeglich without a post where the Kommune pays one itself, nicht_passend."""
    moegliche, blaetter = tafel.fuehrbare[typ], klasse.blaetter
    alle = [tuple([m for m in gruppe if m in moegliche]) for gruppe in klasse.gruppen]
    andere = [tuple([m for m in gruppe if m not in blaetter]) for gruppe in alle]
    eigene = [tuple([m for m in gruppe if m in blaetter]) for gruppe in alle]
    yield Rang("empfohlen", blaetter, erstvorhaben=klasse.erstvorhaben and tafel.nummer.get(V7B) in blaetter)
    yield from (Rang("passend", gruppe, stellen=False if klasse.eigenfinanziert else None) for gruppe in andere)
    yield from (Rang("verfehlend", gruppe, verfehlt) for verfehlt in range(HOECHSTENS_VERFEHLT + 1) for gruppe in eigene)
    if klasse.eigenfinanziert:
        for gruppe in andere:
            yield Rang("passend", tuple([m for m in gruppe if tafel.ohne_stelle[m]]), stellen=True)
    for verfehlt in range(tafel.verfehlt_des_ersten[typ] + 1):
        yield from (Rang("verfehlend", gruppe, verfehlt) for gruppe in (alle if verfehlt > HOECHSTENS_VERFEHLT else andere))
