"""``@bot`` in any chat, through the real Dispatcher: cards with sources, nothing stored, no consent needed."""

import sqlite3
from contextlib import closing

import pytest
from aiogram.types import ChosenInlineResult, Update

from bot.lokal.chat import BOT_USERNAME
from bot.lokal.grenzen import parse_text, utf16_length
from bot.lokal.stoerung import netzfehler
from dialogs import verweise
from dialogs.suche.karten import karten, themenkarte
from knowledge.katalog import Katalog
from knowledge.suche import Suche
from tests.dialogs import conftest
from tests.dialogs.lotse import Lotse

leere_datenbank, lotse = conftest.leere_datenbank, conftest.lotse
katalog, suche = conftest.katalog, conftest.suche


@pytest.mark.parametrize(
    ("frage", "erste"),
    [
        ("V8", "V8"),
        ("stabsstelle", "V8"),
        ("energieagentur nachteile", "V11__nachteile"),
        ("KEM", "V5"),
        ("intracting", "glossar__intracting"),
    ],
)
async def test_the_best_card_comes_first_with_source_and_link(lotse: Lotse, frage: str, erste: str):
    ergebnisse = await lotse.kim.frage_inline(frage)
    assert 1 <= len(ergebnisse) <= 10
    assert ergebnisse[0].id == erste
    assert ergebnisse[0].title
    assert ergebnisse[0].description
    assert "Quelle: " in ergebnisse[0].input_message_content.message_text
    (knopf,) = ergebnisse[0].reply_markup.inline_keyboard[0]
    assert knopf.url == f"https://t.me/{BOT_USERNAME}?start={erste}"


@pytest.mark.parametrize("frage", ["", "   ", "wetter morgen", "<b>", "x" * 256])
async def test_a_question_without_an_answer_offers_the_themes(lotse: Lotse, frage: str):
    (karte,) = await lotse.kim.frage_inline(frage)
    assert karte.id == verweise.THEMEN
    aufruf = lotse.bot.session.aufrufe[-1]
    assert aufruf.button.start_parameter == verweise.THEMEN
    assert aufruf.cache_time > 0
    assert aufruf.is_personal is False


async def test_it_works_without_consent_and_stores_nothing(lotse: Lotse):
    await lotse.kim.frage_inline("V8")
    assert await lotse.person() is None
    with closing(sqlite3.connect(lotse.datei)) as verbindung:
        tabellen = [
            zeile[0] for zeile in verbindung.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'alembic%'")
        ]
        assert {tabelle: verbindung.execute(f"SELECT count(*) FROM {tabelle}").fetchone()[0] for tabelle in tabellen} == dict.fromkeys(
            tabellen, 0
        )


async def test_an_open_question_is_untouched_by_it(lotse: Lotse):
    await lotse.beginne()
    vorher = await lotse.stand(), lotse.text
    await lotse.kim.frage_inline("V8")
    assert (await lotse.stand(), lotse.text) == vorher


async def test_a_card_sent_to_the_bot_itself_is_no_answer(lotse: Lotse):
    await lotse.beginne()
    vorher = await lotse.stand()
    nachricht = await lotse.kim.waehle_karte("stabsstelle nachteile", "V8__nachteile")
    assert nachricht.via_bot is not None
    assert lotse.katalog.steckbriefe["V8"].nachteile[0].text in (nachricht.text or "")
    assert lotse.kim.nachrichten[-1] == nachricht
    assert await lotse.stand() == vorher
    assert await lotse.gespeichert() == {}


async def test_the_link_of_a_card_opens_the_passage(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.kim.waehle_karte("stabsstelle nachteile", "V8__nachteile")
    await lotse.kim.druecke("Im Lotsen öffnen")
    stand = await lotse.stand()
    assert stand is not None
    assert stand.daten["passage"] == "V8.nachteile"


async def test_a_card_that_is_not_offered_cannot_be_chosen(lotse: Lotse):
    with pytest.raises(LookupError, match="no inline result"):
        await lotse.kim.waehle_karte("stabsstelle", "gibtesnicht")


async def test_telegram_failing_is_no_fault_of_the_bot(lotse: Lotse):
    await lotse.bot.me()
    lotse.bot.session.fehler.append(netzfehler())
    assert await lotse.kim.frage_inline("V8") == []
    assert lotse.protokoll.zeilen == []


async def test_other_updates_without_a_chat_are_still_dropped(lotse: Lotse):
    gewaehlt = ChosenInlineResult(result_id="V8", from_user=lotse.kim.user, query="V8")
    vorher = len(lotse.bot.session.aufrufe)
    await lotse.chat.stelle_zu(Update(update_id=99, chosen_inline_result=gewaehlt))
    assert len(lotse.bot.session.aufrufe) == vorher


def test_every_card_keeps_the_limits_of_telegram(katalog: Katalog, suche: Suche):
    fragen = [*katalog.steckbriefe, *(passage.titel for passage in suche.passagen.values())]
    alle = {karte.id: karte for frage in fragen for karte in karten(katalog, suche, "b" * 32, frage)}
    assert len(alle) > 300
    for karte in (*alle.values(), themenkarte(katalog, "b" * 32)):
        assert 1 <= len(karte.id.encode()) <= 64
        assert utf16_length(parse_text(karte.text).text) <= 4096
        assert karte.titel
        assert len(karte.anriss) <= 100
