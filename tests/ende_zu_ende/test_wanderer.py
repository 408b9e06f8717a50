"""Whatever somebody does, in whatever order: nothing fails, no answer is lost or wrong, and there is always a way on."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from knowledge.loading import load_katalog
from knowledge.suche import Suche
from storage.engine import migrate
from tests.ende_zu_ende.wanderer import Wanderer


@pytest.fixture
def wanderer(tmp_path: Path) -> type[Wanderer]:
    """Give a class of its own to each test, because hypothesis builds its objects without arguments."""
    vorlage = tmp_path / "vorlage.sqlite3"
    migrate(f"sqlite:///{vorlage}")
    katalog = load_katalog()
    return type(
        "Wanderer", (Wanderer,), {"katalog": katalog, "suche": Suche(katalog), "vorlage": vorlage, "ordner": tmp_path, "schritte": 0}
    )


def wandere(wanderer: type[Wanderer], *, wege: int, schritte: int) -> None:
    wie = settings(max_examples=wege, stateful_step_count=schritte, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(wanderer, settings=wie)


def test_a_short_walk_meets_no_fault(wanderer: type[Wanderer]):
    wandere(wanderer, wege=8, schritte=30)
    assert wanderer.schritte >= 100


@pytest.mark.nightly
def test_ten_thousand_steps_meet_no_fault(wanderer: type[Wanderer]):
    wandere(wanderer, wege=320, schritte=60)
    assert wanderer.schritte >= 10_000
