"""Documents in the chat: made on request, handed over as files, and the name of the Kommune is kept nowhere."""

import asyncio
import io
import sqlite3
import threading
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from aiogram.methods import DeleteMessage, SendChatAction, SendDocument
from aiogram.types import Message
from docx import Document
from pypdf import PdfReader

from bot.lokal.stoerung import netzfehler
from dialogs import captions
from dialogs.bericht.ansichten import ANGEBOT
from dialogs.bericht.usecases import erstelle_datei
from dialogs.satz.dateien import erzeuge
from dialogs.states import BerichtSG, MerklisteSG
from dialogs.zeitplan.usecases import Herkunft, lege_an
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import fuelle, gehe_zu

NAME = "Musterstadt am See"
ALEX = 4_711_000_002


def dateien(lotse: Lotse) -> list[Message]:
    return [nachricht for nachricht in lotse.kim.nachrichten if nachricht.document]


def inhalt(lotse: Lotse, nachricht: Message) -> bytes:
    assert nachricht.document is not None
    return lotse.chat.dateien[nachricht.document.file_id].inhalt


async def state(lotse: Lotse) -> str:
    stand = await lotse.stand()
    assert stand is not None
    return stand.state


@pytest.mark.parametrize(
    "dokument", [pytest.param(dokument, marks=[pytest.mark.nightly] if dokument == "bericht/docx" else []) for dokument in ANGEBOT]
)
async def test_every_document_comes_as_a_file_and_the_choice_stands_below(lotse: Lotse, dokument: str):
    await gehe_zu(lotse, BerichtSG.wahl)
    await lotse.druecke(dokument)
    await lotse.druecke(f"ohne/{dokument}")
    (datei,) = dateien(lotse)
    assert datei.document is not None
    assert (datei.document.file_name or "").endswith(f"-2026-11-21.{dokument.partition('/')[2]}")
    assert datei.caption == captions.DOKUMENT_FERTIG[ANGEBOT[dokument][0]]
    assert lotse.kim.letzte.message_id > datei.message_id
    assert set(ANGEBOT) <= set(lotse.tasten)
    assert await state(lotse) == BerichtSG.wahl.state


async def test_while_it_is_made_the_chat_says_so_and_no_longer_afterwards(lotse: Lotse):
    await gehe_zu(lotse, BerichtSG.name)
    await lotse.druecke("ohne/leitfaden/pdf")
    aufrufe = [type(aufruf) for aufruf in lotse.bot.session.aufrufe]
    assert aufrufe.index(SendChatAction) < aufrufe.index(SendDocument) < aufrufe.index(DeleteMessage)
    assert not any("wird erstellt" in (nachricht.text or "") for nachricht in lotse.kim.nachrichten)


async def test_a_typed_name_stands_in_the_document_and_nowhere_else(lotse: Lotse):
    await gehe_zu(lotse, BerichtSG.name)
    await lotse.tippe(f"  {NAME} ")
    (datei,) = dateien(lotse)
    erste = PdfReader(io.BytesIO(inhalt(lotse, datei))).pages[0].extract_text().replace("\u00a0", " ")
    assert f"{NAME} · Stand 21.11.2026" in erste
    assert datei.document is not None
    assert "muster" not in (datei.document.file_name or "").lower()
    with closing(sqlite3.connect(lotse.datei)) as verbindung:
        assert NAME not in "\n".join(verbindung.iterdump())


async def test_the_label_can_be_typed_and_words_lead_on(lotse: Lotse):
    await gehe_zu(lotse, BerichtSG.wahl)
    await lotse.tippe("entscheidungsvorlage")
    assert await state(lotse) == BerichtSG.name.state
    await lotse.tippe("zurück")
    assert await state(lotse) == BerichtSG.wahl.state
    await lotse.druecke("vorlage/docx")
    await lotse.tippe("ohne namen")
    (datei,) = dateien(lotse)
    assert Document(io.BytesIO(inhalt(lotse, datei))).paragraphs[0].text == "Entscheidungsvorlage"


@pytest.mark.parametrize("name", ["x" * 81, "Muster\u202estadt"])
async def test_a_name_that_cannot_be_printed_is_asked_for_again(lotse: Lotse, name: str):
    await gehe_zu(lotse, BerichtSG.name)
    await lotse.tippe(name)
    assert dateien(lotse) == []
    assert "höchstens 80 Zeichen" in lotse.text
    await lotse.tippe(NAME)
    assert len(dateien(lotse)) == 1


async def test_doubled_taps_make_one_document(lotse: Lotse):
    await gehe_zu(lotse, BerichtSG.name)
    await lotse.druecke("ohne/leitfaden/pdf", mal=3)
    assert len(dateien(lotse)) == 1


async def test_a_tap_delivered_again_makes_no_second_document(lotse: Lotse):
    await gehe_zu(lotse, BerichtSG.name)
    await lotse.druecke("ohne/leitfaden/pdf")
    await lotse.kim.wiederhole()
    assert len(dateien(lotse)) == 1
    lotse.chat.verstoesse.clear()


