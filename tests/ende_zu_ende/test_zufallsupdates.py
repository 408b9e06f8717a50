"""Whatever a server may send: nothing fails, nothing that is no answer is stored, and a person gets an answer.

As many as wanted: ``ZUFALLSUPDATES=100000 ZUFALLSSAAT=7 pytest tests/ende_zu_ende/test_zufallsupdates.py -m nightly``.
"""

import json
import logging
import os
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from aiogram.enums import ContentType
from aiogram.types import Chat, Message, Update
from pydantic import ValidationError

from bot.einlass import GROESSTE_ID, KEIN_TEXT, VON_PERSONEN
from bot.lokal.chat import Abfrage, Ereignis
from dialogs.beratungen.usecases import HOECHSTENS as BERATUNGEN
from dialogs.beratungen.usecases import NAME_ZEICHEN
from dialogs.registry import previews
from dialogs.states import ErinnerungenSG
from knowledge.eingabe_wecker import lies_zone
from knowledge.katalog import Katalog
from knowledge.suche import Suche
from knowledge.umplanung import NOTIZ_HOECHSTENS, TITEL_HOECHSTENS
from storage.dialogzustand import STELLVERTRETER
from tests.dialogs.lotse import Lotse
from tests.ende_zu_ende.zufallsupdates import GRUPPEN, PERSONEN, Erzeuger, Json

ANZAHL = int(os.environ.get("ZUFALLSUPDATES", "100000"))  # noqa: TID251 - a size of a test is no setting of the product
SAAT = int(os.environ.get("ZUFALLSSAAT", "1"))  # noqa: TID251 - the same
HARMLOS = ("answered twice", "query is too old")
BEHALTEN = 40
DIALOGZUSTAND_HOECHSTENS = 40_000


class Lauf:
    """The bot, the generator, and what has to be true after each update."""

    def __init__(self, lotse: Lotse, saat: int) -> None:
        self.lotse = lotse
        self.erzeuger = Erzeuger(saat)
        self.gezaehlt: Counter[str] = Counter()
        self.gezeigt: Counter[int] = Counter()
        self.geantwortet: set[str] = set()
        self.gesehen: dict[int, int] = {}
        lotse.chat.beobachter.append(self.merke)

    def merke(self, ereignis: Ereignis) -> None:
        """Count what each chat was shown and remember the buttons."""
        if ereignis.art == "antwort":
            self.geantwortet.add(ereignis.inhalt.id)
        if ereignis.art not in ("nachricht", "bearbeitet"):
            return
        self.gezeigt[ereignis.chat_id] += 1
        nachricht: Message = ereignis.inhalt
        for reihe in nachricht.reply_markup.inline_keyboard if nachricht.reply_markup else []:
            self.erzeuger.knoepfe += [
                (ereignis.chat_id, nachricht.message_id, knopf.callback_data) for knopf in reihe if knopf.callback_data
            ]

    async def beginne(self) -> None:
        """Let all but one of the people agree."""
        chat = self.lotse.chat
        for gruppe in GRUPPEN:
            chat.gruppe(gruppe)
        for nummer in PERSONEN:
            person = chat.person(nummer)
            await person.tippe("/start")
            if nummer != PERSONEN[-1]:
                await person.druecke(person.knoepfe()[0].text)

    async def gehe(self, anzahl: int) -> None:
        """Send so many updates, one after the other."""
        for stelle in range(anzahl):
            await self.einer(self.erzeuger.update())
            if stelle % 500 == 499:
                await self.raeume_auf()
        await self.raeume_auf()

    async def einer(self, roh: Json) -> None:
        """Send one update and see what came of it."""
        self.lotse.uhr.vor(seconds=1)
        try:
            update = Update.model_validate(roh, context={"bot": self.lotse.bot})
        except ValidationError:
            self.gezaehlt["refused"] += 1
            return
        erwartet = self.bereite_vor(update)
        vorher = self.gezeigt.copy()
        await self.lotse.verdrahtung.dispatcher.feed_update(self.lotse.bot, update)
        self.gezaehlt[next(iter(roh.keys() - {"update_id", "kuenftiges_feld"}), "none")] += 1
        assert self.lotse.protokoll.zeilen == [], (roh, self.lotse.protokoll.zeilen)
        verstoesse = [verstoss for verstoss in self.lotse.chat.verstoesse if not verstoss.text.startswith(HARMLOS)]
        assert verstoesse == [], (roh, verstoesse)
        if erwartet is not None:
            hat = self.gezeigt[erwartet] > vorher[erwartet] or (
                update.callback_query is not None and update.callback_query.id in self.geantwortet
            )
            assert hat, f"no answer to {roh}"
            self.gezaehlt["answered"] += 1

    def bereite_vor(self, update: Update) -> int | None:
        """Let the chat know of a tap or a message; return the chat where a person expects an answer."""
        chat = self.lotse.chat
        if update.callback_query is not None and isinstance(update.callback_query.message, Message):
            query, message = update.callback_query, update.callback_query.message
            if message.chat.id in chat.chats and query.data:
                chat.add_abfrage(Abfrage(query.id, query.from_user.id, message.chat.id, message.message_id, query.data, self.lotse.uhr()))
                return message.chat.id if query.from_user.id == message.chat.id else None
        message = update.message
        if message is None or update.event_type != "message" or message.from_user is None or message.message_id > GROESSTE_ID:
            return None
        ort, von = message.chat.id, message.from_user.id
        if message.chat.type != "private" or ort != von or message.content_type not in VON_PERSONEN:
            return None
        if ort not in chat.chats:
            chat.add_chat(Chat(id=ort, type="private", first_name="x"))
        chat.chats[ort].begonnen = True
        neu = message.message_id > self.gesehen.get(ort, 0)
        self.gesehen[ort] = max(self.gesehen.get(ort, 0), message.message_id)
        return ort if neu and not message.via_bot else None

    async def raeume_auf(self) -> None:
        """Look at the database and forget old messages, so that a long run stays as fast as a short one."""
        self.lotse.chat.verstoesse.clear()
        self.lotse.chat.dateien.clear()
        del self.erzeuger.knoepfe[:-2000]
        for ort, verlauf in list(self.lotse.chat.chats.items()):
            if ort not in PERSONEN and ort not in GRUPPEN:
                del self.lotse.chat.chats[ort]
                continue
            for nummer in list(verlauf.nachrichten)[:-BEHALTEN]:
                del verlauf.nachrichten[nummer]
        pruefe_datenbank(self.lotse)


