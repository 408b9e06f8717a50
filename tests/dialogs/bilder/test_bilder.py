"""What every picture promises: well-formed, legible on a phone, the same for the same answers, and told in words."""

import io
import re
import struct
import zlib
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.lokal.dateien import create_datei
from bot.lokal.grenzen import MAX_BESCHRIFTUNG, MAX_FOTO_KANTEN, MAX_TEXT, parse_beschriftung, parse_text
from dialogs.bilder import farben, schrift, zeichen
from dialogs.bilder.bild import Bild
from dialogs.bilder.rendern import als_png, rendere_png
from dialogs.bilder.senden import teile
from dialogs.bilder.zeichnung import BREITE, Zeichnung
from tests.dialogs.bilder.faelle import ALLE, KATALOG, bild
from tests.dialogs.bilder.messen import NS, Text, flaeche, flaechen, graustufe, kontrast, lies, messe, strecken, texte

KLEINSTE_SCHRIFT = 11
KONTRAST_MINDESTENS = 4.5
GRAU_MINDESTENS = 8
RAND_MINDESTENS = 4
MEGABYTE_HOECHSTENS = 90
ALLE_BILDER = pytest.mark.parametrize("name", ALLE)
EINE_JE_ART = ("passung-voll", "weg-halb", "pfad-V2-V11", "zeitplan-viele", "arbeitszeit-landkreis")


@ALLE_BILDER
def test_the_picture_is_well_formed_and_as_wide_as_a_phone(name: str):
    wurzel = lies(bild(name).svg)
    assert wurzel.tag == f"{NS}svg"
    assert (float(wurzel.attrib["width"]), float(wurzel.attrib["height"])) == (bild(name).breite, bild(name).hoehe)
    assert bild(name).breite == BREITE
    assert wurzel.findtext(f"{NS}title") == bild(name).titel


@ALLE_BILDER
def test_no_text_leaves_its_box(name: str):
    wurzel = lies(bild(name).svg)
    for text in texte(wurzel):
        assert text.boden.enthaelt(text.kasten, 0.5), text.text
        assert text.kasten.links >= RAND_MINDESTENS, text.text
        assert text.kasten.rechts <= BREITE - RAND_MINDESTENS, text.text


@ALLE_BILDER
def test_no_two_texts_and_no_line_and_text_overlap(name: str):
    wurzel = lies(bild(name).svg)
    alle = list(texte(wurzel))
    assert [(eins.text, zwei.text) for eins, zwei in combinations(alle, 2) if eins.kasten.schneidet(zwei.kasten, 0.3)] == []
    # The line of today lies behind its own dark mark; all others keep clear of every text.
    linien = list(strecken(wurzel))
    auf_dem_grund = [text for text in alle if text.boden.rechts - text.boden.links == BREITE]
    assert [text.text for text in auf_dem_grund for linie in linien if linie.schneidet(text.kasten)] == []


@ALLE_BILDER
def test_nothing_is_painted_over_a_text(name: str):
    geschrieben: list[Text] = []
    wartend = list(texte(lies(bild(name).svg)))
    for element in lies(bild(name).svg):
        if element.tag == f"{NS}text":
            geschrieben.append(wartend.pop(0))
        elif element.tag == f"{NS}rect" and element.attrib["fill"] != "none":
            assert [text.text for text in geschrieben if flaeche(element).kasten.schneidet(text.kasten)] == []
    assert not wartend


@ALLE_BILDER
def test_every_text_is_large_and_stands_out_from_its_ground(name: str):
    for text in texte(lies(bild(name).svg)):
        assert text.groesse >= KLEINSTE_SCHRIFT, text.text
        assert min(kontrast(text.farbe, grund) for grund in text.grund) >= KONTRAST_MINDESTENS, text.text


