"""The search itself: read the question, refuse what is foreign, rank what fits."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.katalog import Katalog
from knowledge.passage import Passage, passagen
from knowledge.suche.bestand import absaetze, abschnitte, hinweise, wendungen
from knowledge.suche.sprache import Stammformen, falte, woerter
from knowledge.suche.volltext import Volltext
from knowledge.suche.wendungen import Fundstelle, Wendungen
from knowledge.suche.wortschatz import Wort, Wortschatz

MAX_LAENGE: Final = 300
"""Longer questions are cut: what matters stands in the first sentences, and the time of a search stays bounded."""

_NUMMER: Final = re.compile(
    r"\b(?:v|modell(?: v)?|variante(?: v)?|steckbrief(?: v)?) ?(?P<zahl>\d{1,2})(?: ?(?P<von>[a-f])(?: ?(?:[-–—]|bis) ?(?P<bis>[a-f]))?)?\b"
)
_MODELLMARKE: Final = "modellnummer"

# How much each kind of evidence counts; the best value of the text search in a question is 1.
_MODELL: Final = 1.2
_FELD: Final = 1.0
_FELD_ALLEIN: Final = 0.5
_ZIEL: Final = 1.3
_ZIEL_NEBEN_FELD: Final = 1.0
_EIN_WORT: Final = 1.5
_MEHRERE_WORTE: Final = 1.25
_ERKLAERUNG: Final = 0.5
_NEBENBEI: Final = 0.6
_NEBENBEI_ALLTAG: Final = 0.2
_UEBERSICHT: Final = "thema.modelle"
_ANFANG: Final = {"vorteile": 0.1, "nachteile": 0.05}

# What a word adds to a text search, by how it got there.
_GLEICHES_WORT: Final = 0.4
_TEILWORT: Final = 0.4

# How much of its value a passage keeps that holds only one of many words, or that is about one model where none was named.
_EINZELN: Final = 0.4
_OHNE_MODELL: Final = 0.7

# A question is refused where less of it than this is explained by the field.
_MINDESTANTEIL_FACHLICH: Final = 0.4
_MINDESTANTEIL: Final = 0.55
_MINDESTANTEIL_OHNE_ZIEL: Final = 0.7
_TEXTWORT: Final = 0.5
_SELTENES_WORT: Final = 0.8
_TEILFUND: Final = 0.5
_LANGES_WORT: Final = 8
_WENIGE_PASSAGEN: Final = 3
_VIELE_PASSAGEN: Final = 30
_VERBREITET: Final = 0.4


@dataclass(frozen=True, slots=True)
class Treffer:
    """A passage that answers a question, and how well (only comparable within one question)."""

    passage: Passage
    punkte: float


@dataclass(frozen=True, slots=True)
class _Frage:
    """A question as it was understood."""

    worte: tuple[Wort, ...]
    modelle: Mapping[str, float]
    felder: Mapping[str, float]
    ziele: Mapping[str, float]
    erklaerung: bool
    anteil: float
    fachlich: bool


class Suche:
    """An index over all passages of a Katalog; built once, asked from one thread."""

    def __init__(self, katalog: Katalog) -> None:
        self._katalog = katalog
        self.passagen: Mapping[str, Passage] = {passage.id: passage for passage in passagen(katalog)}
        self._passagen = tuple(self.passagen.values())
        formen = Stammformen()
        texte = absaetze(self._passagen)
        phrasen = hinweise(katalog)
        self._schatz = Wortschatz(katalog.synonyme, formen, (wort for absatz in texte for wort in (*absatz.titel, *absatz.text)))
        self._volltext = Volltext(abschnitte(texte, formen, self._schatz))
        self._schatz.lerne(wort for phrase in phrasen for wort in phrase.worte)
        self._wendungen = Wendungen(wendungen(katalog, phrasen, formen, self._schatz))
        self._alltag = {f"glossar.{begriff}" for begriff in katalog.synonyme.alltag}
        self._modell = [passage.id.partition(".")[0] for passage in self._passagen]
        self._feld = [passage.id.partition(".")[2] for passage in self._passagen]

    def suche(self, text: str, n: int = 5) -> tuple[Treffer, ...]:
        """Return up to n passages, the best first; none where the question is not about the field."""
        frage = self._lies(text[:MAX_LAENGE])
        if not self._gehoert_hierher(frage):
            return ()
        punkte = self._bewerte(frage)
        reihe = sorted((nummer for nummer, wert in punkte.items() if wert > 0), key=lambda nummer: (-punkte[nummer], nummer))
        return tuple(Treffer(self._passagen[nummer], round(punkte[nummer], 4)) for nummer in reihe[: max(n, 0)])

    def _lies(self, text: str) -> _Frage:
        genannt: list[str] = []

        def merke(treffer: re.Match[str]) -> str:
            modelle = self._nummer(treffer)
            genannt.extend(modelle)
            return f" {_MODELLMARKE} " if modelle else treffer[0]

        folge = woerter(_NUMMER.sub(merke, falte(text)))
        worte = self._verbinde([self._schatz.lies(wort) for wort in folge if wort != _MODELLMARKE])
        funde = self._wendungen.finde(worte)
        modelle = _staerkste((fund for fund in funde if fund.wendung.art == "modell"), genannt)
        im_namen = _woerter_aus(worte, [fund for fund in funde if fund.wendung.ziel in modelle and _ist_name(fund)])
        umschrieben = im_namen | _woerter_aus(worte, [fund for fund in funde if fund.wendung.ziel in modelle and len(fund.stellen) > 1])
        felder = _staerkste(
            _ausserhalb(fund, umschrieben) for fund in funde if fund.wendung.art == "feld" and not fund.stellen <= umschrieben
        )
        return _Frage(
            worte,
            modelle,
            felder,
            self._ziele(worte, funde, im_namen),
            any(fund.wendung.art == "erklaerung" for fund in funde),
            self._anteil(worte, funde, bool(genannt)),
            bool(genannt) or any(self._ist_fachlich(fund) for fund in funde),
        )

    def _nummer(self, treffer: re.Match[str]) -> tuple[str, ...]:
        zahl, von = int(treffer["zahl"]), treffer["von"] or ""
        if f"V{zahl}{von}" in self._katalog.modell_ids:
            return (self._katalog.steckbrief(f"V{zahl}{von}").id,)
        if von and f"V{zahl}" in self._katalog.steckbriefe:
            return (f"V{zahl}",)
        return tuple(dict.fromkeys(modell for unter, modell in self._katalog.untermodelle.items() if unter.startswith(f"V{zahl}")))

    def _verbinde(self, worte: Sequence[Wort]) -> tuple[Wort, ...]:
        """Let two words typed apart also mean the compound: "energie management"."""
        ergebnis = list(worte)
        for stelle in range(len(worte) - 1):
            links, rechts = worte[stelle], worte[stelle + 1]
            if links.fuellwort or rechts.fuellwort or links.zahl or rechts.zahl:
                continue
            for fuge in ("", "s"):
                zusammen = self._schatz.lies(links.text + fuge + rechts.text)
                if zusammen.gedeckt == 1.0:
                    for ort in (stelle, stelle + 1):
                        alt = ergebnis[ort]
                        ergebnis[ort] = Wort(alt.text, {**zusammen.ganz, **alt.ganz}, alt.teile, gedeckt=1.0)
        return tuple(ergebnis)

    def _ziele(self, worte: Sequence[Wort], funde: Iterable[Fundstelle], im_namen: set[int]) -> Mapping[str, float]:
        """Return the themes and terms that phrases point to, each with the share it covers of what was said beside a model's name."""
        bitte = {stelle for fund in funde if fund.wendung.art == "erklaerung" for stelle in fund.stellen}
        gewicht = [0.0 if stelle in bitte else self._bedeutung(wort) for stelle, wort in enumerate(worte)]
        if not any(gewicht):
            gewicht = [1.0] * len(worte)
        frei = {stelle for stelle, wert in enumerate(gewicht) if wert and stelle not in im_namen} or set(range(len(worte)))
        gesamt = sum(gewicht[stelle] for stelle in frei) or 1.0
        stellen: dict[str, dict[int, float]] = defaultdict(dict)
        for fund in funde:
            if fund.wendung.art in ("thema", "begriff"):
                tragend = sum(not worte[stelle].fuellwort for stelle in fund.stellen)
                sicher = min(1.0, fund.staerke / tragend) if tragend else 1.0
                sicher *= _MEHRERE_WORTE if fund.staerke > _EIN_WORT else 1.0
                auch = {stelle for stelle, wort in enumerate(worte) if not set(fund.wendung.staemme).isdisjoint(wort.ganz)}
                for stelle in (fund.stellen | auch) & frei:
                    stellen[fund.wendung.ziel][stelle] = max(sicher, stellen[fund.wendung.ziel].get(stelle, 0.0))
        return {ziel: sum(gewicht[stelle] * sicher for stelle, sicher in orte.items()) / gesamt for ziel, orte in stellen.items()}

    def _anteil(self, worte: Sequence[Wort], funde: Iterable[Fundstelle], mit_nummer: bool) -> float:
        """Return the share of the question that the field explains; fillers and figures say nothing either way."""
        sicher: dict[int, float] = defaultdict(float)
        for fund in funde:
            for stelle in fund.stellen:
                ganz = any(stamm in worte[stelle].ganz for stamm in fund.wendung.staemme)
                sicher[stelle] = max(sicher[stelle], max(worte[stelle].gedeckt, 0.7) if ganz else _TEILFUND)
        gesamt = erklaert = 1.0 if mit_nummer else 0.0
        for stelle, wort in enumerate(worte):
            if wort.fuellwort or wort.zahl:
                continue
            gewicht = 2.0 if wort.abseits and stelle not in sicher else _gewicht(wort)
            gesamt += gewicht
            erklaert += gewicht * (sicher.get(stelle) or self._aus_text(wort))
        return erklaert / gesamt if gesamt else (1.0 if sicher else 0.0)

    def _aus_text(self, wort: Wort) -> float:
        if wort.abseits:
            return 0.0
        return _SELTENES_WORT if self._ist_selten(wort) else wort.gedeckt * _TEXTWORT

    def _ist_fachlich(self, fund: Fundstelle) -> bool:
        """Tell whether a phrase is a name or term that only people of the field use."""
        if fund.nur_teile or fund.wendung.gewicht < 1:
            return False
        return fund.wendung.art == "modell" or (fund.wendung.art == "begriff" and fund.wendung.ziel not in self._alltag)

    def _gehoert_hierher(self, frage: _Frage) -> bool:
        if frage.fachlich:
            return frage.anteil >= _MINDESTANTEIL_FACHLICH
        if frage.modelle or frage.ziele or any(self._ist_selten(wort) for wort in frage.worte):
            return frage.anteil >= _MINDESTANTEIL
        nur_beiwerk = all(wort.fuellwort for wort in frage.worte)
        return bool(frage.felder) and not nur_beiwerk and frage.anteil >= _MINDESTANTEIL_OHNE_ZIEL

    def _bedeutung(self, wort: Wort) -> float:
        """Return how much a word tells of what is asked for; one that stands in many passages, such as "KSM", tells little."""
        verbreitet = any(len(self._volltext.punkte(stamm)) > _VIELE_PASSAGEN for stamm in wort.ganz)
        return _gewicht(wort) * (_VERBREITET if verbreitet else 1.0)

    def _ist_selten(self, wort: Wort) -> bool:
        """Tell whether a long word stands in so few passages that it can only mean them: "Feigenblatt"."""
        if wort.gedeckt < 1 or wort.fuellwort or wort.abseits or len(wort.text) < _LANGES_WORT:
            return False
        return any(0 < len(self._volltext.punkte(stamm)) <= _WENIGE_PASSAGEN for stamm in wort.ganz)

    def _bewerte(self, frage: _Frage) -> dict[int, float]:
        punkte = self._textpunkte(frage)
        sicher_genannt = max(frage.modelle.values(), default=0.0) == 1.0
        feldgewicht = _FELD if frage.modelle else _FELD_ALLEIN
        zielgewicht = _ZIEL_NEBEN_FELD if sicher_genannt and frage.felder else _ZIEL
        for nummer, passage in enumerate(self._passagen):
            modell, feld = self._modell[nummer], self._feld[nummer]
            zusatz = _MODELL * frage.modelle.get(modell, 0.0)
            if modell in self._katalog.steckbriefe:
                if not sicher_genannt and nummer in punkte:
                    punkte[nummer] *= _OHNE_MODELL
                zusatz += feldgewicht * frage.felder.get(feld, 0.0)
                if frage.modelle and not frage.felder:
                    zusatz += _ANFANG.get(feld, 0.0) * frage.modelle.get(modell, 0.0)
            zusatz += zielgewicht * frage.ziele.get(passage.id, 0.0)
            if modell == "glossar" and ((frage.erklaerung and passage.id in frage.ziele) or self._ist_nur_begriff(frage, passage.id)):
                zusatz += _ERKLAERUNG
            if passage.id == _UEBERSICHT and len(frage.modelle) > 1 and not frage.felder:
                zusatz += _MODELL
            if zusatz:
                punkte[nummer] = punkte.get(nummer, 0.0) + zusatz
            if modell == "glossar" and nummer in punkte and not frage.erklaerung:
                punkte[nummer] *= self._nebenbei(frage, passage.id)
        return punkte

    def _nebenbei(self, frage: _Frage, ziel: str) -> float:
        """Return what a term keeps that nobody wants explained: much if it covers the question, little for a word of every day."""
        alltag = ziel in self._alltag
        nebenbei = _NEBENBEI_ALLTAG if alltag else _NEBENBEI
        gedeckt = 0.0 if alltag and frage.modelle and frage.fachlich else min(1.0, frage.ziele.get(ziel, 0.0))
        return nebenbei + (1 - nebenbei) * gedeckt

    def _ist_nur_begriff(self, frage: _Frage, ziel: str) -> bool:
        gedeckt = frage.ziele.get(ziel, 0.0)
        return not frage.felder and gedeckt >= 1 and gedeckt == max(frage.ziele.values())

    def _textpunkte(self, frage: _Frage) -> dict[int, float]:
        """Return the BM25 value of each passage, the best as 1; a passage that holds more of the words gains over one that repeats one."""
        punkte: dict[int, float] = defaultdict(float)
        anzahl: dict[int, int] = defaultdict(int)
        for wort in frage.worte:
            bester: dict[int, float] = {}
            for stamm, gewicht in self._suchworte(wort).items():
                for nummer, wert in self._volltext.punkte(stamm).items():
                    bester[nummer] = max(bester.get(nummer, 0.0), gewicht * wert)
            for nummer, wert in bester.items():
                punkte[nummer] += wert
                anzahl[nummer] += 1
        gesamt = sum(not wort.fuellwort and not wort.zahl for wort in frage.worte) or 1
        for nummer in punkte:
            punkte[nummer] *= _EINZELN + (1 - _EINZELN) * min(1.0, anzahl[nummer] / gesamt)
        hoechster = max(punkte.values(), default=0.0) or 1.0
        return {nummer: wert / hoechster for nummer, wert in punkte.items()}

    def _suchworte(self, wort: Wort) -> dict[str, float]:
        gewichte: dict[str, float] = {}
        if not wort.fuellwort:
            for stamm, sicher in wort.ganz.items():
                for gleicher in self._schatz.gleiche(stamm):
                    eigen = gleicher == stamm and stamm in self._volltext
                    gewichte[gleicher] = max(gewichte.get(gleicher, 0.0), sicher if eigen else sicher * _GLEICHES_WORT)
            for stamm in wort.teile:
                gewichte[stamm] = max(gewichte.get(stamm, 0.0), _TEILWORT)
        return gewichte


