"""``lotse empfehlen``, ``gegenprobe`` and ``vergleich`` as somebody at the command line sees them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot import hilfe
from bot.cli import app
from bot.fehler import UserError

FALL: dict[str, Any] = {
    "kommune_typ": "gemeinde",
    "einwohner": 32_000,
    "landkreis_ksm": "nein",
    "modell_heute": "V7",
    "foerderphase": "anschlussvorhaben",
    "konzept": "teilweise",
    "eigenfinanzierung": "moeglich",
    "stellenteilung": "nein",
    "staerkung": "ja",
    "sichtbarkeit": "ja",
    "stellenausbau": "nein",
    "personalbudget": 1,
    "klimabudget": "1_3",
    "zeithorizont": "mittel",
    "historie": "mittel",
    "relevanz": "mittel",
}


@pytest.fixture
def datei(tmp_path: Path) -> str:
    pfad = tmp_path / "fall.json"
    pfad.write_text(json.dumps({"antworten": FALL}), encoding="utf-8")
    return str(pfad)


def lotse(*argumente: str) -> str:
    ergebnis = CliRunner().invoke(app, argumente)
    if ergebnis.exception is not None and not isinstance(ergebnis.exception, SystemExit):
        raise ergebnis.exception
    return ergebnis.stdout


def test_empfehlen_says_whether_the_result_is_robust(datei: str):
    daten = json.loads(lotse("empfehlen", datei, "--json"))

    assert (daten["robust"], daten["kandidaten"], daten["entscheidende_frage"]) == (True, [daten["fuehrend"]], None)
    assert "worte" not in daten


def test_empfehlen_names_candidates_and_the_deciding_question(tmp_path: Path):
    pfad = tmp_path / "offen.json"
    pfad.write_text(json.dumps({"antworten": {**FALL, "relevanz": "weiss_nicht"}}), encoding="utf-8")
    daten = json.loads(lotse("empfehlen", str(pfad), "--json"))

    assert (daten["robust"], daten["kandidaten"], daten["entscheidende_frage"]) == (False, ["V5", "V6a-c"], "relevanz")
    assert "Noch können 2 Modelle vorn liegen: V 5, V 6a–c." in lotse("empfehlen", str(pfad))


def test_gegenprobe_as_data_has_the_agreed_shape(datei: str):
    assert json.loads(lotse("gegenprobe", datei, "--ziel", "V8", "--json")) == {
        "erreichbar": True,
        "aenderungen": [[{"frage": "klimabudget", "von": "1_3", "nach": 5, "euro_je_jahr": 160_000, "vzae": None}]],
        "grund": None,
    }


def test_gegenprobe_as_text_names_the_money(datei: str):
    assert "Klimabudget: 5 € je EW statt 1–3 € je EW. Das sind 160.000 € im Jahr." in lotse("gegenprobe", datei, "--ziel", "stabsstelle")


def test_gegenprobe_as_text_names_the_source_of_every_change_and_what_only_just_suffices(tmp_path: Path):
    pfad = tmp_path / "fall.json"
    pfad.write_text(json.dumps({"antworten": {**FALL, "staerkung": "nein", "relevanz": "gering"}}), encoding="utf-8")
    aenderungen = [zeile for zeile in lotse("gegenprobe", str(pfad), "--ziel", "V8").splitlines() if zeile.startswith("• ")]

    assert "• Stärkung des KSM: ja statt nein (B, Abb. 5.1)" in aenderungen
    assert [zeile for zeile in aenderungen if "Klimabudget" in zeile and zeile.endswith("(S, V 8, Budget Klimaschutz)")]
    assert [zeile for zeile in aenderungen if "Das liegt knapp darunter" in zeile]
    assert all(re.search(r" \((?:S, V|B, |Vorschlag)[^()]*\)$", zeile) for zeile in aenderungen)


def test_gegenprobe_says_why_a_model_cannot_be_reached(datei: str):
    daten = json.loads(lotse("gegenprobe", datei, "--ziel", "V10", "--json"))

    assert (daten["erreichbar"], daten["aenderungen"]) == (False, [])
    assert "zu klein" in daten["grund"]


def test_gegenprobe_answers_every_line_of_a_jsonl_file_and_goes_on_after_a_bad_one(tmp_path: Path):
    pfad = tmp_path / "faelle.jsonl"
    pfad.write_text(json.dumps({"antworten": FALL}) + "\nkaputt\n" + json.dumps({"antworten": {}}), encoding="utf-8")
    zeilen = [json.loads(zeile) for zeile in lotse("gegenprobe", str(pfad), "--ziel", "V8").splitlines()]

    assert [set(zeile) for zeile in zeilen] == [{"erreichbar", "aenderungen", "grund"}, {"fehler"}, {"erreichbar", "aenderungen", "grund"}]
    assert zeilen[2]["aenderungen"] == [[]]


def test_gegenprobe_refuses_an_unknown_model(datei: str):
    with pytest.raises(UserError, match="V99"):
        lotse("gegenprobe", datei, "--ziel", "V99")


def test_vergleich_as_data_has_the_agreed_shape():
    daten = json.loads(lotse("vergleich", "V7", "V8", "--json"))

    assert set(daten) == {"modelle", "kriterien", "eigenschaften", "vorteile", "nachteile"}
    assert daten["modelle"] == ["V7", "V8"]
    assert set(daten["kriterien"][0]) == {"id", "titel", "werte"}
    assert set(daten["kriterien"][0]["werte"]["V7"]) == {"wert", "kommentar", "quelle"}


def test_vergleich_as_text_names_both_models():
    text = lotse("vergleich", "V7", "V8")

    assert "V 7 KSM im Fachamt" in text
    assert "  V 8: " in text
    assert "{" not in text


@pytest.mark.parametrize("modelle", [["V7"], ["V7", "V8", "V9", "V10"], ["V6a", "V6c"]])
def test_vergleich_refuses_other_than_two_or_three_models(modelle: list[str]):
    with pytest.raises(UserError, match=hilfe.VERGLEICH_ANZAHL[:20]):
        lotse("vergleich", *modelle)
