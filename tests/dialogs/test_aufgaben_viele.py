"""IST and SOLL in bulk, and what late, doubled, repeated and forged taps do to them."""

from decimal import Decimal

import pytest

from dialogs import captions
from tests.dialogs.aufgaben import akte, gezeigt, leere, oeffne, text, trage_ein, werte
from tests.dialogs.lotse import Lotse


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
