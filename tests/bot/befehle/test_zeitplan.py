import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main

VOLL = {"foerderbeginn": "2026-07-01", "foerderende": "2029-06-30"}


@dataclass
class Ergebnis:
    returncode: int | str | None
    stdout: str
    stderr: str


Lotse = Callable[..., Ergebnis]


@pytest.fixture
def lotse(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lotse:
    def rufe(*argumente: str, eingabe: str = "") -> Ergebnis:
        monkeypatch.setattr(sys, "argv", ["lotse", "zeitplan", *argumente])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(eingabe.encode())))
        with pytest.raises(SystemExit) as ende:
            main()
        return Ergebnis(ende.value.code, *capsys.readouterr())

    return rufe


def fall(**antworten: str) -> str:
    return json.dumps({"antworten": antworten})


def test_json_lists_every_milestone_with_its_seven_fields(lotse: Lotse):
    ergebnis = lotse("-", "--heute", "2026-11-21", "--json", eingabe=fall(**VOLL))
    assert ergebnis.returncode == 0
    meilensteine = {eintrag["id"]: eintrag for eintrag in json.loads(ergebnis.stdout)["meilensteine"]}
    assert meilensteine["strategieworkshop"] == {
        "id": "strategieworkshop",
        "titel": "Strategieworkshop mit Akteuren vor Ort",
        "ab": "2026-07-01",
        "datum": "2027-12-30",
        "art": "quelle",
        "stand": "offen",
        "quelle": "B, Kap. 5.1",
    }
    assert meilensteine["verwaltungsspitze"]["ab"] is None


def test_text_names_what_is_missed_and_what_is_still_possible(lotse: Lotse):
    ergebnis = lotse("-", "--heute", "2028-01-10", eingabe=fall(**VOLL))
    assert ergebnis.returncode == 0
    assert "Strategieworkshop mit Akteuren vor Ort [versäumt]\n    Holen Sie den Workshop so bald wie möglich nach" in ergebnis.stdout


def test_without_heute_the_present_day_counts(lotse: Lotse):
    ergebnis = lotse("-", "--json", eingabe=fall(foerderende="2099-06-30"))
    assert {eintrag["stand"] for eintrag in json.loads(ergebnis.stdout)["meilensteine"]} == {"offen"}


@pytest.mark.parametrize(
    ("argumente", "eingabe", "satz"),
    [
        ((), fall(), "fehlt das Ende der Förderung"),
        ((), fall(foerderbeginn="2029-07-01", foerderende="2029-06-30"), "liegt vor ihrem Beginn"),
        ((), fall(foerderende="9999-12-31"), "2000 bis 2099"),
        (("--heute", "21.11.2026"), fall(**VOLL), "2026-11-21"),
        (("--heute", "9999-12-31"), fall(**VOLL), "2026-11-21"),
        (("--ics", "/gibt/es/nicht/plan.ics"), fall(**VOLL), "lässt sich nicht schreiben"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(lotse: Lotse, argumente: tuple[str, ...], eingabe: str, satz: str):
    ergebnis = lotse("-", *argumente, eingabe=eingabe)
    assert ergebnis.returncode == 2
    assert satz in ergebnis.stderr
    assert ergebnis.stdout == ""


def test_a_begin_alone_lists_what_can_be_computed(lotse: Lotse):
    ergebnis = lotse("-", "--heute", "2026-11-21", "--json", eingabe=fall(foerderbeginn="2026-07-01"))
    assert json.loads(ergebnis.stdout)["meilensteine"][0]["id"] == "verstetigung_angehen"


def test_a_bad_line_of_many_is_named_in_its_place(lotse: Lotse, tmp_path: Path):
    datei = tmp_path / "faelle.jsonl"
    datei.write_text(f"{fall(**VOLL)}\n{fall()}\n{fall(**VOLL)}\n")
    ergebnis = lotse(str(datei), "--heute", "2026-11-21")
    zeilen = [json.loads(zeile) for zeile in ergebnis.stdout.splitlines()]
    assert [list(zeile) for zeile in zeilen] == [["meilensteine"], ["fehler"], ["meilensteine"]]
    assert ergebnis.returncode == 2
    assert lotse(str(datei), "--ics", str(tmp_path / "plan.ics")).returncode == 2


def test_the_calendar_file_is_written_and_changed_the_second_time(lotse: Lotse, tmp_path: Path):
    datei = tmp_path / "plan.ics"
    for ende, sequenz in (("2029-06-30", 0), ("2029-06-30", 0), ("2029-12-31", 1)):
        ergebnis = lotse("-", "--heute", "2026-11-21", "--ics", str(datei), eingabe=fall(foerderende=ende))
        assert ergebnis.returncode == 0
        text = datei.read_text()
        workshop = text[text.index("UID:strategieworkshop.") :]
        assert workshop.splitlines()[1] == f"SEQUENCE:{sequenz}"
        assert text.count("UID:strategieworkshop.") == 1


def test_a_file_that_is_no_calendar_is_not_overwritten(lotse: Lotse, tmp_path: Path):
    datei = tmp_path / "brief.txt"
    datei.write_text("Sehr geehrte Damen und Herren")
    ergebnis = lotse("-", "--ics", str(datei), eingabe=fall(**VOLL))
    assert ergebnis.returncode == 2
    assert "keine Kalenderdatei" in ergebnis.stderr
    assert datei.read_text() == "Sehr geehrte Damen und Herren"
