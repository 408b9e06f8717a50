"""``lotse bericht``: the Empfehlungsbericht, the Entscheidungsvorlage or the Gesprächsleitfaden of a case, as a file."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import typer

from bot import hilfe
from bot.befehle.berichtsfall import lies_berichtsfall
from bot.befehle.fall import lies_datei
from bot.befehle.zeitplan import lies_tag
from bot.fehler import UserError
from bot.uhr import jetzt
from dialogs.satz.dateien import FORMEN, Auftrag, Form, erzeuge
from knowledge.bericht import KOMMUNE_HOECHSTENS, Dokumentart
from knowledge.erinnerung import ZONE
from knowledge.loading import load_katalog


def dokumentart(*, vorlage: bool, leitfaden: bool) -> Dokumentart:
    """Return which document is wanted. Raises :class:`bot.fehler.UserError` where two are."""
    if vorlage and leitfaden:
        raise UserError(hilfe.BERICHT_EINES)
    return "vorlage" if vorlage else "leitfaden" if leitfaden else "bericht"


def schreibe(datei: str, ziel: str, art: Dokumentart, *, datum: str | None, kommune: str | None) -> None:
    """Write the document. Raises :class:`bot.fehler.UserError` for a case, a day, a name or a target that is wrong."""
    auftrag = Auftrag(art, _form(ziel, art), _tag(datum), _name(kommune))
    katalog = load_katalog()
    antworten, beilagen = lies_berichtsfall(katalog, lies_datei(datei))
    inhalt = erzeuge(katalog, antworten, auftrag, beilagen=beilagen)
    try:
        Path(ziel).write_bytes(inhalt)
    except OSError as fehler:
        raise UserError(hilfe.NICHT_GESCHRIEBEN.format(datei=ziel)) from fehler
    typer.echo(hilfe.BERICHT_FERTIG.format(datei=ziel))


def _form(ziel: str, art: Dokumentart) -> Form:
    endung = Path(ziel).suffix.lower().removeprefix(".")
    form = next((form for form in FORMEN if form == endung), None)
    if form is None:
        raise UserError(hilfe.BERICHT_ENDUNG)
    if art == "vorlage" and form != "docx":
        raise UserError(hilfe.VORLAGE_ENDUNG)
    return form


def _tag(datum: str | None) -> date:
    return jetzt().astimezone(ZoneInfo(ZONE)).date() if datum is None else lies_tag(datum)


def _name(kommune: str | None) -> str | None:
    name = " ".join((kommune or "").split())
    if len(name) > KOMMUNE_HOECHSTENS or not name.isprintable():
        raise UserError(hilfe.KOMMUNE_UNGUELTIG.format(grenze=KOMMUNE_HOECHSTENS))
    return name or None
