"""Consultations with their answers and results, all of them reached by the internal id of a person.

The statements are built once: to put one together takes longer than to run it, and these run with every update.
"""

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import CursorResult, Executable, Integer, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.errors import UnknownBeratungError, UnknownPersonError
from storage.records import Beratung, GespeicherteAntwort, GespeichertesErgebnis
from storage.tables import AntwortRow, BeratungRow, ErgebnisRow, PersonRow, Tabelle
from storage.upsert import Insert, for_each_dialect

PERSONEN = Tabelle.metadata.tables[PersonRow.__tablename__]
BERATUNGEN = Tabelle.metadata.tables[BeratungRow.__tablename__]
ANTWORTEN = Tabelle.metadata.tables[AntwortRow.__tablename__]
ERGEBNISSE = Tabelle.metadata.tables[ErgebnisRow.__tablename__]

BERATUNG = tuple(BERATUNGEN.c[field.name] for field in fields(Beratung))
ANTWORT = tuple(ANTWORTEN.c[field.name] for field in fields(GespeicherteAntwort))
ERGEBNIS = tuple(ERGEBNISSE.c[field.name] for field in fields(GespeichertesErgebnis))

ACTIVE_OF_PERSON = (BERATUNGEN.c.person_id == bindparam("at_person_id")) & BERATUNGEN.c.aktiv
OF_BERATUNG = ANTWORTEN.c.beratung_id == bindparam("at_beratung_id")


def _replace_antwort(insert: Insert) -> Executable:
    new = {name: insert.excluded[name] for name in ("wert", "zeit", "katalog_version")}
    return insert.on_conflict_do_update(index_elements=[ANTWORTEN.c.beratung_id, ANTWORTEN.c.frage], set_=new)


LOCK_PERSON = select(PERSONEN.c.id).where(PERSONEN.c.id == bindparam("at_person_id")).with_for_update()
READ_ACTIVE = select(*BERATUNG).where(ACTIVE_OF_PERSON)
DEACTIVATE = update(BERATUNGEN).where(ACTIVE_OF_PERSON).values(aktiv=False)
CREATE = insert(BERATUNGEN).returning(*BERATUNG)
TOUCH = update(BERATUNGEN).where(BERATUNGEN.c.id == bindparam("at_beratung_id")).values(geaendert=bindparam("new_geaendert"))
READ_ANTWORTEN = select(*ANTWORT).where(OF_BERATUNG).order_by(ANTWORTEN.c.zeit, ANTWORTEN.c.frage)
SET_ANTWORT = for_each_dialect(ANTWORTEN, _replace_antwort)
REMOVE_ANTWORTEN = delete(ANTWORTEN).where(OF_BERATUNG, ANTWORTEN.c.frage.in_(bindparam("fragen", expanding=True)))
READ_ALL = select(*BERATUNG).where(BERATUNGEN.c.person_id == bindparam("at_person_id"))
READ_ALL = READ_ALL.order_by(BERATUNGEN.c.aktiv.desc(), BERATUNGEN.c.geaendert.desc(), BERATUNGEN.c.id)
OF_OWNER = (BERATUNGEN.c.id == bindparam("at_beratung_id")) & (BERATUNGEN.c.person_id == bindparam("at_person_id"))
GET = select(*BERATUNG).where(OF_OWNER)
ACTIVATE = update(BERATUNGEN).where(OF_OWNER).values(aktiv=True)
RENAME = update(BERATUNGEN).where(OF_OWNER).values(label=bindparam("new_label"))
DELETE = delete(BERATUNGEN).where(OF_OWNER)
SAVE_ERGEBNIS = insert(ERGEBNISSE).returning(*ERGEBNIS)
READ_LETZTE_ERGEBNISSE = (
    select(*ERGEBNIS)
    .where(ERGEBNISSE.c.beratung_id == bindparam("at_beratung_id"))
    .order_by(ERGEBNISSE.c.nummer.desc())
    .limit(bindparam("hoechstens", type_=Integer))
)
NEWEST_PER_BERATUNG = select(func.max(ERGEBNISSE.c.nummer)).join(BERATUNGEN).where(BERATUNGEN.c.person_id == bindparam("at_person_id"))
READ_ERGEBNIS_JE_BERATUNG = select(*ERGEBNIS).where(ERGEBNISSE.c.nummer.in_(NEWEST_PER_BERATUNG.group_by(ERGEBNISSE.c.beratung_id)))


