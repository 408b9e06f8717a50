"""The rules of the house that no other tool checks, and a run of the one that checks the rooms."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

WURZEL = Path(__file__).parents[2]
PAKETE = ("bot", "dialogs", "knowledge", "storage")
DATEIEN = sorted(datei for paket in PAKETE for datei in (WURZEL / paket).rglob("*.py"))
# Labels, help, settings, reports to editors of the data; the last ones hold no sentences but the words that people type.
# Labels and help texts, sentences for editors, and the words that people type.
MIT_PROSA = (
    *("dialogs/captions.py", "bot/hilfe.py", "bot/config.py", "knowledge/pruefung/", "knowledge/loading.py", "knowledge/datenfehler.py"),
    *("knowledge/eingabe", "knowledge/suche/", "knowledge/verstehen.py", "dialogs/freitext.py", "dialogs/suche/previews.py"),
)
QUELLENANGABE = re.compile(r"[SB], (V \d|Kap\. |Abb\. |Tab\. )")
WORT = re.compile(r"[A-Za-zÄÖÜäöüß]{2,}")
WOERTER_MINDESTENS = 4
# Words that no English sentence has.
DEUTSCH = re.compile(
    r"\b(aber|auch|auf|aus|bei|bitte|das|dem|den|der|diese|dieser|ein|eine|einen|einer|es|für|haben|hat|ich|ihr|ihre|ihren|im|ist|kann|kein"
    r"|keine|können|mit|nach|nicht|noch|nur|oder|schon|sie|sind|und|vom|von|werden|wie|wird|zu|zum|zur|über)\b",
    re.IGNORECASE,
)
UMLAUT = re.compile(r"[ÄÖÜäöüß]")
UHR = re.compile(r"\b(datetime|date)\.(now|today|utcnow)\b|\btime\.(time|localtime|gmtime)\b")


def pfad(datei: Path) -> str:
    return datei.relative_to(WURZEL).as_posix()


def ist_deutscher_satz(text: str) -> bool:
    if QUELLENANGABE.match(text):
        return False
    return len(WORT.findall(text)) >= WOERTER_MINDESTENS and bool(UMLAUT.search(text) or DEUTSCH.search(text))


def texte(baum: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield every text of a module but docstrings; an f-string counts as one text."""
    docstrings = {
        id(knoten.body[0].value)
        for knoten in ast.walk(baum)
        if isinstance(knoten, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and knoten.body
        and isinstance(knoten.body[0], ast.Expr)
    }
    for knoten in ast.walk(baum):
        if isinstance(knoten, ast.JoinedStr):
            teile = [teil.value for teil in knoten.values if isinstance(teil, ast.Constant) and isinstance(teil.value, str)]
            yield knoten.lineno, " ".join(teile)
        elif isinstance(knoten, ast.Constant) and isinstance(knoten.value, str) and id(knoten) not in docstrings:
            yield knoten.lineno, knoten.value


@pytest.mark.parametrize(
    ("text", "deutsch"),
    [
        ("Bitte tippen Sie noch einmal", True),
        ("Diese Frage bleibt offen", True),
        ("Fünf Wege führen weiter", True),
        ("a handler failed on update", False),
        ("stored answer not valid in catalogue %s: question %s", False),
        ("Von heute aus", False),
        ("S, V 7b, Empfehlungen zur personellen Verstetigung", False),
        ("nicht_moeglich", False),
    ],
)
def test_a_german_sentence_is_told_from_other_texts(text: str, deutsch: bool):
    assert ist_deutscher_satz(text) is deutsch


@pytest.mark.parametrize("datei", [d for d in DATEIEN if not pfad(d).startswith(MIT_PROSA)], ids=pfad)
def test_german_sentences_stand_only_where_the_house_keeps_them(datei: Path):
    gefunden = [(zeile, text) for zeile, text in texte(ast.parse(datei.read_text(encoding="utf-8"))) if ist_deutscher_satz(text)]
    assert gefunden == []


@pytest.mark.parametrize("datei", [d for d in DATEIEN if pfad(d) != "bot/uhr.py"], ids=pfad)
def test_nobody_but_the_clock_asks_for_the_time(datei: Path):
    assert UHR.findall(datei.read_text(encoding="utf-8")) == []


def test_the_clock_asks_for_the_time():
    assert UHR.search((WURZEL / "bot" / "uhr.py").read_text(encoding="utf-8"))


def test_the_rooms_are_kept_apart():
    befehl = Path(sys.executable).with_name("lint-imports")
    ergebnis = subprocess.run([befehl, "--no-cache"], cwd=WURZEL, capture_output=True, text=True, check=False)
    assert ergebnis.returncode == 0, ergebnis.stdout + ergebnis.stderr
