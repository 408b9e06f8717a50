"""What the answers of a consultation leave of all completions for one kind of Kommune."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from knowledge.antwort import Antworten
from knowledge.gegenprobe.raum import Raum
from knowledge.gegenprobe.stueck import Stueck, bereich
from knowledge.gegenprobe.tafel import KSM
from knowledge.passung import HORIZONTE, STUFEN

STUFEN_JE = {"zeithorizont": HORIZONTE, "historie": STUFEN, "relevanz": STUFEN}
ZAHLEN = ("einwohner", "gemeinden", "personalbudget", "klimabudget")
# Numbers that are cut into pieces.
ZERLEGT = ("einwohner", "personalbudget", "klimabudget")
# The pieces of a number that the answers leave: by number, what is left of each and whether that is all of it.
Teile = dict[int, tuple[Stueck, bool]]


@dataclass(frozen=True)
class Ausschnitt:
    """The completions that are still possible, and those of them with an answer to one question."""

    raum: Raum
    antworten: Antworten

    @cached_property
    def moeglich(self) -> int:
        """All that are still possible."""
        menge = self._rahmen(self._teile, self.gemeinden)
        for frage in STUFEN_JE:
            wert = self.antworten.bekannt(frage)
            menge &= self.raum.alles if wert is None else self.mit_option(frage, str(wert))
        wert = self.antworten.bekannt("landkreis_ksm")
        if wert is not None:
            menge &= self.mit_option("landkreis_ksm", str(wert))
        return menge & self.raum.mit("klimabudget", self._teile["klimabudget"])

    @cached_property
    def gemeinden(self) -> Stueck | None:
        """How many Gemeinden there can be; ``None`` where nobody asks."""
        spanne = self.antworten.spanne("gemeinden")
        return bereich("ganzzahl", spanne) if self.raum.typ == "landkreis" or spanne is not None else None

    def mit_option(self, frage: str, wert: str) -> int:
        """Return the completions with an answer to choose; all where the question is not asked."""
        if frage == "landkreis_ksm":
            return self.raum.alles if self.raum.typ == "landkreis" else self.raum.mit(frage, [KSM.index(wert)])
        return self.raum.mit(frage, [STUFEN_JE[frage].index(wert)])

    def mit_zahl(self, frage: str, nummer: int, teil: Stueck) -> int:
        """Return the completions that are possible where a number lies within a piece, which is part of a piece of the table."""
        if frage == "gemeinden":
            gemeinden = self.gemeinden.schnitt(teil) if self.gemeinden is not None else None
            return self.raum.alles if self.gemeinden is None else self._rahmen(self._teile, gemeinden) if gemeinden is not None else 0
        hier = self._teile[frage].get(nummer)
        enger = hier[0].schnitt(teil) if hier is not None else None
        if hier is None or enger is None:
            return 0
        if frage == "klimabudget":
            return self.raum.mit(frage, [nummer])
        return self._rahmen({**self._teile, frage: {nummer: (enger, hier[1] and enger == hier[0])}}, self.gemeinden)

    def _rahmen(self, teile: Mapping[str, Teile], gemeinden: Stueck | None) -> int:
        """Return the completions with these pieces of size and posts, and with ratios that go together with them."""
        raum = self.raum
        orte, posten = teile["einwohner"], teile["personalbudget"]
        menge = raum.mit("einwohner", orte) & raum.mit("personalbudget", posten)
        alle_gemeinden = gemeinden == bereich("ganzzahl") or all(verhaeltnis.frage != "gemeinden" for verhaeltnis in raum.verhaeltnisse)
        for (ort, posten_hier), rahmen in raum.unentschieden.items():
            if ort not in orte or posten_hier not in posten:
                continue
            (einwohner, ganzer_ort), (stellen, alle_stellen) = orte[ort], posten[posten_hier]
            if not (ganzer_ort and alle_stellen and alle_gemeinden):
                menge ^= menge & self._unmoeglich(rahmen, set(raum.moegliche(einwohner, stellen, gemeinden)))
        return menge

    def _unmoeglich(self, stellen: Iterable[int], moegliche: set[tuple[bool, ...]]) -> int:
        """Return the completions of those frames whose ratios cannot be."""
        return sum(self.raum.reihe(stelle) for stelle in stellen if self.raum.rahmen[stelle].verhaeltnisse not in moegliche)

    @cached_property
    def _teile(self) -> dict[str, Teile]:
        """By question, the pieces of a number that the answers leave."""
        teile: dict[str, Teile] = {}
        for frage in ZERLEGT:
            ganz = bereich(self.raum.tafel.katalog.fragen[frage].art, self.antworten.spanne(frage))
            reste = ((nummer, stueck, stueck.schnitt(ganz)) for nummer, stueck in enumerate(self.raum.tafel.stuecke(frage)))
            teile[frage] = {nummer: (rest, rest == stueck) for nummer, stueck, rest in reste if rest is not None}
        return teile
