"""How readable texts are: length of the sentences and LIX, their limits, and what an editor is told where one is exceeded."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from knowledge.pruefung import meldungen
from knowledge.pruefung.saetze import ohne_platzhalter, teile_saetze, zaehle_woerter

WOERTER_HOECHSTENS: Final = 25
MEDIAN_HOECHSTENS: Final = 15
# A single text may be harder than all of them together: a task that names whom to work with has little but long words.
LIX_EINES_TEXTES: Final = 70
LIX_AB_WOERTERN: Final = 12
LANG_AB_BUCHSTABEN: Final = 7
# A heading or a label ends without one of these and is no sentence; it would only lower the figures.
_GANZER_SATZ: Final = re.compile(r"[.!?…][“”\"»’)\]]*$")

# Where a text stands, in the words of its editor, and the text.
Text = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Lesbarkeit:
    """The figures of some texts. LIX is the mean length of a sentence in words plus the percentage of words with more than six letters."""

    saetze: int
    median: float
    laengster: int
    lix: float


def miss(texte: Iterable[str]) -> Lesbarkeit:
    """Return the figures of all whole sentences; without a single one all are 0."""
    saetze = [satz for text in texte for satz in teile_saetze(text) if _GANZER_SATZ.search(satz)]
    laengen = [zaehle_woerter(satz) for satz in saetze]
    if not sum(laengen):
        return Lesbarkeit(0, 0, 0, 0)
    lange = sum(_ist_lang(wort) for satz in saetze for wort in ohne_platzhalter(satz).split())
    return Lesbarkeit(len(saetze), median(laengen), max(laengen), sum(laengen) / len(saetze) + 100 * lange / sum(laengen))


def pruefe_texte(raum: str, texte: Sequence[Text], lix: int) -> Iterator[str]:
    """Check every sentence, every text and all of them together; yield one German sentence per fault."""
    for ort, text in texte:
        yield from _pruefe_text(ort, text)
    gemessen = miss(text for _, text in texte)
    if gemessen.median > MEDIAN_HOECHSTENS:
        yield meldungen.SATZ_MEDIAN.format(raum=raum, median=gemessen.median, grenze=MEDIAN_HOECHSTENS)
    if gemessen.lix > lix:
        yield meldungen.LIX_HOCH.format(raum=raum, lix=round(gemessen.lix), grenze=lix)


def _pruefe_text(ort: str, text: str) -> Iterator[str]:
    woerter = 0
    for satz in teile_saetze(text):
        laenge = zaehle_woerter(satz)
        woerter += laenge
        if laenge > WOERTER_HOECHSTENS:
            yield meldungen.SATZ_LANG.format(ort=ort, woerter=laenge, grenze=WOERTER_HOECHSTENS, satz=satz)
    lix = miss([text]).lix
    if woerter >= LIX_AB_WOERTERN and lix > LIX_EINES_TEXTES:
        yield meldungen.TEXT_SCHWER.format(ort=ort, lix=round(lix), grenze=LIX_EINES_TEXTES, text=text)


def _ist_lang(wort: str) -> bool:
    return sum(zeichen.isalnum() for zeichen in wort) >= LANG_AB_BUCHSTABEN
