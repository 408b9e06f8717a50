"""Make the pictures of the documentation from the running product: `make bilder`.

A whole consultation of Musterstadt is held on the local chat page in a real Chromium, light and dark, on a phone-sized screen.
"""

import asyncio
import shutil
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from playwright.async_api import Page, async_playwright

from bot.lokal.betrieb import serve_lokal
from bot.uhr import jetzt
from dialogs.bilder.weg import zeichne_weg
from dialogs.preview import MUSTERSTADT
from dialogs.satz.pdf import als_seitenbilder
from knowledge.bericht import erstelle
from knowledge.loading import load_katalog
from storage.engine import Database, migrate

ZIEL = Path(__file__).parent / "bilder"
BREITE, HOEHE = 412, 860
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What is done on the page, and under which name the picture taken then is kept; "> " is typed.
SCHRITTE: tuple[tuple[str, str | None], ...] = (
    ("", "hinweis"),
    ("Verstanden, los geht's", "menue"),
    ("Beratung beginnen", None),
    ("Gemeinde oder Stadt", "frage"),
    *((eingabe, None) for eingabe in ("> 32.000", "Nein", "V 7", "Eine Stelle", "Anschlussvorhaben", "> Juli 2025", "> Juni 2028")),
    ("Teilweise umgesetzt", None),
    ("Möglich", "frage-diagramm"),
    *((eingabe, None) for eingabe in ("Nein", "Ja", "Ja", "Nein", "Eine Stelle", "> 5,50 € pro Kopf", "Lang", "Mittel", "Hoch")),
    ("Ergebnis ansehen", "ergebnis"),
    ("Warum dieses Modell?", "gruende"),
    ("> /menu", "menue-fertig"),
    ("Ergebnis ansehen", None),
    ("Alle Modelle", "modelle"),
    *((eingabe, None) for eingabe in ("> /menu", "Ergebnis ansehen", "Nächste Schritte")),
    ("Finanzierung", "aspekt"),
    ("V 8 vormerken", None),
    ("Merkliste", None),
    ("> 1", None),
    ("> erinnern am 15.3.2027", None),
    ("> /merkliste", "merkliste"),
    ("> /einstellungen", None),
    ("Neu: mit Tabellen", None),
    ("> /vergleich V7 V8", "vergleich-tabellen"),
    ("> /einstellungen", None),
    ("Klassisch", None),
    ("> /zeitplan", "zeitplan"),
    ("> /erinnerungen", "erinnerungen"),
    ("> /aufgaben", None),
    ("> verteilen", None),
    ("> /gespraech", "gespraech"),
    ("Präsenz", None),
    ("Fördermittel", None),
    ("> 12 Dächer mit Photovoltaik", "erfolge"),
    ("> /bericht", "papiere"),
    ("> /v8", "steckbrief"),
    ("> Was spricht gegen eine Stabsstelle?", "suche"),
    ("> /datenschutz", "datenschutz"),
)
PPI = 80
STAND = date(2026, 11, 22)
BUDGET = 5.5  # as in the chat, so that both say the same


async def main() -> None:
    """Write all pictures."""
    ZIEL.mkdir(exist_ok=True)
    for farben in ("light", "dark"):
        await _beratung(farben)
    await asyncio.to_thread(_berichtsseiten)


async def _beratung(farben: str) -> None:
    with tempfile.TemporaryDirectory() as ordner:
        url = f"sqlite:///{ordner}/bilder.sqlite3"
        await asyncio.to_thread(migrate, url)
        db = Database(url)
        adresse: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        seite = asyncio.create_task(
            serve_lokal(
                db=db, katalog=load_katalog(), verlauf=Path(ordner) / "verlauf.json", port=0, bereit=adresse.set_result, jetzt=jetzt
            )
        )
        try:
            await _fotografiere(await adresse, farben)
        finally:
            seite.cancel()
            with suppress(asyncio.CancelledError):
                await seite
            await db.close()


async def _fotografiere(adresse: str, farben: str) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = await browser.new_page(
            viewport={"width": BREITE, "height": HOEHE}, color_scheme="dark" if farben == "dark" else "light", reduced_motion="reduce"
        )
        await page.goto(adresse)
        for eingabe, name in SCHRITTE:
            if eingabe:
                await _gib_ein(page, eingabe)
            if name:
                await _bild(page, name, farben)
        await _aufgabenseite(page, farben)
        await browser.close()


async def _gib_ein(page: Page, eingabe: str) -> None:
    if eingabe.startswith("> "):
        await page.get_by_label("Ihre Nachricht").fill(eingabe.removeprefix("> "))
        await page.keyboard.press("Enter")
    else:
        await page.get_by_role("button", name=eingabe, exact=True).last.click()
    await page.wait_for_timeout(400)


async def _aufgabenseite(page: Page, farben: str) -> None:
    """Open the page for the tasks over the chat and fill in the first of them."""
    await _gib_ein(page, "> /aufgaben")
    await page.get_by_role("button", name="Als Seite ausfüllen").last.click()
    seite = page.frame_locator("#webapp-rahmen")
    for feld, prozent in (("IST", "10"), ("SOLL", "15")):
        await seite.get_by_role("textbox", name=f"{feld} in Prozent: Bauleitplanung").fill(prozent)
    await page.wait_for_timeout(1500)
    await _bild(page, "aufgaben-seite", farben)


def _berichtsseiten() -> None:
    """Write the first pages of the report on Musterstadt."""
    katalog = load_katalog()
    antworten = katalog.antworten({**MUSTERSTADT, "klimabudget": BUDGET})
    dokument = erstelle(katalog, antworten, "bericht", STAND, "Musterstadt")
    weg = zeichne_weg(katalog, antworten)
    for nummer, seite in enumerate(als_seitenbilder(dokument, {weg.name: weg.svg}, PPI)[:2], start=1):
        (ZIEL / f"bericht-{nummer}.png").write_bytes(seite)


async def _bild(page: Page, name: str, farben: str) -> None:
    await page.evaluate("document.activeElement.blur()")
    await page.screenshot(path=ZIEL / f"{name}-{farben}.png")


if __name__ == "__main__":
    asyncio.run(main())
