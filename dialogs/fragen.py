"""A question outside the consultation, too: its options and answers in words, and what a typed text means for it."""

from collections.abc import Callable
from typing import Final

from dialogs import captions
from knowledge import eingabe
from knowledge.antwort import Antworten
from knowledge.begruendung import antwort_text
from knowledge.eingabe import Gelesen
from knowledge.frage import WEISS_NICHT, Frage, Wert
from knowledge.katalog import Katalog
from knowledge.modellsuche import finde_modell

OHNE_EINHEIT_HOECHSTENS: Final = 10
EINHEIT: Final = " ew"
GEDANKENSTRICH: Final = " – "


def antwort_in_worten(katalog: Katalog, antworten: Antworten, gefragt: Frage) -> str | None:
    """Return the answer to a question in German, ``None`` where there is none yet."""
    wert = antworten.bekannt(gefragt.id)
    if wert is not None:
        return antwort_text(gefragt, wert, katalog)
    return captions.WEISS_NICHT.lower() if gefragt.id in antworten.weiss_nicht else None


def antwort_kurz(katalog: Katalog, antworten: Antworten, gefragt: Frage) -> str | None:
    """Return the answer without what its wording explains behind the dash, ``None`` where there is none yet."""
    worte = antwort_in_worten(katalog, antworten, gefragt)
    return None if worte is None else worte.partition(GEDANKENSTRICH)[0]


def optionen_in_worten(katalog: Katalog, gefragt: Frage) -> list[tuple[str, str]]:
    """Return label and full wording of the options, so that the message says what the short buttons mean."""
    modelle = [(eintrag.nummer, eintrag.name) for eintrag in katalog.steckbriefe.values()] if gefragt.art == "modell" else []
    optionen = [(option.knopf, _mehr_als(option.knopf, option.text)) for option in gefragt.optionen]
    return [*modelle, *optionen] if modelle or any(mehr for _, mehr in optionen) else []


def _mehr_als(knopf: str, text: str) -> str:
    """Return what the full wording adds to the label, nothing where it only repeats it."""
    if text.lower().removesuffix(EINHEIT) == knopf.lower().removesuffix(EINHEIT):
        return ""
    vorn, trenner, hinten = text.partition(GEDANKENSTRICH)
    return hinten if trenner and vorn.lower() == knopf.lower() else text


def wert_der_option(frage: Frage, wert: str) -> Wert:
    """Return the option a text names, in the type in which it is stored; a model is its id."""
    return next((option.wert for option in frage.optionen if str(option.wert) == wert), wert)


def wert_des_knopfs(katalog: Katalog, frage: Frage, teil: str) -> Wert | None:
    """Return the option or model a button stands for, ``None`` where the question has no such button."""
    if frage.art == "modell" and teil in katalog.steckbriefe:
        return teil
    return next((option.wert for option in frage.optionen if str(option.wert) == teil), None)


def worte_der_optionen(katalog: Katalog, frage: Frage) -> dict[str, tuple[str, ...]]:
    """Return what the options of a question are called, by their stored value; nothing for questions that ask for a figure or a date."""
    if frage.art not in ("auswahl", "modell"):
        return {}
    modelle = katalog.steckbriefe.values() if frage.art == "modell" else ()
    worte = {modell.id: (modell.nummer, modell.name, modell.kurz, *modell.aliase) for modell in modelle}
    return worte | {str(option.wert): (option.knopf, option.text, *option.worte) for option in frage.optionen}


def lies(katalog: Katalog, frage: Frage, text: str, antworten: Antworten) -> Gelesen | None:
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
    einwohner = antworten.bekannt("einwohner")
    leser: dict[str, Callable[[], Gelesen | None]] = {
        "einwohner": lambda: eingabe.lies_einwohner(text),
        "ganzzahl": lambda: eingabe.lies_ganzzahl(text),
        "stellen": lambda: _glaubhaft(frage, text, eingabe.lies_stellen(text)),
        "budget": lambda: eingabe.lies_budget(text, einwohner if isinstance(einwohner, int) else None),
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
    return None if gelesen.wert >= OHNE_EINHEIT_HOECHSTENS and text.strip().isdecimal() else gelesen
