"""The page for the tasks in a real browser: opened from the chat, filled in by thumb and by keyboard, found again in chat and database."""

import asyncio
import json
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

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


async def tippe_ohne_verbindung(page: Page, seite: FrameLocator, aufgabe: str, wert: str) -> None:
    """Enter an IST that does not arrive, until the page says so."""
    await page.route("**/app/aenderungen", lambda route: route.abort())
    await tippe(seite, aufgabe, "IST", wert)
    await expect(seite.locator("#stand")).to_have_text("Nicht gespeichert, wird wiederholt.")


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


async def test_what_cannot_be_sent_is_kept_and_sent_as_soon_as_it_can_be(chromium, adresse, tmp_path):
    async with oeffne(chromium, adresse) as page:
        await oeffne_aufgaben(page)
        seite = await oeffne_seite(page)
        await tippe_ohne_verbindung(page, seite, "Bauleitplanung", "10")
        await expect(seite.get_by_role("status")).to_have_text("Nicht gespeichert, wird wiederholt.")
        assert await maengel(page.frames[1]) == []
        await tippe(seite, "Bauleitplanung", "IST", "20")
        await tippe(seite, "Bauleitplanung", "SOLL", "30")
        await page.screenshot(path=tmp_path / "nicht-gespeichert.png")
        assert gespeichert(tmp_path) == {}
        await page.unroute("**/app/aenderungen")
        await expect(seite.locator("#stand")).to_have_text("Gespeichert.", timeout=15_000)
        assert gespeichert(tmp_path) == {"pflicht_1/ist": 200, "pflicht_1/soll": 300}


async def test_what_was_not_sent_when_the_page_ended_is_sent_by_the_next_one(chromium, adresse, tmp_path):
    async with oeffne(chromium, adresse) as page:
        await oeffne_aufgaben(page)
        seite = await oeffne_seite(page)
        await tippe_ohne_verbindung(page, seite, "Bauleitplanung", "10")
        await page.get_by_role("button", name="Schließen").click()
        await page.unroute("**/app/aenderungen")
        seite = await oeffne_seite(page)
        await expect(seite.get_by_role("textbox", name="IST in Prozent: Bauleitplanung")).to_have_value("10")
        await expect(seite.get_by_role("status")).to_contain_text("Gespeichert.")
        assert gespeichert(tmp_path) == {"pflicht_1/ist": 100}
        assert await page.frames[1].evaluate("() => Object.keys(localStorage)") == []


async def test_closing_at_once_after_typing_loses_nothing(chromium, adresse, tmp_path):
    async with oeffne(chromium, adresse) as page:
        await oeffne_aufgaben(page)
        seite = await oeffne_seite(page)
        await tippe(seite, "Bauleitplanung", "IST", "10")
        await page.get_by_role("button", name="Schließen").click()
        async with asyncio.timeout(5):
            while gespeichert(tmp_path) != {"pflicht_1/ist": 100}:  # noqa: ASYNC110 - another process of the browser sends it
                await asyncio.sleep(0.05)


async def test_a_reload_goes_on_and_the_same_address_elsewhere_opens_nothing(chromium, adresse, tmp_path):
    async with oeffne(chromium, adresse) as page:
        await oeffne_aufgaben(page)
        seite = await oeffne_seite(page)
        await tippe(seite, "Bauleitplanung", "IST", "10")
        await expect(seite.get_by_role("status")).to_contain_text("Gespeichert.")
        await page.frames[1].evaluate("() => location.reload()")
        await expect(seite.get_by_role("textbox", name="IST in Prozent: Bauleitplanung")).to_have_value("10")
        benutzt = page.frames[1].url
        fremder = await (await chromium.new_context(viewport={"width": 360, "height": 740})).new_page()
        await fremder.goto(benutzt)
        await expect(fremder.get_by_role("alert")).to_contain_text("Bitte öffnen Sie die Seite noch einmal aus dem Chat.")
        await expect(fremder.locator("fieldset")).to_have_count(0)
        assert await maengel(fremder) == []
        await fremder.screenshot(path=tmp_path / "verbraucht.png")
        await fremder.goto(adresse + "app/")
        await expect(fremder.get_by_role("alert")).to_contain_text("Diese Seite gehört zum Chat.")
        await fremder.context.close()