@ALLE_BILDER
def test_the_ground_covers_the_whole_picture_so_that_it_reads_in_light_and_dark(name: str):
    erste = flaechen(lies(bild(name).svg))[0]
    assert (erste.kasten.links, erste.kasten.oben) == (0, 0)
    assert (erste.kasten.rechts, erste.kasten.unten) == (bild(name).breite, bild(name).hoehe)
    assert erste.fuellung == farben.GRUND


@ALLE_BILDER
def test_the_same_answers_give_the_same_bytes(name: str):
    assert ALLE[name]() == bild(name)


@ALLE_BILDER
def test_the_words_fit_into_a_caption_and_messages(name: str):
    beschriftung, weiter = teile(bild(name).text)
    assert parse_beschriftung(beschriftung).text
    assert bool(weiter) is (len(bild(name).text) > MAX_BESCHRIFTUNG)
    for stueck in weiter:
        assert len(parse_text(f"<blockquote expandable>{stueck}</blockquote>").text) <= MAX_TEXT
    assert KATALOG.version in beschriftung


@ALLE_BILDER
def test_the_picture_names_the_version_it_was_made_with(name: str):
    alle = " ".join(text.text for text in texte(lies(bild(name).svg)))
    assert KATALOG.version in alle
    assert KATALOG.stand.strftime("%d.%m.%Y") in alle


@pytest.mark.parametrize("name", EINE_JE_ART)
def test_the_png_can_be_sent_as_a_photo_and_is_the_same_twice(name: str):
    png = als_png(bild(name))
    datei = create_datei("photo", "bild.png", png)
    assert (datei.breite, datei.hoehe) == (bild(name).breite * 3, bild(name).hoehe * 3)
    assert als_png(bild(name)) == png
    assert len(set(_zeilen(png))) > datei.hoehe // 4


def test_a_very_tall_picture_stays_within_the_bounds_of_a_photo():
    hoehe = 6_000
    leer = f'<svg xmlns="http://www.w3.org/2000/svg" width="{BREITE}" height="{hoehe}"><rect width="9" height="9" fill="#000"/></svg>'
    datei = create_datei("photo", "bild.png", als_png(Bild("lang", "", leer, BREITE, hoehe, "")))
    assert datei.breite + datei.hoehe <= MAX_FOTO_KANTEN


async def test_a_picture_can_be_rendered_beside_the_event_loop():
    assert await rendere_png(bild("pfad-V7-V9")) == als_png(bild("pfad-V7-V9"))


@pytest.mark.nightly
def test_pictures_do_not_pile_up_in_memory():
    def belegt() -> int:
        zeilen = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(zeile.split()[1]) // 1024 for zeile in zeilen if zeile.startswith("VmRSS:"))

    vorlage = bild("passung-voll")
    vorher = 0
    for nummer in range(25):
        als_png(replace(vorlage, svg=vorlage.svg.replace("Stabsstelle", f"Stelle {nummer}")))
        vorher = vorher or belegt()
    assert belegt() - vorher < MEGABYTE_HOECHSTENS


