"""A wrong call of the command line is answered by a German sentence that says what to do, and its help pages are German."""

import re

import pytest

from bot import hilfe
from bot.cli import app
from tests.bot.rufer import Rufer, starte

ENGLISCH = re.compile(
    r"\b(?:usage|try|error|options|arguments?|commands?|args|required|default|show|message|exit|invalid|value|input|should|missing|such"
    r"|unexpected|got|str|int|range|valid|string)\b"
)
BEFEHLE = [befehl.name or befehl.callback.__name__ for befehl in app.registered_commands if befehl.callback]


@pytest.fixture
def rufe(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Rufer:
    return Rufer(monkeypatch, capsys)


@pytest.mark.parametrize(
    ("argumente", "satz"),
    [
        (("suche",), "Es fehlt „frage“."),
        (("gegenprobe", "fall.json"), "Es fehlt „--ziel“."),
        (("suche", "--foo", "kem"), "Die Option „--foo“ gibt es nicht."),
        (("suche", "-x", "kem"), "Die Option „-x“ gibt es nicht."),
        (("--jsn",), "Die Option „--jsn“ gibt es nicht."),
        (("suche", "kem", "--jsom"), "Die Option „--jsom“ gibt es nicht. Meinen Sie --json?"),
        (("suche", "kem", "--n"), "„--n“ braucht einen Wert."),
        (("suche", "kem", "--n", "0"), "Der Wert von „--n“ passt nicht."),
        (("suche", "kem", "--n", "51"), "Der Wert von „--n“ passt nicht."),
        (("suche", "kem", "--n", "x"), "Der Wert von „--n“ passt nicht."),
        (("lokal", "--port", "99999"), "Der Wert von „--port“ passt nicht."),
        (("suche", "kem", "--json=ja"), "„--json“ steht ohne Wert."),
        (("suche", "zwei", "Wörter"), "Das sind zu viele Angaben."),
        (("quatsch",), "Diesen Befehl gibt es nicht."),
    ],
)
def test_a_wrong_call_gets_a_german_sentence_and_the_way_to_the_help(rufe: Rufer, argumente: tuple[str, ...], satz: str) -> None:
    lauf = rufe(*argumente)
    assert (lauf.code, lauf.aus) == (2, "")
    assert lauf.fehler.startswith(satz), lauf.fehler
    assert re.search(r"lotse( \w+)? --help\.?$", lauf.fehler.rstrip())
    assert lauf.fehler.count("\n") == 1
    ohne_namen = re.sub(r"„[^“]*“|--\w+", "", lauf.fehler)
    assert not ENGLISCH.search(ohne_namen.lower())


def test_what_is_missing_is_explained_by_its_help(rufe: Rufer) -> None:
    assert hilfe.ARGUMENT_SUCHE in rufe("suche").fehler
    assert hilfe.OPTION_N in rufe("suche", "kem", "--n", "0").fehler


def test_control_characters_of_a_wrong_option_do_not_reach_the_terminal(rufe: Rufer) -> None:
    assert "\x1b" not in rufe("suche", "--\x1b[31mrot", "kem").fehler


def test_a_wrong_call_ends_so_in_a_process_of_its_own_too() -> None:
    lauf = starte("suche")
    assert (lauf.code, lauf.aus) == (2, "")
    assert lauf.fehler.startswith("Es fehlt „frage“.")


@pytest.mark.parametrize("argumente", [("--help",), *((befehl, "--help") for befehl in BEFEHLE)], ids=" ".join)
def test_a_help_page_is_german_from_top_to_bottom(rufe: Rufer, argumente: tuple[str, ...]) -> None:
    lauf = rufe(*argumente)
    assert (lauf.code, lauf.fehler) == (0, "")
    assert "Aufruf: lotse" in lauf.aus
    ohne_namen = re.sub(r"--[\w-]+", "", lauf.aus)
    assert not ENGLISCH.search(ohne_namen.lower()), lauf.aus
    assert not re.search(r"\w \w+\.\.\.$", lauf.aus, re.MULTILINE), "a sentence is cut"


def test_no_command_at_all_shows_the_help(rufe: Rufer) -> None:
    lauf = rufe()
    assert lauf.code == 2
    assert "Aufruf: lotse" in lauf.fehler
    assert hilfe.LOTSE in lauf.fehler
