"""What starts the product outside of Python names what there is: settings, container, workflow."""

import os
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.config import Settings

WURZEL = Path(__file__).parents[2]
EINSTELLUNG = re.compile(r"([A-Z_]+)=(.*)")


def lies(name: str) -> str:
    return (WURZEL / name).read_text(encoding="utf-8")


def lade(name: str) -> Any:
    return yaml.safe_load(lies(name))


def beispiel() -> dict[str, tuple[str, str]]:
    """Return default and comment of every setting of ``.env.example``, in order."""
    gefunden: dict[str, tuple[str, str]] = {}
    kommentar: list[str] = []
    for zeile in lies(".env.example").splitlines():
        if zeile.startswith("#"):
            kommentar.append(zeile.removeprefix("#").strip())
        elif treffer := EINSTELLUNG.fullmatch(zeile):
            assert treffer[1] not in gefunden
            gefunden[treffer[1]] = (treffer[2], " ".join(kommentar))
            kommentar = []
        else:
            assert not zeile
            kommentar = []
    return gefunden


def test_the_example_has_every_setting_in_the_same_order():
    assert list(beispiel()) == [name.upper() for name in Settings.model_fields]


@pytest.mark.parametrize("name", Settings.model_fields)
def test_the_example_gives_default_and_meaning_of_every_setting(name: str):
    feld = Settings.model_fields[name]
    assert beispiel()[name.upper()] == ("" if feld.default in (None, ()) else str(feld.default), feld.description)


def test_the_example_copied_as_it_is_changes_nothing(monkeypatch: pytest.MonkeyPatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    kopiert = Settings(_env_file=WURZEL / ".env.example")
    assert kopiert == Settings(_env_file=None)


def test_the_container_is_built_from_files_that_are_there():
    quellen = [quelle for zeile in lies("Dockerfile").splitlines() if zeile.startswith("COPY ") for quelle in shlex.split(zeile)[1:-1]]
    assert {"bot", "dialogs", "knowledge", "storage"} <= set(quellen)
    assert [quelle for quelle in quellen if not (WURZEL / quelle).exists()] == []


def test_the_workflow_runs_what_a_maintainer_runs():
    ablauf = lade(".github/workflows/ci.yml")
    schritte = [schritt["run"] for aufgabe in ablauf["jobs"].values() for schritt in aufgabe["steps"] if "run" in schritt]
    skripte = [teil for schritt in schritte for teil in shlex.split(schritt) if teil.startswith((".", "tests/", "docs/"))]
    assert ".ci/run" in skripte
    for skript in skripte:
        assert os.access(WURZEL / skript, os.X_OK), skript


def test_every_make_target_that_is_called_is_there():
    ziele = set(re.findall(r"^([a-z]+):", lies("Makefile"), re.MULTILINE))
    gerufen = {ziel for datei in (".ci/run", "README.md") for ziel in re.findall(r"(?:^|`)make (\w+)", lies(datei), re.MULTILINE)}
    assert {"run", "test", "check"} <= gerufen <= ziele


def test_every_hook_calls_something_that_is_installed():
    for eintrag in (hook["entry"] for repo in lade(".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]):
        assert re.search(rf"\$\(RUN\) {Path(shlex.split(eintrag)[0]).name}\b", lies("Makefile")), eintrag