def test_the_letters_come_from_the_fonts_beside_the_code():
    """Without the fonts the texts would be missing: a picture of text alone is then empty."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="15" font-family="{schrift.FAMILIE}">Wärme</text></svg>'
    anderes = svg.replace(schrift.FAMILIE, "Keine Schrift")
    eins, zwei = (als_png(Bild("text", "", text, 90, 20, "")) for text in (svg, anderes))
    assert any(any(zeile[1:]) for zeile in _zeilen(eins))
    assert eins != zwei


def test_verdicts_differ_in_grey():
    """The hatched ground of "offen" counts with both of its colours."""
    stufen = {urteil: graustufe(grund) for urteil, (grund, _) in farben.URTEIL.items()}
    stufen["schraffur"] = graustufe(farben.SCHRAFFUR)
    del stufen["offen"]
    assert min(abs(eins - zwei) for eins, zwei in combinations(stufen.values(), 2)) >= GRAU_MINDESTENS, stufen


@pytest.mark.parametrize("urteil", farben.URTEIL)
def test_the_sign_of_a_verdict_stands_out_from_its_ground(urteil: str):
    grund, zeichen = farben.URTEIL[urteil]
    for boden in (grund, farben.SCHRAFFUR) if urteil == "offen" else (grund,):
        assert kontrast(boden, zeichen) >= KONTRAST_MINDESTENS


def test_each_verdict_has_a_sign_of_its_own():
    wege = {}
    for urteil, zeichne in zeichen.URTEIL.items():
        zeichnung = Zeichnung("")
        zeichne(zeichnung, 0, 0, farben.TINTE)
        wege[urteil] = re.sub(r"[\d. -]+", "", zeichnung.elemente[0].attrib["d"])
    # A tick is one line of two strokes, a cross is two, a tilde and a question mark are curved, a dash lies flat.
    assert wege == {"erfuellt": "MLL", "verfehlt": "MLML", "knapp": "MCS", "offen": "MCCMV", "entfaellt": "MH"}


@pytest.mark.parametrize("text", ["Verstetigung", "V 6a–c", "„Ü“ · … – ~ *", "Größe: 5 € je EW"])
@pytest.mark.parametrize("fett", [False, True])
def test_widths_are_those_of_the_font(text: str, fett: bool):
    assert schrift.breite(text, 12, fett=fett) == pytest.approx(messe(text, 12, fett))


@pytest.mark.parametrize(
    "text", ["", "kurz", "ein Text aus mehreren Wörtern, V 6a–c", "Donaudampfschifffahrtsgesellschaft" * 3, "a" * 200, "1/2-3 / 4"]
)
@pytest.mark.parametrize("platz", [30, 90, 300])
def test_lines_fit_and_lose_nothing(text: str, platz: float):
    zeilen = schrift.umbrich(text, platz, 12)
    assert all(schrift.breite(zeile, 12) <= platz for zeile in zeilen)
    assert "".join(zeilen).replace(" ", "") == schrift.druckbar(text).replace(" ", "")
    gekuerzt = schrift.umbrich(text, platz, 12, hoechstens=2)
    assert gekuerzt == zeilen or (len(gekuerzt) == 2 and gekuerzt[1].endswith("…") and schrift.breite(gekuerzt[1], 12) <= platz)


def test_what_the_font_cannot_show_becomes_a_question_mark():
    assert schrift.druckbar("a\x00b🌍c\n d\u202e") == "a?b?c d?"


def test_the_number_of_a_model_is_not_torn_apart():
    assert schrift.umbrich("x V 6a–c", schrift.breite("x V ", 12) + 1, 12)[0] == "x"


def _zeilen(png: bytes) -> list[bytes]:
    """Decode a PNG far enough to see its rows: every chunk with a right checksum, as many bytes as its size needs."""
    strom, rohdaten, breite, hoehe = io.BytesIO(png[8:]), b"", 0, 0
    while kopf := strom.read(8):
        laenge, art = struct.unpack(">I4s", kopf)
        inhalt, pruefsumme = strom.read(laenge), strom.read(4)
        assert zlib.crc32(art + inhalt) == struct.unpack(">I", pruefsumme)[0]
        if art == b"IHDR":
            breite, hoehe = struct.unpack(">II", inhalt[:8])
            assert inhalt[8:10] in (b"\x08\x06", b"\x08\x02")
            kanaele = 4 if inhalt[9] == 6 else 3
        rohdaten += inhalt if art == b"IDAT" else b""
    daten = zlib.decompress(rohdaten)
    zeile = breite * kanaele + 1
    assert len(daten) == zeile * hoehe
    return [daten[i * zeile : (i + 1) * zeile] for i in range(hoehe)]


def test_an_svg_with_markup_in_a_title_stays_text():
    wurzel = lies(bild("zeitplan-voll").svg)
    assert {element.tag for element in wurzel.iter()} <= {
        f"{NS}{tag}" for tag in ("svg", "title", "defs", "pattern", "rect", "path", "text")
    }
    assert any("<b>" in text.text for text in texte(wurzel))
    assert ET.tostring(wurzel)