def pruefe_datenbank(lotse: Lotse) -> None:
    """Assert that nothing is stored but what a person can have meant."""
    with closing(sqlite3.connect(lotse.datei)) as verbindung:
        verbindung.row_factory = sqlite3.Row

        def zeilen(frage: str) -> list[Any]:
            return verbindung.execute(frage).fetchall()

        assert {zeile["telegram_id"] for zeile in zeilen("SELECT telegram_id FROM personen")} <= set(PERSONEN)
        _pruefe_antworten(lotse.katalog, zeilen("SELECT * FROM antworten"))
        for zeile in zeilen("SELECT count(*) AS zahl FROM beratungen GROUP BY person_id"):
            assert zeile["zahl"] <= BERATUNGEN
        for zeile in zeilen("SELECT label FROM beratungen WHERE label IS NOT NULL"):
            assert 0 < len(zeile["label"]) <= NAME_ZEICHEN
        aufgaben = {aufgabe.id for aufgabe in lotse.katalog.aufgaben}
        for zeile in zeilen("SELECT * FROM arbeitszeit"):
            assert zeile["aufgabe"] in aufgaben
            assert zeile["feld"] in ("ist", "soll")
            assert zeile["zehntel"] is None or 0 <= zeile["zehntel"] <= 1000
        for zeile in zeilen("SELECT * FROM meilensteine"):
            assert zeile["titel"] is None or 0 < len(zeile["titel"]) <= TITEL_HOECHSTENS
            assert zeile["notiz"] is None or 0 < len(zeile["notiz"]) <= NOTIZ_HOECHSTENS
            assert not KEIN_TEXT.search(f"{zeile['titel']}{zeile['notiz']}")
        for zeile in zeilen("SELECT * FROM erinnerungsplaene"):
            assert lies_zone(zeile["zone"]) == zeile["zone"]
            assert 0 <= zeile["stunde"] < 24
        fenster = {state.state for state in previews()} | {ErinnerungenSG.uebersicht.state}
        for zeile in zeilen("SELECT * FROM dialogzustand"):
            assert len(zeile["daten"]) <= DIALOGZUSTAND_HOECHSTENS, zeile["daten"][:300]
            daten = json.loads(zeile["daten"].replace(STELLVERTRETER, "0"))
            assert "state" not in daten or daten["state"] in fenster
        for tabelle in ("antworten", "meilensteine", "dialogzustand", "beratungen", "erinnerungen"):
            for zeile in zeilen(f"SELECT * FROM {tabelle}"):
                assert not any(str(nummer) in str(tuple(zeile)) for nummer in PERSONEN), tabelle


def _pruefe_antworten(katalog: Katalog, zeilen: list[Any]) -> None:
    je_beratung: dict[str, dict[str, Any]] = {}
    for zeile in zeilen:
        je_beratung.setdefault(zeile["beratung_id"], {})[zeile["frage"]] = json.loads(zeile["wert"])
        datetime.fromisoformat(zeile["zeit"])
    for antworten in je_beratung.values():
        katalog.antworten(antworten)


async def laufe(lotse: Lotse, anzahl: int, saat: int) -> Lauf:
    lauf = Lauf(lotse, saat)
    await lauf.beginne()
    await lauf.gehe(anzahl)
    lotse.chat.verstoesse.clear()
    return lauf


async def test_some_random_updates_meet_no_fault(lotse: Lotse):
    lauf = await laufe(lotse, 600, 2026)
    assert lauf.gezaehlt["answered"] > 300
    assert lauf.gezaehlt["refused"] < 100


@pytest.mark.nightly
async def test_a_hundred_thousand_random_updates_meet_no_fault(lotse: Lotse):
    lauf = await laufe(lotse, ANZAHL, SAAT)
    logging.getLogger("tests").warning("random updates: %s", dict(lauf.gezaehlt))
    assert lauf.gezaehlt["answered"] > ANZAHL / 2
    assert set(ContentType) >= VON_PERSONEN


@pytest.fixture
async def lotse(katalog: Katalog, suche: Suche, leere_datenbank: Path, tmp_path: Path):
    datei = tmp_path / "zufall.sqlite3"
    shutil.copy(leere_datenbank, datei)
    lotse = Lotse(katalog, suche, datei)
    logging.getLogger().addHandler(lotse.protokoll)
    yield lotse
    logging.getLogger().removeHandler(lotse.protokoll)
    await lotse.db.close()


@pytest.fixture(scope="module")
def suche(katalog: Katalog) -> Suche:
    return Suche(katalog)
