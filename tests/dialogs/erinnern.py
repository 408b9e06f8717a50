"""What tests of reminders look at and do: the stored rows, the settings, and the buttons below a message."""

from datetime import datetime

from aiogram.types import Message

from bot.erinnern import PRAEFIX
from storage.records import Erinnerungsplan, GespeicherteErinnerung
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import fuelle

WORKSHOP = "strategieworkshop"


async def bestelle(lotse: Lotse) -> None:
    """Let somebody with all answers order reminders."""
    await fuelle(lotse)
    await lotse.tippe("/erinnerungen")
    await lotse.druecke("an")


async def zeilen(lotse: Lotse) -> tuple[GespeicherteErinnerung, ...]:
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        return await transaktion.erinnerungen.alle(person.id)


async def offene(lotse: Lotse) -> dict[str, datetime]:
    return {zeile.schluessel: zeile.faellig for zeile in await zeilen(lotse) if zeile.gesendet is None}


async def plan(lotse: Lotse) -> Erinnerungsplan:
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        gefunden = await transaktion.erinnerungen.plan(person.id)
    assert gefunden is not None
    return gefunden


async def druecke(lotse: Lotse, nachricht: Message, knopf: str, **wie: int) -> str | None:
    """Tap a button below a reminder, whatever has been sent since; one of a milestone names its consultation as well."""
    marken = [taste.split("/")[2] for taste in _daten(lotse, nachricht) if taste.count("/") > 1]
    ziel = f"{knopf}/{marken[0]}" if "/" in knopf and marken else knopf
    await lotse.druecke_daten(f"{PRAEFIX}{ziel}", nachricht.message_id, **wie)
    return lotse.toast


def tasten(lotse: Lotse, nachricht: Message) -> list[str]:
    """Return what the buttons do, without the consultation they name."""
    return ["/".join(taste.split("/")[:2]) for taste in _daten(lotse, nachricht)]


def _daten(lotse: Lotse, nachricht: Message) -> list[str]:
    return [(knopf.callback_data or "").removeprefix(PRAEFIX) for knopf in lotse.kim.knoepfe(nachricht.message_id)]


async def fenster(lotse: Lotse) -> str:
    stand = await lotse.stand()
    assert stand is not None
    return stand.state