async def test_a_change_in_the_chat_comes_up_on_the_page_and_the_later_one_is_said_to_count(chromium, adresse, tmp_path):
    async with oeffne(chromium, adresse) as page:
        await oeffne_aufgaben(page)
        seite = await oeffne_seite(page)
        rahmen = page.frames[1]
        chat = await page.context.new_page()
        await chat.goto(adresse)
        await druecke(chat, "aufgabe/pflicht_1/ist")
        await chat.fill("#eingabe", "10")
        await chat.press("#eingabe", "Enter")
        await expect(chat.locator(".nachricht").last).to_contain_text("Ämter koordinieren")
        await rahmen.evaluate("() => window.dispatchEvent(new Event('focus'))")
        await expect(seite.get_by_role("textbox", name="IST in Prozent: Bauleitplanung")).to_have_value("10")
        await expect(seite.get_by_role("slider", name="IST mit Schieber: Bauleitplanung")).to_have_value("10")

        await tippe_ohne_verbindung(page, seite, "Ämter koordinieren", "70")
        await chat.fill("#eingabe", "15")
        await chat.press("#eingabe", "Enter")
        await expect(chat.locator(".nachricht").last).to_contain_text("Liegenschaften")
        await page.unroute("**/app/aenderungen")
        await expect(seite.get_by_role("alert")).to_contain_text("Es gilt die spätere Angabe.", timeout=15_000)
        assert gespeichert(tmp_path) == {"pflicht_1/ist": 100, "pflicht_2/ist": 150}


async def test_a_landkreis_has_31_tasks_and_every_field_is_reached_by_keyboard(chromium, adresse):
    async with oeffne(chromium, adresse, 1280, 800) as page:
        await oeffne_aufgaben(page)
        seite = await oeffne_seite(page)
        await page.get_by_role("button", name="Schließen").click()
        await druecke(page, "typ")
        await druecke(page, "kommune_typ/landkreis")
        seite = await oeffne_seite(page)
        await expect(seite.locator("fieldset")).to_have_count(31)
        await expect(seite.locator("#typ-offen")).to_be_hidden()
        await seite.get_by_role("button", name="Für Gemeinden").press("Enter")
        await expect(seite.get_by_role("heading", name="Externe Aufgaben für Gemeinden")).to_be_focused()
        for feld in ("IST", "SOLL"):
            await page.keyboard.press("Tab")
            await page.keyboard.press("ArrowRight")
            await page.keyboard.press("Tab")
            await page.keyboard.press("ArrowUp")
            await expect(seite.locator("input:focus")).to_have_value("10")
            await expect(seite.locator("input:focus")).to_have_attribute("aria-label", re.compile(f"^{feld} in Prozent"))
        assert await page.frames[1].evaluate(
            "() => { const f = document.activeElement.getBoundingClientRect();"
            " return f.top >= document.getElementById('summen').getBoundingClientRect().bottom && f.bottom <= innerHeight; }"
        )
        assert await maengel(page.frames[1]) == []


THEMEN = {
    "readable": ({"bg_color": "#17212b", "text_color": "#f5f5f5", "hint_color": "#aab7c4", "button_color": "#5288c1"}, "rgb(23, 33, 43)"),
    "text that cannot be read": ({"bg_color": "#ffffff", "text_color": "#dddddd"}, "rgb(244, 247, 245)"),
    "no colours at all": ({"bg_color": "red;}", "text_color": "url(x)"}, "rgb(244, 247, 245)"),
    "a hint that cannot be read": ({"bg_color": "#ffffff", "text_color": "#000000", "hint_color": "#cccccc"}, "rgb(255, 255, 255)"),
}


@pytest.mark.parametrize("thema", THEMEN)
async def test_the_colours_of_telegram_are_taken_where_they_can_be_read(chromium, adresse, tmp_path, thema):
    farben, grund = THEMEN[thema]
    async with oeffne(chromium, adresse) as page:
        await oeffne_aufgaben(page)
        await page.route(
            "**/webapp",
            lambda route: route.continue_() if route.request.method != "POST" else _mit_farben(route, farben),
        )
        await oeffne_seite(page)
        rahmen = page.frames[1]
        assert await rahmen.evaluate("() => getComputedStyle(document.body).backgroundColor") == grund
        assert await maengel(rahmen) == []
        await page.screenshot(path=tmp_path / "thema.png")
        await rahmen.evaluate(
            "() => window.Telegram.WebView.receiveEvent('theme_changed', {theme_params: {bg_color: '#000000', text_color: '#ffffff'}})"
        )
        assert await rahmen.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
        assert await maengel(rahmen) == []


async def _mit_farben(route: Any, farben: dict[str, str]) -> None:
    antwort = await route.fetch()
    daten = await antwort.json()
    await route.fulfill(json={"adresse": f"{daten['adresse']}&{urlencode({'tgWebAppThemeParams': json.dumps(farben)})}"})
