"""The search itself: refuse what is foreign, rank what fits."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from knowledge.katalog import Katalog
from knowledge.passage import Passage, passagen
from knowledge.suche.bestand import absaetze, abschnitte, hinweise, wendungen
from knowledge.suche.frage import UEBERSICHT, Frage, Fragenleser
from knowledge.suche.sprache import Stammformen
from knowledge.suche.volltext import Volltext
from knowledge.suche.wendungen import Wendungen
from knowledge.suche.wortschatz import Wort, Wortschatz

MAX_LAENGE: Final = 300
"""Longer questions are cut: what matters stands in the first sentences, and the time of a search stays bounded."""

# How much each kind of evidence counts; the best value of the text search in a question is 1.
_MODELL: Final = 1.2
_FELD: Final = 1.0
_FELD_ALLEIN: Final = 0.5
_ZIEL: Final = 1.3
_ZIEL_NEBEN_FELD: Final = 1.0
_ERKLAERUNG: Final = 0.5
_NEBENBEI: Final = 0.6
_NEBENBEI_ALLTAG: Final = 0.2
_NEBEN_NUMMER: Final = 0.6
_UEBERTROFFEN: Final = 0.5
_VERGLEICH: Final = 1.8
_ANFANG: Final = {"vorteile": 0.1, "nachteile": 0.05}

# What a word adds to a text search, by how it got there.
_GLEICHES_WORT: Final = 0.4
_TEILWORT: Final = 0.4

# How much of its value a passage keeps that holds only one of many words, or that is about one model where none was named.
_EINZELN: Final = 0.4
_OHNE_MODELL: Final = 0.7


@dataclass(frozen=True, slots=True)
class Treffer:
    """A passage that answers a question, and how well (only comparable within one question)."""

    passage: Passage
    punkte: float


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
        alle = Wendungen(wendungen(katalog, phrasen, self._schatz))
        self._leser = Fragenleser(katalog, self._schatz, self._volltext, alle)
        self._alltag = {f"glossar.{begriff}" for begriff in katalog.synonyme.alltag}
        self._modell = [passage.id.partition(".")[0] for passage in self._passagen]
        self._feld = [passage.id.partition(".")[2] for passage in self._passagen]

    def suche(self, text: str, n: int = 5) -> tuple[Treffer, ...]:
        """Return up to n passages, the best first; none where the question is not about the field."""
        frage = self._leser.lies(text[:MAX_LAENGE])
        if not self._leser.gehoert_hierher(frage):
            return ()
        punkte = self._bewerte(frage)
        reihe = sorted((nummer for nummer, wert in punkte.items() if wert > 0), key=lambda nummer: (-punkte[nummer], nummer))
        return tuple(Treffer(self._passagen[nummer], round(punkte[nummer], 4)) for nummer in reihe[: max(n, 0)])

    def _bewerte(self, frage: Frage) -> dict[int, float]:
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
            zusatz += zielgewicht * frage.ziele.get(passage.id, 0.0) * (_NEBEN_NUMMER if frage.nummer and modell == "thema" else 1.0)
            if modell == "glossar" and ((frage.erklaerung and passage.id in frage.ziele) or self._ist_nur_begriff(frage, passage.id)):
                zusatz += _ERKLAERUNG
            if passage.id == UEBERSICHT and not frage.felder and (frage.vergleich or len(frage.modelle) > 1):
                zusatz += _VERGLEICH if frage.vergleich else _MODELL
            if zusatz:
                punkte[nummer] = punkte.get(nummer, 0.0) + zusatz
            if modell == "glossar" and nummer in punkte and not frage.erklaerung:
                punkte[nummer] *= self._nebenbei(frage, passage.id)
        return punkte

    def _nebenbei(self, frage: Frage, ziel: str) -> float:
        """Return what a term keeps that nobody wants explained: much if it covers the question, little for a word of every day."""
        alltag = ziel in self._alltag
        nebenbei = _NEBENBEI_ALLTAG if alltag else _NEBENBEI
        gedeckt = 0.0 if alltag and frage.modelle and frage.fachlich else min(1.0, frage.ziele.get(ziel, 0.0))
        eigen, bestes = frage.ziele.get(ziel, 0.0), max(frage.ziele.values(), default=0.0)
        if eigen < bestes or (frage.fragewort and any(wert == bestes for id_, wert in frage.ziele.items() if id_.startswith("thema."))):
            gedeckt *= _UEBERTROFFEN
        return nebenbei + (1 - nebenbei) * gedeckt

    def _ist_nur_begriff(self, frage: Frage, ziel: str) -> bool:
        gedeckt = frage.ziele.get(ziel, 0.0)
        return not frage.felder and not frage.fragewort and gedeckt >= 1 and gedeckt == max(frage.ziele.values())

    def _textpunkte(self, frage: Frage) -> dict[int, float]:
        """Return the BM25 value of each passage, the best as 1; a passage that holds more of the words gains over one that repeats one."""
        punkte: dict[int, float] = defaultdict(float)
        anzahl: dict[int, int] = defaultdict(int)
        nur_name = frage.im_namen if len(frage.modelle) == 1 and not frage.felder else frozenset[int]()
        for stelle, wort in enumerate(frage.worte):
            if stelle in nur_name:
                continue
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
