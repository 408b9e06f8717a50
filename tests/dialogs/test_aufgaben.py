"""IST and SOLL of the tasks, as a person fills them in on a phone: by taps, by typing, in bulk, left and taken up again."""

from decimal import Decimal
from typing import Any

import pytest

from dialogs import captions
from dialogs.aufgabenakte import Aufgabenakte, lade_aufgabenakte
from dialogs.preview import MUSTERSTADT
from dialogs.states import AufgabenSG, BeratungSG, MenueSG, SteckbriefSG, SucheSG
from knowledge.arbeitszeit import Platz
from tests.dialogs.lotse import Lotse

GEMEINDE = {"kommune_typ": "gemeinde"}


async def oeffne(lotse: Lotse, **antworten: Any) -> None:
    await lotse.stimme_zu()
    await lotse.setze(**(antworten or GEMEINDE))
    await lotse.tippe("/aufgaben")


async def akte(lotse: Lotse) -> Aufgabenakte:
    person = await lotse.person()
    assert person is not None
    return await lade_aufgabenakte(lotse.deps, person.id)


async def werte(lotse: Lotse) -> dict[Platz, Decimal]:
    return dict((await akte(lotse)).zeit.werte)


async def trage_ein(lotse: Lotse, spalten: dict[str, dict[str, int]]) -> None:
    """Store shares directly, where a test is not about entering them."""
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        beratung = await transaktion.beratungen.active(person.id)
        assert beratung is not None
        zehntel: dict[tuple[str, str], int | None] = {
            (name, feld): wert * 10 for feld, spalte in spalten.items() for name, wert in spalte.items()
        }
        await transaktion.arbeitszeit.set_anteile(beratung.id, zehntel, jetzt=lotse.uhr())


def text(lotse: Lotse) -> str:
    """Return what is shown, with spaces at which lines may break."""
    return lotse.text.replace("\N{NO-BREAK SPACE}", " ")


async def zustand(lotse: Lotse) -> str:
    stand = await lotse.stand()
    assert stand is not None
    return stand.state


async def gezeigt(lotse: Lotse) -> tuple[str, str]:
    """Return task and column of the window, as its buttons name them."""
    knopf = next(knopf for knopf in lotse.tasten if knopf.startswith("weiter/"))
    _, name, feld = knopf.split("/")
    return name, feld


async def test_twenty_tasks_are_filled_in_with_one_tap_each_and_the_soll_with_one_more(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    zeit = (await akte(lotse)).zeit
    tipps = 1
    for aufgabe in zeit.aufgaben:
        if await zustand(lotse) == AufgabenSG.gruppe.state:
            await lotse.druecke(next(knopf for knopf in lotse.tasten if knopf.startswith("gruppe/")))
            await lotse.druecke(f"aufgabe/{aufgabe.id}/ist")
            tipps += 2
        assert await gezeigt(lotse) == (aufgabe.id, "ist")
        await lotse.druecke(f"wert/{aufgabe.id}/ist/5")
        tipps += 1
    await lotse.druecke("uebersicht")
    await lotse.druecke("schnell")
    await lotse.druecke("uebernimm/alle")
    zeit = (await akte(lotse)).zeit
    assert zeit.stand == "fertig"
    assert zeit.summe("ist") == zeit.summe("soll") == 100
    assert tipps + 3 <= 32


async def test_a_tap_stores_the_share_and_shows_the_next_task_with_the_running_sums(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("gruppe/pflicht")
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.druecke("wert/pflicht_1/ist/15")
    assert await werte(lotse) == {("pflicht_1", "ist"): Decimal(15)}
    assert await gezeigt(lotse) == ("pflicht_2", "ist")
    assert "IST zusammen: 15 %, noch 85 %" in text(lotse)
    assert "Diese Gruppe: 15 %" in text(lotse)


async def test_filling_in_a_group_begins_with_its_first_open_task_in_either_column(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"management_1": 10}})
    await lotse.druecke("gruppe/management")
    await lotse.tippe("IST eintragen")
    assert await gezeigt(lotse) == ("management_2", "ist")
    await lotse.druecke("gruppe/management")
    await lotse.druecke("eintragen/management/soll")
    assert await gezeigt(lotse) == ("management_1", "soll")


async def test_no_two_buttons_of_a_window_mean_the_same(lotse: Lotse):
    await oeffne(lotse)
    for knopf in ("gruppe/pflicht", "aufgabe/pflicht_1/ist"):
        await lotse.druecke(knopf)
        assert len(lotse.tasten) == len([taste for taste in lotse.kim.knoepfe() if taste.callback_data])


