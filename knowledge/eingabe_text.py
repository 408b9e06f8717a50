"""Typed German text takes one form here, and the words that steer a dialog or pick an option are read from it.

People type on a phone: with or without umlauts, with emoji, with blanks that are none. All readers of typed answers
start from the same smoothed text, so that a notation understood in one question is understood in every one.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

MAX_LAENGE: Final = 200
"""Longer texts are no answers to a short question; every reader returns None for them."""

Befehlswort = Literal["zurueck", "weiter", "abbrechen", "hilfe", "weiss_nicht", "menue", "warum", "uebersicht", "nochmal"]


@dataclass(frozen=True, slots=True)
class Gelesen:
    """A typed value that was understood; `genau` is False where the words were vague and the dialog should say how it read them."""

    wert: str | int | Decimal
    genau: bool = True


def wortliste(text: str) -> frozenset[str]:
    """Return the phrases of a comma-separated list, the form in which word data stands in these modules."""
    return frozenset(phrase.strip() for phrase in text.replace("\n", " ").split(","))


_ERSETZT: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "⁄": "/", "∕": "/", "−": "-"}
    | dict.fromkeys("‐‑‒–—―﹘﹣－", "-")
    | dict.fromkeys("’‘‚`´ʼ′＇", "'")
    | dict.fromkeys("„“”‟»«", '"')
)


@lru_cache(maxsize=1024)
def _bereite_vor(zeichen: str) -> str:
    """Drop what is invisible, and part a fraction sign from the digit in front of it before NFKC joins them."""
    kategorie = unicodedata.category(zeichen)
    if kategorie in {"Cf", "Me"} or "\ufe00" <= zeichen <= "\ufe0f":
        return ""
    if kategorie == "Cc":
        return " "
    return f" {zeichen}" if unicodedata.decomposition(zeichen).startswith("<fraction>") else zeichen


def _glaette_einmal(text: str) -> str:
    vorbereitet = "".join(map(_bereite_vor, text)).translate(_ERSETZT)
    gefaltet = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", vorbereitet).casefold())
    return " ".join(gefaltet.translate(_ERSETZT).split())


def glaette(text: str) -> str:
    """Return the text in small letters, without umlauts, invisible characters and variants of dashes, quotes and blanks.

    Repeated until nothing changes, because a replaced umlaut can leave a combining mark on the letter that follows. Short texts are
    remembered: the words of the options are compared with every text that is typed.
    """
    return _glaette_kurz(text) if len(text) <= MAX_LAENGE else _glaette_ganz(text)


def _glaette_ganz(text: str) -> str:
    vorher = None
    while text != vorher:
        vorher, text = text, _glaette_einmal(text)
    return text


_glaette_kurz: Final = lru_cache(maxsize=4096)(_glaette_ganz)


def hat_lesbare_ziffern(text: str) -> bool:
    """Tell whether a text is short and its figures are plain: smoothing would turn "10²" into 102."""
    return len(text) <= MAX_LAENGE and not any(
        unicodedata.category(zeichen) == "No" and not unicodedata.decomposition(zeichen).startswith("<fraction>") for zeichen in text
    )


def ist_zierde(zeichen: str) -> bool:
    """Tell whether a character is an emoji or the like, which says nothing about a value; the degree sign and its kin do."""
    return zeichen > "\u2190" and unicodedata.category(zeichen) in {"So", "Sk"}


def normalisiere(text: str) -> str:
    """Return the form in which option words are compared: smoothed, and without punctuation or emoji around it; remembered as well."""
    return _normalisiere_kurz(text) if len(text) <= MAX_LAENGE else _normalisiere_ganz(text)


def _normalisiere_ganz(text: str) -> str:
    glatt = glaette(text)
    erste = next((stelle for stelle, zeichen in enumerate(glatt) if zeichen.isalnum()), None)
    if erste is None:
        return ""
    letzte = next(stelle for stelle in range(len(glatt) - 1, -1, -1) if glatt[stelle].isalnum())
    return glatt[erste : letzte + 1]


_normalisiere_kurz: Final = lru_cache(maxsize=4096)(_normalisiere_ganz)


def _lies_kern(text: str, fuellworte: frozenset[str] = frozenset()) -> str:
    """Return the words that carry the meaning, without punctuation and without the given fillers."""
    return " ".join(wort for wort in re.findall(r"\w+", normalisiere(text)) if wort not in fuellworte)


_WEISS_NICHT_FUELLWORTE: Final = wortliste(
    """das, dies, dazu, es, leider, noch, gerade, grad, jetzt, genau, so, ganz, derzeit, momentan, aktuell, zurzeit, sorry,
    ehrlich, gesagt, da, darueber, hm, hmm, puh, aehm, also, bisher, bislang, mir, uns, ist, ich, wir, im, moment, auch, aber,
    bitte, einfach, oh, gar, absolut, wirklich, hab, habe, haben"""
)
_WEISS_NICHT: Final = wortliste(
    """weiss nicht, weiss nich, weiss net, weis nicht, weissnicht, weiss nicht sicher, nicht weiss, wissen nicht, ka, k a, n a,
    tbd, idk, keine ahnung, kein ahnung, null ahnung, kein plan, keinen plan, keine angabe, keine angaben, keine info,
    keine infos, keine information, keine informationen, keinen schimmer, keine idee, keine kenntnis, unbekannt, nicht bekannt,
    offen, unklar, nicht klar, ungewiss, unsicher, bin unsicher, nicht sicher, bin nicht sicher, kann nicht sagen,
    kann nicht beantworten, kann nicht einschaetzen, kann nicht beurteilen, koennen nicht sagen, schwer zu sagen,
    nicht angegeben, steht nicht fest, nicht entschieden, muss fragen, muss nachfragen, muss klaeren, muss nachsehen,
    muss nachschauen, muesste nachfragen, muesste nachsehen, entzieht sich meiner kenntnis"""
)


def ist_weiss_nicht(text: str) -> bool:
    """Tell whether somebody says that he does not know; a plain "keine", "nein" or "0" is an answer and never means that."""
    if len(text) > MAX_LAENGE:
        return False
    if not normalisiere(text):
        return "🤷" in text or re.fullmatch(r"[?!. ]*\?[?!. ]*", glaette(text)) is not None
    return _lies_kern(text, _WEISS_NICHT_FUELLWORTE) in _WEISS_NICHT


_BEFEHL_FUELLWORTE: Final = wortliste(
    """bitte, mal, jetzt, doch, ich, moechte, will, wuerde, gern, gerne, wieder, zur, zum, ins, in, das, die, den, geh, gehe,
    einen, eine"""
)
_BEFEHLE: Final[Mapping[Befehlswort, frozenset[str]]] = {
    "zurueck": wortliste(
        """zurueck, zuruck, back, schritt zurueck, eins zurueck, frage zurueck, vorige frage, vorherige frage, vorherigen frage,
        letzte frage"""
    ),
    "weiter": wortliste(
        """weiter, weiter geht s, weiter gehts, next, naechste, naechste frage, naechsten frage, ueberspringen, ueberspringe,
        frage ueberspringen, skip"""
    ),
    "abbrechen": wortliste("abbrechen, abbruch, stop, stopp, stoppen, ende, beenden, schluss, aufhoeren, cancel, exit, quit"),
    "hilfe": wortliste(
        """hilfe, help, anleitung, wie geht, wie geht s, wie geht es, wie funktioniert, was muss tun, was kann tun,
        was kann hier tun"""
    ),
    "menue": wortliste("menue, menu, hauptmenue, hauptmenu, zurueck menue, zurueck hauptmenue, start, startseite, home"),
    "uebersicht": wortliste(
        """uebersicht, zurueck uebersicht, ueberblick, overview, fortschritt, zwischenstand, meine antworten, wo stehe,
        wo stehen wir"""
    ),
    "nochmal": wortliste(
        """nochmal, nochmals, noch, noch einmal, noch ein, erneut, wiederholen, wiederhole, frage nochmal, frage noch, frage noch einmal,
        frage wiederholen, wiederhole frage, wie war frage, repeat"""
    ),
}
_WARUM: Final = re.compile(
    r"(?:warum|wieso|weshalb|wozu|wofuer)"
    r"(?: (?:fragen|fragt|fragst|wollen|wollt|willst|brauchen|braucht|brauchst|wird|ist|muss|diese)"
    r"(?: (?:sie|wir|ihr|du|man|ich|das|dies|diese|danach|frage|denn|eigentlich|hier|wissen|gefragt|angeben|wichtig|relevant"
    r"|noetig|beantworten))+)?"
)


def lies_befehlswort(text: str) -> Befehlswort | None:
    """Return what a typed word asks of the dialog itself, so that every button has a typed equivalent."""
    if len(text) > MAX_LAENGE:
        return None
    if ist_weiss_nicht(text):
        return "weiss_nicht"
    if _WARUM.fullmatch(_lies_kern(text)):
        return "warum"
    kern = _lies_kern(text, _BEFEHL_FUELLWORTE)
    return next((befehl for befehl, worte in _BEFEHLE.items() if kern in worte), None)


_JA: Final = wortliste(
    """ja, jep, jepp, jo, joa, jup, yep, yes, jawohl, genau, stimmt, richtig, klar, na klar, ja klar, ja genau, ja gerne,
    ja stimmt, natuerlich, auf jeden fall, j"""
)
_NEIN: Final = wortliste(
    """nein, noe, nee, ne, no, nope, leider nicht, leider nein, nein leider, nein leider nicht, auf keinen fall, keinesfalls,
    ueberhaupt nicht, n"""
)
_DAUMEN: Final = {"👍": "ja", "👎": "nein"}
_NUMMER: Final = re.compile(r"(?P<davor>(?:nr|nummer|option|antwort)\.? |\()?(?P<marke>[0-9]{1,2}|[a-z])(?P<danach>\))?\.?")
_KUERZESTER_ANFANG: Final = 4


def _lies_ja_nein(text: str, optionen: Mapping[str, Sequence[str]]) -> str | None:
    if not {"ja", "nein"} <= optionen.keys():
        return None
    kern = _lies_kern(text)
    if not kern:
        return _DAUMEN.get(text.strip()[:1])
    return "ja" if kern in _JA else "nein" if kern in _NEIN else None


def _lies_nummer(text: str, optionen: Mapping[str, Sequence[str]]) -> str | None:
    """Return the option with that number or letter; a bare number is refused where the options themselves speak in figures."""
    treffer = _NUMMER.fullmatch(glaette(text))
    if treffer is None:
        return None
    marke = treffer["marke"]
    if not marke.isdigit():
        stelle = ord(marke) - ord("a")
    elif treffer["davor"] or treffer["danach"] or not any(re.search("[0-9]", wort) for worte in optionen.values() for wort in worte):
        stelle = int(marke) - 1
    else:
        return None
    return list(optionen)[stelle] if 0 <= stelle < len(optionen) else None


def _lies_anfang(gesucht: str, worte: Mapping[str, set[str]]) -> str | None:
    """Return the only option with a word that begins so; no figures, because "mehr als 1" is not the beginning of "mehr als 10"."""
    if sum(map(str.isalpha, gesucht)) < _KUERZESTER_ANFANG or any(map(str.isdigit, gesucht)):
        return None
    treffer = [option for option, formen in worte.items() if any(form.startswith(gesucht) for form in formen)]
    return treffer[0] if len(treffer) == 1 else None


def lies_option(text: str, optionen: Mapping[str, Sequence[str]]) -> str | None:
    """Return the option that a typed text names: by one of its words, by number or letter, or by the beginning of a word.

    `optionen` maps each stored value, in the order shown, to its words (button label, full wording, further ones).
    None where nothing or more than one option fits: a wrong answer costs more than a second question.
    """
    if len(text) > MAX_LAENGE:
        return None
    gesucht = normalisiere(text)
    worte = {option: {normalisiere(wort) for wort in liste} - {""} for option, liste in optionen.items()}
    gleich = [option for option, formen in worte.items() if gesucht in formen]
    if gleich:
        return gleich[0] if len(gleich) == 1 else None
    return _lies_ja_nein(text, optionen) or _lies_nummer(text, optionen) or _lies_anfang(gesucht, worte)
