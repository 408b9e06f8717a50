"""``lotse empfehlen`` reads a case or a file of cases, and says of a wrong one what would be right."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot import hilfe
from knowledge.loading import load_katalog
from knowledge.pruefung import ideales_profil
from tests.bot.rufer import Lauf, Rufer, schreibe, starte

KATALOG = load_katalog()
STADT = {"antworten": ideales_profil(KATALOG, "V8")}


@pytest.fixture
def rufe(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Rufer:
    return Rufer(monkeypatch, capsys)


def test_lines_of_cases_are_answered_line_by_line_even_where_some_are_wrong(tmp_path: Path) -> None:
    datei = schreibe(tmp_path / "faelle.jsonl", STADT, "{kaputt", {"antworten": {"farbe": "rot"}}, {"antworten": {}})
    lauf = starte("empfehlen", datei, "--json")
    ergebnisse = [json.loads(zeile) for zeile in lauf.aus.splitlines()]
    assert lauf.code == 2
    assert lauf.fehler == ""
    assert [eintrag.get("fuehrend") for eintrag in ergebnisse] == ["V8", None, None, "V1"]
    assert "Zeile 2" in ergebnisse[1]["fehler"]
    assert "„farbe“" in ergebnisse[2]["fehler"]


def test_a_case_comes_from_a_file_or_from_standard_input(rufe: Rufer, tmp_path: Path) -> None:
    datei = schreibe(tmp_path / "fall.json", STADT)
    aus_datei = rufe("empfehlen", datei, "--json")
    aus_eingabe = rufe("empfehlen", "-", "--json", eingabe=datei.read_bytes())
    assert aus_datei == aus_eingabe
    assert aus_datei.code == 0
    daten = json.loads(aus_datei.aus)
    assert daten["fuehrend"] == "V8"
    assert len(daten["modelle"]) == 14


def test_a_case_may_begin_with_a_byte_order_mark(rufe: Rufer) -> None:
    assert rufe("empfehlen", "-", eingabe=b'\xef\xbb\xbf{"antworten": {}}').code == 0


def test_numbers_are_read_exactly(rufe: Rufer) -> None:
    lauf = rufe("empfehlen", "-", "--json", eingabe=b'{"antworten": {"klimabudget": 0.8, "personalbudget": 0.39999999999999999999}}')
    urteile = {
        kriterium["id"]: kriterium["urteil"]
        for modell in json.loads(lauf.aus)["modelle"]
        if modell["id"] == "V5"
        for kriterium in modell["kriterien"]
    }
    assert (urteile["klimabudget"], urteile["personalbudget"]) == ("knapp", "verfehlt")


def test_without_json_the_ranking_is_told_in_german(rufe: Rufer) -> None:
    faelle = {
        hilfe.EMPFEHLUNG_VORLAEUFIG: {},
        hilfe.EMPFEHLUNG_UEBERGANG: ideales_profil(KATALOG, "V5"),
        "! ": {"eigenfinanzierung": "moeglich", "personalbudget": 0},
    }
    for anfang, antworten in faelle.items():
        lauf = rufe("empfehlen", "-", eingabe=json.dumps({"antworten": antworten}, default=float).encode())
        zeilen = lauf.aus.splitlines()
        assert lauf.code == 0
        assert any(zeile.startswith(anfang) for zeile in zeilen)
        assert zeilen[-1] == hilfe.EMPFEHLUNG_GRENZE
        assert sum(zeile.lstrip()[:1].isdigit() for zeile in zeilen) == 14


@pytest.mark.parametrize(
    ("fall", "teile"),
    [
        ({"antworten": {"farbe": "rot"}}, ["„farbe“", "kommune_typ", "einwohner", "nachweis_termin"]),
        ({"antworten": {"kommune_typ": "stadt"}}, ["„kommune_typ“", '"stadt"', "gemeinde, landkreis, verbund", "weiss_nicht"]),
        ({"antworten": {"einwohner": "viele"}}, ["„einwohner“", '"viele"', "ganze Zahl von 1 bis", "25_50"]),
        ({"antworten": {"einwohner": 0}}, ["„einwohner“", " 0 "]),
        ({"antworten": {"einwohner": 1.5}}, ["„einwohner“", "1.5"]),
        ({"antworten": {"einwohner": True}}, ["„einwohner“", "true"]),
        ({"antworten": {"personalbudget": -1}}, ["„personalbudget“", "-1", "05_1"]),
        ({"antworten": {"klimabudget": None}}, ["„klimabudget“", "null"]),
        ({"antworten": {"historie": ["hoch"]}}, ["„historie“", '["hoch"]', "gering, mittel, hoch"]),
        ({"antworten": {"modell_heute": "V12"}}, ["„modell_heute“", "V6a", "keins"]),
        ({"antworten": {"foerderende": "30.6.2028"}}, ["„foerderende“", "JJJJ-MM-TT"]),
        ({"antworten": {"foerderende": "2027-02-29"}}, ["„foerderende“", "2027-02-29"]),
        ({"antworten": {"bundesland": "Bayern"}}, ["„bundesland“", "BY"]),
        ({"antworten": []}, ["„antworten“"]),
        ({"antworten": {}, "name": "x"}, ["„antworten“"]),
        ({}, ["„antworten“"]),
        ([], ["„antworten“"]),
        ("3", ["„antworten“"]),
        ('{"antworten": {"klimabudget": NaN}}', ["„klimabudget“", "NaN"]),
        ('{"antworten": {"klimabudget": 1e999}}', ["„klimabudget“"]),
        ("{", ["Zeile 2", "JSON"]),
        ('{"antworten": {"einwohner": 1,}}', ["Zeile 1", "JSON"]),
        ("", ["JSON"]),
        ("[" * 50_000, ["JSON"]),
        ('{"antworten": {"einwohner": ' + "9" * 5_000 + "}}", ["JSON"]),
    ],
)
def test_a_wrong_case_is_refused_with_a_sentence_that_says_what_is_allowed(
    rufe: Rufer, tmp_path: Path, fall: Any, teile: list[str]
) -> None:
    lauf = rufe("empfehlen", schreibe(tmp_path / "fall.json", fall), "--json")
    assert (lauf.code, lauf.aus) == (2, "")
    assert [teil for teil in teile if teil not in lauf.fehler] == []


def test_a_file_that_cannot_be_read_is_named(rufe: Rufer, tmp_path: Path) -> None:
    (tmp_path / "latin1.json").write_bytes('{"antworten": {}} ä'.encode("latin-1"))
    for name in ("fehlt.json", "fehlt.jsonl", "latin1.json", "."):
        lauf = rufe("empfehlen", tmp_path / name)
        assert (lauf.code, lauf.aus) == (2, "")
        assert f"„{tmp_path / name}“" in lauf.fehler


@pytest.mark.parametrize("zeichen", [b"x", "\N{LATIN SMALL LETTER A WITH DIAERESIS}".encode()])
def test_a_file_beyond_20_megabytes_is_named_as_too_large_wherever_the_limit_cuts_it(rufe: Rufer, tmp_path: Path, zeichen: bytes) -> None:
    datei = tmp_path / "gross.json"
    datei.write_bytes(zeichen * (20_000_000 // len(zeichen) + 1))
    lauf = rufe("empfehlen", datei)
    assert lauf.code == 2
    assert hilfe.DATEI_ZU_GROSS.format(datei=datei, megabyte=20) in lauf.fehler
    assert rufe("empfehlen", "-", eingabe=datei.read_bytes()).code == 2


def test_a_file_of_20_megabytes_is_read(rufe: Rufer, tmp_path: Path) -> None:
    datei = tmp_path / "gross.json"
    datei.write_bytes(json.dumps(STADT, default=float).encode().ljust(20_000_000))
    assert rufe("empfehlen", datei, "--json").code == 0


def test_good_lines_end_with_0_and_empty_lines_count_for_nothing(rufe: Rufer, tmp_path: Path) -> None:
    lauf = rufe("empfehlen", schreibe(tmp_path / "faelle.jsonl", STADT, "", "   ", {"antworten": {}}))
    assert lauf.code == 0
    assert [json.loads(zeile)["fuehrend"] for zeile in lauf.aus.splitlines()] == ["V8", "V1"]
    assert rufe("empfehlen", schreibe(tmp_path / "leer.jsonl", "")) == Lauf(0, "", "")


def test_a_line_is_answered_like_the_same_case_alone(rufe: Rufer, tmp_path: Path) -> None:
    allein = rufe("empfehlen", schreibe(tmp_path / "fall.json", STADT), "--json")
    zeile = rufe("empfehlen", schreibe(tmp_path / "fall.jsonl", STADT))
    assert json.loads(zeile.aus) == json.loads(allein.aus)


def test_a_bad_line_says_what_the_same_case_says_alone(rufe: Rufer, tmp_path: Path) -> None:
    for fall in ({"antworten": {"farbe": 1}}, {"antworten": {"ort": "hier"}}, []):
        allein = rufe("empfehlen", schreibe(tmp_path / "fall.json", fall))
        zeile = rufe("empfehlen", schreibe(tmp_path / "fall.jsonl", fall))
        assert (allein.code, zeile.code) == (2, 2)
        assert json.loads(zeile.aus) == {"fehler": allein.fehler.strip()}


def test_a_character_that_cannot_be_printed_does_not_end_the_run(rufe: Rufer, tmp_path: Path) -> None:
    lauf = rufe("empfehlen", schreibe(tmp_path / "faelle.jsonl", '{"antworten": {"\\ud800": 1}}', {"antworten": {}}))
    assert (lauf.code, len(lauf.aus.splitlines())) == (2, 2)


def test_only_a_newline_ends_a_case(rufe: Rufer, tmp_path: Path) -> None:
    lauf = rufe("empfehlen", schreibe(tmp_path / "faelle.jsonl", '{"antworten": {"a\u2028b": 1}}', {"antworten": {}}))
    assert len(lauf.aus.rstrip("\n").split("\n")) == 2
