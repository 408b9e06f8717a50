import subprocess
import sys
from datetime import date

import pytest

from knowledge.arbeitstage import LAENDER, arbeitstag_ab, arbeitstag_bis, feiertage, ist_arbeitstag
from knowledge.loading import load_katalog

UEBERALL = {
    *(date(2027, 1, 1), date(2027, 3, 26), date(2027, 3, 29), date(2027, 5, 1), date(2027, 5, 6), date(2027, 5, 17)),
    *(date(2027, 10, 3), date(2027, 12, 25), date(2027, 12, 26)),
}
EIGENE = {
    "BW": {date(2027, 1, 6), date(2027, 5, 27), date(2027, 11, 1)},
    "BY": {date(2027, 1, 6), date(2027, 5, 27), date(2027, 8, 15), date(2027, 11, 1)},
    "BE": {date(2027, 3, 8)},
    "BB": {date(2027, 3, 28), date(2027, 5, 16), date(2027, 10, 31)},
    "HB": {date(2027, 10, 31)},
    "HH": {date(2027, 10, 31)},
    "HE": {date(2027, 5, 27)},
    "MV": {date(2027, 3, 8), date(2027, 10, 31)},
    "NI": {date(2027, 10, 31)},
    "NW": {date(2027, 5, 27), date(2027, 11, 1)},
    "RP": {date(2027, 5, 27), date(2027, 11, 1)},
    "SL": {date(2027, 5, 27), date(2027, 8, 15), date(2027, 11, 1)},
    "SN": {date(2027, 5, 27), date(2027, 10, 31), date(2027, 11, 17)},
    "ST": {date(2027, 1, 6), date(2027, 10, 31)},
    "SH": {date(2027, 10, 31)},
    "TH": {date(2027, 5, 27), date(2027, 9, 20), date(2027, 10, 31)},
}


@pytest.mark.parametrize("land", LAENDER)
def test_the_holidays_of_each_state_are_those_of_its_law(land: str):
    assert feiertage(land, 2027) == UEBERALL | EIGENE[land]


def test_the_states_are_those_of_the_question():
    assert [option.wert for option in load_katalog().fragen["bundesland"].optionen] == list(LAENDER)


def test_without_a_state_the_holidays_of_all_count():
    assert feiertage(None, 2027) == UEBERALL.union(*EIGENE.values())


def test_an_unknown_state_is_refused():
    with pytest.raises(ValueError, match="XX"):
        feiertage("XX", 2027)


def test_a_row_of_days_off_is_walked_to_its_ends():
    assert arbeitstag_bis(date(2027, 3, 29), "BW") == date(2027, 3, 25)
    assert arbeitstag_ab(date(2027, 3, 26), "BW") == date(2027, 3, 30)
    assert arbeitstag_bis(date(2028, 1, 2), "HE") == date(2027, 12, 31)
    assert arbeitstag_bis(date(2027, 3, 25), "BW") == date(2027, 3, 25)


def test_a_holiday_of_one_state_is_a_working_day_of_another():
    assert not ist_arbeitstag(date(2027, 3, 8), "BE")
    assert ist_arbeitstag(date(2027, 3, 8), "BW")
    assert not ist_arbeitstag(date(2027, 3, 8), None)


def test_the_libraries_are_loaded_only_when_they_are_needed():
    code = (
        "import sys, knowledge.erinnerung, knowledge.kalenderdatei, knowledge.sendung\n"
        "assert not {'holidays', 'icalendar'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
