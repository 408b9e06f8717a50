"""The page in a real browser: small and large, light and dark, by pointer and by keyboard alone."""

import asyncio
from contextlib import asynccontextmanager, suppress

import pytest
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InputRichMessage,
    InputTextMessageContent,
)
from playwright.async_api import expect

from bot.lokal.chat import LokalerChat
from bot.lokal.seite import run_seite
from bot.lokal.session import create_lokaler_bot

pytestmark = pytest.mark.chromium

ANSICHTEN = [(360, 740, "light"), (360, 740, "dark"), (1280, 800, "light"), (1280, 800, "dark")]
GROSS_GENUG = """() => [...document.querySelectorAll('button, a.taste, a.dokument, textarea')]
    .filter((e) => e.offsetParent && !e.matches('.befehl, .startlink, .verdeckt'))
    .filter((e) => e.getBoundingClientRect().height < 43.5).map((e) => e.outerHTML)"""
UEBERLAUF = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@asynccontextmanager
async def dienst(dispatcher, bot, chat, port=0):
    async def vergiss(_):
        await dispatcher.storage.close()

    bereit = asyncio.get_running_loop().create_future()
    aufgabe = asyncio.create_task(
        run_seite(dispatcher=dispatcher, bot=bot, chat=chat, neu_beginnen=vergiss, bereit=bereit.set_result, port=port)
    )
    yield await asyncio.wait_for(bereit, 5)
    aufgabe.cancel()
    with suppress(asyncio.CancelledError):
        await aufgabe


@pytest.fixture
async def adresse(dispatcher, bot, chat):
    async with dienst(dispatcher, bot, chat) as adresse:
        yield adresse


@pytest.fixture
def kim(chat, adresse):
    return chat.person(1)


@asynccontextmanager
async def oeffne(chromium, adresse, breite=360, hoehe=740, schema="light"):
    kontext = await chromium.new_context(
        viewport={"width": breite, "height": hoehe}, color_scheme=schema, locale="de-DE", reduced_motion="reduce"
    )
    seite = await kontext.new_page()
    seite.set_default_timeout(5000)
    fehler = []
    seite.on("pageerror", lambda e: fehler.append(str(e)))
    seite.on("console", lambda m: fehler.append(m.text) if m.type == "error" and "ERR_" not in m.text else None)
    await seite.goto(adresse)
    await expect(seite.locator(".taste").first).to_be_visible()
    yield seite
    assert fehler == []
    await kontext.close()


async def schreibe(seite, text):
    await seite.fill("#eingabe", text)
    await seite.press("#eingabe", "Enter")


@pytest.mark.parametrize(("breite", "hoehe", "schema"), ANSICHTEN)
async def test_the_whole_way_works_in_every_size_and_scheme(chromium, adresse, kim, breite, hoehe, schema):
    async with oeffne(chromium, adresse, breite, hoehe, schema) as seite:
        dialog = seite.locator(f'[data-id="{kim.letzte.message_id}"]')
        await expect(dialog.locator("b")).to_have_text("Wie groß")
        await seite.get_by_role("button", name="Was zählt?").click()
        await expect(seite.locator("#toast")).to_have_text("Es zählt der Hauptwohnsitz.")
        await seite.get_by_role("button", name="10 000 bis 50 000").click()
        await expect(dialog.locator("i")).to_have_text("mittel")
        await expect(dialog.locator(".fuss")).to_contain_text("bearbeitet")
        await schreibe(seite, "Musterstadt")
        await expect(seite.locator(".nachricht").last).to_contain_text("Bisher: Musterstadt")
        await expect(dialog.locator(".taste")).to_have_count(0)

        await schreibe(seite, "/knoepfe")
        await seite.get_by_role("button", name="Hinweis").click()
        await expect(seite.get_by_role("button", name="Hinweis")).to_have_attribute("aria-busy", "true")
        await expect(seite.locator("#toast")).to_have_text("Gespeichert.")
        await expect(seite.get_by_role("button", name="Hinweis")).not_to_have_attribute("aria-busy", "true")
        await seite.get_by_role("button", name="Meldung").click()
        await expect(seite.locator("#meldung")).to_contain_text("Bitte lesen Sie das genau.")
        await seite.get_by_role("button", name="OK").click()

        await schreibe(seite, "/bild")
        await expect(seite.get_by_role("img", name="Der Weg bis hierher")).to_be_visible()
        await schreibe(seite, "/datei")
        async with seite.expect_download() as download:
            await seite.get_by_role("link", name="Empfehlungsbericht.pdf").click()
        assert (await download.value).suggested_filename == "Empfehlungsbericht.pdf"
        await expect(seite.locator(".warnung")).to_have_count(0)

        await schreibe(seite, "/zulang")
        await expect(seite.locator(".warnung.verstoss").last).to_contain_text("message is too long")
        farbe = await seite.locator(".warnung").first.evaluate("(e) => getComputedStyle(e).backgroundColor")
        assert farbe == "rgb(179, 38, 30)"
        assert await seite.evaluate(UEBERLAUF) == 0
        assert await seite.evaluate(GROSS_GENUG) == []
        rahmen = await seite.locator(".rahmen").bounding_box()
        assert rahmen["width"] == min(breite, 480)
        grund = await seite.evaluate("() => getComputedStyle(document.querySelector('.rahmen')).backgroundColor")
        assert grund == {"light": "rgb(244, 247, 245)", "dark": "rgb(19, 26, 23)"}[schema]


