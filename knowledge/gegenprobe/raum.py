"""All completions of the answers for one kind of Kommune, as bits of one number: sets of them are combined in a single step.

A completion is a frame (KSM in the Landkreis, size, posts, advised ratios met or not) and a core (money, horizon, history, backing).
Frames follow each other, each with all cores, so a set of completions is a number with a bit for each.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import product

from knowledge.antwort import Antworten
from knowledge.gegenprobe.besetzung import Besetzung, Paar, zaehle
from knowledge.gegenprobe.stueck import Stueck, bereich
from knowledge.gegenprobe.tafel import KNAPP, KSM, VERFEHLT, Tafel, Urteile
from knowledge.passung import ANTEIL_GERATEN, HORIZONTE, STUFEN

BYTE = 8
# Today's model where it is unknown.
UNBEKANNT = -1
KERN = ("klimabudget", "zeithorizont", "historie", "relevanz")


@dataclass(frozen=True, slots=True)
class Rahmen:
    """One frame: the answers on which size, posts and Voraussetzung rest. ``verhaeltnisse`` are the advised ratios met."""

    ksm: str
    einwohner: int
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
    """The completions for one kind of Kommune."""

    tafel: Tafel
    antworten: Antworten
    typ: str
    mengen: dict[tuple[object, ...], int] = field(default_factory=dict)
    _besetzungen: dict[tuple[object, ...], Besetzung] = field(default_factory=dict)
    _zerlegt: dict[str, list[tuple[int, Stueck]]] = field(default_factory=dict)
    _gefragt: dict[tuple[int, str, bool, bool], Besetzung] = field(default_factory=dict)
    _produkte: dict[tuple[int, int], int] = field(default_factory=dict)

    @cached_property
    def verhaeltnisse(self) -> tuple[Verhaeltnis, ...]:
        """The advised ratios that can make a difference here."""
        gefunden = []
        for nummer in sorted(self.tafel.fuehrbare[self.typ]):
            geraten = self.tafel.geraten[nummer]
            if geraten is not None and geraten.einwohner_je_stelle:
                gefunden.append(Verhaeltnis(nummer, "einwohner", Decimal(geraten.einwohner_je_stelle)))
            elif geraten is not None and geraten.gemeinden_je_stelle and self.gemeinden is not None:
                gefunden.append(Verhaeltnis(nummer, "gemeinden", Decimal(geraten.gemeinden_je_stelle)))
        return tuple(gefunden)

    @cached_property
    def gemeinden(self) -> Stueck | None:
        """How many Gemeinden there can be; ``None`` where nobody asks."""
        spanne = self.antworten.spanne("gemeinden")
        return bereich("ganzzahl", spanne) if self.typ == "landkreis" or spanne is not None else None

    def zahl(self, frage: str) -> Stueck:
        """Return everything that the answer to a question on size, posts or money can still be."""
        return bereich(self.tafel.katalog.fragen[frage].art, self.antworten.spanne(frage))

    @cached_property
    def rahmen(self) -> tuple[Rahmen, ...]:
        """All frames that are possible; large sizes come first, so that sets shrink early."""
        ksm = self.antworten.bekannt("landkreis_ksm")
        ksm_moeglich = KSM[1:] if self.typ == "landkreis" else KSM if ksm is None else (str(ksm),)
        orte = [(nummer, stueck) for nummer, stueck in self._teile("einwohner")][::-1]
        return tuple(
            Rahmen(ksm_hier, nummer, stellen, erfuellt)
            for nummer, einwohner in orte
            for ksm_hier in ksm_moeglich
            for stellen, anzahl in self._teile("personalbudget")
            for erfuellt in self._verhaeltnisse(einwohner, anzahl, self.gemeinden)
        )

    def _teile(self, frage: str) -> list[tuple[int, Stueck]]:
        if frage not in self._zerlegt:
            self._zerlegt[frage] = self._zerlege(frage)
        return self._zerlegt[frage]

    def _zerlege(self, frage: str) -> list[tuple[int, Stueck]]:
        alle = self.tafel.stuecke(frage)
        ganz = self.zahl(frage)
        return [(nummer, teil) for nummer, stueck in enumerate(alle) if (teil := stueck.schnitt(ganz)) is not None]

    def _verhaeltnisse(self, einwohner: Stueck, stellen: Stueck, gemeinden: Stueck | None) -> Iterator[tuple[bool, ...]]:
        """Yield which of the ratios can be met together within these pieces."""
        mengen = {"einwohner": einwohner, "gemeinden": gemeinden}
        for erfuellt in product((True, False), repeat=len(self.verhaeltnisse)):
            moeglich: Stueck | None = stellen
            for verhaeltnis, ja in zip(self.verhaeltnisse, erfuellt, strict=True):
                menge = mengen[verhaeltnis.frage]
                if moeglich is None or menge is None:
                    break
                moeglich = moeglich.ab(verhaeltnis.stellen(menge.von)) if ja else moeglich.unter(verhaeltnis.stellen(menge.bis))
            if moeglich is not None:
                yield erfuellt

    @cached_property
    def kerne(self) -> tuple[tuple[int, ...], ...]:
        """All cores: the pieces of money and the ratings that are possible, by number."""
        budget = [nummer for nummer, _ in self._teile("klimabudget")]
        return tuple(product(budget, self._stufen("zeithorizont", HORIZONTE), *(self._stufen(frage, STUFEN) for frage in KERN[2:])))

    def _stufen(self, frage: str, alle: tuple[str, ...]) -> list[int]:
        wert = self.antworten.bekannt(frage)
        return [nummer for nummer, stufe in enumerate(alle) if wert in (None, stufe)]

    @cached_property
    def breite(self) -> int:
        """How many bytes the cores of one frame take."""
        return -(-len(self.kerne) // BYTE)

    @cached_property
    def alles(self) -> int:
        """The set of all completions."""
        return self.produkt((1 << len(self.rahmen)) - 1, (1 << len(self.kerne)) - 1)

    def produkt(self, rahmen: int, kerne: int) -> int:
        """Return the completions made of these frames and these cores."""
        if not rahmen or not kerne:
            return 0
        fertig = self._produkte.get((rahmen, kerne))
        if fertig is None:
            teile = {48: bytes(self.breite), 49: kerne.to_bytes(self.breite, "big")}
            fertig = int.from_bytes(b"".join([teile[bit] for bit in f"{rahmen:b}".encode()]), "big")
            self._produkte[rahmen, kerne] = fertig
        return fertig

    def rahmen_von(self, menge: int) -> int:
        """Return the frames that a set of completions touches."""
        breite = self.breite
        teile = menge.to_bytes(len(self.rahmen) * breite, "little")
        leer = bytes(breite)
        return sum(1 << stelle for stelle in range(len(self.rahmen)) if teile[stelle * breite : (stelle + 1) * breite] != leer)

    def kerne_von(self, menge: int) -> int:
        """Return the cores that a set of completions touches."""
        bits = BYTE * self.breite
        anzahl = len(self.rahmen)
        while anzahl > 1:
            haelfte = anzahl - anzahl // 2
            menge = (menge >> haelfte * bits) | (menge & ((1 << haelfte * bits) - 1))
            anzahl = haelfte
        return menge

    def rahmen_in(self, frage: str, teil: Stueck) -> int:
        """Return the frames that are possible where the answer to a question on numbers lies within a piece."""
        if frage == "gemeinden":
            gemeinden = self.gemeinden.schnitt(teil) if self.gemeinden is not None else None
            return self._moegliche(range(len(self.rahmen)), {}, {}, gemeinden) if gemeinden is not None else 0
        enger = {nummer: hier for nummer, stueck in self._teile(frage) if (hier := stueck.schnitt(teil)) is not None}
        merkmal = "einwohner" if frage == "einwohner" else "stellen"
        stellen = [stelle for nummer in enger for stelle in self._stellen_je.get((merkmal, nummer), ())]
        return self._moegliche(stellen, *((enger, {}) if frage == "einwohner" else ({}, enger)), self.gemeinden)

    def _moegliche(
        self, stellen: Iterable[int], einwohner: Mapping[int, Stueck], anzahl: Mapping[int, Stueck], gemeinden: Stueck | None
    ) -> int:
        """Return those of some frames whose ratios are possible with narrower pieces."""
        orte, posten = {**dict(self._teile("einwohner")), **einwohner}, {**dict(self._teile("personalbudget")), **anzahl}
        moeglich: dict[tuple[int, int], frozenset[tuple[bool, ...]]] = {}
        menge = 0
        for stelle in stellen:
            rahmen = self.rahmen[stelle]
            paar = (rahmen.einwohner, rahmen.stellen)
            if paar not in moeglich:
                moeglich[paar] = frozenset(self._verhaeltnisse(orte[paar[0]], posten[paar[1]], gemeinden))
            if rahmen.verhaeltnisse in moeglich[paar]:
                menge |= 1 << stelle
        return menge

    def kerne_mit(self, platz: int, nummern: Iterable[int]) -> int:
        """Return the cores with one of these pieces or ratings at a place."""
        return sum(self._kerne_je.get((platz, nummer), 0) for nummer in nummern)

    def rahmen_mit_ksm(self, ksm: str) -> int:
        """Return the frames with this answer on the KSM in the Landkreis; all where it is not asked."""
        if self.typ == "landkreis":
            return (1 << len(self.rahmen)) - 1
        return self._rahmen_je.get(("ksm", KSM.index(ksm)), 0)

    @cached_property
    def _rahmen_je(self) -> dict[tuple[str, int], int]:
        """The frames with each piece of the size, each piece of the posts, each KSM, and with each ratio met."""
        je: dict[tuple[str, int], int] = {}
        for stelle, rahmen in enumerate(self.rahmen):
            bit = 1 << stelle
            merkmale = [("einwohner", rahmen.einwohner), ("stellen", rahmen.stellen), ("ksm", KSM.index(rahmen.ksm))]
            merkmale += [("erfuellt", i) for i, erfuellt in enumerate(rahmen.verhaeltnisse) if erfuellt]
            for merkmal in merkmale:
                je[merkmal] = je.get(merkmal, 0) | bit
        return je

    @cached_property
    def _stellen_je(self) -> dict[tuple[str, int], list[int]]:
        """The numbers of the frames with each piece of the size and each piece of the posts."""
        je: dict[tuple[str, int], list[int]] = {}
        for stelle, rahmen in enumerate(self.rahmen):
            je.setdefault(("einwohner", rahmen.einwohner), []).append(stelle)
            je.setdefault(("stellen", rahmen.stellen), []).append(stelle)
        return je

    @cached_property
    def _kerne_je(self) -> dict[tuple[int, int], int]:
        """The cores with each piece of the money and each rating, by place in the core."""
        je: dict[tuple[int, int], int] = {}
        for stelle, kern in enumerate(self.kerne):
            for platz, nummer in enumerate(kern):
                je[platz, nummer] = je.get((platz, nummer), 0) | 1 << stelle
        return je

    @cached_property
    def halbe_stelle(self) -> int:
        """The completions with at least half a post."""
        genug = [nummer for nummer, ja in enumerate(self.tafel.halbe_stelle) if ja]
        return self.produkt(sum(self._rahmen_je.get(("stellen", nummer), 0) for nummer in genug), (1 << len(self.kerne)) - 1)

    def groesse_verfehlt(self, modell: int) -> int:
        """Return the completions whose size a model clearly misses."""
        return self.produkt(self._groesse(modell, ist_heute=False)[1], (1 << len(self.kerne)) - 1)

    def besetzung(self, modell: int, konzept: str, *, auf_zeit: bool, ist_heute: bool) -> Besetzung:
        """Return where the model misses how much, on a way with this concept and this kind of money; remembered."""
        gefragt = (modell, konzept, auf_zeit, ist_heute)
        if gefragt not in self._gefragt:
            self._gefragt[gefragt] = self._besetze(modell, konzept, auf_zeit=auf_zeit, ist_heute=ist_heute)
        return self._gefragt[gefragt]

    def _besetze(self, modell: int, konzept: str, *, auf_zeit: bool, ist_heute: bool) -> Besetzung:
        """Work it out, once for all ways that make no difference for this model."""
        rahmen = (*self._groesse(modell, ist_heute=ist_heute), *self._stellen(modell), *self._voraussetzung(modell, konzept))
        horizont = self._kern(1, modell, self.tafel.horizonte[auf_zeit])
        schluessel = (modell, rahmen, horizont)
        if schluessel not in self._besetzungen:
            kerne = (
                self._kern(0, modell, self.tafel.budgets),
                horizont,
                self._kern(2, modell, self.tafel.historien),
                self._kern(3, modell, self.tafel.relevanzen),
            )
            aussen = zaehle((1 << len(self.rahmen)) - 1, (rahmen[:2], rahmen[2:4], rahmen[4:]))
            self._besetzungen[schluessel] = Besetzung(self.produkt, aussen, zaehle((1 << len(self.kerne)) - 1, kerne))
        return self._besetzungen[schluessel]

    def _groesse(self, modell: int, *, ist_heute: bool) -> Paar:
        urteile = self.tafel.groessen[self.typ, ist_heute]
        return self._paar("einwohner", [urteil[modell] for urteil in urteile])

    def _stellen(self, modell: int) -> Paar:
        knapp, verfehlt = self._paar("stellen", [urteil[modell] for urteil in self.tafel.mindeststellen])
        geraten = self.tafel.geraten[modell]
        if geraten is None:
            return knapp, verfehlt
        genug = (1 << len(self.rahmen)) - 1 & ~(knapp | verfehlt)
        for platz, verhaeltnis in enumerate(self.verhaeltnisse):
            if verhaeltnis.modell == modell:
                knapp |= genug & ~self._rahmen_je.get(("erfuellt", platz), 0)
        if geraten.ab_einwohner is not None and geraten.stellen is not None:
            gross = self._paar("einwohner", [int(stueck.von >= geraten.ab_einwohner) for stueck in self.tafel.einwohner])[0]
            wenig = self._paar("stellen", [int(stueck.von < geraten.stellen) for stueck in self.tafel.stellen])[0]
            knapp |= genug & gross & wenig
        return knapp, verfehlt

    def _voraussetzung(self, modell: int, konzept: str) -> Paar:
        return self._paar("ksm", [self.tafel.voraussetzungen[self.typ, ksm, konzept][modell] for ksm in KSM])

    def _paar(self, merkmal: str, urteile: Sequence[int]) -> Paar:
        knapp = verfehlt = 0
        for nummer, urteil in enumerate(urteile):
            if urteil == KNAPP:
                knapp |= self._rahmen_je.get((merkmal, nummer), 0)
            elif urteil == VERFEHLT:
                verfehlt |= self._rahmen_je.get((merkmal, nummer), 0)
        return knapp, verfehlt

    def _kern(self, platz: int, modell: int, urteile: Sequence[Urteile]) -> Paar:
        knapp = verfehlt = 0
        for nummer, urteil in enumerate(urteile):
            if urteil[modell] == KNAPP:
                knapp |= self._kerne_je.get((platz, nummer), 0)
            elif urteil[modell] == VERFEHLT:
                verfehlt |= self._kerne_je.get((platz, nummer), 0)
        return knapp, verfehlt
