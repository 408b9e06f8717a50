"""A span is one number or an open interval, and says for certain only what holds for each of its numbers."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.spanne import Spanne

ZAHLEN = st.decimals(0, 1_000, places=2)


def spanne(von: str, bis: str | None) -> Spanne:
    return Spanne(Decimal(von), None if bis is None else Decimal(bis))


@pytest.mark.parametrize(
    ("lage", "grenze", "mindestens", "hoechstens", "unter"),
    [
        (spanne("5", "5"), "5", True, True, False),
        (spanne("5", "5"), "6", False, True, True),
        (spanne("5", "5"), "4", True, False, False),
        (spanne("0", "5"), "5", False, True, True),
        (spanne("5", "10"), "5", True, False, False),
        (spanne("5", "10"), "7", False, False, False),
        (spanne("5", "10"), "10", False, True, True),
        (spanne("10", None), "10", True, False, False),
        (spanne("10", None), "11", False, False, False),
    ],
)
def test_a_bound_holds_only_for_every_number_of_the_span(
    lage: Spanne, grenze: str, mindestens: bool, hoechstens: bool, unter: bool
) -> None:
    zahl = Decimal(grenze)
    assert (lage.mindestens(zahl), lage.hoechstens(zahl), lage.unter(zahl)) == (mindestens, hoechstens, unter)


def test_one_number_stands_for_itself() -> None:
    genau = Spanne.genau(Decimal("0.5"))
    assert genau.ist_genau
    assert genau.stellvertreter([Decimal("0.4"), Decimal("0.5")]) == (Decimal("0.5"),)
    assert not spanne("0", "0.5").ist_genau
    assert not spanne("3", None).ist_genau


@given(ZAHLEN, ZAHLEN, st.lists(ZAHLEN, max_size=5))
def test_an_interval_has_one_stand_in_on_each_threshold_and_one_in_each_part(
    von: Decimal, breite: Decimal, schwellen: list[Decimal]
) -> None:
    bis = von + breite + 1
    vertreter = Spanne(von, bis).stellvertreter(schwellen)
    innen = {schwelle for schwelle in schwellen if von < schwelle < bis}
    assert list(vertreter) == sorted(set(vertreter))
    assert all(von < zahl < bis for zahl in vertreter)
    assert innen <= set(vertreter)
    assert len(vertreter) == 2 * len(innen) + 1
    raender = [von, *sorted(innen), bis]
    for unten, oben in pairwise(raender):
        assert any(unten < zahl < oben for zahl in vertreter)


@given(ZAHLEN, st.lists(ZAHLEN, max_size=5))
def test_an_interval_without_an_end_has_a_stand_in_beyond_every_threshold(von: Decimal, schwellen: list[Decimal]) -> None:
    vertreter = Spanne(von, None).stellvertreter(schwellen)
    assert min(vertreter) > von
    assert max(vertreter) > max([von, *schwellen])
