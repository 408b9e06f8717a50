"""A whole consultation, by taps alone, by typing alone and by knowing nothing."""

from datetime import date

import pytest

from dialogs.beratung.ansichten import UNBEKANNT
from dialogs.beratung.eingaben import lies
from dialogs.preview import MUSTERSTADT
from knowledge.frage import WEISS_NICHT, Frage
from knowledge.katalog import Katalog
from tests.dialogs.lotse import Lotse

TASTE = {**MUSTERSTADT, "einwohner": "25_50"}


def tippt(frage: Frage) -> str:
    """Return what somebody types who never taps: the label of the wanted option, or the number or date itself."""
    wert = MUSTERSTADT[frage.id]
    if frage.art == "datum":
        return date.fromisoformat(str(wert)).strftime("%-d.%-m.%Y")
    option = frage.option(wert)
    return option.knopf if option and isinstance(wert, str) else str(wert)


def noetige(katalog: Katalog) -> int:
    """Return how many questions Musterstadt is asked in the steps that a result needs."""
    return sum(katalog.schritte[katalog.fragen[frage].schritt].noetig for frage in MUSTERSTADT)


def kennt(lotse: Lotse, *knoepfe: str) -> bool:
    return set(knoepfe) <= set(lotse.tasten)


async def test_by_taps_from_the_notice_to_the_result_in_at_most_25_inputs(lotse: Lotse):
    await lotse.beginne()
    gefragt = await lotse.beantworte_durch(lambda frage: str(TASTE[frage.id]))
    assert kennt(lotse, "ergebnis", "schritt/kuemmerer", "schritt/aspekte", "antworten", "menue")
    await lotse.druecke("ergebnis")
    assert kennt(lotse, "gruende", "weg", "modelle", "empfehlungen", "grenzen")
    assert await lotse.gespeichert() == {frage: TASTE[frage] for frage in gefragt}
    eingaben = [abfrage.data for abfrage in lotse.kim.antworten]
    assert len(eingaben) - 1 <= 25, eingaben


async def test_the_consultation_stays_in_one_message_and_the_result_is_a_new_one(lotse: Lotse):
    await lotse.beginne()
    vorher = [nachricht.message_id for nachricht in lotse.kim.nachrichten]
    await lotse.beantworte_durch(lambda frage: str(TASTE[frage.id]))
    assert [nachricht.message_id for nachricht in lotse.kim.nachrichten] == vorher
    await lotse.druecke("ergebnis")
    assert len(lotse.kim.nachrichten) == len(vorher) + 1
    assert [bool(nachricht.reply_markup) for nachricht in lotse.kim.nachrichten][-2:] == [False, True]


