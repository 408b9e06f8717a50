"""Several consultations of one person, what repeats what, and answers that come to a newer Katalog."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from storage.engine import Database
from storage.errors import UnknownBeratungError
from storage.records import Beratung, GespeicherteAntwort, GespeicherterAnteil, GespeicherterVersionswechsel
from storage.tables import (
    AntwortRow,
    ArbeitszeitRow,
    BeratungRow,
    ErgebnisRow,
    MeilensteinRow,
    ThemenwahlRow,
    VersionswechselRow,
    WiederholungRow,
)

FREMD = "0" * 32
GEHOEREN_ZU_EINER = (AntwortRow, ErgebnisRow, MeilensteinRow, VersionswechselRow, WiederholungRow, ArbeitszeitRow, ThemenwahlRow)

ANTEILE = {("bilanz", "ist"): 125, ("bilanz", "soll"): None}
IDEE = ("zukunftsthemen", "mobilitaet")


async def beginne(db: Database, telegram_id: int, jetzt: datetime) -> Beratung:
    async with db.transaction() as transaction:
        person = await transaction.personen.create(telegram_id, hinweis_version="1", jetzt=jetzt)
        return await transaction.beratungen.create(person.id, katalog_version="k1", jetzt=jetzt)


async def fuelle(db: Database, beratung: Beratung, jetzt: datetime) -> None:
    async with db.transaction() as transaction:
        for frage, wert in (("frist", "k"), ("zahl", 0.5)):
            await transaction.beratungen.set_antwort(beratung.id, frage, wert, katalog_version="k1", jetzt=jetzt)
        await transaction.beratungen.save_ergebnis(beratung.id, katalog_version="k1", eingaben={"frist": "k"}, ergebnis={}, jetzt=jetzt)
        await transaction.meilensteine.note(beratung.id, "workshop", "Raum gebucht")
        await transaction.arbeitszeit.set_anteile(beratung.id, ANTEILE, jetzt=jetzt)
        await transaction.arbeitszeit.waehle(beratung.id, *IDEE, gewaehlt=True, jetzt=jetzt)


async def schreibe_um(db: Database, beratung: Beratung, jetzt: datetime) -> bool:
    async with db.transaction() as transaction:
        return await transaction.verlauf.rewrite(
            beratung,
            nach="k2",
            vorher={"frist": "k", "zahl": 0.5},
            antworten={"dauer": "kurz", "zahl": 0.5},
            zeiten={"dauer": jetzt},
            umschriften=[{"art": "umbenannt", "frage": "frist", "wert": "k", "neu": {"dauer": "kurz"}}],
            jetzt=jetzt + timedelta(days=1),
        )


async def zaehle(db: Database) -> list[int]:
    async with db.session() as session:
        return [await session.scalar(select(func.count()).select_from(tabelle)) or 0 for tabelle in (BeratungRow, *GEHOEREN_ZU_EINER)]


async def test_all_consultations_are_listed_with_the_active_one_first_then_by_their_last_change(db: Database, jetzt: datetime):
    erste, zweite, dritte = [await beginne(db, 1, jetzt + timedelta(minutes=minute)) for minute in range(3)]
    await beginne(db, 2, jetzt)
    async with db.transaction() as transaction:
        await transaction.beratungen.set_antwort(erste.id, "a", "b", katalog_version="k1", jetzt=jetzt + timedelta(hours=1))
        alle = await transaction.beratungen.alle(erste.person_id)
    assert [beratung.id for beratung in alle] == [dritte.id, erste.id, zweite.id]


async def test_switching_makes_exactly_that_one_active(db: Database, jetzt: datetime):
    erste, _ = await beginne(db, 1, jetzt), await beginne(db, 1, jetzt)
    async with db.transaction() as transaction:
        await transaction.beratungen.activate(erste.person_id, erste.id)
        assert (await transaction.beratungen.active(erste.person_id)).id == erste.id


async def test_switches_at_once_leave_one_active_consultation(db: Database, db_url: str, jetzt: datetime):
    alle = [await beginne(db, 1, jetzt) for _ in range(3)]
    other = Database(db_url)

    async def wechsle(database: Database, beratung: Beratung) -> None:
        async with database.transaction() as transaction:
            await transaction.beratungen.activate(beratung.person_id, beratung.id)

    try:
        await asyncio.gather(*(wechsle((db, other)[n % 2], alle[n % 3]) for n in range(12)))
    finally:
        await other.close()
    async with db.session() as session:
        assert await session.scalar(select(func.count()).select_from(BeratungRow).where(BeratungRow.aktiv)) == 1


@pytest.mark.parametrize("tat", ["activate", "rename", "delete"])
async def test_nobody_can_touch_the_consultation_of_somebody_else(db: Database, jetzt: datetime, tat: str):
    meine, fremde = await beginne(db, 1, jetzt), await beginne(db, 2, jetzt)
    zusatz = {"label": "Musterstadt"} if tat == "rename" else {}
    for kennung in (fremde.id, FREMD):
        with pytest.raises(UnknownBeratungError):
            async with db.transaction() as transaction:
                await getattr(transaction.beratungen, tat)(meine.person_id, kennung, **zusatz)
    async with db.transaction() as transaction:
        assert await transaction.beratungen.active(meine.person_id) == meine
        assert await transaction.beratungen.active(fremde.person_id) == fremde
        assert await transaction.beratungen.get(meine.person_id, fremde.id) is None


async def test_a_name_comes_and_goes_and_is_no_change_of_the_consultation(db: Database, jetzt: datetime):
    beratung = await beginne(db, 1, jetzt)
    for label in ("Musterstadt 🌱", None):
        async with db.transaction() as transaction:
            await transaction.beratungen.rename(beratung.person_id, beratung.id, label)
            gelesen = await transaction.beratungen.get(beratung.person_id, beratung.id)
        assert gelesen == Beratung(beratung.id, beratung.person_id, label, "k1", jetzt, jetzt)


async def test_with_a_consultation_goes_everything_of_it_and_of_no_other(db: Database, jetzt: datetime):
    erste, zweite, dritte = [await beginne(db, 1, jetzt) for _ in range(3)]
    for beratung in (erste, zweite):
        await fuelle(db, beratung, jetzt)
    async with db.transaction() as transaction:
        await transaction.verlauf.copy_antworten(erste, dritte)
        await transaction.verlauf.copy_arbeitszeit(erste, dritte)
    for beratung in (erste, zweite):
        assert await schreibe_um(db, beratung, jetzt)
    assert await zaehle(db) == [3, 6, 2, 2, 2, 1, 6, 3]
    async with db.transaction() as transaction:
        await transaction.beratungen.delete(erste.person_id, erste.id)
    assert await zaehle(db) == [2, 4, 1, 1, 1, 0, 4, 2]
    async with db.transaction() as transaction:
        assert await transaction.verlauf.vorgaenger(dritte.id) is None
        assert (await transaction.beratungen.active(erste.person_id)).id == dritte.id


async def test_after_the_active_one_is_deleted_the_one_changed_last_is_active_and_after_the_last_none(db: Database, jetzt: datetime):
    erste, zweite, dritte = [await beginne(db, 1, jetzt) for _ in range(3)]
    async with db.transaction() as transaction:
        await transaction.beratungen.set_antwort(erste.id, "a", "b", katalog_version="k1", jetzt=jetzt + timedelta(hours=1))
    aktive = []
    for beratung in (dritte, erste, zweite):
        async with db.transaction() as transaction:
            await transaction.beratungen.delete(beratung.person_id, beratung.id)
            aktiv = await transaction.beratungen.active(beratung.person_id)
            aktive.append(aktiv and aktiv.id)
    assert aktive == [erste.id, zweite.id, None]


async def test_a_repetition_has_the_answers_with_their_times_and_knows_what_it_repeats(db: Database, jetzt: datetime):
    alte = await beginne(db, 1, jetzt)
    await fuelle(db, alte, jetzt)
    neue = await beginne(db, 1, jetzt + timedelta(days=365))
    async with db.transaction() as transaction:
        await transaction.verlauf.copy_antworten(alte, neue)
        await transaction.verlauf.confirm(neue.id, ["zahl"], jetzt=neue.erstellt)
        assert await transaction.verlauf.vorgaenger(neue.id) == alte
        assert await transaction.verlauf.vorgaenger(alte.id) is None
        assert await transaction.beratungen.antworten(neue.id) == {
            "frist": GespeicherteAntwort("frist", "k", jetzt, "k1"),
            "zahl": GespeicherteAntwort("zahl", 0.5, neue.erstellt, "k1"),
        }
        assert {antwort.zeit for antwort in (await transaction.beratungen.antworten(alte.id)).values()} == {jetzt}


async def test_a_repetition_has_the_shares_and_themes_with_their_times_and_changes_to_it_leave_the_earlier_one(
    db: Database, jetzt: datetime
):
    alte = await beginne(db, 1, jetzt)
    await fuelle(db, alte, jetzt)
    neue = await beginne(db, 1, jetzt + timedelta(days=365))
    async with db.transaction() as transaction:
        await transaction.verlauf.copy_arbeitszeit(alte, neue)
        for beratung in (alte, neue):
            assert await transaction.arbeitszeit.anteile(beratung.id) == (GespeicherterAnteil("bilanz", "ist", 125, jetzt),)
            assert await transaction.arbeitszeit.wahl(beratung.id) == {IDEE}
        await transaction.arbeitszeit.set_anteile(neue.id, {("bilanz", "ist"): 200}, jetzt=neue.erstellt)
        await transaction.arbeitszeit.waehle(neue.id, *IDEE, gewaehlt=False, jetzt=neue.erstellt)
        assert await transaction.arbeitszeit.anteile(neue.id) == (GespeicherterAnteil("bilanz", "ist", 200, neue.erstellt),)
        assert await transaction.arbeitszeit.wahl(neue.id) == frozenset()
        assert await transaction.arbeitszeit.anteile(alte.id) == (GespeicherterAnteil("bilanz", "ist", 125, jetzt),)
        assert await transaction.arbeitszeit.wahl(alte.id) == {IDEE}


async def test_rewritten_answers_keep_their_times_and_the_record_holds_everything_that_was(db: Database, jetzt: datetime):
    beratung = await beginne(db, 1, jetzt)
    await fuelle(db, beratung, jetzt)
    assert await schreibe_um(db, beratung, jetzt)
    spaeter = jetzt + timedelta(days=1)
    async with db.transaction() as transaction:
        assert await transaction.beratungen.antworten(beratung.id) == {
            "dauer": GespeicherteAntwort("dauer", "kurz", jetzt, "k2"),
            "zahl": GespeicherteAntwort("zahl", 0.5, jetzt, "k1"),
        }
        assert (await transaction.beratungen.active(beratung.person_id)).katalog_version == "k2"
        (eintrag,) = await transaction.verlauf.wechsel(beratung.id)
        umschrift = {"art": "umbenannt", "frage": "frist", "wert": "k", "neu": {"dauer": "kurz"}}
        vorher = {"frist": "k", "zahl": 0.5}
        assert eintrag == GespeicherterVersionswechsel(beratung.id, spaeter, "k1", "k2", vorher, [umschrift], None)
        await transaction.verlauf.mark_seen(beratung.id, jetzt=spaeter)
        assert [eintrag.gesehen for eintrag in await transaction.verlauf.wechsel(beratung.id)] == [spaeter]


async def test_answers_are_rewritten_once_even_by_two_processes_at_once(db: Database, db_url: str, jetzt: datetime):
    beratung = await beginne(db, 1, jetzt)
    await fuelle(db, beratung, jetzt)
    other = Database(db_url)
    try:
        erfolge = await asyncio.gather(*(schreibe_um((db, other)[n % 2], beratung, jetzt) for n in range(6)))
    finally:
        await other.close()
    assert sorted(erfolge) == [False] * 5 + [True]
    async with db.transaction() as transaction:
        assert len(await transaction.verlauf.wechsel(beratung.id)) == 1


async def test_a_rewriting_that_fails_leaves_every_answer_as_it_was(db: Database, jetzt: datetime):
    beratung = await beginne(db, 1, jetzt)
    await fuelle(db, beratung, jetzt)
    with pytest.raises(KeyError):
        async with db.transaction() as transaction:
            await transaction.verlauf.rewrite(
                beratung, nach="k2", vorher={"frist": "k"}, antworten={"dauer": "kurz"}, zeiten={}, umschriften=[], jetzt=jetzt
            )
    async with db.transaction() as transaction:
        assert list(await transaction.beratungen.antworten(beratung.id)) == ["frist", "zahl"]
        assert (await transaction.beratungen.active(beratung.person_id)).katalog_version == "k1"


async def test_the_newest_result_of_each_consultation_and_the_last_ones_of_one(db: Database, jetzt: datetime):
    erste, zweite, _ = [await beginne(db, 1, jetzt) for _ in range(3)]
    async with db.transaction() as transaction:
        for beratung, name in ((erste, "a"), (zweite, "b"), (erste, "c")):
            await transaction.beratungen.save_ergebnis(beratung.id, katalog_version="k1", eingaben={}, ergebnis={"name": name}, jetzt=jetzt)
        je_beratung = await transaction.beratungen.ergebnis_je_beratung(erste.person_id)
        letzte = await transaction.beratungen.letzte_ergebnisse(erste.id, hoechstens=2)
    assert {kennung: ergebnis.ergebnis["name"] for kennung, ergebnis in je_beratung.items()} == {erste.id: "c", zweite.id: "b"}
    assert [ergebnis.ergebnis["name"] for ergebnis in letzte] == ["c", "a"]
