import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text

from storage.engine import Database
from storage.records import Anspruch, GespeicherteErinnerung

LEASE = timedelta(minutes=5)


def erinnerung(name: str, faellig: datetime) -> GespeicherteErinnerung:
    return GespeicherteErinnerung(f"{name}/3/2027-01-04", name, "3", date(2027, 1, 4), faellig)


async def person(db: Database, jetzt: datetime, telegram_id: int, *faellige: datetime) -> str:
    async with db.transaction() as transaction:
        angelegt = await transaction.personen.create(telegram_id, hinweis_version="1", jetzt=jetzt)
        await transaction.erinnerungen.order(angelegt.id, zone="Europe/Berlin", stunde=9, land=None)
        await transaction.erinnerungen.follow(angelegt.id, neu=[erinnerung(f"m{n}", faellig) for n, faellig in enumerate(faellige)])
    return angelegt.id


async def claim(db: Database, jetzt: datetime, hoechstens: int = 10) -> tuple[Anspruch, ...]:
    async with db.transaction() as transaction:
        return await transaction.erinnerungen.claim(jetzt=jetzt, bis=jetzt + LEASE, hoechstens=hoechstens)


def keys(anspruch: Anspruch) -> list[str]:
    return [eintrag.schluessel for eintrag in anspruch.erinnerungen]


async def test_all_that_is_due_for_a_person_is_claimed_together_and_nothing_else(db: Database, jetzt: datetime):
    gestern, morgen = jetzt - timedelta(days=1), jetzt + timedelta(days=1)
    await person(db, jetzt, 1, gestern, jetzt, morgen)
    await person(db, jetzt, 2, morgen)
    [anspruch] = await claim(db, jetzt)
    assert (anspruch.telegram_id, keys(anspruch)) == (1, ["m0/3/2027-01-04", "m1/3/2027-01-04"])
    assert (anspruch.plan.zone, anspruch.plan.stunde, anspruch.bis) == ("Europe/Berlin", 9, jetzt + LEASE)


async def test_a_claim_holds_until_it_runs_out(db: Database, jetzt: datetime):
    await person(db, jetzt, 1, jetzt)
    assert len(await claim(db, jetzt)) == 1
    assert await claim(db, jetzt + LEASE - timedelta(seconds=1)) == ()
    assert len(await claim(db, jetzt + LEASE)) == 1


async def test_those_waiting_longest_come_first_and_no_more_than_asked_for(db: Database, jetzt: datetime):
    for nummer in range(4):
        await person(db, jetzt, nummer + 1, jetzt - timedelta(hours=nummer))
    assert [anspruch.telegram_id for anspruch in await claim(db, jetzt, 3)] == [4, 3, 2]
    assert [anspruch.telegram_id for anspruch in await claim(db, jetzt, 3)] == [1]


async def test_what_was_sent_is_never_due_again_and_the_next_one_is(db: Database, jetzt: datetime):
    morgen = jetzt + timedelta(days=1)
    person_id = await person(db, jetzt, 1, jetzt, morgen)
    [anspruch] = await claim(db, jetzt)
    async with db.transaction() as transaction:
        assert await transaction.erinnerungen.begin(anspruch, keys(anspruch), jetzt=jetzt)
        await transaction.erinnerungen.mark_sent(anspruch, keys(anspruch), jetzt=jetzt)
    assert await claim(db, jetzt + timedelta(hours=1)) == ()
    [naechster] = await claim(db, morgen)
    assert keys(naechster) == ["m1/3/2027-01-04"]
    assert naechster.plan.letzte_sendung == jetzt
    async with db.transaction() as transaction:
        alle = await transaction.erinnerungen.alle(person_id)
    assert [eintrag.gesendet for eintrag in alle] == [jetzt, None]