async def test_everything_can_be_done_by_keyboard_alone(chromium, adresse, kim):
    async with oeffne(chromium, adresse) as seite:
        taste = seite.keyboard.press
        await taste("Tab")
        await expect(seite.get_by_role("link", name="Zur Eingabe springen")).to_be_focused()
        await taste("Enter")
        await expect(seite.locator("#eingabe")).to_be_focused()
        await seite.keyboard.type("/knoepfe")
        await taste("Enter")
        await expect(seite.get_by_role("button", name="Fehler")).to_be_visible()
        for name in ("Datei senden", "Befehle anzeigen", "Fehler", "Stumm", "Bearbeiten"):
            await taste("Shift+Tab")
            await expect(seite.get_by_role("button", name=name)).to_be_focused()
        await taste("Enter")
        await expect(seite.locator(".nachricht").last).to_contain_text("Geändert.")
        await expect(seite.get_by_role("button", name="Meldung")).to_be_focused()
        await taste("Space")
        await expect(seite.get_by_role("button", name="OK")).to_be_focused()
        await taste("Escape")
        await expect(seite.get_by_role("button", name="Meldung")).to_be_focused()
        await taste("Tab")
        await taste("Enter")
        await expect(seite.locator(".vorschlag").first).to_be_focused()
        await taste("Escape")
        await expect(seite.locator("#vorschlaege")).to_be_hidden()
        await expect(seite.locator("#eingabe")).to_be_focused()
        await seite.keyboard.type("/sa")
        await expect(seite.locator(".vorschlag")).to_have_text(["/sageEtwas wiederholen"])
        await taste("ArrowUp")
        await taste("ArrowDown")
        await expect(seite.locator("#eingabe")).to_be_focused()
        await seite.keyboard.type("ge eins")
        await taste("Shift+Enter")
        await seite.keyboard.type("zwei")
        await taste("Enter")
        await expect(seite.locator(".nachricht").last.locator(".inhalt")).to_have_text("eins\nzwei")


async def test_a_command_is_sent_from_the_menu(chromium, adresse, kim):
    async with oeffne(chromium, adresse) as seite:
        await seite.get_by_role("button", name="Befehle anzeigen").click()
        await seite.get_by_role("button", name="/start Von vorn").click()
        await expect(seite.locator(".nachricht.eigen")).to_have_count(2)
        await expect(seite.locator("#vorschlaege")).to_be_hidden()


async def test_beginning_anew_asks_first_and_then_empties_the_chat(chromium, adresse, kim):
    async with oeffne(chromium, adresse) as seite:
        await schreibe(seite, "/sage weg damit")
        await expect(seite.locator(".nachricht")).to_have_count(4)
        await seite.get_by_role("button", name="Neu beginnen").click()
        await expect(seite.get_by_role("button", name="Abbrechen")).to_be_focused()
        await seite.keyboard.press("Enter")
        await expect(seite.locator(".nachricht")).to_have_count(4)
        await seite.get_by_role("button", name="Neu beginnen").click()
        await seite.get_by_role("button", name="Alles löschen").click()
        await expect(seite.locator(".nachricht")).to_have_count(2)
        await expect(seite.locator(".nachricht").last).to_contain_text("Wie groß")


async def test_text_of_the_bot_never_becomes_markup_of_the_page(chromium, adresse, kim, bot):
    async with oeffne(chromium, adresse) as seite:
        await bot.send_message(1, "&lt;img src=x onerror=alert(1)&gt; <b>&lt;script&gt;</b>")
        letzte = seite.locator(".nachricht").last.locator(".inhalt")
        await expect(letzte).to_have_text("<img src=x onerror=alert(1)> <script>")
        assert await letzte.locator("img, script").count() == 0


