"""Read the case of a report: the answers, and under keys of their own what a consultation holds besides."""

from typing import Final

from bot import hilfe
from bot.befehle.fall import lies_antworten, lies_json
from bot.befehle.merkliste import lies_merkliste
from bot.fehler import UserError
from knowledge.antwort import Antworten
from knowledge.bericht import Beilagen
from knowledge.katalog import Katalog

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
