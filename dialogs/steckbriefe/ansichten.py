"""What a Steckbrief shows: pure functions of the Katalog."""

from typing import Any

from dialogs import captions, verweise
from dialogs.widgets import Knopf, in_reihen
from knowledge.hinweis import naechster_schritt
from knowledge.katalog import Katalog
from knowledge.modellsuche import finde_modell
from knowledge.steckbrief import Steckbrief

REITER = ("ausgangslage", "eigenschaften", "vor_nachteile", "empfehlungen")
REITER_NAMEN = {
    "ausgangslage": captions.AUSGANGSLAGE,
    "eigenschaften": captions.EIGENSCHAFTEN,
    "vor_nachteile": captions.VOR_NACHTEILE,
    "empfehlungen": captions.EMPFEHLUNGEN_TAB,
}


def liste(katalog: Katalog, gesucht: str | None) -> dict[str, Any]:
    """Return the data of the list: all models, or those that a searched name can mean."""
    funde = finde_modell(katalog, gesucht) if gesucht else ()
    modelle = [fund.steckbrief for fund in funde] or list(katalog.steckbriefe.values())
    return {
        "gesucht": gesucht,
        "gefunden": bool(funde),
        "gruppen": [(katalog.stufen[stufe], [modell for modell in modelle if modell.stufe == stufe]) for stufe in katalog.stufen],
        "knoepfe": [
            *in_reihen([Knopf(f"{modell.id}/{REITER[0]}", modell.nummer) for modell in modelle], 3),
            [Knopf("zu", captions.SCHLIESSEN)],
        ],
    }


def ansicht(katalog: Katalog, bot: str, modell: str, reiter: str, aspekt: str | None) -> dict[str, Any]:
    """Return the data of one Steckbrief; ``modell`` may be a sub-model, ``aspekt`` one of the eight Empfehlungen."""
    steckbrief = katalog.steckbrief(modell)
    andere = [Knopf(f"{steckbrief.id}/{name}", REITER_NAMEN[name]) for name in REITER if name != reiter or aspekt]
    aspekte = [
        Knopf(f"{steckbrief.id}/empfehlungen/{name}", katalog.aspekte[name].kurz) for name in steckbrief.empfehlungen if name != aspekt
    ]
    return {
        "steckbrief": steckbrief,
        "untermodell": (modell, steckbrief.untermodelle[modell]) if modell in steckbrief.untermodelle else None,
        "reiter": reiter,
        "reiter_name": REITER_NAMEN[reiter],
        "kriterien": [(katalog.kriterien[name].titel, eintrag) for name, eintrag in steckbrief.kriterien.items()],
        "eigenschaften": [(katalog.eigenschaften[name].titel, eintrag) for name, eintrag in steckbrief.eigenschaften.items()],
        "aspekt": (katalog.aspekte[aspekt].titel, steckbrief.empfehlungen[aspekt]) if aspekt else None,
        "aspekte": [katalog.aspekte[name].titel for name in steckbrief.empfehlungen],
        "stufe": katalog.stufen[steckbrief.stufe],
        "weiter": naechster_schritt(katalog, steckbrief),
        "quellen": katalog.quellen,
        "knoepfe": [
            *(in_reihen(aspekte, 2) if reiter == "empfehlungen" else []),
            *[[knopf] for knopf in andere],
            [Knopf(f"vergleich/{steckbrief.id}", captions.VERGLEICHEN)],
            [Knopf("teilen", captions.TEILEN, verweise.teilen(bot, *_geteilt(katalog, steckbrief, aspekt)))],
            [Knopf("liste", captions.ANDERES_MODELL), Knopf("zu", captions.SCHLIESSEN)],
        ],
    }


def _geteilt(katalog: Katalog, steckbrief: Steckbrief, aspekt: str | None) -> tuple[str, str]:
    """Return what a link to the shown part opens, and its title."""
    titel = f"{steckbrief.nummer} {steckbrief.name}"
    if aspekt is None:
        return steckbrief.id, titel
    return f"{steckbrief.id}.empfehlung.{aspekt}", f"{titel}: {katalog.aspekte[aspekt].titel}"
