"""The page's server: what it does, whom it refuses, what the browser is told."""

import asyncio
import io
import re
from contextlib import suppress

import aiohttp
import pytest
from aiogram.types import InlineQuery, InlineQueryResultArticle, InputTextMessageContent

from bot.fehler import PortBelegtError
from bot.lokal.seite import run_seite
from bot.lokal.stoerung import netzfehler


async def test_the_page_is_served_with_a_token_and_strict_headers(klient):
    antwort = await klient.oeffne()
    assert antwort.status == 200
    assert len(klient.csrf) >= 32
    csp = antwort.headers["Content-Security-Policy"]
    assert "default-src 'none'" in csp
    assert "unsafe" not in csp
    assert antwort.headers["X-Content-Type-Options"] == "nosniff"
    assert antwort.headers["Cache-Control"] == "no-store"


async def test_the_page_loads_nothing_from_elsewhere_and_runs_nothing_inline(klient):
    _, html = await klient.hole("")
    assert not re.search(rb"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|https?://(?!www\.w3\.org)", html)
    for pfad in re.findall(rb'(?:href|src)="/(static/[^"]+)"', html):
        antwort, inhalt = await klient.hole(pfad.decode())
        assert antwort.status == 200
        assert not re.search(rb"https?://(?!www\.w3\.org)|@import|innerHTML", inhalt)


async def test_an_empty_chat_begins_with_start_exactly_once(klient, chat):
    async with klient.ereignisse() as erste, klient.ereignisse() as zweite:
        await erste("nachricht")
        await zweite("zustand")
    await asyncio.sleep(0.05)
    assert [n.text for n in chat.person(1).nachrichten] == ["/start", "Wie groß ist Ihre Kommune?"]


async def test_a_new_listener_gets_the_state_and_then_the_changes(klient, chat):
    await chat.person(1).tippe("/start")
    async with klient.ereignisse() as naechstes:
        kennung, zustand = await naechstes()
        assert zustand["art"] == "zustand"
        assert [n["eigen"] for n in zustand["nachrichten"]] == [True, False]
        assert zustand["befehle"][0] == {"befehl": "start", "beschreibung": "Von vorn"}
        assert await klient.post("aktion", {"art": "text", "text": "/sage hallo"}) == 202
        _, eigene = await naechstes("nachricht")
        _, antwort = await naechstes("nachricht")
    assert eigene["nachricht"]["inhalt"][-1] == " hallo"
    assert antwort["nachricht"]["inhalt"] == ["hallo"]
    assert kennung.startswith(zustand["instanz"])


async def test_a_listener_who_comes_back_gets_only_what_was_missed(klient, chat):
    await chat.person(1).tippe("/start")
    async with klient.ereignisse() as naechstes:
        kennung, _ = await naechstes()
    await chat.person(1).tippe("/sage eins")
    async with klient.ereignisse(kennung) as naechstes:
        arten = [(await naechstes())[1]["art"] for _ in range(2)]
    assert arten == ["nachricht", "nachricht"]


@pytest.mark.parametrize("kennung", ["fremd-3", "unsinn", "-", "{instanz}-999999"])
async def test_a_listener_of_another_run_gets_the_whole_state(klient, chat, kennung):
    await chat.person(1).tippe("/start")
    async with klient.ereignisse() as naechstes:
        _, zustand = await naechstes()
    async with klient.ereignisse(kennung.format(instanz=zustand["instanz"])) as naechstes:
        assert (await naechstes())[1]["art"] == "zustand"


async def test_a_pressed_button_waits_is_answered_and_edits_in_place(klient, chat):
    person = chat.person(1)
    await person.tippe("/start")
    knopf = person.knoepfe()[0]
    async with klient.ereignisse() as naechstes:
        await naechstes()
        aktion = {"art": "knopf", "nachricht": person.letzte.message_id, "daten": knopf.callback_data}
        assert await klient.post("aktion", aktion) == 202
        _, gedrueckt = await naechstes()
        _, bearbeitet = await naechstes()
        _, antwort = await naechstes()
    assert (gedrueckt["art"], bearbeitet["art"], antwort["art"]) == ("abfrage", "bearbeitet", "antwort")
    assert gedrueckt["daten"] == antwort["daten"] == knopf.callback_data
    assert bearbeitet["nachricht"]["offen"] == [knopf.callback_data]


