"""Hostile words stay words: in every window, in the table, in documents and in the calendar file."""

import asyncio
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from pypdf import PdfReader

import dialogs
from bot.lokal.auszeichnung import parse_html
from dialogs.aufgabentabelle import FORMELZEICHEN, entschaerfe
from dialogs.captions import WEITER
from dialogs.rendering import rendere, umgebung
from dialogs.satz.dateien import Auftrag, Form, erzeuge
from knowledge.katalog import Katalog
from tests.dialogs.lotse import Lotse
from tests.dialogs.wege import fuelle

BOESE = "<b>x</b> &amp; {{ 7*7 }} <a href='https://example.org'>"
SATZ = '#panic("x") $x^2$ *fett* _kursiv_ `code` <label> @zitat \\ #import "a" </w:t> {0}'
TEXTE = Path(dialogs.__file__).parent / "texts"


def gesagt(lotse: Lotse) -> list[Any]:
    return [nachricht for nachricht in lotse.kim.nachrichten if nachricht.from_user.id == lotse.bot.id]


def nur_worte(lotse: Lotse) -> None:
    """Assert that the hostile text was shown as it was typed, and none of it became a link or a format."""
    assert any(BOESE[:20] in (nachricht.text or "") for nachricht in gesagt(lotse))
    for nachricht in gesagt(lotse):
        assert "49" not in (nachricht.text or "").partition("{{")[2][:6]
        for entity in nachricht.entities or ():
            assert not (entity.url or "").startswith("https://example.org")
            assert entity.extract_from(nachricht.text or "") != "x"


@pytest.mark.parametrize("weg", ["name", "titel", "notiz"])
async def test_a_hostile_name_title_or_note_is_shown_as_it_was_typed(lotse: Lotse, weg: str):
    await fuelle(lotse)
    if weg == "name":
        for text in ("/beratungen", "1", "Name ändern", BOESE[:30], "/beratungen", "1", "/menu"):
            await lotse.tippe(text)
    elif weg == "titel":
        await lotse.tippe("/zeitplan")
        await lotse.druecke("hinzu")
        await lotse.tippe(BOESE)
        await lotse.tippe("1.6.2027")
        await lotse.tippe("/zeitplan")
    else:
        await lotse.tippe("/zeitplan")
        await lotse.druecke("termin/strategieworkshop")
        await lotse.druecke("notiz/strategieworkshop")
        await lotse.tippe(BOESE)
        await lotse.tippe("/zeitplan")
        await lotse.druecke("termin/strategieworkshop")
    nur_worte(lotse)


@pytest.mark.parametrize("befehl", ["/suche {}", "/glossar {}", "/steckbrief {}", "/vergleich {}", "/schnell 32000 EW, {}", "? {}"])
async def test_a_hostile_search_or_line_is_shown_as_it_was_typed(lotse: Lotse, befehl: str):
    await fuelle(lotse)
    await lotse.tippe(befehl.format("<b>x</b> &amp; {{ 7*7 }} <a href='https://example.org'>"))
    for nachricht in gesagt(lotse):
        assert not any((entity.url or "").startswith("https://example.org") for entity in nachricht.entities or ())
        assert not any(entity.extract_from(nachricht.text or "") == "x" for entity in nachricht.entities or ())


def test_only_the_sentence_about_the_last_input_is_marked_safe_and_the_windows_get_it_from_a_template():
    """What is not escaped again in a window was escaped in the template that made it."""
    for datei in TEXTE.rglob("*.j2"):
        for zeile in datei.read_text(encoding="utf-8").splitlines():
            assert "safe" not in zeile.replace("{{ meldung | safe }}", ""), f"{datei.name}: {zeile}"
            assert "autoescape" not in zeile, datei.name
    assert umgebung().autoescape is True
    assert parse_html(rendere("beratungen/name_zu_lang", {"laenge": "<i>x</i>", "zeichen": 1}))[1] == []


@pytest.mark.parametrize("form", ["pdf", "docx"])
async def test_the_name_of_a_kommune_is_no_markup_in_a_document(katalog: Katalog, form: Form):
    antworten = katalog.antworten({"kommune_typ": "gemeinde", "einwohner": 32_000})
    auftrag = Auftrag("vorlage", form, date(2026, 11, 22), SATZ)
    inhalt = await asyncio.to_thread(erzeuge, katalog, antworten, auftrag)
    if form == "pdf":
        text = "".join(seite.extract_text() for seite in PdfReader(BytesIO(inhalt)).pages)
        assert not any("/URI" in str(seite.get("/Annots")) and "example.org" in str(seite) for seite in PdfReader(BytesIO(inhalt)).pages)
    else:
        dokument = Document(BytesIO(inhalt))
        text = "".join(knoten.text or "" for knoten in dokument.element.body.iter() if knoten.tag.endswith("}t"))
        assert "docProps/core.xml" in ZipFile(BytesIO(inhalt)).namelist()
    for teil in ('#panic("x")', "*fett*", "_kursiv_", "<label>", "@zitat", "</w:t>"):
        assert teil in "".join(text.split()) or teil in text, teil


@pytest.mark.parametrize("zeichen", [*FORMELZEICHEN, "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "\t=1", "\n=1", "＝1"])
def test_a_cell_never_begins_as_a_formula(zeichen: str):
    assert entschaerfe(zeichen).startswith("'")
    assert entschaerfe(WEITER) == WEITER
