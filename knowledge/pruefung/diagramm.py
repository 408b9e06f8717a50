"""The flow diagram is whole: each node is a question, each way ends, each node and each leaf is reached, each question is asked."""

from collections.abc import Iterator

from knowledge.antwort import Antworten
from knowledge.katalog import Katalog
from knowledge.passung import TYPEN
from knowledge.pruefung import meldungen
from knowledge.pruefung.fragen import pruefe_antworten, pruefe_bedingung
from knowledge.pruefung.modelle import finde_kreis


def pruefe_diagramm(katalog: Katalog) -> Iterator[str]:
    """Check nodes, edges and the rules on leaves; only where all is well the ways can be walked."""
    for knoten in katalog.flussdiagramm.knoten:
        yield from _pruefe_knoten(katalog, knoten)
    yield from _pruefe_regeln(katalog)
    graph = {
        knoten.id: [kante.ziel for kante in knoten.kanten if kante.ziel is not None] for knoten in katalog.flussdiagramm.knoten.values()
    }
    kreis = finde_kreis(graph)
    if kreis:
        yield meldungen.KNOTEN_KREIS.format(kreis=" → ".join(kreis))
        return
    erreicht, rand = {katalog.flussdiagramm.start}, [katalog.flussdiagramm.start]
    while rand:
        neue = set(graph[rand.pop()]) - erreicht
        erreicht |= neue
        rand += neue
    for knoten in graph:
        if knoten not in erreicht:
            yield meldungen.KNOTEN_UNERREICHBAR.format(knoten=knoten)


def pruefe_wege(katalog: Katalog) -> Iterator[str]:
    """Check, on a sound graph, that each model is a leaf for some kind of Kommune and that each question is asked some time."""
    diagramm = katalog.flussdiagramm
    blaetter = {
        modell for typ in TYPEN for weg in diagramm.wege for modell in diagramm.blaetter_des_weges(weg, Antworten({"kommune_typ": typ}))
    }
    for modell in katalog.steckbriefe:
        if modell not in blaetter:
            yield meldungen.BLATT_UNERREICHBAR.format(modell=modell)
    for frage in katalog.fragen.values():
        # Each condition alone can hold; two on the same question must hold together.
        je_frage: dict[str, set[object]] = {}
        for bedingung in frage.nur_wenn:
            werte: set[object] = {None, *katalog.steckbriefe, *(option.wert for option in katalog.fragen[bedingung.frage].optionen)}
            erlaubt = {wert for wert in werte if (wert in bedingung.ist if bedingung.ist else wert not in bedingung.nicht)}
            je_frage[bedingung.frage] = je_frage.get(bedingung.frage, werte) & erlaubt
        if not all(je_frage.values()):
            yield meldungen.FRAGE_NIE_GESTELLT.format(frage=frage.id)


def _pruefe_knoten(katalog: Katalog, name: str) -> Iterator[str]:
    knoten = katalog.flussdiagramm.knoten[name]
    if knoten.block not in katalog.flussdiagramm.bloecke:
        yield meldungen.BEZUG_BLOCK.format(knoten=name, block=knoten.block)
    frage = katalog.fragen.get(name)
    if frage is None:
        yield meldungen.KNOTEN_OHNE_FRAGE.format(knoten=name)
    else:
        ist = [kante.antwort for kante in knoten.kanten]
        soll = [str(option.wert) for option in frage.optionen]
        if sorted(ist) != sorted(soll):
            yield meldungen.KANTEN_FALSCH.format(knoten=name, ist=", ".join(ist), soll=", ".join(soll))
    for kante in knoten.kanten:
        if (kante.ziel is None) == (not kante.blaetter):
            yield meldungen.KANTE_OHNE_ZIEL.format(knoten=name, antwort=kante.antwort)
        yield from _pruefe_modelle(katalog, f"Flussdiagramm, {name}", kante.blaetter)


def _pruefe_regeln(katalog: Katalog) -> Iterator[str]:
    diagramm = katalog.flussdiagramm
    for vorgabe in diagramm.vorgaben:
        ort = f"Flussdiagramm, Vorgabe {vorgabe.frage}"
        yield from pruefe_bedingung(katalog, ort, vorgabe.wenn)
        yield from pruefe_antworten(katalog, ort, vorgabe.frage, (vorgabe.wert,))
    for nummer, regel in enumerate(diagramm.blattregeln, 1):
        ort = f"Flussdiagramm, Blattregel {nummer}"
        yield from pruefe_bedingung(katalog, ort, regel.wenn)
        paare = {**(regel.ersetze or {}), **(regel.ergaenze or {})}
        yield from _pruefe_modelle(katalog, ort, (*paare, *paare.values()))
    yield from _pruefe_modelle(katalog, "Flussdiagramm, Übergangsmodelle", diagramm.uebergangsmodelle.modelle)


def _pruefe_modelle(katalog: Katalog, ort: str, modelle: tuple[str, ...]) -> Iterator[str]:
    for modell in modelle:
        if modell not in katalog.steckbriefe:
            yield meldungen.BEZUG_MODELL.format(ort=ort, modell=modell)
