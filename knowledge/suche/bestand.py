"""What the search looks in: the pieces of all passages, and every phrase that points to one of them."""

from collections.abc import Iterator, Sequence

from knowledge.katalog import Katalog
from knowledge.passage import Passage
from knowledge.suche.sprache import Stammformen, woerter
from knowledge.suche.volltext import Abschnitt
from knowledge.suche.wendungen import Art, Wendung
from knowledge.suche.wortschatz import Wortschatz
from knowledge.synonyme import Synonyme

_BEILAEUFIG = 0.5


def abschnitte(passagen: Sequence[Passage], formen: Stammformen, schatz: Wortschatz) -> Iterator[Abschnitt]:
    """Yield the pieces of all passages; a theme gives one for its introduction and one for each of its points."""
    for nummer, passage in enumerate(passagen):
        for absatz in passage.text.split("\n\n"):
            titel = [wort for wort in woerter(passage.titel) if not schatz.ist_fuellwort(wort)]
            text = [wort for wort in woerter(absatz) if not schatz.ist_fuellwort(wort)]
            teile = [teil for wort in (*titel, *text) for teil in schatz.teile(wort)]
            yield Abschnitt(nummer, tuple(map(formen.stamm, titel)), tuple(map(formen.stamm, text)), tuple(teile))


def saetze(katalog: Katalog) -> Iterator[str]:
    """Yield every text whose words a phrase can hold, so that a typo in one of them is understood."""
    synonyme = katalog.synonyme
    for gruppe in (synonyme.felder, synonyme.modelle, synonyme.themen, synonyme.begriffe):
        for liste in gruppe.values():
            yield from liste
    yield from synonyme.erklaerung
    for steckbrief in katalog.steckbriefe.values():
        yield from (steckbrief.name, steckbrief.titel, *steckbrief.aliase)


class Wendungsbau:
    """Turns names, aliases and synonyms into phrases of stems."""

    def __init__(self, katalog: Katalog, formen: Stammformen, schatz: Wortschatz) -> None:
        self._katalog = katalog
        self._formen = formen
        self._schatz = schatz

    def wendungen(self) -> Iterator[Wendung]:
        """Yield all phrases of the Katalog."""
        synonyme = self._katalog.synonyme
        yield from self._modelle(synonyme)
        for feld, liste in synonyme.felder.items():
            yield from self._alle("feld", feld, liste)
        for slug, liste in synonyme.themen.items():
            thema = self._katalog.themen[slug]
            punkte = (punkt.titel for punkt in thema.punkte)
            yield from self._alle("thema", f"thema.{slug}", (thema.titel, thema.kurz, *punkte, *liste))
        for begriff in self._katalog.glossar.values():
            namen = (begriff.begriff, *([begriff.langform] if begriff.langform else []), *begriff.aliase)
            yield from self._alle("begriff", f"glossar.{begriff.id}", (*namen, *synonyme.begriffe.get(begriff.id, ())))
        yield from self._alle("erklaerung", "erklaerung", synonyme.erklaerung)

    def _modelle(self, synonyme: Synonyme) -> Iterator[Wendung]:
        beilaeufig = {self._kern(wort) for wort in synonyme.beilaeufig}
        for steckbrief in self._katalog.steckbriefe.values():
            namen = (steckbrief.name, steckbrief.titel, *steckbrief.aliase, *synonyme.modelle.get(steckbrief.id, ()))
            for staemme in dict.fromkeys(self._kern(name) for name in namen):
                if staemme:
                    yield Wendung("modell", steckbrief.id, staemme, _BEILAEUFIG if staemme in beilaeufig else 1.0)

    def _alle(self, art: Art, ziel: str, texte: Sequence[str]) -> Iterator[Wendung]:
        for text in texte:
            staemme = tuple(dict.fromkeys(self._schatz.gruppe(stamm) for stamm in self._formen.staemme(text)))
            if staemme:
                yield Wendung(art, ziel, staemme)

    def _kern(self, text: str) -> tuple[str, ...]:
        """Return the sorted stems of a model's name without the words that mean nothing by themselves."""
        namen = [wort for wort in woerter(text) if wort != "v" and not wort[0].isdigit()]
        tragend = [wort for wort in namen if not self._schatz.ist_fuellwort(wort)] or namen
        return tuple(sorted({self._schatz.gruppe(self._formen.stamm(wort)) for wort in tragend}))
