"""The questions are those agreed on, with the values agreed on, and whatever else names a question or an answer names one of them."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from knowledge.antwort import erlaubte_werte
from knowledge.bedingung import EineVon, FrageBedingung, VorBedingung, ZahlBedingung
from knowledge.frage import ZAHLARTEN, Frage
from knowledge.katalog import Katalog
from knowledge.pruefung import meldungen, vorgaben
from knowledge.spanne import Spanne
from knowledge.widerspruch import Bedingung


def pruefe_fragen(katalog: Katalog) -> Iterator[str]:
    """Check ids, kinds and values of the questions, and the edges of their classes."""
    for name in vorgaben.FRAGEN:
        if name not in katalog.fragen:
            yield meldungen.FRAGE_FEHLT.format(frage=name)
    for frage in katalog.fragen.values():
        if frage.id not in vorgaben.FRAGEN:
            yield meldungen.FRAGE_UNERWARTET.format(frage=frage.id)
        else:
            yield from _pruefe_werte(frage)
        if frage.schritt not in katalog.schritte:
            yield meldungen.SCHRITT_UNBEKANNT.format(frage=frage.id, schritt=frage.schritt)
        if frage.id in vorgaben.KANTEN:
            yield from _pruefe_klassen(frage)


def pruefe_bezuege(katalog: Katalog) -> Iterator[str]:
    """Check that conditions, contradictions and Voraussetzungen name questions and answers that exist."""
    for frage in katalog.fragen.values():
        for bedingung in frage.nur_wenn:
            yield from pruefe_bedingung(katalog, f"Frage {frage.id}, nur_wenn", bedingung)
    for widerspruch in katalog.widersprueche:
        for teil in widerspruch.wenn:
            yield from pruefe_bedingung(katalog, f"Widerspruch {widerspruch.id}", teil)
    for kennung, anzahl in Counter(widerspruch.id for widerspruch in katalog.widersprueche).items():
        if anzahl > 1:
            yield meldungen.WIDERSPRUCH_DOPPELT.format(kennung=kennung)
    for steckbrief in katalog.steckbriefe.values():
        for bedarf in steckbrief.anforderung.voraussetzung:
            yield from pruefe_antworten(
                katalog, f"Steckbrief {steckbrief.id}, Voraussetzung", bedarf.frage, (*bedarf.verfehlt, *bedarf.knapp)
            )


def pruefe_bedingung(katalog: Katalog, ort: str, bedingung: Bedingung) -> Iterator[str]:
    """Check the questions and answers of one condition."""
    match bedingung:
        case FrageBedingung(frage=frage, ist=ist, nicht=nicht):
            yield from pruefe_antworten(katalog, ort, frage, (*ist, *nicht))
        case ZahlBedingung(zahl=frage):
            yield from _pruefe_art(katalog, ort, frage, ZAHLARTEN)
        case VorBedingung(vor=daten):
            for frage in daten:
                yield from _pruefe_art(katalog, ort, frage, frozenset({"datum"}))
        case EineVon(eine_von=teile):
            for teil in teile:
                yield from pruefe_bedingung(katalog, ort, teil)


def pruefe_antworten(katalog: Katalog, ort: str, frage: str, werte: tuple[str, ...]) -> Iterator[str]:
    """Check that a question exists and knows the answers."""
    if frage not in katalog.fragen:
        yield meldungen.BEZUG_FRAGE.format(ort=ort, frage=frage)
        return
    erlaubt = erlaubte_werte(katalog.fragen[frage], katalog.modell_ids)
    for wert in werte:
        if wert not in erlaubt:
            yield meldungen.BEZUG_WERT.format(ort=ort, frage=frage, wert=wert)


def _pruefe_art(katalog: Katalog, ort: str, frage: str, arten: frozenset[str]) -> Iterator[str]:
    if frage not in katalog.fragen:
        yield meldungen.BEZUG_FRAGE.format(ort=ort, frage=frage)
    elif katalog.fragen[frage].art not in arten:
        yield meldungen.BEZUG_ART.format(ort=ort, frage=frage)


def _pruefe_werte(frage: Frage) -> Iterator[str]:
    art, soll = vorgaben.FRAGEN[frage.id]
    if frage.art != art:
        yield meldungen.ART_FALSCH.format(frage=frage.id, ist=frage.art, soll=art)
    # A number question may also offer a number itself, such as "halbe Stelle"; only its words are an interface.
    ist = [option.wert for option in frage.optionen if isinstance(option.wert, str)]
    if Counter(ist) != Counter(soll):
        yield meldungen.WERTE_FALSCH.format(frage=frage.id, ist=", ".join(ist), soll=", ".join(soll))


def _pruefe_klassen(frage: Frage) -> Iterator[str]:
    kanten = vorgaben.KANTEN[frage.id]
    soll = [*(Spanne(von, bis) for von, bis in pairwise(kanten)), Spanne(kanten[-1], None)]
    ist = [option.spanne for option in frage.optionen if option.spanne is not None and not option.spanne.ist_genau]
    if ist != soll:
        lagen = ", ".join(f"{spanne.von}–{spanne.bis}" for spanne in ist)
        yield meldungen.KLASSEN_FALSCH.format(frage=frage.id, soll=", ".join(map(str, kanten)), ist=lagen)
