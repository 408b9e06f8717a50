"""Change the schedule: one transaction each, in which the reminders follow; and write it down as a calendar file."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import uuid4

from dialogs.akte import lade_beratung, nimm_auf
from dialogs.deps import Deps
from dialogs.planstand import einstellung_aus, gleiche_erinnerungen_ab, lies_planstand, lies_termin, tag_von
from knowledge.kalenderdatei import erzeuge_ics
from knowledge.merkliste import lies_kennung, merkstand
from knowledge.umplanung import EIGENE_HOECHSTENS, Einwand, einwand_gegen, ist_eigener
from knowledge.zeitplan import Termin, Zeitplan
from storage.transaction import Transaction

EIGEN = "eigen_"
Ausgang = Einwand | Literal["wiederholt", "unbekannt", "zu_viele", "andere_beratung"]


@dataclass(frozen=True, slots=True)
class Herkunft:
    """What a change came in: the update of a tap or the message of a text. Delivered a second time, either changes nothing.

    ``beratung`` begins the id of the consultation it is meant for, where that need not be the active one.
    """

    update: int | None = None
    nachricht: int | None = None
    beratung: str = ""


@dataclass(frozen=True, slots=True)
class _Vorgang:
    """A transaction that changes one milestone of a consultation."""

    transaktion: Transaction
    beratung_id: str
    zeitplan: Zeitplan
    termin: Termin | None


Schritt = Callable[[_Vorgang], Awaitable[Ausgang | None]]


async def setze_stand(deps: Deps, person_id: str, termin_id: str, herkunft: Herkunft, *, erledigt: bool) -> Ausgang | None:
    """Note that a milestone is done, or that it is not; ``None`` where it was noted."""

    async def schritt(vorgang: _Vorgang) -> Ausgang | None:
        if vorgang.termin is None:
            return "unbekannt"
        await vorgang.transaktion.meilensteine.mark_done(vorgang.beratung_id, termin_id, deps.jetzt() if erledigt else None)
        if (schluessel := lies_kennung(termin_id)) is not None:
            stand = merkstand(erledigt=erledigt)
            await vorgang.transaktion.merkliste.set_stand(vorgang.beratung_id, *schluessel, stand=stand, jetzt=deps.jetzt())
        return None

    return await _aendere(deps, person_id, termin_id, herkunft, schritt)


async def verschiebe(deps: Deps, person_id: str, termin_id: str, tag: date | None, herkunft: Herkunft) -> Ausgang | None:
    """Give a milestone another date, or with ``None`` the suggested one; return why not where it cannot be."""

    async def schritt(vorgang: _Vorgang) -> Ausgang | None:
        termin, meilensteine = vorgang.termin, vorgang.transaktion.meilensteine
        if termin is None:
            return "unbekannt"
        if tag is None:
            if not ist_eigener(termin):
                await meilensteine.move(vorgang.beratung_id, termin_id, None)
            return None
        einwand = einwand_gegen(termin, tag, vorgang.zeitplan.heute)
        if einwand is not None:
            return einwand
        if ist_eigener(termin):
            await meilensteine.add(vorgang.beratung_id, termin_id, titel=termin.titel, datum=tag)
        else:
            await meilensteine.move(vorgang.beratung_id, termin_id, tag)
        return None

    return await _aendere(deps, person_id, termin_id, herkunft, schritt)


async def lege_an(deps: Deps, person_id: str, titel: str, tag: date, herkunft: Herkunft) -> tuple[str, Ausgang | None]:
    """Add a milestone of the person's own; return its id, and why not where it cannot be.

    The same title on the same day is the same milestone: Telegram may have lost the window that showed it.
    """
    termin_id = f"{EIGEN}{uuid4().hex[:12]}"

    async def schritt(vorgang: _Vorgang) -> Ausgang | None:
        nonlocal termin_id
        einwand = einwand_gegen(None, tag, vorgang.zeitplan.heute)
        if einwand is not None:
            return einwand
        eigene = [termin for termin in vorgang.zeitplan.termine if ist_eigener(termin)]
        gleicher = next((termin.id for termin in eigene if (termin.titel, termin.datum) == (titel, tag)), None)
        if gleicher is not None:
            termin_id = gleicher
            return None
        if len(eigene) >= EIGENE_HOECHSTENS:
            return "zu_viele"
        await vorgang.transaktion.meilensteine.add(vorgang.beratung_id, termin_id, titel=titel, datum=tag)
        return None

    ausgang = await _aendere(deps, person_id, termin_id, herkunft, schritt, beginne=True)
    return termin_id, ausgang


async def benenne(deps: Deps, person_id: str, termin_id: str, titel: str, herkunft: Herkunft) -> Ausgang | None:
    """Give a milestone of the person's own another title."""

    async def schritt(vorgang: _Vorgang) -> Ausgang | None:
        if vorgang.termin is None or not ist_eigener(vorgang.termin):
            return "unbekannt"
        await vorgang.transaktion.meilensteine.add(vorgang.beratung_id, termin_id, titel=titel, datum=vorgang.termin.datum)
        return None

    return await _aendere(deps, person_id, termin_id, herkunft, schritt)


