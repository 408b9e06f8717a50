"""``lotse aufgaben``: sums and differences of a case, tables for Excel, and one German sentence where the case is wrong."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot import hilfe
from tests.bot.rufer import Lauf, Rufer, schreibe

FALL = {
    "antworten": {"kommune_typ": "gemeinde"},
    "aufgaben": {"pflicht_1": {"ist": 40, "soll": 60}, "extern_1": {"ist": 59.5, "soll": 37.5}, "extern_2": {"soll": 2.5}},
}


@pytest.fixture
def lotse(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Rufer:
    return Rufer(monkeypatch, capsys)


def rufe(lotse: Rufer, fall: Any, *argumente: str) -> Lauf:
    return lotse("aufgaben", "-", *argumente, eingabe=json.dumps(fall).encode())


def test_the_sums_the_differences_and_the_hints_are_printed(lotse: Rufer):
    lauf = rufe(lotse, FALL)
    text = lauf.aus.replace("\N{NO-BREAK SPACE}", " ")
    assert lauf.code == 0
    assert "Klimaschutz in Pflichtaufgaben: 40 % → 60 %" in text
    assert "Zusammen: IST 99,5 %, SOLL 100 %" in text
    assert text.index("Bauleitplanung: +20") < text.index("Bildungsarbeit: +2,5 (0 % → 2,5 %)") < text.index("Öffentlichkeit: −22")
    assert "Pflichtaufgaben überwiegen" in text
    assert "fehlen" not in text


def test_what_is_missing_to_a_hundred_is_said(lotse: Rufer):
    text = rufe(lotse, {"aufgaben": {"pflicht_1": {"ist": 40, "soll": 130 - 30}}}).aus.replace("\N{NO-BREAK SPACE}", " ")
    assert "Bis 100 % fehlen: IST 60 %, SOLL 0 %" in text


def test_the_data_say_the_same(lotse: Rufer):
    daten = json.loads(rufe(lotse, FALL, "--json").aus)
    assert daten["summe"] == {"ist": 99.5, "soll": 100}
    assert daten["gruppen"]["extern"] == {"ist": 59.5, "soll": 40}
    assert [eintrag["id"] for eintrag in daten["differenzen"]] == ["pflicht_1", "extern_2", "extern_1"]
    assert daten["hinweise"]["grundlage"] == "soll"
    assert [hinweis["id"] for hinweis in daten["hinweise"]["gefunden"]] == ["pflicht"]
    assert daten["stand"] == "fertig"


def test_several_cases_give_a_line_each_and_a_bad_one_does_not_stop_the_rest(lotse: Rufer, tmp_path: Path):
    lauf = lotse("aufgaben", schreibe(tmp_path / "faelle.jsonl", FALL, {"aufgaben": {"x": {}}}, FALL))
    zeilen = [json.loads(zeile) for zeile in lauf.aus.splitlines()]
    assert lauf.code == 2
    assert "Die Aufgabe „x“" in zeilen[1]["fehler"]
    assert zeilen[0] == zeilen[2]


def test_both_tables_are_written(lotse: Rufer, tmp_path: Path):
    lauf = rufe(lotse, FALL, "--csv", str(tmp_path / "a.csv"), "--xlsx", str(tmp_path / "a.xlsx"))
    assert lauf.code == 0
    zeilen = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_bytes().decode("utf-8-sig")), delimiter=";"))
    assert zeilen[-1][4:7] == ["99,5", "100", "0,5"]
    letzte = list(load_workbook(tmp_path / "a.xlsx", data_only=True).active.iter_rows(values_only=True))[-1]
    assert letzte[4:7] == (99.5, 100, 0.5)


def test_picked_ideas_stand_in_both_tables(lotse: Rufer, tmp_path: Path):
    fall = {**FALL, "themenwahl": {"verwaltungsarbeit": ["kosten"]}}
    assert rufe(lotse, fall, "--csv", str(tmp_path / "a.csv"), "--xlsx", str(tmp_path / "a.xlsx")).code == 0
    assert "Kosteneinsparungen erzielen" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()[-1]
    assert load_workbook(tmp_path / "a.xlsx")["Ideen"]["B2"].value == "Kosteneinsparungen erzielen"


@pytest.mark.parametrize(
    ("fall", "sagt"),
    [
        ([], hilfe.KEIN_AUFGABENFALL),
        ({"antworten": {}}, hilfe.KEIN_AUFGABENFALL),
        ({"aufgaben": [], "antworten": {}}, hilfe.KEIN_AUFGABENFALL),
        ({"aufgaben": {}, "mehr": 1}, hilfe.KEIN_AUFGABENFALL),
        ({"aufgaben": {}, "themenwahl": {"x": ["y"]}}, "Die Idee „y“ gibt es im Thema „x“ nicht."),
        ({"aufgaben": {"pflicht_1": 5}}, hilfe.KEIN_AUFGABENFALL),
        ({"aufgaben": {"pflicht_1": {"haben": 5}}}, hilfe.KEIN_AUFGABENFALL),
        ({"aufgaben": {"gemeinden_1": {"ist": 5}}}, "Die Aufgabe „gemeinden_1“ gibt es für diese Kommune nicht"),
        ({"aufgaben": {"pflicht_1": {"ist": 12.25}}}, "Der Anteil 12.25"),
        ({"aufgaben": {"pflicht_1": {"ist": -1}}}, "Der Anteil -1"),
        ({"aufgaben": {"pflicht_1": {"ist": True}}}, "Der Anteil True"),
        ({"aufgaben": {"pflicht_1": {"ist": "10"}}}, "Der Anteil 10"),
        ({"aufgaben": {}, "antworten": {"kommune_typ": "dorf"}}, "dorf"),
    ],
)
def test_a_case_that_is_wrong_is_one_sentence(lotse: Rufer, fall: Any, sagt: str):
    lauf = rufe(lotse, fall)
    assert lauf.code == 2
    assert sagt in lauf.fehler
    assert lauf.aus == ""


def test_a_landkreis_has_its_own_tasks(lotse: Rufer):
    fall = {"antworten": {"kommune_typ": "landkreis"}, "aufgaben": {"gemeinden_1": {"ist": 100}}}
    assert json.loads(rufe(lotse, fall, "--json").aus)["hinweise"]["gefunden"][-1]["id"] == "gemeinden"


def test_a_table_of_many_cases_and_one_that_cannot_be_written_are_refused(lotse: Rufer, tmp_path: Path):
    assert hilfe.TABELLE_EIN_FALL in lotse("aufgaben", "faelle.jsonl", "--csv", "a.csv").fehler
    ziel = str(tmp_path / "nirgends" / "a.csv")
    lauf = rufe(lotse, FALL, "--csv", ziel)
    assert lauf.code == 2
    assert hilfe.TABELLE_NICHT_GESCHRIEBEN.format(datei=ziel) in lauf.fehler