async def test_spoilers_long_quotes_and_start_links_act_as_in_a_messenger(chromium, adresse, kim, bot):
    async with oeffne(chromium, adresse) as seite:
        await bot.send_message(
            1,
            f"<tg-spoiler>Auflösung</tg-spoiler> <blockquote expandable>{'lang ' * 60}</blockquote>"
            '<a href="https://t.me/lotse_lokal_bot?start=V8">Steckbrief</a>',
            reply_markup=InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Extern", url="https://example.org/")]]),
        )
        nachricht = seite.locator(".nachricht").last
        await seite.get_by_role("button", name="Verdeckter Text. Drücken zum Aufdecken.").click()
        await expect(nachricht.locator(".verdeckt.offen")).to_have_text("Auflösung")
        gekuerzt = (await nachricht.locator("blockquote").bounding_box())["height"]
        await seite.get_by_role("button", name="Mehr anzeigen").click()
        assert (await nachricht.locator("blockquote").bounding_box())["height"] > gekuerzt
        await expect(seite.get_by_role("link", name="Extern")).to_have_attribute("rel", "noopener noreferrer")
        await seite.get_by_role("button", name="Steckbrief").click()
        await expect(seite.locator(".nachricht.eigen").last).to_contain_text("/start V8")


async def test_whoever_reads_further_up_is_not_pulled_down(chromium, adresse, kim, bot):
    async with oeffne(chromium, adresse) as seite:
        for nummer in range(30):
            await bot.send_message(1, f"Zeile {nummer}")
        await expect(seite.get_by_text("Zeile 29")).to_be_in_viewport()
        await seite.locator("#verlauf").evaluate("(e) => { e.scrollTop = 200; }")
        await expect(seite.get_by_role("button", name="Zu den neuesten Nachrichten")).to_be_visible()
        await bot.send_message(1, "unten")
        await expect(seite.get_by_text("unten", exact=True)).to_have_count(1)
        assert await seite.locator("#verlauf").evaluate("(e) => e.scrollTop") == 200
        await seite.get_by_role("button", name="Zu den neuesten Nachrichten").click()
        await expect(seite.get_by_text("unten", exact=True)).to_be_in_viewport()


async def test_an_edit_above_the_screen_does_not_move_what_is_read(chromium, adresse, kim, bot):
    async with oeffne(chromium, adresse) as seite:
        nachrichten = [await bot.send_message(1, f"Zeile {nummer}") for nummer in range(30)]
        await seite.locator("#verlauf").evaluate("(e) => { e.scrollTop = 1200; }")
        ziel = seite.locator(f'[data-id="{nachrichten[18].message_id}"]')
        vorher = (await ziel.bounding_box())["y"]
        await nachrichten[2].edit_text(
            "kurz", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="A", callback_data="a")]])
        )
        await expect(seite.get_by_text("kurz")).to_have_count(1)
        assert abs((await ziel.bounding_box())["y"] - vorher) < 2


async def test_a_message_higher_than_the_screen_is_shown_from_its_beginning(chromium, adresse, kim, bot):
    async with oeffne(chromium, adresse) as seite:
        await bot.send_message(1, "Anfang\n" + "Zeile\n" * 60 + "Schluss")
        letzte = seite.locator(".nachricht").last
        await expect(letzte).to_contain_text("Schluss")
        oben = (await seite.locator("#verlauf").bounding_box())["y"]
        assert oben <= (await letzte.bounding_box())["y"] < oben + 40


async def test_the_bot_seems_to_write_and_stops_with_its_message(chromium, adresse, kim, bot):
    async with oeffne(chromium, adresse) as seite:
        await bot.send_chat_action(1, "typing")
        await expect(seite.locator("#status")).to_have_text("schreibt …")
        await bot.send_message(1, "fertig")
        await expect(seite.locator("#status")).to_have_text("auf diesem Rechner")


async def test_a_screen_reader_finds_log_names_and_language(chromium, adresse, kim):
    async with oeffne(chromium, adresse) as seite:
        await expect(seite.get_by_role("log", name="Nachrichten")).to_have_attribute("aria-live", "polite")
        await expect(seite.locator("html")).to_have_attribute("lang", "de")
        await expect(seite.get_by_role("textbox", name="Ihre Nachricht")).to_be_visible()
        namenlos = "() => [...document.querySelectorAll('button')].filter((b) => !(b.textContent.trim() || b.ariaLabel)).length"
        assert await seite.evaluate(namenlos) == 0
        await expect(seite.locator(".nachricht .nur-vorgelesen").first).to_have_text("Sie: ")


