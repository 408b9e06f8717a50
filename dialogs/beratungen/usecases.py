"""One transaction each: begin, repeat, switch, name and delete a consultation, and confirm what a repetition took over."""

from collections.abc import Collection
from typing import Final

from dialogs.akte import bringe_auf_stand
from dialogs.deps import Deps
from dialogs.planstand import stelle_erinnerungen_um
from storage.errors import UnknownBeratungError
from storage.records import Beratung
from storage.transaction import Transaction

# An adviser or a Landkreis has several; more than this is a mistake or a machine.
HOECHSTENS: Final = 50
NAME_ZEICHEN: Final = 40


class TooManyBeratungenError(Exception):
    """A person has as many consultations as anybody may have."""


async def beginne_neue(deps: Deps, person_id: str, *, update: int) -> Beratung | None:
    """Begin an empty consultation, which becomes the active one; ``None`` for a tap that came before.

    Raises :class:`TooManyBeratungenError`.
    """
    async with deps.db.transaction() as transaktion:
        if not await transaktion.personen.claim_update(person_id, update):
            return None
        await _pruefe_anzahl(transaktion, person_id)
        neue = await transaktion.beratungen.create(person_id, katalog_version=deps.katalog.version, jetzt=deps.jetzt())
        await stelle_erinnerungen_um(transaktion, deps.katalog, person_id, deps.jetzt())
        return neue


async def wiederhole(deps: Deps, person_id: str, beratung_id: str, *, update: int) -> Beratung | None:
    """Begin a consultation with answers, tasks and Merkliste of an earlier one; ``None`` for a tap that came before, or where that is gone.

    The answers keep the time they were given, which marks them as not confirmed. Milestones stay with the earlier one, those of the
    Merkliste among them: they belong to the funding of then. Raises :class:`TooManyBeratungenError`.
    """
    async with deps.db.transaction() as transaktion:
        alte = await transaktion.beratungen.get(person_id, beratung_id)
        if alte is None or not await transaktion.personen.claim_update(person_id, update):
            return None
        await _pruefe_anzahl(transaktion, person_id)
        await bringe_auf_stand(transaktion, deps.katalog, alte, deps.jetzt())
        neue = await transaktion.beratungen.create(person_id, katalog_version=deps.katalog.version, jetzt=deps.jetzt())
        await transaktion.beratungen.rename(person_id, neue.id, alte.label)
        await transaktion.verlauf.copy_antworten(alte, neue)
        await transaktion.verlauf.copy_arbeitszeit(alte, neue)
        await transaktion.verlauf.copy_merkliste(alte, neue)
        await stelle_erinnerungen_um(transaktion, deps.katalog, person_id, deps.jetzt())
        return neue


async def wechsle(deps: Deps, person_id: str, beratung_id: str) -> bool:
    """Go on with another consultation, brought to the present Katalog at this first touch; False where it is gone."""
    async with deps.db.transaction() as transaktion:
        beratung = await transaktion.beratungen.get(person_id, beratung_id)
        if beratung is None:
            return False
        aktive = await transaktion.beratungen.active(person_id)
        await transaktion.beratungen.activate(person_id, beratung_id)
        await bringe_auf_stand(transaktion, deps.katalog, beratung, deps.jetzt())
        if aktive is None or aktive.id != beratung_id:
            await stelle_erinnerungen_um(transaktion, deps.katalog, person_id, deps.jetzt())
        return True


async def benenne(deps: Deps, person_id: str, beratung_id: str, name: str | None) -> bool:
    """Give a consultation a name, or take it away; False where it is gone."""
    async with deps.db.transaction() as transaktion:
        if await transaktion.beratungen.get(person_id, beratung_id) is None:
            return False
        await transaktion.beratungen.rename(person_id, beratung_id, name)
        return True


async def loesche(deps: Deps, person_id: str, beratung_id: str) -> bool:
    """Delete a consultation with everything that hangs on it; False where it is gone already."""
    async with deps.db.transaction() as transaktion:
        if await transaktion.beratungen.get(person_id, beratung_id) is None:
            return False
        aktive = await transaktion.beratungen.active(person_id)
        await transaktion.beratungen.delete(person_id, beratung_id)
        naechste = await transaktion.beratungen.active(person_id)
        if naechste is not None:
            await bringe_auf_stand(transaktion, deps.katalog, naechste, deps.jetzt())
        if aktive is not None and aktive.id == beratung_id:
            await stelle_erinnerungen_um(transaktion, deps.katalog, person_id, deps.jetzt())
        return True


async def bestaetige(deps: Deps, person_id: str, fragen: Collection[str], *, update: int) -> None:
    """Note that answers taken over still hold; a tap that came before changes nothing."""
    async with deps.db.transaction() as transaktion:
        beratung = await transaktion.beratungen.active(person_id)
        if beratung is not None and await transaktion.personen.claim_update(person_id, update):
            await transaktion.verlauf.confirm(beratung.id, list(fragen), jetzt=deps.jetzt())


async def merke_gesehen(deps: Deps, person_id: str) -> str:
    """Note that the person is told how the Katalog changed, and return the id of the consultation it is about: the active one.

    Raises :class:`storage.errors.UnknownBeratungError` where there is none.
    """
    async with deps.db.transaction() as transaktion:
        beratung = await transaktion.beratungen.active(person_id)
        if beratung is None:
            raise UnknownBeratungError(person_id)
        await transaktion.verlauf.mark_seen(beratung.id, jetzt=deps.jetzt())
        return beratung.id


async def _pruefe_anzahl(transaktion: Transaction, person_id: str) -> None:
    if len(await transaktion.beratungen.alle(person_id)) >= HOECHSTENS:
        raise TooManyBeratungenError
