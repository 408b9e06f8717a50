"""A question in the chat gets the passage that answers it, and closing leads back to exactly the open question."""

import pytest

from bot.lokal.grenzen import parse_text, utf16_length
from bot.lokal.verweise import start_payload
from dialogs import captions, verweise
from dialogs.rendering import rendere
from dialogs.states import BeratungSG, HilfeSG, SteckbriefSG, SucheSG
from dialogs.suche import ansichten
from dialogs.suche.seiten import SEITE, seiten
from knowledge.katalog import Katalog
from knowledge.suche import Suche
from tests.dialogs.lotse import Lotse

KARTE = 1500
FRAGEN = {
    "Was spricht gegen eine Stabsstelle?": "V8.nachteile",
    "nachteile stabsstelle": "V8.nachteile",
    "intracting": "glossar.intracting",
}


async def state(lotse: Lotse) -> str:
    stand = await lotse.stand()
    assert stand is not None
    return stand.state


async def gezeigt(lotse: Lotse) -> str:
    """Return the passage that is shown."""
    stand = await lotse.stand()
    assert stand is not None
    assert stand.state == SucheSG.treffer.state
    return str(stand.daten["passage"])


@pytest.mark.parametrize(("frage", "passage"), FRAGEN.items())
async def test_a_free_question_gets_the_best_passage_with_title_and_source(lotse: Lotse, frage: str, passage: str):
    await lotse.stimme_zu()
    await lotse.tippe(frage)
    assert await gezeigt(lotse) == passage
    erwartet = lotse.suche.passagen[passage]
    for teil in (erwartet.titel, erwartet.quelle, frage):
        assert teil in lotse.text
    assert sum(knopf.startswith("zeige/") for knopf in lotse.tasten) <= 4


