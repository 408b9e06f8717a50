"""From the Merkliste to a report that is really downloaded, in a real browser on a small screen."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from dialogs.captions import SCHNELL_BEISPIEL
from knowledge.katalog import Katalog
from tests.dialogs.lotse import Uhr
from tests.ende_zu_ende.test_browser import lokale_seite, oeffne

pytestmark = pytest.mark.chromium


@pytest.fixture
async def adresse(katalog: Katalog, tmp_path: Path) -> AsyncIterator[str]:
    async with lokale_seite(katalog, tmp_path, Uhr()) as adresse:
        yield adresse


@pytest.mark.parametrize("schema", ["light", "dark"])
async def test_an_empfehlung_is_put_on_the_list_and_given_a_day(chromium, adresse, schema, tmp_path):
    async with oeffne(chromium, adresse, (360, 740, schema), tmp_path) as gast:
        await gast.druecke("verstanden")
        await gast.sieht("weiter")
        await gast.tippe(f"/schnell {SCHNELL_BEISPIEL}")
        await expect(gast.page.get_by_role("button", name="Übernehmen")).to_be_visible()
        await gast.tippe("Übernehmen")
        await expect(gast.page.get_by_role("button", name="Übernehmen")).to_have_count(0)
        await gast.tippe("ergebnis")
        await gast.sieht("empfehlungen")
        await gast.druecke("empfehlungen")
        await gast.sieht("merkliste")
        await gast.pruefe("01-schritte")
        await gast.druecke("empfehlung/ziele")
        await gast.sieht("merke/merk_V7_ziele")
        await gast.druecke("merke/merk_V7_ziele")
        await gast.sieht("merkliste")
        await gast.pruefe("02-vorgemerkt")
        await gast.druecke("merkliste")
        await gast.sieht("eintrag/merk_V7_ziele")
        await gast.pruefe("03-liste")
        await gast.druecke("eintrag/merk_V7_ziele")
        await gast.sieht("datum/merk_V7_ziele")
        await gast.pruefe("04-eintrag")
        await gast.druecke("datum/merk_V7_ziele")
        await gast.sieht("merk_V7_ziele/.j2027")
        await gast.pruefe("05-datum")
        await gast.tippe("15.3.2027")
        await gast.sieht("ohnedatum/merk_V7_ziele")
        await gast.pruefe("06-termin")


async def test_a_report_is_ordered_by_tapping_and_downloaded_as_a_pdf(chromium, adresse, tmp_path):
    async with oeffne(chromium, adresse, (360, 740, "light"), tmp_path) as gast:
        await gast.druecke("verstanden")
        await gast.sieht("weiter")
        await gast.tippe("/bericht")
        await gast.sieht("bericht/pdf")
        await gast.pruefe("01-wahl")
        await gast.druecke("bericht/pdf")
        await gast.sieht("ohne/bericht/pdf")
        await gast.druecke("ohne/bericht/pdf")
        verweis = gast.page.get_by_role("link", name="empfehlungsbericht-2026-11-21.pdf")
        await expect(verweis).to_be_visible(timeout=30_000)
        await gast.sieht("bericht/pdf")
        await gast.pruefe("02-fertig")
        async with gast.page.expect_download() as download:
            await verweis.click()
        datei = await download.value
        assert datei.suggested_filename == "empfehlungsbericht-2026-11-21.pdf"
        ziel = tmp_path / "bericht.pdf"
        await datei.save_as(ziel)
    assert ziel.read_bytes().startswith(b"%PDF")