async def test_by_typing_alone(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("weiter")
    gefragt = await lotse.gehe_durch(lambda frage: lotse.tippe(tippt(frage)))
    assert await lotse.gespeichert() == {frage: MUSTERSTADT[frage] for frage in gefragt}
    assert len(gefragt) == noetige(lotse.katalog)
    await lotse.tippe("Menü")
    assert kennt(lotse, "ergebnis")


async def test_knowing_nothing_leads_to_a_provisional_result_that_says_so(lotse: Lotse):
    await lotse.beginne()
    gefragt = await lotse.beantworte_durch(lambda _: UNBEKANNT)
    assert await lotse.gespeichert() == dict.fromkeys(gefragt, WEISS_NICHT)
    await lotse.druecke("ergebnis")
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        beratung = await transaktion.beratungen.active(person.id)
        ergebnis = await transaktion.beratungen.letztes_ergebnis(beratung.id)
    assert ergebnis.ergebnis["vorlaeufig"] is True
    assert len(ergebnis.ergebnis["blaetter"]) > 1
    assert "orläufig" in lotse.text


async def test_weiss_nicht_can_be_typed_at_every_question(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("weiter")
    gefragt = await lotse.gehe_durch(lambda _: lotse.tippe("weiß nicht"))
    assert await lotse.gespeichert() == dict.fromkeys(gefragt, WEISS_NICHT)


async def test_warum_opens_and_closes_in_place_at_every_question(lotse: Lotse):
    async def frage_nach(frage: Frage) -> None:
        assert frage.warum not in lotse.text
        await lotse.druecke(f"{frage.id}/.warum")
        assert frage.warum in lotse.text
        assert frage.wen_fragen in lotse.text
        await lotse.druecke(f"{frage.id}/.warum")
        assert frage.warum not in lotse.text
        await lotse.tippe("warum?")
        assert frage.warum in lotse.text
        await lotse.druecke(f"{frage.id}/{UNBEKANNT}")

    await lotse.beginne()
    assert len(await lotse.gehe_durch(frage_nach)) > 20


@pytest.mark.parametrize("getippt", [False, True])
async def test_back_through_all_questions_to_the_hub_changes_no_answer(lotse: Lotse, getippt: bool):
    async def zurueck(frage: Frage) -> None:
        await lotse.druecke(f"{frage.id}/.zurueck")

    await lotse.stimme_zu()
    await lotse.setze(**{frage: wert for frage, wert in TASTE.items() if frage != "relevanz"})
    await lotse.tippe("/beratung")
    vorher = await lotse.gespeichert()
    gesehen = await lotse.gehe_durch(lambda frage: lotse.tippe("zurück") if getippt else zurueck(frage))
    assert gesehen[0] == "relevanz"
    assert gesehen[-1] == "kommune_typ"
    assert len(gesehen) == len(set(gesehen)) == noetige(lotse.katalog)
    assert kennt(lotse, "schritt/ausgangslage")
    assert await lotse.gespeichert() == vorher


async def test_after_going_back_an_answer_leads_on_to_the_first_open_question(lotse: Lotse):
    await lotse.beginne()
    for teil in ("gemeinde", "25_50", "nein"):
        await lotse.antworte(teil)
    for _ in range(3):
        assert lotse.frage is not None
        await lotse.druecke(f"{lotse.frage.id}/.zurueck")
    await lotse.antworte("gemeinde")
    assert lotse.frage is not None
    assert lotse.frage.id == "modell_heute"


async def test_an_earlier_answer_is_shown_at_its_question(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("Stadt")
    await lotse.tippe("32 Tsd.")
    await lotse.druecke("landkreis_ksm/.zurueck")
    assert "32.000" in lotse.text


def test_every_example_of_every_question_is_understood_as_printed(katalog: Katalog):
    for frage in katalog.fragen.values():
        for beispiel in frage.beispiel.split(" oder ") if frage.beispiel else ():
            gelesen = lies(katalog, frage, beispiel, katalog.antworten({"einwohner": 32_000}))
            assert gelesen is not None, (frage.id, beispiel)
            katalog.antworten({frage.id: gelesen.wert})


def test_every_label_wording_and_synonym_of_an_option_means_that_option_when_typed(katalog: Katalog):
    for frage in katalog.fragen.values():
        for option in frage.optionen:
            worte = (option.knopf, option.text, *option.worte) if frage.art in ("auswahl", "modell") else (option.knopf,)
            for wort in worte:
                gelesen = lies(katalog, frage, wort, katalog.antworten({}))
                assert gelesen is not None, (frage.id, wort)
                gemeint, gelesene = (katalog.antworten({frage.id: wert}) for wert in (option.wert, gelesen.wert))
                assert gelesen.wert == option.wert or gemeint.spannen == gelesene.spannen != {}, (frage.id, wort)


def test_every_model_can_be_typed_by_number_name_and_alias(katalog: Katalog):
    frage = katalog.fragen["modell_heute"]
    for modell in katalog.steckbriefe.values():
        for name in (modell.id, modell.nummer, modell.name, modell.kurz, *modell.aliase):
            gelesen = lies(katalog, frage, name, katalog.antworten({}))
            assert gelesen is not None, name
            assert katalog.steckbrief(str(gelesen.wert)).id == modell.id, name
