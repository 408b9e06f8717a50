"""The answers looked over: each can be changed, the others stay, and only what truly depends on it is asked again."""

import pytest

from dialogs.preview import MUSTERSTADT
from knowledge.beratung import zaehlende_fragen
from knowledge.katalog import Katalog
from tests.dialogs.lotse import Lotse

PFLICHT = {frage: wert for frage, wert in MUSTERSTADT.items() if not frage.startswith(("erfolg_", "aspekt_"))}


@pytest.fixture
async def fertig(lotse: Lotse) -> Lotse:
    """Give a finished consultation at the overview of its first step."""
    await lotse.stimme_zu()
    await lotse.setze(**PFLICHT)
    await lotse.tippe("/menu")
    await lotse.druecke("antworten")
    return lotse


async def oeffne(lotse: Lotse, frage: str) -> None:
    if f"aendern/{frage}" not in lotse.tasten:
        await lotse.druecke(f"zeige/{lotse.katalog.fragen[frage].schritt}")
    await lotse.druecke(f"aendern/{frage}")
    assert lotse.frage is not None
    assert lotse.frage.id == frage


def naechste_fragen(katalog: Katalog, antworten: dict, schritt: str) -> list[str]:
    return [frage.id for frage in zaehlende_fragen(katalog, katalog.antworten(antworten), schritt)]


async def test_every_counting_answer_of_every_step_is_there_and_can_be_opened(fertig: Lotse):
    schritte = ["ausgangslage", *(knopf.removeprefix("zeige/") for knopf in fertig.tasten if knopf.startswith("zeige/"))]
    assert len(schritte) == 4
    for schritt in schritte:
        if f"zeige/{schritt}" in fertig.tasten:
            await fertig.druecke(f"zeige/{schritt}")
        fragen = [knopf.removeprefix("aendern/") for knopf in fertig.tasten if knopf.startswith("aendern/")]
        assert fragen == naechste_fragen(fertig.katalog, PFLICHT, schritt)
        for frage in fragen:
            assert fertig.katalog.fragen[frage].kurz in fertig.text


@pytest.mark.parametrize("frage", list(PFLICHT))
async def test_giving_the_same_answer_again_changes_nothing_and_leads_back(fertig: Lotse, frage: str):
    vorher = await fertig.gespeichert()
    await oeffne(fertig, frage)
    if fertig.katalog.fragen[frage].art in ("einwohner", "stellen", "budget"):
        option = fertig.katalog.fragen[frage].option(PFLICHT[frage])
        await fertig.tippe(option.knopf if option and isinstance(option.wert, str) else str(PFLICHT[frage]))
    else:
        await fertig.antworte(str(PFLICHT[frage]))
    assert f"aendern/{frage}" in fertig.tasten
    assert await fertig.gespeichert() == vorher


async def test_a_change_without_dependants_asks_nothing_else(fertig: Lotse):
    await oeffne(fertig, "relevanz")
    await fertig.antworte("gering")
    assert "aendern/relevanz" in fertig.tasten
    assert await fertig.gespeichert() == PFLICHT | {"relevanz": "gering"}
    assert "ergebnis" in fertig.tasten


async def test_from_gemeinde_to_landkreis_and_back_only_true_dependants_are_asked(fertig: Lotse):
    await oeffne(fertig, "kommune_typ")
    await fertig.antworte("landkreis")
    assert fertig.frage is not None
    assert fertig.frage.id == "gemeinden"
    assert "landkreis_ksm" not in await fertig.wirksam()
    await fertig.tippe("24")
    assert "aendern/gemeinden" in fertig.tasten
    assert "aendern/landkreis_ksm" in fertig.tasten, "every stored answer can be seen, even where it does not count"
    assert await fertig.gespeichert() == PFLICHT | {"kommune_typ": "landkreis", "gemeinden": 24}
    await oeffne(fertig, "kommune_typ")
    await fertig.antworte("gemeinde")
    assert {"aendern/landkreis_ksm", "aendern/gemeinden"} <= set(fertig.tasten)
    assert await fertig.wirksam() == PFLICHT
    await oeffne(fertig, "kommune_typ")
    await fertig.antworte("landkreis")
    assert "aendern/gemeinden" in fertig.tasten, "what was answered once is not asked a second time"


async def test_another_way_through_the_diagram_asks_only_the_questions_of_that_way(fertig: Lotse):
    await oeffne(fertig, "eigenfinanzierung")
    await fertig.antworte("nicht_moeglich")
    gefragt = await fertig.beantworte_durch(lambda frage: str(frage.optionen[-1].wert))
    assert gefragt
    assert not set(gefragt) & set(PFLICHT)
    assert set(gefragt) <= set(fertig.katalog.flussdiagramm.knoten)
    neu = await fertig.gespeichert()
    assert {frage: neu[frage] for frage in PFLICHT} == PFLICHT | {"eigenfinanzierung": "nicht_moeglich"}


async def test_back_from_a_change_is_the_overview_and_nothing_changed(fertig: Lotse):
    for getippt in (False, True):
        await oeffne(fertig, "historie")
        await (fertig.tippe("zurück") if getippt else fertig.druecke("historie/.zurueck"))
        assert "aendern/historie" in fertig.tasten
    assert await fertig.gespeichert() == PFLICHT


async def test_the_number_of_an_answer_can_be_typed(fertig: Lotse):
    nummer = fertig.tasten["aendern/modell_heute"]
    await fertig.tippe(nummer)
    assert fertig.frage is not None
    assert fertig.frage.id == "modell_heute"


@pytest.mark.parametrize("text", ["99", "0", "1.5", "Unsinn"])
async def test_a_number_that_is_not_there_is_explained(fertig: Lotse, text: str):
    vorher = fertig.tasten
    await fertig.tippe(text)
    assert fertig.tasten == vorher
    assert await fertig.gespeichert() == PFLICHT


async def test_in_the_middle_of_a_consultation_an_answer_can_be_changed_and_the_open_question_follows(lotse: Lotse):
    await lotse.beginne()
    for teil in ("gemeinde", "25_50", "nein"):
        await lotse.antworte(teil)
    await lotse.tippe("meine Antworten")
    await oeffne(lotse, "einwohner")
    await lotse.antworte("10_25")
    assert lotse.frage is not None
    assert lotse.frage.id == "modell_heute"
    assert (await lotse.gespeichert())["einwohner"] == "10_25"


async def test_only_questions_of_the_overview_can_be_opened_by_its_buttons(fertig: Lotse):
    intent = fertig.data("aendern/einwohner").partition("\x1d")[0]
    vorher = fertig.tasten
    for ziel in ("haushalt_termin", "gemeinden", "gibt_es_nicht", ""):
        await fertig.druecke_daten(f"{intent}\x1dk:aendern/{ziel}")
        assert fertig.toast
        assert fertig.tasten == vorher
    await fertig.druecke_daten(f"{intent}\x1dk:zeige/zeitplan")
    assert fertig.toast
    assert fertig.tasten == vorher