async def test_a_toast_an_alert_and_a_chat_action_reach_the_page(klient, chat):
    await chat.person(1).tippe("/knoepfe")
    async with klient.ereignisse() as naechstes:
        await naechstes()
        for daten in ("hinweis", "meldung"):
            await klient.post("aktion", {"art": "knopf", "nachricht": chat.person(1).letzte.message_id, "daten": daten})
        antworten = [(await naechstes("antwort"))[1] for _ in range(2)]
        await klient.post("aktion", {"art": "text", "text": "/tippt"})
        _, aktion = await naechstes("aktion")
    assert sorted((a["text"], a["meldung"]) for a in antworten) == [("Bitte lesen Sie das genau.", True), ("Gespeichert.", False)]
    assert aktion["wert"] == "typing"


async def test_a_violation_and_a_failing_handler_reach_the_page(klient, chat, caplog):
    await chat.person(1).tippe("/knoepfe")
    async with klient.ereignisse() as naechstes:
        await naechstes()
        await klient.post("aktion", {"art": "text", "text": "/zulang"})
        _, grenze = await naechstes("verstoss")
        _, handler = await naechstes("verstoss")
        await klient.post("aktion", {"art": "knopf", "nachricht": chat.person(1).letzte.message_id, "daten": "stumm"})
        _, stumm = await naechstes("verstoss")
    assert "message is too long" in grenze["text"]
    assert handler["methode"] == "handler"
    assert "never answered" in stumm["text"]
    assert "a handler failed" in caplog.text


async def test_a_fault_of_the_network_leaves_the_page_alive(klient, chat, session, caplog):
    await chat.person(1).tippe("/start")
    session.fehler.append(netzfehler())
    await klient.post("aktion", {"art": "text", "text": "/sage eins"})
    await klient.post("aktion", {"art": "text", "text": "/sage zwei"})
    async with asyncio.timeout(5):
        while chat.person(1).text != "zwei":  # noqa: ASYNC110 - the answer comes from another task
            await asyncio.sleep(0.01)
    assert [v.methode for v in chat.verstoesse] == ["handler"]


async def test_a_document_is_offered_for_download_and_a_picture_shown(klient, chat, bild):
    person = chat.person(1)
    await person.tippe("/datei")
    antwort, inhalt = await klient.hole(f"datei/{person.letzte.document.file_id}")
    assert inhalt == b"%PDF-1.7 Bericht"
    assert antwort.headers["Content-Disposition"] == 'attachment; filename="Empfehlungsbericht.pdf"'
    assert antwort.content_type == "application/octet-stream"
    await person.tippe("/bild")
    antwort, inhalt = await klient.hole(f"datei/{person.letzte.photo[-1].file_id}")
    assert (antwort.content_type, inhalt) == ("image/png", bild())
    assert "sandbox" in antwort.headers["Content-Security-Policy"]


@pytest.mark.parametrize("pfad", ["datei/unbekannt", "static/gibtsnicht.js", "static/..%2Fseite.py", "nichts"])
async def test_what_does_not_exist_is_not_found(klient, pfad):
    antwort, _ = await klient.hole(pfad)
    assert antwort.status == 404


async def test_beginning_anew_wipes_the_person_and_starts_again_under_new_ids(klient, chat):
    await chat.person(1).tippe("/start")
    letzte = chat.person(1).letzte.message_id
    assert await klient.post("neu") == 202
    async with asyncio.timeout(5):
        while len(chat.person(1).nachrichten) < 2:  # noqa: ASYNC110 - the answer comes from another task
            await asyncio.sleep(0.01)
    assert klient.geleert == [1]
    assert chat.person(1).nachrichten[0].text == "/start"
    assert chat.person(1).nachrichten[0].message_id > letzte