def _gewicht(wort: Wort) -> float:
    """Return how much a word counts for what a question is about; an unknown scrap of three letters hardly does."""
    if wort.fuellwort or wort.zahl:
        return 0.0
    return 1.0 if wort.gedeckt or len(wort.text) > 3 else 0.5  # noqa: PLR2004 - the length is the rule


def _woerter_aus(worte: Sequence[Wort], funde: Sequence[Fundstelle]) -> set[int]:
    """Return where the words stand that belong to a phrase as a whole, not only by a part."""
    staemme = {stamm for fund in funde for stamm in fund.wendung.staemme}
    return {stelle for stelle, wort in enumerate(worte) if not staemme.isdisjoint(wort.ganz)}


def _ist_name(fund: Fundstelle) -> bool:
    """Tell whether a phrase is a model's own name, not one that often means something else."""
    return fund.wendung.art == "modell" and not fund.nur_teile and fund.wendung.gewicht == 1


def _ausserhalb(fund: Fundstelle, vergeben: set[int]) -> Fundstelle:
    """Return the phrase with only the strength of the words that are not already the name of a model."""
    frei = len(fund.stellen - vergeben) / len(fund.stellen)
    return replace(fund, staerke=fund.staerke * frei)


def _staerkste(funde: Iterable[Fundstelle], genannt: Sequence[str] = ()) -> Mapping[str, float]:
    """Return the targets by strength, the strongest as 1; what has less than 0.6 of it was hardly meant."""
    staerken: dict[str, float] = {}
    alle = list(funde)
    for fund in alle:
        staerken[fund.wendung.ziel] = max(staerken.get(fund.wendung.ziel, 0.0), fund.staerke)
    if genannt:
        return dict.fromkeys(genannt, 1.0)
    hoechste = max(staerken.values(), default=0.0)
    sicher = max((fund.wendung.gewicht for fund in alle), default=1.0)
    return {ziel: sicher * staerke / hoechste for ziel, staerke in staerken.items() if staerke >= 0.6 * hoechste}
