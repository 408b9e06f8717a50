"""What the notice and the hub show: pure functions of Katalog and answers."""

from typing import Any

from dialogs import captions
from dialogs.widgets import Knopf, in_reihen
from knowledge.antwort import Antworten
from knowledge.arbeitszeit import Stand
from knowledge.beratung import bereit_fuer_ergebnis, fortschritt, noetige_schritte, schritt_minuten
from knowledge.katalog import Katalog

# The steps with questions that this version of the product leads through, and one with a dialog of its own, behind the third of them.
SCHRITTE = ("ausgangslage", "kuemmerer", "rahmenbedingungen", "aspekte")
AUFGABEN = "aufgaben"
VOR_AUFGABEN = SCHRITTE.index("rahmenbedingungen") + 1


def hinweis(katalog: Katalog) -> dict[str, Any]:
    """Return the data of the notice."""
    return {
        "minuten": schritt_minuten(katalog),
        "quellen": list(katalog.quellen.values()),
        "knoepfe": [
            [Knopf("verstanden", captions.VERSTANDEN)],
            [Knopf("steckbriefe", captions.STECKBRIEFE), Knopf("hilfe", captions.HILFE)],
        ],
    }


def menue(katalog: Katalog, antworten: Antworten, aufgaben: Stand) -> dict[str, Any]:
    """Return the data of the hub: every step with its state, and the way on; ``aufgaben`` is how far that step is."""
    staende = {schritt: fortschritt(katalog, antworten, schritt) for schritt in SCHRITTE}
    bereit = bereit_fuer_ergebnis(katalog, antworten)
    begonnen = any(staende[schritt.id].beantwortet for schritt in noetige_schritte(katalog))
    vorn: list[list[Knopf]] = []
    if bereit:
        vorn.append([Knopf("ergebnis", captions.ERGEBNIS)])
    else:
        vorn.append([Knopf("weiter", captions.FORTSETZEN if begonnen else captions.BEGINNEN)])
    schritte = [Knopf(f"schritt/{schritt}", katalog.schritte[schritt].kurz) for schritt in SCHRITTE]
    schritte.insert(VOR_AUFGABEN, Knopf(AUFGABEN, katalog.schritte[AUFGABEN].kurz))
    zeilen: list[dict[str, Any]] = [
        {"schritt": katalog.schritte[name], "stand": captions.STAND[stand.stand], "fortschritt": stand} for name, stand in staende.items()
    ]
    zeilen.insert(VOR_AUFGABEN, {"schritt": katalog.schritte[AUFGABEN], "stand": captions.STAND[aufgaben], "fortschritt": None})
    fuss = [Knopf("antworten", captions.UEBERSICHT)] if begonnen else []
    return {
        "bereit": bereit,
        "begonnen": begonnen,
        "minuten": schritt_minuten(katalog),
        "schritte": zeilen,
        "knoepfe": [
            *vorn,
            *[[knopf] for knopf in schritte],
            *([fuss] if fuss else []),
            [Knopf("suche", captions.SUCHE)],
            *in_reihen([Knopf("steckbriefe", captions.STECKBRIEFE), Knopf("hilfe", captions.HILFE)], 2),
        ],
    }
