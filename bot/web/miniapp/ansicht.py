"""What the page is told: the tasks in their groups with their shares, in tenths of a percent, as plain data for JSON."""

from typing import Any, Final

from dialogs.aufgaben.seite import HOECHSTENS, Seitenstand
from dialogs.aufgabenakte import ZEHNTEL
from dialogs.beratungen.ansichten import name_von
from knowledge.arbeitszeit import FELDER, TOLERANZ, Arbeitszeit, Feld
from knowledge.aufgabe import Aufgabe
from knowledge.katalog import Katalog

TAUSENDSTEL: Final = 1000


def view_seite(katalog: Katalog, stand: Seitenstand) -> dict[str, Any]:
    """Return all of it; ``zeit`` is the server's, in milliseconds, by which the page dates its changes."""
    zeit = stand.akte.zeit
    return {
        "beratung": stand.beratung.id,
        "name": name_von(stand.beratung),
        "aktiv": stand.aktiv,
        "typ_offen": stand.akte.typ is None,
        "zeit": int(stand.jetzt.timestamp() * TAUSENDSTEL),
        "ganz": HOECHSTENS,
        "toleranz": int(TOLERANZ * ZEHNTEL),
        "anzahl": len(zeit.aufgaben),
        "nur_landkreis": len(katalog.aufgaben) - len(zeit.aufgaben),
        "gruppen": [
            {"id": gruppe, "titel": katalog.aufgabengruppen[gruppe].titel, "kurz": katalog.aufgabengruppen[gruppe].kurz}
            | {"aufgaben": [_aufgabe(zeit, aufgabe) for aufgabe in zeit.aufgaben if aufgabe.gruppe == gruppe]}
            for gruppe in zeit.gruppen
        ],
        "fehler": [{"aufgabe": aufgabe, "feld": feld, "grund": grund} for (aufgabe, feld), grund in stand.fehler],
    }


def _aufgabe(zeit: Arbeitszeit, aufgabe: Aufgabe) -> dict[str, Any]:
    werte = {feld: _zehntel(zeit, aufgabe.id, feld) for feld in FELDER}
    return {"id": aufgabe.id, "kurz": aufgabe.kurz, "text": aufgabe.text, "quelle": aufgabe.quelle, "werte": werte}


def _zehntel(zeit: Arbeitszeit, aufgabe: str, feld: Feld) -> int | None:
    wert = zeit.wert(aufgabe, feld)
    return None if wert is None else int(wert * ZEHNTEL)
