"""What the search looks in: the pieces of all passages, and every phrase that points to one of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.katalog import Katalog
from knowledge.passage import Passage
from knowledge.suche.sprache import Stammformen, falte, woerter_je_text
from knowledge.suche.volltext import Abschnitt
from knowledge.suche.wendungen import Art, Wendung
from knowledge.suche.wortschatz import Wortschatz

_BEILAEUFIG: Final = 0.5
_KUERZESTES_TRAGENDES: Final = 4
_ARTIKEL: Final = frozenset(["der", "die", "das", "dem", "den", "des", "ein", "eine", "einem", "einen", "einer", "eines"])
_NEBENWORTE: Final = _ARTIKEL | {"beim", "durch"}
_NUMMER: Final = re.compile(r"V ?\d+ ?[a-f]?")


@dataclass(frozen=True, slots=True)
class Absatz:
    """A piece of a passage as folded words: a theme has one for its introduction and one for each of its points."""

    passage: int
    titel: list[str]
    text: list[str]


@dataclass(frozen=True, slots=True)
class Hinweis:
    """A phrase as folded words, and what it points to."""

    art: Art
    ziel: str
    worte: list[str]


def absaetze(passagen: Sequence[Passage]) -> list[Absatz]:
    """Return the pieces of all passages."""
    stuecke = [(nummer, stueck) for nummer, passage in enumerate(passagen) for stueck in passage.text.split("\n\n")]
    titel = woerter_je_text([passage.titel for passage in passagen])
    texte = woerter_je_text([stueck for _, stueck in stuecke])
    return [Absatz(nummer, titel[nummer], text) for (nummer, _), text in zip(stuecke, texte, strict=True)]


def abschnitte(alle: Sequence[Absatz], formen: Stammformen, schatz: Wortschatz) -> Iterator[Abschnitt]:
    """Yield the pieces as stems, without the words that mean nothing by themselves."""
    for absatz in alle:
        titel = [wort for wort in absatz.titel if not schatz.ist_fuellwort(wort)]
        text = [wort for wort in absatz.text if not schatz.ist_fuellwort(wort)]
        teile = [teil for wort in (*titel, *text) for teil in schatz.teile(wort)]
        yield Abschnitt(absatz.passage, tuple(map(formen.stamm, titel)), tuple(map(formen.stamm, text)), tuple(teile))


def hinweise(katalog: Katalog) -> list[Hinweis]:
    """Return every phrase of the Katalog: names, aliases, titles and synonyms."""
    roh = list(_hinweise(katalog))
    return [Hinweis(art, ziel, worte) for (art, ziel, _), worte in zip(roh, woerter_je_text([text for *_, text in roh]), strict=True)]


def _hinweise(katalog: Katalog) -> Iterator[tuple[Art, str, str]]:
    synonyme = katalog.synonyme
    for steckbrief in katalog.steckbriefe.values():
        namen = (steckbrief.name, steckbrief.titel, *steckbrief.aliase, *synonyme.modelle.get(steckbrief.id, ()))
        yield from (("modell", steckbrief.id, name) for name in namen if not _NUMMER.fullmatch(name))
    for feld, liste in synonyme.felder.items():
        yield from (("feld", feld, text) for text in liste)
    for thema in katalog.themen.values():
        titel = (thema.titel, thema.kurz, *(punkt.titel for punkt in thema.punkte), *synonyme.themen.get(thema.slug, ()))
        yield from (("thema", f"thema.{thema.slug}", text) for text in titel)
    for begriff in katalog.glossar.values():
        namen = (begriff.begriff, begriff.langform or "", *begriff.aliase, *synonyme.begriffe.get(begriff.id, ()))
        yield from (("begriff", f"glossar.{begriff.id}", text) for text in namen)
    yield from (("erklaerung", "erklaerung", text) for text in synonyme.erklaerung)


def wendungen(katalog: Katalog, alle: Sequence[Hinweis], schatz: Wortschatz) -> Iterator[Wendung]:
    """Yield the phrases as stems; a model is meant by its name in any order and without its small words."""
    beilaeufig = {_kern(falte(text).split(), schatz) for text in katalog.synonyme.beilaeufig}
    for hinweis in alle:
        if hinweis.art == "modell":
            kern = _kern(hinweis.worte, schatz)
            if kern:
                yield Wendung("modell", hinweis.ziel, kern, _BEILAEUFIG if kern in beilaeufig else 1.0)
        elif hinweis.worte:
            tragend = [wort for wort in hinweis.worte if wort not in _ARTIKEL] or hinweis.worte
            yield Wendung(hinweis.art, hinweis.ziel, tuple(dict.fromkeys(schatz.leitstamm(wort) for wort in tragend)))


def _kern(worte: Sequence[str], schatz: Wortschatz) -> tuple[str, ...]:
    """Return the sorted stems of a model's name without its small words."""
    tragend = [wort for wort in worte if not (schatz.ist_fuellwort(wort) and (len(wort) < _KUERZESTES_TRAGENDES or wort in _NEBENWORTE))]
    return tuple(sorted({schatz.leitstamm(wort) for wort in tragend}))
