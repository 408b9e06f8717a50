"""What a result said before: the one of the consultation that is repeated, or else the last one that said something else."""

from typing import Any

from dialogs.akte import Akte, als_speicherwert
from knowledge.antwort import Antworten
from knowledge.empfehlung import Empfehlung
from knowledge.katalog import Katalog
from knowledge.verlauf import FrueheresErgebnis, Unterschied, vergleiche_mit
from storage.records import GespeichertesErgebnis
from storage.transaction import Transaction


def als_kern(empfehlung: Empfehlung) -> dict[str, Any]:
    """Return what of a result is kept: the ranking in ids, no texts."""
    return {
        "katalog_version": empfehlung.katalog_version,
        "fuehrend": empfehlung.fuehrend.modell,
        "vorlaeufig": empfehlung.vorlaeufig,
        "blaetter": list(empfehlung.blaetter),
        "modelle": [{"id": eintrag.modell, "status": eintrag.status} for eintrag in empfehlung.modelle],
    }


def als_eingaben(antworten: Antworten) -> dict[str, Any]:
    """Return the answers a result rests on, as they are kept with it."""
    return {frage: als_speicherwert(wert) for frage, wert in antworten.roh().items()}


async def lies_rueckblick(transaktion: Transaction, katalog: Katalog, akte: Akte, empfehlung: Empfehlung) -> Unterschied | None:
    """Compare the present result with the earlier one, within a transaction that is open; ``None`` where there is no earlier one."""
    frueher = await _frueheres(transaktion, akte, als_kern(empfehlung))
    return None if frueher is None else vergleiche_mit(katalog, frueher, akte.alle, empfehlung)


async def _frueheres(transaktion: Transaction, akte: Akte, jetzt: dict[str, Any]) -> FrueheresErgebnis | None:
    if akte.beratung_id is None:
        return None
    vorgaenger = await transaktion.verlauf.vorgaenger(akte.beratung_id)
    if vorgaenger is not None and (ergebnis := await transaktion.beratungen.letztes_ergebnis(vorgaenger.id)) is not None:
        return _als_frueheres(ergebnis)
    eingaben = als_eingaben(akte.alle)
    letzte = await transaktion.beratungen.letzte_ergebnisse(akte.beratung_id, hoechstens=2)
    anders = (ergebnis for ergebnis in letzte if (ergebnis.eingaben, ergebnis.ergebnis) != (eingaben, jetzt))
    return next(map(_als_frueheres, anders), None)


def _als_frueheres(gespeichert: GespeichertesErgebnis) -> FrueheresErgebnis:
    ergebnis = gespeichert.ergebnis
    status = {modell["id"]: modell["status"] for modell in ergebnis["modelle"]}
    return FrueheresErgebnis(gespeichert.zeit, gespeichert.katalog_version, gespeichert.eingaben, ergebnis["fuehrend"], status)
