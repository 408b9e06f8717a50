"""Nothing is written before somebody agrees; from then on the version and the time of the notice are kept."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from dialogs.captions import BEFEHLE
from dialogs.menue import usecases
from dialogs.menue.usecases import HINWEIS_VERSION
from tests.dialogs.lotse import KIM, Lotse

TABELLEN = ("personen", "beratungen", "antworten", "ergebnisse", "dialogzustand")


def zeilen(lotse: Lotse) -> dict[str, int]:
    with closing(sqlite3.connect(lotse.datei)) as verbindung:
        return {tabelle: verbindung.execute(f"SELECT count(*) FROM {tabelle}").fetchone()[0] for tabelle in TABELLEN}


def ist_hinweis(lotse: Lotse) -> bool:
    return "verstanden" in lotse.tasten


async def test_start_shows_the_notice_and_writes_nothing(lotse: Lotse):
    await lotse.tippe("/start")
    assert ist_hinweis(lotse)
    assert set(zeilen(lotse).values()) == {0}


@pytest.mark.parametrize("eingabe", [*(f"/{befehl}" for befehl in BEFEHLE), "/v8", "/start V8", "hallo", "32.000", "weiter", "menü", "🤷"])
async def test_whatever_comes_first_is_answered_and_writes_nothing(lotse: Lotse, eingabe: str):
    await lotse.tippe(eingabe)
    assert lotse.kim.letzte
    assert set(zeilen(lotse).values()) == {0}
    await lotse.tippe("/menu")
    assert ist_hinweis(lotse)


async def test_reading_around_before_the_consent_writes_nothing_and_leads_back_to_the_notice(lotse: Lotse):
    await lotse.tippe("/start")
    await lotse.druecke("steckbriefe")
    await lotse.druecke("V8/ausgangslage")
    await lotse.druecke("V8/empfehlungen")
    await lotse.druecke("zu")
    assert ist_hinweis(lotse)
    await lotse.druecke("hilfe")
    await lotse.tippe("Unsinn ohne Sinn")
    await lotse.druecke("zu")
    assert ist_hinweis(lotse)
    assert set(zeilen(lotse).values()) == {0}


async def test_buttons_of_later_windows_store_nothing_before_the_consent(lotse: Lotse):
    await lotse.tippe("/start")
    intent = lotse.data("verstanden").partition("\x1d")[0]
    for knopf in ("weiter", "ergebnis", "antworten", "schritt/ausgangslage", "kommune_typ/gemeinde", "menue"):
        await lotse.druecke_daten(f"{intent}\x1dk:{knopf}")
        assert ist_hinweis(lotse)
    assert set(zeilen(lotse).values()) == {0}


async def test_the_consent_is_kept_with_version_and_time_and_without_a_name(lotse: Lotse):
    await lotse.stimme_zu()
    person = await lotse.person()
    assert person is not None
    assert (person.telegram_id, person.hinweis_version, person.hinweis_zeit) == (KIM, HINWEIS_VERSION, lotse.uhr())
    assert "weiter" in lotse.tasten
    await lotse.db.close()
    assert b"Kim" not in b"".join(datei.read_bytes() for datei in lotse.datei.parent.glob(f"{lotse.datei.name}*"))


async def test_agreeing_twice_makes_one_person_and_one_consultation(lotse: Lotse):
    await lotse.tippe("/start")
    await lotse.druecke("verstanden", mal=3)
    assert zeilen(lotse)["personen"] == zeilen(lotse)["beratungen"] == 1
    assert "weiter" in lotse.tasten


async def test_only_the_row_of_the_person_knows_the_telegram_id(lotse: Lotse):
    await lotse.beginne()
    await lotse.druecke("kommune_typ/gemeinde")
    with closing(sqlite3.connect(lotse.datei)) as verbindung:
        for tabelle in TABELLEN[1:]:
            for zeile in verbindung.execute(f"SELECT * FROM {tabelle}"):
                assert str(KIM) not in str(zeile)


async def test_a_new_notice_is_shown_once_more_and_no_answer_is_lost(lotse: Lotse, monkeypatch: pytest.MonkeyPatch):
    await lotse.beginne()
    await lotse.druecke("kommune_typ/gemeinde")
    monkeypatch.setattr(usecases, "HINWEIS_VERSION", "2027-01-01")
    monkeypatch.setattr("bot.middlewares.HINWEIS_VERSION", "2027-01-01")
    await lotse.druecke("einwohner/25_50")
    assert ist_hinweis(lotse)
    assert "einwohner" not in await lotse.gespeichert()
    lotse.uhr.vor(days=1)
    await lotse.druecke("verstanden")
    person = await lotse.person()
    assert person is not None
    assert person.hinweis_version == "2027-01-01"
    assert person.hinweis_zeit - person.erstellt > timedelta(days=1)
    await lotse.druecke("weiter")
    assert lotse.frage is not None
    assert lotse.frage.id == "einwohner"
    assert await lotse.gespeichert() == {"kommune_typ": "gemeinde"}
