"""The server of the page for the tasks: whom it lets in, what it takes, and that both ways write the same answers."""

import random
import re
from contextlib import aclosing
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest

from dialogs.aufgabenakte import lade_aufgabenakte
from tests.bot.web.conftest import GEHEIMNIS, Browser, serve, werte
from tests.dialogs.lotse import KIM, Lotse

ANDERES = "h" * 43


async def in_der_datenbank(lotse: Lotse) -> dict[str, int]:
    person = await lotse.person()
    assert person is not None
    zeit = (await lade_aufgabenakte(lotse.deps, person.id)).zeit
    return {f"{aufgabe}__{feld}": int(wert * 10) for (aufgabe, feld), wert in zeit.werte.items()}


def ersetze(init_data: str, **felder: str | None) -> str:
    """Return initData with other fields, and the signature it had."""
    neue = {**dict(parse_qsl(init_data)), **felder}
    return urlencode({name: wert for name, wert in neue.items() if wert is not None})


# The page itself


async def test_the_page_comes_with_strict_headers_and_loads_nothing_from_elsewhere(client):
    async with client.get("/app/") as antwort:
        assert antwort.status == 200
        html = await antwort.text()
        csp = antwort.headers["Content-Security-Policy"]
    assert "default-src 'none'" in csp
    assert "unsafe" not in csp
    assert "frame-ancestors https://*.telegram.org" in csp
    assert "X-Frame-Options" not in antwort.headers
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|https?://", html)
    namen = re.findall(r'(?:href|src)="(static/[^"]+)"', html)
    assert namen
    for name in [*namen, *(f"static/{teil}.js" for teil in ("farben", "rechnen", "speicher", "tabelle", "telegram"))]:
        async with client.get(f"/app/{name}") as antwort:
            assert antwort.status == 200
            inhalt = await antwort.text()
        assert not re.search(r"https?://(?!www\.w3\.org)|@import|innerHTML|\beval\b", inhalt)


async def test_the_page_is_found_without_its_slash_below_any_path(client):
    async with client.get("/app?x=1", allow_redirects=False) as antwort:
        assert (antwort.status, antwort.headers["Location"]) == (301, "app/?x=1")


@pytest.mark.parametrize("pfad", ["static/gibtsnicht.js", "static/..%2Frouten.py", "static/__init__.py"])
async def test_what_is_no_file_of_the_page_is_not_found(client, pfad):
    async with client.get(f"/app/{pfad}") as antwort:
        assert antwort.status == 404


# Who is let in


async def test_who_was_let_in_by_telegram_sees_the_tasks_of_the_kommune(kim: Browser):
    status, stand = await kim.melde_an()
    assert status == 200
    assert stand["anzahl"] == 20
    assert stand["typ_offen"] is False
    assert stand["aktiv"] is True
    assert stand["name"] == "Beratung vom 21.11.2026"
    assert [gruppe["id"] for gruppe in stand["gruppen"]] == ["pflicht", "management", "vernetzung", "extern"]
    assert werte(stand) == {}


async def test_opening_the_page_is_a_visit_so_nobody_who_uses_it_is_deleted(kim: Browser):
    kim.lotse.uhr.vor(days=100)
    await kim.melde_an()
    person = await kim.lotse.person()
    assert person is not None
    assert person.letzte_nutzung == kim.lotse.uhr().date()


async def test_an_unknown_type_gets_the_tasks_all_have_and_a_landkreis_all(kim: Browser):
    await kim.lotse.vergiss("kommune_typ")
    _, stand = await kim.melde_an()
    assert (stand["anzahl"], stand["nur_landkreis"], stand["typ_offen"]) == (20, 11, True)
    await kim.lotse.setze(kommune_typ="landkreis")
    _, stand = await kim.stand()
    assert (stand["anzahl"], stand["nur_landkreis"], stand["typ_offen"]) == (31, 0, False)


