"""What is typed at a question and is no answer to it."""

import pytest

from dialogs import captions
from dialogs.beratung.ansichten import UNBEKANNT
from dialogs.navigation import MELDUNG
from dialogs.preview import MUSTERSTADT
from knowledge.frage import Frage
from tests.dialogs.lotse import Lotse

UNSINN = "Der Hund bellt im Garten"


def steht_da(lotse: Lotse, satz: str) -> bool:
    """Tell whether a rendered sentence is shown, whatever its markup."""
    return satz.replace("<b>", "").replace("</b>", "") in lotse.text


async def meldung(lotse: Lotse) -> str:
    """Return the sentence about the last input, which stands above the question."""
    stand = await lotse.stand()
    assert stand is not None
    return str(stand.daten.get(MELDUNG) or "")


async def frage_mit(lotse: Lotse, frage: str) -> Frage:
    """Open a question of the consultation from the overview."""
    await lotse.stimme_zu()
    await lotse.setze(**{name: wert for name, wert in MUSTERSTADT.items() if not name.startswith(("erfolg_", "aspekt_"))})
    await lotse.tippe("meine Antworten")
    if f"aendern/{frage}" not in lotse.tasten:
        await lotse.druecke(f"zeige/{lotse.katalog.fragen[frage].schritt}")
    await lotse.druecke(f"aendern/{frage}")
    assert lotse.frage is not None
    assert lotse.frage.id == frage
    return lotse.frage


async def test_what_is_not_understood_gets_an_example_and_the_second_time_weiss_nicht_is_offered(lotse: Lotse):
    await lotse.beginne()
    await lotse.druecke("kommune_typ/gemeinde")
    frage = lotse.frage
    assert frage is not None
    assert frage.beispiel is not None
    await lotse.tippe(UNSINN)
    erstes = await meldung(lotse)
    assert steht_da(lotse, erstes)
    assert frage.beispiel in erstes
    assert captions.WEISS_NICHT not in erstes
    await lotse.tippe(UNSINN)
    zweites = await meldung(lotse)
    assert steht_da(lotse, zweites)
    assert captions.WEISS_NICHT in zweites
    assert lotse.frage == frage
    assert "einwohner" not in await lotse.gespeichert()


async def test_misses_are_counted_for_each_question_anew(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe(UNSINN)
    await lotse.tippe(UNSINN)
    assert captions.WEISS_NICHT in await meldung(lotse)
    await lotse.druecke("kommune_typ/gemeinde")
    await lotse.tippe(UNSINN)
    assert captions.WEISS_NICHT not in await meldung(lotse)


async def test_what_was_said_about_one_question_does_not_stand_above_another(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("Gemeinde")
    await lotse.tippe(UNSINN)
    falsch = await meldung(lotse)
    assert steht_da(lotse, falsch)
    await lotse.tippe("zurück")
    assert lotse.frage is not None
    assert lotse.frage.id == "kommune_typ"
    assert not steht_da(lotse, falsch)


async def test_what_was_understood_is_said_above_the_next_question(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("Stadt")
    await lotse.tippe("etwa 30000")
    assert "30.000" in await meldung(lotse)
    assert steht_da(lotse, await meldung(lotse))
    assert lotse.frage is not None
    assert lotse.frage.id == "landkreis_ksm"


@pytest.mark.parametrize(
    ("frage", "getippt", "wert"),
    [
        ("einwohner", "32.000", 32_000),
        ("einwohner", "32 Tsd", 32_000),
        ("einwohner", "etwa 30000", 30_000),
        ("stellenumfang", "1,5 Stellen", 1.5),
        ("stellenumfang", "halbe Stelle", 0.5),
        ("personalbudget", "zwischen 1 und 2", "1_2"),
        ("klimabudget", "3 €", 3),
        ("klimabudget", "64.000 € im Jahr", 2),
        ("modell_heute", "V6a", "V6a"),
        ("modell_heute", "stabsstelle", "V8"),
        ("konzept", "zum Teil", "teilweise"),
        ("relevanz", "sehr wichtig", "hoch"),
        ("relevanz", "k.A.", "weiss_nicht"),
    ],
)
async def test_typed_answers_are_stored_as_meant(lotse: Lotse, frage: str, getippt: str, wert: object):
    await frage_mit(lotse, frage)
    await lotse.tippe(getippt)
    assert (await lotse.gespeichert())[frage] == wert


async def test_a_sum_of_money_needs_the_exact_number_of_inhabitants(lotse: Lotse):
    await frage_mit(lotse, "klimabudget")
    await lotse.setze(einwohner="25_50", klimabudget="3_5")
    await lotse.tippe("60.000 € im Jahr")
    assert await meldung(lotse)
    assert steht_da(lotse, await meldung(lotse))
    assert lotse.frage is not None
    assert lotse.frage.id == "klimabudget"
    assert (await lotse.gespeichert())["klimabudget"] == "3_5"


@pytest.mark.parametrize("wort", ["menü", "abbrechen", "hilfe", "meine Antworten"])
async def test_a_word_leads_away_and_stores_nothing(lotse: Lotse, wort: str):
    await lotse.beginne()
    await lotse.tippe(wort)
    assert lotse.frage is None
    assert await lotse.gespeichert() == {}


@pytest.mark.parametrize(
    "getippt",
    [
        "32000\u2060\u2060",
        "32\u00ad000\u00ad\u00ad",
        "32.000\U0001d17a\U0001d17a",
        "  32.000  ",
        "３２０００",
        "<b>32.000</b>",
        "x" * 4096,
        "0" * 400,
        "9" * 4096,
        "\u202e000.23",
        "👩‍💻" * 30,
        "{{ 7*7 }}",
        "-32000",
        "1e9",
    ],
)
async def test_strange_texts_are_read_or_explained_and_never_break_anything(lotse: Lotse, getippt: str):
    await lotse.beginne()
    await lotse.druecke("kommune_typ/gemeinde")
    gesendet = len(lotse.kim.nachrichten)
    await lotse.tippe(getippt)
    assert lotse.frage is not None
    assert len(lotse.kim.nachrichten) == gesendet + 2
    wert = (await lotse.gespeichert()).get("einwohner")
    assert wert in (None, 32_000)
    assert lotse.frage.id == ("einwohner" if wert is None else "landkreis_ksm")


async def test_text_of_others_is_shown_as_text(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("/steckbrief <b>Ämter & Co</b>")
    assert "<b>Ämter & Co</b>" in lotse.text


async def test_an_edited_message_changes_no_answer(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("Gemeinde")
    eigene = [nachricht for nachricht in lotse.kim.nachrichten if nachricht.from_user.id == lotse.kim.user.id][-1]
    await lotse.kim.bearbeite(eigene.message_id, "Landkreis")
    assert await lotse.gespeichert() == {"kommune_typ": "gemeinde"}
    assert lotse.frage is not None
    assert lotse.frage.id == "einwohner"


async def test_weiss_nicht_takes_the_place_of_a_known_answer_and_the_other_way_round(lotse: Lotse):
    await frage_mit(lotse, "relevanz")
    await lotse.druecke(f"relevanz/{UNBEKANNT}")
    assert (await lotse.gespeichert())["relevanz"] == "weiss_nicht"
    await lotse.druecke("aendern/relevanz")
    await lotse.tippe("gering")
    assert (await lotse.gespeichert())["relevanz"] == "gering"
