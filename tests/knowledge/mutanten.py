"""Single faults, put into the data in memory: each bound of a requirement and each edge of the diagram a little different."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import Any

from knowledge.flussdiagramm import Blattregel, Flussdiagramm, Kante, Knoten
from knowledge.katalog import Katalog
from knowledge.passung import HORIZONTE, STUFEN, TYPEN
from knowledge.steckbrief import PRUEFUNGEN, Anforderung, Bedarf, BudgetVerlangt, Geraten, StellenVerlangt

# The classes of the Fachkonzept, section 4, without 0; the size that lies within a class, too.
KLASSEN: Mapping[str, tuple[Any, ...]] = {
    "einwohner": (5_000, 10_000, 20_000, 25_000, 50_000, 100_000),
    "stellen": tuple(map(Decimal, ("0.5", "1", "2", "3"))),
    "geld": tuple(map(Decimal, (1, 3, 5, 10))),
}


@dataclass(frozen=True)
class Mutant:
    """What was changed, in one line, and the Katalog with that change."""

    name: str
    katalog: Katalog


def mutanten(katalog: Katalog) -> Iterator[Mutant]:
    """Yield all: those of the requirement table, then those of the diagram."""
    for steckbrief in katalog.steckbriefe.values():
        for name, anforderung in _anforderungen(katalog, steckbrief.anforderung):
            neu = replace(steckbrief, anforderung=anforderung)
            yield Mutant(f"{steckbrief.id} {name}", replace(katalog, steckbriefe={**katalog.steckbriefe, steckbrief.id: neu}))
    for name, diagramm in _diagramme(katalog.flussdiagramm, tuple(katalog.steckbriefe)):
        yield Mutant(name, replace(katalog, flussdiagramm=diagramm))


def _anforderungen(katalog: Katalog, anforderung: Anforderung) -> Iterator[tuple[str, Anforderung]]:
    """Yield requirements that differ in one value."""
    for kriterium in PRUEFUNGEN:
        verlangt = getattr(anforderung, kriterium)
        if verlangt:
            leer: Any = () if kriterium == "voraussetzung" else None
            yield f"{kriterium} entfernt", replace(anforderung, **{kriterium: leer})
            for name, neu in ANDERE[kriterium](katalog, verlangt):
                yield f"{kriterium}.{name}", replace(anforderung, **{kriterium: neu})


def _felder(verlangt: Any, **andere: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    """Yield a requirement with another value in one field."""
    for feld, werte in andere.items():
        ist = getattr(verlangt, feld)
        yield from ((f"{feld} {_wort(ist)} → {_wort(wert)}", replace(verlangt, **{feld: wert})) for wert in werte if wert != ist)


def _nachbarn(reihe: tuple[Any, ...], ist: Any) -> tuple[Any, ...]:
    """Return the values one step below and one above."""
    if ist is None:
        return ()
    return (*[wert for wert in reihe if wert < ist][-1:], *[wert for wert in reihe if wert > ist][:1])


def _stufen(reihe: tuple[str, ...], ist: str) -> tuple[str, ...]:
    stelle = reihe.index(ist)
    return tuple(reihe[nachbar] for nachbar in (stelle - 1, stelle + 1) if 0 <= nachbar < len(reihe))


def _groesse(_katalog: Katalog, verlangt: Any) -> Iterator[tuple[str, Any]]:
    for feld in ("von", "bis", "knapp_ab"):
        ist = getattr(verlangt, feld)
        yield from _felder(verlangt, **{feld: (*_nachbarn(KLASSEN["einwohner"], ist), *(() if ist is None else (None,)))})
    yield from _felder(verlangt, hart=(not verlangt.hart,), weich=(not verlangt.weich,))
    for typ in TYPEN:
        andere = tuple(wert for wert in TYPEN if (wert in verlangt.erfuellt_fuer) != (wert == typ))
        yield from _felder(verlangt, erfuellt_fuer=(andere,))
    yield from _felder(verlangt, sonst=(None if verlangt.sonst else "entfaellt",))


def _personal(_katalog: Katalog, verlangt: StellenVerlangt) -> Iterator[tuple[str, Any]]:
    yield from _felder(verlangt, ab=_nachbarn(KLASSEN["stellen"], verlangt.ab))
    geraten = verlangt.geraten
    if geraten is None:
        return
    yield from _felder(verlangt, geraten=(None,))
    anders: dict[str, tuple[Any, ...]] = {
        "einwohner_je_stelle": _nachbarn((25_000, 50_000, 100_000), geraten.einwohner_je_stelle),
        "gemeinden_je_stelle": _nachbarn((15, 20, 25), geraten.gemeinden_je_stelle),
        "ab_einwohner": _nachbarn(KLASSEN["einwohner"], geraten.ab_einwohner),
        "stellen": _nachbarn(KLASSEN["stellen"], geraten.stellen),
    }
    for name, neu in _felder(geraten, **anders):
        yield f"geraten.{name}", replace(verlangt, geraten=neu)


def _horizont(_katalog: Katalog, verlangt: Any) -> Iterator[tuple[str, Any]]:
    yield from _felder(verlangt, ab=_stufen(HORIZONTE, verlangt.ab), mit_geld_auf_zeit=(None, "knapp", "verfehlt"))


def _budget(_katalog: Katalog, verlangt: BudgetVerlangt) -> Iterator[tuple[str, Any]]:
    yield from _felder(verlangt, ab=_nachbarn(KLASSEN["geld"], verlangt.ab), ueber=_nachbarn(KLASSEN["geld"], verlangt.ueber))
    yield f"ab {_wort(verlangt.ab)} ↔ ueber {_wort(verlangt.ueber)}", BudgetVerlangt(verlangt.ueber, verlangt.ab)


def _rating(_katalog: Katalog, verlangt: Any) -> Iterator[tuple[str, Any]]:
    yield from _felder(verlangt, ab=_stufen(STUFEN, verlangt.ab), knapp_bei=(() if verlangt.knapp_bei else (verlangt.ab,),))


def _voraussetzung(katalog: Katalog, verlangt: tuple[Bedarf, ...]) -> Iterator[tuple[str, Any]]:
    for stelle, bedarf in enumerate(verlangt):
        davor, danach = verlangt[:stelle], verlangt[stelle + 1 :]
        yield f"{bedarf.frage} entfernt", (*davor, *danach)
        getauscht = replace(bedarf, verfehlt=bedarf.knapp, knapp=bedarf.verfehlt)
        yield f"{bedarf.frage} verfehlt ↔ knapp", (*davor, getauscht, *danach)
        for option in katalog.fragen[bedarf.frage].optionen:
            for name, neu in _bedarf_mit(bedarf, str(option.wert)):
                yield f"{bedarf.frage} {name}", (*davor, neu, *danach)


def _bedarf_mit(bedarf: Bedarf, wert: str) -> Iterator[tuple[str, Bedarf]]:
    """Yield the part of a Voraussetzung without a value it names, or with one it does not."""
    feld = "verfehlt" if bedarf.verfehlt else "knapp"
    werte = getattr(bedarf, feld)
    if wert not in werte:
        yield f"{feld} auch bei {wert}", replace(bedarf, **{feld: (*werte, wert)})
    elif len(werte) > 1:
        yield f"{feld} nicht bei {wert}", replace(bedarf, **{feld: tuple(w for w in werte if w != wert)})


ANDERE = {
    "kommunengroesse": _groesse,
    "personalbudget": _personal,
    "zeithorizont": _horizont,
    "klimabudget": _budget,
    "historie": _rating,
    "relevanz": _rating,
    "voraussetzung": _voraussetzung,
}


def _diagramme(diagramm: Flussdiagramm, modelle: tuple[str, ...]) -> Iterator[tuple[str, Flussdiagramm]]:
    """Yield diagrams with one edge, one rule or one mark changed."""
    for knoten in diagramm.knoten.values():
        yield from _knoten(diagramm, knoten)
    for stelle, regel in enumerate(diagramm.blattregeln):
        for name, regeln in _regeln(regel):
            neue = (*diagramm.blattregeln[:stelle], *regeln, *diagramm.blattregeln[stelle + 1 :])
            yield f"Blattregel {stelle + 1} {name}", replace(diagramm, blattregeln=neue)
    yield "Blattregeln in umgekehrter Reihenfolge", replace(diagramm, blattregeln=diagramm.blattregeln[::-1])
    for vorgabe in diagramm.vorgaben:
        yield f"Vorgabe zu {vorgabe.frage} entfernt", replace(diagramm, vorgaben=())
        yield f"Vorgabe zu {vorgabe.frage} umgekehrt", replace(diagramm, vorgaben=(replace(vorgabe, wert="nein"),))
    uebergang = diagramm.uebergangsmodelle
    for modell in modelle:
        andere = tuple(m for m in modelle if (m in uebergang.modelle) != (m == modell))
        yield f"Übergangsmodell {modell} umgekehrt", replace(diagramm, uebergangsmodelle=replace(uebergang, modelle=andere))


def _knoten(diagramm: Flussdiagramm, knoten: Knoten) -> Iterator[tuple[str, Flussdiagramm]]:
    """Yield diagrams with one edge of a question changed, or with the targets of two of its edges swapped."""
    for stelle, kante in enumerate(knoten.kanten):
        for name, neu in _kanten(diagramm, knoten, kante):
            kanten = (*knoten.kanten[:stelle], neu, *knoten.kanten[stelle + 1 :])
            yield f"{knoten.id}/{kante.antwort} {name}", _mit_kanten(diagramm, knoten, kanten)
    for eine, andere in combinations(knoten.kanten, 2):
        if _ziel(eine) != _ziel(andere):
            ziele = {eine.antwort: andere, andere.antwort: eine}
            kanten = tuple(_mit_ziel(kante, _ziel(ziele.get(kante.antwort, kante))) for kante in knoten.kanten)
            yield f"{knoten.id} Ziele von {eine.antwort} und {andere.antwort} vertauscht", _mit_kanten(diagramm, knoten, kanten)


Ziel = str | tuple[str, ...]


def _ziel(kante: Kante) -> Ziel:
    return kante.blaetter if kante.ziel is None else kante.ziel


def _mit_ziel(kante: Kante, ziel: Ziel) -> Kante:
    return replace(kante, ziel=ziel, blaetter=()) if isinstance(ziel, str) else replace(kante, ziel=None, blaetter=ziel)


def _mit_kanten(diagramm: Flussdiagramm, knoten: Knoten, kanten: tuple[Kante, ...]) -> Flussdiagramm:
    return replace(diagramm, knoten={**diagramm.knoten, knoten.id: replace(knoten, kanten=kanten)})


def _kanten(diagramm: Flussdiagramm, knoten: Knoten, kante: Kante) -> Iterator[tuple[str, Kante]]:
    """Yield an edge with another target further down the diagram, before or after its own, with other leaves, or another mark."""
    spaetere = list(diagramm.knoten)[list(diagramm.knoten).index(knoten.id) + 1 :]
    enden = list(dict.fromkeys(k.blaetter for frage in diagramm.knoten.values() for k in frage.kanten if k.blaetter))
    ziele: list[Ziel] = [*spaetere, *enden]
    stelle = ziele.index(_ziel(kante))
    for ziel in dict.fromkeys((ziele[stelle - 1], ziele[(stelle + 1) % len(ziele)])):
        yield f"→ {_wort(ziel)} statt {_wort(_ziel(kante))}", _mit_ziel(kante, ziel)
    if len(kante.blaetter) > 1:
        for blatt in kante.blaetter:
            yield f"ohne {blatt}", replace(kante, blaetter=tuple(b for b in kante.blaetter if b != blatt))
    for marke in ("uebergang", "geld_auf_zeit"):
        yield f"{marke} umgekehrt", replace(kante, **{marke: not getattr(kante, marke)})


def _regeln(regel: Blattregel) -> Iterator[tuple[str, tuple[Blattregel, ...]]]:
    """Yield no rule at all, and the rule without one of its entries where it has several."""
    yield "entfernt", ()
    for feld in ("ersetze", "ergaenze"):
        paare = getattr(regel, feld) or {}
        for blatt in paare if len(paare) > 1 else ():
            yield f"{feld} ohne {blatt}", (replace(regel, **{feld: {b: z for b, z in paare.items() if b != blatt}}),)
    for wert in regel.wenn.ist:
        yield f"gilt nicht bei {wert}", (replace(regel, wenn=replace(regel.wenn, ist=(), nicht=(wert,))),)


def _wort(wert: object) -> str:
    if isinstance(wert, Geraten):
        return "Rat"
    if isinstance(wert, tuple):
        return ", ".join(map(str, wert)) or "nichts"
    return "nichts" if wert is None else str(wert)
