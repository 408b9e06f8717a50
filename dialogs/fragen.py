"""A question outside the consultation, too: its options and answers in words, and what a typed text means for it."""

from typing import Final

from dialogs import captions
from knowledge.antwort import Antworten
from knowledge.begruendung import antwort_text
from knowledge.eingabe import Gelesen
from knowledge.frage import Frage, Wert
from knowledge.katalog import Katalog
from knowledge.lesen import lies_antwort

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


def lies(katalog: Katalog, frage: Frage, text: str, antworten: Antworten) -> Gelesen | None:
    """Return the value that a typed text means for a question; a sum of money needs the number of inhabitants among the answers.

    Raises :class:`knowledge.eingabe.EinwohnerFehltError` where it is not there.
    """
    einwohner = antworten.bekannt("einwohner")
    return lies_antwort(katalog, frage, text, einwohner if isinstance(einwohner, int) else None)
