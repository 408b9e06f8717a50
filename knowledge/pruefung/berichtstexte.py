"""The words of the report: every Nachteil has its answer, every reference resolves, no fact is younger than the Katalog."""

from collections import Counter
from collections.abc import Iterator

from knowledge.gespraech import EIGEN, FAKTOREN, NICHTS
from knowledge.katalog import Katalog
from knowledge.pruefung import meldungen
from knowledge.steckbrief import ASPEKTE


def pruefe_berichtstexte(katalog: Katalog) -> Iterator[str]:
    """Check the answers to the Nachteile, the questions for the Verwaltungsspitze and the facts."""
    yield from _pruefe_gegenargumente(katalog)
    yield from _pruefe_erfolge(katalog)
    for frage in katalog.bericht.fragen_an_die_spitze:
        if frage not in katalog.fragen:
            yield meldungen.SPITZE_FRAGE.format(frage=frage)
    for kennung, anzahl in Counter(nachweis.id for nachweis in katalog.bericht.nachweise).items():
        if anzahl > 1:
            yield meldungen.NACHWEIS_DOPPELT.format(kennung=kennung)
    for nachweis in katalog.bericht.nachweise:
        if nachweis.jahr > katalog.stand.year:
            yield meldungen.NACHWEIS_JAHR.format(kennung=nachweis.id, jahr=nachweis.jahr)


def _pruefe_erfolge(katalog: Katalog) -> Iterator[str]:
    """Check that each success factor has suggestions, and that their ids tell them apart."""
    erfolge = katalog.bericht.erfolge
    if tuple(erfolge) != FAKTOREN:
        yield meldungen.ERFOLGE_FAKTOREN.format(soll=", ".join(FAKTOREN), ist=", ".join(erfolge))
    for faktor, vorschlaege in erfolge.items():
        for kennung, anzahl in Counter(vorschlag.id for vorschlag in vorschlaege).items():
            if anzahl > 1 or not kennung.isascii() or kennung == NICHTS or kennung.startswith(EIGEN):
                yield meldungen.ERFOLG_KENNUNG.format(faktor=faktor, kennung=kennung)


def _pruefe_gegenargumente(katalog: Katalog) -> Iterator[str]:
    gegenargumente = katalog.bericht.gegenargumente
    if set(gegenargumente) != set(katalog.steckbriefe):
        yield meldungen.GEGENARGUMENTE_MODELLE.format(soll=", ".join(katalog.steckbriefe), ist=", ".join(gegenargumente))
    for modell, antworten in gegenargumente.items():
        steckbrief = katalog.steckbriefe.get(modell)
        if steckbrief is not None and len(antworten) != len(steckbrief.nachteile):
            yield meldungen.GEGENARGUMENTE_ANZAHL.format(modell=modell, soll=len(steckbrief.nachteile), ist=len(antworten))
        for antwort in antworten:
            if antwort.quelle is not None and antwort.quelle not in ASPEKTE:
                yield meldungen.GEGENARGUMENT_QUELLE.format(modell=modell, quelle=antwort.quelle)
