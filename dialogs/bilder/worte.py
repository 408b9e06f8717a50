"""What pictures and cards call the same way."""

from dialogs import captions
from knowledge.empfehlung import OFFEN_HOECHSTENS, Bewertung
from knowledge.katalog import Katalog


def status_wort(bewertung: Bewertung) -> str:
    """Return the status in a word; "empfohlen" is said of nothing that is still open for the most part."""
    if bewertung.status == "empfohlen" and len(bewertung.offen) > OFFEN_HOECHSTENS:
        return captions.NOCH_OFFEN
    return captions.STATUS[bewertung.status]


def kurzname(katalog: Katalog, modell: str) -> str:
    """Return the short name of a model without its number: Stabsstelle."""
    steckbrief = katalog.steckbriefe[modell]
    return steckbrief.kurz.removeprefix(steckbrief.nummer).strip()


def aufzaehlung(katalog: Katalog, modelle: tuple[str, ...]) -> str:
    """Return the numbers of models: V 1, V 2."""
    return ", ".join(katalog.steckbriefe[modell].nummer for modell in modelle)
