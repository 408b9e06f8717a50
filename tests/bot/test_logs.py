"""What the libraries write into the log of their own accord."""

import logging

import pytest

from bot.logs import configure_logs


def test_the_dialog_library_cannot_write_down_whom_it_talks_to(capsys: pytest.CaptureFixture[str]):
    wurzel = logging.getLogger()
    vorher = wurzel.handlers[:], wurzel.level
    try:
        configure_logs("DEBUG", "json")
        logging.getLogger("aiogram_dialog.context.intent_middleware").warning("Stack is broken for user %s, resetting", 4711)
        logging.getLogger("bot").warning("seen")
    finally:
        wurzel.handlers[:], wurzel.level = vorher[0], vorher[1]
    geschrieben = capsys.readouterr().err
    assert "seen" in geschrieben
    assert "4711" not in geschrieben
