"""Find the term of the glossary somebody means: "KEM", "kem", "Kommunales Energiemanagement", or the beginning of a term."""

from knowledge.eingabe import normalisiere
from knowledge.glossar import Begriff
from knowledge.katalog import Katalog

MINDESTLAENGE = 3
GRUNDBUCHSTABE = str.maketrans("ÄÖÜ", "AOU")


def finde_begriff(katalog: Katalog, text: str) -> tuple[Begriff, ...]:
    """Return the terms the text can mean: one where a name is the same, several where names only begin so, none where nothing fits."""
    gesucht = _schluessel(text)
    if not gesucht:
        return ()
    namen = {begriff.id: {_schluessel(name) for name in _namen(begriff)} for begriff in katalog.glossar.values()}
    genau = [katalog.glossar[id_] for id_, alle in namen.items() if gesucht in alle]
    if genau:
        return (min(genau, key=lambda begriff: _schluessel(begriff.begriff) != gesucht),)
    if len(gesucht) < MINDESTLAENGE:
        return ()
    return tuple(katalog.glossar[id_] for id_, alle in namen.items() if any(name.startswith(gesucht) for name in alle))


def anfangsbuchstabe(begriff: Begriff) -> str:
    """Return the letter a term stands under; umlauts stand with their vowels, as in a dictionary."""
    return begriff.begriff[0].upper().translate(GRUNDBUCHSTABE)


def nach_buchstaben(katalog: Katalog) -> dict[str, list[Begriff]]:
    """Return all terms by initial letter, both in alphabetical order."""
    alle = sorted(katalog.glossar.values(), key=lambda begriff: normalisiere(begriff.begriff.upper().translate(GRUNDBUCHSTABE)))
    ordnung: dict[str, list[Begriff]] = {}
    for begriff in alle:
        ordnung.setdefault(anfangsbuchstabe(begriff), []).append(begriff)
    return dict(sorted(ordnung.items()))


def _namen(begriff: Begriff) -> tuple[str, ...]:
    return (begriff.id, begriff.begriff, begriff.titel, begriff.langform or "", *begriff.aliase)


def _schluessel(text: str) -> str:
    return "".join(zeichen for zeichen in normalisiere(text) if zeichen.isalnum())
