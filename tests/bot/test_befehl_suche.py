"""``lotse suche`` prints what the search finds, as text or data, for one question or many."""

import json
import subprocess
import sys

from typer.testing import CliRunner

from bot import hilfe
from bot.cli import app

RUNNER = CliRunner()


def test_a_question_gives_the_passages_as_data() -> None:
    ergebnis = RUNNER.invoke(app, ["suche", "Was spricht gegen eine Stabsstelle?", "--n", "2", "--json"])
    treffer = json.loads(ergebnis.stdout)["treffer"]
    assert ergebnis.exit_code == 0
    assert len(treffer) == 2
    assert list(treffer[0]) == ["id", "titel", "text", "quelle", "punkte"]
    assert treffer[0]["id"] == "V8.nachteile"
    assert treffer[0]["quelle"] == "S, V 8, Nachteile"


def test_without_json_the_text_and_its_source_are_shown() -> None:
    ergebnis = RUNNER.invoke(app, ["suche", "intracting", "--n", "1"])
    assert ergebnis.exit_code == 0
    assert ergebnis.stdout.startswith("Intracting [glossar.intracting]\n")
    assert ergebnis.stdout.rstrip().endswith("(S, V 5; S, V 10; ergänzt um eigene Erläuterung)")


def test_nothing_fitting_is_empty_as_data_and_said_as_text() -> None:
    assert json.loads(RUNNER.invoke(app, ["suche", "pizza bestellen", "--json"]).stdout) == {"treffer": []}
    assert "nichts" in RUNNER.invoke(app, ["suche", "pizza bestellen"]).stdout


def test_each_line_of_standard_input_gives_a_line_even_an_empty_or_broken_one() -> None:
    eingabe = b"v8 nachteile\n\nhundesteuer\n" + b"\xff\xfe intracting\r\n"
    ergebnis = RUNNER.invoke(app, ["suche", "-", "--json", "--n", "1"], input=eingabe)
    zeilen = [[treffer["id"] for treffer in json.loads(zeile)["treffer"]] for zeile in ergebnis.stdout.splitlines()]
    assert ergebnis.exit_code == 0
    assert zeilen[:3] == [["V8.nachteile"], [], []]
    assert len(zeilen) == 4


def test_as_text_a_blank_line_parts_the_results_of_different_questions() -> None:
    ausgabe = RUNNER.invoke(app, ["suche", "-", "--n", "1"], input="kem\npizza\n").stdout
    erste, zweite, rest = ausgabe.split("\n\n")
    assert erste.startswith("KEM")
    assert (zweite, rest) == (hilfe.NICHTS_GEFUNDEN, "")


def test_a_very_long_line_and_control_characters_are_a_question_like_any_other() -> None:
    eingabe = "stabsstelle nachteile " * 5000 + "\n\x00\x01\n\x1b[31m kem nachteile\x1b[0m\nkem\u2028nachteile\nohne Zeilenende pizza"
    ergebnis = RUNNER.invoke(app, ["suche", "-", "--json", "--n", "1"], input=eingabe)
    assert [[treffer["id"] for treffer in json.loads(zeile)["treffer"]] for zeile in ergebnis.stdout.splitlines()] == [
        ["V8.nachteile"],
        [],
        ["V5.nachteile"],
        ["V5.nachteile"],
        [],
    ]


def test_a_number_of_passages_below_one_is_refused() -> None:
    assert RUNNER.invoke(app, ["suche", "kem", "--n", "0"]).exit_code == 2


def test_the_search_needs_no_telegram_library() -> None:
    code = "import sys; from bot.befehle import suche; suche.zeige('kem', n=1, als_json=True); sys.exit('aiogram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0
