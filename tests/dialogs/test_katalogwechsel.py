"""Somebody comes back and the Katalog has changed meanwhile: nothing is lost, nothing is asked twice, and it is said."""

import asyncio
import json

import pytest
from sqlalchemy import text

from dialogs.preview import MUSTERSTADT
from tests.dialogs.lotse import Lotse
from tests.knowledge.versionen import NEU

ALT: dict[str, object] = {
    **{frage: wert for frage, wert in MUSTERSTADT.items() if frage not in ("relevanz", "staerkung", "sichtbarkeit", "historie")},
    "stuetze": "hoch",
    "ausrichtung": "nach_aussen",
    "partei": "a",
    "historie": "unklar",
}
UEBERFUEHRT = {frage: wert for frage, wert in MUSTERSTADT.items() if frage != "historie"}


async def komme_wieder(lotse: Lotse, version: str = "2025.1") -> None:
    """Have answers of an older Katalog, then meet a new program with a newer one."""
    await lotse.stimme_zu()
    await lotse.setze(**ALT)
    async with lotse.db.session() as session:
        await session.execute(text("UPDATE beratungen SET katalog_version = :version"), {"version": version})
    lotse.uhr.vor(days=300)
    lotse.katalog = NEU
    await lotse.neustart()


async def test_at_the_first_touch_the_answers_are_those_of_the_new_katalog_and_only_the_new_question_is_asked(lotse: Lotse):
    await komme_wieder(lotse)
    await lotse.tippe("/beratung")
    assert await lotse.gespeichert() == UEBERFUEHRT
    assert lotse.frage is not None
    assert lotse.frage.id == "historie"
    await lotse.druecke("historie/mittel")
    assert "ergebnis" in lotse.tasten


async def test_the_hub_says_that_the_katalog_changed_until_it_was_looked_at_and_nothing_is_lost(lotse: Lotse):
    await komme_wieder(lotse)
    await lotse.tippe("/menu")
    assert "Der Katalog hat sich seit Ihrem letzten Besuch geändert" in lotse.text
    await lotse.druecke("wechsel")
    assert "Von 2025.1 auf 2026.1" in lotse.text
    assert "Mehrheit im Rat: „Mehrheit A“ entfällt. Die Antwort änderte kein Ergebnis." in lotse.text
    assert "Ausrichtung: heißt jetzt Stärkung des KSM = Ja, Sichtbarkeit = Ja." in lotse.text
    assert "Historie: „unklar“ gilt so nicht mehr" in lotse.text
    await lotse.tippe("/menu")
    assert "wechsel" not in lotse.tasten
    await lotse.tippe("/beratungen")
    await lotse.tippe("1")
    await lotse.tippe("Katalog geändert")
    assert "„Mehrheit A“" in lotse.text
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        beratung = await transaktion.beratungen.active(person.id)
        assert beratung is not None
        (eintrag,) = await transaktion.verlauf.wechsel(beratung.id)
    assert eintrag.vorher == ALT


async def test_two_updates_at_once_rewrite_the_answers_once(lotse: Lotse):
    await komme_wieder(lotse)
    await asyncio.gather(lotse.tippe("/menu"), lotse.tippe("/hilfe"), lotse.tippe("/beratung"))
    assert await lotse.gespeichert() == UEBERFUEHRT
    async with lotse.db.session() as session:
        assert await session.scalar(text("SELECT count(*) FROM versionswechsel")) == 1


@pytest.mark.parametrize("version", ["2031.4", "unbekannt"])
async def test_answers_of_a_newer_katalog_are_left_alone_by_an_older_program(lotse: Lotse, version: str):
    await komme_wieder(lotse, version)
    await lotse.tippe("/menu")
    assert await lotse.gespeichert() == ALT
    async with lotse.db.session() as session:
        assert await session.scalar(text("SELECT katalog_version FROM beratungen")) == version


async def test_a_consultation_that_is_switched_to_or_repeated_comes_to_the_new_katalog_then(lotse: Lotse):
    await komme_wieder(lotse)
    async with lotse.db.session() as session:
        await session.execute(text("UPDATE beratungen SET aktiv = false"))
    await lotse.tippe("/beratungen")
    await lotse.druecke("neu")
    await lotse.tippe("Neue")
    await lotse.tippe("/beratungen")
    await lotse.tippe("2")
    await lotse.tippe("Hierher wechseln")
    assert await lotse.gespeichert() == UEBERFUEHRT
    assert "wechsel" in lotse.tasten


async def test_the_result_names_both_versions_and_counts_no_renamed_answer_as_changed(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.setze(**MUSTERSTADT)
    await lotse.tippe("ergebnis")
    alt = {**ALT, "historie": "mittel"}
    async with lotse.db.session() as session:
        await session.execute(text("DELETE FROM antworten"))
        await session.execute(text("UPDATE beratungen SET katalog_version = '2025.1'"))
        await session.execute(text("UPDATE ergebnisse SET katalog_version = '2025.1', eingaben = :alt"), {"alt": json.dumps(alt)})
    await lotse.setze(**alt)
    lotse.uhr.vor(days=300)
    lotse.katalog = NEU
    await lotse.neustart()
    await lotse.tippe("ergebnis")
    assert "Seit dem 21.11.2026: Vorn liegt dasselbe Modell wie damals. Ihre Antworten sind dieselben." in lotse.text
    assert "Auch der Katalog hat sich geändert." in lotse.text
    await lotse.druecke("seither")
    assert "Damals vorn: V 8 Klimaschutz als Stabsstelle (Katalog 2025.1)" in lotse.text
    assert "Heute vorn: V 8 Klimaschutz als Stabsstelle (Katalog 2026.1)" in lotse.text
    assert "Auf das Modell an der Spitze wirkt sich das nicht aus" in lotse.text
    assert "Ihre Antworten sind dieselben" in lotse.text


async def test_a_failure_while_rewriting_leaves_every_answer_for_the_next_try(lotse: Lotse, monkeypatch: pytest.MonkeyPatch):
    await komme_wieder(lotse)
    lotse.fehler_erwartet = True
    with monkeypatch.context() as fehler:
        fehler.setattr("storage.verlauf.RECORD", text("INSERT INTO gibtesnicht VALUES (1)"))
        await lotse.tippe("/menu")
    assert await lotse.gespeichert() == ALT
    await lotse.tippe("/menu")
    assert await lotse.gespeichert() == UEBERFUEHRT
