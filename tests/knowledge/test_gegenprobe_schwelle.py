"""Where within a class the money decides: checked against exact amounts all over the class."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from knowledge.gegenprobe.robust import robustheit
from knowledge.gegenprobe.schwelle import Abschnitt, abschnitte_in_worten, budget_abschnitte
from tests.knowledge.test_gegenprobe_robust import BASIS, KATALOG


def kandidaten(roh: dict[str, Any]) -> tuple[str, ...]:
    return robustheit(KATALOG, KATALOG.antworten(roh)).kandidaten


def test_the_bound_and_who_leads_on_either_side_are_said():
    antworten = KATALOG.antworten({**BASIS, "klimabudget": "3_5"})
    abschnitte = budget_abschnitte(KATALOG, antworten)
    assert abschnitte == (Abschnitt(None, False, ("V6a-c",)), Abschnitt(Decimal(4), True, ("V8",)))
    assert abschnitte_in_worten(KATALOG, antworten, abschnitte) == (
        "Unter 4 € je EW (128.000 € im Jahr): V 6a–c",
        "Ab 4 € je EW (128.000 € im Jahr): V 8",
    )


@pytest.mark.parametrize("klasse", ["u1", "1_3", "3_5", "5_10", "ue10"])
@pytest.mark.parametrize(
    "anders",
    [{}, {"einwohner": 80000, "stellenausbau": "ja", "ort": "ausserhalb", "personalbudget": 4}, {"eigenfinanzierung": "nicht_moeglich"}],
)
def test_every_amount_of_a_class_lies_in_the_section_that_names_its_candidates(klasse: str, anders: dict[str, Any]):
    roh = {**BASIS, **anders, "klimabudget": klasse}
    antworten = KATALOG.antworten(roh)
    spanne = antworten.spanne("klimabudget")
    assert spanne is not None
    abschnitte = budget_abschnitte(KATALOG, antworten)
    schritt = Decimal("0.1")
    betrag, oben = spanne.von + schritt, spanne.bis or Decimal(15)
    while betrag < oben:
        passend = [a for a in abschnitte if a.ab is None or betrag > a.ab or (betrag == a.ab and a.einschliesslich)]
        assert passend[-1].kandidaten == kandidaten({**roh, "klimabudget": betrag}), betrag
        betrag += schritt
    assert all(a.kandidaten != b.kandidaten for a, b in pairwise(abschnitte))


def test_a_class_that_decides_nothing_and_an_exact_amount_say_nothing():
    for wert in ("5_10", 4, "weiss_nicht"):
        antworten = KATALOG.antworten({**BASIS, "klimabudget": wert})
        assert abschnitte_in_worten(KATALOG, antworten, budget_abschnitte(KATALOG, antworten)) == ()


def test_a_bound_that_belongs_to_the_lower_section_is_said_so():
    abschnitte = (Abschnitt(None, False, ("V8",)), Abschnitt(Decimal(10), False, ("V11",)))
    assert abschnitte_in_worten(KATALOG, KATALOG.antworten({}), abschnitte) == ("Bis 10 € je EW: V 8", "Über 10 € je EW: V 11")
