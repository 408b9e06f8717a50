"""The button to the page for the tasks: only where the page can be reached, and its typed label says how to open it."""

from dialogs import captions
from tests.dialogs.lotse import Lotse

SEITE = "https://lotse.example/app/"


async def oeffne(lotse: Lotse) -> None:
    await lotse.stimme_zu()
    await lotse.setze(kommune_typ="gemeinde")
    await lotse.tippe("/aufgaben")


async def mit_adresse(lotse: Lotse) -> None:
    """Start the bot as an operator does who has given an address."""
    lotse.seite = SEITE
    await lotse.neustart()
    await oeffne(lotse)


async def test_without_an_address_there_is_no_button_and_the_chat_serves_alone(lotse: Lotse):
    await oeffne(lotse)
    assert captions.AUFGABEN_SEITE not in [knopf.text for knopf in lotse.kim.knoepfe()]
    await lotse.tippe(captions.AUFGABEN_SEITE)
    assert captions.SEITE_OEFFNEN not in lotse.text


async def test_with_an_address_the_page_opens_over_the_chat(lotse: Lotse):
    await mit_adresse(lotse)
    knopf = next(knopf for knopf in lotse.kim.knoepfe() if knopf.text == captions.AUFGABEN_SEITE)
    assert knopf.web_app is not None
    assert knopf.web_app.url == SEITE
    assert knopf.callback_data is None


async def test_the_typed_label_says_how_to_open_it_and_a_forged_tap_opens_nothing(lotse: Lotse):
    await mit_adresse(lotse)
    await lotse.tippe(captions.AUFGABEN_SEITE)
    assert captions.SEITE_OEFFNEN in lotse.text
    gefaelscht = lotse.data("schnell").replace("schnell", "seite")
    await lotse.druecke_daten(gefaelscht)
    assert captions.SEITE_OEFFNEN not in lotse.text
