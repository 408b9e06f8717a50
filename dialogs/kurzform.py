"""Answers in the fewest words, for lists that have to fit on a phone."""

from dialogs import captions
from knowledge.begruendung import antwort_text
from knowledge.frage import WEISS_NICHT, Frage, Wert
from knowledge.katalog import Katalog


def kurze_antwort(katalog: Katalog, frage: Frage, wert: Wert | None) -> str:
    """Return an answer in German, an option by the label of its button; also one that is missing or unknown."""
    if wert is None:
        return captions.NOCH_OFFEN
    if wert == WEISS_NICHT:
        return captions.WEISS_NICHT.lower()
    option = frage.option(wert)
    return option.knopf if option is not None and frage.art == "auswahl" else antwort_text(frage, wert, katalog)
