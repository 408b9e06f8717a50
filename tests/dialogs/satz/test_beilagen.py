"""Tasks and talk on paper: within the promised pages however much was noted, accessible, and the same each time."""

import io

import docx
import page
import pytest
from pypdf import PdfReader

from dialogs.satz.dateien import Auftrag, Form, erzeuge
from knowledge.arbeitszeit import schrumpfende, wachsende
from knowledge.bericht import Beilagen, Dokumentart
from knowledge.formatierung import prozentpunkte
from tests.dialogs.satz.gelesen import NAME, Gelesen, glatt
from tests.dialogs.satz.test_pdf import ALLE, ANHANG, AUSGANGSLAGE, HAUPTTEIL_HOECHSTENS, ZUSAMMENFASSUNG
from tests.knowledge.beilagen import SATZ, volle, volle_vorarbeit
from tests.knowledge.berichtsprofile import DREI, HEUTE, KATALOG, PROFILE

VOLLE = [pytest.param(profil, marks=pytest.mark.nightly) if profil not in DREI else profil for profil in PROFILE]


def datei(profil: str, art: Dokumentart = "bericht", form: Form = "pdf", beilagen: Beilagen | None = None) -> bytes:
    voll = volle(PROFILE[profil]) if beilagen is None else beilagen
    auftrag = Auftrag(art, form, HEUTE, NAME)
    return erzeuge(KATALOG, KATALOG.antworten(PROFILE[profil]), auftrag, volle_vorarbeit(PROFILE[profil]), voll)


def gelesen(inhalt: bytes) -> Gelesen:
    return Gelesen(PdfReader(io.BytesIO(inhalt)))


@pytest.mark.parametrize("profil", VOLLE)
def test_with_everything_at_its_longest_the_main_part_has_at_most_six_pages_behind_the_summary(profil: str) -> None:
    seiten = gelesen(datei(profil)).seiten
    assert ZUSAMMENFASSUNG in seiten[0]
    assert seiten[1].startswith(AUSGANGSLAGE)
    anhang = next(nummer for nummer, seite in enumerate(seiten) if ANHANG in seite)
    davor = 0 if seiten[anhang].startswith(ANHANG) else 1
    assert anhang - 1 + davor <= HAUPTTEIL_HOECHSTENS


@pytest.mark.parametrize("aus_themen", [False, True])
@pytest.mark.parametrize("profil", VOLLE)
def test_the_guide_stays_one_page_however_much_was_noted(profil: str, aus_themen: bool) -> None:
    gefunden = gelesen(datei(profil, "leitfaden", beilagen=volle(PROFILE[profil], ideen_aus_themen=aus_themen)))
    assert len(gefunden.seiten) == 1
    assert gefunden.seiten[0].count(SATZ[:30]) >= 12
    letzte = KATALOG.bericht.saetze["leitfaden"]["fragen"]
    assert letzte in gefunden.seiten[0]


def test_it_is_conformant_with_a_second_picture_that_says_its_values_in_words() -> None:
    inhalt = datei("kreis")
    befund = page.validate_pdf_bytes(inhalt)
    assert [(mangel.rule_id, mangel.message) for mangel in befund.failures] == []
    bilder = [glatt(str(marke["/Alt"])) for marke in gelesen(inhalt).marken if marke["/S"] == "/Figure"]
    assert len(bilder) == 2
    assert bilder[1].startswith("Balken für IST und SOLL je Gruppe. Klimaschutz in Pflichtaufgaben: IST 17,5 %, SOLL 70 %;")


@pytest.mark.parametrize("profil", ALLE)
def test_no_page_ends_with_a_heading(profil: str) -> None:
    gefunden = gelesen(datei(profil))
    titel = tuple(text for _, text in gefunden.ueberschriften())
    assert [seite for seite in gefunden.seiten if seite.partition("Empfehlungsbericht · Stand")[0].strip().endswith(titel)] == []


@pytest.mark.parametrize("profil", VOLLE)
def test_what_grows_and_what_shrinks_stands_on_one_page(profil: str) -> None:
    zeit = volle(PROFILE[profil]).zeit
    assert zeit is not None
    genannt = [
        f"{eintrag.aufgabe.kurz}: {prozentpunkte(eintrag.wert)}" for liste in (wachsende, schrumpfende) for eintrag in liste(zeit, 3)
    ]
    seite = next(seite for seite in gelesen(datei(profil)).seiten if genannt[0] in seite)
    assert [eintrag for eintrag in genannt if eintrag not in seite] == []


def test_the_bars_are_vectors_in_the_pdf() -> None:
    seite = next(seite for seite in gelesen(datei("stadt")).leser.pages if "Management-orientierte" in seite.extract_text())
    assert not seite.images


def test_the_docx_has_the_same_and_its_picture_fits() -> None:
    gefunden = docx.Document(io.BytesIO(datei("stadt", form="docx")))
    weg, balken = gefunden.inline_shapes
    assert balken.width.cm == pytest.approx(9.5, abs=0.1)
    assert balken._inline.docPr.get("descr").startswith("Balken für IST und SOLL je Gruppe.")
    assert weg.height.cm == pytest.approx(23.5, abs=0.1)
    titel = [absatz.text for absatz in gefunden.paragraphs if absatz.style.name.startswith("Heading")]
    assert {"Aufgaben: IST und SOLL", "Gespräch mit der Verwaltungsspitze"} <= set(titel)
    assert any(SATZ[:30] in zelle.text for tabelle in gefunden.tables for zeile in tabelle.rows for zelle in zeile.cells)


@pytest.mark.parametrize("form", ["pdf", pytest.param("docx", marks=pytest.mark.nightly)])
def test_the_same_input_gives_the_same_bytes(form: Form) -> None:
    assert datei("stadt", form=form) == datei("stadt", form=form)
