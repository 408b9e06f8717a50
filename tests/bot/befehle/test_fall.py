"""One file serves every command that reads a case: each takes its part and leaves the rest alone."""

import json
from pathlib import Path

import pytest

from bot import hilfe
from tests.bot.rufer import Rufer

FALL = {
    "antworten": {"kommune_typ": "gemeinde", "einwohner": 32000, "foerderende": "2028-06-30"},
    "aufgaben": {"pflicht_1": {"ist": 10, "soll": 15}},
    "themenwahl": {"zukunftsthemen": ["klimafolgen"]},
    "gespraech": {"erfolg_praesenz": ["foerdermittel"]},
    "merkliste": {"V8": {"ziele": "vorgemerkt"}},
}
BEFEHLE = (("empfehlen",), ("zeitplan", "--heute", "2026-11-22"), ("aufgaben",), ("gegenprobe", "--ziel", "V8"))


@pytest.fixture
def lotse(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Rufer:
    return Rufer(monkeypatch, capsys)


@pytest.mark.parametrize("befehl", BEFEHLE, ids=lambda befehl: befehl[0])
def test_a_file_with_all_that_a_case_can_hold_suits_every_command(lotse: Rufer, befehl: tuple[str, ...]):
    lauf = lotse(befehl[0], "-", *befehl[1:], eingabe=json.dumps(FALL).encode())
    assert (lauf.code, lauf.fehler) == (0, "")


def test_the_report_takes_the_same_file(lotse: Rufer, tmp_path: Path):
    ziel = tmp_path / "leitfaden.pdf"
    lauf = lotse("bericht", "-", "-o", str(ziel), "--leitfaden", eingabe=json.dumps(FALL).encode())
    assert lauf.code == 0
    assert ziel.read_bytes().startswith(b"%PDF")


def test_a_key_that_nobody_knows_is_refused(lotse: Rufer):
    lauf = lotse("empfehlen", "-", eingabe=json.dumps({**FALL, "antwort": {}}).encode())
    assert (lauf.code, lauf.fehler.strip()) == (2, hilfe.KEIN_FALL)
