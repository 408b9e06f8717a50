"""README and GLOSSAR speak of what there is, and of all of it."""

import re
from pathlib import Path

import pytest

from bot.cli import app, daten
from dialogs.captions import BEFEHLE

WURZEL = Path(__file__).parents[2]
README = (WURZEL / "README.md").read_text(encoding="utf-8")
GLOSSAR = (WURZEL / "GLOSSAR.md").read_text(encoding="utf-8")
IN_BACKTICKS = re.compile(r"`([^`]+)`")
# The words that stand in the third column where no single place can be named.
OHNE_ORT = {"data", "everywhere"}
ZEILEN = [
    (zellen[0], zellen[2])
    for zeile in GLOSSAR.splitlines()
    if zeile.startswith("|") and len(zellen := [zelle.strip() for zelle in zeile.strip("|").split("|")]) == 3
][2:]
LOTSE_BEFEHLE = sorted(
    [befehl.name or befehl.callback.__name__ for befehl in app.registered_commands if befehl.callback]
    + [f"daten {befehl.name or befehl.callback.__name__}" for befehl in daten.registered_commands if befehl.callback]
)


@pytest.mark.parametrize("befehl", BEFEHLE)
def test_readme_has_every_command_of_the_bot(befehl: str):
    assert f"`/{befehl}`" in README


@pytest.mark.parametrize("befehl", LOTSE_BEFEHLE)
def test_readme_has_every_command_of_lotse(befehl: str):
    assert re.search(rf"`lotse {befehl}\b", README)


def test_readme_has_no_command_of_lotse_that_is_not_there():
    assert set(re.findall(r"`lotse ((?:daten )?\w+)", README)) <= set(LOTSE_BEFEHLE)


def test_every_file_that_readme_names_is_there():
    verweise = [
        *re.findall(r"\]\((?!https?:)([^)#]+)\)", README),
        *re.findall(r"\b([A-Z]+\.md)\b", README),
        ".env.example",
        "docker-compose.yml",
    ]
    assert [verweis for verweis in verweise if not (WURZEL / verweis).exists()] == []


@pytest.mark.parametrize("seite", ["README.md", *sorted(f"docs/{pfad.name}" for pfad in (WURZEL / "docs").glob("*.md"))])
def test_every_picture_and_page_that_a_page_links_is_there_and_every_picture_has_words(seite: str):
    text = (WURZEL / seite).read_text(encoding="utf-8")
    verweise = re.findall(r"\]\((?!https?:|#)([^)#]+)|src(?:set)?=\"([^\"]+)\"", text)
    assert [ziel for paar in verweise for ziel in paar if ziel and not (WURZEL / seite).parent.joinpath(ziel).exists()] == []
    assert [
        bild
        for bild in re.findall(r"<img [^>]*>|!\[[^\]]*\]", text)
        if re.search(r'!\[\]|alt=""', bild) or not re.search(r"alt=|!\[", bild)
    ] == []


@pytest.mark.parametrize(("wort", "ort"), ZEILEN, ids=[wort for wort, _ in ZEILEN])
def test_every_word_of_the_glossary_is_where_it_says(wort: str, ort: str):
    genannt = IN_BACKTICKS.findall(ort)
    if not genannt:
        assert ort in OHNE_ORT
        return
    muster, *namen = genannt
    dateien = sorted(WURZEL.glob(muster))
    assert dateien, muster
    for datei in dateien:
        text = datei.read_text(encoding="utf-8")
        assert [name for name in namen if not re.search(rf"\b{re.escape(name)}\b", text)] == []


def test_the_glossary_is_sorted_and_names_no_word_twice():
    woerter = [wort.casefold().replace("ü", "u").replace("ä", "a").replace("ö", "o") for wort, _ in ZEILEN]
    assert len(woerter) >= 25
    assert woerter == sorted(set(woerter))
