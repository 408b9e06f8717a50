"""A date as Germans type it becomes an ISO date: "30.6.28", "Juni 2028", "Mitte 2028", "3. Quartal 2027".

A notation that names no day stands for a span of months; whether its first or its last day is meant depends on the question,
because a Bewilligungszeitraum begins with a first day and ends with a last one.
"""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from knowledge.eingabe_text import Gelesen, glaette, hat_lesbare_ziffern, ist_zierde, wortliste

_Lage = Literal["anfang", "mitte", "ende"]

_MONATE: Final = ("januar", "februar", "maerz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember")
_MONATSFORMEN: Final = {"mrz": 3, "marz": 3, "jaenner": 1, "jaen": 1, "feber": 2, "juno": 6, "julei": 7}
_KUERZESTER_MONAT: Final = 3
_JAHRESZEITEN: Final = {"fruehling": 3, "fruehjahr": 3, "sommer": 6, "herbst": 9}
_LAGEN: Final[Mapping[str, _Lage]] = {
    "anfang": "anfang",
    "beginn": "anfang",
    "jahresanfang": "anfang",
    "jahresbeginn": "anfang",
    "mitte": "mitte",
    "jahresmitte": "mitte",
    "ende": "ende",
    "jahresende": "ende",
}
_ORDNUNGEN: Final = (
    dict.fromkeys(("i", "erste", "ersten", "erster", "erstes"), "1")
    | dict.fromkeys(("ii", "zweite", "zweiten", "zweiter", "zweites"), "2")
    | dict.fromkeys(("iii", "dritte", "dritten", "dritter", "drittes"), "3")
    | dict.fromkeys(("iv", "vierte", "vierten", "vierter", "viertes"), "4")
)
_TEILE: Final = dict.fromkeys(("q", "quartal", "quartals"), "q") | dict.fromkeys(
    ("h", "hj", "halbjahr", "halbjahres", "halbjahrs", "haelfte", "jahreshaelfte"), "h"
)
_MONATE_JE_TEIL: Final = {"q": 3, "h": 6}
_JAHR: Final = 12
_VAGE: Final = wortliste(
    "?, ~, ≈, ca, circa, etwa, ungefaehr, voraussichtlich, vermutlich, wahrscheinlich, wohl, vielleicht, spaetestens, fruehestens"
)
_FUELLWORTE: Final = wortliste(
    """am, zum, zu, bis, ab, seit, vom, von, den, der, dem, des, das, im, in, jahr, jahre, jahres, jahrs, monat, monats, laufzeit,
    foerderung, endet, beginnt, ist, es, montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag, mo, di,
    mi, do, fr, sa, so"""
)
_STUMM: Final = frozenset(",:;!()'\"")
_TRENNER: Final = frozenset("./-")
_JAHRE: Final = range(2000, 2100)
_MONATSMITTE: Final = 15
_KURZES_JAHR: Final = 2

_WORTFORMEN: Final = tuple(
    re.compile(muster)
    for muster in (
        r"(?P<tag>[0-9]{1,2}) M(?P<monat>[0-9]+) (?P<jahr>[0-9]{4}|[0-9]{2})",
        r"M(?P<monat>[0-9]+) (?P<jahr>[0-9]{4}|[0-9]{2})",
        r"S(?P<zeit>[0-9]+) (?P<jahr>[0-9]{4}|[0-9]{2})",
        r"(?P<nummer>[1-4]) (?P<teil>[qh]) (?P<jahr>[0-9]{4}|[0-9]{2})",
        r"(?P<teil>[qh]) (?P<nummer>[1-4]) (?P<jahr>[0-9]{4}|[0-9]{2})",
        r"(?P<jahr>[0-9]{4}) (?P<teil>[qh]) (?P<nummer>[1-4])",
        r"(?P<jahr>[0-9]{4}) (?P<nummer>[1-4]) (?P<teil>[qh])",
    )
)
_ZIFFERNFORMEN: Final = tuple(
    re.compile(muster)
    for muster in (
        r"(?P<jahr>[0-9]{4})(?P<trenner>[-./])(?P<monat>[0-9]{1,2})(?P=trenner)(?P<tag>[0-9]{1,2})",
        r"(?P<tag>[0-9]{1,2})(?P<trenner>[-./ ])(?P<monat>[0-9]{1,2})(?:(?P=trenner)| )(?P<jahr>[0-9]{4})",
        r"(?P<tag>[0-9]{1,2})(?P<trenner>[./ ])(?P<monat>[0-9]{1,2})(?:(?P=trenner)| )(?P<jahr>[0-9]{2})",
        r"(?P<monat>[0-9]{1,2})[-./ ](?P<jahr>[0-9]{4})",
        r"(?P<jahr>[0-9]{4})[-./](?P<monat>[0-9]{1,2})",
        r"(?P<monat>[0-9]{1,2})[./](?P<kurz>[0-9]{2})",
        r"(?P<jahr>[0-9]{4}|[0-9]{2})",
    )
)


