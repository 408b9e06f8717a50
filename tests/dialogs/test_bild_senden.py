"""Pictures in the chat: a photo with its words, the window below it, and no picture twice."""

import pytest
from aiogram.methods import SendPhoto
from aiogram.types import Message

from bot.lokal.ansicht import view_nachricht
from bot.lokal.stoerung import netzfehler
from dialogs import captions
from dialogs.bilder.senden import teile
from dialogs.states import ErgebnisSG
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import gehe_zu

STELLEN = [(ErgebnisSG.ueberblick, "bild/passung"), (ErgebnisSG.modelle, "bild/passung"), (ErgebnisSG.weg, "bild/weg")]
JEDE_STELLE = pytest.mark.parametrize(("fenster", "knopf"), STELLEN)


def fotos(lotse: Lotse) -> list[Message]:
    return [nachricht for nachricht in lotse.kim.nachrichten if nachricht.photo]


@JEDE_STELLE
async def test_the_picture_comes_with_its_words_and_the_window_stands_below(lotse: Lotse, fenster, knopf: str):
    await gehe_zu(lotse, fenster)
    vorher = lotse.text
    await lotse.druecke(knopf)
    (foto,) = fotos(lotse)
    ab = [nachricht for nachricht in lotse.kim.nachrichten if nachricht.message_id >= foto.message_id]
    assert foto.caption
    assert ab[1].text
    assert ab[1].text.startswith(("Das Bild in Worten", "Ihr Weg in Worten"))
    assert lotse.kim.letzte == ab[2]
    assert lotse.text == vorher
    assert knopf in lotse.tasten
    stand = await lotse.stand()
    assert stand is not None
    assert stand.state == fenster.state


async def test_the_local_page_shows_the_picture_with_its_caption_as_alternative_text(lotse: Lotse):
    await gehe_zu(lotse, ErgebnisSG.weg)
    await lotse.druecke("bild/weg")
    (foto,) = fotos(lotse)
    medium = view_nachricht(lotse.chat, foto)["medium"]
    assert (medium["art"], medium["alt"]) == ("photo", foto.caption)
    assert medium["hoehe"] > medium["breite"]


@JEDE_STELLE
async def test_doubled_taps_send_one_picture(lotse: Lotse, fenster, knopf: str):
    await gehe_zu(lotse, fenster)
    await lotse.druecke(knopf, mal=3)
    assert len(fotos(lotse)) == 1
    assert {abfrage.text for abfrage in lotse.kim.antworten[-2:]} == {captions.BILD_SCHON_DA}


async def test_a_tap_delivered_again_sends_nothing(lotse: Lotse):
    await gehe_zu(lotse, ErgebnisSG.weg)
    await lotse.druecke("bild/weg")
    anzahl = len(lotse.kim.nachrichten)
    lotse.uhr.vor(hours=1)
    await lotse.kim.wiederhole()
    assert len(lotse.kim.nachrichten) == anzahl
    # The repeated update carries the same query, so its second answer reaches nobody: that is the server's doing, not the bot's.
    assert {verstoss.text.partition(",")[0] for verstoss in lotse.chat.verstoesse} <= {"answered twice"}
    lotse.chat.verstoesse.clear()


async def test_the_same_picture_can_be_asked_for_again_later_and_a_new_one_at_once(lotse: Lotse):
    await gehe_zu(lotse, ErgebnisSG.weg)
    await lotse.druecke("bild/weg")
    lotse.uhr.vor(minutes=2)
    await lotse.druecke("bild/weg")
    await lotse.setze(stellenteilung="ja")
    await lotse.druecke("bild/weg")
    assert len(fotos(lotse)) == 3
    assert fotos(lotse)[0].photo[0].file_unique_id == fotos(lotse)[1].photo[0].file_unique_id
    assert fotos(lotse)[1].photo[0].file_unique_id != fotos(lotse)[2].photo[0].file_unique_id


async def test_the_label_can_be_typed(lotse: Lotse):
    await gehe_zu(lotse, ErgebnisSG.weg)
    await lotse.tippe(captions.BILD_KNOPF)
    assert len(fotos(lotse)) == 1
    assert "bild/weg" in lotse.tasten


async def test_a_picture_that_could_not_be_sent_can_be_asked_for_again(lotse: Lotse):
    lotse.fehler_erwartet = True
    await gehe_zu(lotse, ErgebnisSG.weg)
    lotse.bot.session.fehler.append(netzfehler(SendPhoto))
    await lotse.druecke("bild/weg")
    assert fotos(lotse) == []
    assert captions.FEHLER in (lotse.text, lotse.toast)
    await lotse.druecke("bild/weg")
    assert len(fotos(lotse)) == 1


@pytest.mark.parametrize("knopf", ["bild/", "bild/nichts", "bild"])
async def test_a_forged_button_explains_itself(lotse: Lotse, knopf: str):
    await gehe_zu(lotse, ErgebnisSG.weg)
    intent = lotse.data("bild/weg").partition("\x1d")[0]
    await lotse.druecke_daten(f"{intent}\x1dk:{knopf}")
    assert lotse.toast == captions.TOAST_VERALTET
    assert fotos(lotse) == []


def test_a_short_text_is_the_caption_and_a_long_one_follows_line_by_line():
    assert teile("kurz\n\nund gut") == ("kurz\n\nund gut", [])
    beschriftung, weiter = teile("Titel\n\n" + "\n".join("🌍" * 90 for _ in range(60)))
    assert beschriftung == "Titel"
    assert len(weiter) > 1
    assert "\n".join(weiter).count("🌍") == 90 * 60
