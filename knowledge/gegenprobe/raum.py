"""All completions of all answers for one kind of Kommune, as bits of one number: sets of them are combined in a single step.

A completion is a frame (size, KSM in the Landkreis, posts, advised ratios met or not) and a core (money, horizon, history, backing).
Frames follow each other, each with all cores, so a set of completions is a number with a bit for each. Nothing here depends on the
answers of a consultation: which completions those still allow is in ``ausschnitt``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import product
from typing import Literal

from knowledge.empfehlung import HALBE_STELLE
from knowledge.gegenprobe.besetzung import Besetzung, Paar
from knowledge.gegenprobe.stueck import Stueck, bereich
from knowledge.gegenprobe.tafel import KNAPP, KSM, VERFEHLT, Tafel
from knowledge.gegenprobe.ziele import Ziele
from knowledge.passung import ANTEIL_GERATEN, HORIZONTE, STUFEN

KERN = ("klimabudget", "zeithorizont", "historie", "relevanz")
# A model fits with so many narrow misses, and is still worth striving for with so many clear ones.
HOECHSTENS_KNAPP = 1
HOECHSTENS_VERFEHLT = 1

# How a model is looked at: not as today's; as today's; as today's where only that makes its size milder; as a post that exists already,
# so that what it clearly misses does not count.
Sicht = Literal["fremd", "heute", "nur_heute", "besteht"]


@dataclass(frozen=True, slots=True)
class Rahmen:
    """One frame: the answers on which size, posts and Voraussetzung rest. ``verhaeltnisse`` are the advised ratios met."""

    einwohner: int
    ksm: int
    stellen: int
    verhaeltnisse: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Verhaeltnis:
    """An advised ratio of posts: the model, the number it relates to, and how much of it one post is advised for."""

    modell: int
    frage: str
    je_stelle: Decimal

    def stellen(self, menge: Decimal) -> Decimal:
        """Return from how many posts on the ratio is met."""
        return menge * ANTEIL_GERATEN / self.je_stelle

    def menge(self, stellen: Decimal) -> Decimal:
        """Return up to which number the posts meet the ratio."""
        return stellen * self.je_stelle / ANTEIL_GERATEN


@dataclass(frozen=True)
class Raum:
    """The completions for one kind of Kommune, and where each model misses how much. Kept as long as the Katalog."""

    ziele: Ziele
    typ: str
    _besetzungen: dict[tuple[object, ...], Besetzung] = field(default_factory=dict)

    @property
    def tafel(self) -> Tafel:
        """The verdicts."""
        return self.ziele.tafel

    @cached_property
    def verhaeltnisse(self) -> tuple[Verhaeltnis, ...]:
        """The advised ratios that can make a difference here."""
        gefunden = []
        for nummer in sorted(self.ziele.fuehrbare[self.typ]):
            geraten = self.tafel.geraten[nummer]
            if geraten is not None and geraten.einwohner_je_stelle:
                gefunden.append(Verhaeltnis(nummer, "einwohner", Decimal(geraten.einwohner_je_stelle)))
            elif geraten is not None and geraten.gemeinden_je_stelle:
                gefunden.append(Verhaeltnis(nummer, "gemeinden", Decimal(geraten.gemeinden_je_stelle)))
        return tuple(gefunden)

    def moegliche(self, einwohner: Stueck, stellen: Stueck, gemeinden: Stueck | None) -> Iterator[tuple[bool, ...]]:
        """Yield which of the ratios can be met together within these pieces; one that nobody asks about counts as met."""
        mengen = {"einwohner": einwohner, "gemeinden": gemeinden}
        for erfuellt in product((True, False), repeat=len(self.verhaeltnisse)):
            moeglich: Stueck | None = stellen
            for verhaeltnis, ja in zip(self.verhaeltnisse, erfuellt, strict=True):
                menge = mengen[verhaeltnis.frage]
                if moeglich is None:
                    break
                if menge is None:
                    moeglich = moeglich if ja else None
                else:
                    moeglich = moeglich.ab(verhaeltnis.stellen(menge.von)) if ja else moeglich.unter(verhaeltnis.stellen(menge.bis))
            if moeglich is not None:
                yield erfuellt

    @cached_property
    def rahmen(self) -> tuple[Rahmen, ...]:
        """All frames; large sizes come first, so that sets shrink early."""
        ksm = [KSM.index("nein")] if self.typ == "landkreis" else range(len(KSM))
        gemeinden = bereich("ganzzahl")
        return tuple(
            Rahmen(ort, ksm_hier, posten, erfuellt)
            for ort, einwohner in reversed(list(enumerate(self.tafel.einwohner)))
            for ksm_hier in ksm
            for posten, stellen in enumerate(self.tafel.stellen)
            for erfuellt in self.moegliche(einwohner, stellen, gemeinden)
        )

    @cached_property
    def kerne(self) -> tuple[tuple[int, ...], ...]:
        """All cores: pieces of money and ratings, by number."""
        stufen = (len(self.tafel.budget), len(HORIZONTE), len(STUFEN), len(STUFEN))
        return tuple(product(*(range(anzahl) for anzahl in stufen)))

    def reihe(self, stelle: int) -> int:
        """Return all completions of one frame."""
        breite = len(self.kerne)
        return (1 << breite) - 1 << stelle * breite

    @cached_property
    def alles(self) -> int:
        """The set of all completions."""
        return (1 << len(self.rahmen) * len(self.kerne)) - 1

    def mit(self, merkmal: str, nummern: Iterable[int]) -> int:
        """Return the completions with one of these pieces, ratings or answers."""
        menge = 0
        for nummer in nummern:
            menge |= self._mit.get((merkmal, nummer), 0)
        return menge

    @cached_property
    def _mit(self) -> dict[tuple[str, int], int]:
        """The completions with each piece of a number, each rating, each answer on the KSM, and with each ratio met."""
        je: dict[tuple[str, int], int] = {}
        for stelle, rahmen in enumerate(self.rahmen):
            merkmale = [("einwohner", rahmen.einwohner), ("landkreis_ksm", rahmen.ksm), ("personalbudget", rahmen.stellen)]
            merkmale += [("erfuellt", platz) for platz, erfuellt in enumerate(rahmen.verhaeltnisse) if erfuellt]
            reihe = self.reihe(stelle)
            for merkmal in merkmale:
                je[merkmal] = je.get(merkmal, 0) | reihe
        spalten: dict[tuple[str, int], int] = {}
        for stelle, kern in enumerate(self.kerne):
            for frage, nummer in zip(KERN, kern, strict=True):
                spalten[frage, nummer] = spalten.get((frage, nummer), 0) | 1 << stelle
        in_jedem_rahmen = sum(1 << stelle * len(self.kerne) for stelle in range(len(self.rahmen)))
        return je | {merkmal: kerne * in_jedem_rahmen for merkmal, kerne in spalten.items()}

    @cached_property
    def unentschieden(self) -> Mapping[tuple[int, int], tuple[int, ...]]:
        """The places of the frames with each piece of the size and of the posts that leave it open which ratios are met."""
        bei: dict[tuple[int, int], tuple[int, ...]] = {}
        for stelle, rahmen in enumerate(self.rahmen):
            bei[rahmen.einwohner, rahmen.stellen] = (*bei.get((rahmen.einwohner, rahmen.stellen), ()), stelle)
        return {paar: stellen for paar, stellen in bei.items() if len({self.rahmen[stelle].verhaeltnisse for stelle in stellen}) > 1}

    @cached_property
    def halbe_stelle(self) -> int:
        """The completions with at least half a post."""
        return self.mit("personalbudget", [nummer for nummer, stueck in enumerate(self.tafel.stellen) if stueck.von >= HALBE_STELLE])

    def groesse_verfehlt(self, modell: int) -> int:
        """Return the completions whose size a model clearly misses, not being today's."""
        return self._paar("einwohner", self._groessen(modell, ist_heute=False))[1]

    def besetzung(self, modell: int, konzept: str, *, auf_zeit: bool, sicht: Sicht, stellen: bool | None) -> Besetzung:
        """Return where the model misses how much, on a way with this concept and this kind of money; worked out once for all equal ones.

        ``stellen`` says whether only completions with (``True``) or without half a post count.
        """
        groesse = self._groessen(modell, ist_heute=sicht != "fremd")
        voraussetzung = tuple(self.tafel.voraussetzungen[self.typ, ksm, konzept][modell] for ksm in KSM)
        horizont = tuple(urteil[modell] for urteil in self.tafel.horizonte[auf_zeit])
        gleich = (modell, groesse, voraussetzung, horizont, sicht if sicht in {"nur_heute", "besteht"} else "", stellen)
        if gleich not in self._besetzungen:
            paare = [
                self._paar("einwohner", groesse),
                self._stellen(modell),
                self._paar("landkreis_ksm", voraussetzung),
                self._paar("klimabudget", [urteil[modell] for urteil in self.tafel.budgets]),
                self._paar("zeithorizont", horizont),
                self._paar("historie", [urteil[modell] for urteil in self.tafel.historien]),
                self._paar("relevanz", [urteil[modell] for urteil in self.tafel.relevanzen]),
            ]
            if sicht == "besteht":
                paare = [(knapp, 0) for knapp, _ in paare]
            alles = self.groesse_verfehlt(modell) if sicht == "nur_heute" else self.alles
            if stellen is not None:
                alles &= self.halbe_stelle if stellen else self.alles ^ self.halbe_stelle
            hoechstens = max(HOECHSTENS_VERFEHLT, self.ziele.verfehlt_des_ersten[self.typ])
            self._besetzungen[gleich] = Besetzung.aus(alles, paare, hoechstens, HOECHSTENS_KNAPP)
        return self._besetzungen[gleich]

    def _groessen(self, modell: int, *, ist_heute: bool) -> tuple[int, ...]:
        return tuple(urteil[modell] for urteil in self.tafel.groessen[self.typ, ist_heute])

    def _stellen(self, modell: int) -> Paar:
        knapp, verfehlt = self._paar("personalbudget", [urteil[modell] for urteil in self.tafel.mindeststellen])
        geraten = self.tafel.geraten[modell]
        if geraten is None:
            return knapp, verfehlt
        zu_wenig = 0
        for platz, verhaeltnis in enumerate(self.verhaeltnisse):
            if verhaeltnis.modell == modell:
                zu_wenig |= self.alles ^ self.mit("erfuellt", [platz])
        if geraten.ab_einwohner is not None and geraten.stellen is not None:
            gross = [nummer for nummer, stueck in enumerate(self.tafel.einwohner) if stueck.von >= geraten.ab_einwohner]
            wenig = [nummer for nummer, stueck in enumerate(self.tafel.stellen) if stueck.von < geraten.stellen]
            zu_wenig |= self.mit("einwohner", gross) & self.mit("personalbudget", wenig)
        return knapp | zu_wenig ^ (zu_wenig & verfehlt), verfehlt

    def _paar(self, merkmal: str, urteile: Sequence[int]) -> Paar:
        knapp, verfehlt = ([nummer for nummer, urteil in enumerate(urteile) if urteil == gesucht] for gesucht in (KNAPP, VERFEHLT))
        return self.mit(merkmal, knapp), self.mit(merkmal, verfehlt)