async def test_a_failed_one_comes_back_at_its_time_with_its_tries_counted(db: Database, jetzt: datetime):
    await person(db, jetzt, 1, jetzt)
    [anspruch] = await claim(db, jetzt)
    spaeter = jetzt + timedelta(minutes=2)
    async with db.transaction() as transaction:
        assert await transaction.erinnerungen.begin(anspruch, keys(anspruch), jetzt=jetzt)
        await transaction.erinnerungen.mark_failed(anspruch, keys(anspruch), bis=spaeter, ungewiss=False)
    assert await claim(db, spaeter - timedelta(seconds=1)) == ()
    [wieder] = await claim(db, spaeter)
    assert (wieder.versuche, wieder.erinnerungen[0].ungewiss) == (1, 0)


async def test_a_try_without_an_outcome_leaves_its_count(db: Database, jetzt: datetime):
    await person(db, jetzt, 1, jetzt)
    for nummer in range(2):
        [anspruch] = await claim(db, jetzt + nummer * LEASE)
        assert anspruch.erinnerungen[0].ungewiss == nummer
        async with db.transaction() as transaction:
            assert await transaction.erinnerungen.begin(anspruch, keys(anspruch), jetzt=jetzt + nummer * LEASE)


async def test_nobody_begins_with_a_claim_that_has_run_out_or_was_taken_over(db: Database, jetzt: datetime):
    await person(db, jetzt, 1, jetzt)
    [erster] = await claim(db, jetzt)
    async with db.transaction() as transaction:
        assert not await transaction.erinnerungen.begin(erster, keys(erster), jetzt=jetzt + LEASE)
    [zweiter] = await claim(db, jetzt + LEASE)
    async with db.transaction() as transaction:
        assert not await transaction.erinnerungen.begin(erster, keys(erster), jetzt=jetzt + LEASE)
        assert await transaction.erinnerungen.begin(zweiter, keys(zweiter), jetzt=jetzt + LEASE)


async def test_nobody_begins_what_the_person_has_taken_away_meanwhile(db: Database, jetzt: datetime):
    person_id = await person(db, jetzt, 1, jetzt, jetzt)
    [anspruch] = await claim(db, jetzt)
    async with db.transaction() as transaction:
        await transaction.erinnerungen.follow(person_id, entfallen=["m0/3/2027-01-04"])
    async with db.transaction() as transaction:
        assert not await transaction.erinnerungen.begin(anspruch, keys(anspruch), jetzt=jetzt)
    [wieder] = await claim(db, jetzt)
    assert [(eintrag.schluessel, eintrag.ungewiss) for eintrag in wieder.erinnerungen] == [("m1/3/2027-01-04", 0)]


async def test_a_late_mark_counts_although_the_claim_was_taken_over(db: Database, jetzt: datetime):
    await person(db, jetzt, 1, jetzt)
    [erster] = await claim(db, jetzt)
    [zweiter] = await claim(db, jetzt + LEASE)
    async with db.transaction() as transaction:
        await transaction.erinnerungen.mark_sent(erster, keys(erster), jetzt=jetzt + LEASE)
    async with db.transaction() as transaction:
        assert not await transaction.erinnerungen.begin(zweiter, keys(zweiter), jetzt=jetzt + LEASE)


async def test_stopping_forgets_what_is_open_keeps_what_was_sent_and_says_why(db: Database, jetzt: datetime):
    person_id = await person(db, jetzt, 1, jetzt, jetzt + timedelta(days=1))
    [anspruch] = await claim(db, jetzt)
    async with db.transaction() as transaction:
        await transaction.erinnerungen.mark_sent(anspruch, keys(anspruch), jetzt=jetzt)
        await transaction.erinnerungen.stop(person_id, grund="blockiert")
        await transaction.erinnerungen.follow(person_id, neu=[erinnerung("neu", jetzt)])
    assert await claim(db, jetzt + timedelta(days=2)) == ()
    async with db.transaction() as transaction:
        plan = await transaction.erinnerungen.plan(person_id)
        assert plan is not None
        assert (plan.an, plan.grund) == (False, "blockiert")
        assert [eintrag.schluessel for eintrag in await transaction.erinnerungen.alle(person_id)] == ["m0/3/2027-01-04"]
        await transaction.erinnerungen.order(person_id, zone="Europe/Berlin", stunde=10, land="BY")
        plan = await transaction.erinnerungen.plan(person_id)
        assert plan is not None
        assert (plan.an, plan.grund, plan.stunde, plan.land, plan.letzte_sendung) == (True, None, 10, "BY", jetzt)
        await transaction.erinnerungen.follow(person_id, neu=[erinnerung("m0", jetzt), erinnerung("neu", jetzt)])
    [wieder] = await claim(db, jetzt)
    assert keys(wieder) == ["neu/3/2027-01-04"]


