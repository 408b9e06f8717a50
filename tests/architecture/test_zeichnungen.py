"""The drawings of the house show the house as it is."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dialogs.bilder.rendern import SEITE, _setze
from dialogs.registry import previews
from docs.zeichnungen import stockwerke, zeichnungen

BILDER = Path(__file__).parents[2] / "docs" / "bilder"
ZEICHNUNGEN = zeichnungen()
ARCHITEKTUR = (BILDER.parents[1] / "ARCHITEKTUR.md").read_text(encoding="utf-8")


def worte(name: str) -> str:
    return " ".join(ET.fromstring(ZEICHNUNGEN[name]).itertext())


@pytest.mark.parametrize("name", ZEICHNUNGEN)
def test_the_drawing_in_the_docs_is_the_one_that_would_be_drawn_today(name: str):
    gespeichert = (BILDER / name).read_text(encoding="utf-8")
    assert gespeichert == ZEICHNUNGEN[name], "draw it anew: python docs/zeichnungen.py"


@pytest.mark.parametrize("name", ZEICHNUNGEN)
def test_the_architecture_shows_the_drawing_and_says_what_it_is(name: str):
    assert f"](docs/bilder/{name})" in ARCHITEKTUR


@pytest.mark.parametrize("name", ZEICHNUNGEN)
def test_the_drawing_is_a_picture_with_a_title(name: str):
    assert ET.fromstring(ZEICHNUNGEN[name]).find("{http://www.w3.org/2000/svg}title") is not None
    assert _setze(SEITE, 1, {"svg": ZEICHNUNGEN[name], "breite": "360"}).startswith(b"\x89PNG")


def test_every_module_of_every_floor_is_drawn():
    gezeigt = worte("raeume.svg").replace("/", "").split()
    for raum in ("dialogs", "knowledge"):
        assert {name for etage in stockwerke(raum) for name in etage} <= set(gezeigt)


def test_every_window_is_drawn():
    fenster = {str(state.state).partition(":")[2] for state in previews()}
    assert fenster <= set(worte("uebergaenge.svg").split())
