"""A single fault in the requirement table or in the diagram is noticed by a golden case or a check of the data (bench/mutation.py)."""

import pytest

from bench.mutation import BERICHT, GRUENDE, bericht, wer_bemerkt
from knowledge.loading import load_katalog
from tests.knowledge.mutanten import Mutant, mutanten

KATALOG = load_katalog()
MUTANTEN = list(mutanten(KATALOG))
# Spread over all models and over the diagram, the same each time.
STICHPROBE = MUTANTEN[::48]


def test_the_sound_data_are_not_noticed():
    assert wer_bemerkt(KATALOG) is None


def test_there_are_many_mutants_each_with_its_own_name_and_each_different_from_the_data():
    assert len(MUTANTEN) >= 200
    assert len({mutant.name for mutant in MUTANTEN}) == len(MUTANTEN)
    assert all(mutant.katalog != KATALOG for mutant in MUTANTEN)
    assert {mutant.name.split()[0] for mutant in MUTANTEN} >= {*KATALOG.steckbriefe, "Blattregel", "Vorgabe", "Übergangsmodell"}


@pytest.mark.parametrize("mutant", STICHPROBE, ids=[mutant.name.encode("ascii", "ignore").decode() for mutant in STICHPROBE])
def test_a_mutant_is_noticed(mutant: Mutant):
    assert wer_bemerkt(mutant.katalog) is not None or mutant.name in GRUENDE


def test_the_report_says_why_of_every_mutant_that_is_not_noticed():
    assert set(GRUENDE) <= {mutant.name for mutant in MUTANTEN}
    assert all(f"| {name} | {grund} |" in BERICHT.read_text(encoding="utf-8") for name, grund in GRUENDE.items())


@pytest.mark.nightly
def test_at_least_95_percent_are_noticed_and_the_report_is_true():
    ergebnisse = [(mutant, wer_bemerkt(mutant.katalog)) for mutant in MUTANTEN]

    assert {mutant.name for mutant, wer in ergebnisse if wer is None} == set(GRUENDE)
    assert len(GRUENDE) <= 0.05 * len(MUTANTEN)
    assert BERICHT.read_text(encoding="utf-8") == bericht(ergebnisse)
