"""The Gegenprobe as plain data, for the command line."""

from typing import Any

from knowledge.ausgabe import als_daten
from knowledge.gegenprobe.aenderung import Aenderung, Gegenprobe
from knowledge.gegenprobe.robust import Robustheit
from knowledge.gegenprobe.vergleich import Vergleich, Zeile
from knowledge.spanne import Spanne

Daten = dict[str, Any]


def robustheit_als_daten(robustheit: Robustheit) -> Daten:
    """Return whether the result is robust, who can lead, and the question that decides."""
    return {
        "robust": robustheit.robust,
        "kandidaten": list(robustheit.kandidaten),
        "entscheidende_frage": robustheit.frage,
    }


def gegenprobe_als_daten(gegenprobe: Gegenprobe) -> Daten:
    """Return the sets of changes; ``grund`` is ``None`` where one suffices."""
    return {
        "erreichbar": gegenprobe.erreichbar,
        "aenderungen": [[_aenderung(aenderung) for aenderung in satz] for satz in gegenprobe.saetze],
        "grund": " ".join(grund.text for grund in gegenprobe.gruende) or None,
    }


def vergleich_als_daten(vergleich: Vergleich) -> Daten:
    """Return models side by side."""
    return {
        "modelle": list(vergleich.modelle),
        "kriterien": [_zeile(zeile) for zeile in vergleich.kriterien],
        "eigenschaften": [_zeile(zeile) for zeile in vergleich.eigenschaften],
        "vorteile": als_daten(vergleich.vorteile),
        "nachteile": als_daten(vergleich.nachteile),
    }


def _aenderung(aenderung: Aenderung) -> Daten:
    return {
        "frage": aenderung.frage,
        "von": als_daten(aenderung.von),
        "nach": als_daten(aenderung.nach),
        "euro_je_jahr": als_daten(_hoechstens(aenderung.euro_je_jahr)),
        "vzae": als_daten(aenderung.vzae),
    }


def _hoechstens(spanne: Spanne | None) -> Any:
    """Return the sum that is enough for certain: where the size is a class, that at its upper edge."""
    return None if spanne is None else spanne.bis


def _zeile(zeile: Zeile) -> Daten:
    return {"id": zeile.id, "titel": zeile.titel, "werte": als_daten(zeile.werte)}
