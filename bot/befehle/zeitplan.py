"""``lotse zeitplan``: the milestones of a case, as text, data or calendar file."""

from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import typer

from bot import hilfe
from bot.befehle.ausgabe import drucke_json
from bot.befehle.fall import fuer_jeden_fall
from bot.fehler import UserError
from bot.uhr import jetzt
from knowledge.antwort import Antworten
from knowledge.ausgabe import zeitplan_als_daten
from knowledge.erinnerung import ZONE, Einstellung
from knowledge.formatierung import datum
from knowledge.kalenderdatei import InvalidKalenderError, erzeuge_ics
from knowledge.katalog import Katalog
from knowledge.loading import load_katalog
from knowledge.zeitplan import JAHRE, Zeitplan, plane

KENNUNG = "fall"


def zeige(datei: str, *, heute: str | None, als_json: bool, ics: str | None) -> None:
    """Print the schedule, and write the calendar file where one is asked for.

    What can be computed is listed; where nothing can, :class:`bot.fehler.UserError` says what is missing.
    """
    if ics is not None and datei.endswith(".jsonl"):
        raise UserError(hilfe.ICS_EIN_FALL)
    katalog = load_katalog()
    zeit = _zeit(heute)

    def zeitplan(antworten: Antworten) -> Zeitplan:
        plan = _plane(katalog, antworten, zeit.date())
        if ics is not None:
            _schreibe_ics(plan, _einstellung(antworten), zeit, Path(ics), katalog.schritte["zeitplan"].kurz)
        return plan

    if als_json or datei.endswith(".jsonl"):
        fuer_jeden_fall(katalog, datei, lambda antworten: zeitplan_als_daten(zeitplan(antworten)), drucke_json)
    else:
        fuer_jeden_fall(katalog, datei, zeitplan, _drucke_text)


def lies_tag(text: str) -> date:
    """Return a day of the command line. Raises :class:`UserError` for anything but an ISO date of a year that can be computed with."""
    try:
        tag = date.fromisoformat(text)
    except ValueError:
        tag = date.min
    if tag.year not in JAHRE:
        raise UserError(hilfe.HEUTE_UNGUELTIG.format(heute=text))
    return tag


def _zeit(heute: str | None) -> datetime:
    """Return the moment to compute from: the midnight of the day given, so that a run can be repeated, or now."""
    zone = ZoneInfo(ZONE)
    return jetzt().astimezone(zone) if heute is None else datetime.combine(lies_tag(heute), time(), zone)


def _plane(katalog: Katalog, antworten: Antworten, heute: date) -> Zeitplan:
    plan = plane(katalog, antworten, heute)
    if plan.mangel is not None:
        raise UserError(hilfe.ZEITPLAN_MANGEL[plan.mangel])
    return plan


def _einstellung(antworten: Antworten) -> Einstellung:
    land = antworten.bekannt("bundesland")
    return Einstellung(land=None if land is None else str(land))


def _schreibe_ics(plan: Zeitplan, einstellung: Einstellung, zeit: datetime, datei: Path, name: str) -> None:
    try:
        vorher = datei.read_bytes() if datei.exists() else None
        datei.write_bytes(erzeuge_ics(plan, einstellung, zeit, kennung=KENNUNG, name=name, vorher=vorher))
    except InvalidKalenderError as fehler:
        raise UserError(hilfe.ICS_UNLESBAR.format(datei=datei)) from fehler
    except OSError as fehler:
        raise UserError(hilfe.NICHT_GESCHRIEBEN.format(datei=datei)) from fehler


def _drucke_text(plan: Zeitplan) -> None:
    for termin in plan.termine:
        ab = f"{datum(termin.ab.isoformat())} – " if termin.ab is not None else ""
        typer.echo(f"{ab}{datum(termin.datum.isoformat())}  {termin.titel} [{hilfe.TERMINSTAND[termin.stand]}]")
        typer.echo(f"    {termin.was_noch_geht if termin.stand == 'versaeumt' else termin.was_tun}")
        typer.echo(f"    {hilfe.TERMINART[termin.art]}: {termin.quelle}")
