"""The Merkliste of a consultation, as every dialog sees it that shows or fills it."""

from typing import Final

from dialogs.akte import lade_beratung, nimm_auf
from dialogs.deps import Deps
from knowledge.katalog import Katalog
from knowledge.merkliste import Merkeintrag, Merkstand, sortiert
from storage.transaction import Transaction

_STAENDE: Final[dict[str, Merkstand]] = {"vorgemerkt": "vorgemerkt", "erledigt": "erledigt"}


async def lies_merkliste(transaktion: Transaction, katalog: Katalog, beratung_id: str | None) -> tuple[Merkeintrag, ...]:
    """Read the list in its order within a transaction that is already open; what this Katalog lacks stays on it."""
    zeilen = await transaktion.merkliste.alle(beratung_id) if beratung_id else ()
    return sortiert(katalog, (Merkeintrag(zeile.modell, zeile.aspekt, _STAENDE[zeile.stand]) for zeile in zeilen))


async def merke_vor(deps: Deps, person_id: str, modell: str, aspekt: str, *, update: int) -> bool:
    """Put an Empfehlung on the list, where one that is there already stays as it is; False for a tap that came before."""
    async with deps.db.transaction() as transaktion:
        beratung = await lade_beratung(transaktion, deps.katalog, person_id, deps.jetzt())
        if not await nimm_auf(transaktion, person_id, update=update):
            return False
        await transaktion.merkliste.add(beratung, modell, aspekt, stand="vorgemerkt", jetzt=deps.jetzt())
        return True
