"""A German phrase about one quantity becomes one interval: "etwa 32 Tsd.", "zwischen 10 und 25", "mehr als drei".

The phrase must be understood to its last word, or nothing is: a number that was half understood would decide a consultation.
Which words a unit has, and what they mean, the caller says; this module knows figures, bounds and vagueness.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from knowledge.eingabe_text import glaette, hat_lesbare_ziffern, ist_zierde, wortliste

_MAX_ZIFFERN: Final = 12


@dataclass(frozen=True, slots=True)
class Zahlangabe:
    """An interval as typed, before anybody asks whether it is money or people."""

    unten: Decimal
    oben: Decimal | None
    """None where the phrase sets no upper bound; equal to `unten` for a single figure."""
    vage: bool
    marken: frozenset[str]
    """What the unit words mean, as named by the caller's table."""
    nachkommastellen: int
    """Decimals typed without a multiplier: "30,000" has three and is hardly meant as thirty."""
    vielfach: bool
    """Whether a multiplier such as "Tsd." was typed."""

    @property
    def ist_bereich(self) -> bool:
        """Whether the phrase leaves room: a range or a bound."""
        return self.unten != self.oben


_ARTIKEL: Final = frozenset({"ein", "eine", "einer", "einen", "einem", "eines"})
_EINER: Final = {"ein": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9}
_BIS_NEUNZEHN: Final = (
    _EINER
    | dict.fromkeys(_ARTIKEL | {"eins"}, 1)
    | {"null": 0, "zehn": 10, "elf": 11, "zwoelf": 12, "dreizehn": 13, "vierzehn": 14, "fuenfzehn": 15, "sechzehn": 16}
    | {"siebzehn": 17, "achtzehn": 18, "neunzehn": 19}
)
_ZEHNER: Final = {"zwanzig": 20, "dreissig": 30, "vierzig": 40, "fuenfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90}
_UNTER_HUNDERT: Final = (
    _BIS_NEUNZEHN | _ZEHNER | {f"{einer}und{zehner}": e + z for einer, e in _EINER.items() for zehner, z in _ZEHNER.items()}
)
_FAKTOREN: Final = dict.fromkeys(("k", "t", "tsd", "tausend", "tausender"), 1_000) | dict.fromkeys(
    ("mio", "mill", "million", "millionen"), 1_000_000
)
_TEILE: Final = dict.fromkeys(("halb", "halbe", "halber", "halben", "halbes"), Decimal("0.5")) | {
    "viertel": Decimal("0.25"),
    "drittel": Decimal(1) / 3,
}
_NENNER: Final = frozenset({2, 3, 4, 5, 8, 10})
_WOCHENSTUNDEN: Final = frozenset({39, 40, 41})
_TAUSEND: Final = 1_000

_KEIN = wortliste("kein, keine, keins, keines, keiner, keinen, nichts, nix")
_VAGE = wortliste(
    """~, ≈, ?, etwa, ca, circa, zirka, cirka, ungefaehr, ungef, rund, rd, knapp, gut, um, fast, beinahe, annaehernd, nahezu,
    schaetzungsweise, geschaetzt, schaetze, vielleicht, wohl, vermutlich, wahrscheinlich, voraussichtlich"""
)
_FUELLWORTE = wortliste(
    """wir, haben, hat, es, sind, das, ist, aktuell, derzeit, zurzeit, momentan, im, moment, bisher, bislang, noch, gar, genau,
    so, bei, uns, nur, schon, bereits, immerhin, ich, ne, nen, ner, die"""
)
_SCHRANKEN: Final = (
    dict.fromkeys(("<", "unter", "hoechstens", "maximal", "max"), "<")
    | dict.fromkeys((">", "ueber", "mindestens", "wenigstens", "min", "ab"), ">")
    | {"-": "-", "+": "+", "⊖": "⊖", "zwischen": "w", "von": "v", "bis": "b", "und": "u", "u": "u"}
)
_WENDUNGEN: Final = tuple(
    (re.compile(rf"(?<!\w)(?:{muster})(?!\w)"), zeichen)
    for muster, zeichen in (
        ("(?:etwas|knapp|leicht|wenig|ein wenig|ein bisschen|kaum|gut) (?:mehr als|weniger als|ueber|unter)", "~"),
        ("nicht ganz|in etwa", "~"),
        ("nicht mehr als|(?:weniger|kleiner) als|bis zu", "<"),
        ("nicht weniger als|(?:mehr|groesser) als", ">"),
        ("(?:und|oder) (?:mehr|groesser|darueber)", "+"),
        ("(?:und|oder) (?:weniger|kleiner|darunter)", "⊖"),
    )
)
_ZEICHEN: Final = {"≤": "<", "≥": ">", "±": "~", "+/-": "~", "+-": "~"}
_TEIL = re.compile(
    r"""(?P<bruch>(?:[1-9][0-9]?[ ])?[1-9][0-9]?(?:,[0-9]{1,2})?/[1-9][0-9]?(?![0-9/]|[.,][0-9]))
    |(?P<zahl>[0-9]{1,3}(?:[ ][0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,'][0-9]+)*)
    |(?P<wort>[^\W\d_]+)\.?
    |(?P<zeichen>[-+<>⊖~≈?%€])
    |(?P<luft>[ :;!()\[\]"*·/=]+|[.,'](?![0-9]))
    |(?P<fremd>.)""",
    re.VERBOSE | re.DOTALL,
)
_FOLGEN: Final = (
    (re.compile("Z|N"), "punkt"),
    (re.compile("v?Z[-b]Z|wZ[-bu]Z"), "bereich"),
    (re.compile("[<b]Z|Z⊖"), "hoechstens"),
    (re.compile(r">Z|Z\+"), "mindestens"),
)


def _lies_bruch(text: str) -> Decimal | None:
    """Read "3/4", "1 1/2" or, as posts are often given, "19,5/39" hours; anything else with a slash is no fraction."""
    davor, _, bruch = text.rpartition(" ")
    oben, unten = (Decimal(teil.replace(",", ".")) for teil in bruch.split("/"))
    wochenstunden = unten in _WOCHENSTUNDEN and not davor and oben <= unten
    echt = unten in _NENNER and oben < unten and oben == int(oben)
    return Decimal(davor or 0) + oben / unten if wochenstunden or echt else None


def _lies_ziffern(text: str) -> tuple[Decimal, int] | None:
    """Return value and decimals of a figure in German notation; a dot before exactly three digits groups thousands."""
    if sum(map(str.isdigit, text)) > _MAX_ZIFFERN:
        return None
    gruppiert = re.fullmatch(r"([0-9]+|[1-9][0-9]{0,2}([.' ])[0-9]{3}(?:\2[0-9]{3})*)(?:,([0-9]+))?", text)
    if gruppiert:
        ganz, rest = re.sub("[.' ]", "", gruppiert[1]), gruppiert[3] or ""
    elif re.fullmatch(r"[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})", text):
        ganz, _, rest = text.partition(".")
    else:
        return None
    return Decimal(f"{ganz}.{rest or 0}"), len(rest)


def _lies_hunderter(wort: str) -> int | None:
    if wort in _UNTER_HUNDERT:
        return _UNTER_HUNDERT[wort]
    links, hundert, rechts = wort.partition("hundert")
    vorn = _BIS_NEUNZEHN.get(links or "ein", 0)
    hinten = _UNTER_HUNDERT.get(rechts.removeprefix("und"), 0) if rechts else 0
    return vorn * 100 + hinten if hundert and vorn and (hinten or not rechts) else None


def lies_zahlwort(wort: str) -> Decimal | None:
    """Return the value of one German number word up to 999 999, or of a mixed one such as "anderthalb" or "zweieinhalb"."""
    gemischt = re.fullmatch(r"(?:(ander)t|(.+?)(?:und)?ein)halb(?:e|en|er)?", wort)
    if gemischt:
        ganz = 1 if gemischt[1] else _BIS_NEUNZEHN.get(gemischt[2], 0)
        return ganz + Decimal("0.5") if ganz else None
    if wort == "dreiviertel":
        return Decimal("0.75")
    links, tausend, rechts = wort.partition("tausend")
    if not tausend:
        einfach = _lies_hunderter(wort)
        return None if einfach is None else Decimal(einfach)
    vorn = _lies_hunderter(links or "ein")
    hinten = _lies_hunderter(rechts.removeprefix("und")) if rechts else None
    gueltig = vorn and vorn < _TAUSEND and (not rechts or (hinten and hinten < _TAUSEND))
    return Decimal(vorn * _TAUSEND + (hinten or 0)) if vorn and gueltig else None


@dataclass(slots=True)
class _Zahl:
    wert: Decimal
    nachkommastellen: int = 0
    faktor: int = 1
    artikel: bool = False


@dataclass(slots=True)
class _Satz:
    """What has been read of one phrase: its figures, and one letter per part that bears on how they belong together."""

    einheiten: Mapping[str, str]
    zahlen: list[_Zahl] = field(default_factory=list)
    folge: str = ""
    marken: set[str] = field(default_factory=set)
    vage: bool = False

    @property
    def _vorige(self) -> _Zahl | None:
        """The figure directly in front, if one is."""
        return self.zahlen[-1] if self.folge.endswith("Z") else None

    def _nimm_zahl(self, zahl: _Zahl) -> bool:
        vorige = self._vorige
        if vorige is not None and vorige.artikel:
            self.zahlen[-1] = zahl
        else:
            self.zahlen.append(zahl)
            self.folge += "Z"
        return True

    def _nimm_teil(self, teil: Decimal) -> bool:
        """Read "halbe" alone, and "zwei halbe" as two of them."""
        vorige = self._vorige
        if vorige is None:
            return self._nimm_zahl(_Zahl(teil))
        if vorige.wert != int(vorige.wert) or vorige.faktor > 1 or vorige.nachkommastellen:
            return False
        self.zahlen[-1] = _Zahl(vorige.wert * teil)
        return True

    def nimm_zahlwort(self, wort: str) -> bool:
        """Take a word that is a figure, a share or a multiplier; False where it is none of them or does not belong there."""
        vorige = self._vorige
        if wort in _FAKTOREN and self.folge.endswith("Z-"):
            return False
        if wort in _FAKTOREN and vorige is not None and vorige.faktor == 1:
            self.zahlen[-1] = _Zahl(vorige.wert, faktor=_FAKTOREN[wort])
            return True
        if wort in _TEILE:
            return self._nimm_teil(_TEILE[wort])
        wert = lies_zahlwort(wort)
        if wert is None:
            return False
        if vorige is not None and vorige.artikel and wert == int(wert):
            return False
        return self._nimm_zahl(_Zahl(wert, artikel=wort in _ARTIKEL))

    def nimm_wort(self, wort: str) -> bool:
        """Take one word or sign; False where nobody knows it, which ends the reading."""
        if wort in self.einheiten:
            self.marken.add(self.einheiten[wort])
            self.folge += "U"
        elif wort in _SCHRANKEN:
            self.folge += _SCHRANKEN[wort]
        elif wort in _KEIN:
            self.zahlen.append(_Zahl(Decimal(0)))
            self.folge += "N"
        elif wort in _VAGE:
            self.vage = True
        else:
            return wort in _FUELLWORTE or self.nimm_zahlwort(wort)
        return True

    def nimm(self, art: str, text: str) -> bool:
        """Take one part of the phrase as the pattern cut it."""
        if art == "bruch":
            bruch = _lies_bruch(text)
            return bruch is not None and self._nimm_zahl(_Zahl(bruch))
        if art == "zahl":
            ziffern = _lies_ziffern(text)
            return ziffern is not None and self._nimm_zahl(_Zahl(*ziffern))
        if art == "fremd":
            return ist_zierde(text)
        return art == "luft" or self.nimm_wort(text)

    def gib_angabe(self) -> Zahlangabe | None:
        """Put the parts together, or return None where their order makes no sense."""
        folge = re.sub(r"(?<=U)u(?=U)", "", re.sub(r"(?<=[ZU])-(?=U)", "", self.folge)).replace("U", "")
        art = next((art for muster, art in _FOLGEN if muster.fullmatch(folge)), None)
        if art is None:
            return None
        erste, letzte = self.zahlen[0], self.zahlen[-1]
        if erste.faktor == 1 and erste.wert < letzte.wert:
            erste.faktor = letzte.faktor
        unten = Decimal(0) if art == "hoechstens" else erste.wert * erste.faktor
        oben = None if art == "mindestens" else letzte.wert * letzte.faktor
        if art == "bereich" and oben is not None and unten >= oben:
            return None
        nachkommastellen = max(zahl.nachkommastellen if zahl.faktor == 1 else 0 for zahl in self.zahlen)
        return Zahlangabe(unten, oben, self.vage, frozenset(self.marken), nachkommastellen, vielfach=letzte.faktor > 1)


def lies_zahlangabe(text: str, einheiten: Mapping[str, str]) -> Zahlangabe | None:
    """Read a phrase about one quantity, or return None unless every word of it is understood.

    `einheiten` names the unit words of the question, smoothed as by `glaette`, and what each of them means.
    """
    if not hat_lesbare_ziffern(text):
        return None
    glatt = glaette(text)
    for zeichen, ersatz in _ZEICHEN.items():
        glatt = glatt.replace(zeichen, ersatz)
    for muster, ersatz in _WENDUNGEN:
        glatt = muster.sub(ersatz, glatt)
    satz = _Satz(einheiten)
    for teil in _TEIL.finditer(glatt):
        art = teil.lastgroup or "fremd"
        if not satz.nimm(art, teil[art]):
            return None
    return satz.gib_angabe()
