"""Data to render the windows of this folder without bot and database."""

from datetime import date
from typing import Any

from aiogram.fsm.state import State

from dialogs.gespraech import ansichten
from dialogs.gespraech.ansichten import Ansicht
from dialogs.preview import beispiel
from dialogs.states import GespraechSG
from knowledge.bericht import Beilagen
from knowledge.bericht.lage import Lage
from knowledge.bericht.leitfaden import leitfaden_im_chat
from knowledge.gespraech import FAKTOREN, IDEEN, NICHTS, Gespraech, Gespraechspunkt, eigener_punkt

VERNETZEN, PRAESENZ, _, EXTERN = FAKTOREN
HEUTE = date(2026, 11, 21)
WAHL = frozenset({("zukunftsthemen", "mobilitaetsmanagement"), ("zukunftsthemen", "klimafolgen"), ("verwaltungsarbeit", "kosten")})


def beispielgespraech() -> Gespraech:
    """Return what Musterstadt has noted so far."""
    return Gespraech(
        {
            VERNETZEN: (Gespraechspunkt("aemter"), eigener_punkt("Bauamt: 3")),
            PRAESENZ: (Gespraechspunkt("foerdermittel"), eigener_punkt("LED: 400")),
            EXTERN: (Gespraechspunkt(NICHTS),),
            IDEEN: (Gespraechspunkt("zukunftsthemen/klimafolgen"), eigener_punkt("Solardach")),
        }
    )


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, antworten = beispiel()
    gespraech = beispielgespraech()
    lage = Lage(katalog, antworten, HEUTE, beilagen=Beilagen(wahl=WAHL, gespraech=gespraech))
    fenster = {ansichten.FAKTOR: PRAESENZ, ansichten.TEIL: "dagegen"}
    ansicht = Ansicht(katalog, gespraech, WAHL, fenster, leitfaden=leitfaden_im_chat(lage))
    return {
        GespraechSG.uebersicht: ansicht.uebersicht(),
        GespraechSG.faktor: ansicht.faktor(),
        GespraechSG.ideen: ansicht.ideen(),
        GespraechSG.teil: ansicht.teil(),
    }