FAELSCHUNGEN = {
    "signed with another token": lambda kim: kim.init_data(token="4711:anders"),
    "another person in it": lambda kim: ersetze(kim.init_data(), user='{"id":1,"first_name":"Alex"}'),
    "made younger": lambda kim: ersetze(kim.init_data(), auth_date=str(int(kim.lotse.uhr().timestamp()) + 60)),
    "no signature": lambda kim: ersetze(kim.init_data(), hash=None),
    "an empty signature": lambda kim: ersetze(kim.init_data(), hash=""),
    "a signature beyond ASCII": lambda kim: ersetze(kim.init_data(), hash="ä" * 64),
    "a field more": lambda kim: kim.init_data() + "&admin=1",
    "no person": lambda kim: ersetze(kim.init_data(), user=None),
    "no query at all": lambda _: "tgWebAppData",
}


@pytest.mark.parametrize("faelschung", FAELSCHUNGEN)
async def test_what_telegram_did_not_sign_opens_nothing(kim: Browser, faelschung: str):
    assert await kim.melde_an(FAELSCHUNGEN[faelschung](kim)) == (401, {"grund": "ungueltig"})
    assert await kim.stand() == (401, {"grund": "abgelaufen"})
    assert await kim.sende(pflicht_1__ist=100) == (401, {"grund": "abgelaufen"})
    assert await in_der_datenbank(kim.lotse) == {}


