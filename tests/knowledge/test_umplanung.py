from datetime import date

import pytest

from knowledge.katalog import Katalog
from knowledge.loading import load_katalog
from knowledge.umplanung import einwand_gegen, ist_beweglich, ist_eigener
from knowledge.zeitplan import Anpassungen, EigenerMeilenstein, Termin, plane

KATALOG: Katalog = load_katalog()
HEUTE = date(2026, 11, 21)
EIGENER = EigenerMeilenstein("eigen_1", "Vortrag", date(2027, 2, 3))


def termin(name: str, **antworten: str) -> Termin:
    antworten = {"foerderbeginn": "2025-07-01", "foerderende": "2028-06-30", "foerderphase": "erstvorhaben", **antworten}
    verschoben = {"verwaltungsspitze": date(2027, 3, 15)}
    zeitplan = plane(KATALOG, KATALOG.antworten(antworten), HEUTE, Anpassungen(verschoben=verschoben, eigene=(EIGENER,)))
    gefunden = zeitplan.termin(name)
    assert gefunden is not None
    return gefunden


@pytest.mark.parametrize("name", ["pruefung_6", "verwaltungsspitze", "haushalt", "dokumentation_2026_q4", "eigen_1"])
def test_suggestions_moved_ones_and_own_ones_move_from_today_on(name: str):
    assert ist_beweglich(termin(name))
    assert einwand_gegen(termin(name), HEUTE, HEUTE) is None
    assert einwand_gegen(termin(name), date(2026, 11, 20), HEUTE) == "vorbei"
    assert einwand_gegen(termin(name), date(2100, 1, 1), HEUTE) == "jahr"


@pytest.mark.parametrize(
    ("name", "antworten"),
    [
        ("strategieworkshop", {}),
        ("antrag_anschluss_frist", {}),
        ("nachweis", {"nachweis_termin": "2027-03-31"}),
        ("haushalt", {"haushalt_termin": "2027-05-31"}),
    ],
)
def test_dates_of_a_source_of_a_version_and_of_an_answer_stay(name: str, antworten: dict[str, str]):
    assert einwand_gegen(termin(name, **antworten), date(2027, 6, 1), HEUTE) == "fest"


def test_a_new_one_needs_a_day_from_today_on():
    assert einwand_gegen(None, HEUTE, HEUTE) is None
    assert einwand_gegen(None, date(2026, 1, 1), HEUTE) == "vorbei"


def test_only_what_the_person_added_is_their_own():
    assert [name for name in ("eigen_1", "haushalt", "verwaltungsspitze") if ist_eigener(termin(name))] == ["eigen_1"]
