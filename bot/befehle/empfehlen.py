"""``lotse empfehlen``: the recommendation for a case, as text or data."""

from functools import partial
from typing import Any

import typer

from bot import hilfe
from bot.befehle.ausgabe import drucke_json
from bot.befehle.fall import fuer_jeden_fall
from knowledge.antwort import Antworten
from knowledge.ausgabe import empfehlung_als_daten
from knowledge.empfehlung import empfiehl
from knowledge.gegenprobe.ausgabe import robustheit_als_daten
from knowledge.gegenprobe.robust import robustheit
from knowledge.gegenprobe.worte import robust_in_worten
from knowledge.katalog import Katalog
from knowledge.loading import load_katalog

# The sentences on the Gegenprobe go along with the data to where it is printed as text.
WORTE = "worte"


def zeige(datei: str, *, als_json: bool) -> None:
    """Print the recommendation. Raises :class:`bot.fehler.UserError` for a file or case that is wrong."""
    katalog = load_katalog()
    fuer_jeden_fall(
        katalog,
        datei,
        partial(_empfiehl, katalog, als_json=als_json or datei.endswith(".jsonl")),
        drucke_json if als_json else partial(_drucke_text, katalog),
    )


def _empfiehl(katalog: Katalog, antworten: Antworten, *, als_json: bool) -> dict[str, Any]:
    probe = robustheit(katalog, antworten)
    empfehlung = empfiehl(katalog, antworten)
    daten = {**empfehlung_als_daten(katalog, antworten, empfehlung), **robustheit_als_daten(probe)}
    return daten if als_json else {**daten, WORTE: robust_in_worten(katalog, antworten, probe, empfehlung)}


def _drucke_text(katalog: Katalog, daten: dict[str, Any]) -> None:
    if daten["vorlaeufig"]:
        typer.echo(hilfe.EMPFEHLUNG_VORLAEUFIG)
    if daten["uebergangsloesung"]:
        typer.echo(hilfe.EMPFEHLUNG_UEBERGANG)
    for satz in daten[WORTE]:
        typer.echo(satz)
    for widerspruch in daten["widersprueche"]:
        typer.echo(f"! {widerspruch['text']}")
    for modell in daten["modelle"]:
        steckbrief = katalog.steckbriefe[modell["id"]]
        typer.echo(f"{modell['rang']:2}. {steckbrief.nummer} {steckbrief.name}: {hilfe.STATUS[modell['status']]}")
        if modell["rang"] == 1:
            for kriterium in modell["kriterien"]:
                typer.echo(f"      {katalog.kriterien[kriterium['id']].titel}: {kriterium['begruendung']} ({kriterium['quelle']})")
    typer.echo(hilfe.EMPFEHLUNG_GRENZE)