async def test_values_above_fifty_are_one_tap_away_and_fifteen_can_be_corrected(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.druecke("mehr/pflicht_1/ist/1")
    assert "wert/pflicht_1/ist/50" not in lotse.tasten
    await lotse.druecke("wert/pflicht_1/ist/80")
    await lotse.druecke("gruppe/pflicht")
    await lotse.tippe("1")
    assert await gezeigt(lotse) == ("pflicht_1", "soll")
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.druecke("wert/pflicht_1/ist/15")
    assert await werte(lotse) == {("pflicht_1", "ist"): Decimal(15)}


@pytest.mark.parametrize(
    ("getippt", "erwartet", "weiter"),
    [
        ("12,5", {"ist": "12.5"}, True),
        ("12,5 %", {"ist": "12.5"}, True),
        ("IST 10 SOLL 15", {"ist": "10", "soll": "15"}, True),
        ("10/15", {"ist": "10", "soll": "15"}, True),
        ("Soll 7,5", {"soll": "7.5"}, False),
        ("10 %", {"ist": "10"}, True),
        ("überspringen", {}, True),
        ("weiter", {}, True),
    ],
)
async def test_shares_can_be_typed(lotse: Lotse, getippt: str, erwartet: dict[str, str], weiter: bool):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.tippe(getippt)
    assert await werte(lotse) == {("pflicht_1", feld): Decimal(wert) for feld, wert in erwartet.items()}
    assert await gezeigt(lotse) == ("pflicht_2" if weiter else "pflicht_1", "ist")
    assert ("Gespeichert – Bauleitplanung" in lotse.text) == bool(erwartet and getippt != "überspringen")


async def test_a_share_is_taken_back_by_tap_and_by_word(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"pflicht_1": 10, "pflicht_2": 20}})
    await lotse.druecke("gruppe/pflicht")
    await lotse.druecke("aufgabe/pflicht_1/soll")
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.druecke("leer/pflicht_1/ist")
    assert await werte(lotse) == {("pflicht_2", "ist"): Decimal(20)}
    assert "leer/pflicht_1/ist" not in lotse.tasten
    await lotse.druecke("gruppe/pflicht")
    await lotse.druecke("aufgabe/pflicht_2/soll")
    await lotse.tippe("IST leer")
    assert await werte(lotse) == {}


async def test_soll_as_ist_for_a_single_task(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"pflicht_1": 35}, "soll": {"pflicht_1": 5}})
    await lotse.druecke("gruppe/pflicht")
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.druecke("aufgabe/pflicht_1/soll")
    await lotse.tippe("SOLL = IST")
    assert (await werte(lotse))["pflicht_1", "soll"] == 35
    assert await gezeigt(lotse) == ("pflicht_2", "soll")


@pytest.mark.parametrize(
    ("getippt", "sagt"),
    [("12,25", "höchstens eine Stelle"), ("120", "zwischen 0 und 100"), ("10-15", "nicht als Anteil"), ("Blumenkohl", "nicht als Anteil")],
)
async def test_what_is_no_share_is_answered_and_stores_nothing(lotse: Lotse, getippt: str, sagt: str):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.tippe(getippt)
    assert sagt in lotse.text
    assert await gezeigt(lotse) == ("pflicht_1", "ist")
    assert await werte(lotse) == {}
    await lotse.tippe("5")
    assert await werte(lotse) == {("pflicht_1", "ist"): Decimal(5)}


