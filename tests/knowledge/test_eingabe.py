"""What people type in German is read as meant or not at all; the table next to this file lists the cases."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.eingabe import (
    EinwohnerFehltError,
    Gelesen,
    ist_weiss_nicht,
    lies_befehlswort,
    lies_budget,
    lies_datum,
    lies_einwohner,
    lies_ganzzahl,
    lies_option,
    lies_stellen,
    normalisiere,
)

TABELLE: dict[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_name("eingaben.yaml").read_text(encoding="utf-8"))

KONZEPT = {
    "umgesetzt": ("Umgesetzt", "weitgehend umgesetzt", "erledigt"),
    "teilweise": ("Teilweise umgesetzt", "zum Teil"),
    "in_arbeit": ("In Arbeit", "wird gerade erstellt"),
    "keines": ("Kein Konzept", "keines"),
}
JA_NEIN = {"ja": ("Ja, das geht",), "nein": ("Nein, das geht nicht",), "teils": ("Teils",)}
BUDGET = {"0": ("Kein Geld",), "u1": ("Unter 1 €",), "1_3": ("1–3 €",), "ue10": ("Mehr als 10 €",)}


def faelle(art: str) -> list[Any]:
    return [pytest.param(fall, id=fall["eingabe"].encode("unicode_escape").decode() or "leer") for fall in TABELLE[art]]


def erwarte(fall: dict[str, Any], wert: Any, als: type) -> Gelesen | None:
    if wert is None:
        return None
    gelesen = wert if isinstance(wert, str) else als(str(wert))
    return Gelesen(gelesen, genau=not fall.get("vage", False))


def gleich(gelesen: Gelesen | None, erwartet: Gelesen | None) -> bool:
    """Compare with the type: the class "0" is not the number 0."""
    return gelesen == erwartet and type(gelesen and gelesen.wert) is type(erwartet and erwartet.wert)


def test_the_table_is_long_and_names_no_input_twice() -> None:
    assert sum(map(len, TABELLE.values())) >= 200
    for art, zeilen in TABELLE.items():
        doppelt = [zeile for zeile, anzahl in Counter((z["eingabe"], z.get("einwohner")) for z in zeilen).items() if anzahl > 1]
        assert not doppelt, art


@pytest.mark.parametrize("fall", faelle("einwohner"))
def test_inhabitants_are_read_as_the_table_says(fall: dict[str, Any]) -> None:
    assert gleich(lies_einwohner(fall["eingabe"]), erwarte(fall, fall["wert"], int))


@pytest.mark.parametrize("fall", faelle("ganzzahl"))
def test_whole_numbers_are_read_as_the_table_says(fall: dict[str, Any]) -> None:
    assert gleich(lies_ganzzahl(fall["eingabe"]), erwarte(fall, fall["wert"], int))


@pytest.mark.parametrize("fall", faelle("stellen"))
def test_posts_are_read_as_the_table_says(fall: dict[str, Any]) -> None:
    assert gleich(lies_stellen(fall["eingabe"]), erwarte(fall, fall["wert"], Decimal))


@pytest.mark.parametrize("fall", faelle("budget"))
def test_money_is_read_as_the_table_says(fall: dict[str, Any]) -> None:
    if fall.get("ohne_einwohner"):
        with pytest.raises(EinwohnerFehltError):
            lies_budget(fall["eingabe"], fall.get("einwohner"))
    else:
        assert gleich(lies_budget(fall["eingabe"], fall.get("einwohner")), erwarte(fall, fall["wert"], Decimal))


@pytest.mark.parametrize("fall", faelle("datum"))
@pytest.mark.parametrize("termin", ["beginn", "ende"])
def test_dates_are_read_as_the_table_says(fall: dict[str, Any], termin: str) -> None:
    assert lies_datum(fall["eingabe"], ende=termin == "ende") == erwarte(fall, fall[termin], str)


@pytest.mark.parametrize("fall", faelle("befehl"))
def test_words_that_steer_the_dialog_are_read_as_the_table_says(fall: dict[str, Any]) -> None:
    assert lies_befehlswort(fall["eingabe"]) == fall["wert"]


@pytest.mark.parametrize("fall", faelle("weiss_nicht"))
def test_not_knowing_is_told_from_an_answer(fall: dict[str, Any]) -> None:
    assert ist_weiss_nicht(fall["eingabe"]) is fall["wert"]


@pytest.mark.parametrize(
    ("roh", "normal"),
    [
        ("  Größe\u00a0 ÄNDERN! ", "groesse aendern"),
        ("✅ Ja", "ja"),
        ("„Nicht möglich“", "nicht moeglich"),
        ("ja\u200b", "ja"),
        ("Straẞe", "strasse"),
        ("a\u0308rger", "aerger"),
        ("1–3 €", "1-3"),
        ("1½", "1 1/2"),
        ("2️⃣", "2"),
        ("👍🏽", ""),
        ("", ""),
    ],
)
def test_words_are_compared_in_one_form(roh: str, normal: str) -> None:
    assert normalisiere(roh) == normal


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("umgesetzt", "umgesetzt"),
        ("WEITGEHEND umgesetzt.", "umgesetzt"),
        ("teil", "teilweise"),
        ("in a", None),
        ("in arb", "in_arbeit"),
        ("tei", None),
        ("2", "teilweise"),
        ("b)", "teilweise"),
        ("(b)", "teilweise"),
        ("Nr. 3", "in_arbeit"),
        ("4.", "keines"),
        ("0", None),
        ("5", None),
        ("e", None),
        ("ja", None),
        ("arbeit", None),
        ("umgesetzt oder nicht", None),
        ("", None),
        ("👍", None),
    ],
)
def test_an_option_is_found_by_word_number_letter_or_beginning(text: str, option: str | None) -> None:
    assert lies_option(text, KONZEPT) == option


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("ja", "ja"),
        ("jep", "ja"),
        ("Jo!", "ja"),
        ("genau", "ja"),
        ("stimmt", "ja"),
        ("👍🏽", "ja"),
        ("Nö", "nein"),
        ("nee", "nein"),
        ("leider nicht", "nein"),
        ("Nein, leider nicht.", "nein"),
        ("👎", "nein"),
        ("2", "nein"),
        ("nicht genau", None),
        ("vielleicht", None),
    ],
)
def test_yes_and_no_have_synonyms_where_both_can_be_chosen(text: str, option: str | None) -> None:
    assert lies_option(text, JA_NEIN) == option


def test_a_synonym_of_yes_means_nothing_where_no_cannot_be_chosen() -> None:
    assert lies_option("jep", {"ja": ("Ja",), "vielleicht": ("Vielleicht",)}) is None


def test_an_options_own_word_goes_before_a_synonym() -> None:
    assert lies_option("genau", {**JA_NEIN, "genau": ("Genau",)}) == "genau"


def test_a_word_or_beginning_of_two_options_names_none() -> None:
    optionen = {"kurz": ("befristet", "nur kurz"), "mittel": ("befristet", "nur mittelfristig")}
    assert lies_option("befristet", optionen) is None
    assert lies_option("nur ", optionen) is None
    assert lies_option("befr", optionen) is None
    assert lies_option("nur m", optionen) == "mittel"


@pytest.mark.parametrize(
    ("text", "option"), [("3", None), ("mehr als 1", None), ("3)", "1_3"), ("Nr 3", "1_3"), ("c", "1_3"), ("1-3", "1_3")]
)
def test_a_bare_number_names_no_option_where_options_are_figures(text: str, option: str | None) -> None:
    assert lies_option(text, BUDGET) == option


@pytest.mark.parametrize("text", ["30000" + " " * 200, "x" * 201])
def test_a_text_of_more_than_200_characters_is_no_answer(text: str) -> None:
    assert lies_einwohner(text) is None
    assert lies_ganzzahl(text) is None
    assert lies_stellen(text) is None
    assert lies_budget(text, 30000) is None
    assert lies_datum("2028" + text, ende=True) is None
    assert lies_befehlswort("weiter" + " " * 200) is None
    assert lies_option("x" * 201, {"a": ("x" * 201,)}) is None
    assert not ist_weiss_nicht("?" * 201)


def test_a_text_of_exactly_200_characters_is_still_read() -> None:
    assert lies_einwohner("30000".ljust(200)) == Gelesen(30000)
    assert lies_befehlswort("weiter".ljust(200)) == "weiter"
    assert lies_option("erledigt".ljust(200), KONZEPT) == "umgesetzt"
    assert ist_weiss_nicht("?" * 200)
