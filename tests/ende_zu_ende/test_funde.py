"""What the random walk found once, each as a short story of its own."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from knowledge.loading import load_katalog
from knowledge.suche import Suche
from storage.engine import migrate
from tests.dialogs.lotse import Lotse, knopf_id


@pytest.fixture
async def kim(tmp_path: Path) -> AsyncIterator[Lotse]:
    katalog = load_katalog()
    await asyncio.to_thread(migrate, f"sqlite:///{tmp_path}/lotse.sqlite3")
    lotse = Lotse(katalog, Suche(katalog), tmp_path / "lotse.sqlite3")
    yield lotse
    await lotse.db.close()


@pytest.mark.parametrize("zugleich", [False, True])
async def test_a_tap_on_an_older_message_leaves_the_open_question_in_the_newest(kim: Lotse, zugleich: bool):
    await kim.beginne()
    alte, alt = kim.kim.letzte.message_id, kim.data("kommune_typ/gemeinde")
    if zugleich:
        await asyncio.gather(kim.druecke_daten(alt, alte), kim.tippe("Rathaus"))
    else:
        await kim.tippe("Rathaus")
        await kim.druecke_daten(alt, alte)
    stand = await kim.stand()
    assert stand is not None
    assert stand.daten["frage"] == "einwohner"
    tasten = [knopf for reihe in kim.kim.letzte.reply_markup.inline_keyboard for knopf in reihe]
    assert "einwohner/.wn" in {knopf_id(knopf.callback_data) for knopf in tasten}


@pytest.mark.parametrize("weg", ["menue", "antworten"])
async def test_a_tap_on_an_older_message_opens_another_dialog_in_a_new_one(kim: Lotse, weg: str):
    await kim.beginne()
    await kim.druecke("kommune_typ/gemeinde")
    await kim.druecke("menue")
    alte, alt = kim.kim.letzte.message_id, kim.data("antworten" if weg == "antworten" else "weiter")
    await kim.tippe("Rathaus")
    await kim.druecke_daten(alt, alte)
    assert await kim.intent() == (kim.kim.letzte.reply_markup.inline_keyboard[0][0].callback_data or "")[:6]


@pytest.mark.parametrize("zustimmung", ["tap", "typed"])
async def test_what_was_typed_before_the_consent_answers_nothing_when_it_comes_again(kim: Lotse, zustimmung: str):
    await kim.tippe("/start")
    await kim.tippe("Gemeinde")
    verspaetet = kim.kim._letztes_update
    assert verspaetet is not None
    await kim.tippe("/start")
    await (kim.druecke("verstanden") if zustimmung == "tap" else kim.tippe(kim.tasten["verstanden"]))
    await kim.druecke("weiter")
    await kim.chat.stelle_zu(verspaetet)
    assert await kim.gespeichert() == {}
    await kim.tippe("Gemeinde")
    assert await kim.gespeichert() == {"kommune_typ": "gemeinde"}
