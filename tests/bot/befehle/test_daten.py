"""``lotse daten import`` and ``lotse daten statistik``."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import hilfe
from storage.engine import Database, migrate
from tests.bot.rufer import Rufer

JETZT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
ZEIT = JETZT.isoformat()
BERATUNG = {"label": "Musterstadt", "aktiv": True, "katalog_version": "2026.1", "erstellt": ZEIT, "geaendert": ZEIT}
ANTWORT = {"frage": "einwohner", "wert": 32000, "zeit": ZEIT, "katalog_version": "2026.1"}
DATEI = {"format": "verstetigungslotse", "fassung": 1, "beratungen": [{**BERATUNG, "antworten": [ANTWORT]}]}


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    url = f"sqlite:///{tmp_path / 'lotse.sqlite3'}"
    for name in ("DATABASE_URL", "LOKAL_DATABASE_URL"):
        monkeypatch.setenv(name, url)
    monkeypatch.delenv("STATISTIK", raising=False)
    migrate(url)
    return url


@pytest.fixture
def lotse(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Rufer:
    return Rufer(monkeypatch, capsys)


def tue(url: str, arbeit: Any) -> Any:
    async def run() -> Any:
        db = Database(url)
        try:
            async with db.transaction() as transaktion:
                return await arbeit(transaktion)
        finally:
            await db.close()

    return asyncio.run(run())


def lege_person_an(url: str, telegram_id: int) -> Any:
    return tue(url, lambda t: t.personen.create(telegram_id, hinweis_version="1", jetzt=JETZT))


def importiere(lotse: Rufer, daten: Any, *argumente: str) -> Any:
    return lotse("daten", "import", "-", *argumente, eingabe=json.dumps(daten).encode())


@pytest.mark.parametrize(("telegram_id", "argumente"), [(4711, ("--telegram-id", "4711")), (1, ())])
def test_the_consultations_of_a_file_are_added(lotse: Rufer, url: str, telegram_id: int, argumente: tuple[str, ...]):
    person = lege_person_an(url, telegram_id)
    lauf = importiere(lotse, DATEI, *argumente)
    assert (lauf.code, lauf.aus.strip()) == (0, hilfe.DATEN_UEBERNOMMEN.format(anzahl=1))
    beratungen = tue(url, lambda t: t.beratungen.alle(person.id))
    assert [beratung.label for beratung in beratungen] == ["Musterstadt"]
    antworten = tue(url, lambda t: t.beratungen.antworten(beratungen[0].id))
    assert antworten["einwohner"].wert == 32000


def test_nobody_who_has_not_agreed_gets_anything(lotse: Rufer, url: str):
    lauf = importiere(lotse, DATEI, "--telegram-id", "4711")
    assert (lauf.code, lauf.fehler.strip()) == (2, hilfe.PERSON_FEHLT)
    assert tue(url, lambda t: t.personen.find(4711)) is None


@pytest.mark.parametrize(
    ("daten", "satz"),
    [
        ({}, "aus /meinedaten stammen"),
        ({**DATEI, "beratungen": [{**BERATUNG, "antworten": [{**ANTWORT, "wert": "viele"}]}]}, "„einwohner“, die es nicht gibt"),
        ({**DATEI, "beratungen": [{**BERATUNG, "katalog_version": "1999.1"}]}, "Katalog 1999.1"),
        ({**DATEI, "beratungen": DATEI["beratungen"] * 51}, "höchstens 50"),
    ],
    ids=["foreign", "answer", "katalog", "many"],
)
def test_a_file_that_does_not_fit_is_told_in_a_sentence(lotse: Rufer, url: str, daten: Any, satz: str):
    person = lege_person_an(url, 4711)
    lauf = importiere(lotse, daten, "--telegram-id", "4711")
    assert lauf.code == 2
    assert satz in lauf.fehler
    assert tue(url, lambda t: t.beratungen.alle(person.id)) == ()


def test_a_file_that_is_not_there_is_told(lotse: Rufer, url: str):
    assert "gibt es nicht" in lotse("daten", "import", "nirgends.json").fehler


def zaehle(url: str, frage: str, art: str, anzahl: int) -> None:
    async def arbeit(transaktion: Any) -> None:
        for _ in range(anzahl):
            await transaktion.statistik.zaehle(datetime.now(UTC).date() - timedelta(days=1), frage, art)  # noqa: TID251 - the command reads the real clock

    tue(url, arbeit)


def test_counts_are_printed_and_small_ones_are_covered(lotse: Rufer, url: str):
    zaehle(url, "einwohner", "gezeigt", 30)
    zaehle(url, "einwohner", "beantwortet", 20)
    zaehle(url, "einwohner", "unbekannt", 10)
    zaehle(url, "relevanz", "gezeigt", 12)
    zaehle(url, "relevanz", "beantwortet", 10)
    text = lotse("daten", "statistik").aus
    assert hilfe.STATISTIK_AUS in text
    assert "einwohner: gezeigt 30, beantwortet 20, weiß nicht 10, verlassen 0" in text
    # Two were left: the figure that it could be worked out from is covered, too.
    assert "relevanz: gezeigt 12, beantwortet verdeckt, weiß nicht 0, verlassen verdeckt" in text
    assert json.loads(lotse("daten", "statistik", "--json").aus)["fragen"][0]["frage"] == "einwohner"


def test_where_nothing_was_counted_that_is_said(lotse: Rufer, url: str):
    assert hilfe.STATISTIK_LEER in lotse("daten", "statistik", "--tage", "1").aus
