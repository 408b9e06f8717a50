"""Typos and free words at a question: stored where they are sure, asked back where they are not, never stored in silence."""

import re

import pytest

from dialogs import captions
from dialogs.beratung.ansichten import JA_GEMEINT, NEIN_ANDERS, VERMUTUNG
from dialogs.rendering import rendere
from dialogs.states import HilfeSG, MenueSG, SucheSG
from tests.dialogs.lotse import Lotse
from tests.dialogs.test_eingaben import frage_mit, meldung

TYP_JA = f"kommune_typ/{JA_GEMEINT}landkreis"
TYP_NEIN = f"kommune_typ/{NEIN_ANDERS}landkreis"


async def vermutung(lotse: Lotse) -> str | None:
    stand = await lotse.stand()
    assert stand is not None
    return stand.daten.get(VERMUTUNG)


async def test_a_guess_is_asked_back_and_nothing_is_stored_before_the_yes(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("wir sind ein landkreis")
    assert await lotse.gespeichert() == {}
    assert "Meinen Sie „Landkreis“?" in lotse.text
    await lotse.druecke(TYP_JA)
    assert await lotse.gespeichert() == {"kommune_typ": "landkreis"}
    assert await vermutung(lotse) is None


def test_an_example_that_ends_with_a_point_gets_no_second_one(lotse: Lotse):
    mit_beispiel = [frage for frage in lotse.katalog.fragen.values() if frage.beispiel]
    assert any((frage.beispiel or "").endswith(".") for frage in mit_beispiel)
    for frage in mit_beispiel:
        assert ".." not in re.sub("<[^>]*>", "", rendere("beratung/nicht_verstanden", {"frage": frage, "fehlversuche": 1, "funde": ()}))


async def test_no_stores_nothing_and_says_so(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("wir sind ein landkreis")
    await lotse.druecke(TYP_NEIN)
    assert await lotse.gespeichert() == {}
    assert "nichts gespeichert" in lotse.text
    assert TYP_JA not in lotse.tasten


@pytest.mark.parametrize(
    ("wort", "erwartet"),
    [
        ("ja", {"kommune_typ": "landkreis"}),
        ("Jep", {"kommune_typ": "landkreis"}),
        (captions.JA_GEMEINT, {"kommune_typ": "landkreis"}),
        ("nein", {}),
        (captions.NEIN_ANDERS, {}),
    ],
)
async def test_yes_and_no_can_be_typed(lotse: Lotse, wort: str, erwartet: dict):
    await lotse.beginne()
    await lotse.tippe("wir sind ein landkreis")
    await lotse.tippe(wort)
    assert await lotse.gespeichert() == erwartet
    assert await vermutung(lotse) is None


async def test_a_sure_typo_is_stored_and_the_reading_is_said(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("Landkreiss")
    assert await lotse.gespeichert() == {"kommune_typ": "landkreis"}
    assert "so habe ich es verstanden" in await meldung(lotse)


@pytest.mark.parametrize("wort", ["ja", "nein"])
async def test_a_bare_yes_or_no_is_not_taken_for_a_yes_no_question_where_it_could_mean_either(lotse: Lotse, wort: str):
    await frage_mit(lotse, "sichtbarkeit")
    vorher = await lotse.gespeichert()
    await lotse.tippe("eher nicht")
    assert "Meinen Sie „Nein“?" in lotse.text
    await lotse.tippe(wort)
    assert await lotse.gespeichert() == vorher
    assert captions.JA_GEMEINT in await meldung(lotse)
    await lotse.druecke(f"sichtbarkeit/{JA_GEMEINT}nein")
    assert (await lotse.gespeichert())["sichtbarkeit"] == "nein"


@pytest.mark.parametrize(
    ("wort", "vorher", "nachher", "gemeint"),
    [
        ("jep", "nein", "ja", None),
        ("jo", "nein", "ja", None),
        ("klar", "nein", "ja", None),
        ("nö", "ja", "nein", None),
        ("eher nicht", "ja", "ja", "nein"),
        ("passt schon nicht", "ja", "ja", "nein"),
        ("passt schon", "nein", "nein", "ja"),
    ],
)
async def test_everyday_words_answer_a_yes_no_question(lotse: Lotse, wort: str, vorher: str, nachher: str, gemeint: str | None):
    await frage_mit(lotse, "sichtbarkeit")
    await lotse.setze(sichtbarkeit=vorher)
    await lotse.tippe(wort)
    assert (await lotse.gespeichert())["sichtbarkeit"] == nachher
    assert await vermutung(lotse) == gemeint


async def test_a_yes_to_a_guessed_yes_means_yes_in_every_reading(lotse: Lotse):
    await frage_mit(lotse, "sichtbarkeit")
    await lotse.setze(sichtbarkeit="nein")
    await lotse.tippe("eher schon")
    await lotse.tippe("ja")
    assert (await lotse.gespeichert())["sichtbarkeit"] == "ja"


async def test_a_tap_on_an_option_drops_the_guess(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("wir sind ein landkreis")
    await lotse.druecke("kommune_typ/gemeinde")
    assert await lotse.gespeichert() == {"kommune_typ": "gemeinde"}
    assert await vermutung(lotse) is None


async def test_a_late_yes_answers_no_other_question(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("wir sind ein landkreis")
    alt = lotse.data(TYP_JA)
    await lotse.druecke("kommune_typ/gemeinde")
    await lotse.druecke_daten(alt)
    assert await lotse.gespeichert() == {"kommune_typ": "gemeinde"}
    assert lotse.toast == captions.TOAST_SCHON_BEANTWORTET


async def test_a_repeated_delivery_of_the_yes_changes_nothing(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("wir sind ein landkreis")
    await lotse.tippe("ja")
    await lotse.kim.wiederhole()
    assert await lotse.gespeichert() == {"kommune_typ": "landkreis"}


async def test_the_question_back_survives_a_look_up(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("wir sind ein landkreis")
    await lotse.tippe("? nachteile stabsstelle")
    await lotse.druecke("zu")
    assert "Meinen Sie „Landkreis“?" in lotse.text
    await lotse.druecke(TYP_JA)
    assert await lotse.gespeichert() == {"kommune_typ": "landkreis"}


async def test_words_steer_the_dialog(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("weiter")
    assert captions.WEISS_NICHT in await meldung(lotse)
    await lotse.druecke("kommune_typ/.warum")
    await lotse.tippe("nochmal")
    assert lotse.frage is not None
    assert lotse.frage.id == "kommune_typ"
    assert "Warum fragen wir das?" not in lotse.text
    assert await meldung(lotse) == ""
    await lotse.tippe("Gemeinde")
    await lotse.tippe("zurück")
    assert lotse.frage.id == "kommune_typ"
    await lotse.tippe("weiter")
    assert lotse.frage.id == "einwohner"
    for wort, ziel in (("hilfe", HilfeSG.hilfe), ("stopp", MenueSG.menue), ("nochmal", MenueSG.menue)):
        await lotse.tippe(wort)
        stand = await lotse.stand()
        assert stand is not None
        assert stand.state == ziel.state
    assert await lotse.gespeichert() == {"kommune_typ": "gemeinde"}


async def test_nochmal_in_a_look_up_shows_it_once_more(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/suche nachteile stabsstelle")
    text = lotse.text
    await lotse.tippe("nochmal")
    stand = await lotse.stand()
    assert stand is not None
    assert stand.state == SucheSG.treffer.state
    assert lotse.text == text