async def test_words_lead_back_and_a_question_mark_looks_up(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.tippe("? Nachteile Stabsstelle")
    assert await zustand(lotse) == SucheSG.treffer.state
    await lotse.druecke("zu")
    assert await gezeigt(lotse) == ("pflicht_1", "ist")
    await lotse.tippe("zurück")
    assert await zustand(lotse) == AufgabenSG.gruppe.state
    await lotse.tippe("Alle Gruppen")
    assert await zustand(lotse) == AufgabenSG.uebersicht.state
    await lotse.tippe("Menü")
    assert await zustand(lotse) == MenueSG.menue.state


async def test_the_sentence_about_the_last_input_is_gone_with_the_next_word(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.tippe("10")
    assert "Gespeichert" in lotse.text
    await lotse.tippe("weiter")
    assert await gezeigt(lotse) == ("pflicht_3", "ist")
    assert "Gespeichert" not in lotse.text


async def test_somebody_who_leaves_goes_on_where_they_were_even_after_a_restart(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.tippe("10")
    await lotse.tippe("/menu")
    assert "Aufgaben – begonnen" in lotse.text
    await lotse.neustart()
    await lotse.druecke("aufgaben")
    await lotse.tippe("weiter eintragen")
    assert await gezeigt(lotse) == ("pflicht_2", "ist")


async def test_after_a_full_ist_going_on_means_the_soll(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"pflicht_1": 60, "extern_1": 40}})
    await lotse.tippe("/aufgaben")
    await lotse.tippe(captions.AUFGABEN_WEITER)
    assert await gezeigt(lotse) == ("pflicht_1", "soll")
    await trage_ein(lotse, {"soll": {"pflicht_1": 100}})
    await lotse.tippe("/aufgaben")
    assert not any(text == captions.AUFGABEN_WEITER for text in lotse.tasten.values())
    assert "vollständig" in lotse.text


@pytest.mark.parametrize(("typ", "anzahl"), [("gemeinde", 20), ("verbund", 20), ("landkreis", 31)])
async def test_only_a_landkreis_sees_the_tasks_of_a_landkreis(lotse: Lotse, typ: str, anzahl: int):
    await oeffne(lotse, kommune_typ=typ)
    assert f"{anzahl} Aufgaben" in lotse.text
    assert ("gruppe/gemeinden" in lotse.tasten) == (typ == "landkreis")
    assert "typ" not in lotse.tasten


async def test_an_unknown_type_is_said_and_its_question_leads_back(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/aufgaben")
    assert "Die Art Ihrer Kommune ist noch offen" in lotse.text
    assert "gruppe/gemeinden" not in lotse.tasten
    await lotse.druecke("typ")
    assert lotse.frage is not None
    assert lotse.frage.id == "kommune_typ"
    await lotse.druecke("kommune_typ/.zurueck")
    assert await zustand(lotse) == AufgabenSG.uebersicht.state
    await lotse.druecke("typ")
    await lotse.tippe("Landkreis")
    assert await lotse.gespeichert() == {"kommune_typ": "landkreis"}
    assert await zustand(lotse) == AufgabenSG.uebersicht.state
    assert "gruppe/gemeinden" in lotse.tasten
    assert "noch offen" not in lotse.text
    assert text(lotse).startswith("Gespeichert – Art der Kommune: ein Landkreis")
    await lotse.druecke("gruppe/gemeinden")
    assert "Gespeichert" not in lotse.text


async def test_an_unknown_type_may_stay_unknown(lotse: Lotse):
    await oeffne(lotse, kommune_typ="weiss_nicht")
    await lotse.druecke("typ")
    await lotse.druecke("kommune_typ/.wn")
    assert await zustand(lotse) == AufgabenSG.uebersicht.state
    assert "Die Art Ihrer Kommune ist noch offen" in lotse.text


async def test_what_a_landkreis_entered_stays_but_does_not_count_for_a_gemeinde(lotse: Lotse):
    await oeffne(lotse, kommune_typ="landkreis")
    await trage_ein(lotse, {"ist": {"gemeinden_1": 40, "pflicht_1": 10}})
    await lotse.setze(kommune_typ="gemeinde")
    await lotse.tippe("/aufgaben")
    assert "IST zusammen: 10 %" in text(lotse)
    await lotse.setze(kommune_typ="landkreis")
    await lotse.tippe("/aufgaben")
    assert "IST zusammen: 50 %" in text(lotse)


async def test_a_task_that_is_none_any_more_stores_nothing_and_leads_to_the_groups(lotse: Lotse):
    await oeffne(lotse, kommune_typ="landkreis")
    await lotse.druecke("gruppe/gemeinden")
    await lotse.druecke("aufgabe/gemeinden_1/ist")
    alt = lotse.data("wert/gemeinden_1/ist/5")
    await lotse.setze(kommune_typ="gemeinde")
    await lotse.tippe("10")
    assert await werte(lotse) == {}
    assert await zustand(lotse) == AufgabenSG.uebersicht.state
    await lotse.druecke_daten(alt)
    assert lotse.toast == captions.TOAST_VERALTET
    assert await werte(lotse) == {}


# In bulk


async def test_spreading_fills_what_is_open_to_exactly_a_hundred_and_can_be_taken_back(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"pflicht_1": 33}})
    await lotse.druecke("schnell")
    await lotse.druecke("verteile/ist")
    zeit = (await akte(lotse)).zeit
    assert zeit.summe("ist") == 100
    assert zeit.wert("pflicht_1", "ist") == 33
    assert "Eingetragen: 19 Werte" in lotse.text
    assert "verteile/ist" not in lotse.tasten
    await lotse.druecke("rueckgaengig")
    assert await werte(lotse) == {("pflicht_1", "ist"): Decimal(33)}
    assert "rueckgaengig" not in lotse.tasten


