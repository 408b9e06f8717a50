"""The command line answers in German, ends with 0 or 2, and never shows a traceback."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot import hilfe
from knowledge.ausgabe import wissen_als_daten
from knowledge.loading import load_katalog
from tests.bot.rufer import Lauf, Rufer, starte

KATALOG = load_katalog()
TELEGRAM = ("aiogram", "aiogram_dialog", "aiohttp", "sqlalchemy", "alembic", "jinja2", "playwright")


@pytest.fixture
def rufe(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Rufer:
    return Rufer(monkeypatch, capsys)


def test_a_steckbrief_needs_neither_telegram_nor_a_database() -> None:
    programm = f"""
import sys
from bot.cli import main
sys.argv = ["lotse", "steckbrief", "V8"]
try:
    main()
except SystemExit as ende:
    print("ENDE", ende.code, [name for name in {TELEGRAM!r} if name in sys.modules])
"""
    fertig = subprocess.run([sys.executable, "-c", programm], capture_output=True, timeout=60, check=False, text=True)
    assert fertig.stdout.splitlines()[0] == "V 8 Klimaschutz als Stabsstelle"
    assert fertig.stdout.splitlines()[-1] == "ENDE 0 []"
    assert fertig.stderr == ""


def test_the_installed_command_does_what_the_module_does() -> None:
    befehl = Path(sys.executable).with_name("lotse")
    fertig = subprocess.run([befehl, "steckbrief", "stabsstelle", "--json"], capture_output=True, timeout=60, check=False)
    assert (fertig.returncode, fertig.stderr) == (0, b"")
    assert json.loads(fertig.stdout)["id"] == "V8"


def test_a_fault_ends_with_2_and_one_sentence_on_the_error_stream() -> None:
    lauf = starte("steckbrief", "V12")
    assert (lauf.code, lauf.aus) == (2, "")
    assert lauf.fehler.startswith("Zu „V12“ gibt es keinen Steckbrief.")
    assert "Traceback" not in lauf.fehler


# lotse wissen


def test_the_whole_knowledge_is_printed_as_json(rufe: Rufer) -> None:
    lauf = rufe("wissen", "--json")
    assert lauf.code == 0
    assert json.loads(lauf.aus) == json.loads(json.dumps(wissen_als_daten(KATALOG)))


def test_without_json_each_passage_is_listed_with_its_address(rufe: Rufer) -> None:
    lauf = rufe("wissen")
    assert lauf.code == 0
    assert [zeile.split()[0] for zeile in lauf.aus.splitlines()] == [passage["id"] for passage in wissen_als_daten(KATALOG)["passagen"]]


def test_sound_data_are_reported_as_sound(rufe: Rufer) -> None:
    lauf = rufe("wissen", "--pruefen")
    assert (lauf.code, lauf.fehler) == (0, "")
    stimmig, *kennzahlen = lauf.aus.splitlines()
    assert stimmig == hilfe.DATEN_STIMMIG.format(version=KATALOG.version)
    assert [zeile.partition(":")[0] for zeile in kennzahlen] == [hilfe.RAUM_KATALOG, hilfe.RAUM_FENSTER, hilfe.RAUM_BEFEHLSZEILE]
    assert all(re.search(r" \d+ Sätze, .* LIX \d+\.$", zeile) for zeile in kennzahlen)


def test_every_fault_in_the_data_is_listed(rufe: Rufer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.pruefung.pruefe_katalog", lambda _katalog: ["Das fehlt.", "Das auch."])
    assert rufe("wissen", "--pruefen") == Lauf(2, "", "Das fehlt.\nDas auch.\n")


# lotse steckbrief


@pytest.mark.parametrize(
    ("eingabe", "modell"),
    [
        (["V8"], "V8"),
        (["v8"], "V8"),
        (["V", "8"], "V8"),
        (["/v8"], "V8"),
        (["stabsstelle"], "V8"),
        (["Klimaschutz", "als", "Stabsstelle"], "V8"),
        (["V10"], "V10"),
        (["Team temporär"], "V4"),
        (["KEM"], "V5"),
        (["v6a-c"], "V6a-c"),
        (["V 7a"], "V7a"),
    ],
)
def test_a_steckbrief_is_found_in_any_spelling(rufe: Rufer, eingabe: list[str], modell: str) -> None:
    steckbrief = KATALOG.steckbriefe[modell]
    text = rufe("steckbrief", *eingabe)
    assert text.code == 0
    assert text.aus.splitlines()[0] == f"{steckbrief.nummer} {steckbrief.name}"
    daten = json.loads(rufe("steckbrief", *eingabe, "--json").aus)
    assert (daten["id"], daten["gefragt"]) == (modell, modell)


def test_the_text_of_a_steckbrief_holds_all_of_it(rufe: Rufer) -> None:
    aus = rufe("steckbrief", "V9").aus
    steckbrief = KATALOG.steckbriefe["V9"]
    eintraege = (*steckbrief.kriterien.values(), *steckbrief.eigenschaften.values())
    teile = [teil for eintrag in eintraege for teil in (eintrag.wert, eintrag.kommentar, eintrag.quelle)]
    teile += [beleg.text for beleg in (*steckbrief.vorteile, *steckbrief.nachteile, *steckbrief.empfehlungen.values())]
    assert [teil for teil in teile if teil not in aus] == []


def test_a_sub_model_shows_its_steckbrief_and_says_so(rufe: Rufer) -> None:
    lauf = rufe("steckbrief", "V6a")
    assert lauf.code == 0
    zeile = lauf.aus.splitlines()[1]
    assert "V6a" in zeile
    assert "V 6a–c" in zeile
    daten = json.loads(rufe("steckbrief", "v 6 a", "--json").aus)
    assert (daten["id"], daten["gefragt"]) == ("V6a-c", "V6a")


def test_a_name_of_several_models_is_asked_back(rufe: Rufer) -> None:
    lauf = rufe("steckbrief", "team")
    assert (lauf.code, lauf.aus) == (2, "")
    assert all(nummer in lauf.fehler for nummer in ("„team“", "V4", "V9"))
    assert "V8" not in lauf.fehler


@pytest.mark.parametrize("eingabe", ["V12", "", "👍", "Bürgermeisterin", "x" * 5_000])
def test_an_unknown_steckbrief_names_those_there_are(rufe: Rufer, eingabe: str) -> None:
    lauf = rufe("steckbrief", eingabe)
    assert (lauf.code, lauf.aus) == (2, "")
    assert all(f"{modell} (" in lauf.fehler for modell in KATALOG.steckbriefe)


# lotse


@pytest.mark.parametrize("argumente", [("--help",), ("steckbrief", "--help"), ("empfehlen", "--help"), ("wissen", "--help")])
def test_help_is_german(rufe: Rufer, argumente: tuple[str, ...]) -> None:
    lauf = rufe(*argumente)
    assert lauf.code == 0
    texte = {
        "steckbrief": hilfe.ARGUMENT_MODELL,
        "empfehlen": hilfe.ARGUMENT_FALL,
        "wissen": hilfe.OPTION_PRUEFEN,
        "--help": hilfe.LOTSE,
    }
    assert " ".join(texte[argumente[0]].split()[:4]) in " ".join(lauf.aus.split())


@pytest.mark.parametrize("argumente", [(), ("steckbrief",), ("empfehlen",), ("quatsch",), ("wissen", "--xml")])
def test_a_wrong_call_ends_with_2(rufe: Rufer, argumente: tuple[str, ...]) -> None:
    assert rufe(*argumente).code == 2
