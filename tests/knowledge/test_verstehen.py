"""Typos and free words on questions with options: what is meant, and whether it is sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.verstehen import Verstanden, verstehe_option

TYP = {
    "gemeinde": ("Gemeinde oder Stadt", "Gemeinde", "Stadt", "kreisfreie Stadt", "Kommune", "Markt", "Dorf"),
    "landkreis": ("Landkreis", "ein Landkreis mit seinen Gemeinden", "Kreis", "LK", "Kreisverwaltung"),
    "verbund": ("Mehrere zusammen", "Verbund", "Verbandsgemeinde", "Samtgemeinde", "Zweckverband", "mehrere Kommunen"),
}
JA_NEIN = {"ja": ("Ja",), "nein": ("Nein",)}
KONZEPT = {
    "umgesetzt": ("Umgesetzt", "weitgehend umgesetzt", "erledigt"),
    "teilweise": ("Teilweise umgesetzt", "zum Teil"),
    "in_arbeit": ("In Arbeit", "wird gerade erstellt"),
    "keines": ("Kein Konzept", "keines"),
}
STUFE = {"gering": ("Gering", "niedrig"), "mittel": ("Mittel",), "hoch": ("Hoch", "stark")}


@pytest.mark.parametrize(
    ("text", "optionen", "erwartet", "sicher"),
    [
        ("Landkreis", TYP, "landkreis", True),
        ("landkrs", TYP, "landkreis", False),
        ("Lankreis", TYP, "landkreis", True),
        ("Landkries", TYP, "landkreis", True),
        ("zwekverband", TYP, "verbund", True),
        ("wir sind ein landkreis", TYP, "landkreis", False),
        ("kleine gemeinde im süden", TYP, "gemeinde", False),
        ("jep", JA_NEIN, "ja", True),
        ("👍", JA_NEIN, "ja", True),
        ("eher nicht", JA_NEIN, "nein", False),
        ("Eher ja!", JA_NEIN, "ja", False),
        ("denke schon", JA_NEIN, "ja", False),
        ("noch nicht", JA_NEIN, "nein", False),
        ("nicht wirklich", JA_NEIN, "nein", False),
        ("jo", JA_NEIN, "ja", True),
        ("nö", JA_NEIN, "nein", True),
        ("klar", JA_NEIN, "ja", True),
        ("passt schon", JA_NEIN, "ja", False),
        ("passt schon nicht", JA_NEIN, "nein", False),
        ("Selbstverständlich", JA_NEIN, "ja", False),
        ("umgesetz", KONZEPT, "umgesetzt", True),
        ("teils umgesetzt", KONZEPT, "teilweise", False),
        ("teilweisse", KONZEPT, "teilweise", False),
        ("wir haben kein konzept", KONZEPT, "keines", False),
        ("wird grade erstellt", KONZEPT, "in_arbeit", True),
        ("gerng", STUFE, "gering", False),
        ("sehr hoch", STUFE, "hoch", False),
    ],
)
def test_a_typed_answer_is_matched_to_its_option(text: str, optionen: dict[str, tuple[str, ...]], erwartet: str, sicher: bool) -> None:
    assert verstehe_option(text, optionen) == Verstanden(erwartet, sicher)


@pytest.mark.parametrize(
    ("text", "optionen"),
    [
        ("kein landkreis", TYP),
        ("stadt mit landkreis", TYP),
        ("banane", TYP),
        ("vielleicht", JA_NEIN),
        ("jein", JA_NEIN),
        ("zurück", JA_NEIN),
        ("weiß nicht", JA_NEIN),
        ("nicht umgesetzt", KONZEPT),
        ("konzept", KONZEPT),
        ("nicht hoch", STUFE),
        ("mittelhoch", STUFE),
        ("eher nicht", STUFE),
        ("3 jahre", STUFE),
        ("", STUFE),
        ("x" * 500, STUFE),
    ],
)
def test_what_can_mean_two_things_or_none_is_not_guessed(text: str, optionen: dict[str, tuple[str, ...]]) -> None:
    assert verstehe_option(text, optionen) is None


@given(text=st.text(max_size=250))
def test_no_text_makes_it_fail_and_only_options_come_out(text: str) -> None:
    verstanden = verstehe_option(text, KONZEPT)
    assert verstanden is None or verstanden.option in KONZEPT
