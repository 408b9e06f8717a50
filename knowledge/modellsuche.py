"""Find the Steckbrief somebody means, however they spell it: "V8", "v 6a", "stabsstelle", "Team temporär"."""

from dataclasses import dataclass

from knowledge.eingabe import normalisiere
from knowledge.katalog import Katalog
from knowledge.steckbrief import Steckbrief

# Shorter than this, only a model number counts: "am" would be found in half of the names.
MINDESTLAENGE = 3


@dataclass(frozen=True, slots=True)
class Fund:
    """A Steckbrief and, where the text named one of V 6a … V 6f, the id of that sub-model."""

    steckbrief: Steckbrief
    untermodell: str | None = None


def finde_modell(katalog: Katalog, text: str, *, nur_genau: bool = False) -> tuple[Fund, ...]:
    """Return the Steckbriefe the text can mean: one where it is clear, several where it is not, none where nothing fits.

    With ``nur_genau`` a part of a name is not enough.
    """
    gesucht = _schluessel(text)
    if not gesucht:
        return ()
    namen = _namen(katalog)
    genau = namen.get(gesucht)
    if genau is not None:
        return (_fund(katalog, genau),)
    if nur_genau or (len(gesucht) < MINDESTLAENGE and not gesucht.startswith("v")):
        return ()
    treffer = dict.fromkeys(katalog.steckbrief(modell).id for name, modell in namen.items() if gesucht in name)
    return tuple(Fund(katalog.steckbriefe[modell]) for modell in treffer)


def _fund(katalog: Katalog, modell: str) -> Fund:
    return Fund(katalog.steckbrief(modell), modell if modell in katalog.untermodelle else None)


def _namen(katalog: Katalog) -> dict[str, str]:
    """Return every name in compressed form and the model it means; the id of a sub-model wins over an alias of its Steckbrief."""
    namen: dict[str, str] = {}
    for steckbrief in katalog.steckbriefe.values():
        for name in (steckbrief.id, steckbrief.nummer, steckbrief.name, steckbrief.titel, steckbrief.kurz, *steckbrief.aliase):
            namen[_schluessel(name)] = steckbrief.id
    for unter in katalog.untermodelle:
        namen[_schluessel(unter)] = unter
    return namen


def _schluessel(text: str) -> str:
    return "".join(zeichen for zeichen in normalisiere(text) if zeichen.isalnum())
