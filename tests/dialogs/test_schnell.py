"""The way for experts through the real Dispatcher: few actions, nothing stored before it was confirmed, all of it at once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.preview import MUSTERSTADT
from dialogs.states import BeratungSG, ErgebnisSG, SchnellSG
from knowledge.schnell import MAX_ZEICHEN
from tests.dialogs.lotse import Lotse

ZEILE = "32000 EW, 6 €, halbe Stelle, Konzept teilweise, Rückhalt hoch …"
ALLES = (
    "Gemeinde, 32.000 EW, kein KSM im Landkreis, heute V7, heute 1 Stelle, Anschlussvorhaben, seit 1.7.2025, bis 30.6.2028, "
    "Konzept teilweise, Eigenfinanzierung ja, keine Stellenteilung, mit Stärkung, Sichtbarkeit ja, kein Ausbau, danach 1 Stelle, "
    "3-5 € je EW, unbefristet, Historie mittel, hoher Rückhalt"
)
PFLICHT = {frage: wert for frage, wert in MUSTERSTADT.items() if not frage.startswith(("erfolg_", "aspekt_"))}


class Zaehler:
    """A person whose taps and texts are counted."""

    def __init__(self, lotse: Lotse) -> None:
        self.lotse = lotse
        self.taten = 0

    async def tippe(self, text: str) -> None:
        self.taten += 1
        await self.lotse.tippe(text)

    async def druecke(self, knopf: str) -> None:
        self.taten += 1
        await self.lotse.druecke(knopf)

    async def uebernimm(self) -> None:
        await self.druecke(next(knopf for knopf in self.lotse.tasten if knopf.startswith("uebernehmen/")))


async def ist(lotse: Lotse, erwartet: object) -> None:
    stand = await lotse.stand()
    assert stand is not None
    assert stand.state == erwartet.state  # type: ignore[attr-defined]


async def test_a_full_line_leads_to_the_result_in_two_actions_with_exactly_these_answers(lotse: Lotse):
    await lotse.stimme_zu()
    kim = Zaehler(lotse)
    await kim.tippe(f"/schnell {ALLES}")
    await ist(lotse, SchnellSG.bestaetigen)
    assert await lotse.gespeichert() == {}
    await kim.uebernimm()
    await ist(lotse, ErgebnisSG.ueberblick)
    assert kim.taten == 2
    assert await lotse.gespeichert() == PFLICHT
    assert "Ihr Ergebnis: V 8" in lotse.text


async def test_a_short_line_leads_to_a_provisional_result_in_at_most_six_actions(lotse: Lotse):
    await lotse.stimme_zu()
    kim = Zaehler(lotse)
    await kim.tippe(f"/schnell {ZEILE}")
    await ist(lotse, SchnellSG.klaeren)
    assert "Was meinen Sie mit „halbe Stelle“?" in lotse.text
    assert list(lotse.tasten.values()) == ["Stellen heute", "Stellen danach", "Beides", "Weglassen", "Menü"]
    await kim.tippe("Stellen danach")
    await ist(lotse, SchnellSG.bestaetigen)
    assert await lotse.gespeichert() == {}
    await kim.uebernimm()
    await ist(lotse, SchnellSG.gespeichert)
    assert "5 Antworten sind gespeichert" in lotse.text
    await kim.druecke("ergebnis")
    await ist(lotse, ErgebnisSG.ueberblick)
    assert kim.taten == 4
    assert "Vorläufiges Ergebnis" in lotse.text
    erwartet = {"einwohner": 32000, "klimabudget": 6, "personalbudget": 0.5, "konzept": "teilweise", "relevanz": "hoch"}
    assert await lotse.gespeichert() == erwartet


async def test_a_line_with_two_gaps_leads_to_the_full_result_in_six_actions_and_asks_only_these(lotse: Lotse):
    await lotse.stimme_zu()
    kim = Zaehler(lotse)
    await kim.tippe("/schnell " + ALLES.replace(", Historie mittel, hoher Rückhalt", ""))
    await kim.uebernimm()
    assert "Offen sind noch 2 Fragen" in lotse.text
    await kim.druecke("weiter")
    assert lotse.frage is not None
    assert lotse.frage.id == "historie"
    await kim.druecke("historie/mittel")
    await kim.tippe("hoch")
    await ist(lotse, BeratungSG.fertig)
    await kim.druecke("ergebnis")
    assert kim.taten == 6
    assert await lotse.gespeichert() == PFLICHT
    assert "Ihr Ergebnis: V 8" in lotse.text


async def test_without_a_line_it_explains_with_an_example_and_waits_for_one(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/schnell")
    await ist(lotse, SchnellSG.eingabe)
    assert "Zum Beispiel" in lotse.text
    await lotse.tippe("Konzept teilweise, sieben Bäume")
    await ist(lotse, SchnellSG.bestaetigen)
    assert "Klimaschutzkonzept: Teilweise umgesetzt" in lotse.text
    assert "„sieben Bäume“" in lotse.text


async def test_the_example_of_the_explanation_is_understood_to_its_last_word(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/schnell")
    beispiel = lotse.text.partition("Zum Beispiel:\n\n")[2].partition("\n")[0]
    await lotse.tippe(beispiel)
    await ist(lotse, SchnellSG.bestaetigen)
    assert "Das nicht" not in lotse.text
    assert lotse.text.count("•") == beispiel.count(",") + 1


async def test_what_was_answered_before_is_named_and_replaced_only_by_the_confirmation(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.setze(**PFLICHT)
    await lotse.tippe("/schnell Rückhalt gering")
    assert "bisher: Hoch" in lotse.text
    await lotse.tippe("Verwerfen")
    await ist(lotse, SchnellSG.eingabe)
    assert "Gespeichert wurde nichts" in lotse.text
    assert await lotse.gespeichert() == PFLICHT
    await lotse.tippe("Rückhalt gering")
    await lotse.tippe("Übernehmen")
    assert await lotse.gespeichert() == {**PFLICHT, "relevanz": "gering"}


async def test_a_line_can_be_supplemented_and_a_contradiction_is_asked(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/schnell Konzept teilweise")
    await lotse.tippe("Historie hoch")
    assert "Historie: Hoch" in lotse.text
    await lotse.tippe("Konzept umgesetzt")
    await ist(lotse, SchnellSG.klaeren)
    await lotse.tippe("Umgesetzt")
    await lotse.tippe("Übernehmen")
    assert await lotse.gespeichert() == {"konzept": "umgesetzt", "historie": "hoch"}


async def test_what_is_left_out_is_named_and_not_stored(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/schnell halbe Stelle, Rückhalt hoch")
    await lotse.tippe("Weglassen")
    assert "„halbe Stelle“ – weggelassen" in lotse.text
    await lotse.tippe("Übernehmen")
    assert await lotse.gespeichert() == {"relevanz": "hoch"}


async def test_both_readings_at_once_can_be_meant(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/schnell halbe Stelle")
    await lotse.tippe("Beides")
    await lotse.tippe("Übernehmen")
    assert await lotse.gespeichert() == {"stellenumfang": 0.5, "personalbudget": 0.5}


async def test_a_sum_alone_is_not_stored_and_the_reason_is_said(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/schnell 60.000 € im Jahr")
    await ist(lotse, SchnellSG.eingabe)
    assert "„60.000 € im Jahr“" in lotse.text
    assert "fehlt die Zahl der Einwohner" in lotse.text


async def test_a_sum_uses_the_inhabitants_that_are_stored(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/schnell 60.000 € im Jahr")
    await ist(lotse, SchnellSG.eingabe)
    await lotse.setze(einwohner=30000)
    await lotse.tippe("/schnell 60.000 € im Jahr")
    await lotse.tippe("Übernehmen")
    assert (await lotse.gespeichert())["klimabudget"] == 2


async def test_doubled_late_and_repeated_confirmations_store_once_and_never_another_line(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/schnell Rückhalt hoch")
    karte, alt = lotse.kim.letzte.message_id, lotse.data(next(iter(lotse.tasten)))
    await lotse.tippe("Historie gering")
    await lotse.druecke_daten(alt, karte)
    assert await lotse.gespeichert() == {}
    neu = next(knopf for knopf in lotse.tasten if knopf.startswith("uebernehmen/"))
    await lotse.druecke(neu, mal=3)
    assert await lotse.gespeichert() == {"relevanz": "hoch", "historie": "gering"}
    await lotse.setze(relevanz="mittel")
    await lotse.kim.wiederhole()
    assert (await lotse.gespeichert())["relevanz"] == "mittel"
    lotse.chat.verstoesse.clear()


async def test_a_repeated_line_is_not_supplemented_by_itself(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/schnell Rückhalt hoch")
    await lotse.tippe("60 Bäume")
    vorher = lotse.text
    await lotse.kim.wiederhole()
    assert lotse.text == vorher


async def test_a_failure_while_storing_stores_nothing_at_all(lotse: Lotse, monkeypatch: pytest.MonkeyPatch):
    await lotse.stimme_zu()
    lotse.fehler_erwartet = True
    await lotse.tippe("/schnell Historie hoch, Rückhalt hoch, Konzept teilweise")
    from storage.beratungen import BeratungenRepository

    eigentlich = BeratungenRepository.set_antwort

    async def scheitert(self: BeratungenRepository, beratung_id: str, frage: str, *args: object, **wie: object) -> None:
        if frage == "relevanz":
            raise RuntimeError
        await eigentlich(self, beratung_id, frage, *args, **wie)  # type: ignore[arg-type]

    with monkeypatch.context() as fehler:
        fehler.setattr(BeratungenRepository, "set_antwort", scheitert)
        await lotse.druecke(next(iter(lotse.tasten)))
    assert await lotse.gespeichert() == {}
    await lotse.druecke(next(iter(lotse.tasten)))
    assert len(await lotse.gespeichert()) == 3


async def test_a_line_that_is_too_long_is_refused_with_the_reason(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/schnell " + "Rückhalt hoch, " * 60)
    await ist(lotse, SchnellSG.eingabe)
    assert str(MAX_ZEICHEN) in lotse.text


async def test_before_the_consent_the_notice_comes_first(lotse: Lotse):
    await lotse.tippe(f"/schnell {ZEILE}")
    assert "verstanden" in lotse.tasten
    assert await lotse.person() is None


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80) | st.sampled_from((ZEILE, ALLES, "5", "ja, hoch"))
)
async def test_no_text_at_all_stores_anything_before_it_is_confirmed(lotse: Lotse, text: str):
    if await lotse.person() is None:
        await lotse.stimme_zu()
    await lotse.tippe("/schnell")
    if text.strip():
        await lotse.tippe(text)
    assert await lotse.gespeichert() == {}
