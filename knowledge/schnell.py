"""A quick line becomes answers: "32000 EW, 6 €, Konzept teilweise, Rückhalt hoch".

Nothing is guessed. A stretch between two commas is cut into pieces so that as few words as possible stay unread; a piece that can mean
several things is to be asked, and so is one beside a word that nobody understood, because that word may turn its meaning round.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from knowledge.eingabe import normalisiere
from knowledge.frage import Wert
from knowledge.katalog import Katalog
from knowledge.schnellstueck import Lesart, OhneEinwohner, Stueck, Stueckleser, Unklar, ist_nur_zahl
from knowledge.schnellvorrat import WORTE_JE_STUECK, Vorrat
from knowledge.schnellworte import Schnellworte

MAX_ZEICHEN: Final = 600
WEGLASSEN: Final = -1
_TRENNER: Final = re.compile(r"[\n\r;|•·…]+|,(?!\d)|(?<!\d),|\.{2,}|(?<=[^\W\d_]{4})[.!]\s+(?=[A-ZÄÖÜ])")
_ZUWEISUNG: Final = re.compile(r"(?<=[^\W\d_])\s*[:=]+\s*|\s+[:=–-]+\s+(?=[^\W\d_])")
_RAND: Final = " \t.,;:!"

Grund = Literal["fremd", "ohne_einwohner"]


@dataclass(frozen=True, slots=True)
class Rest:
    """Words that were not understood, and why."""

    text: str
    grund: Grund = "fremd"


@dataclass(frozen=True, slots=True)
class Schnellzeile:
    """What a quick line says: answers that are plain, pieces to be asked, and what was not understood."""

    stuecke: tuple[Stueck, ...]
    unklar: tuple[Unklar, ...]
    rest: tuple[Rest, ...]


@dataclass(frozen=True, slots=True)
class Zwischenstand:
    """A line with some of its questions answered: what is to be stored, and what is to be asked next.

    ``uebergangen`` are pieces left out, or with nothing left to mean.
    ``offen`` holds the readings that are still free; ``stelle`` is its place among the answers given so far.
    """

    stuecke: tuple[Stueck, ...]
    offen: Unklar | None
    stelle: int
    uebergangen: tuple[str, ...]


def lies_zeile(katalog: Katalog, text: str, einwohner: int | None = None) -> Schnellzeile:
    """Read a line; ``einwohner`` is the number of inhabitants known before, one in the line itself goes before it."""
    abschnitte = [abschnitt for teil in _TRENNER.split(text[:MAX_ZEICHEN]) if teil and (abschnitt := _worte(teil))]
    vorrat = Vorrat(Stueckleser(katalog, einwohner))
    zeile = _lies(vorrat, abschnitte)
    genannt = next((stueck.wert for stueck in zeile.stuecke if stueck.frage == "einwohner" and isinstance(stueck.wert, int)), einwohner)
    if genannt != einwohner:
        zeile = _lies(vorrat.mit_einwohnern(genannt), abschnitte)
    return _pruefe_widerspruch(katalog, zeile)


def loese(zeile: Schnellzeile, wahl: Sequence[int]) -> Zwischenstand:
    """Answer the questions of a line in order: each number is a reading that was free at that point, or WEGLASSEN.

    Readings of a question that has its answer already are not offered again; a piece left without any is not asked.
    """
    stuecke = list(zeile.stuecke)
    uebergangen: list[str] = []
    stelle = 0
    for unklar in zeile.unklar:
        belegt = {stueck.frage for stueck in stuecke}
        frei = tuple(deutung for deutung in unklar.deutungen if belegt.isdisjoint(stueck.frage for stueck in deutung))
        if frei and stelle == len(wahl):
            return Zwischenstand(tuple(stuecke), Unklar(unklar.text, frei), stelle, tuple(uebergangen))
        if frei and 0 <= wahl[stelle] < len(frei):
            stuecke += frei[wahl[stelle]]
        else:
            uebergangen.append(unklar.text)
        stelle += 1 if frei else 0
    return Zwischenstand(tuple(stuecke), None, stelle, tuple(uebergangen))


def _worte(abschnitt: str) -> list[str]:
    getrennt = _ZUWEISUNG.sub(" ", abschnitt).split()
    return [wort.strip(_RAND) or wort for wort in getrennt if any(zeichen.isalnum() or zeichen in "€%" for zeichen in wort)]


def _lies(vorrat: Vorrat, abschnitte: Sequence[Sequence[str]]) -> Schnellzeile:
    uebrig = sum(map(len, abschnitte))
    stuecke: list[Stueck] = []
    unklar: list[Unklar] = []
    rest: list[Rest] = []
    for abschnitt in abschnitte:
        for teil in _lies_abschnitt(vorrat, abschnitt, uebrig):
            if isinstance(teil, Stueck):
                stuecke.append(teil)
            elif isinstance(teil, Unklar):
                unklar.append(teil)
            else:
                rest.append(teil)
        uebrig -= len(abschnitt)
    return Schnellzeile(tuple(stuecke), tuple(unklar), tuple(rest))


@dataclass(frozen=True, slots=True)
class _Schnitt:
    """The best way to read the words so far: its cost (unread words, asked pieces, pieces, words outside of pieces) and its last part."""

    kosten: tuple[int, int, int, int]
    beginn: int
    lesart: Lesart | None


def _lies_abschnitt(vorrat: Vorrat, worte: Sequence[str], uebrig: int) -> Iterator[Stueck | Unklar | Rest]:
    """Read a stretch of words; ``uebrig`` are the words of the line that are still to be read, its own among them."""
    ganz = vorrat.lies(worte) if len(worte) <= WORTE_JE_STUECK else None
    teile = [(0, len(worte), ganz)] if isinstance(ganz, Stueck) else _schneide(vorrat, worte, uebrig)
    yield from _ordne(vorrat.leser.worte, worte, teile)


def _schneide(vorrat: Vorrat, worte: Sequence[str], uebrig: int) -> list[tuple[int, int, Lesart | None]]:
    """Cut the words into pieces at the least cost; a word outside of any piece is a part of its own, without a reading."""
    beste = [_Schnitt((0, 0, 0, 0), 0, None)]
    for ende in range(1, len(worte) + 1):
        still = normalisiere(worte[ende - 1]) in vorrat.leser.worte.fuellwoerter
        moeglich = [_Schnitt(_plus(beste[ende - 1].kosten, (0 if still else 1, 0, 0, 1)), ende - 1, None)]
        for beginn in range(max(0, ende - vorrat.breite(uebrig - ende + 1)), ende):
            lesart = vorrat.lies(worte[beginn:ende])
            if lesart is not None:
                moeglich.append(_Schnitt(_plus(beste[beginn].kosten, (0, 0 if isinstance(lesart, Stueck) else 1, 1, 0)), beginn, lesart))
        beste.append(min(moeglich, key=lambda schnitt: schnitt.kosten))
    teile: list[tuple[int, int, Lesart | None]] = []
    ende = len(worte)
    while ende:
        teile.append((beste[ende].beginn, ende, beste[ende].lesart))
        ende = beste[ende].beginn
    return teile[::-1]


def _plus(links: tuple[int, int, int, int], rechts: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return (links[0] + rechts[0], links[1] + rechts[1], links[2] + rechts[2], links[3] + rechts[3])


def _ordne(kleine: Schnellworte, worte: Sequence[str], teile: Sequence[tuple[int, int, Lesart | None]]) -> Iterator[Stueck | Unklar | Rest]:
    """Join unread words, and let them cast doubt on the pieces beside them: "keine Gemeinde" must not become "Gemeinde"."""
    sichtbar = [
        (beginn, ende, lesart)
        for beginn, ende, lesart in teile
        if lesart is not None or normalisiere(worte[beginn]) not in kleine.fuellwoerter
    ]
    offen: list[int] = []
    for stelle, (beginn, ende, lesart) in enumerate(sichtbar):
        if lesart is None:
            offen.append(beginn)
            continue
        nachbarn = [worte[sichtbar[n][0]] for n in (stelle - 1, stelle + 1) if 0 <= n < len(sichtbar) and sichtbar[n][2] is None]
        # A bare figure beside a word that nobody knows counts something else: "60 Bäume".
        if any(normalisiere(wort) in kleine.verneinung for wort in nachbarn) or (nachbarn and ist_nur_zahl(worte[beginn:ende])):
            offen += range(beginn, ende)
            continue
        yield from _rest(worte, offen)
        offen = []
        if isinstance(lesart, OhneEinwohner):
            yield Rest(lesart.text, "ohne_einwohner")
        else:
            yield Unklar(lesart.text, ((lesart,),)) if nachbarn and isinstance(lesart, Stueck) else lesart
    yield from _rest(worte, offen)


def _rest(worte: Sequence[str], offen: Sequence[int]) -> Iterator[Rest]:
    """Yield the words that were not understood as they stand, little words between them included."""
    if offen:
        yield Rest(" ".join(worte[offen[0] : offen[-1] + 1]))


def _pruefe_widerspruch(katalog: Katalog, zeile: Schnellzeile) -> Schnellzeile:
    """Turn two different answers to one question into a piece to be asked; the same answer twice is one."""
    je_frage: dict[str, dict[Wert, Stueck]] = {}
    for stueck in zeile.stuecke:
        je_frage.setdefault(stueck.frage, {}).setdefault(stueck.wert, stueck)
    einig = {frage: next(iter(werte.values())) for frage, werte in je_frage.items() if len(werte) == 1}
    uneinig = [tuple(werte.values()) for werte in je_frage.values() if len(werte) > 1]
    fragen = [Unklar(" / ".join(stueck.text for stueck in werte), tuple((stueck,) for stueck in werte)) for werte in uneinig]
    geordnet = tuple(einig[frage] for frage in katalog.fragen if frage in einig)
    return Schnellzeile(geordnet, (*fragen, *zeile.unklar), zeile.rest)
