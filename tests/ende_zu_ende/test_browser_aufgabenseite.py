"""The page for the tasks in a real browser: opened from the chat, filled in by thumb and by keyboard, found again in chat and database."""

import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, FrameLocator, Page, expect

from bot.uhr import jetzt
from knowledge.katalog import Katalog
from tests.axe import maengel
from tests.dialogs.lotse import TRENNER, WIDGET
from tests.ende_zu_ende.test_browser import lokale_seite

pytestmark = pytest.mark.chromium

ANSICHTEN = [(360, 740, "light"), (360, 740, "dark"), (1280, 800, "light"), (1280, 800, "dark")]
BREITER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
ZU_KLEIN = """() => [...document.querySelectorAll('button, input')].filter((e) => e.offsetParent)
    .filter((e) => e.getBoundingClientRect().height < 43.5).map((e) => e.outerHTML)"""


def gespeichert(ordner: Path) -> dict[str, int | None]:
    """Return what stands in the database, in tenths of a percent by task and column."""
    with closing(sqlite3.connect(ordner / "lokal.sqlite3")) as verbindung:
        return {f"{aufgabe}/{feld}": wert for aufgabe, feld, wert in verbindung.execute("SELECT aufgabe, feld, zehntel FROM arbeitszeit")}


@pytest.fixture
async def adresse(katalog: Katalog, tmp_path: Path) -> AsyncIterator[str]:
    async with lokale_seite(katalog, tmp_path, jetzt) as adresse:
        yield adresse


@asynccontextmanager
async def oeffne(chromium: Browser, adresse: str, breite: int = 360, hoehe: int = 740, schema: Any = "light") -> AsyncIterator[Page]:
    kontext = await chromium.new_context(
        viewport={"width": breite, "height": hoehe}, color_scheme=schema, locale="de-DE", reduced_motion="reduce", has_touch=True
    )
    page = await kontext.new_page()
    page.set_default_timeout(10_000)
    fehler: list[str] = []
    page.on("pageerror", lambda e: fehler.append(str(e)))
    page.on("console", lambda m: fehler.append(m.text) if m.type == "error" and "ERR_" not in m.text else None)
    await page.goto(adresse)
    yield page
    assert fehler == []
    await kontext.close()


async def druecke(page: Page, knopf: str) -> None:
    await page.locator(f'.tastatur [data-daten$="{TRENNER}{WIDGET}{knopf}"]').last.click()


async def oeffne_aufgaben(page: Page) -> None:
    await druecke(page, "verstanden")
    await druecke(page, "aufgaben")


async def oeffne_seite(page: Page) -> FrameLocator:
    await page.get_by_role("button", name="Als Seite ausfüllen").last.click()
    seite = page.frame_locator("#webapp-rahmen")
    await expect(seite.get_by_role("heading", name="Klimaschutz in Pflichtaufgaben")).to_be_visible()
    return seite


async def tippe(seite: FrameLocator, aufgabe: str, feld: str, wert: str) -> None:
    await seite.get_by_role("textbox", name=f"{feld} in Prozent: {aufgabe}").fill(wert)


@pytest.mark.parametrize(("breite", "hoehe", "schema"), ANSICHTEN)
async def test_the_page_is_filled_in_by_thumb_and_keyboard_and_the_chat_shows_it(chromium, adresse, tmp_path, breite, hoehe, schema):
    async with oeffne(chromium, adresse, breite, hoehe, schema) as page:
        await oeffne_aufgaben(page)
        seite = await oeffne_seite(page)
        rahmen = page.frames[1]
        await expect(seite.locator("fieldset")).to_have_count(20)
        await expect(seite.locator("#typ-offen")).to_contain_text("Ein Landkreis hat 11 weitere.")
        await page.screenshot(path=tmp_path / "01-offen.png")
        assert await maengel(rahmen) == []

        schieber = seite.get_by_role("slider", name="IST mit Schieber: Bauleitplanung")
        await schieber.scroll_into_view_if_needed()
        kasten = await schieber.bounding_box()
        await page.touchscreen.tap(kasten["x"] + kasten["width"] * 0.4, kasten["y"] + kasten["height"] / 2)
        await expect(seite.get_by_role("textbox", name="IST in Prozent: Bauleitplanung")).to_have_value("40")
        await schieber.press("ArrowLeft")
        await expect(schieber).to_have_attribute("aria-valuetext", re.compile("35"))
        await schieber.press("Tab")
        zahl = seite.get_by_role("textbox", name="IST in Prozent: Bauleitplanung")
        await expect(zahl).to_be_focused()
        await page.keyboard.press("Tab")
        await page.keyboard.press("Tab")
        await page.keyboard.type("12,5")
        await page.keyboard.press("Tab")
        await tippe(seite, "Ämter koordinieren", "SOLL", "90")
        await expect(seite.locator("header [data-feld=ist] .summentext")).to_have_text("35\u00a0%, noch 65\u00a0%")
        await expect(seite.locator("header [data-feld=soll] .summentext")).to_have_text("102,5\u00a0%, 2,5\u00a0% zu viel")
        await expect(seite.locator("#stand")).to_have_text("Gespeichert.")
        await expect(seite.get_by_role("status")).to_contain_text("Gespeichert. IST 35\u00a0%, noch 65\u00a0%.")
        assert gespeichert(tmp_path) == {"pflicht_1/ist": 350, "pflicht_1/soll": 125, "pflicht_2/soll": 900}

        await tippe(seite, "Liegenschaften", "IST", "viel")
        await page.keyboard.press("Tab")
        await expect(seite.get_by_role("textbox", name="IST in Prozent: Liegenschaften")).to_have_attribute("aria-invalid", "true")
        await expect(seite.locator(".fehler:visible")).to_contain_text("eine Zahl von 0 bis 100")
        await page.screenshot(path=tmp_path / "02-ausgefuellt.png")
        assert await maengel(rahmen) == []
        assert await rahmen.evaluate(BREITER) == 0
        assert await rahmen.evaluate(ZU_KLEIN) == []

        await page.get_by_role("button", name="Schließen").click()
        await druecke(page, "gruppe/pflicht")
        await expect(page.locator(".nachricht").last).to_contain_text("12,5")
        await expect(page.locator(".warnung")).to_have_count(0)
