"""The versions of the Katalog are in order, and their rules lead from what is gone to what is there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from knowledge.antwort import InvalidAnswerError
from knowledge.katalog import Katalog
from knowledge.pruefung import meldungen
from knowledge.version import FrageEntfernt, FrageGeteilt, FrageUmbenannt, Katalogversion, Regel, Rohwert, WerteUmbenannt

FORM: Final = re.compile(r"\d{4}\.\d{1,3}")
TEILE_MINDESTENS: Final = 2


def pruefe_versionen(katalog: Katalog) -> Iterator[str]:
    """Check order, present version, and every rule; one German sentence per fault."""
    versionen = katalog.versionen
    falsch = [version.version for version in versionen if not FORM.fullmatch(version.version)]
    yield from (meldungen.VERSION_FORM.format(version=name) for name in falsch)
    if not versionen or (versionen[-1].version, versionen[-1].stand) != (katalog.version, katalog.stand):
        yield meldungen.VERSION_GEGENWART.format(version=katalog.version, stand=katalog.stand)
        return
    if not falsch:
        for vorige, naechste in pairwise(versionen):
            if _nummer(vorige) >= _nummer(naechste) or vorige.stand > naechste.stand:
                yield meldungen.VERSION_FOLGE.format(version=naechste.version, vorige=vorige.version)
    if versionen[0].regeln:
        yield meldungen.VERSION_ERSTE.format(version=versionen[0].version)
    for stelle, version in enumerate(versionen):
        yield from _pruefe_version(katalog, version, _spaeter(versionen[stelle + 1 :]))


def _nummer(version: Katalogversion) -> tuple[int, ...]:
    return tuple(map(int, version.version.split(".")))


@dataclass(frozen=True, slots=True)
class _Spaeter:
    """What later versions go on to replace: a rule may lead to it, although it is not there any more."""

    fragen: frozenset[str]
    werte: frozenset[tuple[str, str]]


def _spaeter(versionen: tuple[Katalogversion, ...]) -> _Spaeter:
    regeln = [regel for version in versionen for regel in version.regeln]
    werte = {(regel.werte_umbenannt, wert) for regel in regeln if isinstance(regel, WerteUmbenannt) for wert in regel.werte}
    return _Spaeter(frozenset(alt for regel in regeln if (alt := _alte_frage(regel)) is not None), frozenset(werte))


def _alte_frage(regel: Regel) -> str | None:
    match regel:
        case FrageUmbenannt(frage_umbenannt=alt) | FrageGeteilt(frage_geteilt=alt) | FrageEntfernt(frage_entfernt=alt):
            return alt
        case WerteUmbenannt():
            return None


def _pruefe_version(katalog: Katalog, version: Katalogversion, spaeter: _Spaeter) -> Iterator[str]:
    ort = f"versionen.yaml, {version.version}"
    gesehen: set[str] = set()
    for regel in version.regeln:
        alt = _alte_frage(regel)
        if alt is not None and alt in gesehen:
            yield meldungen.REGEL_DOPPELT.format(ort=ort, frage=alt)
        if alt is not None and alt in katalog.fragen:
            yield meldungen.REGEL_ALT_DA.format(ort=ort, frage=alt)
        gesehen |= {alt} if alt is not None else set()
        match regel:
            case FrageUmbenannt(neu=neu):
                yield from _pruefe_ziel(katalog, ort, {neu: None}, spaeter)
            case FrageGeteilt(frage_geteilt=geteilt, antworten=antworten):
                if len({frage for folgen in antworten.values() for frage in folgen}) < TEILE_MINDESTENS:
                    yield meldungen.REGEL_TEILUNG.format(ort=ort, frage=geteilt)
                for folgen in antworten.values():
                    yield from _pruefe_ziel(katalog, ort, folgen, spaeter)
            case WerteUmbenannt(werte_umbenannt=frage, werte=werte):
                yield from _pruefe_werte(katalog, ort, frage, werte, spaeter)
            case FrageEntfernt():
                pass


def _pruefe_ziel(katalog: Katalog, ort: str, neu: Mapping[str, Rohwert | None], spaeter: _Spaeter) -> Iterator[str]:
    """Check that each question a rule leads to exists and takes the value; what a later version replaces is none of the present."""
    for frage, wert in neu.items():
        if frage in spaeter.fragen or (frage, wert) in spaeter.werte:
            continue
        if frage not in katalog.fragen:
            yield meldungen.REGEL_ZIEL_FEHLT.format(ort=ort, frage=frage)
        elif wert is not None and not _nimmt(katalog, frage, wert):
            yield meldungen.REGEL_WERT_FEHLT.format(ort=ort, frage=frage, wert=wert)


def _pruefe_werte(katalog: Katalog, ort: str, frage: str, werte: Mapping[str, str | None], spaeter: _Spaeter) -> Iterator[str]:
    for alt, neu in werte.items():
        yield from _pruefe_ziel(katalog, ort, {frage: neu}, spaeter)
        if frage in katalog.fragen and frage not in spaeter.fragen and _nimmt(katalog, frage, alt):
            yield meldungen.REGEL_WERT_DA.format(ort=ort, frage=frage, wert=alt)


def _nimmt(katalog: Katalog, frage: str, wert: Rohwert) -> bool:
    try:
        katalog.antworten({frage: wert})
    except InvalidAnswerError:
        return False
    return True
