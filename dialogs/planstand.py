"""The schedule of a person as the dialogs see it, and the reminders that follow every change of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from dialogs.akte import Akte, bringe_auf_stand, lies_akte
from dialogs.deps import Deps
from knowledge.antwort import Antworten
from knowledge.beratung import bereit_fuer_ergebnis
from knowledge.erinnerung import STUNDE, ZONE, Abgleich, Einstellung, Erinnerung, Gemerkt, gleiche_ab, gleiche_anstoss_ab
from knowledge.katalog import Katalog
from knowledge.merkliste import empfehlung_zu, lies_kennung
from knowledge.quelle import Beleg
from knowledge.zeitplan import Anpassungen, EigenerMeilenstein, Termin, Zeitplan, plane
from storage.records import Beratung, Erinnerungsplan, GespeicherteErinnerung, GespeicherterMeilenstein
from storage.transaction import Transaction

LAND: Final = "bundesland"


@dataclass(frozen=True, slots=True)
class Planstand:
    """The answers and the schedule that follows from them and from what the person has changed."""

    akte: Akte
    zeitplan: Zeitplan


async def lade_planstand(deps: Deps, person_id: str) -> Planstand:
    """Load the schedule of a person as of today."""
    async with deps.db.transaction() as transaktion:
        return await lies_planstand(transaktion, deps.katalog, person_id, tag_von(deps.jetzt()))


async def lies_planstand(
    transaktion: Transaction, katalog: Katalog, person_id: str, heute: date, *, alle_quartale: bool = False
) -> Planstand:
    """Read the schedule within a transaction that is already open. It rests on all stored answers, as the result does."""
    akte = await lies_akte(transaktion, katalog, person_id)
    gemerkte = await transaktion.meilensteine.alle(akte.beratung_id) if akte.beratung_id else ()
    return Planstand(akte, plane(katalog, akte.alle, heute, _anpassungen(katalog, gemerkte), alle_quartale=alle_quartale))


async def lies_termin(
    transaktion: Transaction, katalog: Katalog, person_id: str, termin_id: str, heute: date
) -> tuple[Planstand, Termin | None]:
    """Read the schedule and a milestone of it; a quarter that is over, and no longer listed, is found where a reminder was made for it."""
    stand = await lies_planstand(transaktion, katalog, person_id, heute, alle_quartale=True)
    termin = stand.zeitplan.termin(termin_id)
    if termin is None:
        tage = [erinnerung.datum for erinnerung in await transaktion.erinnerungen.alle(person_id) if erinnerung.termin == termin_id]
        frueher = await lies_planstand(transaktion, katalog, person_id, min(tage), alle_quartale=True) if tage else stand
        termin = frueher.zeitplan.termin(termin_id)
    return stand, termin


def tag_von(jetzt: datetime) -> date:
    """Return the day by which a schedule is computed, that of German municipalities."""
    return Einstellung().tag(jetzt)


def einstellung_aus(plan: Erinnerungsplan | None, antworten: Antworten) -> Einstellung:
    """Return how a person wants to be reminded, the defaults where nothing was ordered; the state is the answer to its question."""
    land = antworten.bekannt(LAND)
    zone, stunde, ohne = (ZONE, STUNDE, ()) if plan is None else (plan.zone, plan.stunde, plan.ohne)
    return Einstellung(zone, stunde, None if land is None else str(land), frozenset(ohne))


def als_gemerkte(erinnerungen: Iterable[GespeicherteErinnerung]) -> tuple[Gemerkt, ...]:
    """Return stored reminders as the rules see them."""
    return tuple(Gemerkt(als_erinnerung(erinnerung), erinnerung.gesendet) for erinnerung in erinnerungen)


def als_erinnerung(zeile: GespeicherteErinnerung) -> Erinnerung:
    """Return a stored reminder without what became of it."""
    return Erinnerung(zeile.schluessel, zeile.termin, zeile.stufe, zeile.datum, zeile.faellig)


def als_zeile(erinnerung: Erinnerung) -> GespeicherteErinnerung:
    """Return a reminder as it is stored."""
    return GespeicherteErinnerung(erinnerung.schluessel, erinnerung.termin, erinnerung.stufe, erinnerung.datum, erinnerung.faellig)


async def halte_auf_stand(transaktion: Transaction, katalog: Katalog, beratung: Beratung | None, jetzt: datetime) -> None:
    """Bring an older consultation to this Katalog before anything reads it, and let the reminders follow."""
    if beratung is not None and beratung.katalog_version != katalog.version:
        await bringe_auf_stand(transaktion, katalog, beratung, jetzt)
        await gleiche_erinnerungen_ab(transaktion, katalog, beratung.person_id, jetzt)


async def gleiche_erinnerungen_ab(transaktion: Transaction, katalog: Katalog, person_id: str, jetzt: datetime) -> None:
    """Let the stored reminders follow the plan, in the transaction that changed it; nothing happens where none were ordered."""
    plan = await transaktion.erinnerungen.plan(person_id)
    if plan is None or not plan.an:
        return
    gemerkte = als_gemerkte(await transaktion.erinnerungen.alle(person_id))
    # A quarter that is over is no longer listed, but a reminder of it that is still to go out must be found.
    heute = min([tag_von(jetzt), *(gemerkt.erinnerung.datum for gemerkt in gemerkte if gemerkt.gesendet is None)])
    stand = await lies_planstand(transaktion, katalog, person_id, heute, alle_quartale=True)
    einstellung = einstellung_aus(plan, stand.akte.alle)
    if einstellung.land != plan.land:
        await transaktion.erinnerungen.order(person_id, zone=plan.zone, stunde=plan.stunde, land=einstellung.land, ohne=plan.ohne)
    abgleich = gleiche_plan_ab(katalog, stand, einstellung, gemerkte, jetzt)
    await transaktion.erinnerungen.follow(
        person_id,
        neu=[als_zeile(erinnerung) for erinnerung in abgleich.neu],
        verlegt={erinnerung.schluessel: erinnerung.faellig for erinnerung in abgleich.verlegt},
        entfallen=abgleich.entfallen,
    )


async def stelle_erinnerungen_um(transaktion: Transaction, katalog: Katalog, person_id: str, jetzt: datetime) -> None:
    """Drop the reminders still open, those of the consultation that was active, and derive those of the one that is active now."""
    alle = await transaktion.erinnerungen.alle(person_id)
    await transaktion.erinnerungen.follow(
        person_id, entfallen=[erinnerung.schluessel for erinnerung in alle if erinnerung.gesendet is None]
    )
    await gleiche_erinnerungen_ab(transaktion, katalog, person_id, jetzt)


def gleiche_plan_ab(katalog: Katalog, stand: Planstand, einstellung: Einstellung, gemerkte: Sequence[Gemerkt], jetzt: datetime) -> Abgleich:
    """Return what has to become of the reminders of a plan, the nudge for an unfinished consultation among them."""
    beratung = stand.akte.beratung
    termine = gleiche_ab(stand.zeitplan, einstellung, gemerkte, jetzt)
    zuletzt = jetzt if beratung is None else beratung.geaendert
    anstoss = gleiche_anstoss_ab(einstellung, gemerkte, jetzt, fertig=nichts_offen(katalog, stand.akte), zuletzt=zuletzt)
    return Abgleich(termine.neu + anstoss.neu, termine.verlegt + anstoss.verlegt, termine.entfallen + anstoss.entfallen)


def nichts_offen(katalog: Katalog, akte: Akte) -> bool:
    """Tell whether no consultation is unfinished: there is none, or it has answers enough for a result."""
    return akte.beratung is None or bereit_fuer_ergebnis(katalog, akte.wirksam)


def _anpassungen(katalog: Katalog, gemerkte: Iterable[GespeicherterMeilenstein]) -> Anpassungen:
    alle = tuple(gemerkte)
    return Anpassungen(
        verschoben={eintrag.id: eintrag.datum for eintrag in alle if eintrag.titel is None and eintrag.datum is not None},
        erledigt=frozenset(eintrag.id for eintrag in alle if eintrag.erledigt is not None),
        notizen={eintrag.id: eintrag.notiz for eintrag in alle if eintrag.notiz is not None},
        eigene=tuple(
            EigenerMeilenstein(eintrag.id, eintrag.titel, eintrag.datum, _empfehlung(katalog, eintrag.id))
            for eintrag in alle
            if eintrag.titel is not None and eintrag.datum is not None
        ),
    )


def _empfehlung(katalog: Katalog, termin_id: str) -> Beleg | None:
    schluessel = lies_kennung(termin_id)
    return None if schluessel is None else empfehlung_zu(katalog, *schluessel)
