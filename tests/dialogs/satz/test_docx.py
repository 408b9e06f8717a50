"""The DOCX is one that a town hall can go on editing: styles, headings, tables with header rows, and the same each time."""

import io
import zipfile
from functools import cache
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from dialogs.satz.dateien import Auftrag, erzeuge
from knowledge.bericht import Dokumentart, erstelle
from knowledge.bericht.dokument import Tabelle
from tests.dialogs.satz.gelesen import JE_LAUF, NAME, datei, glatt, verdikte
from tests.knowledge.berichtsprofile import HEUTE, KATALOG, PROFILE, STADT

ARTEN: tuple[Dokumentart, ...] = ("bericht", "vorlage", "leitfaden")


@cache
def gelesen(profil: str, art: Dokumentart) -> Any:
    return docx.Document(io.BytesIO(datei(profil, art, "docx")))


def zeilen(tabelle: Any) -> list[str]:
    return [glatt(" ".join(zelle.text for zelle in zeile.cells)) for zeile in tabelle.rows]


@pytest.mark.parametrize("art", ARTEN)
@pytest.mark.parametrize("profil", JE_LAUF)
def test_headings_are_headings_of_the_same_document(profil: str, art: Dokumentart) -> None:
    abschnitte = erstelle(KATALOG, KATALOG.antworten(PROFILE[profil]), art, HEUTE).abschnitte
    absaetze = gelesen(profil, art).paragraphs
    ueberschriften = [(absatz.style.name, glatt(absatz.text)) for absatz in absaetze if absatz.style.name.startswith("Heading")]
    assert ueberschriften == [(f"Heading {abschnitt.ebene}", abschnitt.titel) for abschnitt in abschnitte]
    assert absaetze[0].style.name == "Title"


@pytest.mark.parametrize("profil", JE_LAUF)
def test_every_verdict_of_the_result_can_be_read(profil: str) -> None:
    alle = [zeile for tabelle in gelesen(profil, "bericht").tables for zeile in zeilen(tabelle)]
    assert [zeile for zeile in verdikte(profil) if zeile not in alle] == []


@pytest.mark.parametrize("profil", JE_LAUF)
def test_tables_repeat_their_header_row_and_break_no_row(profil: str) -> None:
    tabellen = gelesen(profil, "bericht").tables
    assert len(tabellen) >= 9
    for tabelle in tabellen:
        kopf, *rest = tabelle._tbl.tr_lst
        assert kopf.trPr.find(qn("w:tblHeader")) is not None
        assert rest
        assert all(zeile.trPr.find(qn("w:cantSplit")) is not None for zeile in rest)
        breite = sum(spalte.width for spalte in tabelle.columns)
        assert abs(breite / 360_000 - 17) < 0.1


@pytest.mark.parametrize("profil", JE_LAUF)
def test_no_heading_and_no_header_row_is_left_alone_at_the_end_of_a_page(profil: str) -> None:
    gefunden = gelesen(profil, "bericht")
    for tabelle in gefunden.tables:
        davor = tabelle._tbl.getprevious()
        if davor.tag == qn("w:p"):
            stil, selbst = Paragraph(davor, gefunden).style, Paragraph(davor, gefunden).paragraph_format.keep_with_next
            assert selbst or stil.name.startswith("Heading") or not Paragraph(davor, gefunden).text
        assert all(absatz.paragraph_format.keep_with_next for zelle in tabelle.rows[0].cells for absatz in zelle.paragraphs)


def test_language_title_and_dates_are_set_and_nobody_is_named() -> None:
    gefunden = gelesen("stadt", "bericht")
    angaben = gefunden.core_properties
    assert (angaben.language, angaben.title) == ("de-DE", f"Empfehlungsbericht – {NAME}")
    assert angaben.created.date() == angaben.modified.date() == HEUTE
    assert (angaben.author, angaben.last_modified_by, angaben.comments) == ("", "", "")
    assert gefunden.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["de-DE"]


def test_the_picture_says_in_words_what_it_shows_and_fits_the_page() -> None:
    formen = gelesen("stadt", "bericht").inline_shapes
    assert len(formen) == 1
    assert formen[0]._inline.docPr.get("descr").startswith("Flussdiagramm in drei Blöcken. Gegangener Weg: Klimaschutzkonzept:")
    assert formen[0].width.cm <= 17
    assert formen[0].height.cm <= 25


def test_blanks_are_marked_and_the_decision_is_numbered() -> None:
    absaetze = gelesen("stadt", "vorlage").paragraphs
    luecken = [absatz for absatz in absaetze if absatz.style.name == "Eintragen"]
    assert len(luecken) >= 4
    assert all(absatz._p.pPr.find(qn("w:shd")).get(qn("w:fill")) == "FFF0C2" for absatz in luecken)
    beschluss = [absatz.text for absatz in absaetze if absatz.style.name == "List Number"]
    assert len(beschluss) == 4
    assert glatt(beschluss[0]) == "Der Klimaschutz wird nach dem Ende der Förderung als V 8 Klimaschutz als Stabsstelle weitergeführt."


def test_the_footer_counts_pages_by_fields() -> None:
    fuss = gelesen("stadt", "bericht").sections[0].footer.paragraphs[0]
    assert fuss._p.xpath("w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]
    assert "Orientierung, keine Rechtsberatung" in fuss.text


@pytest.mark.parametrize("art", [pytest.param("bericht", marks=pytest.mark.nightly), "vorlage", "leitfaden"])
def test_the_same_answers_give_the_same_bytes_at_any_time(art: Dokumentart, monkeypatch: pytest.MonkeyPatch) -> None:
    erste = datei("stadt", art, "docx")
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 1, 0))
    assert erzeuge(KATALOG, KATALOG.antworten(STADT), Auftrag(art, "docx", HEUTE, NAME)) == erste
    with zipfile.ZipFile(io.BytesIO(erste)) as archiv:
        assert {eintrag.date_time for eintrag in archiv.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_pdf_and_docx_have_the_same_tables() -> None:
    from tests.knowledge.test_bericht import teile

    soll = [tabelle.kopf for tabelle in teile(erstelle(KATALOG, KATALOG.antworten(STADT), "bericht", HEUTE), Tabelle)]
    ist = [tuple(glatt(zelle.text) for zelle in tabelle.rows[0].cells) for tabelle in gelesen("stadt", "bericht").tables]
    assert ist == soll
