"""The schedule and a reminder that really arrives, in a real browser on a small screen, light and dark."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot import reminders
from bot.erinnern import PRAEFIX
from knowledge.katalog import Katalog
from tests.dialogs.lotse import Uhr
from tests.ende_zu_ende.test_browser import Gast, lokale_seite, oeffne

pytestmark = pytest.mark.chromium


@pytest.fixture
async def uhr() -> Uhr:
    return Uhr()


@pytest.fixture
async def adresse(katalog: Katalog, tmp_path: Path, uhr: Uhr, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """Serve the page with a clock of the test and a worker that looks often."""
    monkeypatch.setattr(reminders, "PAUSE", 0.05)
    async with lokale_seite(katalog, tmp_path, uhr) as adresse:
        yield adresse


async def pruefe(gast: Gast, name: str) -> None:
    for schema in ("light", "dark"):
        await gast.page.emulate_media(color_scheme=schema)
        await gast.pruefe(f"{name}-{schema}")


async def test_from_the_plan_to_a_reminder_that_arrives_and_is_ticked_off(chromium, adresse, uhr, tmp_path):
    async with oeffne(chromium, adresse, (360, 740, "light"), tmp_path) as gast:
        await gast.druecke("verstanden")
        await gast.druecke("zeitplan")
        await gast.sieht("frage/foerderende")
        await pruefe(gast, "01-ohne-ende")
        await gast.druecke("frage/foerderende")
        await gast.sieht("foerderende/.wn")
        await gast.tippe("30.6.2028")
        await gast.sieht("termin/strategieworkshop")
        await pruefe(gast, "02-plan")
        await gast.druecke("termin/verwaltungsspitze")
        await gast.sieht("datum/verwaltungsspitze")
        await pruefe(gast, "03-karte")
        await gast.druecke("datum/verwaltungsspitze")
        await gast.sieht("verwaltungsspitze/.j2027")
        await pruefe(gast, "04-datum")
        await gast.tippe("15.3.2027")
        await gast.sieht("vorschlag/verwaltungsspitze")
        await gast.druecke("plan")
        await gast.sieht("ics")
        await gast.druecke("ics")
        await expect(gast.page.get_by_text("zeitplan.ics")).to_be_visible()
        await gast.sieht("erinnerungen")
        await pruefe(gast, "05-kalenderdatei")
        await gast.druecke("erinnerungen")
        await gast.sieht("an")
        await pruefe(gast, "06-erinnerungen")
        await gast.druecke("an")
        await gast.sieht("ab")
        uhr.jetzt = datetime(2026, 12, 16, 9, tzinfo=UTC)
        erledigt = gast.page.locator(f'[data-daten^="{PRAEFIX}erledigt/strategieworkshop/"]')
        await expect(erledigt).to_be_visible()
        await pruefe(gast, "07-erinnerung")
        await erledigt.click()
        await expect(gast.page.locator(f'[data-daten^="{PRAEFIX}offen/strategieworkshop/"]')).to_be_visible()
        await pruefe(gast, "08-erledigt")
