"""The calendar file that the chat sends remembers what it has sent before."""

import pytest
from icalendar import Calendar

from dialogs import captions
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import fuelle
from tests.dialogs.zeitplan import lege_an, oeffne


@pytest.fixture
async def plan(lotse: Lotse) -> Lotse:
    """Give somebody with all answers."""
    await fuelle(lotse)
    return lotse


async def events(lotse: Lotse) -> dict[str, tuple[int, str]]:
    """Fetch the calendar file and return SEQUENCE and STATUS of its events by milestone."""
    await lotse.tippe("/zeitplan")
    await lotse.druecke("ics")
    [nachricht] = [nachricht for nachricht in lotse.kim.nachrichten[-2:] if nachricht.document]
    assert nachricht.document is not None
    datei = await lotse.bot.download(nachricht.document)
    assert datei is not None
    kalender = Calendar.from_ical(datei.read())
    return {str(event["uid"]).partition(".")[0]: (int(event["sequence"]), str(event["status"])) for event in kalender.events}


async def test_the_calendar_file_sent_again_changes_and_cancels_what_the_first_one_held(plan: Lotse):
    eigener = await lege_an(plan)
    erste = await events(plan)
    assert set(erste.values()) == {(0, "CONFIRMED")}
    assert await events(plan) == erste
    await plan.setze(foerderende="2028-12-31")
    await oeffne(plan, eigener)
    await plan.druecke(f"loeschen/{eigener}")
    await plan.druecke(f"jaloeschen/{eigener}")
    await plan.neustart()
    zweite = await events(plan)
    assert zweite["strategieworkshop"] == (1, "CONFIRMED")
    assert zweite[eigener] == (1, "CANCELLED")
    assert zweite["dokumentation_2026_q4"] == (0, "CONFIRMED")
    assert await events(plan) == zweite


async def test_with_nothing_in_the_plan_there_is_no_file_but_a_word_and_later_all_is_cancelled(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/zeitplan")
    await lotse.druecke("ics")
    assert lotse.toast == captions.TOAST_KEINE_TERMINE
    await lotse.setze(foerderende="2028-06-30")
    await events(lotse)
    await lotse.setze(foerderende="weiss_nicht")
    assert {status for _, status in (await events(lotse)).values()} == {"CANCELLED"}
