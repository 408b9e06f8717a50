"""Fixtures for every test: a Chromium browser, found on the machine or refused by name."""

import os
import shutil
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.async_api import Browser

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
