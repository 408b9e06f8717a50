"""The command line ``lotse``: for experts, tests and other channels.

Each command imports what it needs when it runs: ``lotse steckbrief V8`` must not wait for a Telegram library.
"""

from typing import Annotated, NoReturn

import typer

from bot import hilfe
from bot.aufruf import Befehl, Befehlsgruppe, satz
from bot.fehler import UserError

app = typer.Typer(
    name="lotse",
    help=hilfe.LOTSE,
    cls=Befehlsgruppe,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
daten = typer.Typer(name="daten", help=hilfe.DATEN, cls=Befehlsgruppe, no_args_is_help=True)
app.add_typer(daten)


AlsJson = Annotated[bool, typer.Option("--json", help=hilfe.OPTION_JSON)]


def main() -> NoReturn:
    """Run the command line; a wrong call or a :class:`UserError` becomes a sentence and exit code 2, never a traceback."""
    try:
        code = app(prog_name="lotse", standalone_mode=False)
    except (UserError, typer.TyperException) as fehler:
        text = satz(fehler) if isinstance(fehler, typer.TyperException) else str(fehler)
        typer.echo(text.encode("utf-8", "backslashreplace"), err=True)
        raise SystemExit(2) from None
    raise SystemExit(code or 0)


@app.command(cls=Befehl, help=hilfe.RUN)
def run() -> None:
    """Serve Telegram where a token is set, the local chat page otherwise."""
    from bot.start import starte

    starte()


@app.command(cls=Befehl, help=hilfe.LOKAL)
def lokal(
    port: Annotated[int | None, typer.Option(min=0, max=65535, help=hilfe.OPTION_PORT)] = None,
    oeffnen: Annotated[bool, typer.Option("--oeffnen/--nicht-oeffnen", show_default=False, help=hilfe.OPTION_OEFFNEN)] = True,
) -> None:
    """Serve the local chat page."""
    from bot.start import starte_lokal

    starte_lokal(port=port, oeffnen=oeffnen)


@app.command(cls=Befehl, help=hilfe.WISSEN)
def wissen(
    als_json: AlsJson = False,
    pruefen: Annotated[bool, typer.Option("--pruefen", help=hilfe.OPTION_PRUEFEN)] = False,
) -> None:
    """Print the whole Katalog, or check it."""
    from bot.befehle import wissen as befehl

    befehl.pruefe() if pruefen else befehl.zeige(als_json=als_json)


@app.command(cls=Befehl, help=hilfe.STECKBRIEF)
def steckbrief(modell: Annotated[list[str], typer.Argument(help=hilfe.ARGUMENT_MODELL)], als_json: AlsJson = False) -> None:
    """Print one Steckbrief."""
    from bot.befehle import steckbrief as befehl

    befehl.zeige(" ".join(modell), als_json=als_json)


@app.command(cls=Befehl, help=hilfe.EMPFEHLEN)
def empfehlen(datei: Annotated[str, typer.Argument(help=hilfe.ARGUMENT_FALL)], als_json: AlsJson = False) -> None:
    """Print the recommendation for a case, or for each case of a ``.jsonl`` file."""
    from bot.befehle import empfehlen as befehl

    befehl.zeige(datei, als_json=als_json)


@app.command(cls=Befehl, help=hilfe.SUCHE)
def suche(
    frage: Annotated[str, typer.Argument(help=hilfe.ARGUMENT_SUCHE)],
    n: Annotated[int, typer.Option("--n", min=1, max=50, show_default=False, help=hilfe.OPTION_N)] = 5,
    als_json: AlsJson = False,
) -> None:
    """Print the passages that answer a question, or each question of standard input."""
    from bot.befehle import suche as befehl

    befehl.zeige(frage, n=n, als_json=als_json)


@app.command(cls=Befehl, help=hilfe.ZEITPLAN)
def zeitplan(
    datei: Annotated[str, typer.Argument(help=hilfe.ARGUMENT_FALL)],
    heute: Annotated[str | None, typer.Option(metavar="JJJJ-MM-TT", help=hilfe.OPTION_HEUTE)] = None,
    als_json: AlsJson = False,
    ics: Annotated[str | None, typer.Option(metavar="DATEI", help=hilfe.OPTION_ICS)] = None,
) -> None:
    """Print the schedule for a case, or for each case of a ``.jsonl`` file."""
    from bot.befehle import zeitplan as befehl

    befehl.zeige(datei, heute=heute, als_json=als_json, ics=ics)


@app.command(cls=Befehl, help=hilfe.BERICHT)
def bericht(
    datei: Annotated[str, typer.Argument(help=hilfe.ARGUMENT_FALL)],
    ausgabe: Annotated[str, typer.Option("--ausgabe", "-o", metavar="DATEI", help=hilfe.OPTION_AUSGABE)] = "",
    vorlage: Annotated[bool, typer.Option("--vorlage", help=hilfe.OPTION_VORLAGE)] = False,
    leitfaden: Annotated[bool, typer.Option("--leitfaden", help=hilfe.OPTION_LEITFADEN)] = False,
    datum: Annotated[str | None, typer.Option(metavar="JJJJ-MM-TT", help=hilfe.OPTION_DATUM)] = None,
    kommune: Annotated[str | None, typer.Option(metavar="NAME", help=hilfe.OPTION_KOMMUNE)] = None,
) -> None:
    """Write the report of a case, or the paper beside it that is asked for."""
    from bot.befehle import bericht as befehl

    befehl.schreibe(datei, ausgabe, befehl.dokumentart(vorlage=vorlage, leitfaden=leitfaden), datum=datum, kommune=kommune)


@app.command(cls=Befehl, help=hilfe.AUFGABEN)
def aufgaben(
    datei: Annotated[str, typer.Argument(help=hilfe.ARGUMENT_AUFGABEN)],
    als_json: AlsJson = False,
    csv: Annotated[str | None, typer.Option(metavar="DATEI", help=hilfe.OPTION_CSV)] = None,
    xlsx: Annotated[str | None, typer.Option(metavar="DATEI", help=hilfe.OPTION_XLSX)] = None,
) -> None:
    """Print what IST and SOLL of a case amount to, or of each case of a ``.jsonl`` file."""
    from bot.befehle import aufgaben as befehl

    befehl.zeige(datei, als_json=als_json, dateien={"csv": csv, "xlsx": xlsx})


@app.command(cls=Befehl, help=hilfe.GEGENPROBE)
def gegenprobe(
    datei: Annotated[str, typer.Argument(help=hilfe.ARGUMENT_FALL)],
    ziel: Annotated[str, typer.Option("--ziel", help=hilfe.OPTION_ZIEL)],
    als_json: AlsJson = False,
) -> None:
    """Print what would have to change for a model to be recommended."""
    from bot.befehle import gegenprobe as befehl

    befehl.zeige(datei, ziel, als_json=als_json)


@app.command(cls=Befehl, help=hilfe.VERGLEICH)
def vergleich(modelle: Annotated[list[str], typer.Argument(help=hilfe.ARGUMENT_MODELLE)], als_json: AlsJson = False) -> None:
    """Print two or three models side by side."""
    from bot.befehle import vergleich as befehl

    befehl.zeige(modelle, als_json=als_json)


@app.command(cls=Befehl, help=hilfe.MIGRATE)
def migrate() -> None:
    """Bring the database up to date."""
    from bot.start import migriere

    typer.echo(migriere())


@daten.command("import", cls=Befehl, help=hilfe.DATEN_IMPORT)
def daten_import(
    datei: Annotated[str, typer.Argument(help=hilfe.ARGUMENT_DATENDATEI)],
    telegram_id: Annotated[int | None, typer.Option(metavar="ZAHL", show_default=False, help=hilfe.OPTION_TELEGRAM_ID)] = None,
) -> None:
    """Take the consultations of a file over, beside those that a person has."""
    from bot.befehle import einfuhr as befehl

    befehl.uebernimm_datei(datei, telegram_id)


@daten.command("statistik", cls=Befehl, help=hilfe.DATEN_STATISTIK)
def daten_statistik(
    tage: Annotated[int, typer.Option(min=1, max=3660, show_default=False, help=hilfe.OPTION_TAGE)] = 30,
    als_json: AlsJson = False,
) -> None:
    """Print what was counted at the questions."""
    from bot.befehle import statistik as befehl

    befehl.zeige(tage, als_json=als_json)


@daten.command(cls=Befehl, help=hilfe.DATEN_KOPIEREN)
def kopieren(
    quelle: Annotated[str, typer.Argument(help=hilfe.ARGUMENT_QUELLE)], ziel: Annotated[str, typer.Argument(help=hilfe.ARGUMENT_ZIEL)]
) -> None:
    """Copy everything to an empty database."""
    from bot.befehle import daten as befehl

    befehl.kopiere(quelle, ziel)


@daten.command(cls=Befehl, help=hilfe.DATEN_SICHERN)
def sichern(
    ziel: Annotated[str, typer.Argument(help=hilfe.ARGUMENT_SICHERUNG_ZIEL)],
    behalten: Annotated[int | None, typer.Option("--behalten", min=1, show_default=False, help=hilfe.OPTION_BEHALTEN)] = None,
) -> None:
    """Back everything up."""
    from bot.befehle import daten as befehl

    befehl.sichere(ziel, behalten=behalten)


@daten.command(cls=Befehl, help=hilfe.DATEN_WIEDERHERSTELLEN)
def wiederherstellen(datei: Annotated[str, typer.Argument(help=hilfe.ARGUMENT_SICHERUNG)]) -> None:
    """Fill the empty database from a backup."""
    from bot.befehle import daten as befehl

    befehl.stelle_wieder_her(datei)
