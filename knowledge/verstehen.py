"""Typos and free words on a question with options: "landkrs", "wir sind ein landkreis", "eher nicht".

`lies_option` reads what is plain. What lies beyond is a guess, and a guess is only a candidate: the dialog asks before it stores one.
Sure is, besides the plain, only a single slip in a long word that resembles no other option.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from knowledge.eingabe_text import MAX_LAENGE, lies_befehlswort, lies_option, normalisiere, wortliste

_LANGES_WORT: Final = 6
_KUERZESTES_WORT: Final = 4
_AEHNLICH: Final = 0.72
_ABSTAND: Final = 0.1
_WEIT_WEG: Final = 3
_VERNEINUNG: Final = wortliste("nicht, kein, keine, keinen, keiner, keinem, ohne, nie, niemals, weder, nix")
_FUELLWORTE: Final = wortliste(
    """wir, ich, sind, bin, haben, hab, habe, das, der, die, den, ein, eine, einen, einem, einer, es, ist, ja, also, so, wohl,
    eigentlich, eher, glaube, glaub, denke, denk, meine, wuerde, sagen, sage, ich, bei, uns, hier, im, in, am, mal, schon, noch,
    etwas, bisschen, ziemlich, ganz"""
)
_UNENTSCHIEDEN: Final = wortliste(
    "jein, vielleicht, kommt drauf an, je nachdem, teils teils, mal so mal so, evtl, eventuell, moeglicherweise"
)
_EHER_JA: Final = wortliste(
    """eher ja, eher schon, schon, denke schon, denk schon, glaube schon, glaub schon, ich denke schon, ich glaube schon, ich glaub
    schon, ich denke ja, ich glaube ja, wahrscheinlich, wahrscheinlich ja, wahrscheinlich schon, vermutlich, vermutlich ja,
    vermutlich schon, wohl ja, wohl schon, im grunde ja, im prinzip ja, grundsaetzlich ja, muesste gehen, sollte gehen, sicher,
    sicherlich, bestimmt, klaro, logo, freilich, aber ja, aber sicher, doch, unbedingt, passt, korrekt, haben wir, gibt es, geht,
    machbar, jawoll, yup, jap, jaa, jaaa, jau, jupp, passt schon, logisch, absolut, definitiv, selbstverstaendlich"""
)
_EHER_NEIN: Final = wortliste(
    """eher nicht, eher nein, eher weniger, wohl nicht, wohl nein, wohl kaum, kaum, nicht wirklich, nicht so richtig, noch nicht,
    leider noch nicht, bisher nicht, bislang nicht, derzeit nicht, momentan nicht, aktuell nicht, glaube nicht, glaub nicht, ich
    glaube nicht, ich glaub nicht, denke nicht, denk nicht, ich denke nicht, ich denke nein, wahrscheinlich nicht, vermutlich
    nicht, vermutlich nein, sicher nicht, bestimmt nicht, haben wir nicht, gibt es nicht, geht nicht, nicht machbar, nicht
    moeglich, gar nicht, nicht, nie, niemals, nada, nicht dass ich wuesste, im grunde nicht, im prinzip nicht, nein nein, neee,
    naja eher nicht, passt nicht, passt schon nicht, passt nicht wirklich, klappt nicht, wird nichts, absolut nicht, definitiv nicht"""
)


@dataclass(frozen=True, slots=True)
class Verstanden:
    """The option somebody seems to mean; where it is not sure, the dialog asks "Meinten Sie …?" and stores nothing yet."""

    option: str
    sicher: bool


def verstehe_option(text: str, optionen: Mapping[str, Sequence[str]]) -> Verstanden | None:
    """Return the option a typed text means, or None; `optionen` is what `lies_option` takes.

    None too for words that steer the dialog ("zurück", "weiß nicht") and for figures, which have readers of their own.
    """
    if len(text) > MAX_LAENGE:
        return None
    gelesen = lies_option(text, optionen)
    if gelesen is not None:
        return Verstanden(gelesen, sicher=True)
    gesucht = normalisiere(text)
    if not gesucht or lies_befehlswort(text) is not None or any(zeichen.isdigit() for zeichen in gesucht):
        return None
    formen = {option: {normalisiere(wort) for wort in worte} - {""} for option, worte in optionen.items()}
    if gesucht in _UNENTSCHIEDEN:
        return None
    return _neigung(gesucht, formen) or _tippfehler(gesucht, formen) or _genannt(gesucht, formen) or _wort_daraus(gesucht, formen)


def _neigung(gesucht: str, formen: Mapping[str, set[str]]) -> Verstanden | None:
    """Read a leaning on a question of yes and no; it is never sure."""
    if not {"ja", "nein"} <= formen.keys():
        return None
    kern = " ".join(re.findall(r"\w+", gesucht))
    option = "ja" if kern in _EHER_JA else "nein" if kern in _EHER_NEIN else None
    return Verstanden(option, sicher=False) if option else None


def _tippfehler(gesucht: str, formen: Mapping[str, set[str]]) -> Verstanden | None:
    if len(gesucht) < _KUERZESTES_WORT:
        return None
    werte = {option: max((OSA.normalized_similarity(gesucht, form) for form in alle), default=0.0) for option, alle in formen.items()}
    option = _klarer_sieger(werte)
    if option is None or _verneint(gesucht) != any(_verneint(form) for form in formen[option]):
        return None
    weite = {anderer: min((OSA.distance(gesucht, form) for form in alle), default=_WEIT_WEG) for anderer, alle in formen.items()}
    allein = all(weite[anderer] >= _WEIT_WEG for anderer in formen if anderer != option)
    return Verstanden(option, sicher=weite[option] == 1 and len(gesucht) >= _LANGES_WORT and allein)


def _genannt(gesucht: str, formen: Mapping[str, set[str]]) -> Verstanden | None:
    """Find the option whose words a sentence holds, the longest wording first; a negation it does not have itself forbids it."""
    worte = [wort for wort in re.findall(r"\w+", gesucht) if wort not in _FUELLWORTE]
    werte = {option: max((_anteil(worte, form) for form in alle), default=0.0) for option, alle in formen.items()}
    option = _klarer_sieger(werte)
    if option is None or (_verneint(gesucht) and not any(_verneint(form) for form in formen[option])):
        return None
    return Verstanden(option, sicher=False)


def _wort_daraus(gesucht: str, formen: Mapping[str, set[str]]) -> Verstanden | None:
    """Take a single misspelt word for the option that has it in a longer wording, where only one option does."""
    if not gesucht.isalpha() or len(gesucht) < _LANGES_WORT:
        return None
    werte = {
        option: max((_aehnlich(gesucht, wort) for form in alle if not _verneint(form) for wort in re.findall(r"\w+", form)), default=0.0)
        for option, alle in formen.items()
    }
    option = _klarer_sieger(werte)
    return Verstanden(option, sicher=False) if option else None


def _anteil(worte: Sequence[str], form: str) -> float:
    """Return how surely the words hold all words of a form; a longer form found whole counts a little more than a short one."""
    tragend = [wort for wort in re.findall(r"\w+", form) if wort not in _FUELLWORTE]
    if not tragend or not worte or max(map(len, tragend)) < _KUERZESTES_WORT:
        return 0.0
    treffer = [max(_aehnlich(wort, teil) for wort in worte) for teil in tragend]
    return min(treffer) + _ABSTAND * (len(tragend) - 1) if min(treffer) >= _AEHNLICH else 0.0


def _aehnlich(wort: str, teil: str) -> float:
    if wort == teil:
        return 1.0
    return float(OSA.normalized_similarity(wort, teil)) if min(len(wort), len(teil)) > _KUERZESTES_WORT else 0.0


def _verneint(text: str) -> bool:
    return not _VERNEINUNG.isdisjoint(re.findall(r"\w+", text))


def _klarer_sieger(werte: Mapping[str, float]) -> str | None:
    """Return the option that is like the text and clearly more so than every other."""
    reihe = sorted(werte.items(), key=lambda paar: -paar[1])
    if not reihe or reihe[0][1] < _AEHNLICH:
        return None
    if len(reihe) > 1 and reihe[0][1] - reihe[1][1] < _ABSTAND:
        return None
    return reihe[0][0]
