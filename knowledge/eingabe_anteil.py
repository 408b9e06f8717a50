"""What a person types about the share of a task: "12,5", "10 %", "IST 10 SOLL 15", "10/15", "von 10 auf 15", "leer"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from knowledge.arbeitszeit import FELDER, GANZ, Feld, InvalidShareError, pruefe_anteil
from knowledge.eingabe_text import glaette, hat_lesbare_ziffern, normalisiere, wortliste
from knowledge.eingabe_zahl import lies_zahlangabe

LEER: Final = "leer"
Grund = Literal["genauigkeit", "bereich"]

_EINHEITEN: Final = dict.fromkeys(wortliste("%, prozent, proz, vh, arbeitszeit, der, meiner, zeit"), "prozent")
_LEEREN: Final = wortliste("leer, leeren, loeschen, loesche, entfernen, weg, keine angabe, streichen")
_NAMEN: Final[Mapping[str, Feld]] = {
    **dict.fromkeys(("ist", "heute", "jetzt", "derzeit", "aktuell", "bisher"), "ist"),
    **dict.fromkeys(("soll", "sollen", "kuenftig", "zukunft", "spaeter", "ziel"), "soll"),
}
_NAME: Final = re.compile(rf"(?<!\w)(?:{'|'.join(_NAMEN)})(?!\w)")
_TRENNER: Final = re.compile(r"\s*(?:/|\||;|→|=>|->|\bauf\b|\bzu\b)\s*")
_RAND: Final = re.compile(r"^[ :=,;/|]+|(?:[ :=,;/|]|\bund\b)+$")
_ZWEI: Final = 2


@dataclass(frozen=True, slots=True)
class Anteilangabe:
    """The shares that a text names; ``None`` stands for one to be emptied. ``genau`` is False where the words were vague."""

    werte: Mapping[Feld, Decimal | None]
    genau: bool = True


class ShareRefusedError(ValueError):
    """A share was typed that cannot be stored: ``grund`` says whether it is too fine or out of range."""

    def __init__(self, grund: Grund) -> None:
        super().__init__(grund)
        self.grund: Grund = grund


@dataclass(frozen=True, slots=True)
class _Wert:
    wert: Decimal | None
    genau: bool = True


def lies_anteile(text: str, gefragt: Feld) -> Anteilangabe | None:
    """Return the shares that a text means, ``None`` where it means none; a single figure is the column that is asked for.

    Raises :class:`ShareRefusedError` for a figure that is clear but cannot be stored.
    """
    if not hat_lesbare_ziffern(text):
        return None
    glatt = glaette(text)
    teile = _teile(glatt, gefragt)
    gelesen = {feld: _lies_wert(teil) for feld, teil in teile.items()}
    if not gelesen or any(wert is None for wert in gelesen.values()):
        return None
    werte = {feld: wert for feld in FELDER if (wert := gelesen.get(feld)) is not None}
    return Anteilangabe({feld: wert.wert for feld, wert in werte.items()}, genau=all(wert.genau for wert in werte.values()))


def _teile(glatt: str, gefragt: Feld) -> dict[Feld, str]:
    """Return what belongs to which column; nothing where a text names one twice or says something before the first name."""
    namen = list(_NAME.finditer(glatt))
    if namen:
        grenzen = [*(treffer.start() for treffer in namen[1:]), len(glatt)]
        teile = {_NAMEN[treffer[0]]: _RAND.sub("", glatt[treffer.end() : grenze]) for treffer, grenze in zip(namen, grenzen, strict=True)}
        return teile if len(teile) == len(namen) and not _RAND.sub("", glatt[: namen[0].start()]) else {}
    stuecke = _TRENNER.split(glatt.removeprefix("von "))
    if len(stuecke) == _ZWEI:
        return {"ist": stuecke[0], "soll": stuecke[1]}
    return {gefragt: glatt} if len(stuecke) == 1 else {}


def _lies_wert(text: str) -> _Wert | None:
    if normalisiere(text) in _LEEREN or text.strip() in ("-", "–"):
        return _Wert(None)
    angabe = lies_zahlangabe(text, _EINHEITEN)
    if angabe is None or angabe.ist_bereich or angabe.vielfach:
        return None
    if 0 < angabe.unten < 1 and not any(zeichen.isdigit() for zeichen in text):
        # "Halb" means half of the working time to some and half a percent to others.
        return None
    try:
        return _Wert(pruefe_anteil(angabe.unten), genau=not angabe.vage)
    except InvalidShareError as fehler:
        raise ShareRefusedError("genauigkeit" if angabe.unten <= GANZ else "bereich") from fehler
