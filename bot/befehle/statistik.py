"""``lotse daten statistik``: what was counted at the questions, without any person."""

import asyncio
from dataclasses import asdict
from datetime import date, timedelta

import typer

from bot import hilfe
from bot.befehle.ausgabe import drucke_json
from bot.config import load_settings
from bot.start import bereite_datenbank_vor
from bot.uhr import jetzt
from dialogs.planstand import tag_von
from knowledge.loading import load_katalog
from knowledge.zaehlung import ARTEN, Fragezaehlung, werte_aus
from storage.engine import Database

SPALTEN = (*ARTEN, "verlassen")


def zeige(tage: int, *, als_json: bool) -> None:
    """Print the counts of the last days by question. Raises :class:`bot.fehler.UserError` where the database cannot be reached."""
    settings = load_settings()
    bereite_datenbank_vor(settings.database_url)
    bis = tag_von(jetzt())
    von = bis - timedelta(days=tage - 1)
    zaehlungen = asyncio.run(_lies(settings.database_url, von, bis))
    if als_json:
        drucke_json({"von": von.isoformat(), "bis": bis.isoformat(), "fragen": [asdict(zaehlung) for zaehlung in zaehlungen]})
        return
    if settings.statistik != "ja":
        typer.echo(hilfe.STATISTIK_AUS)
    typer.echo(hilfe.STATISTIK_KOPF.format(von=f"{von:%d.%m.%Y}", bis=f"{bis:%d.%m.%Y}"))
    for zaehlung in zaehlungen:
        typer.echo(_zeile(zaehlung))
    typer.echo(hilfe.STATISTIK_FUSS if zaehlungen else hilfe.STATISTIK_LEER)


def _zeile(zaehlung: Fragezaehlung) -> str:
    zahlen = {art: hilfe.STATISTIK_VERDECKT if (zahl := getattr(zaehlung, art)) is None else zahl for art in SPALTEN}
    return hilfe.STATISTIK_ZEILE.format(frage=zaehlung.frage, **zahlen)


async def _lies(url: str, von: date, bis: date) -> tuple[Fragezaehlung, ...]:
    db = Database(url)
    try:
        async with db.transaction() as transaktion:
            summen = await transaktion.statistik.summen(von, bis)
    finally:
        await db.close()
    return werte_aus({(eintrag.frage, eintrag.art): eintrag.anzahl for eintrag in summen}, load_katalog().fragen)
