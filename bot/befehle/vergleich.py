"""``lotse vergleich``: two or three models side by side, as text or data."""

import typer

from bot import hilfe
from bot.befehle.ausgabe import drucke_json
from bot.befehle.steckbrief import eindeutig
from bot.fehler import UserError
from knowledge.gegenprobe.ausgabe import vergleich_als_daten
from knowledge.gegenprobe.vergleich import InvalidComparisonError, Vergleich, vergleiche
from knowledge.katalog import Katalog
from knowledge.loading import load_katalog


def zeige(modelle: list[str], *, als_json: bool) -> None:
    """Print the comparison. Raises :class:`UserError` for models that are unknown, too few or too many."""
    katalog = load_katalog()
    try:
        vergleich = vergleiche(katalog, [eindeutig(katalog, text).steckbrief.id for text in modelle])
    except InvalidComparisonError as fehler:
        raise UserError(hilfe.VERGLEICH_ANZAHL) from fehler
    if als_json:
        drucke_json(vergleich_als_daten(vergleich))
        return
    typer.echo("\n".join(_zeilen(katalog, vergleich)))


def _zeilen(katalog: Katalog, vergleich: Vergleich) -> list[str]:
    nummern = {modell: katalog.steckbriefe[modell].nummer for modell in vergleich.modelle}
    zeilen = [f"{nummern[modell]} {katalog.steckbriefe[modell].name}" for modell in vergleich.modelle]
    for zeile in (*vergleich.kriterien, *vergleich.eigenschaften):
        zeilen += ["", zeile.titel, *(f"  {nummern[modell]}: {eintrag.wert} ({eintrag.quelle})" for modell, eintrag in zeile.werte.items())]
    for titel, belege_je in ((hilfe.VORTEILE, vergleich.vorteile), (hilfe.NACHTEILE, vergleich.nachteile)):
        for modell, belege in belege_je.items():
            zeilen += ["", f"{titel} {nummern[modell]} ({belege[0].quelle})", *(f"  • {beleg.text}" for beleg in belege)]
    return zeilen
