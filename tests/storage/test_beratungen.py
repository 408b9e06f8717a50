import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from storage.engine import Database
from storage.errors import UnknownBeratungError, UnknownPersonError
from storage.records import Beratung, GespeicherteAntwort, GespeichertesErgebnis
from storage.tables import AntwortRow, BeratungRow, DialogzustandRow, ErgebnisRow

NOBODY = "0" * 32


async def begin(db: Database, telegram_id: int, jetzt: datetime) -> Beratung:
    async with db.transaction() as transaction:
        person = await transaction.personen.create(telegram_id, hinweis_version="1", jetzt=jetzt)
        return await transaction.beratungen.create(person.id, katalog_version="k1", jetzt=jetzt)


async def answer(db: Database, beratung: Beratung, frage: str, wert: str | float, jetzt: datetime, version: str = "k1") -> None:
    async with db.transaction() as transaction:
        await transaction.beratungen.set_antwort(beratung.id, frage, wert, katalog_version=version, jetzt=jetzt)


async def answers(db: Database, beratung: Beratung) -> dict[str, GespeicherteAntwort]:
    async with db.transaction() as transaction:
        return await transaction.beratungen.antworten(beratung.id)


async def active(db: Database, person_id: str) -> Beratung | None:
    async with db.transaction() as transaction:
        return await transaction.beratungen.active(person_id)


