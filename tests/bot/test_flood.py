"""Flood control: a limit that no honest person meets, told once, and nobody else notices anything."""

import random
from datetime import UTC, datetime, timedelta

from bot.flood import AUF_EINMAL, JE_SEKUNDE, Eimer


class Uhr:
    def __init__(self) -> None:
        self.jetzt = datetime(2026, 11, 22, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.jetzt


def nimm(eimer: Eimer, person: int, anzahl: int) -> int:
    return sum(eimer.take(person) for _ in range(anzahl))


def test_so_many_updates_pass_at_once_and_no_more():
    assert nimm(Eimer(Uhr()), 1, 500) == AUF_EINMAL


def test_time_gives_tokens_back_up_to_a_full_bucket():
    uhr = Uhr()
    eimer = Eimer(uhr)
    nimm(eimer, 1, 500)
    uhr.jetzt += timedelta(seconds=10)
    assert nimm(eimer, 1, 500) == 10 * JE_SEKUNDE
    uhr.jetzt += timedelta(days=1)
    assert nimm(eimer, 1, 500) == AUF_EINMAL


def test_a_clock_that_is_set_back_takes_nothing_away_and_gives_nothing():
    uhr = Uhr()
    eimer = Eimer(uhr)
    nimm(eimer, 1, 30)
    uhr.jetzt -= timedelta(hours=2)
    assert nimm(eimer, 1, 500) == AUF_EINMAL - 30


def test_nobody_takes_the_tokens_of_another_person():
    eimer = Eimer(Uhr())
    nimm(eimer, 1, 500)
    assert nimm(eimer, 2, 500) == AUF_EINMAL


def test_an_honest_person_who_taps_as_fast_as_a_thumb_can_never_meets_the_limit():
    uhr, zufall = Uhr(), random.Random(1)
    eimer = Eimer(uhr)
    for _ in range(2000):
        # Bursts of up to five taps a second, a glance at the answer in between.
        for _ in range(zufall.randint(1, 15)):
            uhr.jetzt += timedelta(seconds=0.2)
            assert eimer.take(1)
        uhr.jetzt += timedelta(seconds=zufall.uniform(2, 20))


def test_somebody_is_told_once_until_half_of_the_bucket_is_full_again():
    uhr = Uhr()
    eimer = Eimer(uhr)
    nimm(eimer, 1, 500)
    assert [eimer.is_to_be_told(1) for _ in range(3)] == [True, False, False]
    uhr.jetzt += timedelta(seconds=1)
    nimm(eimer, 1, 500)
    assert not eimer.is_to_be_told(1)
    uhr.jetzt += timedelta(minutes=1)
    nimm(eimer, 1, 500)
    assert eimer.is_to_be_told(1)


def test_only_those_heard_of_last_are_remembered():
    eimer = Eimer(Uhr(), hoechstens=100)
    for person in range(10_000):
        eimer.take(person)
    assert len(eimer) == 100
