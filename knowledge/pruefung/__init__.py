"""The cross-checks of the data, run by ``lotse wissen --pruefen``: what the schema of a single file cannot see.

For editors: every fault is a German sentence that says where it stands. First come the checks on what the data refer to; only where
they pass can the others walk the diagram and judge cases.
"""

from collections.abc import Callable, Iterator

from knowledge.katalog import Katalog
from knowledge.pruefung.anforderungen import pruefe_anforderungen, pruefe_luecken
from knowledge.pruefung.berichtstexte import pruefe_berichtstexte
from knowledge.pruefung.beschriftung import pruefe_beschriftungen
from knowledge.pruefung.diagramm import pruefe_diagramm, pruefe_wege
from knowledge.pruefung.fragen import pruefe_bezuege, pruefe_fragen
from knowledge.pruefung.gruende import pruefe_gruende
from knowledge.pruefung.meilensteine import pruefe_meilensteine
from knowledge.pruefung.modelle import pruefe_modelle
from knowledge.pruefung.profil import ideales_profil, pruefe_fuehrung
from knowledge.pruefung.schnellworte import pruefe_schnellworte
from knowledge.pruefung.sprache import pruefe_saetze
from knowledge.pruefung.umfang import pruefe_umfang
from knowledge.pruefung.versionen import pruefe_versionen

__all__ = ["ideales_profil", "pruefe_katalog"]

Pruefung = Callable[[Katalog], Iterator[str]]
BEZUEGE: tuple[Pruefung, ...] = (pruefe_modelle, pruefe_fragen, pruefe_bezuege, pruefe_diagramm, pruefe_schnellworte)
UNABHAENGIG: tuple[Pruefung, ...] = (
    pruefe_beschriftungen,
    pruefe_umfang,
    pruefe_saetze,
    pruefe_meilensteine,
    pruefe_berichtstexte,
    pruefe_versionen,
)
AUF_BEZUEGEN: tuple[Pruefung, ...] = (pruefe_wege, pruefe_anforderungen, pruefe_luecken, pruefe_gruende, pruefe_fuehrung)


def pruefe_katalog(katalog: Katalog) -> list[str]:
    """Return one German sentence per fault, nothing where the Katalog is sound."""
    maengel = [satz for pruefung in BEZUEGE for satz in pruefung(katalog)]
    aufbauend = () if maengel else AUF_BEZUEGEN
    return [*maengel, *(satz for pruefung in (*UNABHAENGIG, *aufbauend) for satz in pruefung(katalog))]
