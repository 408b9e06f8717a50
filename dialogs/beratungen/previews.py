"""Data to render the windows of this folder without bot and database."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Final

from aiogram.fsm.state import State

from dialogs.beratungen import ansichten
from dialogs.beratungen.ansichten import Eintrag
from dialogs.beratungen.usecases import NAME_ZEICHEN
from dialogs.preview import beispiel
from dialogs.rueckblick import als_eingaben, als_kern
from dialogs.states import BeratungenSG
from knowledge.empfehlung import empfiehl
from knowledge.verlauf import FrueheresErgebnis, vergleiche_mit
from knowledge.version import Umschrift
from storage.records import Beratung, GespeicherterVersionswechsel, GespeichertesErgebnis

EINST: Final = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
JETZT: Final = datetime(2027, 11, 20, 9, 30, tzinfo=UTC)


def previews() -> dict[State, dict[str, Any]]:
    """Return the data of every window."""
    katalog, antworten = beispiel()
    kern = als_kern(empfiehl(katalog, antworten))
    alte = Beratung("0" * 32, "p", "Musterstadt", "2026.1", EINST, EINST)
    neue = Beratung("1" * 32, "p", None, "2026.1", JETZT, JETZT)
    ergebnis = GespeichertesErgebnis("e", alte.id, EINST, "2026.1", als_eingaben(antworten), kern)
    eintraege = [Eintrag(neue, aktiv=True), Eintrag(alte, aktiv=False, ergebnis=ergebnis)]
    damals = katalog.antworten({**antworten.roh(), "staerkung": "nein"})
    empfehlung = empfiehl(katalog, damals)
    status = {bewertung.modell: bewertung.status for bewertung in empfehlung.modelle}
    frueher = FrueheresErgebnis(EINST, "2026.1", als_eingaben(damals), empfehlung.fuehrend.modell, status)
    grund = katalog.versionen[0].aenderung
    umschriften = [
        asdict(Umschrift("umbenannt", "stuetze", "hoch", {"relevanz": "hoch"}, grund)),
        asdict(Umschrift("entfernt", "partei", "a", {}, grund, "Mehrheit", "Mehrheit A")),
    ]
    wechsel = GespeicherterVersionswechsel(neue.id, JETZT, "2026.1", "2026.1", {}, umschriften, None)
    return {
        BeratungenSG.liste: ansichten.liste(katalog, eintraege, 0),
        BeratungenSG.eine: ansichten.eine(katalog, eintraege[1], 23, None),
        BeratungenSG.name: ansichten.name(alte, NAME_ZEICHEN),
        BeratungenSG.loeschen: ansichten.loeschen(katalog, eintraege[1], 23, andere=True),
        BeratungenSG.durchsicht: ansichten.durchsicht(katalog, antworten, frozenset(katalog.fragen), "2026-11-21"),
        BeratungenSG.seither: ansichten.seither(katalog, vergleiche_mit(katalog, frueher, antworten, empfiehl(katalog, antworten)), 4),
        BeratungenSG.wechsel: ansichten.wechsel(katalog, [wechsel]),
    }
