"""The PDF is accessible, complete, of the promised length, and the same each time."""

import io
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import page
import pytest
from pypdf import PdfReader

from dialogs.bilder import schrift
from dialogs.satz.dateien import Auftrag, erzeuge
from dialogs.satz.daten import als_daten, festige
from dialogs.satz.pdf import als_pdf
from knowledge.bericht import KOMMUNE_HOECHSTENS, Beilagen, Dokumentart, erstelle
from knowledge.merkliste import Merkeintrag
from knowledge.steckbrief import ASPEKTE
from tests.dialogs.satz.gelesen import JE_LAUF, NAME, Gelesen, datei, glatt, pdf, verdikte
from tests.knowledge.berichtsprofile import DREI, HEUTE, KATALOG, PROFILE, STADT

ZUSAMMENFASSUNG = KATALOG.bericht.saetze["zusammenfassung"]["titel"]
AUSGANGSLAGE = KATALOG.bericht.saetze["ausgangslage"]["titel"]
ANHANG = KATALOG.bericht.saetze["warum_nicht"]["titel"]
HAUPTTEIL_HOECHSTENS = 6
PUNKTE_JE_CM = 72 / 2.54
RAND = 2 * PUNKTE_JE_CM
ALLE = [*JE_LAUF, *(pytest.param(profil, marks=pytest.mark.nightly) for profil in PROFILE if profil not in DREI)]
BREITE = 21 * PUNKTE_JE_CM


@pytest.mark.parametrize("art", ["bericht", "leitfaden"])
@pytest.mark.parametrize("profil", JE_LAUF)
def test_an_independent_checker_finds_it_conformant_to_pdf_ua(profil: str, art: Dokumentart) -> None:
    befund = page.validate_pdf_bytes(datei(profil, art, "pdf"))
    assert [(mangel.rule_id, mangel.message) for mangel in befund.failures] == []
    assert befund.is_compliant


def test_the_checker_notices_a_pdf_that_is_not_accessible() -> None:
    ohne = datei("stadt", "bericht", "pdf").replace(b"/MarkInfo", b"/MarkOnfi")
    assert not page.validate_pdf_bytes(ohne).is_compliant


@pytest.mark.parametrize("profil", JE_LAUF)
def test_language_and_title_are_set(profil: str) -> None:
    leser = pdf(profil).leser
    assert leser.root_object["/Lang"] == "de-DE"
    assert leser.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert leser.metadata is not None
    assert leser.metadata.title == f"Empfehlungsbericht – {NAME}"


@pytest.mark.parametrize("profil", JE_LAUF)
def test_every_picture_says_in_words_what_it_shows(profil: str) -> None:
    bilder = [marke for marke in pdf(profil).marken if marke["/S"] == "/Figure"]
    assert len(bilder) == 1
    text = glatt(str(bilder[0]["/Alt"]))
    assert text.startswith("Flussdiagramm in drei Blöcken. Gegangener Weg: Klimaschutzkonzept:")
    assert "nachgebaut" in text


@pytest.mark.parametrize("profil", JE_LAUF)
def test_headings_are_headings_and_tables_have_header_cells(profil: str) -> None:
    gelesen = pdf(profil)
    marken = [marke["/S"] for marke in gelesen.marken]
    titel = [abschnitt.titel for abschnitt in erstelle(KATALOG, KATALOG.antworten(PROFILE[profil]), "bericht", HEUTE).abschnitte]
    assert [text for _, text in gelesen.ueberschriften()] == titel
    assert marken.count("/H1") + marken.count("/H2") == len(titel)
    assert marken.count("/Table") >= 9
    assert marken.count("/TH") >= 2 * marken.count("/Table")
    stufen = [int(marke[-1]) for marke in marken if re.fullmatch(r"/H\d", marke)]
    assert stufen[0] == 1
    assert all(danach - davor <= 1 for davor, danach in pairwise(stufen))


@pytest.mark.parametrize("profil", ALLE)
def test_every_verdict_of_the_result_can_be_read(profil: str) -> None:
    text = " ".join(pdf(profil).seiten)
    assert [zeile for zeile in verdikte(profil) if zeile not in text] == []


@pytest.mark.parametrize("profil", ALLE)
def test_the_summary_is_one_page_and_the_main_part_at_most_six(profil: str) -> None:
    pruefe_umfang(pdf(profil).seiten)


def pruefe_umfang(seiten: list[str]) -> None:
    assert ZUSAMMENFASSUNG in seiten[0]
    assert KATALOG.bericht.saetze["zusammenfassung"]["sicher"] in seiten[0]
    assert seiten[1].startswith(AUSGANGSLAGE)
    anhang = next(nummer for nummer, seite in enumerate(seiten) if ANHANG in seite)
    davor = 0 if seiten[anhang].startswith(ANHANG) else 1
    assert anhang - 1 + davor <= HAUPTTEIL_HOECHSTENS