async def test_taking_back_leaves_alone_what_was_changed_since(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("schnell")
    await lotse.tippe("SOLL verteilen")
    await trage_ein(lotse, {"soll": {"extern_2": 30}})
    await lotse.druecke("rueckgaengig")
    assert await werte(lotse) == {("extern_2", "soll"): Decimal(30)}


async def test_soll_as_ist_fills_only_what_is_empty(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"pflicht_1": 10, "extern_1": 20}, "soll": {"pflicht_1": 40}})
    await lotse.druecke("schnell")
    await lotse.druecke("uebernimm/alle")
    assert {platz: wert for platz, wert in (await werte(lotse)).items() if platz[1] == "soll"} == {
        ("pflicht_1", "soll"): Decimal(40),
        ("extern_1", "soll"): Decimal(20),
    }


async def test_soll_as_ist_in_one_group_leaves_the_others(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"pflicht_1": 10, "extern_1": 20}})
    await lotse.druecke("gruppe/pflicht")
    await lotse.druecke("uebernimm/pflicht")
    assert ("extern_1", "soll") not in await werte(lotse)
    assert (await werte(lotse))["pflicht_1", "soll"] == 10
    assert captions.AUFGABEN_SCHNELL in lotse.text
    await lotse.druecke("uebersicht")
    await lotse.druecke("schnell")
    await lotse.druecke("rueckgaengig")
    assert ("pflicht_1", "soll") not in await werte(lotse)


async def test_too_much_is_said_and_can_be_brought_to_a_hundred_in_proportion(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"pflicht_1": 100, "extern_1": 50}})
    await lotse.druecke("schnell")
    assert "50 % zu viel" in text(lotse)
    await lotse.druecke("anpasse/ist")
    assert await werte(lotse) == {("pflicht_1", "ist"): Decimal("66.5"), ("extern_1", "ist"): Decimal("33.5")}


async def test_with_nothing_to_fill_in_only_the_ways_on_are_offered(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"pflicht_1": 100}, "soll": {"pflicht_1": 100}})
    await lotse.druecke("schnell")
    assert set(lotse.tasten) == {"uebersicht", "menue"}
    assert "nichts auszufüllen" in lotse.text


# Late, doubled, repeated, forged


async def test_a_double_tap_stores_once_and_never_the_next_task(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.druecke("wert/pflicht_1/ist/20", mal=4)
    assert await werte(lotse) == {("pflicht_1", "ist"): Decimal(20)}
    assert await gezeigt(lotse) == ("pflicht_2", "ist")
    assert {abfrage.text for abfrage in lotse.kim.antworten[-4:]} == {None}


async def test_a_late_tap_with_another_value_is_explained_and_changes_nothing(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    alt = lotse.data("wert/pflicht_1/ist/30")
    await lotse.druecke("wert/pflicht_1/ist/20")
    await lotse.druecke_daten(alt)
    assert lotse.toast == captions.TOAST_VERALTET
    assert await werte(lotse) == {("pflicht_1", "ist"): Decimal(20)}


@pytest.mark.parametrize("knopf", ["wert/pflicht_1/ist/20", "verteile/ist", "uebernimm/alle"])
async def test_an_old_tap_delivered_once_more_does_not_overwrite_the_newer_share(lotse: Lotse, knopf: str):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"pflicht_2": 10}})
    await lotse.druecke("aufgabe/pflicht_1/ist" if knopf.startswith("wert") else "schnell")
    await lotse.druecke(knopf)
    alt = lotse.kim._letztes_update
    assert alt is not None
    await lotse.druecke("uebersicht" if "uebersicht" in lotse.tasten else "gruppe/pflicht")
    vorher = {platz: Decimal(0) for platz in await werte(lotse)}
    await trage_ein(lotse, {feld: {name: 0 for name, f in vorher if f == feld} for feld in ("ist", "soll")})
    if knopf != "wert/pflicht_1/ist/20":
        await leere(lotse, list(vorher))
        vorher = {}
    await lotse.neustart()
    await lotse.chat.stelle_zu(alt)
    assert await werte(lotse) == vorher
    lotse.chat.verstoesse.clear()