async def test_a_name_delivered_again_makes_no_second_document(lotse: Lotse):
    await gehe_zu(lotse, BerichtSG.name)
    await lotse.tippe(NAME)
    await lotse.kim.wiederhole()
    assert len(dateien(lotse)) == 1
    lotse.chat.verstoesse.clear()


async def test_the_document_has_the_own_schedule_and_leaves_the_gegenprobe_to_its_thread(lotse: Lotse, monkeypatch: pytest.MonkeyPatch):
    await fuelle(lotse)
    person = await lotse.person()
    assert person is not None
    await lege_an(lotse.deps, person.id, "Termin beim Kämmerer", date(2026, 12, 1), Herkunft())
    monkeypatch.setattr("knowledge.bericht.lage.robustheit", None)
    datei = await erstelle_datei(lotse.deps, person.id, "bericht", "docx", None)
    zeilen = [[zelle.text for zelle in zeile.cells] for tabelle in Document(io.BytesIO(datei.inhalt)).tables for zeile in tabelle.rows]
    assert ["01.12.2026", "Termin beim Kämmerer", "eigene Angabe", "offen"] in zeilen


async def test_the_document_has_the_merkliste_and_its_dates(lotse: Lotse):
    await gehe_zu(lotse, MerklisteSG.eintrag)
    await lotse.tippe("15.3.2027")
    person = await lotse.person()
    assert person is not None
    datei = await erstelle_datei(lotse.deps, person.id, "bericht", "docx", None)
    zeilen = [[zelle.text for zelle in zeile.cells] for tabelle in Document(io.BytesIO(datei.inhalt)).tables for zeile in tabelle.rows]
    assert [zeile[0].partition("\n")[0] for zeile in zeilen if zeile[-1].endswith("\nvorgemerkt")] == ["Klimaschutzziele"]
    assert ["15.03.2027", "Klimaschutzziele (V\u00a08)", "eigene Angabe", "offen"] in zeilen


async def test_while_a_report_is_made_for_one_the_tap_of_another_is_answered(lotse: Lotse, monkeypatch: pytest.MonkeyPatch):
    await gehe_zu(lotse, BerichtSG.name)
    alex = lotse.chat.person(ALEX)
    await alex.tippe("/start")
    angefangen, weiter = threading.Event(), threading.Event()

    def langsam(*werte: Any, **mehr: Any) -> bytes:
        angefangen.set()
        assert weiter.wait(30)
        return erzeuge(*werte, **mehr)

    monkeypatch.setattr("dialogs.bericht.usecases.erzeuge", langsam)
    bericht = asyncio.create_task(lotse.druecke("ohne/leitfaden/pdf"))
    try:
        assert await asyncio.to_thread(angefangen.wait, 10)
        knopf = next(knopf.callback_data for knopf in alex.knoepfe() if (knopf.callback_data or "").endswith("verstanden"))
        antwort = await asyncio.wait_for(alex.druecke(data=knopf), 10)
        assert antwort is not None
        assert "Ihre Beratung" in alex.text
        assert not bericht.done()
        assert dateien(lotse) == []
    finally:
        weiter.set()
        await bericht
    assert len(dateien(lotse)) == 1


async def test_before_consent_the_command_leads_to_the_notice(lotse: Lotse):
    await lotse.tippe("/bericht")
    assert "verstanden" in lotse.tasten


async def test_without_all_answers_the_choice_says_that_something_is_missing(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/bericht")
    assert "Es fehlen noch Antworten." in lotse.text
    await fuelle(lotse)


async def test_two_people_at_once_do_not_wait_for_each_others_documents(lotse: Lotse):
    await fuelle(lotse)
    person = await lotse.person()
    assert person is not None
    takte = 0

    async def zaehle() -> None:
        nonlocal takte
        while True:
            await asyncio.sleep(0.005)
            takte += 1

    zaehler = asyncio.create_task(zaehle())
    dokumente = await asyncio.gather(*(erstelle_datei(lotse.deps, person.id, "bericht", "pdf", None) for _ in range(2)))
    zaehler.cancel()
    assert dokumente[0] == dokumente[1]
    assert takte >= 5


async def test_a_failure_while_sending_leaves_no_message_behind_that_promises_a_document(lotse: Lotse):
    await gehe_zu(lotse, BerichtSG.name)
    lotse.fehler_erwartet = True
    lotse.bot.session.fehler.append(netzfehler(SendDocument))
    await lotse.druecke("ohne/leitfaden/pdf")
    assert captions.FEHLER in (lotse.text, lotse.toast)
    assert not any("wird erstellt" in (nachricht.text or "") for nachricht in lotse.kim.nachrichten)
    await lotse.druecke("ohne/leitfaden/pdf")
    assert len(dateien(lotse)) == 1
