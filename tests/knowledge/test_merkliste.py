"""The id of an entry names model and aspect both ways, and the list has one order whatever it was read in."""

from itertools import permutations

import pytest

from knowledge.loading import load_katalog
from knowledge.merkliste import Merkeintrag, empfehlung_zu, kennung, lies_kennung, sortiert

KATALOG = load_katalog()
# Beside it in the data of a button stand "erinnerung/erledigt/" and the beginning of the consultation's id.
HOECHSTENS = 64 - len("erinnerung/erledigt/") - len("/12345678")


@pytest.mark.parametrize("modell", KATALOG.steckbriefe)
def test_the_id_of_every_empfehlung_is_read_back_and_fits_into_every_button(modell: str):
    for aspekt in KATALOG.aspekte:
        assert lies_kennung(kennung(modell, aspekt)) == (modell, aspekt)
        assert len(kennung(modell, aspekt)) <= HOECHSTENS
        assert empfehlung_zu(KATALOG, modell, aspekt) is not None


@pytest.mark.parametrize("text", ["", "merk_", "merk_V8", "merk_V8_", "merk__ziele", "eigen_V8_ziele", "strategieworkshop"])
def test_any_other_text_is_no_id(text: str):
    assert lies_kennung(text) is None


def test_what_is_to_be_done_comes_first_then_the_order_of_the_katalog_and_what_it_lacks_last():
    soll = (
        Merkeintrag("V7", "ziele"),
        Merkeintrag("V8", "strategie"),
        Merkeintrag("V8", "garten"),
        Merkeintrag("V99", "ziele"),
        Merkeintrag("V1", "ziele", "erledigt"),
    )
    assert {sortiert(KATALOG, liste) for liste in permutations(soll)} == {soll}
