"""Everything about a person is found, whatever tables there are, and nothing about anybody else."""

from datetime import date, datetime

import pytest
from sqlalchemy import Column, Integer, MetaData, Table

from storage.auskunft import OHNE_PERSON, READ, UnassignedTableError, select_of_person
from storage.engine import Database
from storage.tables import Tabelle


def test_every_table_belongs_to_a_person_or_is_declared_to_be_about_nobody():
    assert set(READ) | OHNE_PERSON == set(Tabelle.metadata.tables)
    assert not set(READ) & OHNE_PERSON


def test_a_table_that_hangs_on_nobody_is_a_fault():
    with pytest.raises(UnassignedTableError):
        select_of_person(Table("neu", MetaData(), Column("nummer", Integer, primary_key=True)))


def test_a_telegram_id_stands_in_one_table_only():
    assert [t.name for t in Tabelle.metadata.sorted_tables if any("telegram" in column.name for column in t.columns)] == ["personen"]


async def test_only_what_is_about_the_person_is_read_and_counted(db: Database, jetzt: datetime):
    ids = []
    async with db.transaction() as transaction:
        for telegram_id, label in ((1, "Musterstadt"), (2, "Beispielstadt")):
            person = await transaction.personen.create(telegram_id, hinweis_version="1", jetzt=jetzt)
            beratung = await transaction.beratungen.create(person.id, katalog_version="1", jetzt=jetzt)
            await transaction.beratungen.rename(person.id, beratung.id, label)
            await transaction.beratungen.set_antwort(beratung.id, "einwohner", 0.5, katalog_version="1", jetzt=jetzt)
            await transaction.erinnerungen.order(person.id, zone="Europe/Berlin", stunde=9, land=None)
            ids.append(person.id)
        alles = await transaction.auskunft.alles(ids[0])
        anzahl = await transaction.auskunft.anzahl(ids[0])
    assert [zeile["label"] for zeile in alles["beratungen"]] == ["Musterstadt"]
    assert [zeile["wert"] for zeile in alles["antworten"]] == [0.5]
    assert [zeile["telegram_id"] for zeile in alles["personen"]] == [1]
    assert anzahl == {name: len(zeilen) for name, zeilen in alles.items()}
    assert anzahl["erinnerungsplaene"] == 1


async def test_counts_add_up_by_question_and_days(db: Database):
    async with db.transaction() as transaction:
        for tag in (1, 1, 2, 9):
            await transaction.statistik.zaehle(date(2026, 11, tag), "einwohner", "gezeigt")
        summen = await transaction.statistik.summen(date(2026, 11, 1), date(2026, 11, 2))
        await transaction.statistik.forget(date(2026, 11, 2))
        uebrig = await transaction.statistik.summen(date(2026, 1, 1), date(2026, 12, 31))
    assert [(z.frage, z.art, z.anzahl) for z in summen] == [("einwohner", "gezeigt", 3)]
    assert [z.anzahl for z in uebrig] == [2]
