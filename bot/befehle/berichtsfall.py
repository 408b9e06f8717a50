"""Read the case of a report: the answers, and under keys of their own what a consultation holds besides."""

from typing import Final

from bot import hilfe
from bot.befehle.aufgaben import lies_arbeitszeit, lies_themenwahl
from bot.befehle.fall import SCHLUESSEL, lies_antworten, lies_json
from bot.befehle.merkliste import lies_merkliste
from bot.fehler import UserError
from knowledge.antwort import Antworten
from knowledge.bericht import Beilagen
from knowledge.gespraech import (
    IDEEN,
    JE_TEIL_HOECHSTENS,
    NICHTS,
    TEILE,
    TEXT_HOECHSTENS,
    Gespraech,
    Gespraechspunkt,
    Punkte,
    TooManyPointsError,
    eigener_punkt,
    moegliche,
    nimm,
)
from knowledge.katalog import Katalog

ANTWORTEN: Final = "antworten"
AUFGABEN: Final = "aufgaben"
THEMENWAHL: Final = "themenwahl"
MERKLISTE: Final = "merkliste"
GESPRAECH: Final = "gespraech"


def lies_berichtsfall(katalog: Katalog, text: str) -> tuple[Antworten, Beilagen]:
    """Return the checked answers of a case and what goes with them. Raises :class:`UserError` that says what to mend."""
    roh = lies_json(text)
    if not isinstance(roh, dict) or not {ANTWORTEN} <= set(roh) <= SCHLUESSEL or not all(isinstance(teil, dict) for teil in roh.values()):
        raise UserError(hilfe.KEIN_BERICHTSFALL)
    antworten = lies_antworten(katalog, roh[ANTWORTEN])
    zeit = lies_arbeitszeit(katalog, antworten.bekannt("kommune_typ"), roh.get(AUFGABEN, {}))
    wahl = lies_themenwahl(katalog, roh.get(THEMENWAHL, {}))
    merkliste = lies_merkliste(katalog, roh.get(MERKLISTE, {}))
    return antworten, Beilagen(zeit, wahl, lies_gespraech(katalog, roh.get(GESPRAECH, {})), merkliste)


def lies_gespraech(katalog: Katalog, roh: dict[str, object]) -> Gespraech:
    """Return the checked points for the talk by part. Raises :class:`UserError` that says what to mend."""
    return Gespraech({teil: _teil(katalog, teil, punkte) for teil, punkte in roh.items()})


def _teil(katalog: Katalog, teil: str, roh: object) -> Punkte:
    if teil not in TEILE or not isinstance(roh, list):
        raise UserError(hilfe.KEIN_GESPRAECH.format(teile=", ".join(TEILE)))
    punkte: Punkte = ()
    try:
        for eintrag in roh:
            punkte = nimm(katalog, teil, punkte, _punkt(katalog, teil, eintrag))
    except TooManyPointsError as fehler:
        raise UserError(hilfe.GESPRAECH_VOLL.format(teil=teil, grenze=JE_TEIL_HOECHSTENS)) from fehler
    return punkte


def _punkt(katalog: Katalog, teil: str, roh: object) -> Gespraechspunkt:
    """Return a suggestion by its id, or a text that somebody wrote."""
    if isinstance(roh, dict) and set(roh) == {"text"}:
        text = roh["text"]
        if not isinstance(text, str) or not text.strip() or len(text) > TEXT_HOECHSTENS or not text.isprintable():
            raise UserError(hilfe.GESPRAECH_TEXT.format(teil=teil, grenze=TEXT_HOECHSTENS))
        return eigener_punkt(" ".join(text.split()))
    erlaubt = [*moegliche(katalog, teil), *([] if teil == IDEEN else [NICHTS])]
    if not isinstance(roh, str) or roh not in erlaubt:
        raise UserError(hilfe.GESPRAECH_UNBEKANNT.format(punkt=roh, teil=teil, erlaubt=", ".join(erlaubt)))
    return Gespraechspunkt(roh)