async def test_the_number_of_a_model_is_not_broken_at_the_end_of_a_line_and_can_be_typed_as_it_is_shown(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/suche nachteile stabsstelle")
    nummer = "V\N{NO-BREAK SPACE}8"
    assert f"S, {nummer}, Nachteile" in lotse.kim.text
    assert "V 8" not in lotse.kim.text
    await lotse.tippe(f"Steckbrief {nummer}")
    assert await state(lotse) == SteckbriefSG.ansicht.state
    await lotse.tippe(f"? {nummer} vorteile")
    assert await gezeigt(lotse) == "V8.vorteile"


async def test_a_question_mark_in_front_looks_up_at_a_question_and_closing_leads_back(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("? nachteile stabsstelle")
    assert await gezeigt(lotse) == "V8.nachteile"
    assert await lotse.gespeichert() == {}
    await lotse.druecke("zu")
    assert lotse.frage is not None
    assert lotse.frage.id == "kommune_typ"


async def test_a_lone_question_mark_at_a_question_still_means_weiss_nicht(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("?")
    assert (await lotse.gespeichert()) == {"kommune_typ": "weiss_nicht"}


async def test_a_question_mark_without_an_open_dialog_is_answered_too(lotse: Lotse):
    await lotse.tippe("? nachteile stabsstelle")
    assert await gezeigt(lotse) == "V8.nachteile"
    await lotse.druecke("zu")
    assert "verstanden" in lotse.tasten
    assert await lotse.person() is None


async def test_the_other_passages_are_one_tap_away_and_the_first_one_comes_back(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/suche nachteile stabsstelle")
    andere = next(knopf for knopf in lotse.tasten if knopf.startswith("zeige/"))
    await lotse.druecke(andere)
    assert await gezeigt(lotse) == andere.removeprefix("zeige/")
    await lotse.druecke("zeige/V8.nachteile")
    assert await gezeigt(lotse) == "V8.nachteile"


@pytest.mark.parametrize("eingabe", ["? wie wird das wetter", "Wie wird das Wetter?", "/suche wie wird das wetter", "?? pizza"])
async def test_a_question_that_finds_nothing_says_so_and_offers_all_themes(lotse: Lotse, eingabe: str, katalog: Katalog):
    await lotse.stimme_zu()
    await lotse.tippe(eingabe)
    assert await state(lotse) == SucheSG.themen.state
    assert "nichts gefunden" in lotse.text
    assert [knopf for knopf in lotse.tasten if knopf.startswith("zeige/")] == [f"zeige/thema.{slug}" for slug in katalog.themen]
    await lotse.druecke("zeige/thema.finanzierung")
    assert await gezeigt(lotse) == "thema.finanzierung"
    assert "wetter" not in lotse.text.lower()


@pytest.mark.parametrize("eingabe", ["Der Hund bellt im Garten", "hallo", "danke"])
async def test_a_text_that_is_no_question_keeps_the_window_and_gets_a_sentence(lotse: Lotse, eingabe: str):
    await lotse.stimme_zu()
    vorher = await lotse.stand()
    await lotse.tippe(eingabe)
    assert await lotse.stand() == vorher
    gesagt = lotse.kim.nachrichten[-2].text or ""
    assert rendere("hilfe/nicht_verstanden", {"funde": ()}) == gesagt


async def test_label_word_and_model_come_before_the_search(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("Hilfe")
    assert await state(lotse) == HilfeSG.hilfe.state
    await lotse.tippe("Stabsstelle")
    assert await state(lotse) == SteckbriefSG.ansicht.state


async def test_a_long_theme_comes_in_pages_and_begins_again_at_the_end(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/start thema__strategische_grundlage")
    erste = lotse.text
    assert "(1 von 3)" in erste
    await lotse.tippe(captions.WEITER)
    assert "(2 von 3)" in lotse.text
    await lotse.tippe("weiter")
    assert captions.VON_VORN in lotse.tasten.values()
    await lotse.druecke("seite/0/thema.strategische_grundlage")
    assert lotse.text == erste


async def test_the_steckbrief_of_a_passage_is_one_tap_away(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("? nachteile stabsstelle")
    await lotse.druecke("steckbrief/V8")
    assert await state(lotse) == SteckbriefSG.ansicht.state
    await lotse.druecke("zu")
    assert await state(lotse) == BeratungSG.frage.state


@pytest.mark.parametrize("daten", ["zeige/V8.gibtesnicht", "seite/9/V9.nachteile", "seite/x/V8.nachteile", "begriff/x", "buchstabe/?", "x"])
async def test_a_forged_or_old_button_is_explained_and_changes_nothing(lotse: Lotse, daten: str):
    await lotse.stimme_zu()
    await lotse.tippe("/suche nachteile stabsstelle")
    vorher = await lotse.stand()
    await lotse.druecke_daten(lotse.data("zu").replace("k:zu", f"k:{daten}"))
    assert lotse.toast == captions.TOAST_VERALTET
    assert await lotse.stand() == vorher


async def test_a_passage_can_be_shared_and_its_link_opens_it(lotse: Lotse):
    await lotse.stimme_zu()
    for getippt, nutzlast in (("/suche nachteile stabsstelle", "V8__nachteile"), ("/glossar KEM", "glossar__kem"), ("/v8", "V8")):
        await lotse.tippe(getippt)
        knopf = next(knopf for knopf in lotse.kim.knoepfe() if knopf.text == captions.TEILEN)
        assert knopf.url is not None
        assert knopf.url.startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Flotse_lokal_bot%3Fstart%3D" + nutzlast + "&text=")
        assert " " not in knopf.url


def test_every_passage_has_a_link_that_leads_to_it_and_to_no_other(suche: Suche):
    nutzlasten = {verweise.nutzlast(kennung) for kennung in suche.passagen}
    assert len(nutzlasten) == len(suche.passagen) > 400
    for kennung in suche.passagen:
        assert verweise.kennung(verweise.nutzlast(kennung)) == kennung
        assert start_payload(verweise.verweis("ein_bot", kennung), "ein_bot") == verweise.nutzlast(kennung)


@pytest.mark.parametrize("kennung", ["", "a__b", "ä", "x" * 65, "a b"])
def test_what_telegram_would_not_take_is_no_link(kennung: str):
    with pytest.raises(ValueError, match="no start payload"):
        verweise.nutzlast(kennung)


async def test_the_links_to_themes_and_to_nothing_greet_or_open(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/start themen")
    assert await state(lotse) == SucheSG.themen.state
    await lotse.tippe("/start V8__gibtesnicht")
    assert "weiter" in lotse.tasten


def test_every_passage_keeps_the_limits_on_every_page(katalog: Katalog, suche: Suche):
    for kennung in suche.passagen:
        anzahl = len(seiten(suche.passagen[kennung].text))
        for seite in range(anzahl):
            daten = ansichten.treffer(katalog, suche.passagen, "ein_bot", [kennung, "V8.vorteile"], kennung, seite, "x" * 80)
            assert utf16_length(parse_text(rendere("suche/treffer", daten)).text) <= KARTE, kennung


def test_every_passage_has_a_label_of_its_own_that_fits_a_button(katalog: Katalog, suche: Suche):
    namen = [ansichten.beschriftung(katalog, kennung) for kennung in suche.passagen]
    assert len(set(namen)) == len(namen)
    assert max(map(len, namen)) <= 20
    fest = {captions.TEILEN, captions.THEMEN, captions.SCHLIESSEN, captions.WEITER, captions.VON_VORN, captions.GLOSSAR}
    assert fest.isdisjoint(namen)


@pytest.mark.parametrize("text", ["kurz", "ein Satz. " * 300, "x" * 5000, "Absatz eins.\n\n" * 200, "• Zeile\n" * 400 + "Ende"])
def test_pages_lose_nothing_and_none_is_too_long(text: str):
    alle = seiten(text)
    assert max(map(len, alle)) <= SEITE
    assert "".join("".join(alle).split()) == "".join(text.split())
