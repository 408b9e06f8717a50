"""What a question says: which models, fields, themes and terms it names, and whether it is about the field at all."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from knowledge.katalog import Katalog
from knowledge.suche.sprache import falte, woerter
from knowledge.suche.volltext import Volltext
from knowledge.suche.wendungen import Fundstelle, Wendungen
from knowledge.suche.wortschatz import Wort, Wortschatz

_NUMMER: Final = re.compile(
    r"\b(?:v|modell(?: v)?|variante(?: v)?|steckbrief(?: v)?|(?=[67][a-f])) ?"
    r"(?P<zahl>\d{1,2})(?: ?(?P<von>[a-f])(?: ?(?:[-–—]|bis) ?(?P<bis>[a-f]))?)?\b"
)
_MODELLMARKE: Final = "modellnummer"
UEBERSICHT: Final = "thema.modelle"
"""The passage that sets all models side by side."""

# A phrase of several words is surer than a single one, and still a little surer if all but one of them are small words.
_EIN_WORT: Final = 1.5
_MEHRERE_WORTE: Final = 1.25
_MIT_FUELLWORT: Final = 1.1

# These ask for more than what a word means; the last ones set two models side by side.
_FRAGEWORTE: Final = frozenset(["wie", "wann", "warum", "wieso", "weshalb", "wer", "wo", "woher", "wozu", "wofur", "wodurch", "wieviel"])
_GEGENUEBER: Final = frozenset(["oder", "vs", "versus"])

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
class Frage:
    """A question as it was understood; ``im_namen`` says which of its words only name the model."""

    worte: tuple[Wort, ...]
    modelle: Mapping[str, float]
    im_namen: AbstractSet[int]
    felder: Mapping[str, float]
    ziele: Mapping[str, float]
    erklaerung: bool
    nummer: bool
    fragewort: bool
    vergleich: bool
    anteil: float
    fachlich: bool


class Fragenleser:
    """Reads questions with the vocabulary and the phrases of an index."""

    def __init__(self, katalog: Katalog, schatz: Wortschatz, volltext: Volltext, wendungen: Wendungen) -> None:
        self._katalog = katalog
        self._schatz = schatz
        self._volltext = volltext
        self._wendungen = wendungen
        self._alltag = {f"glossar.{begriff}" for begriff in katalog.synonyme.alltag}

    def lies(self, text: str) -> Frage:
        """Return what a question says."""
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
            _ausserhalb(fund, umschrieben) for fund in self._feldfunde(worte, funde, im_namen) if not fund.stellen <= umschrieben
        )
        ziele = self._ziele(worte, funde, im_namen)
        verglichen = {fund.wendung.ziel for fund in funde if fund.wendung.art == "modell"}
        return Frage(
            worte,
            modelle,
            im_namen,
            felder,
            ziele,
            any(fund.wendung.art == "erklaerung" for fund in funde),
            bool(genannt),
            not _FRAGEWORTE.isdisjoint(folge),
            len(verglichen) > 1 and (not _GEGENUEBER.isdisjoint(folge) or UEBERSICHT in ziele),
            self._anteil(worte, funde, bool(genannt)),
            bool(genannt) or any(self._ist_fachlich(fund) for fund in funde),
        )

    def _feldfunde(self, worte: Sequence[Wort], funde: Iterable[Fundstelle], im_namen: AbstractSet[int]) -> list[Fundstelle]:
        """Return the phrases for fields, also those that a longer one hid with the help of the model's name: "Stabsstelle, wer bezahlt"."""
        felder = [fund for fund in funde if fund.wendung.art == "feld"]
        if not im_namen:
            return felder
        ganze = [fund for fund in felder if all(_steht_ganz(stamm, fund, worte) for stamm in fund.wendung.staemme)]
        daneben = [fund for fund in self._wendungen.finde(worte, ohne=im_namen) if fund.wendung.art == "feld"]
        return [
            *(fund for fund in felder if fund in ganze or fund.stellen.isdisjoint(im_namen)),
            *(fund for fund in daneben if not any(fund.stellen < ganzer.stellen for ganzer in ganze)),
        ]

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
                sicher *= _MEHRERE_WORTE if fund.staerke > _EIN_WORT else _MIT_FUELLWORT if len(fund.stellen) > 1 else 1.0
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

    def gehoert_hierher(self, frage: Frage) -> bool:
        """Tell whether enough of a question is explained by the field."""
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


def _gewicht(wort: Wort) -> float:
    """Return how much a word counts for what a question is about; an unknown scrap of three letters hardly does."""
    if wort.fuellwort or wort.zahl:
        return 0.0
    return 1.0 if wort.gedeckt or len(wort.text) > 3 else 0.5  # noqa: PLR2004 - the length is the rule


def _woerter_aus(worte: Sequence[Wort], funde: Sequence[Fundstelle]) -> set[int]:
    """Return where the words stand that belong to a phrase as a whole, not only by a part."""
    staemme = {stamm for fund in funde for stamm in fund.wendung.staemme}
    return {stelle for stelle, wort in enumerate(worte) if not staemme.isdisjoint(wort.ganz)}


def _steht_ganz(stamm: str, fund: Fundstelle, worte: Sequence[Wort]) -> bool:
    """Tell whether a stem of a phrase is a word of its own in the question, not a part of one."""
    return any(stamm in worte[stelle].ganz for stelle in fund.stellen)


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
