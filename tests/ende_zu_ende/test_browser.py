"""A whole consultation in a real browser, small and large, light and dark, with no more inputs than promised."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.lokal.betrieb import serve_lokal
from bot.uhr import jetzt
from dialogs.beratung.ansichten import UNBEKANNT
from dialogs.preview import MUSTERSTADT
from dialogs.steckbriefe.ansichten import REITER
from knowledge.katalog import Katalog
from storage.engine import Database, migrate
from tests.dialogs.lotse import TRENNER, WIDGET, knopf_id

pytestmark = pytest.mark.chromium

ANSICHTEN = [(360, 740, "light"), (360, 740, "dark"), (1280, 800, "light")]
HOECHSTENS = 25
UEBERLAUF = """() => [...document.querySelectorAll('*')].filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0
    && !['visible', 'hidden', 'clip'].includes(getComputedStyle(e).overflowX)).map((e) => e.outerHTML.slice(0, 200))"""
BREITER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
VERSCHIEBBAR = "() => { const r = document.querySelector('.rahmen'); return r.scrollHeight - r.clientHeight; }"
ABGESCHNITTEN = (
    """() => [...document.querySelectorAll('.taste')].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.textContent)"""
)


class Gast:
    """Somebody in front of the page; every tap and every sent text is counted."""

    def __init__(self, page: Page, bilder: Path) -> None:
        self.page = page
        self.eingaben = 0
        self._bilder = bilder

    @property
    def tastatur(self) -> Locator:
        return self.page.locator(".tastatur").last

    async def knoepfe(self) -> list[str]:
        """Return what the newest buttons are about."""
        daten = await self.tastatur.locator("[data-daten]").evaluate_all("(alle) => alle.map((e) => e.dataset.daten)")
        return [knopf_id(eintrag) for eintrag in daten]

    async def druecke(self, knopf: str) -> None:
        self.eingaben += 1
        await self.tastatur.locator(f'[data-daten$="{TRENNER}{WIDGET}{knopf}"]').click()

    async def tippe(self, text: str) -> None:
        self.eingaben += 1
        await self.page.fill("#eingabe", text)
        await self.page.press("#eingabe", "Enter")

    async def frage(self) -> str | None:
        """Return the question that is shown, None in every other window."""
        return next((knopf.partition("/")[0] for knopf in await self.knoepfe() if knopf.endswith(f"/{UNBEKANNT}")), None)

    async def sieht(self, *knoepfe: str) -> None:
        for knopf in knoepfe:
            await expect(self.tastatur.locator(f'[data-daten$="{TRENNER}{WIDGET}{knopf}"]')).to_be_visible()

    async def warte_auf_naechste(self, frage: str) -> None:
        """Wait until another window is shown: every one after the notice has the way to the hub."""
        await expect(self.page.locator(f'[data-daten$="{TRENNER}{WIDGET}{frage}/{UNBEKANNT}"]')).to_have_count(0)
        await self.sieht("menue")

    async def pruefe(self, name: str) -> None:
        """Take a picture; no button may still wait, nothing be cut off, too wide or refused by Telegram, and no focus move the frame."""
        await expect(self.page.locator("[aria-busy]")).to_have_count(0)
        await self.page.screenshot(path=self._bilder / f"{name}.png")
        assert await self.page.evaluate(BREITER) == 0, name
        assert await self.page.evaluate(VERSCHIEBBAR) == 0, name
        assert await self.page.evaluate(UEBERLAUF) == [], name
        assert await self.page.evaluate(ABGESCHNITTEN) == [], name
        await expect(self.page.locator(".warnung")).to_have_count(0)


@asynccontextmanager
async def lokale_seite(katalog: Katalog, tmp_path: Path, uhr: Callable[[], datetime]) -> AsyncIterator[str]:
    """Serve the local page and yield its address."""
    url = f"sqlite:///{tmp_path}/lokal.sqlite3"
    await asyncio.to_thread(migrate, url)
    db = Database(url)
    bereit: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    aufgabe = asyncio.create_task(
        serve_lokal(db=db, katalog=katalog, verlauf=tmp_path / "verlauf.json", port=0, bereit=bereit.set_result, jetzt=uhr)
    )
    yield await asyncio.wait_for(bereit, 10)
    aufgabe.cancel()
    with suppress(asyncio.CancelledError):
        await aufgabe
    await db.close()


@pytest.fixture
async def adresse(katalog: Katalog, tmp_path: Path) -> AsyncIterator[str]:
    async with lokale_seite(katalog, tmp_path, jetzt) as adresse:
        yield adresse


@asynccontextmanager
async def oeffne(chromium: Browser, adresse: str, ansicht: tuple[int, int, str], bilder: Path) -> AsyncIterator[Gast]:
    breite, hoehe, schema = ansicht
    kontext = await chromium.new_context(
        viewport={"width": breite, "height": hoehe}, color_scheme=schema, locale="de-DE", reduced_motion="reduce"
    )
    page = await kontext.new_page()
    page.set_default_timeout(10_000)
    fehler: list[Any] = []
    page.on("pageerror", lambda e: fehler.append(str(e)))
    page.on("console", lambda m: fehler.append(m.text) if m.type == "error" else None)
    await page.goto(adresse)
    yield Gast(page, bilder)
    assert fehler == []
    await kontext.close()


def eingabe(katalog: Katalog, frage: str) -> Callable[[Gast], Any]:
    """Return how the example answers: by tapping where there is a button for it, by typing a number or a date."""
    wert = MUSTERSTADT[frage]
    if katalog.fragen[frage].art == "datum":
        return lambda gast: gast.tippe(date.fromisoformat(str(wert)).strftime("%d.%m.%Y"))
    if katalog.fragen[frage].option(wert) is None and katalog.fragen[frage].art != "modell":
        return lambda gast: gast.tippe(str(wert))
    return lambda gast: gast.druecke(f"{frage}/{wert}")


@pytest.mark.parametrize("ansicht", ANSICHTEN)
async def test_from_the_notice_to_the_result_in_at_most_25_inputs_and_to_everything_around_it(
    chromium, adresse, katalog, ansicht, tmp_path
):
    async with oeffne(chromium, adresse, ansicht, tmp_path) as gast:
        await gast.sieht("verstanden")
        await gast.pruefe("01-hinweis")
        await gast.druecke("verstanden")
        await gast.sieht("weiter")
        await gast.pruefe("02-menue")
        await gast.druecke("weiter")
        await expect(gast.tastatur.locator(f'[data-daten$="/{UNBEKANNT}"]')).to_be_visible()
        gefragt: list[str] = []
        while (frage := await gast.frage()) is not None:
            gefragt.append(frage)
            assert len(gefragt) <= HOECHSTENS, gefragt
            await gast.pruefe(f"03-{len(gefragt):02}-{frage}")
            await eingabe(katalog, frage)(gast)
            await gast.warte_auf_naechste(frage)
        await gast.sieht("ergebnis")
        await gast.pruefe("04-fertig")
        await gast.druecke("ergebnis")
        await gast.sieht("gruende", "modelle", "empfehlungen")
        assert gast.eingaben <= HOECHSTENS, gefragt
        await gast.pruefe("05-ergebnis")
        await zeige_alles_zum_ergebnis(gast)
        await zeige_steckbrief(gast)
        await zeige_antworten(gast, katalog, gefragt)


@pytest.mark.parametrize("ansicht", ANSICHTEN[:2])
async def test_ist_and_soll_are_filled_in_on_a_phone_by_tap_and_by_keyboard(chromium, adresse, katalog, ansicht, tmp_path):
    async with oeffne(chromium, adresse, ansicht, tmp_path) as gast:
        await gast.druecke("verstanden")
        await gast.sieht("aufgaben")
        await gast.druecke("aufgaben")
        await gast.sieht("typ")
        await gast.pruefe("01-uebersicht")
        await gast.druecke("typ")
        await gast.sieht("kommune_typ/gemeinde")
        await gast.druecke("kommune_typ/gemeinde")
        await gast.sieht("gruppe/pflicht")
        await gast.druecke("gruppe/pflicht")
        await gast.sieht("aufgabe/pflicht_1/ist")
        await gast.pruefe("02-gruppe")
        await gast.druecke("aufgabe/pflicht_1/ist")
        await gast.sieht("wert/pflicht_1/ist/30")
        await gast.pruefe("03-aufgabe")
        await gast.druecke("wert/pflicht_1/ist/30")
        await gast.sieht("wert/pflicht_2/ist/0")
        await gast.tippe("IST 12,5 SOLL 15")
        await gast.sieht("wert/pflicht_3/ist/0")
        await gast.pruefe("04-getippt")
        await gast.druecke("gruppe/pflicht")
        await gast.druecke("uebersicht")
        await gast.druecke("schnell")
        await gast.druecke("verteile/ist")
        await gast.sieht("rueckgaengig")
        await gast.pruefe("05-schnell")
        await gast.druecke("uebernimm/alle")
        await expect(gast.tastatur.locator('[data-daten$="uebernimm/alle"]')).to_have_count(0)
        await gast.druecke("uebersicht")
        await gast.druecke("ergebnis")
        await gast.sieht("hinweise", "bild", "datei/xlsx", "datei/csv")
        await gast.pruefe("06-auswertung")
        await gast.druecke("bild")
        await expect(gast.page.locator("img").last).to_be_visible()
        await gast.pruefe("07-bild")
    with closing(sqlite3.connect(tmp_path / "lokal.sqlite3")) as verbindung:
        zeilen = verbindung.execute("SELECT aufgabe, feld, zehntel FROM arbeitszeit WHERE zehntel IS NOT NULL").fetchall()
    gespeichert = {(aufgabe, feld): zehntel for aufgabe, feld, zehntel in zeilen}
    assert gespeichert["pflicht_1", "ist"] == gespeichert["pflicht_1", "soll"] == 300
    assert (gespeichert["pflicht_2", "ist"], gespeichert["pflicht_2", "soll"]) == (125, 150)
    assert sum(zehntel for (_, feld), zehntel in gespeichert.items() if feld == "ist") == 1000
    assert len(gespeichert) == 2 * sum(not aufgabe.nur_landkreis for aufgabe in katalog.aufgaben)


async def zeige_alles_zum_ergebnis(gast: Gast) -> None:
    for fenster in ("gruende", "weg", "empfehlungen", "grenzen"):
        await gast.druecke(fenster)
        await gast.sieht("ueberblick")
        await gast.pruefe(f"06-{fenster}")
        await gast.druecke("ueberblick")
        await gast.sieht(fenster)
    for fenster in ("pfad", "stabilitaet", "waswaerewenn"):
        await gast.druecke(fenster)
        await gast.sieht("zurueck")
        await gast.pruefe(f"06-{fenster}")
        await gast.druecke("zurueck")
        await gast.sieht(fenster)
    await gast.druecke("modelle")
    await gast.sieht("modell/V9")
    await gast.pruefe("06-modelle")
    await gast.druecke("modell/V9")
    await gast.sieht("steckbrief/V9")
    await gast.pruefe("06-modell")
    await gast.druecke("noetig/V9")
    await gast.sieht("satz/V9/1")
    await gast.pruefe("06-noetig")
    await gast.druecke("satz/V9/1")
    await gast.sieht("verwirf")
    await gast.pruefe("06-versuch")
    await gast.druecke("verwirf")
    await gast.sieht("vergleich/V9")
    await gast.druecke("ueberblick")
    await gast.sieht("gruende")


async def zeige_steckbrief(gast: Gast) -> None:
    """Read a Steckbrief, page by page, and come back to the result."""
    vorher = await gast.knoepfe()
    await gast.tippe("/v8")
    await gast.sieht("zu")
    await gast.pruefe(f"07-{REITER[0]}")
    for reiter in REITER[1:]:
        await gast.druecke(f"V8/{reiter}")
        await gast.sieht(f"V8/{REITER[0]}")
        await expect(gast.tastatur.locator(f'[data-daten$="V8/{reiter}"]')).to_have_count(0)
        await gast.pruefe(f"07-{reiter}")
    await gast.druecke("V8/empfehlungen/ziele")
    await gast.sieht("V8/empfehlungen")
    await gast.pruefe("07-empfehlung")
    await gast.druecke("zu")
    await gast.sieht("gruende")
    assert await gast.knoepfe() == vorher


async def zeige_antworten(gast: Gast, katalog: Katalog, gefragt: list[str]) -> None:
    """Find every answer on the review page, change one and come back."""
    gefunden: set[str] = set()
    await gast.druecke("antworten")
    await expect(gast.tastatur.locator('[data-daten*="aendern/"]').first).to_be_visible()
    for schritt in ("ausgangslage", "rahmenbedingungen"):
        if f"zeige/{schritt}" in await gast.knoepfe():
            await gast.druecke(f"zeige/{schritt}")
            await expect(gast.tastatur.locator(f'[data-daten$="zeige/{schritt}"]')).to_have_count(0)
        await gast.pruefe(f"08-{schritt}")
        gefunden |= {knopf.removeprefix("aendern/") for knopf in await gast.knoepfe() if knopf.startswith("aendern/")}
    assert gefunden == set(gefragt)
    await gast.druecke("aendern/relevanz")
    await gast.sieht("relevanz/mittel")
    await gast.druecke("relevanz/mittel")
    await gast.sieht("aendern/relevanz")
    await expect(gast.page.locator(".inhalt").last).to_contain_text(katalog.fragen["relevanz"].option("mittel").text)
    await gast.pruefe("08-geaendert")
