"""The form of the messages: chosen per person, kept, the same in content, and never the only way to read anything."""

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.methods import EditMessageText, SendRichMessage

from bot.lokal.stoerung import Stoerung
from dialogs.preview import MUSTERSTADT
from dialogs.states import EinstellungenSG, ErinnerungenSG, MenueSG
from tests.dialogs.lotse import Lotse


async def waehle_neu(lotse: Lotse) -> None:
    await lotse.stimme_zu()
    await lotse.tippe("/einstellungen")
    await lotse.druecke("darstellung/reich")


def ist_reich(lotse: Lotse) -> bool:
    return lotse.kim.letzte.rich_message is not None


async def test_rich_messages_are_off_until_chosen(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/v8")
    assert not ist_reich(lotse)
    await lotse.tippe("/einstellungen")
    assert "Darstellung: klassisch" in lotse.text


async def test_the_choice_shows_itself_at_once_and_survives_a_restart(lotse: Lotse):
    await waehle_neu(lotse)
    assert ist_reich(lotse)
    await lotse.neustart()
    await lotse.tippe("/v8")
    assert ist_reich(lotse)
    await lotse.tippe("/einstellungen")
    await lotse.tippe("klassisch")
    assert not ist_reich(lotse)
    assert "Darstellung: klassisch" in lotse.text


@pytest.mark.parametrize("befehl", ["/v8", "/vergleich V7 V8 V9"])
async def test_steckbrief_and_comparison_are_rich_in_every_part(lotse: Lotse, befehl: str):
    await waehle_neu(lotse)
    await lotse.tippe(befehl)
    for knopf in [knopf for knopf in lotse.tasten if knopf.startswith(("V8/", "teil/"))]:
        assert ist_reich(lotse)
        await lotse.druecke(knopf)
    assert ist_reich(lotse)


async def test_the_result_is_rich_and_a_window_without_such_a_form_classic_in_the_same_message(lotse: Lotse):
    await waehle_neu(lotse)
    await lotse.setze(**MUSTERSTADT)
    await lotse.tippe("/start")
    await lotse.druecke("ergebnis")
    ergebnis = lotse.kim.letzte.message_id
    assert ist_reich(lotse)
    assert "Urteil" in lotse.text
    await lotse.druecke("gruende")
    assert not ist_reich(lotse)
    await lotse.druecke("ueberblick")
    assert ist_reich(lotse)
    assert lotse.kim.letzte.message_id == ergebnis
    await lotse.druecke("modelle")
    assert ist_reich(lotse)


@pytest.mark.parametrize(
    "fehler",
    [
        lambda methode: TelegramNotFound(method=methode, message="Not Found: method not found"),
        lambda methode: TelegramBadRequest(method=methode, message="Bad Request: message text is empty"),
    ],
)
async def test_a_server_that_knows_no_rich_messages_gets_the_classic_form(lotse: Lotse, fehler):
    await waehle_neu(lotse)
    lotse.bot.session.fehler.append(Stoerung(fehler, SendRichMessage))
    await lotse.tippe("/v8")
    assert not ist_reich(lotse)
    assert "V 8" in lotse.text
    lotse.bot.session.fehler.append(Stoerung(fehler, EditMessageText))
    await lotse.druecke("V8/eigenschaften")
    assert not ist_reich(lotse)
    assert "Eigenschaften" in lotse.text
    assert lotse.toast is None


async def test_the_same_tap_again_changes_nothing(lotse: Lotse):
    await waehle_neu(lotse)
    await lotse.kim.wiederhole()
    assert ist_reich(lotse)


async def test_from_the_settings_lead_ways_on(lotse: Lotse):
    await waehle_neu(lotse)
    await lotse.druecke("erinnerungen")
    assert (await lotse.stand()).state == ErinnerungenSG.uebersicht.state
    await lotse.tippe("/einstellungen")
    await lotse.druecke("menue")
    assert (await lotse.stand()).state == MenueSG.menue.state


async def test_before_consent_the_settings_lead_to_the_notice(lotse: Lotse):
    await lotse.tippe("/einstellungen")
    assert (await lotse.stand()).state == MenueSG.hinweis.state


async def test_a_forged_button_is_explained_and_changes_nothing(lotse: Lotse):
    await waehle_neu(lotse)
    alt = lotse.data("darstellung/klassisch")
    await lotse.druecke_daten(alt.replace("klassisch", "unsinn"))
    assert (await lotse.stand()).state == EinstellungenSG.uebersicht.state
    assert (await lotse.person()).reich
