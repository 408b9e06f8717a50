"""How readable all own texts are, by room: the Katalog, the windows, the command line; a part of ``lotse wissen --pruefen``."""

from collections.abc import Iterator
from typing import Final

from bot import hilfe
from bot.config import Settings
from dialogs import lesbarkeit as fenster
from knowledge import datenfehler
from knowledge.katalog import Katalog
from knowledge.pruefung import meldungen
from knowledge.pruefung.lesbarkeit import Text, miss, pruefe_texte
from knowledge.pruefung.sprache import eigene_texte

# Everyday language: what one reads on a phone or in a terminal is easier than a Steckbrief.
LIX_IM_ALLTAG: Final = 35


def pruefe_raeume() -> Iterator[str]:
    """Yield one German sentence per fault in windows and command line; the Katalog has its own check."""
    yield from pruefe_texte(hilfe.RAUM_FENSTER, list(fenster.eigene_texte()), LIX_IM_ALLTAG)
    yield from pruefe_texte(hilfe.RAUM_BEFEHLSZEILE, list(befehlszeile()), LIX_IM_ALLTAG)


def kennzahlen(katalog: Katalog) -> Iterator[str]:
    """Yield one line of figures per room."""
    raeume = {
        hilfe.RAUM_KATALOG: eigene_texte(katalog),
        hilfe.RAUM_FENSTER: fenster.eigene_texte(),
        hilfe.RAUM_BEFEHLSZEILE: befehlszeile(),
    }
    for raum, texte in raeume.items():
        zahlen = miss(text for _, text in texte)
        yield hilfe.LESBARKEIT.format(
            raum=raum, saetze=zahlen.saetze, median=f"{zahlen.median:g}", laengster=zahlen.laengster, lix=round(zahlen.lix)
        )


def befehlszeile() -> Iterator[Text]:
    """Yield help, messages and settings."""
    for modul in (hilfe, datenfehler, meldungen):
        for name, wert in vars(modul).items():
            if name.isupper():
                yield from ((f"{modul.__name__}.{name}", text) for text in fenster.texte_in(wert))
    yield from ((name.upper(), feld.description or "") for name, feld in Settings.model_fields.items())
