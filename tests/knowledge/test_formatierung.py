"""Numbers and dates stand as Germans write them."""

from decimal import Decimal

import pytest

from knowledge import formatierung


@pytest.mark.parametrize(
    ("wert", "text"),
    [
        (0, "0"),
        (999, "999"),
        (32_000, "32.000"),
        (1_234_567, "1.234.567"),
        (Decimal("0.5"), "0,5"),
        (Decimal("0.50"), "0,5"),
        (Decimal("1.0"), "1"),
        (Decimal("10.01"), "10,01"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("1234.5"), "1.234,5"),
    ],
)
def test_a_number_has_points_for_thousands_and_a_comma(wert: Decimal | int, text: str) -> None:
    assert formatierung.zahl(wert) == text


def test_a_number_has_its_unit() -> None:
    assert formatierung.einwohner(32_000) == "32.000 EW"
    assert formatierung.stellen(Decimal("0.5")) == "0,5 VZÄ"
    assert formatierung.euro(60_000) == "60.000 €"
    assert formatierung.euro_je_einwohner(Decimal(5)) == "5 € je EW"
    assert formatierung.euro_je_einwohner(Decimal("2.4")) == "2,40 € je EW"


def test_a_date_has_day_month_and_year() -> None:
    assert formatierung.datum("2028-06-30") == "30.06.2028"
    with pytest.raises(ValueError, match="30"):
        formatierung.datum("30.06.2028")