async def test_a_new_consultation_is_the_active_one(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    assert beratung == Beratung(beratung.id, beratung.person_id, None, "k1", jetzt, jetzt)
    assert await active(db, beratung.person_id) == beratung


async def test_there_is_no_active_consultation_before_the_first(db: Database, jetzt: datetime):
    async with db.transaction() as transaction:
        person = await transaction.personen.create(1, hinweis_version="1", jetzt=jetzt)
        assert await transaction.beratungen.active(person.id) is None


async def test_of_several_consultations_the_last_begun_is_active_and_the_earlier_keep_their_answers(db: Database, jetzt: datetime):
    first = await begin(db, 1, jetzt)
    await answer(db, first, "frist", "k", jetzt)
    second = await begin(db, 1, jetzt)
    assert second.person_id == first.person_id
    assert await active(db, first.person_id) == second
    assert list(await answers(db, first)) == ["frist"]
    assert await answers(db, second) == {}


async def test_two_beginnings_at_once_leave_one_active_consultation(db: Database, db_url: str, jetzt: datetime):
    other = Database(db_url)
    try:
        begun = await asyncio.gather(*(begin(each, 1, jetzt) for each in (db, other) * 4))
    finally:
        await other.close()
    assert await active(db, begun[0].person_id) in begun
    assert len({beratung.id for beratung in begun}) == 8


async def test_the_database_itself_refuses_a_second_active_consultation(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    with pytest.raises(IntegrityError):
        async with db.session() as session:
            session.add(
                BeratungRow(id=NOBODY, person_id=beratung.person_id, aktiv=True, katalog_version="k1", erstellt=jetzt, geaendert=jetzt)
            )


async def test_a_consultation_of_nobody_is_an_error(db: Database, jetzt: datetime):
    with pytest.raises(UnknownPersonError):
        async with db.transaction() as transaction:
            await transaction.beratungen.create(NOBODY, katalog_version="k1", jetzt=jetzt)


@pytest.mark.parametrize("wert", ["k", "ja", "", "Grüße 🌱 \x00 \ud83d", 0, 32_000, -1, 0.5, 1.0, 1e-7, 2**53 + 1])
async def test_a_value_comes_back_as_it_went_in(db: Database, jetzt: datetime, wert: str | float):
    beratung = await begin(db, 1, jetzt)
    await answer(db, beratung, "einwohner", wert, jetzt)
    read = (await answers(db, beratung))["einwohner"]
    assert read == GespeicherteAntwort("einwohner", wert, jetzt, "k1")
    assert type(read.wert) is type(wert)


async def test_a_new_answer_takes_the_place_of_the_old_with_its_time_and_katalog(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    later = jetzt + timedelta(minutes=5)
    await answer(db, beratung, "frist", "k", jetzt)
    await answer(db, beratung, "frist", 24, later, "k2")
    assert await answers(db, beratung) == {"frist": GespeicherteAntwort("frist", 24, later, "k2")}


async def test_answers_come_in_the_order_in_which_they_were_given(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    for minutes, frage in enumerate(("zeta", "alpha", "mitte")):
        await answer(db, beratung, frage, "ja", jetzt + timedelta(minutes=minutes))
    assert list(await answers(db, beratung)) == ["zeta", "alpha", "mitte"]


async def test_removing_answers_takes_exactly_those(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    for frage in ("a", "b", "c"):
        await answer(db, beratung, frage, "ja", jetzt)
    async with db.transaction() as transaction:
        await transaction.beratungen.remove_antworten(beratung.id, {"a", "c", "nie-gefragt"}, jetzt=jetzt)
        await transaction.beratungen.remove_antworten(beratung.id, (), jetzt=jetzt)
    assert list(await answers(db, beratung)) == ["b"]


async def test_every_change_of_a_consultation_moves_its_time(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    times = [jetzt + timedelta(minutes=minutes) for minutes in (1, 2, 3)]
    seen = []
    async with db.transaction() as transaction:
        repository = transaction.beratungen
        await repository.set_antwort(beratung.id, "a", "ja", katalog_version="k1", jetzt=times[0])
        seen.append(await repository.active(beratung.person_id))
        await repository.remove_antworten(beratung.id, ["a"], jetzt=times[1])
        seen.append(await repository.active(beratung.person_id))
        await repository.save_ergebnis(beratung.id, katalog_version="k1", eingaben={}, ergebnis={}, jetzt=times[2])
        seen.append(await repository.active(beratung.person_id))
    assert [each.geaendert for each in seen] == times


async def test_every_write_to_a_consultation_that_is_gone_is_an_error(db: Database, jetzt: datetime):
    async with db.transaction() as transaction:
        repository = transaction.beratungen
        with pytest.raises(UnknownBeratungError):
            await repository.set_antwort(NOBODY, "a", "ja", katalog_version="k1", jetzt=jetzt)
        with pytest.raises(UnknownBeratungError):
            await repository.remove_antworten(NOBODY, ["a"], jetzt=jetzt)
        with pytest.raises(UnknownBeratungError):
            await repository.save_ergebnis(NOBODY, katalog_version="k1", eingaben={}, ergebnis={}, jetzt=jetzt)


async def test_the_last_saved_result_comes_back_even_where_two_carry_the_same_time(db: Database, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    async with db.transaction() as transaction:
        assert await transaction.beratungen.letztes_ergebnis(beratung.id) is None
        for version in ("k1", "k2", "k3"):
            saved = await transaction.beratungen.save_ergebnis(
                beratung.id, katalog_version=version, eingaben={"frist": 0.5}, ergebnis={"rang": ["V8", {"x": None}]}, jetzt=jetzt
            )
    assert saved == GespeichertesErgebnis(saved.id, beratung.id, jetzt, "k3", {"frist": 0.5}, {"rang": ["V8", {"x": None}]})
    async with db.transaction() as transaction:
        assert await transaction.beratungen.letztes_ergebnis(beratung.id) == saved


async def test_nobody_sees_or_changes_what_belongs_to_somebody_else(db: Database, jetzt: datetime):
    one, two = await begin(db, 1, jetzt), await begin(db, 2, jetzt)
    await answer(db, one, "frist", "k", jetzt)
    await answer(db, two, "frist", 12, jetzt)
    async with db.transaction() as transaction:
        await transaction.beratungen.save_ergebnis(one.id, katalog_version="k1", eingaben={}, ergebnis={}, jetzt=jetzt)
        await transaction.beratungen.remove_antworten(one.id, ["frist"], jetzt=jetzt)
    assert await answers(db, one) == {}
    assert (await answers(db, two))["frist"].wert == 12
    async with db.transaction() as transaction:
        assert await transaction.beratungen.letztes_ergebnis(two.id) is None
        assert (await transaction.beratungen.active(two.person_id)).id == two.id


async def test_with_a_person_goes_every_row_of_theirs_and_no_other(db: Database, jetzt: datetime):
    for telegram_id in (1, 2):
        beratung = await begin(db, telegram_id, jetzt)
        await answer(db, beratung, "frist", "k", jetzt)
        async with db.transaction() as transaction:
            await transaction.beratungen.save_ergebnis(beratung.id, katalog_version="k1", eingaben={}, ergebnis={}, jetzt=jetzt)
        async with db.session() as session:
            session.add(DialogzustandRow(person_id=beratung.person_id, bot_id=1, thread_id=0, destiny="d", daten="{}"))
    async with db.transaction() as transaction:
        await transaction.personen.delete(beratung.person_id)
    async with db.session() as session:
        tables = (BeratungRow, AntwortRow, ErgebnisRow, DialogzustandRow)
        counts = [await session.scalar(select(func.count()).select_from(table)) for table in tables]
    assert counts == [1, 1, 1, 1]


async def test_of_twenty_answers_at_once_none_is_lost(db: Database, db_url: str, jetzt: datetime):
    beratung = await begin(db, 1, jetzt)
    other = Database(db_url)
    try:
        await asyncio.gather(*(answer((db, other)[n % 2], beratung, f"frage-{n}", n, jetzt) for n in range(20)))
    finally:
        await other.close()
    assert {frage: antwort.wert for frage, antwort in (await answers(db, beratung)).items()} == {f"frage-{n}": n for n in range(20)}
