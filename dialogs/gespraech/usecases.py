"""Keep the points for the talk: one part at a time, each change taken up once."""

from collections.abc import Callable
from typing import Literal

from dialogs.akte import lade_beratung, lies_akte, nimm_auf
from dialogs.deps import Deps
from dialogs.gespraechsakte import als_zeilen, lies_gespraech
from dialogs.planstand import gleiche_erinnerungen_ab
from knowledge.gespraech import Gespraechspunkt, Punkte, TooManyPointsError, lass, nach_vorn, nimm

Ausgang = Literal["gespeichert", "wiederholt", "voll"]


async def merke(
    deps: Deps, person_id: str, teil: str, neu: Gespraechspunkt, *, nachricht: int | None = None, update: int | None = None
) -> Ausgang:
    """Add a point to a part."""
    return await _aendere(deps, person_id, teil, lambda punkte: nimm(deps.katalog, teil, punkte, neu), nachricht=nachricht, update=update)


async def vergiss(deps: Deps, person_id: str, teil: str, kennung: str, *, update: int) -> Ausgang:
    """Remove a point of a part."""
    return await _aendere(deps, person_id, teil, lambda punkte: lass(punkte, kennung), update=update)


async def ziehe_vor(deps: Deps, person_id: str, teil: str, kennung: str, *, update: int) -> Ausgang:
    """Make a point the first one of its part."""
    return await _aendere(deps, person_id, teil, lambda punkte: nach_vorn(punkte, kennung), update=update)


async def _aendere(
    deps: Deps, person_id: str, teil: str, rechne: Callable[[Punkte], Punkte], *, nachricht: int | None = None, update: int | None = None
) -> Ausgang:
    jetzt = deps.jetzt()
    async with deps.db.transaction() as transaktion:
        beratung = await lade_beratung(transaktion, deps.katalog, person_id, jetzt)
        if not await nimm_auf(transaktion, person_id, nachricht=nachricht, update=update):
            return "wiederholt"
        # Touching first keeps others out until the end, so that nothing is worked out from points that are changed meanwhile.
        await transaktion.beratungen.touch(beratung, jetzt)
        vorher = (await lies_gespraech(transaktion, await lies_akte(transaktion, deps.katalog, person_id))).punkte(teil)
        try:
            nachher = rechne(vorher)
        except TooManyPointsError:
            return "voll"
        await transaktion.gespraeche.replace(beratung, teil, als_zeilen(teil, nachher))
        await gleiche_erinnerungen_ab(transaktion, deps.katalog, person_id, jetzt)
    return "gespeichert"
