"""What is stored about a person can be read before the consent, taken along, taken over again and deleted, and then it is gone."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from aiogram.types import Message

from dialogs import captions
from dialogs.betreiber import Betreiber
from dialogs.daten.usecases import lade_bestand
from dialogs.menue import usecases as menue
from knowledge.gespraech import eigener_punkt
from storage.auskunft import READ
from storage.records import GespeicherterGespraechspunkt, Webzugang
from tests.dialogs.lotse import KIM, Lotse

EIGENE = eigener_punkt("Solardach")
GESPRAECH = (
    GespeicherterGespraechspunkt("ideen", EIGENE.id, 0, EIGENE.text),
    GespeicherterGespraechspunkt("ideen", "zukunftsthemen/klimafolgen", 1),
)


async def fuelle(lotse: Lotse) -> None:
    """Store something in every corner that a person reaches."""
    await lotse.stimme_zu()
    await lotse.setze(kommune_typ="gemeinde", einwohner=32000, stellenumfang=0.5, foerderbeginn="2025-01-01", foerderende="2027-12-31")
    person, beratung = await lotse.person(), await lotse.aktive()
    assert person is not None
    assert beratung is not None
    async with lotse.db.transaction() as transaktion:
        await transaktion.beratungen.rename(person.id, beratung, "Musterstadt")
        await transaktion.meilensteine.add(beratung, "eigen_0123456789ab", titel="Vortrag im Ausschuss", datum=lotse.uhr().date())
        await transaktion.meilensteine.note(beratung, "ratsbeschluss", "Vorlage im Mai")
        await transaktion.arbeitszeit.set_anteile(beratung, {("pflicht_1", "ist"): 125, ("pflicht_1", "soll"): None}, jetzt=lotse.uhr())
        await transaktion.arbeitszeit.waehle(
            beratung, "zukunftsthemen", lotse.katalog.themen["zukunftsthemen"].punkte[0].id, gewaehlt=True, jetzt=lotse.uhr()
        )
        await transaktion.merkliste.add(beratung, "V8", "finanzierung", stand="vorgemerkt", jetzt=lotse.uhr())
        await transaktion.gespraeche.replace(beratung, "ideen", GESPRAECH)
        await transaktion.kalenderdateien.save(beratung, "BEGIN:VCALENDAR", jetzt=lotse.uhr())
        await transaktion.erinnerungen.order(person.id, zone="Europe/Berlin", stunde=9, land=None)
        for nummer, welche in enumerate((beratung, None)):
            zugang = Webzugang(person.id, welche, lotse.uhr() + timedelta(hours=1))
            await transaktion.webzugaenge.open(f"initdaten{nummer}", f"schluessel{nummer}", zugang)
    await lotse.tippe("/zeitplan")


async def hole_datei(lotse: Lotse) -> dict[str, Any]:
    await lotse.tippe("/meinedaten")
    await lotse.druecke("datei")
    return letzte_datei(lotse)


def letzte_datei(lotse: Lotse) -> dict[str, Any]:
    dokument = letztes_dokument(lotse).document
    assert dokument is not None
    gelesen: dict[str, Any] = json.loads(lotse.chat.dateien[dokument.file_id].inhalt)
    return gelesen


def letztes_dokument(lotse: Lotse) -> Message:
    return next(nachricht for nachricht in reversed(lotse.kim.nachrichten) if nachricht.document and nachricht.from_user.is_bot)


async def anzahl(lotse: Lotse) -> Mapping[str, int]:
    person = await lotse.person()
    assert person is not None
    return (await lade_bestand(lotse.deps, person)).anzahl


# Data protection


async def test_data_protection_can_be_read_before_the_first_stored_byte(lotse: Lotse):
    await lotse.tippe("/datenschutz")
    assert "Telegram ist ein fremder Dienst" in lotse.text
    assert "noch nicht angegeben" in lotse.text
    assert await lotse.person() is None
    await lotse.druecke("zu")
    assert "Verstanden" in "".join(lotse.tasten.values())


async def test_the_notice_leads_to_it_and_back(lotse: Lotse):
    await lotse.tippe("/start")
    await lotse.druecke("datenschutz")
    assert "Wer betreibt den Lotsen?" in lotse.text
    await lotse.tippe("zurück")
    await lotse.druecke("verstanden")
    assert await lotse.person() is not None


async def test_the_operator_is_named(lotse: Lotse):
    object.__setattr__(lotse.deps, "betreiber", Betreiber("Stadt Musterstadt", "klima@musterstadt.example", "DSB", "Einwilligung", 1, True))
    await lotse.tippe("/privacy")
    for teil in ("Stadt Musterstadt", "klima@musterstadt.example", "DSB", "Einwilligung", "einen Monat", "gezählt"):
        assert teil in lotse.text


async def test_on_ones_own_machine_nothing_is_said_of_telegram_but_that_it_takes_no_part(lotse: Lotse):
    object.__setattr__(lotse.deps, "betreiber", Betreiber(lokal=True))
    await lotse.tippe("/start")
    assert "Alles bleibt auf diesem Rechner" in lotse.text
    assert "Telegram" not in lotse.text
    await lotse.tippe("/datenschutz")
    assert "Hier ist Telegram nicht beteiligt" in lotse.text
    assert "Kennung" not in lotse.text
    await lotse.stimme_zu()
    await lotse.tippe("/meinedaten")
    assert "Telegram" not in lotse.text
    await lotse.druecke("loeschen")
    await lotse.druecke("ja_loeschen")
    assert "Wählen Sie dazu oben „Neu beginnen“" in (lotse.kim.nachrichten[-2].text or "")


async def test_it_lies_on_top_of_the_open_question(lotse: Lotse):
    await lotse.beginne()
    frage = lotse.frage
    await lotse.tippe("/datenschutz")
    await lotse.druecke("zu")
    assert lotse.frage == frage


# Everything as a file


async def test_the_overview_names_the_telegram_id_and_counts(lotse: Lotse):
    await fuelle(lotse)
    await lotse.tippe("/meinedaten")
    assert str(KIM) in lotse.text
    assert "Antworten: 5" in lotse.text
    assert "31.12.2028" in lotse.text


async def test_every_kind_of_row_has_a_name_that_a_person_understands(lotse: Lotse):
    assert set(captions.DATENARTEN) == set(READ)
    await fuelle(lotse)
    await lotse.tippe("/meinedaten")
    assert "Öffnungen der Aufgabenseite: 2" in lotse.text


async def test_the_file_holds_every_row_of_every_table_and_no_id_of_the_person(lotse: Lotse):
    await fuelle(lotse)
    datei = await hole_datei(lotse)
    text = json.dumps(datei)
    person = await lotse.person()
    assert person is not None
    assert str(KIM) not in text
    assert person.id not in text
    beratung = datei["beratungen"][0]
    assert beratung["label"] == "Musterstadt"
    assert {zeile["frage"]: zeile["wert"] for zeile in beratung["antworten"]}["stellenumfang"] == 0.5
    gezaehlt = {"personen": 1, "beratungen": len(datei["beratungen"])}
    for name in READ:
        gezaehlt.setdefault(name, len(datei.get(name, [])) + sum(len(b.get(name, [])) for b in datei["beratungen"]))
    assert {name: zahl for name, zahl in gezaehlt.items() if zahl} == {name: zahl for name, zahl in (await anzahl(lotse)).items() if zahl}


async def test_the_tap_delivered_again_sends_no_second_file(lotse: Lotse):
    await fuelle(lotse)
    await hole_datei(lotse)
    erstes = letztes_dokument(lotse).message_id
    await lotse.kim.wiederhole()
    assert letztes_dokument(lotse).message_id == erstes


# Taking a file over


async def test_deleted_and_taken_over_again_everything_a_person_entered_is_there(lotse: Lotse):
    await fuelle(lotse)
    vorher = await hole_datei(lotse)
    inhalt = json.dumps(vorher).encode()
    await lotse.tippe("/loeschen")
    await lotse.druecke("ja_loeschen")
    await lotse.druecke("verstanden")
    await lotse.sende_datei(inhalt)
    assert "eine Beratung mit 5 Antworten" in lotse.text
    assert await lotse.gespeichert() == {}
    await lotse.druecke("uebernehmen")
    assert (await lotse.gespeichert())["einwohner"] == 32000
    nachher = next(b for b in (await hole_datei(lotse))["beratungen"] if b["label"] == "Musterstadt")
    for name in (
        "label",
        "erstellt",
        "geaendert",
        "katalog_version",
        "antworten",
        "meilensteine",
        "arbeitszeit",
        "themenwahl",
        "merkliste",
        "gespraechspunkte",
    ):
        assert nachher[name] == vorher["beratungen"][0][name], name


async def test_what_is_there_stays_and_stays_active(lotse: Lotse):
    await fuelle(lotse)
    aktive = await lotse.aktive()
    await lotse.sende_datei(json.dumps(await hole_datei(lotse)).encode())
    await lotse.druecke("uebernehmen")
    assert await lotse.aktive() == aktive
    assert (await anzahl(lotse))["beratungen"] == 2


async def test_nothing_is_taken_over_before_the_yes_or_after_the_no(lotse: Lotse):
    await fuelle(lotse)
    await lotse.sende_datei(json.dumps(await hole_datei(lotse)).encode())
    assert (await anzahl(lotse))["beratungen"] == 1
    await lotse.tippe("Verwerfen")
    assert (await anzahl(lotse))["beratungen"] == 1


async def test_the_yes_delivered_again_adds_nothing(lotse: Lotse):
    await fuelle(lotse)
    await lotse.sende_datei(json.dumps(await hole_datei(lotse)).encode())
    data, frage = lotse.data("uebernehmen"), lotse.kim.letzte.message_id
    await lotse.druecke("uebernehmen")
    await lotse.druecke_daten(data, frage)
    assert (await anzahl(lotse))["beratungen"] == 2


async def test_a_file_that_names_somebody_is_told_of(lotse: Lotse):
    await fuelle(lotse)
    datei = await hole_datei(lotse)
    datei["beratungen"][0]["label"] = "Frau Beispiel"
    await lotse.sende_datei(json.dumps(datei).encode())
    assert "Angaben über Personen" in lotse.text


@pytest.mark.parametrize(
    ("inhalt", "satz"),
    [
        (b"kein JSON", "aus /meinedaten stammen"),
        (b"[" * 100_000, "aus /meinedaten stammen"),
        (b'{"format": "etwas anderes", "fassung": 1}', "aus /meinedaten stammen"),
        (b'{"format": "verstetigungslotse", "fassung": 99}', "Fassung 99"),
        (b'{"format": "verstetigungslotse", "fassung": 1}', "stimmt etwas nicht: beratungen"),
        (b'{"format": "verstetigungslotse", "fassung": 1, "beratungen": []}', "keine Beratung"),
        (b" " * 1_000_001, "größer als ein Megabyte"),
    ],
    ids=["text", "deep", "foreign", "newer", "without", "none", "large"],
)
async def test_a_file_that_cannot_be_read_is_told_and_changes_nothing(lotse: Lotse, inhalt: bytes, satz: str):
    await lotse.beginne()
    frage = lotse.frage
    await lotse.sende_datei(inhalt)
    gesagt = [nachricht.text or "" for nachricht in lotse.kim.nachrichten[-2:]]
    assert satz in gesagt[0]
    assert lotse.frage == frage


async def test_a_file_that_telegram_no_longer_has_is_asked_for_again(lotse: Lotse):
    await fuelle(lotse)
    await lotse.sende_datei(json.dumps(await hole_datei(lotse)).encode())
    dokument = next(n.document for n in reversed(lotse.kim.nachrichten) if n.document)
    del lotse.chat.dateien[dokument.file_id]
    await lotse.druecke("uebernehmen")
    assert "noch einmal" in "".join(n.text or "" for n in lotse.kim.nachrichten[-2:])
    assert (await anzahl(lotse))["beratungen"] == 1


async def test_nobody_gets_more_consultations_than_anybody_may_have(lotse: Lotse):
    await fuelle(lotse)
    datei = await hole_datei(lotse)
    datei["beratungen"] *= 50
    await lotse.sende_datei(json.dumps(datei).encode())
    await lotse.druecke("uebernehmen")
    assert "höchstens 50" in "".join(n.text or "" for n in lotse.kim.nachrichten[-2:])
    assert (await anzahl(lotse))["beratungen"] == 1


async def test_a_document_before_the_consent_leads_to_the_notice(lotse: Lotse):
    await lotse.sende_datei(b"{}")
    assert "verstanden" in lotse.tasten
    assert await lotse.person() is None


# Deleting


async def test_it_is_asked_once_and_then_everything_is_gone_with_a_receipt(lotse: Lotse):
    await fuelle(lotse)
    await lotse.tippe("/loeschen")
    assert "Antworten: 5" in lotse.text
    assert await lotse.person() is not None
    await lotse.druecke("ja_loeschen")
    quittung = lotse.kim.nachrichten[-2].text or ""
    assert "Ihre Daten sind gelöscht" in quittung
    assert "Antworten: 5" in quittung
    assert "nur Sie selbst" in quittung
    assert await lotse.person() is None
    assert "verstanden" in lotse.tasten


async def test_who_changes_their_mind_keeps_everything(lotse: Lotse):
    await fuelle(lotse)
    await lotse.tippe("/loeschen")
    await lotse.tippe("Nein, behalten")
    assert len(await lotse.gespeichert()) == 5


async def test_a_late_tap_a_late_text_and_a_late_reminder_create_nothing(lotse: Lotse):
    await fuelle(lotse)
    await lotse.tippe("/beratung")
    data, alt = next(iter(knopf.callback_data for knopf in lotse.kim.knoepfe())), lotse.kim.letzte.message_id
    dienst = lotse.dienst()
    await lotse.tippe("/loeschen")
    ja, frage = lotse.data("ja_loeschen"), lotse.kim.letzte.message_id
    await lotse.druecke("ja_loeschen")
    await lotse.druecke_daten(str(data), alt)
    await lotse.druecke_daten(ja, frage)
    await lotse.druecke_daten("erinnerung/erledigt/ratsbeschluss", alt)
    await lotse.tippe("32000")
    lotse.uhr.vor(days=400)
    assert await dienst.tick() == 0
    assert await lotse.person() is None


async def test_a_claimed_reminder_of_somebody_deleted_meanwhile_is_not_sent(lotse: Lotse):
    await fuelle(lotse)
    await lotse.setze(relevanz="hoch")
    await lotse.tippe("/erinnerungen")
    person = await lotse.person()
    assert person is not None
    vorher = len(lotse.kim.nachrichten)
    dienst = lotse.dienst()
    lotse.uhr.vor(days=300)
    async with lotse.db.transaction() as transaktion:
        ansprueche = await transaktion.erinnerungen.claim(jetzt=lotse.uhr(), bis=lotse.uhr(), hoechstens=5)
    async with lotse.db.transaction() as transaktion:
        await transaktion.personen.delete(person.id)
    for anspruch in ansprueche:
        await dienst._bediene(anspruch)
    assert len(lotse.kim.nachrichten) == vorher
    assert await lotse.person() is None


async def test_who_has_not_agreed_to_the_newest_notice_can_still_delete(lotse: Lotse, monkeypatch: pytest.MonkeyPatch):
    await fuelle(lotse)
    monkeypatch.setattr("bot.middlewares.HINWEIS_VERSION", menue.HINWEIS_VERSION + "+")
    await lotse.tippe("/meinedaten")
    assert "Antworten: 5" in lotse.text
    await lotse.druecke("loeschen")
    await lotse.druecke("ja_loeschen")
    assert await lotse.person() is None


async def test_who_has_nothing_stored_sees_the_notice(lotse: Lotse):
    for befehl in ("/meinedaten", "/loeschen"):
        await lotse.tippe(befehl)
        assert "verstanden" in lotse.tasten
    assert await lotse.person() is None
