"""Figures of readability: what counts as a sentence, LIX by hand, and limits that are told."""

import pytest

from knowledge.pruefung import meldungen
from knowledge.pruefung.lesbarkeit import Lesbarkeit, miss, pruefe_texte

KURZ = "Das ist kurz."
SCHWER = " ".join(["Zusammenarbeit"] * 12) + "."


@pytest.mark.parametrize(
    ("texte", "erwartet"),
    [
        ([], Lesbarkeit(0, 0, 0, 0)),
        (["Überschrift ohne Punkt", "Größe:"], Lesbarkeit(0, 0, 0, 0)),
        ([KURZ], Lesbarkeit(1, 3, 3, 3)),
        # Eight words in two sentences, two of them long: 4 + 25.
        (["Das Konzept ist noch nicht da. Warten Sie."], Lesbarkeit(2, 4, 6, 4 + 100 / 8)),
        (["Klimaschutz beginnt heute.", "Menü"], Lesbarkeit(1, 3, 3, 3 + 200 / 3)),
        # A placeholder is one short word, a short word does not become long by its punctuation.
        (["{einwohnerzahl} „lange“ hier."], Lesbarkeit(1, 3, 3, 3)),
    ],
)
def test_the_figures_are_those_worked_out_by_hand(texte: list[str], erwartet: Lesbarkeit) -> None:
    gemessen = miss(texte)
    assert (gemessen.saetze, gemessen.median, gemessen.laengster) == (erwartet.saetze, erwartet.median, erwartet.laengster)
    assert gemessen.lix == pytest.approx(erwartet.lix)


def test_texts_within_the_limits_are_not_named() -> None:
    assert list(pruefe_texte("Raum", [("hier", KURZ)], lix=3)) == []


def test_texts_that_are_hard_on_the_whole_are_named() -> None:
    assert list(pruefe_texte("Raum", [("hier", KURZ)], lix=2)) == [meldungen.LIX_HOCH.format(raum="Raum", lix=3, grenze=2)]


def test_a_single_hard_text_is_named_where_it_stands() -> None:
    (meldung,) = pruefe_texte("Raum", [("hier", SCHWER), ("dort", KURZ)], lix=1000)
    assert meldung.startswith("hier: Der Text hat einen LIX von ")


def test_a_handful_of_long_words_is_no_hard_text_yet() -> None:
    assert list(pruefe_texte("Raum", [("hier", "Öffentlichkeitsarbeit leisten.")], lix=1000)) == []
