"""How consultations hang together over time: what repeats what, and how answers came to a newer Katalog."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, Executable, Table, bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.arbeitszeit import ANTEILE, WAHL
from storage.beratungen import ANTWORTEN, BERATUNG, BERATUNGEN
from storage.gespraeche import PUNKTE
from storage.merkliste import MERKLISTE
from storage.records import Beratung, GespeicherterVersionswechsel
from storage.tables import Tabelle, VersionswechselRow, WiederholungRow

WIEDERHOLUNGEN = Tabelle.metadata.tables[WiederholungRow.__tablename__]
WECHSEL = Tabelle.metadata.tables[VersionswechselRow.__tablename__]
EINTRAG = tuple(WECHSEL.c[field.name] for field in fields(GespeicherterVersionswechsel))
OF_BERATUNG = ANTWORTEN.c.beratung_id == bindparam("at_beratung_id")


def _copy(table: Table) -> Executable:
    """Return the statement that copies all rows of a consultation in a table, as they are, to another one."""
    copied = [column for column in table.c if column.name != "beratung_id"]
    target = bindparam("to_beratung_id", type_=table.c.beratung_id.type)
    rows = select(target, *copied).where(table.c.beratung_id == bindparam("at_beratung_id"))
    return insert(table).from_select(["beratung_id", *(column.name for column in copied)], rows)


REMEMBER = insert(WIEDERHOLUNGEN)
COPY_ANTWORTEN = _copy(ANTWORTEN)
COPY_ARBEITSZEIT = (_copy(ANTEILE), _copy(WAHL))
COPY_GESPRAECH = _copy(PUNKTE)
COPY_MERKLISTE = _copy(MERKLISTE)
READ_VORGAENGER = select(*BERATUNG).join(WIEDERHOLUNGEN, WIEDERHOLUNGEN.c.vorgaenger_id == BERATUNGEN.c.id)
READ_VORGAENGER = READ_VORGAENGER.where(WIEDERHOLUNGEN.c.beratung_id == bindparam("at_beratung_id"))
CLAIM_VERSION = (
    update(BERATUNGEN)
    .where(BERATUNGEN.c.id == bindparam("at_beratung_id"), BERATUNGEN.c.katalog_version == bindparam("at_version"))
    .values(katalog_version=bindparam("new_version"))
)
REMOVE = delete(ANTWORTEN).where(OF_BERATUNG, ANTWORTEN.c.frage.in_(bindparam("fragen", expanding=True)))
ADD = insert(ANTWORTEN)
RECORD = insert(WECHSEL)
READ_WECHSEL = select(*EINTRAG).where(WECHSEL.c.beratung_id == bindparam("at_beratung_id")).order_by(WECHSEL.c.nummer)
MARK_SEEN = update(WECHSEL).where(WECHSEL.c.beratung_id == bindparam("at_beratung_id"), WECHSEL.c.gesehen.is_(None))
MARK_SEEN = MARK_SEEN.values(gesehen=bindparam("jetzt"))
CONFIRM = update(ANTWORTEN).where(OF_BERATUNG, ANTWORTEN.c.frage.in_(bindparam("fragen", expanding=True))).values(zeit=bindparam("jetzt"))


class VerlaufRepository:
    """The course of consultations within one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def copy_antworten(self, von: Beratung, nach: Beratung) -> None:
        """Take the answers of an earlier consultation over, each with the time it was given, and remember what repeats what."""
        await self._session.execute(COPY_ANTWORTEN, {"at_beratung_id": von.id, "to_beratung_id": nach.id})
        await self._session.execute(REMEMBER, {"beratung_id": nach.id, "vorgaenger_id": von.id})

    async def copy_arbeitszeit(self, von: Beratung, nach: Beratung) -> None:
        """Take the shares of the working time and the picked themes of an earlier consultation over, each with its time."""
        for copy in COPY_ARBEITSZEIT:
            await self._session.execute(copy, {"at_beratung_id": von.id, "to_beratung_id": nach.id})

    async def copy_gespraech(self, von: Beratung, nach: Beratung) -> None:
        """Take the points for the talk of an earlier consultation over, in their order."""
        await self._session.execute(COPY_GESPRAECH, {"at_beratung_id": von.id, "to_beratung_id": nach.id})

    async def copy_merkliste(self, von: Beratung, nach: Beratung) -> None:
        """Take the Empfehlungen on the list of an earlier consultation over, each with its state and time."""
        await self._session.execute(COPY_MERKLISTE, {"at_beratung_id": von.id, "to_beratung_id": nach.id})

    async def vorgaenger(self, beratung_id: str) -> Beratung | None:
        """Look up the consultation that this one repeats, None where it repeats none or that one is gone."""
        row = (await self._session.execute(READ_VORGAENGER, {"at_beratung_id": beratung_id})).mappings().one_or_none()
        return None if row is None else Beratung(**row)

    async def confirm(self, beratung_id: str, fragen: list[str], *, jetzt: datetime) -> None:
        """Note that answers still hold: from now on they count as given now."""
        await self._session.execute(CONFIRM, {"at_beratung_id": beratung_id, "fragen": fragen, "jetzt": jetzt})

    async def rewrite(
        self,
        beratung: Beratung,
        *,
        nach: str,
        vorher: Mapping[str, Any],
        antworten: Mapping[str, Any],
        zeiten: Mapping[str, datetime],
        umschriften: list[dict[str, Any]],
        jetzt: datetime,
    ) -> bool:
        """Put answers in the place of those before, with a record of all that were; False where another process was first.

        ``zeiten`` says when each new answer was given. Answers that stay are not touched.
        """
        versionen = {"at_beratung_id": beratung.id, "at_version": beratung.katalog_version, "new_version": nach}
        if await self._hits(CLAIM_VERSION, **versionen) != 1:
            return False
        neu = {frage: wert for frage, wert in antworten.items() if frage not in vorher or vorher[frage] != wert}
        await self._hits(REMOVE, at_beratung_id=beratung.id, fragen=[frage for frage in vorher if frage not in antworten or frage in neu])
        if neu:
            rows = [
                {"beratung_id": beratung.id, "frage": frage, "wert": wert, "zeit": zeiten[frage], "katalog_version": nach}
                for frage, wert in neu.items()
            ]
            await self._session.execute(ADD, rows)
        record = {"zeit": jetzt, "von": beratung.katalog_version, "nach": nach, "vorher": dict(vorher), "umschriften": umschriften}
        await self._session.execute(RECORD, {"beratung_id": beratung.id, **record, "gesehen": None})
        return True

    async def wechsel(self, beratung_id: str) -> tuple[GespeicherterVersionswechsel, ...]:
        """Read how the answers came to newer versions of the Katalog, the oldest change first."""
        rows = await self._session.execute(READ_WECHSEL, {"at_beratung_id": beratung_id})
        return tuple(GespeicherterVersionswechsel(**row) for row in rows.mappings())

    async def mark_seen(self, beratung_id: str, *, jetzt: datetime) -> None:
        """Note that the person was told of all changes so far."""
        await self._session.execute(MARK_SEEN, {"at_beratung_id": beratung_id, "jetzt": jetzt})

    async def _hits(self, statement: Executable, **values: Any) -> int:
        return cast("CursorResult[Any]", await self._session.execute(statement, values)).rowcount