@pytest.mark.parametrize("profil", DREI)
def test_with_every_empfehlung_on_the_list_the_main_part_is_at_most_six_pages(profil: str) -> None:
    liste = tuple(Merkeintrag(modell, aspekt) for modell in KATALOG.steckbriefe for aspekt in ASPEKTE)
    auftrag = Auftrag("bericht", "pdf", HEUTE, NAME)
    inhalt = erzeuge(KATALOG, KATALOG.antworten(PROFILE[profil]), auftrag, beilagen=Beilagen(merkliste=liste))
    assert page.is_pdf_compliant_bytes(inhalt)
    gelesen = Gelesen(PdfReader(io.BytesIO(inhalt)))
    pruefe_umfang(gelesen.seiten)
    pruefe_seitenenden(gelesen)


@pytest.mark.parametrize("profil", ALLE)
def test_the_guide_for_the_talk_is_one_page(profil: str) -> None:
    assert len(pdf(profil, "leitfaden").leser.pages) == 1


@pytest.mark.parametrize("profil", ALLE)
def test_no_page_ends_with_a_heading(profil: str) -> None:
    pruefe_seitenenden(pdf(profil))


def pruefe_seitenenden(gelesen: Gelesen) -> None:
    titel = tuple(text for _, text in gelesen.ueberschriften())
    for seite in gelesen.seiten:
        inhalt = seite.partition("Empfehlungsbericht · Stand")[0].strip()
        assert not inhalt.endswith(titel)


@pytest.mark.parametrize("profil", JE_LAUF)
def test_nothing_stands_beyond_the_margins(profil: str) -> None:
    for seite in pdf(profil).leser.pages:
        stellen: list[tuple[float, str]] = []

        def merke(text: str, _cm: Any, tm: Any, _schrift: Any, grad: float, *, hier: list[tuple[float, str]] = stellen) -> None:
            if text.strip():
                hier.append((tm[4] + schrift.breite(schrift.druckbar(text.strip()), grad * tm[0]), text))

        seite.extract_text(visitor_text=merke)
        assert stellen
        assert [text for rechts, text in stellen if rechts > BREITE - RAND + 2] == []


def test_the_same_answers_give_the_same_bytes() -> None:
    auftrag = Auftrag("bericht", "pdf", HEUTE, NAME)
    assert erzeuge(KATALOG, KATALOG.antworten(STADT), auftrag) == datei("stadt", "bericht", "pdf")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("ß" * KOMMUNE_HOECHSTENS, marks=pytest.mark.nightly),
        pytest.param("Verbandsgemeinde " * 4, marks=pytest.mark.nightly),
        '#set page(fill: red) $x$ *fett* "Ende" \\ </svg>',
        pytest.param("Čakovec Ωμέγα 北京 🌍", marks=pytest.mark.nightly),
        pytest.param("{seite}", marks=pytest.mark.nightly),
    ],
)
def test_a_name_is_text_whatever_it_is(name: str) -> None:
    inhalt = datei("stadt", "bericht", "pdf", name)
    assert page.is_pdf_compliant_bytes(inhalt)
    if name.isascii():
        assert glatt(name) in glatt(PdfReader(io.BytesIO(inhalt)).pages[0].extract_text())


@pytest.mark.nightly
def test_long_texts_move_to_smaller_type_and_never_off_the_page() -> None:
    dokument = erstelle(KATALOG, KATALOG.antworten(STADT), "bericht", HEUTE, NAME)
    lang = tuple(
        replace(abschnitt, bloecke=abschnitt.bloecke * 2) if abschnitt.titel in ("Warum", "Was sonst verloren geht") else abschnitt
        for abschnitt in dokument.abschnitte
    )
    seiten = Gelesen(PdfReader(io.BytesIO(als_pdf(replace(dokument, abschnitte=lang), {})))).seiten
    assert seiten[0].count("Es wird erkannt, dass Klimaschutz eine Querschnittsaufgabe ist.") == 2
    assert seiten[1].startswith(AUSGANGSLAGE)


@pytest.mark.parametrize(
    ("text", "fest"),
    [
        ("V 8 und V 6a–c", "V\u00a08 und V\u00a06a–c"),
        ("5 € je EW", "5\u00a0€\u00a0je\u00a0EW"),
        ("B, Kap. 5.1", "B, Kap.\u00a05.1"),
        ("32.000 EW, 87 %", "32.000\u00a0EW, 87\u00a0%"),
        ("Das V ist ein Buchstabe.", "Das V ist ein Buchstabe."),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, fest: str) -> None:
    assert festige(text) == fest


def test_every_block_of_the_data_names_its_kind() -> None:
    daten = als_daten(erstelle(KATALOG, KATALOG.antworten(STADT), "bericht", HEUTE), schrift.zeige)
    bloecke = [block for abschnitt in daten["abschnitte"] for block in abschnitt["bloecke"]]
    assert {block["block"] for block in bloecke} == {"absatz", "liste", "tabelle", "nebeneinander"}