@dataclass(frozen=True, slots=True)
class _Monate:
    """Some months of one year, counted from 1, as the span that a notation without a day stands for."""

    jahr: int
    erster: int
    anzahl: int = 1

    def nimm_tag(self, lage: _Lage | None, *, ende: bool) -> date:
        """Return the day that is meant as a begin or as an end.

        Of several months, Anfang and Ende mean the outermost one and Mitte the half: "Mitte 2028" ends on 30 June and begins on 1 July.
        """
        if self.anzahl == 1 and lage is not None:
            tag = {"anfang": 1, "mitte": _MONATSMITTE, "ende": _letzter_tag(self.jahr, self.erster)}[lage]
            return date(self.jahr, self.erster, tag)
        letzter = self.anzahl - 1
        versatz = {None: (0, letzter), "anfang": (0, 0), "mitte": (self.anzahl // 2, letzter // 2), "ende": (letzter, letzter)}[lage][ende]
        monat = self.erster + versatz
        return date(self.jahr, monat, _letzter_tag(self.jahr, monat) if ende else 1)


@dataclass(slots=True)
class _Notation:
    """The parts of a typed date in one notation: figures and separators, M06 for a month, S06 for a season, q and h."""

    teile: list[str] = field(default_factory=list)
    lage: _Lage | None = None
    vage: bool = False

    def nimm(self, teil: str) -> bool:
        """Take one word, figure or sign; False where nobody knows it, which ends the reading."""
        if teil.isdecimal() or teil in _TRENNER:
            self.teile.append(teil)
        elif teil in _LAGEN and self.lage is None:
            self.lage = _LAGEN[teil]
        elif teil in _VAGE:
            self.vage = True
        elif teil not in _FUELLWORTE and teil not in _STUMM and not ist_zierde(teil[0]):
            form = _lies_datumswort(teil)
            self.teile.append(form)
            return bool(form)
        return True

    def finde_form(self) -> re.Match[str] | None:
        """Match the notation as a whole; separators count only where no word tells the parts apart."""
        if any(teil[0].isalpha() for teil in self.teile):
            muster, text = _WORTFORMEN, " ".join(teil for teil in self.teile if teil not in _TRENNER)
        else:
            muster, text = _ZIFFERNFORMEN, re.sub(r" ?([-./]) ?", r"\1", " ".join(self.teile)).removesuffix(".")
        return next(filter(None, (form.fullmatch(text) for form in muster)), None)


def _lies_datumswort(wort: str) -> str:
    if wort in _TEILE:
        return _TEILE[wort]
    if wort in _ORDNUNGEN:
        return _ORDNUNGEN[wort]
    if wort in _JAHRESZEITEN:
        return f"S{_JAHRESZEITEN[wort]}"
    monate = [nummer for nummer, name in enumerate(_MONATE, 1) if len(wort) >= _KUERZESTER_MONAT and name.startswith(wort)]
    monat = _MONATSFORMEN.get(wort, monate[0] if monate else 0)
    return f"M{monat}" if monat else ""


def _letzter_tag(jahr: int, monat: int) -> int:
    return calendar.monthrange(jahr, monat)[1]


def _lies_jahr(form: Mapping[str, str]) -> int | None:
    ziffern = form.get("jahr") or form.get("kurz", "")
    if not ziffern or int(form.get("kurz", "99")) <= _JAHR:
        return None
    jahr = int(ziffern) if len(ziffern) > _KURZES_JAHR else _JAHRE.start + int(ziffern)
    return jahr if jahr in _JAHRE else None


def _lies_zeitraum(form: Mapping[str, str], jahr: int) -> _Monate | None:
    """Return the months that a notation without a day stands for."""
    if "monat" in form:
        monat = int(form["monat"])
        return _Monate(jahr, monat) if 1 <= monat <= _JAHR else None
    if "zeit" in form:
        return _Monate(jahr, int(form["zeit"]), 3)
    if "teil" in form:
        anzahl = _MONATE_JE_TEIL[form["teil"]]
        erster = (int(form["nummer"]) - 1) * anzahl + 1
        return _Monate(jahr, erster, anzahl) if erster <= _JAHR else None
    return _Monate(jahr, 1, _JAHR)


def _lies_tag(form: Mapping[str, str], jahr: int, lage: _Lage | None, *, ende: bool) -> date | None:
    """Return a day named by its number; "Ende: 30.6.2028" may say which of the two dates it is, but not the other one."""
    if lage not in {None, "ende" if ende else "anfang"}:
        return None
    try:
        return date(jahr, int(form["monat"]), int(form["tag"]))
    except ValueError:
        return None


def lies_datum(text: str, *, ende: bool) -> Gelesen | None:
    """Return the ISO date of a typed date in the years 2000 to 2099, or None; a month or year gives its first or (`ende`) last day.

    What names neither a day nor a month, or puts "Anfang", "Mitte" or "Ende" before it, is not exact. A short year is 20xx;
    alone it needs such a word ("Ende 28"), and after a month in figures it must exceed 12 ("6/28"), since "6.7" could be a day.
    """
    if not hat_lesbare_ziffern(text):
        return None
    notation = _Notation()
    if not all(notation.nimm(teil) for teil in re.findall(r"[^\W\d_]+|[0-9]+|[^ ]", glaette(text))):
        return None
    treffer = notation.finde_form()
    form = {name: wert for name, wert in treffer.groupdict().items() if wert is not None} if treffer else {}
    jahr = _lies_jahr(form)
    if jahr is None or (form.keys() == {"jahr"} and len(form["jahr"]) == _KURZES_JAHR and notation.lage is None):
        return None
    genau = not notation.vage
    if "tag" in form:
        tag = _lies_tag(form, jahr, notation.lage, ende=ende)
    else:
        monate = _lies_zeitraum(form, jahr)
        tag = None if monate is None else monate.nimm_tag(notation.lage, ende=ende)
        genau = genau and "monat" in form and "kurz" not in form and notation.lage is None
    return None if tag is None else Gelesen(tag.isoformat(), genau=genau)
