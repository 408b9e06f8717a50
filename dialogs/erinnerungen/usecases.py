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
    lies_planstand,
    lies_termin,
    tag_von,
)
from knowledge.beratung import bereit_fuer_ergebnis
from knowledge.erinnerung import (
    Abgelehnt,
    Einstellung,
    Erinnerung,
    gleiche_ab,
    gleiche_anstoss_ab,
    in_einer_woche,
    je_tag,
)

KeineSpaetere = Literal["unbekannt", "erledigt", "aus", "wiederholt"]


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
        beratung = await transaktion.beratungen.active(person_id)
    an = plan is not None and plan.an
    einstellung = einstellung_aus(plan, stand.akte.alle)
    if an:
        kommende = [gemerkt.erinnerung for gemerkt in gemerkte if gemerkt.gesendet is None]
    else:
        if wunsch is not None:
            einstellung = Einstellung(wunsch.zone, wunsch.stunde, einstellung.land, wunsch.ohne)
        fertig = bereit_fuer_ergebnis(katalog, stand.akte.wirksam)
        zuletzt = jetzt if beratung is None else beratung.geaendert
        kommende = [
            *gleiche_ab(stand.zeitplan, einstellung, gemerkte, jetzt).neu,
            *gleiche_anstoss_ab(einstellung, gemerkte, jetzt, fertig=fertig, zuletzt=zuletzt).neu,
        ]
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


async def erinnere_spaeter(deps: Deps, person_id: str, termin_id: str, *, update: int) -> Erinnerung | Abgelehnt | KeineSpaetere:
    """Put a reminder off by a week; return the new one, or why there is none. Asked twice on a day it is the same one."""
    jetzt = deps.jetzt()
    async with deps.db.transaction() as transaktion:
        if not await transaktion.personen.claim_update(person_id, update):
            return "wiederholt"
        plan = await transaktion.erinnerungen.plan(person_id)
        stand, termin = await lies_termin(transaktion, deps.katalog, person_id, termin_id, tag_von(jetzt))
        if termin is None:
            return "unbekannt"
        if termin.stand == "erledigt":
            return "erledigt"
        if plan is None or not plan.an:
            return "aus"
        spaetere = in_einer_woche(termin, einstellung_aus(plan, stand.akte.alle), jetzt)
        if isinstance(spaetere, Erinnerung):
            await transaktion.erinnerungen.follow(person_id, neu=[als_zeile(spaetere)])
        return spaetere


async def lade_fuer_sendung(deps: Deps, person_id: str, erinnerungen: tuple[Erinnerung, ...]) -> tuple[Planstand, bool]:
    """Return the schedule as reminders tell it, with a quarter that has just ended, and whether the consultation is finished."""
    heute = min([tag_von(deps.jetzt()), *(erinnerung.datum for erinnerung in erinnerungen)])
    async with deps.db.transaction() as transaktion:
        stand = await lies_planstand(transaktion, deps.katalog, person_id, heute, alle_quartale=True)
    return stand, bereit_fuer_ergebnis(deps.katalog, stand.akte.wirksam)


async def vergiss_stopp(deps: Deps, person_id: str) -> None:
    """Note that the person knows that the reminders were stopped."""
    async with deps.db.transaction() as transaktion:
        await transaktion.erinnerungen.forget_reason(person_id)