class BeratungenRepository:
    """Consultations within one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def active(self, person_id: str) -> Beratung | None:
        """Look up the consultation that this person is in, None before the first one."""
        row = (await self._session.execute(READ_ACTIVE, {"at_person_id": person_id})).mappings().one_or_none()
        return None if row is None else Beratung(**row)

    async def create(self, person_id: str, *, katalog_version: str, jetzt: datetime) -> Beratung:
        """Begin a consultation, which becomes the active one; earlier ones stay. UnknownPersonError where nobody has the id.

        The person's row is locked, so that of two beginnings at once the later one is the active one and neither fails.
        """
        person = {"at_person_id": person_id}
        if await self._session.scalar(LOCK_PERSON, person) is None:
            raise UnknownPersonError(person_id)
        await self._session.execute(DEACTIVATE, person)
        values = {"person_id": person_id, "aktiv": True, "katalog_version": katalog_version, "erstellt": jetzt, "geaendert": jetzt}
        rows = await self._session.execute(CREATE, {"id": uuid4().hex, **values})
        return Beratung(**rows.mappings().one())

    async def alle(self, person_id: str) -> tuple[Beratung, ...]:
        """Read all consultations of a person, the active one first, then those changed last."""
        rows = await self._session.execute(READ_ALL, {"at_person_id": person_id})
        return tuple(Beratung(**row) for row in rows.mappings())

    async def get(self, person_id: str, beratung_id: str) -> Beratung | None:
        """Look up a consultation of this person, None where it is gone or somebody else's."""
        row = (await self._session.execute(GET, _owned(person_id, beratung_id))).mappings().one_or_none()
        return None if row is None else Beratung(**row)

    async def activate(self, person_id: str, beratung_id: str) -> None:
        """Make a consultation the active one in place of the present one; UnknownBeratungError where it is not this person's."""
        await self._session.execute(LOCK_PERSON, {"at_person_id": person_id})
        if await self.get(person_id, beratung_id) is None:
            raise UnknownBeratungError(beratung_id)
        await self._session.execute(DEACTIVATE, {"at_person_id": person_id})
        await self._session.execute(ACTIVATE, _owned(person_id, beratung_id))

    async def rename(self, person_id: str, beratung_id: str, label: str | None) -> None:
        """Give a consultation a name or take it away; UnknownBeratungError where it is not this person's."""
        await self._change(RENAME, person_id, beratung_id, new_label=label)

    async def delete(self, person_id: str, beratung_id: str) -> None:
        """Forget a consultation with answers, results and milestones; of the others the one changed last becomes active if none is.

        UnknownBeratungError where it is not this person's.
        """
        await self._session.execute(LOCK_PERSON, {"at_person_id": person_id})
        await self._change(DELETE, person_id, beratung_id)
        uebrige = await self.alle(person_id)
        if uebrige:
            await self.activate(person_id, uebrige[0].id)

    async def antworten(self, beratung_id: str) -> dict[str, GespeicherteAntwort]:
        """Read all answers by question id, in the order in which they were given."""
        rows = await self._session.execute(READ_ANTWORTEN, {"at_beratung_id": beratung_id})
        return {row["frage"]: GespeicherteAntwort(**row) for row in rows.mappings()}

    async def set_antwort(self, beratung_id: str, frage: str, wert: str | float, *, katalog_version: str, jetzt: datetime) -> None:
        """Keep an answer in place of an earlier one to the same question; UnknownBeratungError where there is no consultation."""
        await self.touch(beratung_id, jetzt)
        values = {"beratung_id": beratung_id, "frage": frage, "wert": wert, "zeit": jetzt, "katalog_version": katalog_version}
        await self._session.execute(SET_ANTWORT[self._session.get_bind().dialect.name], values)

    async def remove_antworten(self, beratung_id: str, fragen: Collection[str], *, jetzt: datetime) -> None:
        """Forget the answers to these questions, as when a changed answer takes away the reason they were asked for."""
        if not fragen:
            return
        await self.touch(beratung_id, jetzt)
        await self._session.execute(REMOVE_ANTWORTEN, {"at_beratung_id": beratung_id, "fragen": list(fragen)})

    async def save_ergebnis(
        self, beratung_id: str, *, katalog_version: str, eingaben: dict[str, Any], ergebnis: dict[str, Any], jetzt: datetime
    ) -> GespeichertesErgebnis:
        """Keep a result with its inputs beside the earlier ones; UnknownBeratungError where there is no consultation."""
        await self.touch(beratung_id, jetzt)
        values = {"zeit": jetzt, "katalog_version": katalog_version, "eingaben": eingaben, "ergebnis": ergebnis}
        rows = await self._session.execute(SAVE_ERGEBNIS, {"id": uuid4().hex, "beratung_id": beratung_id, **values})
        return GespeichertesErgebnis(**rows.mappings().one())

    async def letztes_ergebnis(self, beratung_id: str) -> GespeichertesErgebnis | None:
        """Read the result that was saved last, None before the first one."""
        letzte = await self.letzte_ergebnisse(beratung_id, hoechstens=1)
        return letzte[0] if letzte else None

    async def letzte_ergebnisse(self, beratung_id: str, *, hoechstens: int) -> tuple[GespeichertesErgebnis, ...]:
        """Read the results that were saved last, the newest first."""
        rows = await self._session.execute(READ_LETZTE_ERGEBNISSE, {"at_beratung_id": beratung_id, "hoechstens": hoechstens})
        return tuple(GespeichertesErgebnis(**row) for row in rows.mappings())

    async def ergebnis_je_beratung(self, person_id: str) -> dict[str, GespeichertesErgebnis]:
        """Read the newest result of each consultation of a person, by the consultation's id."""
        rows = await self._session.execute(READ_ERGEBNIS_JE_BERATUNG, {"at_person_id": person_id})
        return {row["beratung_id"]: GespeichertesErgebnis(**row) for row in rows.mappings()}

    async def touch(self, beratung_id: str, jetzt: datetime) -> None:
        """Note a change, which nobody else can make until the transaction ends; UnknownBeratungError where there is no consultation."""
        result = await self._session.execute(TOUCH, {"at_beratung_id": beratung_id, "new_geaendert": jetzt})
        if cast("CursorResult[Any]", result).rowcount != 1:
            raise UnknownBeratungError(beratung_id)

    async def _change(self, statement: Executable, person_id: str, beratung_id: str, **values: str | None) -> None:
        result = await self._session.execute(statement, {**_owned(person_id, beratung_id), **values})
        if cast("CursorResult[Any]", result).rowcount != 1:
            raise UnknownBeratungError(beratung_id)


def _owned(person_id: str, beratung_id: str) -> dict[str, str]:
    return {"at_person_id": person_id, "at_beratung_id": beratung_id}
