"""The reminders of people, and the claims by which several workers share them.

A worker claims people, not single reminders: one person gets one message a day, so two workers must never have the same one in hand.
On PostgreSQL a claim passes over rows that another worker has locked; on SQLite a transaction is alone anyway.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import CursorResult, Executable, Integer, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.records import Anspruch, Erinnerungsplan, GespeicherteErinnerung
from storage.tables import ErinnerungRow, ErinnerungsplanRow, PersonRow, Tabelle
from storage.upsert import Insert, for_each_dialect

PLAENE = Tabelle.metadata.tables[ErinnerungsplanRow.__tablename__]
ERINNERUNGEN = Tabelle.metadata.tables[ErinnerungRow.__tablename__]
PERSONEN = Tabelle.metadata.tables[PersonRow.__tablename__]

PLAN = tuple(PLAENE.c[field.name] for field in fields(Erinnerungsplan))
ERINNERUNG = tuple(ERINNERUNGEN.c[field.name] for field in fields(GespeicherteErinnerung))
OFFEN = ERINNERUNGEN.c.gesendet.is_(None)
OF_PERSON = ERINNERUNGEN.c.person_id == bindparam("at_person_id")
AT_PLAN = PLAENE.c.person_id == bindparam("at_person_id")
AT_CLAIM = AT_PLAN & (PLAENE.c.marke == bindparam("at_marke"))
AT_KEYS = ERINNERUNGEN.c.schluessel.in_(bindparam("at_keys", expanding=True))


def _order(insert: Insert) -> Executable:
    new = {name: insert.excluded[name] for name in ("an", "zone", "stunde", "land", "ohne", "grund")}
    return insert.on_conflict_do_update(index_elements=[PLAENE.c.person_id], set_=new)


READ_PLAN = select(*PLAN).where(AT_PLAN)
LOCK_PLAN = READ_PLAN.add_columns(PLAENE.c.marke, PLAENE.c.naechste).with_for_update()
ORDER = for_each_dialect(PLAENE, _order)
STOP = update(PLAENE).where(AT_PLAN).values(an=False, grund=bindparam("new_grund"), naechste=None, marke=None, versuche=0)
TOLD = update(PLAENE).where(AT_PLAN).values(grund=None)
READ_ALL = select(*ERINNERUNG).where(OF_PERSON).order_by(ERINNERUNGEN.c.faellig, ERINNERUNGEN.c.schluessel)
ADD = for_each_dialect(ERINNERUNGEN, lambda insert: insert.on_conflict_do_nothing())
MOVE = update(ERINNERUNGEN).where(OF_PERSON, ERINNERUNGEN.c.schluessel == bindparam("at_schluessel"), OFFEN)
MOVE = MOVE.values(faellig=bindparam("new_faellig"))
REMOVE = delete(ERINNERUNGEN).where(OF_PERSON, AT_KEYS, OFFEN)
REMOVE_OPEN = delete(ERINNERUNGEN).where(OF_PERSON, OFFEN)
FIRST_OPEN = select(func.min(ERINNERUNGEN.c.faellig)).where(OF_PERSON, OFFEN)
SCHEDULE = update(PLAENE).where(AT_PLAN, PLAENE.c.an).values(naechste=bindparam("new_naechste"), marke=None)

DUE = (
    select(PLAENE.c.person_id)
    .where(PLAENE.c.naechste <= bindparam("jetzt"))
    .order_by(PLAENE.c.naechste)
    .limit(bindparam("hoechstens", type_=Integer))
    .with_for_update(skip_locked=True)
)
CLAIM = (
    update(PLAENE)
    .where(PLAENE.c.person_id.in_(bindparam("personen", expanding=True)))
    .values(naechste=bindparam("new_bis"), marke=bindparam("new_marke"))
    .returning(*PLAN, PLAENE.c.versuche)
)
DUE_OF_CLAIMED = (
    select(ERINNERUNGEN.c.person_id, *ERINNERUNG)
    .where(ERINNERUNGEN.c.person_id.in_(bindparam("personen", expanding=True)), OFFEN, ERINNERUNGEN.c.faellig <= bindparam("jetzt"))
    .order_by(ERINNERUNGEN.c.faellig, ERINNERUNGEN.c.schluessel)
)
TELEGRAM_IDS = select(PERSONEN.c.id, PERSONEN.c.telegram_id).where(PERSONEN.c.id.in_(bindparam("personen", expanding=True)))
RETRY = update(PLAENE).where(AT_CLAIM).values(naechste=bindparam("new_naechste"), marke=None, versuche=bindparam("new_versuche"))
COUNT_TRY = update(ERINNERUNGEN).where(OF_PERSON, AT_KEYS, OFFEN).values(ungewiss=ERINNERUNGEN.c.ungewiss + bindparam("add"))
MARK = update(ERINNERUNGEN).where(OF_PERSON, AT_KEYS, OFFEN).values(gesendet=bindparam("jetzt"))
REMEMBER_SENT = update(PLAENE).where(AT_PLAN).values(letzte_sendung=bindparam("jetzt"), versuche=0)


class ErinnerungenRepository:
    """Reminders within one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def plan(self, person_id: str) -> Erinnerungsplan | None:
        """Read how a person wants to be reminded, None where reminders were never ordered."""
        row = (await self._session.execute(READ_PLAN, {"at_person_id": person_id})).mappings().one_or_none()
        return None if row is None else Erinnerungsplan(**row)

    async def order(self, person_id: str, *, zone: str, stunde: int, land: str | None, ohne: Collection[int] = ()) -> None:
        """Switch reminders on or change how; the reminders themselves come with :meth:`follow`."""
        values = {"an": True, "zone": zone, "stunde": stunde, "land": land, "ohne": sorted(ohne), "grund": None, "versuche": 0}
        await self._session.execute(ORDER[self._dialect], {"person_id": person_id, **values})

    async def stop(self, person_id: str, *, grund: str | None = None) -> None:
        """Switch reminders off and forget those not sent; what was sent stays known, so that switching on again repeats nothing."""
        await self._session.execute(STOP, {"at_person_id": person_id, "new_grund": grund})
        await self._session.execute(REMOVE_OPEN, {"at_person_id": person_id})

    async def forget_reason(self, person_id: str) -> None:
        """Forget why the reminders were stopped, once the person has been told."""
        await self._session.execute(TOLD, {"at_person_id": person_id})

    async def alle(self, person_id: str) -> tuple[GespeicherteErinnerung, ...]:
        """Read all reminders of a person, those sent included, in the order they are due."""
        rows = await self._session.execute(READ_ALL, {"at_person_id": person_id})
        return tuple(GespeicherteErinnerung(**row) for row in rows.mappings())

    async def follow(
        self,
        person_id: str,
        *,
        neu: Iterable[GespeicherteErinnerung] = (),
        verlegt: Mapping[str, datetime] | None = None,
        entfallen: Collection[str] = (),
    ) -> None:
        """Add, move and remove reminders; one known already is not added again, one sent is neither moved nor removed.

        Nothing happens for a person whose reminders are off.
        """
        plan = await self._lock(person_id)
        if plan is None or not plan["an"]:
            return
        if zeilen := [{"person_id": person_id, **asdict(erinnerung)} for erinnerung in neu]:
            await self._session.execute(ADD[self._dialect], zeilen)
        for schluessel, faellig in (verlegt or {}).items():
            await self._session.execute(MOVE, {"at_person_id": person_id, "at_schluessel": schluessel, "new_faellig": faellig})
        if entfallen:
            await self._session.execute(REMOVE, {"at_person_id": person_id, "at_keys": list(entfallen)})
        # While a worker holds the claim, its end is what counts; the worker looks again when it is done.
        if plan["marke"] is None:
            await self._schedule(person_id)

    async def claim(self, *, jetzt: datetime, bis: datetime, hoechstens: int) -> tuple[Anspruch, ...]:
        """Claim people with due reminders until ``bis``, those waiting longest first; a claim that ran out is free again."""
        personen = (await self._session.scalars(DUE, {"jetzt": jetzt, "hoechstens": hoechstens})).all()
        if not personen:
            return ()
        marke = uuid4().hex
        claimed = (await self._session.execute(CLAIM, {"personen": personen, "new_bis": bis, "new_marke": marke})).mappings().all()
        rows = await self._session.execute(TELEGRAM_IDS, {"personen": personen})
        telegram_ids: dict[str, int] = {row["id"]: row["telegram_id"] for row in rows.mappings()}
        faellige: dict[str, list[GespeicherteErinnerung]] = {person_id: [] for person_id in personen}
        for row in (await self._session.execute(DUE_OF_CLAIMED, {"personen": personen, "jetzt": jetzt})).mappings():
            values = dict(row)
            faellige[values.pop("person_id")].append(GespeicherteErinnerung(**values))
        ansprueche = []
        for row in claimed:
            values = dict(row)
            versuche = values.pop("versuche")
            plan = Erinnerungsplan(**values)
            if eintraege := tuple(faellige[plan.person_id]):
                ansprueche.append(Anspruch(marke, bis, telegram_ids[plan.person_id], versuche, plan, eintraege))
            else:
                await self._schedule(plan.person_id)
        return tuple(sorted(ansprueche, key=lambda anspruch: anspruch.erinnerungen[0].faellig))

    async def begin(self, anspruch: Anspruch, schluessel: Sequence[str], *, jetzt: datetime) -> bool:
        """Note that a message is about to go out; False where it must not: the claim has run out, or the person changed something.

        Commit before sending: a crash afterwards leaves the count, so that the outcome is known to be unknown.
        """
        person_id = anspruch.plan.person_id
        plan = await self._lock(person_id)
        if plan is None or plan["marke"] != anspruch.marke or plan["naechste"] <= jetzt:
            return False
        keys = {"at_person_id": person_id, "at_keys": list(schluessel)}
        if await self._hits(COUNT_TRY, **keys, add=1) == len(schluessel):
            return True
        await self._hits(COUNT_TRY, **keys, add=-1)
        await self._schedule(person_id)
        return False

    async def wait(self, anspruch: Anspruch, *, bis: datetime) -> None:
        """Give a claim back: nothing may be sent before ``bis``."""
        await self._retry(anspruch, bis, anspruch.versuche)

    async def mark_sent(self, anspruch: Anspruch, schluessel: Sequence[str], *, jetzt: datetime) -> None:
        """Note what was sent, even if the claim has run out meanwhile, and end the claim."""
        await self._mark(anspruch, schluessel, jetzt)
        await self._session.execute(REMEMBER_SENT, {"at_person_id": anspruch.plan.person_id, "jetzt": jetzt})

    async def give_up(self, anspruch: Anspruch, schluessel: Sequence[str], *, jetzt: datetime) -> None:
        """Take for sent what may have been sent too often already, and end the claim."""
        await self._mark(anspruch, schluessel, jetzt)

    async def mark_failed(self, anspruch: Anspruch, schluessel: Sequence[str], *, bis: datetime, ungewiss: bool) -> None:
        """Note that sending failed and end the claim: the next try comes at ``bis``. ``ungewiss``: it may have arrived nevertheless."""
        if not ungewiss:
            await self._hits(COUNT_TRY, at_person_id=anspruch.plan.person_id, at_keys=list(schluessel), add=-1)
        await self._retry(anspruch, bis, anspruch.versuche + 1)

    async def _mark(self, anspruch: Anspruch, schluessel: Sequence[str], jetzt: datetime) -> None:
        person_id = anspruch.plan.person_id
        plan = await self._lock(person_id)
        await self._hits(MARK, at_person_id=person_id, at_keys=list(schluessel), jetzt=jetzt)
        if plan is not None and plan["marke"] == anspruch.marke:
            await self._schedule(person_id)

    async def _retry(self, anspruch: Anspruch, bis: datetime, versuche: int) -> None:
        claim = {"at_person_id": anspruch.plan.person_id, "at_marke": anspruch.marke}
        await self._session.execute(RETRY, {**claim, "new_naechste": bis, "new_versuche": versuche})

    async def _schedule(self, person_id: str) -> None:
        first = await self._session.scalar(FIRST_OPEN, {"at_person_id": person_id})
        await self._session.execute(SCHEDULE, {"at_person_id": person_id, "new_naechste": first})

    async def _lock(self, person_id: str) -> Mapping[str, Any] | None:
        row = (await self._session.execute(LOCK_PLAN, {"at_person_id": person_id})).mappings().one_or_none()
        return None if row is None else dict(row)

    async def _hits(self, statement: Executable, **values: Any) -> int:
        return cast("CursorResult[Any]", await self._session.execute(statement, values)).rowcount

    @property
    def _dialect(self) -> str:
        return self._session.get_bind().dialect.name
