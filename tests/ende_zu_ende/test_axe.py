"""The chat page under axe-core: every kind of thing it shows, in both schemes. The page for the tasks has its own file."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from bot.uhr import jetzt
from dialogs import captions
from knowledge.katalog import Katalog
from tests.axe import maengel
from tests.ende_zu_ende.test_browser import Gast, eingabe, lokale_seite, oeffne

pytestmark = pytest.mark.chromium


@pytest.fixture
async def adresse(katalog: Katalog, tmp_path: Path) -> AsyncIterator[str]:
    async with lokale_seite(katalog, tmp_path, jetzt) as adresse:
        yield adresse


async def ohne_maengel(gast: Gast, zustand: str) -> None:
    await expect(gast.page.locator("[aria-busy]")).to_have_count(0)
    assert await maengel(gast.page) == [], zustand


@pytest.mark.parametrize("ansicht", [(360, 740, "light"), (360, 740, "dark"), (1280, 800, "light")])
async def test_axe_finds_nothing_on_the_chat_page(chromium: Any, adresse: str, katalog: Katalog, ansicht: Any, tmp_path: Path):
    async with oeffne(chromium, adresse, ansicht, tmp_path) as gast:
        await gast.sieht("verstanden")
        await ohne_maengel(gast, "start")
        await gast.druecke("verstanden")
        await gast.sieht("weiter")
        await gast.druecke("weiter")
        await gast.sieht("kommune_typ/gemeinde")
        await ohne_maengel(gast, "question with keyboard")
        await gast.page.get_by_role("button", name="Befehle anzeigen").click()
        await expect(gast.page.locator(".vorschlag").first).to_be_visible()
        await ohne_maengel(gast, "commands open")
        await gast.page.keyboard.press("Escape")
        while (frage := await gast.frage()) is not None:
            await eingabe(katalog, frage)(gast)
            await gast.warte_auf_naechste(frage)
        await gast.druecke("ergebnis")
        await gast.sieht("gruende")
        await ohne_maengel(gast, "result")
        await gast.tippe(captions.WEG)
        await gast.sieht("ueberblick")
        await gast.tippe(captions.BILD_KNOPF)
        await expect(gast.page.locator(".bild img").last).to_be_visible()
        await ohne_maengel(gast, "picture")
        await gast.tippe("/aufgaben")
        await gast.sieht("gruppe/pflicht")
        await gast.tippe(captions.AUFGABEN_ERGEBNIS)
        await gast.sieht("datei/csv")
        await gast.tippe(captions.ALS_CSV)
        await expect(gast.page.locator("a.dokument")).to_be_visible()
        await ohne_maengel(gast, "document")
        await gast.page.get_by_role("button", name="Neu beginnen").click()
        await expect(gast.page.locator("#nachfrage")).to_be_visible()
        await ohne_maengel(gast, "a question of the page")
        await gast.page.keyboard.press("Escape")
        await gast.tippe("/aufgaben")
        await gast.sieht("gruppe/pflicht")
        await gast.page.get_by_role("button", name=captions.AUFGABEN_SEITE).last.click()
        await expect(gast.page.frame_locator("#webapp-rahmen").locator("fieldset").first).to_be_visible()
        await ohne_maengel(gast, "a page over the chat")