async def test_a_failure_while_forgetting_leaves_the_chat_as_it_was(chat, bot, dispatcher, neuer_klient, caplog):
    async def scheitere(_):
        raise OSError("disk full")

    await chat.person(1).tippe("/start")
    bereit = asyncio.get_running_loop().create_future()
    dienst = asyncio.create_task(
        run_seite(dispatcher=dispatcher, bot=bot, chat=chat, neu_beginnen=scheitere, bereit=bereit.set_result, port=0)
    )
    async with aiohttp.ClientSession() as session:
        klient = neuer_klient(session, await bereit)
        await klient.oeffne()
        assert await klient.post("neu") == 500
        assert await klient.post("aktion", {"art": "text", "text": "/sage weiter"}) == 202
    assert len(chat.person(1).nachrichten) >= 2
    dienst.cancel()
    with suppress(asyncio.CancelledError):
        await dienst


async def test_beginning_anew_stops_what_is_still_running(klient, chat, dispatcher):
    begonnen = asyncio.Event()

    @dispatcher.message.outer_middleware()
    async def _bleib(handler, event, data):
        if event.text == "bleib":
            begonnen.set()
            await asyncio.sleep(60)
        return await handler(event, data)

    await klient.post("aktion", {"art": "text", "text": "bleib"})
    await asyncio.wait_for(begonnen.wait(), 5)
    assert await asyncio.wait_for(klient.post("neu"), 5) == 202
    assert "bleib" not in [n.text for n in chat.person(1).nachrichten]


@pytest.mark.parametrize(
    "daten",
    [
        {},
        {"art": "unsinn"},
        {"art": "text"},
        {"art": "text", "text": "  "},
        {"art": "text", "text": "x" * 16_001},
        {"art": "text", "text": 5},
        {"art": "knopf", "nachricht": "1", "daten": "x"},
        {"art": "knopf", "nachricht": 1, "daten": "x" * 65},
        [],
    ],
)
async def test_an_action_without_sense_is_refused(klient, daten):
    async with klient.session.post(klient.url + "aktion", json=daten, headers=klient.kopf) as antwort:
        assert antwort.status == 400


async def test_a_button_of_a_message_that_is_gone_is_not_found(klient):
    assert await klient.post("aktion", {"art": "knopf", "nachricht": 99, "daten": "x"}) == 404


async def test_a_body_that_is_no_json_or_too_large_is_refused(klient):
    for inhalt, status in ((b"{", 400), (b'"' + b"x" * 70_000 + b'"', 413)):
        async with klient.session.post(klient.url + "aktion", data=inhalt, headers=klient.kopf) as antwort:
            assert antwort.status == status


async def test_a_taken_port_is_said_clearly(klient, chat, bot, dispatcher):
    async def leere(_):
        pass

    port = int(klient.url.rstrip("/").rpartition(":")[2])
    with pytest.raises(PortBelegtError, match=str(port)):
        await run_seite(dispatcher=dispatcher, bot=bot, chat=chat, neu_beginnen=leere, bereit=print, port=port)


async def test_without_a_dispatcher_updates_wait_for_the_http_api(chat, neuer_klient):
    async def leere(_):
        pass

    bereit = asyncio.get_running_loop().create_future()
    dienst = asyncio.create_task(run_seite(dispatcher=None, bot=None, chat=chat, neu_beginnen=leere, bereit=bereit.set_result, port=0))
    async with aiohttp.ClientSession() as session:
        klient = neuer_klient(session, await bereit)
        await klient.oeffne()
        await klient.post("aktion", {"art": "text", "text": "hallo"})
    await asyncio.sleep(0.05)
    assert len(chat.updates) == 1
    dienst.cancel()
    with suppress(asyncio.CancelledError):
        await dienst


