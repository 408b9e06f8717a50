from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.eingabe_wecker import lies_stunde, lies_zone


@pytest.mark.parametrize(
    ("text", "stunde"),
    [("9", 9), ("09", 9), ("9 Uhr", 9), ("um 9 Uhr", 9), ("09:00", 9), ("9.00 Uhr.", 9), ("23 h", 23), ("0", 0)],
)
def test_an_hour_is_read_as_people_write_it(text: str, stunde: int):
    assert lies_stunde(text) == stunde


@pytest.mark.parametrize("text", ["", "24", "9:30", "neun", "9 Tage", "99", "-9", "9 10"])
def test_what_is_no_full_hour_is_none(text: str):
    assert lies_stunde(text) is None


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        *(("Europe/Berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"), ("Berlin", "Europe/Berlin")),
        *(("Deutschland", "Europe/Berlin"), ("Österreich", "Europe/Vienna"), ("Lissabon", "Europe/Lisbon")),
        *(("New York", "America/New_York"), ("UTC", "UTC")),
    ],
)
def test_a_zone_is_found_by_its_name_its_city_or_a_german_word(text: str, zone: str):
    assert lies_zone(text) == zone


@pytest.mark.parametrize("text", ["", "Musterstadt", "../etc/passwd", "GMT+1", "Etc/GMT+1"])
def test_what_is_no_zone_of_a_place_is_none(text: str):
    assert lies_zone(text) is None


@given(st.text(max_size=40))
def test_any_text_is_read_and_a_zone_that_is_found_exists(text: str):
    lies_stunde(text)
    zone = lies_zone(text)
    assert zone is None or ZoneInfo(zone).key == zone
