"""What the answers of a consultation leave of all completions for one kind of Kommune."""

from collections.abc import Iterable
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
# The pieces of a number that a narrower piece touches: by number, what is left of each and whether that is all of it.
Teile = dict[int, tuple[Stueck, bool]]


@dataclass(frozen=True)
class Ausschnitt:
    """The completions that are still possible, and those of them with an answer to one question."""

    raum: Raum
    antworten: Antworten

    @cached_property
    def moeglich(self) -> int:
        """All that are still possible."""
        menge = self._rahmen({})
        for frage in STUFEN_JE:
            wert = self.antworten.bekannt(frage)
            menge &= self.raum.alles if wert is None else self.mit_option(frage, str(wert))
        wert = self.antworten.bekannt("landkreis_ksm")
        if wert is not None:
            menge &= self.mit_option("landkreis_ksm", str(wert))
        return menge & self.raum.mit("klimabudget", self._teile("klimabudget"))

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

    def mit_zahl(self, frage: str, teil: Stueck) -> int:
        """Return the completions that are possible where a number lies within a piece."""
        if frage == "klimabudget":
            return self.raum.mit(frage, self._teile(frage, teil))
        if frage == "gemeinden" and self.gemeinden is None:
            return self.raum.alles
        return self._rahmen({frage: teil})

    def _rahmen(self, enger: dict[str, Stueck]) -> int:
        """Return the completions whose size, posts and ratios go together with the answers, some numbers being narrower."""
        raum = self.raum
        orte, posten = (self._teile(frage, enger.get(frage)) for frage in ("einwohner", "personalbudget"))
        gemeinden = self.gemeinden
        if "gemeinden" in enger and gemeinden is not None:
            gemeinden = gemeinden.schnitt(enger["gemeinden"])
            if gemeinden is None:
                return 0
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

    def _teile(self, frage: str, enger: Stueck | None = None) -> Teile:
        teile = self._bisher[frage]
        if enger is None:
            return teile
        gefunden = ((nummer, rest, rest.schnitt(enger), alles) for nummer, (rest, alles) in teile.items())
        return {nummer: (enges, alles and enges == rest) for nummer, rest, enges, alles in gefunden if enges is not None}

    @cached_property
    def _bisher(self) -> dict[str, Teile]:
        """By question, the pieces of a number that the answers leave."""
        bisher: dict[str, Teile] = {}
        for frage in ZERLEGT:
            ganz = bereich(self.raum.tafel.katalog.fragen[frage].art, self.antworten.spanne(frage))
            reste = ((nummer, stueck, stueck.schnitt(ganz)) for nummer, stueck in enumerate(self.raum.tafel.stuecke(frage)))
            bisher[frage] = {nummer: (rest, rest == stueck) for nummer, stueck, rest in reste if rest is not None}
        return bisher
