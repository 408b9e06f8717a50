"""What one typed word can mean: known as it is, a compound of known words, a typo of a known word, or foreign to the field."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.suche.sprache import Stammformen, falte, woerter_je_text
from knowledge.synonyme import Synonyme

_FUGEN: Final = ("", "s", "n", "en", "es", "e")
_KURZE_TEILE: Final = frozenset({"ksm", "kem", "ksk", "amt", "rat", "thg", "co2", "led", "kreis"})
_KUERZESTER_TEIL: Final = 4
_KUERZESTES_TIPPWORT: Final = 5
_MAX_TIPPWORT: Final = 40
_LAENGE_FREIER_ANFANG: Final = 7
_KUERZESTES_VERB: Final = 4
_ZUSAMMENGESETZT: Final = 0.5
_GEBEUGT: Final = 0.9
_MAX_GEMERKT: Final = 5_000


@dataclass(frozen=True, slots=True)
class Wort:
    """A word of the question: its stems as a whole (with how sure they are), and the stems of its parts."""

    text: str
    ganz: Mapping[str, float]
    teile: tuple[str, ...] = ()
    fuellwort: bool = False
    zahl: bool = False
    abseits: bool = False
    gedeckt: float = 0.0


@dataclass(slots=True)
class _Vorrat:
    """All known words, by folded form, and by length for the comparison with typos."""

    staemme: dict[str, str] = field(default_factory=dict)
    formen: set[str] = field(default_factory=set)
    nach_laenge: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def lerne(self, wort: str, stamm: str) -> None:
        if wort not in self.staemme:
            self.staemme[wort] = stamm
            self.formen.add(stamm)
            self.nach_laenge[len(wort)].append(wort)


class Wortschatz:
    """The vocabulary of the field; built once from the passages and the synonyms."""

    def __init__(self, synonyme: Synonyme, formen: Stammformen, worte: Iterable[str]) -> None:
        self._formen = formen
        self._fuellwoerter = set(falte(" ".join(synonyme.fuellwoerter)).split())
        self._gruppe: dict[str, str] = {}
        self._mitglieder: dict[str, tuple[str, ...]] = {}
        gruppen = woerter_je_text([" ".join(gruppe) for gruppe in synonyme.gleich])
        for gruppe in gruppen:
            staemme = tuple(dict.fromkeys(formen.stamm(wort) for wort in gruppe))
            self._mitglieder.setdefault(staemme[0], staemme)
            for stamm in staemme:
                self._gruppe.setdefault(stamm, staemme[0])
        self._gleiche_worte = {wort for gruppe in gruppen for wort in gruppe}
        self._vorrat = _Vorrat()
        self.lerne(worte)
        self.lerne(wort for gruppe in gruppen for wort in gruppe)
        self._abseits = {falte(wort) for wort in synonyme.abseits if "*" not in wort}
        self._abseits_anfang = tuple(falte(wort.rstrip("*")) for wort in synonyme.abseits if wort.endswith("*"))
        self._abseits_ende = tuple(falte(wort.lstrip("*")) for wort in synonyme.abseits if wort.startswith("*"))
        self._zerlegt: dict[str, tuple[str, ...]] = {}
        self._gelesen: dict[str, Wort] = {}

    def lerne(self, worte: Iterable[str]) -> None:
        """Take in folded words that a typo or a part of a compound may mean."""
        for wort in worte:
            if wort not in self._fuellwoerter and not wort.isdigit():
                self._vorrat.lerne(wort, self._formen.stamm(wort))

    def gruppe(self, stamm: str) -> str:
        """Return the stem that stands for all words of the same meaning."""
        return self._gruppe.get(stamm, stamm)

    def leitstamm(self, wort: str) -> str:
        """Return the stem under which phrases know a word; fillers have stems of their own, so that "sich" is not "sicher".

        A filler that is also a synonym stays one: "OB".
        """
        stamm = self._formen.stamm(wort)
        return f"{stamm}~" if wort in self._fuellwoerter and wort not in self._gleiche_worte else self.gruppe(stamm)

    def gleiche(self, stamm: str) -> tuple[str, ...]:
        """Return the stems of the same meaning, the given one included."""
        return self._mitglieder.get(self.gruppe(stamm), (stamm,))

    def ist_fuellwort(self, wort: str) -> bool:
        """Tell whether a folded word has no meaning of its own."""
        return wort in self._fuellwoerter

    def lies(self, wort: str) -> Wort:
        """Return what a folded word can mean."""
        if wort not in self._gelesen:
            if len(self._gelesen) > _MAX_GEMERKT:
                self._gelesen.clear()
            self._gelesen[wort] = self._lies(wort)
        return self._gelesen[wort]

    def _lies(self, wort: str) -> Wort:
        stamm = self._formen.stamm(wort)
        if wort in self._fuellwoerter:
            return Wort(wort, {self.leitstamm(wort): 1.0}, fuellwort=True)
        if wort.isdigit():
            return Wort(wort, {wort: 1.0}, zahl=True)
        bekannt = stamm in self._vorrat.formen
        abseits = wort in self._abseits or (not bekannt and self._ist_abseits(wort))
        grundform = self._grundform(stamm)
        gebeugt = {grundform: _GEBEUGT, self.gruppe(grundform): _GEBEUGT} if grundform else {}
        if bekannt or (grundform and not abseits):
            eigen = {stamm: 1.0, self.gruppe(stamm): 1.0}
            return Wort(wort, {**gebeugt, **eigen}, self.teile(wort), abseits=abseits, gedeckt=1.0)
        return Wort(wort, {stamm: 1.0}, abseits=True) if abseits else self._rate(wort, stamm)

    def _grundform(self, stamm: str) -> str | None:
        """Return the known stem of a verb whose ending the stemmer leaves on: "zahlt", "finanziert"."""
        kurz = stamm[:-3] if stamm.endswith("iert") else stamm.removesuffix("t")
        return kurz if kurz != stamm and len(kurz) >= _KUERZESTES_VERB and kurz in self._vorrat.formen else None

    def _rate(self, wort: str, stamm: str) -> Wort:
        """Return what an unknown word can mean: a compound, else a typo, else only itself."""
        teile = self.teile(wort)
        if teile:
            return Wort(wort, {stamm: 1.0, self.gruppe(stamm): 1.0}, teile, gedeckt=_ZUSAMMENGESETZT)
        gemeint = self._korrigiere(wort)
        if gemeint is None:
            return Wort(wort, {stamm: 1.0})
        aehnlich = OSA.normalized_similarity(wort, gemeint)
        gemeinter = self._vorrat.staemme[gemeint]
        return Wort(wort, {gemeinter: aehnlich, self.gruppe(gemeinter): aehnlich}, self.teile(gemeint), gedeckt=aehnlich)

    def _ist_abseits(self, wort: str) -> bool:
        return wort.startswith(self._abseits_anfang) or wort.endswith(self._abseits_ende)

    def teile(self, wort: str) -> tuple[str, ...]:
        """Return the stems of the known words a compound consists of, or nothing where it is none."""
        if wort not in self._zerlegt:
            if len(self._zerlegt) > _MAX_GEMERKT:
                self._zerlegt.clear()
            gefunden = self._zerlege(wort, ganz=True) if len(wort) <= _MAX_TIPPWORT else None
            self._zerlegt[wort] = tuple(self._formen.stamm(teil) for teil in gefunden or ())
        return self._zerlegt[wort]

    def _ist_teil(self, wort: str) -> bool:
        return (len(wort) >= _KUERZESTER_TEIL or wort in _KURZE_TEILE) and wort in self._vorrat.staemme

    def _zerlege(self, wort: str, *, ganz: bool) -> tuple[str, ...] | None:
        """Return the fewest known words that make up the compound; the longest first word wins, a filler at its end adds nothing."""
        if not ganz and self._ist_teil(wort):
            return (wort,)
        if not ganz and len(wort) >= _KUERZESTER_TEIL and wort in self._fuellwoerter:
            return ()
        bestes: tuple[str, ...] | None = None
        for ende in range(len(wort) - 3, 2, -1):
            if not self._ist_teil(wort[:ende]):
                continue
            for fuge in _FUGEN:
                rest = wort[ende:]
                if rest.startswith(fuge) and len(rest) > len(fuge) + 2:
                    weitere = self._zerlege(rest[len(fuge) :], ganz=False)
                    if weitere is not None and (bestes is None or len(weitere) + 1 < len(bestes)):
                        bestes = (wort[:ende], *weitere)
        return bestes

    def _korrigiere(self, wort: str) -> str | None:
        """Return the known word a typo most likely means; short words allow one slip after their first letter, long ones up to three."""
        laenge = len(wort)
        if not _KUERZESTES_TIPPWORT <= laenge <= _MAX_TIPPWORT:
            return None
        fehler = 1 if laenge < 8 else 2 if laenge < 13 else 3  # noqa: PLR2004 - the lengths are the rule
        kandidaten = [w for n in range(laenge - fehler, laenge + fehler + 1) for w in self._vorrat.nach_laenge.get(n, ())]
        treffer = process.extractOne(wort, kandidaten, scorer=OSA.distance, score_cutoff=fehler)
        if treffer is None or (treffer[0][0] != wort[0] and (treffer[1] > 1 or laenge < _LAENGE_FREIER_ANFANG)):
            return None
        return str(treffer[0])