async def test_following_a_plan_adds_moves_and_removes_and_leaves_what_was_sent(db: Database, jetzt: datetime):
    morgen = jetzt + timedelta(days=1)
    person_id = await person(db, jetzt, 1, jetzt, morgen, morgen)
    [anspruch] = await claim(db, jetzt)
    async with db.transaction() as transaction:
        await transaction.erinnerungen.mark_sent(anspruch, keys(anspruch), jetzt=jetzt)
        gesendet, bewegt, weg = (eintrag.schluessel for eintrag in await transaction.erinnerungen.alle(person_id))
        aendere = {gesendet: morgen, bewegt: jetzt + timedelta(hours=2)}
        await transaction.erinnerungen.follow(person_id, verlegt=aendere, entfallen=[gesendet, weg])
        alle = await transaction.erinnerungen.alle(person_id)
    assert [(eintrag.schluessel, eintrag.faellig) for eintrag in alle] == [(gesendet, jetzt), (bewegt, jetzt + timedelta(hours=2))]
    assert len(await claim(db, jetzt + timedelta(hours=2))) == 1


async def test_a_change_during_a_claim_does_not_end_the_claim(db: Database, jetzt: datetime):
    person_id = await person(db, jetzt, 1, jetzt)
    await claim(db, jetzt)
    async with db.transaction() as transaction:
        await transaction.erinnerungen.follow(person_id, neu=[erinnerung("neu", jetzt)])
    assert await claim(db, jetzt + timedelta(minutes=1)) == ()


async def test_deleting_a_person_deletes_everything_in_the_middle_of_a_claim(db: Database, jetzt: datetime):
    person_id = await person(db, jetzt, 1, jetzt)
    [anspruch] = await claim(db, jetzt)
    async with db.transaction() as transaction:
        await transaction.personen.delete(person_id)
    async with db.transaction() as transaction:
        assert not await transaction.erinnerungen.begin(anspruch, keys(anspruch), jetzt=jetzt)
        await transaction.erinnerungen.mark_sent(anspruch, keys(anspruch), jetzt=jetzt)
        assert await transaction.erinnerungen.alle(person_id) == ()
        assert await transaction.erinnerungen.plan(person_id) is None


@pytest.mark.postgres
async def test_workers_at_the_same_time_claim_everybody_once(postgres_url: str, jetzt: datetime):
    db = Database(postgres_url)
    for nummer in range(40):
        await person(db, jetzt, nummer + 1, jetzt)
    worker = [Database(postgres_url) for _ in range(4)]
    stapel = await asyncio.gather(*(claim(worker[nummer % 4], jetzt, 7) for nummer in range(12)))
    ids = [anspruch.telegram_id for ansprueche in stapel for anspruch in ansprueche]
    assert sorted(ids) == list(range(1, 41))
    for eines in (db, *worker):
        await eines.close()


@pytest.mark.postgres
async def test_a_worker_passes_over_people_another_one_has_locked(postgres_url: str, jetzt: datetime):
    db, anderer = Database(postgres_url), Database(postgres_url)
    await person(db, jetzt, 1, jetzt)
    await person(db, jetzt, 2, jetzt)
    async with db.transaction() as transaction:
        [erster] = await transaction.erinnerungen.claim(jetzt=jetzt, bis=jetzt + LEASE, hoechstens=1)
        [zweiter] = await asyncio.wait_for(claim(anderer, jetzt), 5)
    assert {erster.telegram_id, zweiter.telegram_id} == {1, 2}
    await db.close()
    await anderer.close()


