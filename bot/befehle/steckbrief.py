"""``lotse steckbrief``: one Steckbrief as text or data."""

from collections.abc import Iterable

import typer

from bot import hilfe
from bot.befehle.ausgabe import drucke_json
from bot.fehler import UserError
from knowledge.ausgabe import steckbrief_als_daten
from knowledge.katalog import Katalog
from knowledge.loading import load_katalog
from knowledge.modellsuche import Fund, finde_modell
from knowledge.steckbrief import Steckbrief


def zeige(text: str, *, als_json: bool) -> None:
    """Print the Steckbrief the text means. Raises :class:`UserError` where it means none or several."""
    katalog = load_katalog()
    fund = eindeutig(katalog, text)
    if als_json:
        drucke_json({**steckbrief_als_daten(fund.steckbrief), "gefragt": fund.untermodell or fund.steckbrief.id})
        return
    typer.echo("\n".join(_zeilen(katalog, fund)))


def eindeutig(katalog: Katalog, text: str) -> Fund:
    """Return the one model a text means. Raises :class:`UserError` where it means none or several."""
    funde = finde_modell(katalog, text)
    if len(funde) == 1:
        return funde[0]
    if funde:
        raise UserError(hilfe.MODELL_MEHRDEUTIG.format(text=text, namen=_namen(fund.steckbrief for fund in funde)))
    raise UserError(hilfe.MODELL_UNBEKANNT.format(text=text, namen=_namen(katalog.steckbriefe.values())))


def _namen(steckbriefe: Iterable[Steckbrief]) -> str:
    return ", ".join(f"{steckbrief.id} ({steckbrief.name})" for steckbrief in steckbriefe)


def _zeilen(katalog: Katalog, fund: Fund) -> list[str]:
    steckbrief = fund.steckbrief
    zeilen = [f"{steckbrief.nummer} {steckbrief.name}", steckbrief.kurzbeschreibung, ""]
    if fund.untermodell:
        bezeichnung = steckbrief.untermodelle[fund.untermodell]
        zeilen.insert(1, hilfe.UNTERMODELL.format(unter=fund.untermodell, bezeichnung=bezeichnung, nummer=steckbrief.nummer))
    for namen, eintraege in ((katalog.kriterien, steckbrief.kriterien), (katalog.eigenschaften, steckbrief.eigenschaften)):
        for name, eintrag in eintraege.items():
            zeilen += [f"{namen[name].titel}: {eintrag.wert}", f"  {eintrag.kommentar}", f"  ({eintrag.quelle})"]
        zeilen.append("")
    for belege in (steckbrief.vorteile, steckbrief.nachteile):
        zeilen += [belege[0].quelle, *(f"  • {beleg.text}" for beleg in belege), ""]
    for name, beleg in steckbrief.empfehlungen.items():
        zeilen += [katalog.aspekte[name].titel, f"  {beleg.text}", f"  ({beleg.quelle})"]
    return zeilen
