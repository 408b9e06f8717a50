"""The page for the tasks: who may open it, and what it keeps. It lies over the chat and writes the same answers.

A page belongs to the consultation that was active when it was opened, whatever the chat switches to meanwhile. Each change of a field
carries its own time, so that a change of the page that arrives late cannot undo a later one of the chat.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final, Literal

from dialogs.akte import lade_beratung, lies_akte_von
from dialogs.aufgabenakte import ZEHNTEL, Aufgabenakte, lies_aufgabenakte
from dialogs.deps import Deps
from dialogs.planstand import gleiche_erinnerungen_ab, halte_auf_stand, tag_von
from knowledge.arbeitszeit import GANZ, Feld, Platz
from storage.errors import UnknownBeratungError
from storage.records import Beratung, Person, Webzugang
from storage.transaction import Transaction

DAUER: Final = timedelta(hours=24)
# Clocks of several machines differ; what was used stays known a little longer than it could be used.
SPIELRAUM: Final = timedelta(minutes=5)
HOECHSTENS: Final = int(GANZ * ZEHNTEL)

Ablehnung = Literal["ungueltig", "veraltet", "verbraucht", "abgelaufen", "ohne_zustimmung"]
Feldfehler = Literal["bereich", "fremd"]


class PageRefusedError(Exception):
    """The page may not be opened or used; ``grund`` says why."""

    def __init__(self, grund: Ablehnung) -> None:
        super().__init__(grund)
        self.grund: Ablehnung = grund


@dataclass(frozen=True, slots=True)
class Oeffnung:
    """What a page is opened with: a proof of Telegram that counts once, the secret that the page made up, and when it was opened."""

    telegram_id: int
    nachweis: str
    geheimnis: str
    geoeffnet: datetime


@dataclass(frozen=True, slots=True)
class Feldaenderung:
    """A share in tenths of a percent, or ``None`` for an emptied field, and when it was entered."""

    aufgabe: str
    feld: Feld
    zehntel: int | None
    zeit: datetime


@dataclass(frozen=True, slots=True)
class Seitenstand:
    """What the page shows: its consultation, whether the chat is in the same one, the shares, and the fields that were refused."""

    beratung: Beratung
    aktiv: bool
    akte: Aufgabenakte
    jetzt: datetime
    fehler: tuple[tuple[Platz, Feldfehler], ...] = ()


async def oeffne_seite(deps: Deps, oeffnung: Oeffnung, *, hinweis_version: str) -> Seitenstand:
    """Open the page for the active consultation; the same secret may do so again. Raises :class:`PageRefusedError`.

    ``hinweis_version`` is the notice that has to be agreed to. A proof from before the consent is none: who deletes everything leaves no
    record of the proofs that were used.
    """
    jetzt = deps.jetzt()
    ende = oeffnung.geoeffnet + DAUER
    if not oeffnung.geoeffnet - SPIELRAUM <= jetzt < ende:
        raise PageRefusedError("veraltet")
    async with deps.db.transaction() as transaktion:
        person = _zugestimmt(await transaktion.personen.find(oeffnung.telegram_id), hinweis_version)
        if oeffnung.geoeffnet < person.erstellt.replace(microsecond=0):
            raise PageRefusedError("veraltet")
        await transaktion.personen.touch(person.id, tag_von(jetzt))
        await transaktion.webzugaenge.forget_before(jetzt - SPIELRAUM)
        beratung = await lade_beratung(transaktion, deps.katalog, person.id, jetzt)
        zugang = Webzugang(person.id, beratung, ende)
        gemerkt = await transaktion.webzugaenge.open(_abdruck(oeffnung.nachweis), _abdruck(oeffnung.geheimnis), zugang)
        if gemerkt is None:
            raise PageRefusedError("verbraucht")
        return await _lies(deps, transaktion, await _beratung(transaktion, gemerkt), jetzt)


async def lade_seite(deps: Deps, geheimnis: str, *, hinweis_version: str) -> Seitenstand:
    """Read what the page shows by now. Raises :class:`PageRefusedError`."""
    jetzt = deps.jetzt()
    async with deps.db.transaction() as transaktion:
        beratung = await _zugelassen(transaktion, geheimnis, hinweis_version, jetzt)
        return await _lies(deps, transaktion, beratung, jetzt)


async def speichere_seite(deps: Deps, geheimnis: str, aenderungen: Sequence[Feldaenderung], *, hinweis_version: str) -> Seitenstand:
    """Store changed fields, each unless a later change of it is stored already, and read what is stored then.

    A field that cannot be stored is named with its reason, the others are stored. Raises :class:`PageRefusedError`.
    """
    jetzt = deps.jetzt()
    async with deps.db.transaction() as transaktion:
        beratung = await _zugelassen(transaktion, geheimnis, hinweis_version, jetzt)
        try:
            await transaktion.arbeitszeit.touch(beratung.id, jetzt)
        except UnknownBeratungError as weg:
            raise PageRefusedError("abgelaufen") from weg
        stand = await _lies(deps, transaktion, beratung, jetzt)
        aufgaben = {aufgabe.id for aufgabe in stand.akte.zeit.aufgaben}
        fehler = {(a.aufgabe, a.feld): grund for a in aenderungen if (grund := _pruefe(a, aufgaben)) is not None}
        # Of two changes to one field in the same message the later one counts; none lies in the future, whatever the device's clock says.
        gute = {(a.aufgabe, a.feld): a for a in sorted(aenderungen, key=lambda a: a.zeit) if (a.aufgabe, a.feld) not in fehler}
        await transaktion.arbeitszeit.set_anteile(
            beratung.id,
            {platz: aenderung.zehntel for platz, aenderung in gute.items()},
            jetzt=jetzt,
            zeiten={platz: min(aenderung.zeit, jetzt) for platz, aenderung in gute.items()},
        )
        await gleiche_erinnerungen_ab(transaktion, deps.katalog, beratung.person_id, jetzt)
        return await _lies(deps, transaktion, beratung, jetzt, tuple(fehler.items()))


def _pruefe(aenderung: Feldaenderung, aufgaben: set[str]) -> Feldfehler | None:
    if aenderung.aufgabe not in aufgaben:
        return "fremd"
    return None if aenderung.zehntel is None or 0 <= aenderung.zehntel <= HOECHSTENS else "bereich"


async def _zugelassen(transaktion: Transaction, geheimnis: str, hinweis_version: str, jetzt: datetime) -> Beratung:
    zugang = await transaktion.webzugaenge.find(_abdruck(geheimnis), jetzt=jetzt)
    if zugang is None:
        raise PageRefusedError("abgelaufen")
    _zugestimmt(await transaktion.personen.get(zugang.person_id), hinweis_version)
    return await _beratung(transaktion, zugang)


def _zugestimmt(person: Person | None, hinweis_version: str) -> Person:
    if person is None or person.hinweis_version != hinweis_version:
        raise PageRefusedError("ohne_zustimmung")
    return person


async def _beratung(transaktion: Transaction, zugang: Webzugang) -> Beratung:
    beratung = await transaktion.beratungen.get(zugang.person_id, zugang.beratung_id) if zugang.beratung_id else None
    if beratung is None:
        raise PageRefusedError("abgelaufen")
    return beratung


async def _lies(
    deps: Deps, transaktion: Transaction, beratung: Beratung, jetzt: datetime, fehler: tuple[tuple[Platz, Feldfehler], ...] = ()
) -> Seitenstand:
    await halte_auf_stand(transaktion, deps.katalog, beratung, jetzt)
    aktive = await transaktion.beratungen.active(beratung.person_id)
    akte = await lies_aufgabenakte(transaktion, deps.katalog, await lies_akte_von(transaktion, deps.katalog, beratung))
    return Seitenstand(beratung, aktive is not None and aktive.id == beratung.id, akte, jetzt, fehler)


def _abdruck(text: str) -> str:
    return sha256(text.encode()).hexdigest()
