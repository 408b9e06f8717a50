"""What is typed as the answer to one question becomes its stored value."""

from collections.abc import Callable
from typing import Final

from knowledge import eingabe
from knowledge.eingabe import Gelesen
from knowledge.frage import WEISS_NICHT, Frage
from knowledge.katalog import Katalog
from knowledge.modellsuche import finde_modell

_OHNE_EINHEIT_HOECHSTENS: Final = 10


def worte_der_optionen(katalog: Katalog, frage: Frage) -> dict[str, tuple[str, ...]]:
    """Return what the options of a question are called, by their stored value; nothing for questions that ask for a figure or a date."""
    if frage.art not in ("auswahl", "modell"):
        return {}
    modelle = katalog.steckbriefe.values() if frage.art == "modell" else ()
    worte = {modell.id: (modell.nummer, modell.name, modell.kurz, *modell.aliase) for modell in modelle}
    return worte | {str(option.wert): (option.knopf, option.text, *option.worte) for option in frage.optionen}


def lies_antwort(katalog: Katalog, frage: Frage, text: str, einwohner: int | None) -> Gelesen | None:
    """Return the value that a typed text means for a question, ``None`` where it means none.

    Raises :class:`knowledge.eingabe.EinwohnerFehltError` for a sum of money where the number of inhabitants is not known.
    """
    woerter = {str(option.wert): (option.knopf, option.text, *option.worte) for option in frage.optionen}
    gewaehlt = eingabe.lies_option(text, woerter) if woerter and frage.art in ("auswahl", "modell") else None
    if gewaehlt is not None:
        return Gelesen(next(option.wert for option in frage.optionen if str(option.wert) == gewaehlt))
    # An option may be called "offen", which otherwise means that somebody does not know: options come first.
    if eingabe.ist_weiss_nicht(text):
        return Gelesen(WEISS_NICHT)
    leser: dict[str, Callable[[], Gelesen | None]] = {
        "einwohner": lambda: eingabe.lies_einwohner(text),
        "ganzzahl": lambda: eingabe.lies_ganzzahl(text),
        "stellen": lambda: _glaubhaft(frage, text, eingabe.lies_stellen(text)),
        "budget": lambda: eingabe.lies_budget(text, einwohner),
        "datum": lambda: eingabe.lies_datum(text, ende=frage.termin == "ende"),
        "modell": lambda: _lies_modell(katalog, text),
    }
    lies_art = leser.get(frage.art)
    return lies_art() if lies_art else None


def _lies_modell(katalog: Katalog, text: str) -> Gelesen | None:
    funde = finde_modell(katalog, text)
    return Gelesen(funde[0].untermodell or funde[0].steckbrief.id) if len(funde) == 1 else None


def _glaubhaft(frage: Frage, text: str, gelesen: Gelesen | None) -> Gelesen | None:
    """Let a class pass only where the question offers it, and no bare large number: "50" rather means 50 %."""
    if gelesen is None:
        return None
    if isinstance(gelesen.wert, str):
        return gelesen if frage.option(gelesen.wert) is not None else None
    return None if gelesen.wert >= _OHNE_EINHEIT_HOECHSTENS and text.strip().isdecimal() else gelesen
