"""Order reminders, switch them off, put one off; and read what there is to say. One transaction each."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dialogs.deps import Deps
from dialogs.planstand import (
    Planstand,
    als_gemerkte,
    als_zeile,
    einstellung_aus,
    gleiche_erinnerungen_ab,
    gleiche_plan_ab,
    lies_planstand,
    lies_termin,
    nichts_offen,
    tag_von,
)
from knowledge.erinnerung import (
    Abgelehnt,
    Einstellung,
    Erinnerung,
    in_einer_woche,
    je_tag,
)

KeineSpaetere = Literal["unbekannt", "erledigt", "aus", "wiederholt", "andere_beratung"]


@dataclass(frozen=True, slots=True)
class Erinnerungsstand:
    """Whether and how a person is reminded, and the messages that come, or would come, by day."""

    an: bool
    einstellung: Einstellung
    nachrichten: tuple[tuple[date, tuple[Erinnerung, ...]], ...]
    plan: Planstand


async def lade_erinnerungen(deps: Deps, person_id: str, wunsch: Einstellung | None) -> Erinnerungsstand:
    """Return the reminders of a person; while they are off, those that would come with ``wunsch``, or else with the last settings."""
    jetzt, katalog = deps.jetzt(), deps.katalog
    async with deps.db.transaction() as transaktion:
        plan = await transaktion.erinnerungen.plan(person_id)
        gemerkte = als_gemerkte(await transaktion.erinnerungen.alle(person_id))
        stand = await lies_planstand(transaktion, katalog, person_id, tag_von(jetzt), alle_quartale=True)
    an = plan is not None and plan.an
    einstellung = einstellung_aus(plan, stand.akte.alle)
    if an:
        kommende = [gemerkt.erinnerung for gemerkt in gemerkte if gemerkt.gesendet is None]
    else:
        if wunsch is not None:
            einstellung = Einstellung(wunsch.zone, wunsch.stunde, einstellung.land, wunsch.ohne)
        kommende = list(gleiche_plan_ab(katalog, stand, einstellung, gemerkte, jetzt).neu)
    return Erinnerungsstand(an, einstellung, je_tag(kommende, einstellung), stand)


async def bestelle(deps: Deps, person_id: str, wunsch: Einstellung) -> None:
    """Switch reminders on, or change how they come; what was sent before is not sent again."""
    async with deps.db.transaction() as transaktion:
        await transaktion.erinnerungen.order(person_id, zone=wunsch.zone, stunde=wunsch.stunde, land=wunsch.land, ohne=wunsch.ohne)
        await gleiche_erinnerungen_ab(transaktion, deps.katalog, person_id, deps.jetzt())


async def stelle_ab(deps: Deps, person_id: str) -> None:
    """Switch reminders off."""
    async with deps.db.transaction() as transaktion:
        if await transaktion.erinnerungen.plan(person_id) is not None:
            await transaktion.erinnerungen.stop(person_id)


async def erinnere_spaeter(
    deps: Deps, person_id: str, termin_id: str, *, update: int, beratung: str = ""
) -> date | Abgelehnt | KeineSpaetere:
    """Put a reminder off by a week; return the local day of the new one, or why there is none. Asked twice on a day it is the same one.

    ``beratung`` begins the id of the consultation that the reminder was about.
    """
    jetzt = deps.jetzt()
    async with deps.db.transaction() as transaktion:
        if not await transaktion.personen.claim_update(person_id, update):
            return "wiederholt"
        plan = await transaktion.erinnerungen.plan(person_id)
        stand, termin = await lies_termin(transaktion, deps.katalog, person_id, termin_id, tag_von(jetzt))
        fremd = stand.akte.beratung_id is not None and not stand.akte.beratung_id.startswith(beratung)
        if termin is None or fremd:
            return "andere_beratung" if fremd else "unbekannt"
        if termin.stand == "erledigt":
            return "erledigt"
        if plan is None or not plan.an:
            return "aus"
        einstellung = einstellung_aus(plan, stand.akte.alle)
        spaetere = in_einer_woche(termin, einstellung, jetzt)
        if isinstance(spaetere, Abgelehnt):
            return spaetere
        await transaktion.erinnerungen.follow(person_id, neu=[als_zeile(spaetere)])
        return einstellung.tag(spaetere.faellig)


async def lade_fuer_sendung(deps: Deps, person_id: str, erinnerungen: tuple[Erinnerung, ...]) -> tuple[Planstand, bool]:
    """Return the schedule as reminders tell it, with a quarter that has just ended, and whether no consultation is unfinished."""
    heute = min([tag_von(deps.jetzt()), *(erinnerung.datum for erinnerung in erinnerungen)])
    async with deps.db.transaction() as transaktion:
        stand = await lies_planstand(transaktion, deps.katalog, person_id, heute, alle_quartale=True)
    return stand, nichts_offen(deps.katalog, stand.akte)


async def vergiss_stopp(deps: Deps, person_id: str) -> None:
    """Note that the person knows that the reminders were stopped."""
    async with deps.db.transaction() as transaktion:
        await transaktion.erinnerungen.forget_reason(person_id)