async def notiere(deps: Deps, person_id: str, termin_id: str, notiz: str | None, herkunft: Herkunft) -> Ausgang | None:
    """Keep a note on a milestone, or forget it."""

    async def schritt(vorgang: _Vorgang) -> Ausgang | None:
        if vorgang.termin is None:
            return "unbekannt"
        await vorgang.transaktion.meilensteine.note(vorgang.beratung_id, termin_id, notiz)
        return None

    return await _aendere(deps, person_id, termin_id, herkunft, schritt)


async def loesche(deps: Deps, person_id: str, termin_id: str, herkunft: Herkunft) -> Ausgang | None:
    """Remove a milestone of the person's own with its note."""

    async def schritt(vorgang: _Vorgang) -> Ausgang | None:
        if vorgang.termin is None or not ist_eigener(vorgang.termin):
            return "unbekannt"
        await vorgang.transaktion.meilensteine.remove(vorgang.beratung_id, termin_id)
        return None

    return await _aendere(deps, person_id, termin_id, herkunft, schritt)


async def exportiere(deps: Deps, person_id: str) -> bytes | None:
    """Return the schedule as a calendar file that changes and cancels what the one before held; ``None`` where there never was anything.

    The file is kept before it is sent: should it get lost on the way, the next one names every change once more. Writing it takes longer
    than anything else here, so that happens in a thread and between two transactions.
    """
    jetzt = deps.jetzt()
    async with deps.db.transaction() as transaktion:
        stand = await lies_planstand(transaktion, deps.katalog, person_id, tag_von(jetzt))
        beratung_id = stand.akte.beratung_id
        vorher = await transaktion.kalenderdateien.letzte(beratung_id) if beratung_id else None
        if beratung_id is None or (vorher is None and not stand.zeitplan.termine):
            return None
        einstellung = einstellung_aus(await transaktion.erinnerungen.plan(person_id), stand.akte.alle)
    datei = await asyncio.to_thread(
        erzeuge_ics,
        stand.zeitplan,
        einstellung,
        jetzt,
        kennung=beratung_id,
        name=deps.katalog.schritte["zeitplan"].kurz,
        vorher=None if vorher is None else vorher.encode(),
    )
    async with deps.db.transaction() as transaktion:
        await transaktion.kalenderdateien.save(beratung_id, datei.decode(), jetzt=jetzt)
    return datei


async def _aendere(
    deps: Deps, person_id: str, termin_id: str, herkunft: Herkunft, schritt: Schritt, *, beginne: bool = False
) -> Ausgang | None:
    jetzt, katalog = deps.jetzt(), deps.katalog
    async with deps.db.transaction() as transaktion:
        if not await nimm_auf(transaktion, person_id, nachricht=herkunft.nachricht, update=herkunft.update):
            return "wiederholt"
        if not beginne and await transaktion.beratungen.active(person_id) is None:
            return "unbekannt"
        beratung_id = await lade_beratung(transaktion, katalog, person_id, jetzt)
        if not beratung_id.startswith(herkunft.beratung):
            return "andere_beratung"
        stand, termin = await lies_termin(transaktion, katalog, person_id, termin_id, tag_von(jetzt))
        vorgang = _Vorgang(transaktion, beratung_id, stand.zeitplan, termin)
        ausgang = await schritt(vorgang)
        if ausgang is None:
            await gleiche_erinnerungen_ab(transaktion, katalog, person_id, jetzt)
        return ausgang