async def test_the_page_survives_a_restart_of_the_program(chromium, dispatcher, bot, chat, neuer_dispatcher):
    async with dienst(dispatcher, bot, chat) as adresse:
        kontext = await chromium.new_context(viewport={"width": 360, "height": 740})
        seite = await kontext.new_page()
        seite.set_default_timeout(5000)
        await seite.goto(adresse)
        await expect(seite.get_by_role("button", name="Was zählt?")).to_be_visible()
    await expect(seite.locator(".warnung")).to_contain_text("Keine Verbindung zum Programm")
    neuer = LokalerChat()
    zweiter_bot = create_lokaler_bot(neuer)
    async with dienst(neuer_dispatcher(), zweiter_bot, neuer, int(adresse.rstrip("/").rpartition(":")[2])):
        await expect(seite.locator(".warnung")).to_have_count(0, timeout=10_000)
        await seite.get_by_role("button", name="bis 10 000").click()
        await expect(seite.locator(".nachricht").last).to_contain_text("Gewählt")
        await kontext.close()


@pytest.mark.parametrize(("breite", "hoehe", "schema"), ANSICHTEN)
async def test_cards_are_offered_while_typing_and_chosen_by_keyboard(chromium, adresse, kim, dispatcher, breite, hoehe, schema):
    @dispatcher.inline_query()
    async def _biete(frage: InlineQuery):
        inhalt = InputTextMessageContent(message_text=f"<b>Karte zu {frage.query}</b>")
        await frage.answer([InlineQueryResultArticle(id="k1", title="V 8 Stabsstelle", description="Anriss", input_message_content=inhalt)])

    async with oeffne(chromium, adresse, breite, hoehe, schema) as seite:
        await seite.fill("#eingabe", "@lotse_lokal_bot stabsstelle")
        await expect(seite.get_by_role("list", name="Karten zum Senden").get_by_role("button")).to_have_text(["V 8 StabsstelleAnriss"])
        assert await seite.evaluate(GROSS_GENUG) == []
        assert await seite.evaluate(UEBERLAUF) == 0
        await seite.press("#eingabe", "ArrowDown")
        await seite.keyboard.press("Enter")
        await expect(seite.locator(".nachricht.eigen").last).to_contain_text("Karte zu stabsstelle")
        await expect(seite.locator("#vorschlaege")).to_be_hidden()
        await expect(seite.locator("#eingabe")).to_have_value("")


@pytest.mark.parametrize(("breite", "hoehe", "schema"), ANSICHTEN)
async def test_a_rich_message_shows_headings_tables_and_parts_to_open(chromium, adresse, bot, breite, hoehe, schema):
    async with oeffne(chromium, adresse, breite, hoehe, schema) as seite:
        zeilen = "".join(f"<tr><th>Verstetigungsgrad {zahl}</th><td>Donaudampfschifffahrtsgesellschaft</td></tr>" for zahl in range(3))
        html = f"<h3>Titel</h3><table>{zeilen}</table><details><summary>Warum?</summary><p>Darum &lt;b&gt;</p></details>"
        await bot.send_rich_message(1, InputRichMessage(html=html))
        await expect(seite.get_by_role("heading", name="Titel")).to_be_visible()
        await expect(seite.get_by_role("table")).to_contain_text("Verstetigungsgrad 2")
        await expect(seite.get_by_text("Darum <b>")).to_be_hidden()
        await seite.get_by_text("Warum?").click()
        await expect(seite.get_by_text("Darum <b>")).to_be_visible()
        assert await seite.evaluate(UEBERLAUF) <= 0


async def test_a_file_is_chosen_and_sent(chromium, adresse, kim):
    async with oeffne(chromium, adresse) as seite:
        async with seite.expect_file_chooser() as wahl:
            await seite.get_by_role("button", name="Datei senden").click()
        datei = await wahl.value
        await datei.set_files({"name": "meine-daten.json", "mimeType": "application/json", "buffer": b'{"a": 1}'})
        await expect(seite.locator(".nachricht.eigen .dokument-name")).to_have_text("meine-daten.json")
        assert await seite.evaluate(GROSS_GENUG) == []
        assert await seite.evaluate(UEBERLAUF) <= 0


async def test_a_file_that_is_too_large_is_told_and_not_sent(chromium, adresse, kim):
    async with oeffne(chromium, adresse) as seite:
        async with seite.expect_file_chooser() as wahl:
            await seite.get_by_role("button", name="Datei senden").click()
        datei = await wahl.value
        await datei.set_files({"name": "gross.json", "mimeType": "application/json", "buffer": b"x" * 2_000_001})
        await expect(seite.locator("#toast")).to_contain_text("zu groß")
        await expect(seite.locator(".nachricht .dokument")).to_have_count(0)
