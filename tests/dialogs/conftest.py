"""The real Dispatcher on a file of its own, with one person in front of it."""

import logging
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from knowledge.katalog import Katalog
from knowledge.loading import load_katalog
from storage.engine import migrate
from tests.dialogs.lotse import Lotse


@pytest.fixture(scope="session")
def katalog() -> Katalog:
    return load_katalog()


@pytest.fixture(scope="session")
def leere_datenbank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pfad = tmp_path_factory.mktemp("vorlage") / "lotse.sqlite3"
    migrate(f"sqlite:///{pfad}")
    return pfad


@pytest.fixture
async def lotse(katalog: Katalog, leere_datenbank: Path, tmp_path: Path) -> AsyncIterator[Lotse]:
    """Give a fresh bot; at the end no limit was broken, no tap was left unanswered and nothing was logged as a fault."""
    datei = tmp_path / "lotse.sqlite3"
    shutil.copy(leere_datenbank, datei)
    lotse = Lotse(katalog, datei)
    logging.getLogger().addHandler(lotse.protokoll)
    yield lotse
    logging.getLogger().removeHandler(lotse.protokoll)
    await lotse.db.close()
    assert lotse.chat.verstoesse == []
    assert lotse.fehler_erwartet or lotse.protokoll.zeilen == []
