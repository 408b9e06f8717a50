"""What people type about the share of a task, and what is never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.arbeitszeit import FELDER, Feld, pruefe_anteil
from knowledge.eingabe_anteil import ShareRefusedError, lies_anteile


def gelesen(text: str, gefragt: Feld = "ist") -> dict[str, str | None] | None:
    angabe = lies_anteile(text, gefragt)
    return None if angabe is None else {feld: None if wert is None else f"{wert.normalize():f}" for feld, wert in angabe.werte.items()}


@pytest.mark.parametrize(
    ("text", "wert"),
    [
        *(("12,5", "12.5"), ("12.5", "12.5"), ("12,5 %", "12.5"), ("12,50%", "12.5"), ("0", "0"), ("100", "100"), ("5%", "5")),
        *(("10 Prozent", "10"), ("zehn Prozent", "10"), ("fünfundzwanzig", "25"), ("10 % der Arbeitszeit", "10"), ("nichts", "0")),
        *(("etwa 15", "15"), ("ca. 15 %", "15"), ("33,3", "33.3"), (" 7 ", "7"), ("keine", "0")),
    ],
)
@pytest.mark.parametrize("gefragt", FELDER)
def test_a_single_figure_is_the_column_that_is_asked_for(text: str, wert: str, gefragt: Feld):
    assert gelesen(text, gefragt) == {gefragt: wert}


@pytest.mark.parametrize(
    "text",
    [
        *("IST 10 SOLL 15", "ist: 10, soll: 15", "Ist=10 Soll=15", "10/15", "10 / 15", "10 → 15", "10 -> 15", "10;15", "von 10 auf 15"),
        *("SOLL 15 IST 10", "heute 10, künftig 15", "ist 10 % und soll 15 %", "10 % / 15 %", "IST zehn SOLL fünfzehn", "10 auf 15"),
    ],
)
@pytest.mark.parametrize("gefragt", FELDER)
def test_two_figures_are_both_columns_whichever_is_asked_for(text: str, gefragt: Feld):
    assert gelesen(text, gefragt) == {"ist": "10", "soll": "15"}


@pytest.mark.parametrize(
    ("text", "erwartet"),
    [
        ("soll 20", {"soll": "20"}),
        ("IST 12,5", {"ist": "12.5"}),
        ("1/2", {"ist": "1", "soll": "2"}),
        ("0/5", {"ist": "0", "soll": "5"}),
        ("leer", {"ist": None}),
        ("löschen", {"ist": None}),
        ("-", {"ist": None}),
        ("soll leer", {"soll": None}),
        ("ist leer soll 5", {"ist": None, "soll": "5"}),
    ],
)
def test_one_column_by_name_and_a_share_taken_back(text: str, erwartet: dict[str, str | None]):
    assert gelesen(text) == erwartet


@pytest.mark.parametrize(
    "text",
    [
        *("10-15", "10 bis 15", "mehr als 10", "unter 5", "10 15", "10/15/20", "ist 10 ist 15", "hallo ist 10", "ist", "ist soll"),
        *("halb", "die Hälfte", "ein Viertel", "1.000 Tsd", "Pflichtaufgaben", "", "?", "10 Stunden", "ja", "10²", "5" * 300, "soll = ist"),
    ],
)
def test_what_is_not_clear_is_not_read(text: str):
    assert gelesen(text) is None


@pytest.mark.parametrize(
    ("text", "grund"), [("12,25", "genauigkeit"), ("101", "bereich"), ("10/250", "bereich"), ("soll 0,05", "genauigkeit")]
)
def test_a_clear_figure_that_cannot_be_stored_says_why(text: str, grund: str):
    with pytest.raises(ShareRefusedError) as fehler:
        lies_anteile(text, "ist")
    assert fehler.value.grund == grund


def test_a_vague_figure_is_read_but_not_exact():
    angabe = lies_anteile("etwa 15", "ist")
    assert angabe is not None
    assert not angabe.genau


@given(st.integers(0, 1000), st.integers(0, 1000), st.sampled_from(["{}/{}", "IST {} SOLL {}", "{} -> {}", "ist {} %, soll {} %"]))
def test_every_pair_of_shares_is_read_as_it_is_written(ist: int, soll: int, form: str):
    werte = [Decimal(zehntel) / 10 for zehntel in (ist, soll)]
    text = form.format(*(str(wert).replace(".", ",") for wert in werte))
    angabe = lies_anteile(text, "ist")
    assert angabe is not None
    assert list(angabe.werte.values()) == werte


@given(st.text(max_size=60), st.sampled_from(FELDER))
def test_whatever_is_typed_is_read_as_shares_that_can_be_stored_or_not_at_all(text: str, gefragt: Feld):
    try:
        angabe = lies_anteile(text, gefragt)
    except ShareRefusedError:
        return
    assert angabe is None or all(wert is None or pruefe_anteil(wert) == wert for wert in angabe.werte.values())
