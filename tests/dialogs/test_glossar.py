"""The glossary: by letter, by term, and complete for every abbreviation of our texts."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import dialogs
import knowledge
from bot.lokal.grenzen import MAX_TEXT, parse_text, utf16_length
from dialogs import captions
from dialogs.rendering import rendere
from dialogs.states import SucheSG
from dialogs.suche import ansichten
from knowledge.begriffsuche import anfangsbuchstabe, finde_begriff, nach_buchstaben
from knowledge.katalog import Katalog
from tests.dialogs.lotse import Lotse

MIT_PUNKT = re.compile(r"\b([^\W\d_]{1,4})\. ?(?=\d)")
OHNE_PUNKT = re.compile(r"\b([^\W\d_]{1,4})(?![\w.])")
WORT = re.compile(r"[^\W\d_][\w₀-₉ₓ]*")


async def state(lotse: Lotse) -> str:
    stand = await lotse.stand()
    assert stand is not None
    return stand.state


@pytest.mark.parametrize("befehl", ["/glossar KEM", "/glossar kem", "/Glossar Kommunales Energiemanagement", "/start glossar__kem"])
async def test_a_term_is_explained_in_any_spelling(lotse: Lotse, befehl: str):
    await lotse.stimme_zu()
    await lotse.tippe(befehl)
    assert await state(lotse) == SucheSG.begriff.state
    begriff = lotse.katalog.glossar["kem"]
    assert begriff.text in lotse.text
    assert begriff.quelle in lotse.text


async def test_the_way_through_the_glossary_leads_to_a_term_and_back_to_its_letter(lotse: Lotse):
    await lotse.beginne()
    await lotse.tippe("/glossar")
    await lotse.druecke("buchstabe/K")
    await lotse.druecke("begriff/kem")
    assert lotse.katalog.glossar["kem"].text in lotse.text
    await lotse.druecke("glossar")
    assert "begriff/kem" in lotse.tasten
    await lotse.druecke("zu")
    assert lotse.frage is not None


@pytest.mark.parametrize(("gesucht", "satz"), [("klima", "passen mehrere"), ("xyzzy", "steht nicht im Glossar")])
async def test_a_term_that_is_not_clear_gets_a_choice(lotse: Lotse, gesucht: str, satz: str):
    await lotse.stimme_zu()
    await lotse.tippe(f"/glossar {gesucht}")
    assert await state(lotse) == SucheSG.glossar.state
    assert satz in lotse.text


async def test_a_letter_opens_its_page(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/glossar v")
    assert "begriff/verstetigung" in lotse.tasten


def test_every_term_stands_under_its_letter_and_is_found_by_each_of_its_names(katalog: Katalog):
    ordnung = nach_buchstaben(katalog)
    assert sorted(begriff.id for liste in ordnung.values() for begriff in liste) == sorted(katalog.glossar)
    for buchstabe, liste in ordnung.items():
        assert {anfangsbuchstabe(begriff) for begriff in liste} == {buchstabe}
    for begriff in katalog.glossar.values():
        assert finde_begriff(katalog, begriff.begriff) == (begriff,)
        for name in begriff.aliase:
            assert len(finde_begriff(katalog, name)) == 1, name


def test_every_page_of_the_glossary_keeps_the_limits(katalog: Katalog):
    for buchstabe in nach_buchstaben(katalog):
        daten = ansichten.glossar(katalog, buchstabe, None, ())
        assert utf16_length(parse_text(rendere("suche/glossar", daten)).text) <= 1500
        namen = [knopf.text for reihe in daten["knoepfe"] for knopf in reihe]
        assert len(set(namen)) == len(namen)
        assert max(map(len, namen)) <= 20
    for kennung in katalog.glossar:
        assert utf16_length(parse_text(rendere("suche/begriff", ansichten.begriff(katalog, "bot", kennung))).text) <= 1500
    alle = ansichten.glossar(katalog, None, "x" * 40, list(katalog.glossar))
    assert utf16_length(parse_text(rendere("suche/glossar", alle)).text) <= MAX_TEXT


def test_no_label_beside_another_one_is_too_long_for_a_phone(katalog: Katalog):
    seiten = [ansichten.themen(katalog, None), *(ansichten.glossar(katalog, buchstabe, None, ()) for buchstabe in nach_buchstaben(katalog))]
    for daten in seiten:
        for reihe in daten["knoepfe"]:
            wahl = [knopf.text for knopf in reihe if knopf.id.startswith(("zeige/", "begriff/"))]
            assert len(wahl) < 2 or max(map(len, wahl)) <= 10, wahl


def gelesenes(katalog: Katalog) -> Iterator[str]:
    """Yield every text a KSM can be shown: passages, questions, sentences, templates and labels."""
    for steckbrief in katalog.steckbriefe.values():
        yield f"{steckbrief.name} {steckbrief.kurzbeschreibung}"
    for frage in katalog.fragen.values():
        yield " ".join([frage.text, frage.warum, frage.wen_fragen, frage.kurz, frage.hinweis or "", frage.beispiel or ""])
        yield from (f"{option.knopf} {option.text}" for option in frage.optionen)
    from knowledge.passage import passagen

    yield from (f"{passage.titel} {passage.text} {passage.quelle}" for passage in passagen(katalog))
    yield from (satz for gruppe in katalog.saetze.values() for satz in gruppe.values())
    yield from (f"{aufgabe}" for aufgabe in katalog.aufgaben)
    yield from (widerspruch.text for widerspruch in katalog.widersprueche)
    yield from (f"{schritt.titel} {schritt.beschreibung}" for schritt in katalog.schritte.values())
    yield from (f"{quelle.titel} {quelle.herausgeber} {quelle.ort_datum}" for quelle in katalog.quellen.values())
    for vorlage in (Path(dialogs.__file__).parent / "texts").rglob("*.j2"):
        yield re.sub(r"\{[{%].*?[}%]\}|<[^>]*>", " ", vorlage.read_text(encoding="utf-8"))
    yield from (wert for name, wert in vars(captions).items() if name.isupper() and isinstance(wert, str))
    yield from captions.BEFEHLE.values()


def datentexte() -> Iterator[str]:
    """Yield every text in the data files, but for the words that people ask with and the ids of options."""

    def texte(wert: Any) -> Iterator[str]:
        if isinstance(wert, str):
            yield wert
        elif isinstance(wert, dict):
            yield from (text for name, teil in wert.items() if name != "id" for text in texte(teil))
        elif isinstance(wert, list):
            yield from (text for teil in wert for text in texte(teil))

    for datei in (Path(knowledge.__file__).parent / "data").rglob("*.yaml"):
        if datei.stem != "synonyme":
            yield from texte(yaml.safe_load(datei.read_text(encoding="utf-8")))


@pytest.fixture
def bekannt(katalog: Katalog) -> set[str]:
    return {wort for begriff in katalog.glossar.values() for name in (begriff.begriff, *begriff.aliase) for wort in WORT.findall(name)}


def test_every_abbreviation_with_a_point_has_an_entry(katalog: Katalog, bekannt: set[str]):
    texte = [*gelesenes(katalog), *datentexte()]
    ganze = {wort for text in texte for wort in OHNE_PUNKT.findall(text)}
    benutzt = {kurz for text in texte for kurz in MIT_PUNKT.findall(text)} - ganze
    assert {"Kap", "Abb", "Tab"} <= benutzt
    assert {kurz.lower() for kurz in benutzt} - {wort.lower() for wort in bekannt} == set()


def test_no_text_of_the_data_files_is_left_out(katalog: Katalog, bekannt: set[str]):
    benutzt = {wort for text in datentexte() for wort in WORT.findall(text) if sum(map(str.isupper, wort)) > 1}
    kennungen = {str(option.wert) for frage in katalog.fragen.values() for option in frage.optionen}
    assert benutzt - bekannt - kennungen == set()


def test_every_abbreviation_of_our_texts_has_an_entry(katalog: Katalog, bekannt: set[str]):
    benutzt = {wort for text in gelesenes(katalog) for wort in WORT.findall(text) if sum(map(str.isupper, wort)) > 1}
    assert {"KSM", "KEM", "VZÄ"} <= benutzt
    assert benutzt - bekannt == set()
