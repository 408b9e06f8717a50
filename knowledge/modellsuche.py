"""Find the Steckbrief somebody means, however they spell it: "V8", "v 6a", "Modell 8", "stabsstelle", "Team temporär"."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from knowledge.eingabe import normalisiere
from knowledge.eingabe_text import MAX_LAENGE
from knowledge.katalog import Katalog
from knowledge.steckbrief import Steckbrief

# Shorter than this, a word is no part of a name worth looking for: "am" would be found anywhere.
MINDESTLAENGE = 3
FUELLWORT = re.compile(r"\b(modelle?s?|steckbriefe?s?|verstetigungsmodelle?|nummer|nr)\b")
KEIN_WORT = re.compile(r"[^a-z0-9]+")
NUMMER = re.compile(r"(?<![a-z0-9])v ?(\d{1,2}) ?([a-f](?: ?(?:bis)? ?[a-f])?)?(?![a-z0-9])")
NUR_NUMMER = re.compile(r"(\d{1,2}) ?([a-f])?")
# Where one number ends and the next begins without a blank: "v7v8".
ANEINANDER = re.compile(r"(?<=[0-9a-f])(?=[vV][0-9])")
WORTE_EINES_NAMENS = 8
BEUGUNG = re.compile(r"(?<=[a-z]{4})[ns]\b")


@dataclass(frozen=True, slots=True)
class Fund:
    """A Steckbrief and, where the text named one of V 6a … V 6f, the id of that sub-model."""

    steckbrief: Steckbrief
    untermodell: str | None = None


def finde_modell(katalog: Katalog, text: str, *, nur_genau: bool = False) -> tuple[Fund, ...]:
    """Return the Steckbriefe the text can mean: one where it is clear, several where it is not, none where nothing fits.

    With ``nur_genau`` neither a part of a name nor a number among other words is enough. Only the beginning of a long text is read.
    """
    worte = _worte(text[:MAX_LAENGE])
    gesucht = _ohne_fuellwort(worte)
    genannt = _genannt(katalog, _namen(katalog), worte, "" if nur_genau else _nummer(worte, gesucht))
    if genannt is not None:
        return (genannt,)
    if nur_genau or (len(gesucht) < MINDESTLAENGE and not NUMMER.fullmatch(gesucht)):
        return ()
    ist_teil = _beginnt_so(gesucht) if NUMMER.fullmatch(gesucht) else _hat_worte(gesucht)
    treffer = [modell for modell in katalog.steckbriefe.values() if any(ist_teil(_name(name)) for name in _alle_namen(modell))]
    return tuple(Fund(modell) for modell in treffer)


def finde_modelle(katalog: Katalog, text: str) -> tuple[str, ...]:
    """Return the ids of all Steckbriefe that a text names one after the other, in its order: "V7, V 8 und Stabsstelle", "7 8".

    A name may have several words; words that name nothing, and a name that fits several models, are passed over.
    """
    worte = _worte(ANEINANDER.sub(" ", text[:MAX_LAENGE])).split()
    namen = _namen(katalog)
    gefunden: dict[str, None] = {}
    stelle = 0
    while stelle < len(worte):
        for laenge in range(min(WORTE_EINES_NAMENS, len(worte) - stelle), 0, -1):
            wendung = " ".join(worte[stelle : stelle + laenge])
            fund = _genannt(katalog, namen, f"v{wendung}" if NUR_NUMMER.fullmatch(wendung) else wendung)
            if fund is not None:
                gefunden[fund.steckbrief.id] = None
                stelle += laenge - 1
                break
        stelle += 1
    return tuple(gefunden)


def _genannt(katalog: Katalog, namen: Mapping[str, str], worte: str, nummer: str = "") -> Fund | None:
    """Return the model that has these words for a name, perhaps inflected or with "Modell" in front, or else this number."""
    gesucht = _ohne_fuellwort(worte)
    for versuch in (worte, gesucht, BEUGUNG.sub("", gesucht), nummer):
        modell = namen.get(versuch.replace(" ", ""))
        if versuch and modell is not None:
            return Fund(katalog.steckbrief(modell), modell if modell in katalog.untermodelle else None)
    return None


def _ohne_fuellwort(worte: str) -> str:
    return " ".join(FUELLWORT.sub(" ", worte).split())


def _nummer(worte: str, gesucht: str) -> str:
    """Return the model number a text names, alone ("Modell 8") or among other words ("V 8: Stabsstelle"), or nothing."""
    allein = NUR_NUMMER.fullmatch(gesucht)
    if allein is not None and gesucht != worte:
        return f"v{allein[1]}{allein[2] or ''}"
    genannt = {"".join(teil.replace(" ", "") for teil in treffer) for treffer in NUMMER.findall(worte)}
    return f"v{genannt.pop()}" if len(genannt) == 1 else ""


def _beginnt_so(nummer: str) -> Callable[[str], bool]:
    """Tell of a name whether it begins with this number ("V 6")."""
    anfang = nummer.replace(" ", "")
    return lambda name: name.replace(" ", "").startswith(anfang)


def _hat_worte(gesucht: str) -> Callable[[str], bool]:
    """Tell of a name whether it holds these words, each of them whole."""
    umrandet = f" {gesucht} "
    return lambda name: umrandet in f" {name} "


def _worte(text: str) -> str:
    return " ".join(KEIN_WORT.sub(" ", normalisiere(text)).split())


@cache
def _name(name: str) -> str:
    """Return a name of the Katalog in plain words; there are few of them, and each text is compared with all."""
    return _worte(name)


def _alle_namen(steckbrief: Steckbrief) -> Iterator[str]:
    yield from (steckbrief.id, steckbrief.nummer, steckbrief.name, steckbrief.titel, steckbrief.kurz, *steckbrief.aliase)


def _namen(katalog: Katalog) -> dict[str, str]:
    """Return every name in compressed form and the model it means; the id of a sub-model wins over an alias of its Steckbrief."""
    namen = {_name(name).replace(" ", ""): modell.id for modell in katalog.steckbriefe.values() for name in _alle_namen(modell)}
    return namen | {unter.lower(): unter for unter in katalog.untermodelle}
