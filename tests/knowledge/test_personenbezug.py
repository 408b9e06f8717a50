"""A text that names a person is noticed, and a figure, a date or an office is not taken for one."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from knowledge.personenbezug import arten, erkenne, verdecke

FAELLE: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "personenbezug.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("fall", FAELLE, ids=lambda fall: fall["text"])
def test_what_belongs_to_a_person_is_noticed_and_nothing_else(fall: dict[str, Any]):
    assert list(arten(fall["text"])) == fall["arten"]


@pytest.mark.parametrize("fall", [fall for fall in FAELLE if fall["arten"]], ids=lambda fall: fall["text"])
def test_what_was_covered_is_no_longer_noticed(fall: dict[str, Any]):
    assert arten(verdecke(fall["text"])) == ()


@given(st.text(max_size=300))
def test_any_text_can_be_read_and_its_finds_lie_within(text: str):
    for fund in erkenne(text):
        assert 0 <= fund.anfang < fund.ende <= len(text)
    if not erkenne(text):
        assert verdecke(text) == text


@pytest.mark.parametrize("stueck", ["0", "0 ", "a.", "a@", "Frau ", "Frau Dr. ", "Frau von ", "tel. ", "+49 ", "0/", "(0"])
def test_a_hostile_text_costs_no_more_than_its_length(stueck: str):
    # No repetition may nest in another: a quadratic one would take minutes here.
    erkenne(stueck * (20_000 // len(stueck)))
