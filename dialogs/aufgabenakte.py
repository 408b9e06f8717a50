"""What a person has entered about their tasks, as the dialogs see it: the tasks that count, their shares, and the ideas picked."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from dialogs.akte import Akte, lies_akte
from dialogs.deps import Deps
from knowledge.arbeitszeit import Arbeitszeit, Feld
from knowledge.aufgabe import aufgaben_fuer
from knowledge.katalog import Katalog
from storage.transaction import Transaction

ZEHNTEL: Final = 10
_FELDER: Final[dict[str, Feld]] = {"ist": "ist", "soll": "soll"}


@dataclass(frozen=True, slots=True)
class Aufgabenakte:
    """The type of the Kommune (``None`` where it is unknown), IST and SOLL, and the picked points as (theme, point)."""

    typ: str | None
    zeit: Arbeitszeit
    wahl: frozenset[tuple[str, str]] = frozenset()


async def lade_aufgabenakte(deps: Deps, person_id: str) -> Aufgabenakte:
    """Load what the active consultation of a person holds; an empty file where there is none yet."""
    async with deps.db.transaction() as transaktion:
        return await lies_aufgabenakte(transaktion, deps.katalog, await lies_akte(transaktion, deps.katalog, person_id))


async def lies_aufgabenakte(transaktion: Transaction, katalog: Katalog, akte: Akte) -> Aufgabenakte:
    """Read it within a transaction that is already open; ``akte`` is that of the same person."""
    anteile = await transaktion.arbeitszeit.anteile(akte.beratung_id) if akte.beratung_id else ()
    wahl = await transaktion.arbeitszeit.wahl(akte.beratung_id) if akte.beratung_id else frozenset()
    werte = {(anteil.aufgabe, _FELDER[anteil.feld]): Decimal(anteil.zehntel) / ZEHNTEL for anteil in anteile}
    typ = akte.wirksam.bekannt("kommune_typ")
    return Aufgabenakte(str(typ) if typ else None, Arbeitszeit(aufgaben_fuer(katalog.aufgaben, typ), werte), wahl)
