"""The state of dialogs in SQL, found by a person's Telegram id without ever storing it.

Every statement looks up the internal id by itself, so there is no table of ids in memory that could be wrong after a person has
deleted everything, in this process or in another one. Each statement is built once and commits by itself: these are the most
frequent writes of all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Executable, String, Text, and_, bindparam, delete, select, update

from storage.engine import Database
from storage.tables import DialogzustandRow, PersonRow, Tabelle
from storage.upsert import insert_for
from storage.vorlaeufig import LEER, Feld, Zustand

# aiogram-dialog writes the user's Telegram id into its data. JSON text never holds this control character (SUBSTITUTE) by itself, so it
# can stand for the id and be changed back without a doubt.
STELLVERTRETER = "\x1a"

TABLE = Tabelle.metadata.tables[DialogzustandRow.__tablename__]
KEY = (TABLE.c.person_id, TABLE.c.bot_id, TABLE.c.thread_id, TABLE.c.destiny)
PERSON = select(PersonRow.id).where(PersonRow.telegram_id == bindparam("at_telegram_id", type_=BigInteger))
BOT_ID = bindparam("at_bot_id", type_=BigInteger)
THREAD_ID = bindparam("at_thread_id", type_=BigInteger)
DESTINY = bindparam("at_destiny", type_=String)
AT_KEY = and_(
    TABLE.c.person_id == PERSON.scalar_subquery(),
    TABLE.c.bot_id == BOT_ID,
    TABLE.c.thread_id == THREAD_ID,
    TABLE.c.destiny == DESTINY,
)


@dataclass(frozen=True)
class Ort:
    """Where a dialog of one person stands; thread 0 is the chat itself."""

    bot_id: int
    thread_id: int
    destiny: str


class Dialogzustaende:
    """The dialog states of everybody who has a row in ``personen``; for others nothing is found and nothing written."""

    def __init__(self, db: Database) -> None:
        self._db = db
        columns = [*KEY, TABLE.c.zustand, TABLE.c.daten]
        values = PERSON.add_columns(BOT_ID, THREAD_ID, DESTINY, bindparam("new_zustand", type_=Text), bindparam("new_daten", type_=Text))
        insert = insert_for(db.dialect, TABLE).from_select(columns, values)
        row = update(TABLE).where(AT_KEY)
        self._read = select(TABLE.c.zustand, TABLE.c.daten).where(AT_KEY)
        self._add = insert.on_conflict_do_nothing(index_elements=KEY)
        self._set: dict[Feld, Executable] = {
            "zustand": insert.on_conflict_do_update(index_elements=KEY, set_={"zustand": insert.excluded.zustand}),
            "daten": insert.on_conflict_do_update(index_elements=KEY, set_={"daten": insert.excluded.daten}),
        }
        self._delete: dict[Feld, Executable] = {
            "zustand": delete(TABLE).where(AT_KEY, TABLE.c.daten == LEER.daten),
            "daten": delete(TABLE).where(AT_KEY, TABLE.c.zustand.is_(LEER.zustand)),
        }
        self._empty: dict[Feld, Executable] = {
            "zustand": row.values(zustand=LEER.zustand),
            "daten": row.values(daten=LEER.daten),
        }

    async def person_id(self, telegram_id: int) -> str | None:
        """Return the internal id of the person whose state could be kept here, None before the consent."""
        async with self._db.statements() as connection:
            return await connection.scalar(PERSON, {"at_telegram_id": telegram_id})

    async def knows(self, telegram_id: int) -> bool:
        """Say whether there is a person whose state could be kept here."""
        return await self.person_id(telegram_id) is not None

    async def read(self, telegram_id: int, ort: Ort) -> Zustand | None:
        """Read one state, None where there is no row."""
        async with self._db.statements() as connection:
            row = (await connection.execute(self._read, _key_values(telegram_id, ort))).one_or_none()
        return None if row is None else Zustand(row.zustand, row.daten.replace(STELLVERTRETER, str(telegram_id)))

    async def write(self, telegram_id: int, ort: Ort, feld: Feld, wert: str | None) -> bool:
        """Write one field and leave the other as it is; a row that is empty then goes. False where no row was touched."""
        values = _key_values(telegram_id, ort)
        async with self._db.statements() as connection:
            if wert == getattr(LEER, feld):
                deleted = await connection.execute(self._delete[feld], values)
                return deleted.rowcount > 0 or (await connection.execute(self._empty[feld], values)).rowcount > 0
            values |= _field_values(telegram_id, LEER.with_field(feld, wert))
            return (await connection.execute(self._set[feld], values)).rowcount > 0

    async def move_in(self, telegram_id: int, zustaende: Mapping[Ort, Zustand]) -> None:
        """Take over what was in memory, all or nothing; a row that is there already is the newer one and stays."""
        rows = [_key_values(telegram_id, ort) | _field_values(telegram_id, zustand) for ort, zustand in zustaende.items()]
        async with self._db.session() as session:
            for row in rows:
                await session.execute(self._add, row)


def _key_values(telegram_id: int, ort: Ort) -> dict[str, Any]:
    return {"at_telegram_id": telegram_id, "at_bot_id": ort.bot_id, "at_thread_id": ort.thread_id, "at_destiny": ort.destiny}


def _field_values(telegram_id: int, zustand: Zustand) -> dict[str, Any]:
    return {"new_zustand": zustand.zustand, "new_daten": zustand.daten.replace(str(telegram_id), STELLVERTRETER)}