async def test_a_signature_without_a_person_opens_nothing(kim: Browser, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.lokal.webapp.json.dumps", lambda *_, **__: "null")
    assert await kim.melde_an() == (401, {"grund": "ungueltig"})


@pytest.mark.parametrize(("stunden", "status"), [(23.9, 200), (24, 401), (30, 401), (-0.05, 200), (-1, 401)])
async def test_what_was_signed_counts_for_24_hours(kim: Browser, stunden: float, status: int):
    kim.lotse.uhr.vor(hours=48)
    alte = kim.init_data()
    kim.lotse.uhr.vor(hours=stunden)
    gefunden, stand = await kim.melde_an(alte)
    assert gefunden == status
    assert status == 200 or stand == {"grund": "veraltet"}


async def test_an_open_page_ends_after_24_hours_too(kim: Browser):
    await kim.melde_an()
    kim.lotse.uhr.vor(hours=24)
    assert await kim.stand() == (401, {"grund": "abgelaufen"})
    assert await kim.sende(pflicht_1__ist=100) == (401, {"grund": "abgelaufen"})
    assert await in_der_datenbank(kim.lotse) == {}


async def test_what_was_used_once_opens_nothing_for_anybody_else(kim: Browser):
    init_data = kim.init_data()
    assert (await kim.melde_an(init_data))[0] == 200
    assert await kim.melde_an(init_data, ANDERES) == (401, {"grund": "verbraucht"})
    assert await kim.melde_an(ersetze(init_data), ANDERES) == (401, {"grund": "verbraucht"})
    assert await kim.stand(ANDERES) == (401, {"grund": "abgelaufen"})
    assert (await kim.melde_an(init_data))[0] == 200, "a reload of the same page is no other one"
    kim.lotse.uhr.vor(seconds=1)
    assert (await kim.melde_an(kim.init_data(), ANDERES))[0] == 200, "another press of the button opens another page"
    assert (await kim.stand())[0] == 200


async def test_another_process_knows_who_is_in_and_what_was_used(kim: Browser):
    init_data = kim.init_data()
    await kim.melde_an(init_data)
    async with aclosing(serve(kim.lotse.deps)) as andere:
        zweiter = Browser(kim.lotse, await anext(andere))
        assert (await zweiter.stand())[0] == 200
        assert await zweiter.melde_an(init_data, ANDERES) == (401, {"grund": "verbraucht"})


async def test_nobody_gets_in_before_the_notice_and_nothing_is_kept(lotse: Lotse, client: Any):
    fremd = Browser(lotse, client)
    assert await fremd.melde_an() == (403, {"grund": "ohne_zustimmung"})
    assert await lotse.person() is None


async def test_a_newer_notice_has_to_be_read_first(kim: Browser, monkeypatch: pytest.MonkeyPatch):
    await kim.melde_an()
    monkeypatch.setattr("bot.web.miniapp.routen.HINWEIS_VERSION", "2030-01-01")
    assert await kim.stand() == (403, {"grund": "ohne_zustimmung"})
    assert await kim.sende(pflicht_1__ist=100) == (403, {"grund": "ohne_zustimmung"})


async def test_what_was_used_opens_nothing_after_everything_was_deleted(kim: Browser):
    init_data = kim.init_data()
    await kim.melde_an(init_data)
    person = await kim.lotse.person()
    assert person is not None
    async with kim.lotse.db.transaction() as transaktion:
        await transaktion.personen.delete(person.id)
    assert await kim.stand() == (401, {"grund": "abgelaufen"})
    kim.lotse.uhr.vor(minutes=5)
    async with kim.lotse.db.transaction() as transaktion:
        await transaktion.personen.create(KIM, hinweis_version=person.hinweis_version, jetzt=kim.lotse.uhr())
    assert await kim.melde_an(init_data, ANDERES) == (401, {"grund": "veraltet"})


# What is taken


async def test_shares_come_back_and_stand_in_the_chat(kim: Browser):
    await kim.lotse.tippe("/aufgaben")
    await kim.melde_an()
    kim.lotse.uhr.vor(seconds=1)
    status, stand = await kim.sende(pflicht_1__ist=125, pflicht_1__soll=0, extern_1__ist=1000)
    assert (status, stand["fehler"]) == (200, [])
    assert werte(stand) == await in_der_datenbank(kim.lotse) == {"pflicht_1__ist": 125, "pflicht_1__soll": 0, "extern_1__ist": 1000}
    await kim.lotse.druecke("gruppe/pflicht")
    assert "12,5 %" in kim.lotse.text
    _, stand = await kim.sende(pflicht_1__ist=None)
    assert "pflicht_1__ist" not in werte(stand)


async def test_a_change_in_the_chat_is_seen_by_the_page(kim: Browser):
    await kim.melde_an()
    await kim.lotse.tippe("/aufgaben")
    await kim.lotse.druecke("aufgabe/pflicht_1/ist")
    await kim.lotse.tippe("IST 10 SOLL 15")
    assert werte((await kim.stand())[1]) == {"pflicht_1__ist": 100, "pflicht_1__soll": 150}


async def test_reminders_follow_a_change_of_the_page_as_they_follow_the_chat(kim: Browser):
    person = await kim.lotse.person()
    assert person is not None
    await kim.lotse.tippe("/erinnerungen")
    await kim.lotse.druecke("an")

    async def faellig() -> datetime:
        async with kim.lotse.db.transaction() as transaktion:
            return max(erinnerung.faellig for erinnerung in await transaktion.erinnerungen.alle(person.id))

    await kim.melde_an()
    vorher = await faellig()
    kim.lotse.uhr.vor(days=3)
    await kim.melde_an(kim.init_data(), ANDERES)
    kim.geheimnis = ANDERES
    await kim.sende(pflicht_1__ist=100)
    assert await faellig() > vorher


async def test_what_cannot_be_stored_is_named_and_the_rest_is_stored(kim: Browser):
    await kim.melde_an()
    status, stand = await kim.sende(pflicht_1__ist=1001, pflicht_2__ist=-1, pflicht_5__ist=50, nirgends__soll=50, pflicht_3__ist=50)
    assert status == 200
    assert {(f["aufgabe"], f["feld"]): f["grund"] for f in stand["fehler"]} == {
        ("pflicht_1", "ist"): "bereich",
        ("pflicht_2", "ist"): "bereich",
        ("pflicht_5", "ist"): "fremd",
        ("nirgends", "soll"): "fremd",
    }
    assert werte(stand) == await in_der_datenbank(kim.lotse) == {"pflicht_3__ist": 50}


GUT = {"aufgabe": "pflicht_1", "feld": "ist", "zehntel": 10, "zeit": 0}


@pytest.mark.parametrize(
    "aenderungen",
    [
        None,
        {},
        [GUT | {"feld": "summe"}],
        [GUT | {"zehntel": "10"}],
        [GUT | {"zehntel": 1.5}],
        [GUT | {"zeit": -1}],
        [GUT | {"zeit": 10**20}],
        [GUT | {"mehr": 1}],
        [GUT | {"aufgabe": "x" * 101}],
        [{"aufgabe": "pflicht_1"}],
        [GUT] * 101,
    ],
)
async def test_what_the_page_never_sends_is_refused_whole(kim: Browser, aenderungen: Any):
    await kim.melde_an()
    assert await kim.sende_roh(aenderungen) == (400, {"grund": "eingabe"})
    assert await in_der_datenbank(kim.lotse) == {}


@pytest.mark.parametrize("pfad", ["anmeldung", "aenderungen"])
async def test_a_body_is_read_no_further_than_it_may_be_long(kim: Browser, pfad: str):
    await kim.melde_an()
    async with kim.client.post(f"/app/{pfad}", data=b"[" * 20_000, headers={"Authorization": f"Bearer {GEHEIMNIS}"}) as antwort:
        assert (antwort.status, await antwort.json()) == (413, {"grund": "eingabe"})
    async with kim.client.post(f"/app/{pfad}", data=b"\xff{", headers={"Authorization": f"Bearer {GEHEIMNIS}"}) as antwort:
        assert antwort.status == 400


@pytest.mark.parametrize("geheimnis", ["kurz", "g" * 42, "g" * 44, "ä" * 43, "g" * 42 + "\n"])
async def test_a_secret_is_long_or_refused(kim: Browser, geheimnis: str):
    assert await kim.melde_an(geheimnis=geheimnis) == (400, {"grund": "eingabe"})


async def test_without_a_secret_nothing_is_told(kim: Browser):
    await kim.melde_an()
    for kopf in ({}, {"Authorization": GEHEIMNIS}, {"Authorization": "Basic " + GEHEIMNIS}, {"Cookie": f"geheimnis={GEHEIMNIS}"}):
        async with kim.client.get("/app/stand", headers=kopf) as antwort:
            assert (antwort.status, await antwort.json()) == (401, {"grund": "abgelaufen"})


async def test_without_a_database_the_page_is_told_to_wait(kim: Browser):
    kim.lotse.fehler_erwartet = True
    await kim.melde_an()
    await kim.lotse.db.close()
    kim.lotse.datei.rename(kim.lotse.datei.with_suffix(".weg"))
    kim.lotse.datei.mkdir()
    assert await kim.sende(pflicht_1__ist=100) == (503, {"grund": "speicher"})


# Which consultation


async def test_a_page_stays_with_its_consultation_and_says_so(kim: Browser):
    await kim.melde_an()
    erste = await kim.lotse.aktive()
    person = await kim.lotse.person()
    assert person is not None
    async with kim.lotse.db.transaction() as transaktion:
        jetzt = kim.lotse.uhr()
        zweite = await transaktion.beratungen.create(person.id, katalog_version=kim.lotse.katalog.version, jetzt=jetzt)
    status, stand = await kim.sende(pflicht_1__ist=100)
    assert (status, stand["aktiv"], stand["beratung"]) == (200, False, erste)
    assert werte(stand) == {"pflicht_1__ist": 100}
    assert await in_der_datenbank(kim.lotse) == {}, "the active one is untouched"
    neue = Browser(kim.lotse, kim.client, ANDERES)
    _, stand = await neue.melde_an()
    assert (stand["aktiv"], stand["beratung"]) == (True, zweite.id)


async def test_a_consultation_that_was_deleted_ends_its_page_for_good(kim: Browser):
    init_data = kim.init_data()
    await kim.melde_an(init_data)
    person, beratung = await kim.lotse.person(), await kim.lotse.aktive()
    assert person is not None
    assert beratung is not None
    async with kim.lotse.db.transaction() as transaktion:
        await transaktion.beratungen.delete(person.id, beratung)
    assert await kim.sende(pflicht_1__ist=100) == (401, {"grund": "abgelaufen"})
    assert await kim.melde_an(init_data) == (401, {"grund": "abgelaufen"})
    assert await kim.melde_an(init_data, ANDERES) == (401, {"grund": "verbraucht"})


# Both ways at once


async def test_a_change_that_arrives_late_does_not_undo_a_later_one_of_the_chat(kim: Browser):
    await kim.melde_an()
    verspaetet = [kim.aenderung("pflicht_1__ist", 700), kim.aenderung("pflicht_2__ist", 50)]
    await kim.lotse.tippe("/aufgaben")
    await kim.lotse.druecke("aufgabe/pflicht_1/ist")
    await kim.lotse.tippe("10")
    _, stand = await kim.sende_roh(verspaetet)
    assert werte(stand) == {"pflicht_1__ist": 100, "pflicht_2__ist": 50}


async def test_a_device_whose_clock_is_ahead_cannot_keep_the_chat_from_changing(kim: Browser):
    await kim.melde_an()
    await kim.sende_roh([kim.aenderung("pflicht_1__ist", 700, vor=-3600)])
    await kim.lotse.tippe("/aufgaben")
    await kim.lotse.druecke("gruppe/pflicht")
    await kim.lotse.druecke("aufgabe/pflicht_1/soll")
    await kim.lotse.tippe("IST 10")
    assert await in_der_datenbank(kim.lotse) == {"pflicht_1__ist": 100}


async def test_two_changes_of_a_field_in_one_message_count_by_their_time(kim: Browser):
    await kim.melde_an()
    _, stand = await kim.sende_roh([kim.aenderung("pflicht_1__ist", 200), kim.aenderung("pflicht_1__ist", 100, vor=5)])
    assert werte(stand) == {"pflicht_1__ist": 200}


@pytest.mark.parametrize("saat", range(12))
async def test_of_two_ways_the_later_change_of_each_field_wins_in_whatever_order_they_arrive(kim: Browser, saat: int):
    """Changes of the page arrive late, again and out of order, changes of the chat at once; no other field is touched."""
    zufall = random.Random(saat)
    await kim.melde_an()
    person = await kim.lotse.person()
    assert person is not None
    beratung = await kim.lotse.aktive()
    assert beratung is not None
    unterwegs: list[dict[str, Any]] = []
    letzte: dict[str, tuple[datetime, int]] = {}
    for _ in range(40):
        kim.lotse.uhr.vor(seconds=zufall.choice((1, 2, 30)))
        name = f"{zufall.choice(('pflicht_1', 'pflicht_2', 'extern_1'))}__{zufall.choice(('ist', 'soll'))}"
        wert = zufall.randrange(0, 1001)
        letzte[name] = (kim.lotse.uhr(), wert)
        if zufall.random() < 0.5:
            unterwegs.append(kim.aenderung(name, wert))
        else:
            aufgabe, feld = name.split("__")
            async with kim.lotse.db.transaction() as transaktion:
                await transaktion.arbeitszeit.set_anteile(beratung, {(aufgabe, feld): wert}, jetzt=kim.lotse.uhr())
        if unterwegs and zufall.random() < 0.4:
            zufall.shuffle(unterwegs)
            angekommen = unterwegs[: zufall.randint(1, len(unterwegs))]
            assert (await kim.sende_roh(angekommen))[0] == 200
            unterwegs = [aenderung for aenderung in unterwegs if aenderung not in angekommen or zufall.random() < 0.3]
    kim.lotse.uhr.vor(minutes=2)
    assert (await kim.sende_roh(unterwegs))[0] == 200
    assert await in_der_datenbank(kim.lotse) == {name: wert for name, (_, wert) in letzte.items()}
