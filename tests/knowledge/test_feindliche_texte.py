"""Readers of typed texts, fuzzed: nothing raises, and what a long text costs does not grow with its square."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialogs.freitext import FRAGE_VORN
from knowledge import modellsuche
from knowledge.begriffsuche import finde_begriff
from knowledge.eingabe_anteil import ShareRefusedError, lies_anteile
from knowledge.eingabe_wecker import lies_stunde, lies_zone
from knowledge.gegenprobe.vergleich import HOECHSTENS
from knowledge.loading import load_katalog
from knowledge.modellsuche import finde_modell, finde_modelle
from knowledge.suche import Suche

KATALOG = load_katalog()
SUCHE = Suche(KATALOG)
STUECKE = """v8 V 6a v99 modell Steckbrief vergleich und 7 ist soll auf von 50 % 12,5 100 101 -1 / => Uhr 9 24 09:00 Berlin UTC ?
Europe/Berlin klimaschutz stabsstelle KEM was kostet nachteile ( ) < & ' " \\ * [ ] { } ² ½ ſ ß İ ﷺ 👍 \u200d \u0301 \ud800 \x00 \u202e"""
TEXTE = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(STUECKE.split()), max_size=30).map(" ".join),
    st.lists(st.sampled_from(STUECKE.split()), max_size=30).map("".join),
    st.tuples(st.sampled_from(STUECKE.split()), st.integers(1, 4096)).map(lambda paar: (paar[0] * paar[1])[:4096]),
)


@given(TEXTE)
@example("?" * 4096)
@example("v8 " * 1365)
def test_no_text_makes_a_reader_fail(text: str) -> None:
    for fund in finde_modell(KATALOG, text):
        assert fund.steckbrief.id in KATALOG.steckbriefe
    assert set(finde_modelle(KATALOG, text)) <= set(KATALOG.steckbriefe)
    assert all(begriff.id in KATALOG.glossar for begriff in finde_begriff(KATALOG, text))
    assert lies_stunde(text) in {None, *range(24)}
    zone = lies_zone(text)
    assert zone is None or lies_zone(zone) == zone
    for treffer in SUCHE.suche(text, 5):
        assert treffer.passage.id in SUCHE.passagen
    try:
        angabe = lies_anteile(text, "ist")
    except ShareRefusedError:
        return
    assert angabe is None or all(wert is None or Decimal(0) <= wert <= 100 for wert in angabe.werte.values())


@pytest.mark.parametrize("text", ["a " * 2048, "1 " * 2048, "v8 " * 1365, "0," * 2048, "und " * 1024])
def test_the_names_of_models_are_looked_for_in_the_beginning_of_a_text_only(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Count look-ups, not seconds: 4096 characters once took 1.4 seconds."""
    versuche: list[str] = []
    urspruenglich = modellsuche._genannt
    monkeypatch.setattr(modellsuche, "_genannt", lambda *wie: versuche.append("") or urspruenglich(*wie))
    finde_modelle(KATALOG, text)
    assert len(versuche) <= 8 * modellsuche.MAX_LAENGE


def test_three_models_are_found_however_long_the_text_goes_on() -> None:
    assert len(finde_modelle(KATALOG, "V7, V 8 und Stabsstelle, V9 " + "x " * 2000)) >= HOECHSTENS


@pytest.mark.parametrize(
    ("text", "frage"), [("?? was ist das", "was ist das"), (" ? \n?x?", "x?"), ("?" * 4096, None), ("? ? ", None), ("x?", None)]
)
def test_a_leading_question_mark_makes_a_question_of_what_has_a_word(text: str, frage: str | None) -> None:
    treffer = FRAGE_VORN.fullmatch(text)
    assert (treffer["frage"] if treffer else None) == frage
