"""What a screen reader reads: words first, no sign that stands for a word, lists line by line."""

import re
import unicodedata
from collections.abc import Iterator

import pytest
from aiogram.fsm.state import State

from bot.lokal.grenzen import parse_text
from dialogs import captions
from dialogs.lesbarkeit import eigene_texte, texte_in
from dialogs.registry import dialoge, previews
from dialogs.rendering import rendere
from dialogs.widgets import FELD
from knowledge.loading import load_katalog
from knowledge.pruefung.sprache import eigene_texte as texte_des_katalogs

# A line may be an item of a list, a quotation, a remark in brackets, a command or a number with its sign; then comes a word.
MIT_WORTEN = re.compile(r"(?:[•…–] )?[„(/@+−]*\w")
PFEILE = range(0x2190, 0x2200)
# The one sign of ours: it stands behind the words of a button, and the text above says "gewählt" too.
HAKEN = " ✓"
FENSTER = {state: window.text.name for dialog in dialoge().sub_routers for state, window in dialog.windows.items()}
VORSCHAU = previews()


def bildzeichen(text: str) -> set[str]:
    """Return the emoji, arrows and other pictures among the letters."""
    return {zeichen for zeichen in text if unicodedata.category(zeichen) in ("So", "Co") or ord(zeichen) in PFEILE}


def gezeigt(state: State) -> str:
    return parse_text(rendere(FENSTER[state], VORSCHAU[state])).text


def alle_texte() -> Iterator[tuple[str, str]]:
    yield from eigene_texte()
    yield from texte_des_katalogs(load_katalog())


@pytest.mark.parametrize(
    ("text", "gefunden"), [("Möglich – 5 €, ≤ 3 °", {"°"}), ("Ja → nein", {"→"}), ("Fertig ✅", {"✅"}), ("„Gut“", set())]
)
def test_a_picture_among_letters_is_told_from_punctuation(text: str, gefunden: set[str]):
    assert bildzeichen(text) == gefunden


@pytest.mark.parametrize("state", FENSTER, ids=lambda state: str(state.state))
def test_every_line_of_every_window_begins_with_words(state: State):
    assert [zeile for zeile in gezeigt(state).splitlines() if zeile.strip() and not MIT_WORTEN.match(zeile)] == []


@pytest.mark.parametrize("state", FENSTER, ids=lambda state: str(state.state))
def test_no_window_lays_words_out_in_columns(state: State):
    text = gezeigt(state)
    assert re.findall(r"\S(?:\t| {2,})\S", text) == []
    assert "<pre>" not in rendere(FENSTER[state], VORSCHAU[state])


@pytest.mark.parametrize("state", FENSTER, ids=lambda state: str(state.state))
def test_every_button_begins_with_words_and_says_no_more_by_a_sign(state: State):
    for knopf in (knopf for reihe in VORSCHAU[state][FELD] for knopf in reihe):
        assert knopf.text[0].isalnum(), knopf.text
        assert bildzeichen(knopf.text.removesuffix(HAKEN)) == set(), knopf.text
        if knopf.text.endswith(HAKEN):
            assert "gewählt" in gezeigt(state).casefold()


def test_no_text_of_ours_puts_a_picture_for_a_word():
    haken = set(texte_in(captions.GEWAEHLT))
    assert [(ort, text) for ort, text in alle_texte() if bildzeichen(text) and text not in haken] == []
