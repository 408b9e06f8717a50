"""What the windows about a person's data show: pure functions."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from dialogs import captions
from dialogs.betreiber import Betreiber
from dialogs.widgets import Knopf
from knowledge.aufbewahrung import ANKUENDIGUNG

JA: Final = "ja_loeschen"
UEBERNEHMEN: Final = "uebernehmen"
MENUE: Final = Knopf("menue", captions.MENUE)


def datenschutz(betreiber: Betreiber, loeschtag: date | None) -> dict[str, Any]:
    """Return the data of what is said about data protection; ``loeschtag`` is known of somebody who has agreed."""
    eigene = [Knopf("meine", captions.MEINE_DATEN), Knopf("loeschen", captions.ALLES_LOESCHEN)] if loeschtag else []
    return {
        "betreiber": betreiber,
        "loeschtag": loeschtag.isoformat() if loeschtag else None,
        "tage": ANKUENDIGUNG.days,
        "knoepfe": [*([eigene] if eigene else []), [Knopf("zu", captions.SCHLIESSEN)]],
    }


def uebersicht(telegram_id: int, anzahl: Mapping[str, int], loeschtag: date, *, lokal: bool = False) -> dict[str, Any]:
    """Return the data of what is stored about a person."""
    return {
        "telegram_id": telegram_id,
        "lokal": lokal,
        "posten": posten(anzahl),
        "loeschtag": loeschtag.isoformat(),
        "knoepfe": [
            [Knopf("datei", captions.ALS_DATEI)],
            [Knopf("loeschen", captions.ALLES_LOESCHEN), Knopf("datenschutz", captions.DATENSCHUTZ)],
            [MENUE],
        ],
    }


def loeschen(anzahl: Mapping[str, int]) -> dict[str, Any]:
    """Return the data of the question before everything is deleted."""
    return {
        "posten": posten(anzahl),
        "knoepfe": [[Knopf(JA, captions.JA_ALLES_LOESCHEN)], [Knopf("datei", captions.ALS_DATEI), Knopf("behalten", captions.BEHALTEN)]],
    }


def einfuhr(beratungen: int, antworten: int, *, personenbezug: bool) -> dict[str, Any]:
    """Return the data of the question before a file is taken over."""
    return {
        "beratungen": beratungen,
        "antworten": antworten,
        "personenbezug": personenbezug,
        "knoepfe": [[Knopf(UEBERNEHMEN, captions.UEBERNEHMEN)], [Knopf("verwerfen", captions.VERWERFEN)]],
    }


def posten(anzahl: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return what there is in the words of a person, nothing that there is none of."""
    return [(captions.DATENARTEN.get(name, name), zahl) for name, zahl in anzahl.items() if zahl]
