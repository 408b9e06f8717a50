"""Who never taps gets everything: from the greeting to the result, what explains it, the schedule and the report."""

from aiogram.types import Message

from dialogs import captions
from dialogs.states import ErgebnisSG, GegenprobeSG, ZeitplanSG
from tests.dialogs.lotse import Lotse
from tests.dialogs.test_beratung import tippt


async def state(lotse: Lotse) -> str | None:
    stand = await lotse.stand()
    return stand.state if stand else None


def datei(lotse: Lotse) -> Message:
    (gesendet,) = [nachricht for nachricht in lotse.kim.nachrichten if nachricht.document]
    return gesendet


async def test_a_consultation_from_the_greeting_to_result_schedule_and_report_without_a_single_tap(lotse: Lotse):
    await lotse.tippe("/start")
    await lotse.tippe(captions.VERSTANDEN)
    await lotse.tippe(captions.BEGINNEN)
    gefragt = await lotse.gehe_durch(lambda frage: lotse.tippe(tippt(frage)))
    assert set(await lotse.gespeichert()) == set(gefragt)
    await lotse.tippe(captions.ERGEBNIS)
    assert await state(lotse) == ErgebnisSG.ueberblick.state
    for knopf, fenster in (
        (captions.GRUENDE, ErgebnisSG.gruende),
        (captions.WEG, ErgebnisSG.weg),
        (captions.MODELLE, ErgebnisSG.modelle),
        (captions.EMPFEHLUNGEN, ErgebnisSG.empfehlungen),
        (captions.GRENZEN, ErgebnisSG.grenzen),
    ):
        await lotse.tippe(knopf)
        assert await state(lotse) == fenster.state, knopf
        await lotse.tippe(captions.UEBERBLICK)
        assert await state(lotse) == ErgebnisSG.ueberblick.state
    await lotse.tippe(captions.STABILITAET)
    assert await state(lotse) == GegenprobeSG.stabilitaet.state
    await lotse.tippe(captions.ZURUECK)
    await lotse.tippe(captions.ZEITPLAN)
    assert await state(lotse) == ZeitplanSG.plan.state
    await lotse.tippe("1")
    assert await state(lotse) == ZeitplanSG.karte.state
    await lotse.tippe(captions.ERLEDIGT)
    await lotse.tippe("/bericht")
    await lotse.tippe(captions.DOKUMENTE["bericht/pdf"])
    await lotse.tippe(captions.OHNE_NAMEN)
    assert datei(lotse).caption == captions.DOKUMENT_FERTIG["bericht"]
    assert lotse.kim.antworten == []
