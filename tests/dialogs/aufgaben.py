"""What the tests of IST and SOLL share: open the step, read what is stored and shown, store and take back directly."""

from decimal import Decimal
from typing import Any

from dialogs.aufgabenakte import Aufgabenakte, lade_aufgabenakte
from knowledge.arbeitszeit import Platz
from tests.dialogs.lotse import Lotse

GEMEINDE = {"kommune_typ": "gemeinde"}


async def oeffne(lotse: Lotse, **antworten: Any) -> None:
    await lotse.stimme_zu()
    await lotse.setze(**(antworten or GEMEINDE))
    await lotse.tippe("/aufgaben")


async def akte(lotse: Lotse) -> Aufgabenakte:
    person = await lotse.person()
    assert person is not None
    return await lade_aufgabenakte(lotse.deps, person.id)


async def werte(lotse: Lotse) -> dict[Platz, Decimal]:
    return dict((await akte(lotse)).zeit.werte)


async def trage_ein(lotse: Lotse, spalten: dict[str, dict[str, int]]) -> None:
    """Store shares directly, where a test is not about entering them."""
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        beratung = await transaktion.beratungen.active(person.id)
        assert beratung is not None
        zehntel: dict[tuple[str, str], int | None] = {
            (name, feld): wert * 10 for feld, spalte in spalten.items() for name, wert in spalte.items()
        }
        await transaktion.arbeitszeit.set_anteile(beratung.id, zehntel, jetzt=lotse.uhr())


def text(lotse: Lotse) -> str:
    """Return what is shown, with spaces at which lines may break."""
    return lotse.text.replace("\N{NO-BREAK SPACE}", " ")


async def zustand(lotse: Lotse) -> str:
    stand = await lotse.stand()
    assert stand is not None
    return stand.state


async def gezeigt(lotse: Lotse) -> tuple[str, str]:
    """Return task and column of the window, as its buttons name them."""
    knopf = next(knopf for knopf in lotse.tasten if knopf.startswith("weiter/"))
    _, name, feld = knopf.split("/")
    return name, feld


async def leere(lotse: Lotse, plaetze: list[Platz]) -> None:
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        beratung = await transaktion.beratungen.active(person.id)
        assert beratung is not None
        await transaktion.arbeitszeit.set_anteile(beratung.id, dict.fromkeys(plaetze), jetzt=lotse.uhr())
