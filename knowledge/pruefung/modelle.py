"""The fourteen models are all there, ranked as the Fachkonzept says, named without ambiguity, and develop without a circle."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from knowledge.eingabe import normalisiere
from knowledge.katalog import Katalog
from knowledge.pruefung import meldungen, vorgaben
from knowledge.steckbrief import Steckbrief


def pruefe_modelle(katalog: Katalog) -> Iterator[str]:
    """Check which models there are, their order of anchoring, their names and their development path."""
    if tuple(katalog.steckbriefe) != vorgaben.MODELLE:
        yield meldungen.MODELLE_FALSCH.format(soll=", ".join(vorgaben.MODELLE), ist=", ".join(katalog.steckbriefe))
    if tuple(katalog.untermodelle) != vorgaben.UNTERMODELLE:
        yield meldungen.UNTERMODELLE_FALSCH.format(soll=", ".join(vorgaben.UNTERMODELLE), ist=", ".join(katalog.untermodelle))
    for steckbrief in katalog.steckbriefe.values():
        yield from _pruefe_verankerung(katalog, steckbrief)
    yield from _pruefe_namen(katalog)
    yield from _pruefe_entwicklung(katalog)


def finde_kreis(nachfolger: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return a circle in a graph, its first node again at its end, or nothing where there is none."""
    fertig: set[str] = set()

    def gehe(knoten: str, pfad: tuple[str, ...]) -> tuple[str, ...]:
        if knoten in pfad:
            return (*pfad[pfad.index(knoten) :], knoten)
        if knoten not in fertig:
            for ziel in nachfolger.get(knoten, ()):
                kreis = gehe(ziel, (*pfad, knoten))
                if kreis:
                    return kreis
            fertig.add(knoten)
        return ()

    return next((kreis for knoten in nachfolger if (kreis := gehe(knoten, ()))), ())


def _pruefe_verankerung(katalog: Katalog, steckbrief: Steckbrief) -> Iterator[str]:
    rang, stufe = vorgaben.RANG.get(steckbrief.id), vorgaben.STUFE.get(steckbrief.id)
    if steckbrief.rang != rang:
        yield meldungen.RANG_FALSCH.format(modell=steckbrief.id, ist=steckbrief.rang, soll=rang)
    if steckbrief.stufe != stufe:
        yield meldungen.STUFE_FALSCH.format(modell=steckbrief.id, ist=steckbrief.stufe, soll=stufe)
    if not katalog.stufen.get(steckbrief.stufe):
        yield meldungen.STUFE_OHNE_NAMEN.format(stufe=steckbrief.stufe)


def _pruefe_namen(katalog: Katalog) -> Iterator[str]:
    """Check that no name, compressed as the search compresses it, means two Steckbriefe."""
    gemeint: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for steckbrief in katalog.steckbriefe.values():
        feste = (steckbrief.id, steckbrief.nummer, steckbrief.name, steckbrief.titel, steckbrief.kurz)
        for name in (*feste, *steckbrief.aliase, *steckbrief.untermodelle, *steckbrief.untermodelle.values()):
            schluessel = "".join(zeichen for zeichen in normalisiere(name) if zeichen.isalnum())
            gemeint[schluessel].setdefault(steckbrief.id, name)
    for modelle in gemeint.values():
        if len(modelle) > 1:
            yield meldungen.ALIAS_MEHRDEUTIG.format(name=next(iter(modelle.values())), modelle=", ".join(modelle))


def _pruefe_entwicklung(katalog: Katalog) -> Iterator[str]:
    graph = {steckbrief.id: [schritt.ziel for schritt in steckbrief.weiterentwicklung] for steckbrief in katalog.steckbriefe.values()}
    for modell, ziele in graph.items():
        for ziel in ziele:
            if ziel not in graph:
                yield meldungen.ENTWICKLUNG_UNBEKANNT.format(modell=modell, ziel=ziel)
    kreis = finde_kreis(graph)
    if kreis:
        yield meldungen.ENTWICKLUNG_KREIS.format(kreis=" → ".join(kreis))
