"""``lotse wissen``: the whole Katalog as data, and its checks."""

import typer

from bot import hilfe
from bot.befehle.ausgabe import drucke_json
from bot.fehler import UserError
from knowledge.ausgabe import wissen_als_daten
from knowledge.loading import InvalidDataError, load_katalog


def zeige(*, als_json: bool) -> None:
    """Print the Katalog as JSON, or the ids and titles of all passages."""
    daten = wissen_als_daten(load_katalog())
    if als_json:
        drucke_json(daten)
        return
    for passage in daten["passagen"]:
        typer.echo(f"{passage['id']:45} {passage['titel']}")


def pruefe() -> None:
    """Check the data and all own texts, and print how readable they are; raises :class:`UserError` that lists every fault."""
    from bot.befehle.lesbarkeit import kennzahlen, pruefe_raeume
    from knowledge.pruefung import pruefe_katalog

    try:
        katalog = load_katalog()
    except InvalidDataError as fehler:
        raise UserError(str(fehler)) from fehler
    maengel = [*pruefe_katalog(katalog), *pruefe_raeume()]
    if maengel:
        raise UserError("\n".join(maengel))
    typer.echo(hilfe.DATEN_STIMMIG.format(version=katalog.version))
    for zeile in kennzahlen(katalog):
        typer.echo(zeile)
