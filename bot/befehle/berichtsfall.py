"""Read the case of a report: the answers, and under keys of their own what a consultation holds besides."""

import json
from typing import Any, Final

from bot import hilfe
from bot.befehle.fall import lies_antworten, lies_json
from bot.fehler import UserError
from knowledge.antwort import Antworten
from knowledge.bericht import Beilagen
from knowledge.katalog import Katalog
from knowledge.merkliste import MERKSTAENDE, Merkeintrag, empfehlung_zu, sortiert

ANTWORTEN: Final = "antworten"
MERKLISTE: Final = "merkliste"


def lies_berichtsfall(katalog: Katalog, text: str) -> tuple[Antworten, Beilagen]:
    """Return the checked answers of a case and what goes with them. Raises :class:`UserError` that says what to mend."""
    roh = lies_json(text)
    if not isinstance(roh, dict) or not {ANTWORTEN} <= set(roh) <= {ANTWORTEN, MERKLISTE}:
        raise UserError(hilfe.KEIN_BERICHTSFALL)
    if not all(isinstance(teil, dict) for teil in roh.values()):
        raise UserError(hilfe.KEIN_BERICHTSFALL)
    return lies_antworten(katalog, roh[ANTWORTEN]), Beilagen(merkliste=lies_merkliste(katalog, roh.get(MERKLISTE, {})))


def lies_merkliste(katalog: Katalog, roh: dict[str, Any]) -> tuple[Merkeintrag, ...]:
    """Return the checked list, by model and aspect the state. Raises :class:`UserError` that says what to mend."""
    if not all(isinstance(aspekte, dict) for aspekte in roh.values()):
        raise UserError(hilfe.KEIN_BERICHTSFALL)
    eintraege = [_lies_eintrag(katalog, modell, aspekt, stand) for modell, aspekte in roh.items() for aspekt, stand in aspekte.items()]
    return sortiert(katalog, eintraege)


def _lies_eintrag(katalog: Katalog, modell: str, aspekt: str, roh: object) -> Merkeintrag:
    if empfehlung_zu(katalog, modell, aspekt) is None:
        erlaubt = {"modelle": ", ".join(katalog.steckbriefe), "aspekte": ", ".join(katalog.aspekte)}
        raise UserError(hilfe.MERKEINTRAG_UNBEKANNT.format(modell=modell, aspekt=aspekt, **erlaubt))
    stand = next((stand for stand in MERKSTAENDE if stand == roh), None)
    if stand is None:
        gegeben = json.dumps(roh, ensure_ascii=False, default=str)
        raise UserError(hilfe.MERKSTAND_UNGUELTIG.format(stand=gegeben, modell=modell, aspekt=aspekt, erlaubt=", ".join(MERKSTAENDE)))
    return Merkeintrag(modell, aspekt, stand)