def biete_karten(dispatcher):
    @dispatcher.inline_query()
    async def _biete(frage: InlineQuery):
        inhalt = InputTextMessageContent(message_text=f"<b>{frage.query}</b>")
        await frage.answer([InlineQueryResultArticle(id="k1", title="Karte", description="Anriss", input_message_content=inhalt)])


async def karten(klient, frage, **kopf):
    async with klient.session.post(klient.url + "karten", json={"frage": frage}, headers={**klient.kopf, **kopf}) as antwort:
        return antwort.status, (await antwort.json())["karten"] if antwort.status == 200 else None


async def test_the_page_lists_the_cards_and_a_chosen_one_stands_in_the_chat(klient, chat, dispatcher):
    biete_karten(dispatcher)
    assert await karten(klient, "V8") == (200, [{"id": "k1", "titel": "Karte", "anriss": "Anriss"}])
    async with klient.ereignisse() as naechstes:
        await naechstes("zustand")
        assert await klient.post("aktion", {"art": "karte", "frage": "V8", "karte": "k1"}) == 202
        while not (ereignis := (await naechstes("nachricht"))[1]["nachricht"])["eigen"] or "V8" not in str(ereignis["inhalt"]):
            continue
    gesendet = next(n for n in chat.person(1).nachrichten if n.via_bot is not None)
    assert gesendet.text == "V8"
    assert ereignis["id"] == gesendet.message_id
    assert chat.inline_antworten == {}


async def test_cards_are_given_to_the_page_alone_and_to_questions_of_a_client(klient):
    assert (await karten(klient, "V8", **{"X-CSRF-Token": "falsch"}))[0] == 403
    assert (await karten(klient, "V8", Origin="http://example.org"))[0] == 403
    assert (await karten(klient, "x" * 257))[0] == 400
    assert await klient.post("karten", {"art": "x"}) == 400


async def sende_datei(klient, inhalt, name="meine-daten.json", **kopf):
    kopf = {**klient.kopf, "Content-Type": "application/octet-stream", **kopf}
    async with klient.session.post(klient.url + "dokument", params={"name": name}, data=inhalt, headers=kopf) as antwort:
        return antwort.status


async def test_a_file_is_sent_and_can_be_fetched_by_the_bot(klient, chat, bot):
    assert await sende_datei(klient, b'{"a": 1}') == 202
    await asyncio.sleep(0.05)
    dokument = next(n.document for n in chat.person(1).nachrichten if n.document)
    assert (dokument.file_name, dokument.file_size) == ("meine-daten.json", 8)
    assert (await bot.download(dokument.file_id)).read() == b'{"a": 1}'


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\\b.json", "a\nb", "x" * 300])
async def test_a_hostile_file_name_loses_its_path_or_is_refused(klient, chat, name):
    status = await sende_datei(klient, b"{}", name)
    await asyncio.sleep(0.05)
    namen = [n.document.file_name for n in chat.person(1).nachrichten if n.document]
    assert (status, namen) == (400, []) or not any(set(n) & set("/\\\n") for n in namen)


async def test_a_file_that_is_empty_or_too_large_is_refused_while_it_is_read(klient, chat):
    async def endlos():
        for _ in range(100):
            yield b"x" * 65_536

    assert await sende_datei(klient, b"") == 400
    assert await sende_datei(klient, io.BytesIO(b"x" * 2_000_001)) == 413
    with suppress(aiohttp.ClientError):
        assert await sende_datei(klient, endlos()) == 413
    assert not any(n.document for n in chat.person(1).nachrichten)


@pytest.mark.parametrize("kopf", [{"Origin": "http://example.org"}, {"X-CSRF-Token": "falsch"}, {"Host": "example.org"}])
async def test_a_file_from_another_page_is_refused(klient, chat, kopf):
    assert await sende_datei(klient, b"{}", **kopf) == 403
    assert not any(n.document for n in chat.person(1).nachrichten)