async def leere(lotse: Lotse, plaetze: list[Platz]) -> None:
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        beratung = await transaktion.beratungen.active(person.id)
        assert beratung is not None
        await transaktion.arbeitszeit.set_anteile(beratung.id, dict.fromkeys(plaetze), jetzt=lotse.uhr())


async def test_a_repeated_text_never_fills_the_next_task(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    await lotse.tippe("15")
    await lotse.kim.wiederhole()
    assert await werte(lotse) == {("pflicht_1", "ist"): Decimal(15)}
    assert await gezeigt(lotse) == ("pflicht_2", "ist")


@pytest.mark.parametrize(
    "faelschung",
    [
        *("wert", "wert/", "wert/pflicht_1", "wert/pflicht_1/ist", "wert/pflicht_1/ist/", "wert/pflicht_1/ist/7", "wert/pflicht_1/ist/-5"),
        *("wert/pflicht_1/ist/200", "wert/pflicht_1/haben/5", "wert/pflicht_9/ist/5", "wert/gemeinden_1/ist/5", "wert/pflicht_2/ist/5"),
        *("gleich/pflicht_1/soll", "leer/pflicht_2/ist", "aufgabe/gemeinden_1/ist", "gruppe/gemeinden", "gruppe/x", "verteile/haben"),
        *("verteile/", "uebernimm/x", "anpasse/x", "rueckgaengig", "punkt/modelle/x/an", "punkt/zukunftsthemen/x/an", "datei/exe"),
        *(
            "punkt/zukunftsthemen/klimafolgen/vielleicht",
            "wahl/modelle",
            "steckbrief/V99",
            "nachlesen/x",
            "weiter/pflicht_2/ist",
            "x",
            "mehr/",
        ),
        *("wert/pflicht_1/ist/5/x", "wert/pflicht_1/ist/²", "mehr/pflicht_2/ist/1"),
    ],
)
async def test_forged_buttons_are_answered_and_store_nothing(lotse: Lotse, faelschung: str):
    await oeffne(lotse)
    await lotse.druecke("aufgabe/pflicht_1/ist")
    vorn = lotse.data("wert/pflicht_1/ist/5").removesuffix("wert/pflicht_1/ist/5")
    abfrage = await lotse.druecke_daten(vorn + faelschung)
    assert abfrage.beantwortet
    assert abfrage.text == captions.TOAST_VERALTET
    assert await werte(lotse) == {}
    assert (await akte(lotse)).wahl == frozenset()
    assert await gezeigt(lotse) == ("pflicht_1", "ist")


# What it amounts to


async def test_the_evaluation_shows_sums_shares_and_the_strongest_changes(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(
        lotse,
        {
            "ist": {"pflicht_1": 10, "management_1": 30, "extern_1": 60},
            "soll": {"pflicht_1": 50, "management_1": 30, "extern_1": 15, "extern_2": 5},
        },
    )
    await lotse.druecke("ergebnis")
    gezeigt_ = text(lotse)
    assert "Pflichtaufgaben: 10 % → 50 %" in gezeigt_
    assert "innerhalb der Verwaltung: 40 % → 80 %" in gezeigt_
    assert "Bauleitplanung: +40 (10 % → 50 %)" in gezeigt_
    assert "Bildungsarbeit: +5 (0 % → 5 %)" in gezeigt_
    assert "Öffentlichkeit: −45 (60 % → 15 %)" in gezeigt_
    await lotse.druecke("hinweise")
    assert "Pflichtaufgaben überwiegen" in lotse.text
    assert "S, V 7, Stellenbeschreibung" in lotse.text
    assert "kein" in lotse.text
    await lotse.druecke("steckbrief/V7")
    assert await zustand(lotse) == SteckbriefSG.ansicht.state
    await lotse.druecke("zu")
    assert await zustand(lotse) == AufgabenSG.hinweise.state


async def test_the_evaluation_is_a_message_of_its_own(lotse: Lotse):
    await oeffne(lotse)
    vorher = len(lotse.kim.nachrichten)
    await lotse.druecke("ergebnis")
    assert len(lotse.kim.nachrichten) == vorher + 1
    await lotse.druecke("hinweise")
    await lotse.druecke("ergebnis")
    assert len(lotse.kim.nachrichten) == vorher + 1


async def test_without_shares_the_evaluation_and_the_hints_say_what_is_missing(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("ergebnis")
    assert "Noch steht hier nichts" in lotse.text
    await lotse.druecke("hinweise")
    assert "vollständige Spalte" in lotse.text


# Ideas


async def test_ideas_are_picked_and_withdrawn_by_tap_and_by_word(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("wahl/zukunftsthemen")
    await lotse.druecke("punkt/zukunftsthemen/mobilitaetsmanagement/an", mal=2)
    assert (await akte(lotse)).wahl == {("zukunftsthemen", "mobilitaetsmanagement")}
    assert lotse.tasten["punkt/zukunftsthemen/mobilitaetsmanagement/aus"] == "✓ Mobilität"
    assert "Mobilitätsmanagement – gewählt" in lotse.text
    await lotse.druecke("wahl/verwaltungsarbeit")
    await lotse.tippe("Kosten sparen")
    assert len((await akte(lotse)).wahl) == 2
    await lotse.tippe("Zukunftsthemen")
    await lotse.tippe("Mobilität")
    assert {thema for thema, _ in (await akte(lotse)).wahl} == {"verwaltungsarbeit"}


async def test_the_ideas_can_be_read_up_and_closed_again(lotse: Lotse):
    await oeffne(lotse)
    await lotse.druecke("wahl/zukunftsthemen")
    await lotse.druecke("nachlesen/zukunftsthemen")
    assert await zustand(lotse) == SucheSG.treffer.state
    await lotse.druecke("zu")
    assert await zustand(lotse) == AufgabenSG.wahl.state


async def test_with_the_person_go_shares_and_ideas(lotse: Lotse):
    await oeffne(lotse)
    await trage_ein(lotse, {"ist": {"pflicht_1": 10}})
    person = await lotse.person()
    assert person is not None
    async with lotse.db.transaction() as transaktion:
        await transaktion.personen.delete(person.id)
    lotse.verdrahtung.storage.forget(lotse.kim.user.id)
    await lotse.tippe("/aufgaben")
    assert "verstanden" in lotse.tasten
    await lotse.druecke("verstanden")
    assert await werte(lotse) == {}


async def test_each_consultation_has_its_own_tasks_and_a_repetition_begins_with_those_of_the_earlier_one(lotse: Lotse):
    await oeffne(lotse, **MUSTERSTADT)
    await trage_ein(lotse, {"ist": {"pflicht_1": 10}, "soll": {"pflicht_1": 15}})
    await lotse.druecke("wahl/zukunftsthemen")
    await lotse.druecke("punkt/zukunftsthemen/mobilitaetsmanagement/an")
    vorher = await akte(lotse)
    await lotse.tippe("/beratungen")
    await lotse.druecke("neu")
    assert await werte(lotse) == {}
    await lotse.tippe("Ohne Namen")
    await lotse.tippe("/beratungen")
    await lotse.tippe("2")
    await lotse.tippe("Hierher wechseln")
    assert await akte(lotse) == vorher
    await lotse.tippe("/menu")
    await lotse.druecke("ergebnis")
    lotse.uhr.vor(days=365)
    for schritt in ("/beratungen", "1", "Wiederholen"):
        await lotse.tippe(schritt)
    assert await akte(lotse) == vorher
    await lotse.tippe("/aufgaben")
    await lotse.druecke("aufgabe/pflicht_2/ist")
    await lotse.druecke("wert/pflicht_2/ist/20")
    assert (await werte(lotse))["pflicht_2", "ist"] == 20
    for schritt in ("/beratungen", "2", "Hierher wechseln"):
        await lotse.tippe(schritt)
    assert await akte(lotse) == vorher


async def test_before_consent_the_tasks_lead_to_the_notice(lotse: Lotse):
    await lotse.tippe("/aufgaben")
    assert "verstanden" in lotse.tasten


async def test_the_single_question_does_not_change_the_way_of_the_consultation(lotse: Lotse):
    await lotse.stimme_zu()
    await lotse.tippe("/aufgaben")
    await lotse.druecke("typ")
    await lotse.druecke("kommune_typ/gemeinde")
    await lotse.tippe("/beratung")
    assert await zustand(lotse) == BeratungSG.frage.state
    assert lotse.frage is not None
    assert lotse.frage.id == "einwohner"
