"""Read and change the Merkliste: one transaction each, in which milestone and reminders follow."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from dialogs.akte import nimm_auf
from dialogs.deps import Deps
from dialogs.merkakte import lies_merkliste
from dialogs.planstand import Planstand, einstellung_aus, gleiche_erinnerungen_ab, lies_planstand, tag_von
from knowledge.merkliste import Merkeintrag, lies_kennung, merkstand
from knowledge.umplanung import EIGENE_HOECHSTENS, Einwand, einwand_gegen, ist_eigener
from storage.transaction import Transaction

Ausgang = Einwand | Literal["wiederholt", "unbekannt", "erledigt", "zu_viele"]
MORGEN: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Merklage:
    """The list, the schedule beside it, whether reminders are on, and by entry the local day of the next one."""

    eintraege: tuple[Merkeintrag, ...]
    plan: Planstand
    an: bool = False
    erinnert: Mapping[str, date] | None = None

    def eintrag(self, kennung: str) -> Merkeintrag | None:
        """Return an entry by its id, ``None`` where it is not on the list."""
        return next((eintrag for eintrag in self.eintraege if eintrag.kennung == kennung), None)


@dataclass(frozen=True, slots=True)
class _Vorgang:
    """A transaction that changes one entry of the list of a consultation."""

    transaktion: Transaction
    beratung_id: str
    plan: Planstand
    eintrag: Merkeintrag


Schritt = Callable[[_Vorgang], Awaitable[Ausgang | None]]


async def lade_merkliste(deps: Deps, person_id: str) -> Merklage:
    """Load the list of the active consultation as of today."""
    async with deps.db.transaction() as transaktion:
        stand = await lies_planstand(transaktion, deps.katalog, person_id, tag_von(deps.jetzt()))
        eintraege = await lies_merkliste(transaktion, deps.katalog, stand.akte.beratung_id)
        plan = await transaktion.erinnerungen.plan(person_id)
        offene = [erinnerung for erinnerung in await transaktion.erinnerungen.alle(person_id) if erinnerung.gesendet is None]
    einstellung = einstellung_aus(plan, stand.akte.alle)
    spaeteste_zuerst = sorted(offene, key=lambda erinnerung: erinnerung.faellig, reverse=True)
    erinnert = {erinnerung.termin: einstellung.tag(erinnerung.faellig) for erinnerung in spaeteste_zuerst}
    return Merklage(eintraege, stand, plan is not None and plan.an, erinnert)


async def setze_stand(deps: Deps, person_id: str, kennung: str, update: int, *, erledigt: bool) -> Ausgang | None:
    """Note that an entry is done, or that it is not, and so for its milestone; ``None`` where it was noted."""

    async def schritt(vorgang: _Vorgang) -> Ausgang | None:
        eintrag, jetzt = vorgang.eintrag, deps.jetzt()
        stand = merkstand(erledigt=erledigt)
        await vorgang.transaktion.merkliste.set_stand(vorgang.beratung_id, eintrag.modell, eintrag.aspekt, stand=stand, jetzt=jetzt)
        if vorgang.plan.zeitplan.termin(kennung) is not None:
            await vorgang.transaktion.meilensteine.mark_done(vorgang.beratung_id, kennung, jetzt if erledigt else None)
        return None

    return await _aendere(deps, person_id, kennung, schritt, update=update)


async def entferne(deps: Deps, person_id: str, kennung: str, update: int) -> Ausgang | None:
    """Take an entry off the list, and its milestone out of the schedule."""

    async def schritt(vorgang: _Vorgang) -> Ausgang | None:
        await vorgang.transaktion.merkliste.remove(vorgang.beratung_id, vorgang.eintrag.modell, vorgang.eintrag.aspekt)
        await vorgang.transaktion.meilensteine.remove(vorgang.beratung_id, kennung)
        return None

    return await _aendere(deps, person_id, kennung, schritt, update=update)


async def setze_tag(
    deps: Deps, person_id: str, kennung: str, tag: date, titel: str, *, update: int | None = None, nachricht: int | None = None
) -> Ausgang | None:
    """Give an entry the day on which to be reminded: a milestone of the schedule, which keeps its title where it has one already."""

    async def schritt(vorgang: _Vorgang) -> Ausgang | None:
        zeitplan = vorgang.plan.zeitplan
        termin = zeitplan.termin(kennung)
        if vorgang.eintrag.stand == "erledigt":
            return "erledigt"
        einwand = einwand_gegen(None, tag, zeitplan.heute + MORGEN)
        if einwand is not None:
            return einwand
        if termin is None and sum(map(ist_eigener, zeitplan.termine)) >= EIGENE_HOECHSTENS:
            return "zu_viele"
        name = titel if termin is None else termin.titel
        await vorgang.transaktion.meilensteine.add(vorgang.beratung_id, kennung, titel=name, datum=tag)
        return None

    return await _aendere(deps, person_id, kennung, schritt, update=update, nachricht=nachricht)


async def vergiss_tag(deps: Deps, person_id: str, kennung: str, update: int) -> Ausgang | None:
    """Take the day of an entry away, and its milestone out of the schedule."""

    async def schritt(vorgang: _Vorgang) -> Ausgang | None:
        await vorgang.transaktion.meilensteine.remove(vorgang.beratung_id, kennung)
        return None

    return await _aendere(deps, person_id, kennung, schritt, update=update)


async def _aendere(
    deps: Deps, person_id: str, kennung: str, schritt: Schritt, *, update: int | None = None, nachricht: int | None = None
) -> Ausgang | None:
    jetzt, katalog = deps.jetzt(), deps.katalog
    async with deps.db.transaction() as transaktion:
        if not await nimm_auf(transaktion, person_id, nachricht=nachricht, update=update):
            return "wiederholt"
        plan = await lies_planstand(transaktion, katalog, person_id, tag_von(jetzt))
        beratung_id = plan.akte.beratung_id
        liste = await lies_merkliste(transaktion, katalog, beratung_id)
        eintrag = next((eintrag for eintrag in liste if (eintrag.modell, eintrag.aspekt) == lies_kennung(kennung)), None)
        if beratung_id is None or eintrag is None:
            return "unbekannt"
        ausgang = await schritt(_Vorgang(transaktion, beratung_id, plan, eintrag))
        if ausgang is None:
            await gleiche_erinnerungen_ab(transaktion, katalog, person_id, jetzt)
        return ausgang
