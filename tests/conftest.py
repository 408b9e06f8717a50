"""For every test: a Chromium browser, found on the machine or refused by name, two profiles for property tests, an option for transcripts.

The small profile is repeatable; the large one is what `make nightly` asks for.
"""

import os
import shutil
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from bot.aiogram_import import import_aiogram

if TYPE_CHECKING:
    from playwright.async_api import Browser

# As the product does it, and before any test module asks for aiogram itself.
import_aiogram()

BROWSER = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SCHALTER = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

settings.register_profile("normal", deadline=None, derandomize=True, database=None, max_examples=100)
settings.register_profile("nightly", deadline=None, database=None, max_examples=2_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "normal"))  # noqa: TID251 - a profile of the tests is no setting of the product


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let ``--mitschriften-erneuern`` write the transcripts anew instead of comparing them (tests/dialogs/mitschrift.py)."""
    parser.addoption("--mitschriften-erneuern", action="store_true", help="write the transcripts of tests/dialogs/mitschriften anew")


@pytest.fixture
async def chromium() -> "AsyncIterator[Browser]":
    pfad = next((gefunden for name in BROWSER if (gefunden := shutil.which(name))), None)
    if pfad is None:
        grund = f"no Chromium browser on this machine (looked for {', '.join(BROWSER)})"
        if os.environ.get("CI") == "true":  # noqa: TID251 - tests are not configured by bot/config.py
            pytest.fail(grund)
        pytest.skip(grund)
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=pfad, args=list(SCHALTER))
        yield browser
        await browser.close()
