"""Run the command line, inside this process or in one of its own."""

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main


@dataclass(frozen=True)
class Lauf:
    code: int
    aus: str
    fehler: str


class Rufer:
    """Runs the command line inside this process, where importing costs nothing."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch = monkeypatch
        self.capsys = capsys

    def __call__(self, *argumente: str | Path, eingabe: bytes = b"") -> Lauf:
        self.monkeypatch.setattr(sys, "argv", ["lotse", *map(str, argumente)])
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(eingabe), encoding="utf-8"))
        with pytest.raises(SystemExit) as ende:
            main()
        aus, fehler = self.capsys.readouterr()
        assert "Traceback" not in fehler
        return Lauf(int(ende.value.code or 0), aus, fehler)


def starte(*argumente: str | Path, eingabe: bytes = b"") -> Lauf:
    """Run the command line in a process of its own, as a person does."""
    fertig = subprocess.run(
        [sys.executable, "-m", "bot", *map(str, argumente)], input=eingabe, capture_output=True, timeout=60, check=False
    )
    return Lauf(fertig.returncode, fertig.stdout.decode(), fertig.stderr.decode())


def schreibe(pfad: Path, *faelle: Any) -> Path:
    """Write cases, one per line; what is text already is written as it is."""
    zeilen = [fall if isinstance(fall, str) else json.dumps(fall, default=float) for fall in faelle]
    pfad.write_text("\n".join(zeilen) + "\n", encoding="utf-8")
    return pfad
