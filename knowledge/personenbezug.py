"""What in a typed text looks as if it belonged to a person: an e-mail address, a phone number, a name behind "Herr" or "Frau".

It is a hint for the person who types, not a filter: it warns rather once too little, since a warning at every figure would soon be ignored.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

Art = Literal["email", "telefon", "name"]

EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:@|\[at\]|\(at\))\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.IGNORECASE)
# A number as people write it: groups of digits with blanks, slashes, hyphens, dots or brackets between them.
NUMMER: Final = re.compile(r"(?<![\w.,/-])(?P<vorn>\+|00|\(0|0)(?P<rest>[\d ()/.\N{EN DASH}-]{5,24}\d)(?!\w|[.,]\d)")
ANGEKUENDIGT: Final = re.compile(
    r"\b(?:tel|telefon|telefonnummer|fon|phone|mobil|mobilnummer|handy|handynummer|fax|durchwahl|rufnummer)\b[\s.:]{0,3}"
    r"(?:nr\.?|nummer)?[\s.:]{0,3}(?P<rest>\+?\d[\d ()/\N{EN DASH}-]{1,20}\d)",
    re.IGNORECASE,
)
DATUM: Final = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})?|\d{4}-\d{2}-\d{2}|\d{1,2}/(?:19|20)\d{2}")
UHRZEIT: Final = re.compile(r"\d{1,2}[:.]\d{2}\s?(?:Uhr|h\b|[-\N{EN DASH}])")
TITEL: Final = r"(?:(?:Dr|Prof|Dipl|Ing|med|jur|h\.\s?c)\.?[-\s]{0,2}(?:[Ii]ng\.?\s?)?){0,3}"
VORSATZ: Final = r"(?:(?:v[oa][nm]|de[rn]?|z(?:u|ur)|[ae]l)\s){0,3}"
GROSS: Final = r"[A-ZÄÖÜÀ-ÖØ-Þ]"
NAME: Final = re.compile(rf"\b(?:Herr|Herrn|Frau|Hr\.|Fr\.)\s{{1,3}}{TITEL}\s?{VORSATZ}(?P<name>{GROSS}[\w'’-]*\.?)(?:\s{GROSS}[\w'’-]+)?")
# Offices behind "Frau" and "Herr" name no person by themselves, and a sentence may go on with a noun.
AEMTER: Final = (
    *("bürgermeister", "landrat", "landrät", "dezernent", "leiter", "kämmer", "beigeordnete", "präsident", "minister", "staatssekretär"),
    *("vorsitzende", "stadtrat", "stadträt", "gemeinderat", "gemeinderät", "manager", "geschäftsführer", "direktor", "kolleg"),
    *("professor", "doktor"),
)
KEINE_NAMEN: Final = frozenset({"und", "oder", "in", "als", "im"})
ZIFFERN_MINDESTENS: Final = 7
ZIFFERN_HOECHSTENS: Final = 16
DURCHWAHL_MINDESTENS: Final = 3
AUSLASSUNG: Final = "…"


@dataclass(frozen=True, slots=True)
class Fund:
    """A piece of a text that looks like it belongs to a person, and where it stands."""

    art: Art
    anfang: int
    ende: int


def erkenne(text: str) -> tuple[Fund, ...]:
    """Return what in a text looks as if it belonged to a person, in the order of the text."""
    funde = [Fund("email", treffer.start(), treffer.end()) for treffer in EMAIL.finditer(text)]
    funde += [Fund("telefon", treffer.start(), treffer.end()) for treffer in NUMMER.finditer(text) if _ist_rufnummer(treffer)]
    funde += [Fund("telefon", treffer.start(), treffer.end()) for treffer in ANGEKUENDIGT.finditer(text) if _ist_angekuendigt(treffer)]
    funde += [Fund("name", treffer.start(), treffer.end()) for treffer in NAME.finditer(text) if _ist_name(treffer["name"])]
    return tuple(sorted(funde, key=lambda fund: fund.anfang))


def arten(text: str) -> tuple[Art, ...]:
    """Return the kinds of what was found, each once, in a fixed order."""
    gefunden = {fund.art for fund in erkenne(text)}
    reihenfolge: tuple[Art, ...] = ("email", "telefon", "name")
    return tuple(art for art in reihenfolge if art in gefunden)


def verdecke(text: str) -> str:
    """Return the text with an ellipsis in place of what was found."""
    teile: list[str] = []
    stelle = 0
    for fund in erkenne(text):
        if fund.anfang >= stelle:
            teile += [text[stelle : fund.anfang], AUSLASSUNG]
        stelle = max(stelle, fund.ende)
    return "".join([*teile, text[stelle:]])


def _ziffern(text: str) -> int:
    return sum(zeichen.isdigit() for zeichen in text)


def _ist_rufnummer(treffer: re.Match[str]) -> bool:
    ganz = treffer.group()
    if not ZIFFERN_MINDESTENS <= _ziffern(ganz) <= ZIFFERN_HOECHSTENS:
        return False
    if DATUM.match(ganz) or UHRZEIT.match(ganz):
        return False
    # "0,5 bis 0.75" and chains of figures: a number of a telephone has no group of one digit after a dot.
    return not re.search(r"\.\s?\d\b", ganz)


def _ist_angekuendigt(treffer: re.Match[str]) -> bool:
    rest = treffer["rest"]
    return _ziffern(rest) >= DURCHWAHL_MINDESTENS and DATUM.match(rest) is None


def _ist_name(wort: str) -> bool:
    klein = wort.lower()
    return klein not in KEINE_NAMEN and not any(amt in klein for amt in AEMTER)
