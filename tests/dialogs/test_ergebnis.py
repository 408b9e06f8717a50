"""The result: what it shows of the own answers, and when a new one is kept."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from dialogs.preview import MUSTERSTADT
from knowledge.empfehlung import empfiehl
from knowledge.katalog import Katalog
from knowledge.steckbrief import ASPEKTE
from storage.records import GespeichertesErgebnis
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import ANTWORTEN


@pytest.fixture
async def ergebnis(lotse: Lotse) -> Lotse:
    """Give a consultation whose result is shown."""
    await lotse.stimme_zu()
    await lotse.setze(**ANTWORTEN)
    await lotse.tippe("/menu")
    await lotse.druecke("ergebnis")
    return lotse


def gespeicherte(lotse: Lotse) -> int:
    with closing(sqlite3.connect(lotse.datei)) as verbindung:
        return int(verbindung.execute("SELECT count(*) FROM ergebnisse").fetchone()[0])


async def letztes(lotse: Lotse) -> GespeichertesErgebnis:
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        beratung = await transaktion.beratungen.active(person.id)
        assert beratung is not None
        gefunden = await transaktion.beratungen.letztes_ergebnis(beratung.id)
    assert gefunden is not None
    return gefunden


def erwartet(katalog: Katalog, antworten: dict[str, Any]) -> str:
    return empfiehl(katalog, katalog.antworten(antworten)).fuehrend.modell


async def test_a_result_is_kept_once_with_its_inputs_and_its_katalog(ergebnis: Lotse):
    gespeichert = await letztes(ergebnis)
    assert gespeichert.katalog_version == ergebnis.katalog.version
    assert gespeichert.eingaben == ANTWORTEN
    assert gespeichert.ergebnis["fuehrend"] == erwartet(ergebnis.katalog, ANTWORTEN)
    assert len(gespeichert.ergebnis["modelle"]) == 14
    for knopf in ("gruende", "ueberblick", "weg", "ueberblick", "menue", "ergebnis"):
        await ergebnis.druecke(knopf)
    await ergebnis.neustart()
    await ergebnis.tippe("/menu")
    await ergebnis.druecke("ergebnis")
    assert gespeicherte(ergebnis) == 1


async def test_a_new_result_is_kept_only_when_an_answer_changed(ergebnis: Lotse):
    await ergebnis.druecke("antworten")
    await ergebnis.druecke("zeige/rahmenbedingungen")
    await ergebnis.druecke("aendern/relevanz")
    await ergebnis.druecke(f"relevanz/{ANTWORTEN['relevanz']}")
    await ergebnis.druecke("ergebnis")
    assert gespeicherte(ergebnis) == 1
    await ergebnis.druecke("antworten")
    await ergebnis.druecke("zeige/rahmenbedingungen")
    await ergebnis.druecke("aendern/relevanz")
    await ergebnis.druecke("relevanz/gering")
    await ergebnis.druecke("ergebnis")
    assert gespeicherte(ergebnis) == 2
    assert (await letztes(ergebnis)).eingaben["relevanz"] == "gering"


async def test_double_taps_on_the_result_keep_one(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.setze(**ANTWORTEN)
    await lotse.tippe("/menu")
    await lotse.druecke("ergebnis", mal=4)
    assert gespeicherte(lotse) == 1


async def test_the_first_card_names_the_leading_model_and_the_own_values(ergebnis: Lotse):
    modell = ergebnis.katalog.steckbriefe[erwartet(ergebnis.katalog, ANTWORTEN)]
    assert modell.nummer in ergebnis.text
    assert modell.name in ergebnis.text
    await ergebnis.druecke("gruende")
    assert "32.000" in ergebnis.text
    for kriterium in ergebnis.katalog.kriterien.values():
        assert kriterium.titel in ergebnis.text or kriterium.kurz in ergebnis.text


async def test_every_model_is_ranked_and_explains_itself(ergebnis: Lotse):
    await ergebnis.druecke("modelle")
    text = ergebnis.text
    assert [knopf for knopf in ergebnis.tasten if knopf.startswith("modell/")] == [
        f"modell/{bewertung.modell}" for bewertung in empfiehl(ergebnis.katalog, ergebnis.katalog.antworten(ANTWORTEN)).modelle
    ]
    for modell in ergebnis.katalog.steckbriefe.values():
        assert modell.name in text
        await ergebnis.druecke(f"modell/{modell.id}")
        assert modell.name in ergebnis.text
        await ergebnis.druecke("modelle")


async def test_all_eight_aspects_can_be_read_from_todays_and_in_the_target_model(ergebnis: Lotse):
    ziel = erwartet(ergebnis.katalog, ANTWORTEN)
    await ergebnis.druecke("empfehlungen")
    aspekte = [knopf.partition("/")[2] for knopf in ergebnis.tasten if knopf.startswith("empfehlung/")]
    assert sorted(aspekte) == sorted(ASPEKTE)
    assert aspekte[0] == "finanzierung", "what is open stands in front"
    for aspekt in aspekte:
        await ergebnis.druecke(f"empfehlung/{aspekt}")
        for modell in {str(ANTWORTEN["modell_heute"]), ziel}:
            assert ergebnis.katalog.steckbriefe[modell].empfehlungen[aspekt].text in ergebnis.text
        await ergebnis.druecke("empfehlungen")


async def test_the_way_is_shown_with_the_note_that_it_is_a_reconstruction(ergebnis: Lotse):
    await ergebnis.druecke("weg")
    assert ergebnis.katalog.flussdiagramm.hinweis in ergebnis.text
    for schritt in empfiehl(ergebnis.katalog, ergebnis.katalog.antworten(ANTWORTEN)).weg:
        assert ergebnis.katalog.fragen[schritt.knoten].kurz in ergebnis.text


async def test_a_contradiction_is_named_and_one_without_any_has_no_button(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.setze(**MUSTERSTADT)
    await lotse.tippe("/menu")
    await lotse.druecke("ergebnis")
    assert "widersprueche" not in lotse.tasten
    await lotse.setze(**ANTWORTEN)
    await lotse.tippe("/menu")
    await lotse.druecke("ergebnis")
    await lotse.druecke("widersprueche")
    for widerspruch in empfiehl(lotse.katalog, lotse.katalog.antworten(ANTWORTEN)).widersprueche:
        assert widerspruch.text in lotse.text


async def test_a_steckbrief_opened_from_the_result_leads_back_to_it(ergebnis: Lotse):
    fuehrend = erwartet(ergebnis.katalog, ANTWORTEN)
    await ergebnis.druecke(f"steckbrief/{fuehrend}")
    await ergebnis.druecke(f"{fuehrend}/vor_nachteile")
    await ergebnis.druecke("liste")
    await ergebnis.druecke("V1/ausgangslage")
    await ergebnis.druecke("zu")
    assert "gruende" in ergebnis.tasten


@pytest.mark.parametrize("knopf", ["modell/V99", "empfehlung/nichts", "steckbrief/x", "unsinn", "modell/"])
async def test_forged_buttons_of_the_result_explain_themselves(ergebnis: Lotse, knopf: str):
    intent = ergebnis.data("gruende").partition("\x1d")[0]
    vorher = ergebnis.tasten
    await ergebnis.druecke_daten(f"{intent}\x1dk:{knopf}")
    assert ergebnis.toast
    assert ergebnis.tasten == vorher
