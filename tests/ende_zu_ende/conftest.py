"""Processes of the program itself, each in a folder of its own and ended however a test went."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from knowledge.katalog import Katalog
from knowledge.loading import load_katalog
from storage.engine import migrate
from tests.ende_zu_ende.prozess import Prozess

Start = Callable[..., Prozess]


@pytest.fixture(scope="session")
def katalog() -> Katalog:
    return load_katalog()


@pytest.fixture(scope="session")
def leere_datenbank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pfad = tmp_path_factory.mktemp("vorlage") / "lotse.sqlite3"
    migrate(f"sqlite:///{pfad}")
    return pfad


async def _processes(tmp_path: Path, art: Callable[..., Prozess]) -> AsyncIterator[Start]:
    prozesse: list[Prozess] = []

    def start(*befehl: str, **umgebung: str) -> Prozess:
        ordner = tmp_path / f"{art.__name__}-{len(prozesse)}"
        ordner.mkdir()
        prozesse.append(art(ordner, *befehl, **umgebung))
        return prozesse[-1]

    yield start
    for prozess in prozesse:
        await prozess.raeume_auf()


@pytest.fixture
async def starte(tmp_path: Path) -> AsyncIterator[Start]:
    async for start in _processes(tmp_path, Prozess.starte):
        yield start


@pytest.fixture
async def zweige_ab(tmp_path: Path) -> AsyncIterator[Start]:
    async for start in _processes(tmp_path, Prozess.zweige_ab):
        yield start