async def test_the_due_are_found_by_an_index(db: Database, jetzt: datetime):
    from sqlalchemy.dialects import postgresql, sqlite

    from storage.erinnerungen import DUE, DUE_OF_CLAIMED

    async with db.session() as session:
        dialect = {"sqlite": sqlite.dialect(), "postgresql": postgresql.dialect()}[db.dialect]
        if db.dialect == "postgresql":
            await session.execute(text("SET LOCAL enable_seqscan = off"))
        prefix = "EXPLAIN QUERY PLAN " if db.dialect == "sqlite" else "EXPLAIN "
        for statement, values, index in (
            (DUE, {"jetzt": jetzt, "hoechstens": 5}, "ix_erinnerungsplaene_naechste"),
            (DUE_OF_CLAIMED, {"personen": ["a", "b"], "jetzt": jetzt}, "ix_erinnerungen_person_id_faellig"),
        ):
            sql = str(statement.params(values).compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
            zeilen = "\n".join(str(row) for row in (await session.execute(text(prefix + sql.replace(":", r"\:")))).all())
            assert index in zeilen


async def test_changes_to_milestones_are_kept_side_by_side_and_forgotten_when_empty(db: Database, jetzt: datetime):
    async with db.transaction() as transaction:
        angelegt = await transaction.personen.create(1, hinweis_version="1", jetzt=jetzt)
        beratung = await transaction.beratungen.create(angelegt.id, katalog_version="k", jetzt=jetzt)
        meilensteine = transaction.meilensteine
        await meilensteine.move(beratung.id, "haushalt", date(2028, 4, 30))
        await meilensteine.note(beratung.id, "haushalt", "Frau M. fragen")
        await meilensteine.mark_done(beratung.id, "haushalt", jetzt)
        await meilensteine.add(beratung.id, "eigen_1", titel="Klausur", datum=date(2027, 3, 1))
    async with db.transaction() as transaction:
        meilensteine = transaction.meilensteine
        eigen, haushalt = await meilensteine.alle(beratung.id)
        assert (eigen.id, eigen.titel, eigen.datum) == ("eigen_1", "Klausur", date(2027, 3, 1))
        assert (haushalt.datum, haushalt.notiz, haushalt.erledigt) == (date(2028, 4, 30), "Frau M. fragen", jetzt)
        await meilensteine.move(beratung.id, "haushalt", None)
        await meilensteine.note(beratung.id, "haushalt", None)
        assert replace(haushalt, datum=None, notiz=None) in await meilensteine.alle(beratung.id)
        await meilensteine.mark_done(beratung.id, "haushalt", None)
        await meilensteine.remove(beratung.id, "eigen_1")
        assert await meilensteine.alle(beratung.id) == ()


async def test_the_rungs_somebody_does_without_are_kept_and_the_reason_of_a_stop_is_forgotten_once_told(db: Database, jetzt: datetime):
    person_id = await person(db, jetzt, 1, jetzt)
    async with db.transaction() as transaction:
        vorher = await transaction.erinnerungen.plan(person_id)
        await transaction.erinnerungen.order(person_id, zone="UTC", stunde=8, land="HE", ohne=frozenset({42, 3}))
        nachher = await transaction.erinnerungen.plan(person_id)
        await transaction.erinnerungen.stop(person_id, grund="blockiert")
        await transaction.erinnerungen.forget_reason(person_id)
        erzaehlt = await transaction.erinnerungen.plan(person_id)
    assert vorher is not None
    assert nachher is not None
    assert erzaehlt is not None
    assert (vorher.ohne, nachher.ohne) == ([], [3, 42])
    assert (erzaehlt.an, erzaehlt.grund) == (False, None)
