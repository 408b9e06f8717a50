"""Hand over, take over and delete everything about a person: one transaction each."""

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from dialogs.akte import bringe_auf_stand
from dialogs.daten.datei import als_datei
from dialogs.deps import Deps
from dialogs.planstand import stelle_erinnerungen_um, tag_von
from knowledge.aufbewahrung import loeschtag
from knowledge.einfuhr import MAX_BERATUNGEN, Beratungsdatei, Einfuhr
from knowledge.zeitplan import ENDE
from storage.engine import DatabaseUnavailableError
from storage.records import Beratung, Person
from storage.transaction import Transaction

logger = logging.getLogger(__name__)
ZUSTAENDE: Final = "dialogzustand"


@dataclass(frozen=True, slots=True)
class Bestand:
    """How many rows there are of each kind, and the day on which they go by themselves if nobody comes back."""

    anzahl: Mapping[str, int]
    loeschtag: date


class TooManyBeratungenError(Exception):
    """With those of the file a person would have more consultations than anybody may have."""


async def lade_bestand(deps: Deps, person: Person) -> Bestand:
    """Count everything that is stored about a person."""
    async with deps.db.transaction() as transaktion:
        alles = await transaktion.auskunft.alles(person.id)
    enden = [str(zeile["wert"]) for zeile in alles["antworten"] if zeile["frage"] == ENDE]
    tag = loeschtag(tag_von(deps.jetzt()), enden, deps.betrieb.aufbewahrung_monate)
    return Bestand(_mit_zustaenden({name: len(zeilen) for name, zeilen in alles.items()}, await _zahl_der_zustaende(deps, person)), tag)


async def erstelle_datei(deps: Deps, person: Person) -> bytes:
    """Return everything that is stored about a person as a file."""
    async with deps.db.transaction() as transaktion:
        alles = await transaktion.auskunft.alles(person.id)
    zustaende = await deps.zustaende.export_person(person) if deps.zustaende else []
    return als_datei(alles, zustaende, deps.katalog.version, deps.jetzt())


async def loesche_alles(deps: Deps, person: Person) -> Mapping[str, int]:
    """Delete every row of a person, in one transaction, and what is kept elsewhere; return how much of each kind there was.

    Nothing at all where somebody else was first.
    """
    async with deps.db.transaction() as transaktion:
        anzahl = await transaktion.auskunft.anzahl(person.id)
        await transaktion.personen.delete(person.id)
    ausserhalb = await vergiss_zustaende(deps, person)
    await raeume_auf(deps)
    return _mit_zustaenden(anzahl, ausserhalb)


async def vergiss_zustaende(deps: Deps, person: Person) -> int:
    """Forget where the dialogs of a person stand, once their rows are deleted, and return how many entries there were."""
    return await deps.zustaende.forget_person(person) if deps.zustaende else 0


async def raeume_auf(deps: Deps) -> None:
    """Let nothing that was deleted stay behind in the files of the database; where that has to wait, the deletion still holds."""
    try:
        await deps.db.wipe()
    except DatabaseUnavailableError as fehler:
        logger.warning("could not wipe the log of the database yet: %s", type(fehler).__name__)


async def uebernimm(deps: Deps, person: Person, einfuhr: Einfuhr, *, update: int | None = None) -> int | None:
    """Add the consultations of a file to those that are there, and return how many; ``None`` for a tap that came before.

    Nothing that is there changes. Where the active consultation is still empty, the first of the file becomes the active one.
    Raises :class:`TooManyBeratungenError`.
    """
    jetzt = deps.jetzt()
    async with deps.db.transaction() as transaktion:
        if update is not None and not await transaktion.personen.claim_update(person.id, update):
            return None
        vorhandene = await transaktion.beratungen.alle(person.id)
        if len(vorhandene) + len(einfuhr.beratungen) > MAX_BERATUNGEN:
            raise TooManyBeratungenError
        aktive = await transaktion.beratungen.active(person.id)
        belegt = aktive is not None and bool(await transaktion.beratungen.antworten(aktive.id))
        neue = [await _lege_an(transaktion, deps, person, datei) for datei in einfuhr.beratungen]
        if aktive is not None and belegt:
            await transaktion.beratungen.activate(person.id, aktive.id)
        else:
            await transaktion.beratungen.activate(person.id, neue[0].id)
            await stelle_erinnerungen_um(transaktion, deps.katalog, person.id, jetzt)
    return len(neue)


async def _lege_an(transaktion: Transaction, deps: Deps, person: Person, datei: Beratungsdatei) -> Beratung:
    jetzt = deps.jetzt()

    def frueher(zeit: datetime) -> datetime:
        # A clock elsewhere may go ahead; an answer from the future would win over all that follow.
        return min(zeit, jetzt)

    version = datei.katalog_version
    neue = await transaktion.beratungen.create(person.id, katalog_version=version, jetzt=frueher(datei.erstellt))
    await transaktion.beratungen.rename(person.id, neue.id, datei.label)
    for antwort in sorted(datei.antworten, key=lambda zeile: zeile.zeit):
        zeit = frueher(antwort.zeit)
        await transaktion.beratungen.set_antwort(neue.id, antwort.frage, antwort.wert, katalog_version=version, jetzt=zeit)
    await _lege_aufgaben_an(transaktion, neue.id, datei, jetzt)
    for termin in datei.meilensteine:
        if termin.titel is not None and termin.datum is not None:
            await transaktion.meilensteine.add(neue.id, termin.id, titel=termin.titel, datum=termin.datum)
        else:
            await transaktion.meilensteine.move(neue.id, termin.id, termin.datum)
        await transaktion.meilensteine.mark_done(neue.id, termin.id, termin.erledigt)
        await transaktion.meilensteine.note(neue.id, termin.id, termin.notiz)
    await transaktion.arbeitszeit.touch(neue.id, frueher(datei.geaendert))
    await bringe_auf_stand(transaktion, deps.katalog, neue, jetzt)
    return neue


async def _lege_aufgaben_an(transaktion: Transaction, beratung: str, datei: Beratungsdatei, jetzt: datetime) -> None:
    for anteil in datei.arbeitszeit:
        werte: dict[tuple[str, str], int | None] = {(anteil.aufgabe, anteil.feld): anteil.zehntel}
        await transaktion.arbeitszeit.set_anteile(beratung, werte, jetzt=min(anteil.zeit, jetzt))
    for eintrag in datei.merkliste:
        await transaktion.merkliste.add(beratung, eintrag.modell, eintrag.aspekt, stand=eintrag.stand, jetzt=min(eintrag.zeit, jetzt))
    for wahl in datei.themenwahl:
        await transaktion.arbeitszeit.waehle(beratung, wahl.thema, wahl.punkt, gewaehlt=wahl.gewaehlt, jetzt=min(wahl.zeit, jetzt))


async def _zahl_der_zustaende(deps: Deps, person: Person) -> int:
    return len(await deps.zustaende.export_person(person)) if deps.zustaende else 0


def _mit_zustaenden(anzahl: Mapping[str, int], ausserhalb: int) -> dict[str, int]:
    zusammen = Counter(anzahl)
    zusammen[ZUSTAENDE] += ausserhalb
    return dict(zusammen)
