"""``lotse daten import``: take the consultations of a file from /meinedaten over."""

import asyncio

import typer

from bot import hilfe
from bot.befehle.fall import lies_datei
from bot.config import Settings, betreiber, load_settings
from bot.fehler import UserError
from bot.start import bereite_datenbank_vor, lade_katalog
from bot.uhr import jetzt
from dialogs.daten.usecases import TooManyBeratungenError, uebernimm
from dialogs.deps import Deps
from dialogs.rendering import rendere
from knowledge.einfuhr import Einfuhr, InvalidEinfuhrError, lies_einfuhr
from knowledge.katalog import Katalog
from knowledge.suche import Suche
from storage.engine import Database

SEITENPERSON = 1


def uebernimm_datei(datei: str, telegram_id: int | None) -> None:
    """Add the consultations of a file to those of a person. Raises :class:`UserError` that says what is wrong."""
    katalog, settings = lade_katalog(), load_settings()
    try:
        einfuhr = lies_einfuhr(katalog, lies_datei(datei).encode())
    except InvalidEinfuhrError as fehler:
        raise UserError(_satz(fehler)) from fehler
    url = settings.lokal_database_url if telegram_id is None else settings.database_url
    bereite_datenbank_vor(url)
    anzahl = asyncio.run(_uebernimm(url, katalog, settings, SEITENPERSON if telegram_id is None else telegram_id, einfuhr))
    typer.echo(hilfe.DATEN_UEBERNOMMEN.format(anzahl=anzahl))


async def _uebernimm(url: str, katalog: Katalog, settings: Settings, telegram_id: int, einfuhr: Einfuhr) -> int:
    db = Database(url)
    try:
        async with db.transaction() as transaktion:
            person = await transaktion.personen.find(telegram_id)
        if person is None:
            raise UserError(hilfe.PERSON_FEHLT)
        mittel = Deps(katalog, db, jetzt, Suche(katalog), betreiber=betreiber(settings))
        return await uebernimm(mittel, person, einfuhr) or 0
    except TooManyBeratungenError as fehler:
        raise UserError(_satz(InvalidEinfuhrError("zu_viele"))) from fehler
    finally:
        await db.close()


def _satz(fehler: InvalidEinfuhrError) -> str:
    return rendere("daten/einfuhr_fehler", {"art": fehler.art, "stelle": fehler.stelle})
